from __future__ import annotations

import pytest

from appealbot.core.negation import asks, besides, clauses, is_personal

DENIED = [
    "Ich will NICHT unterschreiben",
    "lösch meine Daten nicht",
    "ich unterschreibe nie",
    "keine Unterschrift von mir",
    "ohne mich anzumelden",
    "ich weigere mich zu unterschreiben",
    "i mog ned unterschreim",
    "don't sign me up",
    "dont sign me up",
    "I won’t sign",
    "do not delete my data",
    "I'd rather not join",
    "without signing up",
    "no signature from me",
    "I refuse to sign",
    "ich will nicht, dass meine Daten gelöscht werden",
    "ich habe nicht vor, zu unterschreiben",
    "unterschreiben? nein danke",
    "delete? no, please don't.",
]
NOT_DENIED = [
    "ich will unterschreiben",
    "warum nicht unterschreiben?",
    "nicht nur unterschreiben",
    "why don't you sign me up already",
    "not only sign",
    "warum kann ich nicht unterschreiben",
    "Kann ich nicht einfach unterschreiben?",
    "can't I just sign?",
    "ich habe noch nicht unterschrieben",
    "vergiss nicht mich einzutragen",
    "don't forget to sign me up",
    "no problem",
    "I can't wait to sign",
    "ohne Telegram unterschreiben",
    "sign without an email",
    "I can't find where to sign",
    "nothing against it",
    "mein Notar",
    "kneten",
]


@pytest.mark.parametrize("text", DENIED)
def test_what_is_denied_is_noticed(text: str) -> None:
    assert [part.denied for part in clauses(text)] == [True]


@pytest.mark.parametrize("text", NOT_DENIED)
def test_a_near_miss_denies_nothing(text: str) -> None:
    assert not any(part.denied for part in clauses(text))


@pytest.mark.parametrize("text", ["warum nicht unterschreiben?", "nicht nur lesen", "kein Problem", "not yet"])
def test_a_near_miss_is_doubtful_all_the_same(text: str) -> None:
    assert [part.doubtful for part in clauses(text)] == [True]


@pytest.mark.parametrize(
    ("text", "taken_back"),
    [
        ("ich will nicht mehr mitmachen", True),
        ("keine Mails mehr", True),
        ("nobody has to look after me any more", True),
        ("I don't want to be on the list any longer", True),
        ("I no longer want to be listed", True),
        ("ich will nicht mitmachen", False),
        ("I want to know more", False),
    ],
)
def test_what_shall_hold_no_longer_is_told_from_what_shall_not_be(text: str, *, taken_back: bool) -> None:
    assert [part.taken_back for part in clauses(text)] == [taken_back]


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("do not sign me up, just tell me who signed", "just tell me who signed"),
        ("don't sign me up just tell me who signed", "just tell me who signed"),
        ("Ich will nicht mitmachen. Was fordern die Kommunen?", "Was fordern die Kommunen"),
        ("Nicht die Kommunen, was fordert Hessen?", "was fordert Hessen"),
        ("nein, nicht unterschreiben", ""),
        ("I was only reading up, I don't want to sign.", ""),
        ("nicht eintragen, warum", ""),
    ],
)
def test_what_is_asked_beside_a_denial_is_kept(text: str, asked: str) -> None:
    assert besides(clauses(text)) == asked


def test_a_joining_word_ends_nothing_where_nothing_is_denied() -> None:
    assert [part.text for part in clauses("ich will nur unterschreiben und mithelfen")] == [
        "ich will nur unterschreiben und mithelfen"
    ]


def test_a_joining_word_ends_what_a_denial_reaches() -> None:
    parts = clauses("ich will nicht lesen sondern unterschreiben und mithelfen")
    assert [(part.text, part.denied) for part in parts] == [
        ("ich will nicht lesen", True),
        ("sondern unterschreiben und mithelfen", False),
    ]


@pytest.mark.parametrize(
    ("text", "sets_aside"),
    [
        ("Nicht die Kommunen", True),
        ("not Hesse", True),
        ("nicht nur die Kommunen", False),
        ("die Kommunen", False),
        ("nicht alles von dem was sie vorhin gesagt haben", False),
    ],
)
def test_a_contrast_is_short_and_begins_with_its_denial(text: str, *, sets_aside: bool) -> None:
    assert clauses(text)[0].sets_aside is sets_aside


def test_a_message_without_words_has_no_clause() -> None:
    assert clauses(" … ?!") == ()


@pytest.mark.parametrize(
    ("text", "expected"), [("Wer hat unterschrieben", True), ("unterschrieben?", True), ("ich unterschreibe", False)]
)
def test_a_question_is_known_by_its_mark_or_its_first_word(text: str, *, expected: bool) -> None:
    assert asks(text) is expected


@pytest.mark.parametrize(("text", "expected"), [("ich nicht", True), ("not me", True), ("man darf nicht", False)])
def test_who_speaks_of_themselves_is_personal(text: str, *, expected: bool) -> None:
    assert is_personal(text) is expected
