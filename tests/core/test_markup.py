from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from appealbot.core.markup import Span, Style, fitting, paragraphs, plain, to_html
from appealbot.core.text import utf16_length
from appealbot.sandbox.html import parse


def test_paragraphs_leave_out_what_is_empty() -> None:
    assert plain(paragraphs([Span("a"), Span(""), Span("b")])) == "a\n\nb"


def test_everything_is_escaped_once() -> None:
    assert to_html((Span("<b>&amp;</b>", Style.BOLD),)) == "<b>&lt;b&gt;&amp;amp;&lt;/b&gt;</b>"


def test_an_address_in_mixed_scripts_never_goes_out() -> None:
    assert to_html((Span("an buerg\u0435\u0440@stadt.de bitte"),)) == "an […] bitte"


def test_a_longer_message_is_cut_at_a_word() -> None:
    assert fitting("eins zwei drei", 11) == "eins zwei…"
    assert fitting("eins", 4) == "eins"
    assert fitting("eins", 0) == ""


def test_what_no_longer_fits_leaves_no_empty_tags() -> None:
    html = to_html((Span("a" * 4_096), Span("more", Style.QUOTE)))
    assert html == "a" * 4_096


@given(st.lists(st.tuples(st.text(), st.sampled_from(Style)), max_size=6))
def test_whatever_it_holds_telegram_takes_the_html(pieces: list[tuple[str, Style]]) -> None:
    html = to_html(tuple(Span(text, style) for text, style in pieces))
    parsed = parse(html.encode("utf-16", "surrogatepass").decode("utf-16", "replace"))
    assert utf16_length(parsed.text) <= 4_096
