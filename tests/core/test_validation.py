from __future__ import annotations

import pytest
from confusable_homoglyphs import confusables
from hypothesis import given
from hypothesis import strategies as st

from appealbot.core import validation
from appealbot.core.text import mixed_script_words
from appealbot.core.validation import Refusal

ADDRESSES = [
    "anna@example.com", "a.b@c.de", "buergermeisterin@giessen.de", "info@stadt-beispiel.de", "x+y@z.org",
    "olena.shevchenko@posteo.net", "kontakt@verein.jetzt", "post@rathaus.wetzlar.de", "m_mueller@web.de",
    "o'neil@mail.ie", "vorstand@awo-hessen.de", "ob@kassel.de", "team@asyl.org", "1@2.de", "aha@oho.eu",
    "presse@caritas.de", "pax@kirche.de", "e.kir@uni.edu", "sos@help.info", "peter@pan.co",
]  # fmt: skip
LOOKALIKES = [
    letter
    for letter, alike in confusables.confusables_data.items()
    if len(letter) == 1
    and not letter.isascii()
    and any(glyph["c"].isascii() and glyph["c"].isalpha() and len(glyph["c"]) == 1 for glyph in alike)
]


@pytest.mark.parametrize("address", ADDRESSES)
def test_an_ordinary_address_is_taken_as_it_is(address: str) -> None:
    assert validation.email(address) == address


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_lookalike_letter_at_any_place_of_an_address_is_found(address: str) -> None:
    for letter in "аеорсухіѕјԁοαıɑｅℓ":
        for at in range(len(address) + 1):
            refused = validation.email(address[:at] + letter + address[at:])
            assert isinstance(refused, Refusal)
            assert refused.name == "sign-up-email-lookalike"
            assert refused.values["letters"].startswith(f"{at + 1}: „{letter}“")


def test_every_lookalike_letter_that_unicode_knows_is_found() -> None:
    assert len(LOOKALIKES) > 1_000
    for letter in LOOKALIKES:
        assert isinstance(validation.email(f"an{letter}a@example.com"), Refusal), letter
        assert isinstance(validation.email(f"anna@ex{letter}mple.com"), Refusal), letter


def test_the_letter_is_named_and_the_latin_spelling_proposed() -> None:
    assert validation.email("annа@exаmple.com") == Refusal(
        "sign-up-email-lookalike",
        {"letters": "4: „а“ (U+0430 CYRILLIC SMALL LETTER A)\n8: „а“ (U+0430 CYRILLIC SMALL LETTER A)"},
        "anna@example.com",
    )


def test_of_several_lookalike_letters_each_is_named_and_no_spelling_proposed() -> None:
    refused = validation.email("anna@ехаmple.com")
    assert isinstance(refused, Refusal)
    assert [line[:4] for line in refused.values["letters"].split("\n")] == ["6: „", "7: „", "8: „"]
    assert refused.proposal is None


def test_of_very_many_lookalike_letters_as_many_are_named_as_fit_into_a_message() -> None:
    refused = validation.email("а" * 200 + "@example.com")
    assert isinstance(refused, Refusal)
    assert len(refused.values["letters"].split("\n")) == validation.MOST_NAMED + 1


@pytest.mark.parametrize(
    ("host", "meant"),
    [("gmial.com", "gmail.com"), ("gmail.con", "gmail.com"), ("wbe.de", "web.de"), ("web.ed", "web.de"), ("tonline.de", "t-online.de"), ("GMIAL.COM", "gmail.com"), ("hotmial.com", "hotmail.com"), ("outlok.de", "outlook.de")],
)  # fmt: skip
def test_a_host_that_is_probably_mistyped_is_asked_back(host: str, meant: str) -> None:
    refused = validation.email(f"anna@{host}")
    assert isinstance(refused, Refusal)
    assert refused.proposal == f"anna@{meant}"
    assert refused.typed is not None
    assert validation.email(f"anna@{host}", refused.typed) == refused.typed


@pytest.mark.parametrize(
    "host", ["gmail.com", "web.de", "mail.com", "ymail.com", "live.cz", "gmx.at", "x.de", "verein.de"]
)
def test_a_host_of_its_own_is_no_slip_of_a_common_one(host: str) -> None:
    assert validation.email(f"anna@{host}") == f"anna@{host}"


