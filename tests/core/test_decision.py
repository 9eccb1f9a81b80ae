from __future__ import annotations

import numpy as np
import pytest

from appealbot.core.decision import (
    MOST_FURTHER,
    WORDS_ALONE,
    Decider,
    Evidence,
    calibration,
    of_long,
    of_pieces,
    of_questions,
    of_sentences,
)
from appealbot.core.model import OFF_TOPIC, Intent, Language
from appealbot.core.outcome import Because, Match, Outcome

LIMITS = WORDS_ALONE[Language.DE]
LABELS = ("bot-delete", "housing", OFF_TOPIC, "sign-up", "withdraw")


def _answer(*topics: str, score: float = 0.9) -> Match:
    return Match(Outcome.ANSWER, topics, score)


def _choices(*topics: str) -> Match:
    return Match(Outcome.CHOICES, topics, 0.4)


def _decided(*chances: float, inside: float = 1.0) -> Match:
    decider = Decider(LABELS, {"bot-delete", "housing"}, knows_off_topic=True)
    return decider.decide(Evidence(np.log(np.array(chances, dtype=np.float32)), inside), LIMITS)


def _between_two(first: float, second: float) -> Match:
    decider = Decider(("housing", OFF_TOPIC, "schools"), {"housing", "schools"}, knows_off_topic=True)
    return decider.decide(Evidence(np.log(np.array([first, 0.1, second], dtype=np.float32)), 0), LIMITS)


def test_one_likely_entry_is_the_answer() -> None:
    match = _decided(0.01, 0.96, 0.01, 0.01, 0.01)
    assert (match.outcome, match.topics, match.clear) == (Outcome.ANSWER, ("housing",), True)


def test_off_topic_words_have_an_honest_no() -> None:
    match = _decided(0.03, 0.07, 0.86, 0.02, 0.02, inside=-1)
    assert (match.outcome, match.off_topic) == (Outcome.NONE, True)


def test_an_intent_is_met() -> None:
    assert _decided(0.1, 0.1, 0.1, 0.6, 0.1).intent is Intent.SIGN_UP


def test_a_dialogue_and_the_entry_on_it_count_together() -> None:
    match = _decided(0.3, 0.29, 0.15, 0.01, 0.25)
    assert (match.outcome, match.intent) == (Outcome.MY_DATA, Intent.WITHDRAW)


def test_how_sure_a_wish_is_counts_all_that_leads_into_its_dialogue() -> None:
    assert _decided(0.3, 0.1, 0.05, 0.05, 0.5).score == pytest.approx(0.8, abs=1e-3)


def test_apart_from_wishes_only_the_rest_counts() -> None:
    decider = Decider(LABELS, {"bot-delete", "housing"}, knows_off_topic=True)
    evidence = Evidence(np.log(np.array([0.01, 0.04, 0.01, 0.9, 0.04], dtype=np.float32)), 1.0)
    match = decider.decide(decider.without_wishes(evidence), LIMITS)
    assert (match.outcome, match.topics[0]) == (Outcome.ANSWER, "housing")


def test_apart_from_wishes_a_dialogue_is_never_wanted() -> None:
    decider = Decider(LABELS, {"bot-delete", "housing"}, knows_off_topic=True)
    evidence = Evidence(np.log(np.array([0.4, 0.38, 0.2, 0.01, 0.01], dtype=np.float32)), -1.0)
    assert decider.decide(decider.without_wishes(evidence), LIMITS).intent is None


@pytest.mark.parametrize("language", [None, Language.DE])
def test_where_the_language_is_unknown_the_originals_calibration_holds(language: Language | None) -> None:
    assert calibration(WORDS_ALONE, language) is LIMITS


def test_a_sure_sentence_decides_among_what_the_whole_suspects() -> None:
    assert of_sentences(_choices("a", "b"), [_answer("b")]).topics == ("b",)


