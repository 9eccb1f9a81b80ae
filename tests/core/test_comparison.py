from __future__ import annotations

import pytest

from appealbot.core.comparison import compare_right, compare_silent, mcnemar
from tests.core.test_evaluation import ANSWER, CHOICES, NONE, asked, did

QUESTIONS = [asked("a"), asked("a"), asked("b"), asked("b"), asked("a", after=("x",)), asked(group="near")]
OURS = [did(ANSWER, "a"), did(ANSWER, "a"), did(CHOICES, "b"), did(ANSWER, "b"), did(ANSWER, "a"), did(NONE)]
THEIRS = [did(ANSWER, "b"), did(CHOICES, "a"), did(ANSWER, "b"), did(ANSWER, "b"), did(NONE), did(ANSWER, "a")]
PAIRED = (list(zip(QUESTIONS, OURS, strict=True)), list(zip(QUESTIONS, THEIRS, strict=True)))


def test_what_only_one_gets_right_is_gained_or_lost() -> None:
    comparison = compare_right(*PAIRED)
    assert [change.question for change in comparison.gained] == QUESTIONS[:2]
    assert [change.theirs for change in comparison.lost] == [THEIRS[2].match]
    assert comparison.of == 4
    assert comparison.chance == pytest.approx(1.0)


def test_off_topic_texts_that_only_one_answers_are_gained_or_lost() -> None:
    comparison = compare_silent(*PAIRED)
    assert (len(comparison.gained), len(comparison.lost), comparison.of) == (1, 0, 1)


def test_mcnemars_exact_test_is_a_sign_test_on_what_differs() -> None:
    assert mcnemar(0, 0) == 1.0
    assert mcnemar(6, 0) == pytest.approx(2 / 2**6)
    assert mcnemar(0, 6) == mcnemar(6, 0)
