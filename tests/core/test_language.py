from __future__ import annotations

import pytest

from appealbot.core.language import LanguageDetector, reply_language
from appealbot.core.model import Language, Localised, language_of_code

DETECTOR = LanguageDetector({"duldung", "spurwechsel"})
DE, EN = Language.DE, Language.EN


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Dürfen Geflüchtete arbeiten?", DE),
        ("What is a Duldung?", EN),
        ("was soll das heißen, family first", DE),
        ("Spurwechsel", DE),
        ("housing", EN),
        ("Combien de personnes ont signé cet appel ?", None),
        ("👍", None),
        ("", None),
    ],
)
def test_the_language_of_a_text(text: str, language: Language | None) -> None:
    assert DETECTOR.detect(text) is language


def test_the_reply_takes_the_messages_language_first_then_the_choice_then_telegrams_then_german() -> None:
    assert reply_language(EN, DE, "de") is EN
    assert reply_language(None, EN, "de") is EN
    assert reply_language(None, None, "en-GB") is EN
    assert reply_language(None, None, "fr") is DE


@pytest.mark.parametrize(("code", "language"), [("de-AT", DE), ("EN", EN), ("fr", None), ("", None), (None, None)])
def test_telegrams_codes(code: str | None, language: Language | None) -> None:
    assert language_of_code(code) is language


def test_a_text_in_the_other_language_is_better_than_none() -> None:
    assert Localised(en="only English").best(DE) == "only English"
    with pytest.raises(LookupError):
        Localised().best(DE)