@pytest.mark.parametrize(
    "answers", [[], [_answer("c")], [_answer("b", score=0.6)], [_answer("a"), _answer("b")]], ids=str
)
def test_other_sentences_leave_the_whole_unsure(answers: list[Match]) -> None:
    assert of_sentences(_choices("a", "b"), answers) == _choices("a", "b")


def test_in_a_long_message_the_one_question_decides() -> None:
    assert of_long(_answer("x"), [_answer("a"), _answer("a", "b")]).topics == ("a",)


def test_in_a_long_message_the_whole_decides_between_questions() -> None:
    assert of_long(_answer("b"), [_answer("a"), _answer("b")]) == _answer("b")


def test_several_questions_in_a_long_message_are_choices() -> None:
    assert of_long(_choices("c"), [_answer("a"), _answer("b")]).topics == ("a", "b", "c")


def test_a_long_message_is_not_answered_where_no_sentence_is() -> None:
    assert of_long(_answer("x", "y"), []).outcome is Outcome.CHOICES
    assert of_long(_choices("x"), []) == _choices("x")


def test_a_message_without_full_stops_is_answered_only_where_that_is_sure() -> None:
    assert of_pieces(_answer("a"), [_answer("a")]) == _answer("a")
    assert of_pieces(_choices("a", "b"), []) == _choices("a", "b")
    unsure = of_pieces(_answer("a", "c", score=0.6), [_answer("a"), _answer("b")])
    assert (unsure.outcome, unsure.topics) == (Outcome.CHOICES, ("a", "b", "c"))


def test_of_several_questions_the_first_is_answered_and_the_others_are_offered() -> None:
    match = of_questions(_answer("b", "x"), [_answer("a"), _answer("b"), _answer("a"), _choices("c", "d")])
    assert match.outcome is Outcome.ANSWER
    assert match.topics == ("a", "b", "c", "x")
    assert match.further == ("b", "c")


def test_a_question_that_may_mean_what_was_answered_is_no_further_one() -> None:
    assert of_questions(_answer("a"), [_answer("a"), _choices("c", "a")]) == _answer("a")


def test_one_sure_question_does_not_outweigh_the_whole() -> None:
    match = of_questions(_answer("a"), [_answer("b"), _choices("a", "c")])
    assert match.topics == ("a", "b")


def test_several_questions_of_which_none_is_sure_are_all_among_the_choices() -> None:
    asked = [_choices("a", "b"), _choices("c", "d")]
    assert of_questions(_choices("d", "b"), asked).topics == ("a", "c", "d", "b")


def test_one_unsure_question_leaves_the_choices_as_they_are() -> None:
    assert of_questions(_choices("d", "b"), [_choices("a", "b")]) == _choices("d", "b")


def test_more_questions_than_buttons_are_cut() -> None:
    assert len(of_questions(_answer("a"), [_answer(topic) for topic in "abcdefgh"]).further) == MOST_FURTHER


@pytest.mark.parametrize(
    ("match", "because"),
    [
        (of_questions(_answer("a"), [_answer("a"), _answer("b")]), Because.SEVERAL),
        (_decided(0.01, 0.96, 0.01, 0.01, 0.01), Because.SURE),
        (_between_two(0.5, 0.48), Because.CLOSE),
        (_between_two(0.6, 0.3), Because.UNSURE),
        (_decided(0.03, 0.07, 0.86, 0.02, 0.02, inside=-1), Because.ELSEWHERE),
        (_decided(0.1, 0.1, 0.1, 0.6, 0.1), Because.WISH),
        (_decided(0.3, 0.29, 0.15, 0.01, 0.25), Because.WISH),
        (of_sentences(_choices("a", "b"), [_answer("b")]), Because.SENTENCE),
        (of_long(_answer("x"), [_answer("a")]), Because.LONG),
        (of_long(_choices("c"), [_answer("a"), _answer("b")]), Because.LONG),
    ],
)
def test_each_decision_tells_why(match: Match, because: Because) -> None:
    assert match.because is because
