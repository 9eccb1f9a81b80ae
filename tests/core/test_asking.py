from __future__ import annotations

import pytest

from appealbot.core.asking import after_courtesy, asks


@pytest.mark.parametrize(
    "text",
    [
        "Echt?",
        "لماذا؟",
        "wer bezahlt das alles",
        "und warum machen die das",
        "who pays for it",
        "but how long does it take",
    ],
)
def test_a_question_is_told_by_its_form(text: str) -> None:
    assert asks(text)


@pytest.mark.parametrize("text", ["was ein Quatsch ist das", "what a load of rubbish", "hm", "", "das ist gut so"])
def test_what_only_begins_like_a_question_is_none(text: str) -> None:
    assert not asks(text)


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("Hallo, was ist eine Duldung?", "was ist eine Duldung?"),
        ("Guten Tag! Danke. Wer hat das geschrieben?", "Wer hat das geschrieben?"),
        ("Vielen Dank für die Auskunft. Und die Städte?", "Und die Städte?"),
        ("danke 🙏 und warum", "und warum"),
        ("Alles klar, danke! Bis wann geht das?", "Bis wann geht das?"),
        ("Sehr geehrte Damen und Herren, wer haftet?", "wer haftet?"),
        ("hi there who signed it", "who signed it"),
        ("Thanks a lot for that, can they work?", "can they work?"),
        ("thank you so much! what about housing", "what about housing"),
    ],
)
def test_what_follows_a_greeting_or_thanks_remains(text: str, rest: str) -> None:
    assert after_courtesy(text) == rest


@pytest.mark.parametrize(
    "text",
    [
        "Hallo",
        "Danke!",
        "Danke dir, tschüss",
        "Besten Dank für die Auskunft",
        "Was ist eine Duldung?",
        "Tagsüber arbeiten",
        "hilfe",
        "",
    ],
)
def test_without_one_or_without_more_nothing_remains(text: str) -> None:
    assert after_courtesy(text) == ""