@pytest.mark.parametrize("address", ["anna@exаmпle.com", "аnna@", "ж" * 5 + "a@b.de"])
def test_nothing_is_proposed_where_no_latin_spelling_would_be_an_address(address: str) -> None:
    refused = validation.email(address)
    assert isinstance(refused, Refusal)
    assert refused.proposal is None


@pytest.mark.parametrize(
    ("typed", "taken"),
    [
        (" Anna@Example.com ", "Anna@example.com"),
        ("<anna@web.de>", "anna@web.de"),
        ("mailto:anna@web.de", "anna@web.de"),
        ("an\u200bna@web.de\u202c", "anna@web.de"),
        ("anna@müller.de", "anna@xn--mller-kva.de"),
        ("x@почта.рф", "x@xn--80a1acny.xn--p1ai"),
    ],
)
def test_what_is_harmless_is_tidied(typed: str, taken: str) -> None:
    assert validation.email(typed) == taken


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("", "sign-up-email-wrong"),
        ("anna", "sign-up-email-wrong"),
        ("anna@localhost", "sign-up-email-wrong"),
        ("a..b@c.de", "sign-up-email-wrong"),
        ("anna@web.de\r\nBcc: x@y.de", "sign-up-email-wrong"),
        ("jürgen@web.de", "sign-up-email-letter"),
        ("иван@почта.рф", "sign-up-email-letter"),
        ("a" * 250 + "@b.de", "sign-up-too-long"),
        ("a" * 100_000, "sign-up-too-long"),
    ],
)
def test_what_cannot_be_an_address_gets_its_sentence(typed: str, sentence: str) -> None:
    refused = validation.email(typed)
    assert isinstance(refused, Refusal)
    assert refused.name == sentence


@given(st.text())
def test_no_taken_address_mixes_scripts_or_breaks_a_line(typed: str) -> None:
    taken = validation.email(typed)
    assert isinstance(taken, Refusal) or (taken.isascii() and not mixed_script_words(taken) and taken.isprintable())


@pytest.mark.parametrize(
    "name",
    ["Олена", "Γιώργος", "Łukasz", "O'Neil", "Müller-Świątek", "नरेंद्र मोदी", "می\u200cخواهم", "李小龍", "Nguyễn Thị", "Jean-Luc D’Arc", "X Æ"],
)  # fmt: skip
def test_names_are_free_in_any_script(name: str) -> None:
    assert validation.name(name) == name


@pytest.mark.parametrize(
    ("typed", "taken"),
    [
        ("<b>Anna</b> Beispiel", "Anna Beispiel"),
        ("  Anna\r\n\tBeispiel ", "Anna Beispiel"),
        ("An\u202ena\u0007 <Bei>spiel", "Anna spiel"),
        ("\u200dAnna", "Anna"),
        ("A\ud800nna", "Anna"),
        ("W" + "\u0335\u0321" * 40 + "olf", "W\u0335\u0335\u0335olf"),
        ("Robert'); DROP TABLE intents;--", "Robert'); DROP TABLE intents;--"),
        ("{operator} %s", "{operator} %s"),
    ],
)
def test_markup_and_control_characters_go(typed: str, taken: str) -> None:
    assert validation.name(typed) == taken


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("", "sign-up-name-missing"),
        ("12345", "sign-up-name-missing"),
        ("🙂", "sign-up-name-missing"),
        ("anna@web.de", "sign-up-name-is-email"),
        ("x" * 101, "sign-up-too-long"),
    ],
)
def test_what_is_no_name_gets_its_sentence(typed: str, sentence: str) -> None:
    refused = validation.name(typed)
    assert isinstance(refused, Refusal)
    assert refused.name == sentence


def test_a_place_is_free_text_of_at_most_120_characters() -> None:
    assert validation.place("Arbeiterwohlfahrt & Freunde e. V.") == "Arbeiterwohlfahrt & Freunde e. V."
    assert validation.place("x" * 120) == "x" * 120
    assert validation.place("x" * 121) == Refusal("sign-up-too-long", {"most": "120"})
    assert validation.place("?!") == Refusal("sign-up-place-missing", {})
