from __future__ import annotations

from typing import Any

import pytest

from appealbot.core.language import NOTHING, Hearing, LanguageDetector, reply_language
from appealbot.core.model import Language, Localised, language_of_code

DETECTOR = LanguageDetector({"duldung", "spurwechsel"}, {"integration", "frankfurt"})
DE, EN = Language.DE, Language.EN


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Dürfen Geflüchtete arbeiten?", DE),
        ("What is a Duldung?", EN),
        ("was soll das heißen, family first", DE),
        ("wos is na des für a Zettel", DE),
        ("und warum", DE),
        ("who pays for all that", EN),
        ("mayors demand faster asylum procedures", EN),
    ],
)
def test_a_whole_message_tells_its_language_clearly(text: str, language: Language) -> None:
    heard = DETECTOR.hear(text)
    assert heard.clear
    assert heard.language is language


@pytest.mark.parametrize(
    "text",
    [
        "Integration",
        "Status",
        "Problem",
        "Test",
        "Info",
        "Frankfurt",
        "ok",
        "Land",
        "qwrtz pfgh",
        "👍",
        "",
        "42",
    ],
)
def test_what_both_languages_share_and_what_nobody_knows_tells_nothing(text: str) -> None:
    assert DETECTOR.hear(text) == NOTHING


@pytest.mark.parametrize(
    ("text", "language"),
    [("housing", EN), ("was is ne duldung", DE), ("Wohnung", DE), ("Spurwechsel", DE), ("hello", EN)],
)
def test_a_word_alone_is_a_hint_and_no_more(text: str, language: Language) -> None:
    assert DETECTOR.hear(text) == Hearing(language)


@pytest.mark.parametrize(
    ("text", "strong"),
    [
        ("Why should they be allowed to stay?", True),
        ("Was ist eine Duldung?", True),
        ("in English, please", True),
        ("hey bot, tell me ob ich da what bekomme", False),
        ("mayors demand faster procedures", False),
        ("Warum sollen die denn bleiben dürfen?", True),
        ("neue Wohnungen für Städte", False),
    ],
)
def test_against_a_choice_only_much_evidence_counts(text: str, strong: bool) -> None:  # noqa: FBT001 - a table's column
    assert DETECTOR.hear(text).strong is strong


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("Combien de personnes ont signé cet appel ?", "fr"),
        ("¿Qué piden los alcaldes?", "es"),
        ("Belediyeler ne istiyor?", "tr"),
        ("ماذا تطلب البلديات؟", "ar"),
        ("شهرداران چه می‌خواهند؟", "fa"),
        ("ښاروالان څه غواړي", "ps"),
        ("شارەوانەکان چییان دەوێت", "ckb"),
        ("Чого хочуть міста?", "uk"),
        ("Кто это подписал?", "ru"),
        ("ኣነ ሓገዝ እደሊ", "ti"),
        ("እርዳታ እፈልጋለሁ", ""),
        ("市长们要求什么", ""),
        ("Ez dixwazim alîkariyê bikim", "ku"),
        ("Sidee baan u caawin karaa", "so"),
        ("Що таке Duldung?", "uk"),
    ],
)
def test_other_languages_are_recognised(text: str, other: str) -> None:
    assert DETECTOR.hear(text) == Hearing(None, other=other)


@pytest.mark.parametrize(
    "text",
    [
        "Wat wüllt de Städer denn?",
        "i woas ned wos de woin",
        "isch weiß et nit",
        "gonna be lit fam",
        "merci",
        "Дякую, danke!",
        "wie heißt das auf русском",
    ],
)
def test_dialect_slang_and_a_borrowed_word_are_no_other_language(text: str) -> None:
    assert DETECTOR.hear(text).other is None


def test_a_quote_in_the_other_language_is_looked_past() -> None:
    assert DETECTOR.hear("what does „Kommunen sollen mehr dürfen“ mean").language is EN


@pytest.mark.parametrize(
    ("heard", "known", "language"),
    [
        (Hearing(EN, clear=True), {"code": "de"}, EN),
        (Hearing(EN, clear=True), {"spoken": DE}, EN),
        (Hearing(EN, clear=True), {"chosen": DE}, DE),
        (Hearing(EN, clear=True, strong=True), {"chosen": DE}, EN),
        (Hearing(EN), {"code": "de-AT"}, DE),
        (Hearing(EN), {"code": "fr"}, EN),
        (Hearing(EN), {}, EN),
        (NOTHING, {"chosen": DE, "spoken": EN, "code": "en"}, DE),
        (NOTHING, {"spoken": EN, "code": "de"}, EN),
        (NOTHING, {"code": "en-GB"}, EN),
        (NOTHING, {"code": "fr"}, DE),
        (NOTHING, {}, DE),
    ],
)
def test_the_reply_takes_a_clear_messages_language_then_the_choice_the_chats_telegrams_and_german(
    heard: Hearing, known: dict[str, Any], language: Language
) -> None:
    assert reply_language(heard, **known) is language


@pytest.mark.parametrize(("code", "language"), [("de-AT", DE), ("EN", EN), ("fr", None), ("", None), (None, None)])
def test_telegrams_codes(code: str | None, language: Language | None) -> None:
    assert language_of_code(code) is language


def test_a_text_in_the_other_language_is_better_than_none() -> None:
    assert Localised(en="only English").best(DE) == "only English"
    with pytest.raises(LookupError):
        Localised().best(DE)
