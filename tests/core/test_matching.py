from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING

import numpy as np
import pytest

from appealbot.core.matching import Matcher, Meaning, Outcome, learnable
from appealbot.core.meaning import fit_heads
from appealbot.core.model import OFF_TOPIC, Entry, Intent, Knowledge, Language, Localised, Phrasing, Place
from appealbot.core.text import words
from appealbot.core.words import WordModel, character_grams, fit_words, word_grams

if TYPE_CHECKING:
    from collections.abc import Sequence

    from appealbot.core.words import Floats

HERE = Place("here.yaml")


def _entry(topic: str) -> Entry:
    title = Localised(topic, topic)
    return Entry(topic, "a", title, Localised((topic,), (topic,)), title, HERE)


def _knowledge(heard: dict[str, list[str]]) -> Knowledge:
    topics = [label for label in heard if label != OFF_TOPIC and label not in tuple(Intent)]
    phrasings = tuple(Phrasing(text, Language.DE, label, HERE) for label, texts in heard.items() for text in texts)
    return Knowledge(MappingProxyType({}), {topic: _entry(topic) for topic in topics}, phrasings)


def _fit(knowledge: Knowledge) -> WordModel:
    heard = learnable(knowledge)
    return fit_words([words(phrasing.text) for phrasing in heard], [phrasing.label for phrasing in heard])


class Synonyms:
    """A sentence encoder that knows three meanings."""

    name = "synonyms-1"
    known = (("wohn", "miete", "dach"), ("arbeit", "job", "beruf"), ("wetter", "regen", "sonne"))

    def encode(self, texts: Sequence[str]) -> Floats:
        rows = [[float(any(word in text.lower() for word in kind)) for kind in self.known] for text in texts]
        return np.array(rows, dtype=np.float32)


def _with_meaning(knowledge: Knowledge) -> Matcher:
    heard, encoder = learnable(knowledge), Synonyms()
    heads = fit_heads(encoder.encode([phrasing.text for phrasing in heard]), [phrasing.label for phrasing in heard])
    return Matcher(knowledge, _fit(knowledge), Meaning(encoder, heads))


HEARD = {
    "housing": ["wohnung", "wer baut wohnungen", "ist die miete zu hoch", "was sagen sie zum wohnen"],
    "work": ["arbeit", "dürfen geflüchtete arbeiten", "wann gibt es arbeit", "was sagen sie zum arbeiten"],
    OFF_TOPIC: ["wie wird das wetter", "wer wird deutscher meister", "wetter morgen"],
    "greeting": ["hallo", "guten tag", "moin zusammen"],
    "sign-up": ["ich will unterschreiben", "tragt mich ein", "ich bin dabei"],
}


@pytest.fixture(scope="module")
def matcher() -> Matcher:
    knowledge = _knowledge(HEARD)
    return Matcher(knowledge, _fit(knowledge))


def test_the_same_words_are_sure_at_once(matcher: Matcher) -> None:
    match = matcher.match("Wer baut Wohnungen?!")
    assert (match.outcome, match.topics, match.score) == (Outcome.ANSWER, ("housing",), 1.0)
    assert matcher.match("WETTER, morgen?").off_topic
    assert matcher.match("Hallo!").intent is Intent.GREETING


def test_similar_words_are_an_answer(matcher: Matcher) -> None:
    match = matcher.match("bauen die denn wohnungen mit niedriger miete")
    assert (match.outcome, match.topics[0]) == (Outcome.ANSWER, "housing")


def test_slips_are_mended_first(matcher: Matcher) -> None:
    assert matcher.match("wer baut wohnugnen").topics[0] == "housing"


def test_off_topic_words_are_none_and_offer_nothing_as_an_answer(matcher: Matcher) -> None:
    match = matcher.match("wie ist denn das wetter heute")
    assert (match.outcome, match.off_topic) == (Outcome.NONE, True)


def test_what_wants_to_join_is_an_intent(matcher: Matcher) -> None:
    match = matcher.match("ich will auch unterschreiben, tragt mich ein")
    assert (match.outcome, match.intent) == (Outcome.SIGN_UP, Intent.SIGN_UP)


def test_words_of_two_entries_are_choices() -> None:
    knowledge = _knowledge({"housing": ["die forderung", "wohnung"], "work": ["die forderung", "arbeit"]})
    match = Matcher(knowledge, _fit(knowledge)).match("die forderung")
    assert match.outcome is Outcome.CHOICES
    assert set(match.topics) == {"housing", "work"}


@pytest.mark.parametrize("text", ["", "👍", "qqq xxx", "{}"])
def test_unknown_words_are_none(matcher: Matcher, text: str) -> None:
    assert matcher.match(text).outcome is Outcome.NONE


def test_all_topics_are_ranked(matcher: Matcher) -> None:
    assert list(matcher.chances("arbeit finden")) == ["work", "housing"]


def test_a_text_that_stands_for_two_things_is_not_sure_at_once() -> None:
    knowledge = _knowledge({"housing": ["das dach", "wohnung"], "work": ["das dach", "arbeit"]})
    assert Matcher(knowledge, _fit(knowledge)).match("das dach").score < 1


def test_a_single_entry_without_off_topic_texts_is_enough() -> None:
    knowledge = _knowledge({"housing": ["wer baut wohnungen", "was kostet die miete"]})
    matcher = Matcher(knowledge, _fit(knowledge))
    assert matcher.match("wohnungen bauen").topics == ("housing",)
    assert matcher.match("qqq").outcome is Outcome.NONE


def test_a_phrasing_without_words_is_left_out() -> None:
    knowledge = _knowledge({"housing": ["wohnung", "👍"], "work": ["arbeit"]})
    assert Matcher(knowledge, _fit(knowledge)).match("👍").outcome is Outcome.NONE


def test_fitting_twice_gives_the_same_model() -> None:
    knowledge = _knowledge(HEARD)
    first, second = _fit(knowledge).fitted, _fit(replace(knowledge)).fitted
    assert first.labels == second.labels
    assert np.array_equal(first.coefficients, second.coefficients)


def test_meaning_finds_what_the_words_alone_do_not() -> None:
    knowledge = _knowledge(HEARD)
    text = "wann gibt es job und beruf"
    with_meaning = _with_meaning(knowledge)
    assert next(iter(with_meaning.chances(text))) == "work"
    alone = Matcher(knowledge, _fit(knowledge))
    assert with_meaning.chances(text)["work"] > alone.chances(text)["work"]


def test_meaning_helps_without_off_topic_texts_too() -> None:
    knowledge = _knowledge({"housing": HEARD["housing"], "work": HEARD["work"]})
    assert _with_meaning(knowledge).match("gibt es wohnungen mit miete").topics[0] == "housing"


def test_heads_on_two_labels_are_enough() -> None:
    knowledge = _knowledge({"housing": HEARD["housing"]})
    assert _with_meaning(knowledge).match("wer baut die wohnungen").topics == ("housing",)


def test_of_nothing_there_are_no_chances(matcher: Matcher) -> None:
    assert matcher.chances("👍") == {}


def test_grams_of_words_are_stems_and_pairs() -> None:
    assert word_grams(["sichere", "häfen"]) == ["sich", "haf", "sich haf"]


def test_grams_of_characters_stay_inside_words() -> None:
    assert character_grams(["ab"]) == [" a", "ab", "b ", " ab", "ab ", " ab "]
    assert character_grams(["a"]) == [" a", "a ", " a "]
