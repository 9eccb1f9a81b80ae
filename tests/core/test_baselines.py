from __future__ import annotations

import sys

import numpy as np
import pytest
from rapidfuzz import fuzz

from appealbot.adapters.bm25 import Bm25
from appealbot.core.baselines import NearestPhrasing, WholeSentences
from appealbot.core.model import Entry, Intent, Knowledge, Language, Localised, Phrasing, Place
from appealbot.core.outcome import Outcome
from appealbot.core.text import words
from appealbot.errors import MissingLibraryError

HERE = Place("here.yaml")
HEARD = {
    "wer baut neue wohnungen": "housing",
    "wie teuer ist die miete": "housing",
    "wer darf hier arbeiten": "work",
    "danke schön": "thanks",
    "wie wird das wetter": "off-topic",
}
TEXTS = [words(text) for text in HEARD]
KNOWLEDGE = Knowledge(
    {},
    {
        topic: Entry(topic, "a", Localised(topic), Localised((topic,)), Localised(topic), HERE)
        for topic in ("housing", "work")
    },
    tuple(Phrasing(text, Language.DE, label, HERE) for text, label in HEARD.items()),
)


@pytest.fixture
def baseline() -> NearestPhrasing:
    return NearestPhrasing(KNOWLEDGE, WholeSentences(TEXTS, fuzz.ratio))


def test_the_nearest_phrasing_gives_the_answer(baseline: NearestPhrasing) -> None:
    match = baseline.match("Wer baut neue Wohnungen?")
    assert (match.outcome, match.topics[0]) == (Outcome.ANSWER, "housing")


def test_what_is_less_near_gives_choices_or_nothing(baseline: NearestPhrasing) -> None:
    assert baseline.match("Wer baut Wohnungen hier").outcome is Outcome.CHOICES
    far = baseline.match("wer baut mir das haus")
    assert (far.outcome, bool(far.topics)) == (Outcome.NONE, True)


def test_an_intent_or_an_off_topic_text_that_is_nearer_is_no_answer(baseline: NearestPhrasing) -> None:
    assert baseline.match("Danke schön!").intent is Intent.THANKS
    assert baseline.match("Wie wird das Wetter?").outcome is Outcome.NONE
    assert baseline.match("Wie wird das Wetter?").score < baseline.match("wer baut mir das haus").score


def test_what_resembles_nothing_is_nothing(baseline: NearestPhrasing) -> None:
    assert baseline.match("xyz").topics == ()


def test_chances_are_shares_of_the_entries(baseline: NearestPhrasing) -> None:
    chances = baseline.chances("wer darf hier arbeiten und wohnen")
    assert next(iter(chances)) == "work"
    assert sum(chances.values()) == pytest.approx(1)


def test_bm25_ranks_by_shared_stems_and_knows_when_there_are_none() -> None:
    bm25 = Bm25(TEXTS)
    assert int(np.argmax(bm25.nearness(["eine", "wohnung"]))) == 0
    assert not bm25.nearness(["quux"]).any()


def test_without_its_library_the_remedy_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "bm25s", None)
    with pytest.raises(MissingLibraryError, match=r"appealbot\[evaluation\]"):
        Bm25(TEXTS)
