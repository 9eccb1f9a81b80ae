from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from appealbot.core.markup import plain, to_html
from appealbot.core.model import Language, Localised
from appealbot.core.render import Renderer
from appealbot.core.text import utf16_length
from appealbot.sandbox.html import parse

if TYPE_CHECKING:
    from syrupy.assertion import SnapshotAssertion

    from appealbot.bootstrap.bot import Bot
    from appealbot.core.turn import Reply


@pytest.fixture
def renderer(bot: Bot) -> Renderer:
    return Renderer(bot.knowledge, bot.catalogue, "appeal_bot")


def _as_read(reply: Reply) -> str:
    rows = [" | ".join(f"[{button.label}]" for button in row) for row in reply.rows]
    return "\n".join([to_html(reply.text), *rows])


@pytest.mark.parametrize("language", list(Language))
def test_every_answer_looks_as_it_did(renderer: Renderer, language: Language, snapshot: SnapshotAssertion) -> None:
    for entry in renderer.knowledge.entries.values():
        assert _as_read(renderer.answer(entry, language)) == snapshot(name=f"{language.value} {entry.id}")


@pytest.mark.parametrize("language", list(Language))
def test_every_answer_keeps_telegrams_rules(renderer: Renderer, language: Language) -> None:
    for entry in renderer.knowledge.entries.values():
        for reply in (renderer.answer(entry, language, back_to=2), renderer.short(entry, language)):
            parsed = parse(to_html(reply.text))
            assert parsed.text == plain(reply.text)
            assert utf16_length(parsed.text) <= 4_096
            for row in reply.rows:
                for button in row:
                    assert button.label
                    assert len(button.data.encode()) <= 64
                    assert bool(button.data) != bool(button.url)


def test_no_answer_presents_the_unusable_address(renderer: Renderer) -> None:
    for entry in renderer.knowledge.entries.values():
        for language in Language:
            assert "stadt-frankfurt" not in plain(renderer.answer(entry, language).text)


def test_an_entry_in_one_language_says_so_in_the_other(renderer: Renderer) -> None:
    entry = replace(renderer.knowledge.entries["term-duldung"], answer=Localised(de="Nur deutsch."))
    assert "So far this answer exists in German only." in plain(renderer.answer(entry, Language.EN).text)


def test_a_quote_without_translation_is_shown_in_german(renderer: Renderer) -> None:
    entry = renderer.knowledge.entries["hessen-ranking"]
    bare = replace(entry, quotes=tuple(replace(quote, en=None) for quote in entry.quotes))
    assert "Our translation" not in plain(renderer.answer(bare, Language.EN).text)


def test_entries_of_the_same_title_are_told_apart_by_their_appeal(renderer: Renderer) -> None:
    entries = dict(renderer.knowledge.entries)
    for topic in ("kommunen-civil-society", "hessen-civil-society"):
        entries[topic] = replace(entries[topic], title=Localised("Ehrenamt", "Volunteers"))
    twins = replace(renderer, knowledge=replace(renderer.knowledge, entries=entries))
    reply = twins.choices(["kommunen-civil-society", "hessen-civil-society"], Language.DE)
    labels = [button.label for row in reply.rows for button in row]
    assert labels == ["Ehrenamt (Aufruf der Kommunen)", "Ehrenamt (Hessischer Aufruf)", "Nichts davon"]


def test_a_section_that_the_appeal_lacks_is_left_out(renderer: Renderer) -> None:
    entry = replace(renderer.knowledge.entries["hessen-ranking"], section=9, related=("gone",), counterpart="gone")
    reply = renderer.answer(entry, Language.DE)
    assert "Punkt 9" not in plain(reply.text)
    assert [button.label for row in reply.rows for button in row] == ["Alle Themen", "Teilen"]
