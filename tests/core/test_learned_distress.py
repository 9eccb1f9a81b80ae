"""What no phrase tells is heard by what was learned from texts; and it's told in which language, as far as that's known."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pytest

from appealbot.core.crisis.detector import SHORT, DistressDetector
from appealbot.core.crisis.features import features
from appealbot.core.crisis.fitting import EASY, HARDEST, Examples, fit_meaning, fit_words
from appealbot.core.crisis.learned import FAINTEST, MOST_ENCODED, PART, Learned, MeaningFit, Meanings, WordsFit
from appealbot.core.crisis.passages import LONGEST_PASSAGE, Passage, passages
from appealbot.core.crisis.speech import Speech

if TYPE_CHECKING:
    from collections.abc import Sequence

    from appealbot.core.grams import Floats

TOLD = ("all is dark for me", "no light is left for me", "it is so dark", "nothing but dark")
NEAR = ("the street is dark", "dark bread")
ORDINARY = ("who signed it?", "what do the towns want", "how can I sign. Is it free?", "a flat for my family")
EXAMPLES = Examples(TOLD, NEAR, ORDINARY)
DOUBT = -1.0
"""Log odds by words that a meaning can turn."""
HEAVY = 5
"""Repeats that make few examples weigh what many would."""


class Colours:
    """An encoder that knows two meanings: whether a text speaks of black, and whether of white."""

    name = "colours-1"

    def __init__(self) -> None:
        self.asked: list[str] = []

    def encode(self, texts: Sequence[str]) -> Floats:
        self.asked += texts
        rows = np.array([["black" in text, "white" in text, 0.1] for text in texts], dtype=np.float32)
        return np.asarray(rows / np.linalg.norm(rows, axis=1, keepdims=True), dtype=np.float32)


def _words(intercept: float) -> WordsFit:
    """A fit to which all words are alike."""
    return replace(fit_words(EXAMPLES), scale=0.0, intercept=intercept)


def _colours() -> MeaningFit:
    examples = Examples(["black"] * HEAVY, ["white"] * HEAVY, ["green"] * HEAVY)
    return fit_meaning(examples, Colours().encode(examples.texts))


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("one two", ["one two"]),
        ("one.  two", ["one. two", "one.", "two"]),
        ("one\ntwo! three", ["one two! three", "one", "two!", "three", "one two!", "two! three"]),
        (" ", []),
        ("", []),
    ],
)
def test_a_short_message_is_listened_to_whole_and_by_its_sentences(text: str, cut: list[str]) -> None:
    assert [each.text for each in passages(text)] == cut
    assert [each.text for each in passages(text) if each.whole] == cut[:1]


def test_a_long_one_is_never_taken_whole() -> None:
    story = " ".join(["word"] * LONGEST_PASSAGE + ["end"])
    assert passages(story) == [Passage(" ".join(["word"] * LONGEST_PASSAGE)), Passage("end"), Passage(story)]


@pytest.mark.parametrize("text", ["", "?!", "👍"])
def test_a_passage_without_words_has_no_features(text: str) -> None:
    assert len(features(text).buckets) == 0


def test_case_and_marks_make_no_difference() -> None:
    assert np.array_equal(features("MÖCHTE nicht…").buckets, features("moechte nicht").buckets)


def test_each_kind_of_grams_weighs_as_much_however_long_the_passage_is() -> None:
    assert np.linalg.norm(features("one two three four").weights) == pytest.approx(np.sqrt(2), rel=1e-5)


def test_words_that_were_told_in_distress_speak_for_it() -> None:
    learned = Learned(fit_words(EXAMPLES))
    assert learned.by_words("so dark for me") > learned.by_words("who wants the flat")


def test_fitting_twice_gives_the_same() -> None:
    one, other = fit_words(EXAMPLES), fit_words(EXAMPLES)
    assert np.array_equal(one.coefficients, other.coefficients)
    assert (one.scale, one.intercept) == (other.scale, other.intercept)


@pytest.mark.parametrize(("sure", "heard"), [(9.0, True), (-9.0, False)])
def test_without_an_encoder_words_decide(sure: float, *, heard: bool) -> None:
    assert Learned(_words(sure)).hears("whatever") is heard


@pytest.mark.parametrize(("text", "heard"), [("black", True), ("white", False), ("green", False)])
def test_where_words_leave_doubt_the_meaning_decides(text: str, *, heard: bool) -> None:
    assert Learned(_words(DOUBT), Meanings(Colours(), _colours())).hears(text) is heard


def test_one_passage_is_enough() -> None:
    assert Learned(_words(DOUBT), Meanings(Colours(), _colours())).hears("green. white. black. green.")


def test_a_part_of_a_message_must_be_surer_than_a_whole_one() -> None:
    learned = Learned(_words(PART / 2))
    assert learned.hears("one two")
    assert not learned.hears(" ".join(["word"] * (LONGEST_PASSAGE + 1)))


def test_capitals_mean_what_small_letters_do() -> None:
    assert Learned(_words(DOUBT), Meanings(Colours(), _colours())).hears("BLACK")


def test_what_words_rule_out_is_never_encoded() -> None:
    encoder = Colours()
    assert not Learned(_words(FAINTEST), Meanings(encoder, _colours())).hears("black")
    assert encoder.asked == []


def test_of_a_long_message_only_the_likeliest_passages_are_encoded() -> None:
    encoder = Colours()
    Learned(_words(DOUBT), Meanings(encoder, _colours())).hears("\n".join(f"green {number}" for number in range(99)))
    assert len(encoder.asked) == MOST_ENCODED


def test_of_very_many_texts_the_hardest_and_some_of_the_rest_mark_the_edge() -> None:
    ordinary = [f"white {number}" for number in range(HARDEST + 2 * EASY)]
    examples = Examples(["black"] * HEAVY, ["green"], ordinary)
    meaning = fit_meaning(examples, Colours().encode(examples.texts))
    assert Meanings(Colours(), meaning).margin("black") > 0


def _detector(heard: float) -> DistressDetector:
    speeches = [Speech("xx", ("gone home",), innocent=("gone shopping",)), Speech("yy", ("weg heim",))]
    return DistressDetector(speeches, Learned(_words(heard)))


@pytest.mark.parametrize(
    ("text", "code"), [("gone away", "xx"), ("weit weg", "yy"), ("unknown", None), ("weg " + "a b c d", None)]
)
def test_it_is_told_in_the_language_that_knows_most_of_the_words(text: str, code: str | None) -> None:
    heard = _detector(9.0).heard(text)
    assert heard is not None
    assert (heard.speech.code if heard.speech else None) == code


def test_a_phrase_counts_whatever_was_learned() -> None:
    heard = _detector(-9.0).heard("weg heim")
    assert heard is not None
    assert heard.phrase == "weg heim"


@pytest.mark.parametrize(("text", "heard"), [("gone shopping", False), ("gone shopping " + "and " * SHORT, True)])
def test_a_short_message_that_only_sounds_like_it_is_left_alone(text: str, *, heard: bool) -> None:
    assert (_detector(9.0).heard(text) is not None) is heard


def test_where_neither_hears_it_there_is_none() -> None:
    assert _detector(-9.0).heard("gone away") is None
