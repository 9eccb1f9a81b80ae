from __future__ import annotations

import pytest

from appealbot.core.negation import clauses
from appealbot.core.text import words
from appealbot.core.wishes import Saying, Wishes, WishWords, Wording


def wordings(*texts: str) -> tuple[Wording, ...]:
    return tuple(tuple(text.split()) for text in texts)


WISHES = Wishes(
    sign_up=WishWords(
        wordings("unterschrei*", "trag* ein", "sign"), wordings("aufruf*", "the appeal"), doubts=wordings("soll")
    ),
    my_data=WishWords(
        wordings("loesch*", "nicht mehr"), wordings("dieser bot"), wordings("daten gespeichert"), ends=True
    ),
    plain=wordings("ich", "mich", "will", "bitte", "meine", "daten", "i", "want", "to", "the"),
)


def said(wish: WishWords, text: str) -> Saying:
    return WISHES.said(wish, [(part, words(part.text)) for part in clauses(text)])


@pytest.mark.parametrize(
    ("text", "saying"),
    [
        ("ich will unterschreiben", Saying.PLAINLY),
        ("Tragen: bitte", Saying.NOT),
        ("trag mich bitte ein", Saying.PLAINLY),
        ("trag mich", Saying.NOT),
        ("unterschreiben", Saying.AMID),
        ("ein trag", Saying.NOT),
        ("ich will den Mietvertrag unterschreiben", Saying.AMID),
        ("nach langem Zögern will ich den Aufruf unterschreiben", Saying.PLAINLY),
        ("I want to sign the appeal in Marburg", Saying.PLAINLY),
        ("Mein Bürgermeister soll den Aufruf unterschreiben", Saying.AMID),
        ("ich will asyl", Saying.NOT),
        ("ich will nicht unterschreiben", Saying.REFUSED),
        ("ich will nicht unterschreiben, nur wissen wer unterschreibt", Saying.REFUSED),
        ("warum nicht unterschreiben", Saying.AMID),
        ("ich will nicht reden, ich will unterschreiben", Saying.AMID),
        ("ich will nicht mehr unterschreiben", Saying.REFUSED),
        ("", Saying.NOT),
    ],
)
def test_a_wish_to_join_is_said_as_plainly_as_its_words(text: str, saying: Saying) -> None:
    assert said(WISHES.sign_up, text) is saying


@pytest.mark.parametrize(
    ("text", "saying"),
    [
        ("lösch meine daten", Saying.PLAINLY),
        ("lösch meine daten bei der Bank", Saying.AMID),
        ("lösch meine daten nicht", Saying.REFUSED),
        ("ich will nicht mehr", Saying.PLAINLY),
        ("meine daten gespeichert", Saying.PLAINLY),
        ("ich will meine daten nicht gespeichert", Saying.AMID),
    ],
)
def test_a_wish_about_data_may_end_what_holds(text: str, saying: Saying) -> None:
    assert said(WISHES.my_data, text) is saying


def test_without_words_for_it_nothing_is_a_wish() -> None:
    nothing = Wishes()
    spoken = [(part, words(part.text)) for part in clauses("ich will unterschreiben")]
    assert nothing.said(nothing.sign_up, spoken) is Saying.NOT
