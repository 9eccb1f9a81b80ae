from __future__ import annotations

import pytest

from appealbot.core.evaluation import Share
from appealbot.core.model import Intent
from appealbot.core.risk_coverage import as_decided, best, risk_coverage, top_1
from tests.core.test_evaluation import ANSWER, CHOICES, NONE, REACTIONS, asked, did


def test_the_risk_grows_with_the_coverage() -> None:
    curve = risk_coverage(REACTIONS)
    assert [(point.sureness, round(point.coverage, 2), round(point.risk, 2)) for point in curve] == [
        (0.9, 0.2, 0.0),
        (0.8, 0.4, 0.5),
        (0.7, 0.4, 0.67),
        (0.5, 0.6, 0.5),
        (0.4, 0.8, 0.6),
        (0.2, 0.8, 0.67),
        (0.1, 1.0, 0.57),
    ]


def test_equal_scores_make_one_point() -> None:
    pairs = [(asked("a"), did(ANSWER, "a")), (asked("a"), did(ANSWER, "b")), (asked(group="near"), did(CHOICES, "b"))]
    (point,) = risk_coverage(pairs)
    assert (point.right, point.wrong, point.answered) == (Share(1, 2), Share(1, 2), Share(1, 1))


def test_what_names_nothing_and_what_is_no_question_is_never_answered() -> None:
    wish = asked(group="thanks", intent=Intent.THANKS)
    pairs = [(asked("a"), did(NONE)), (wish, did(ANSWER, "a")), (asked("a", after=("x",)), did(ANSWER, "a"))]
    assert risk_coverage(pairs) == []
    assert best([]) is None


def test_the_first_entry_counts_however_sure() -> None:
    assert top_1(REACTIONS) == Share(3, 5)


def test_what_was_decided_is_a_point_too() -> None:
    decided = as_decided(REACTIONS)
    assert (decided.right, decided.wrong, decided.answered) == (Share(2, 5), Share(1, 5), Share(1, 2))
    assert decided.risk == pytest.approx(1 / 2)


def test_the_best_threshold_gives_most_within_both_limits() -> None:
    right = [(asked("a"), did(ANSWER, "a", score=0.9 - number / 1000)) for number in range(60)]
    wrong, outside = (asked("a"), did(CHOICES, "b", score=0.5)), (asked(group="near"), did(NONE, "b", score=0.4))
    pairs = [*right, wrong, (asked("a"), did(CHOICES, "a", score=0.45)), outside]
    point = best(risk_coverage(pairs))
    assert point is not None
    assert (point.sureness, point.right.hits, point.wrong.hits) == (0.45, 61, 1)
    assert best(risk_coverage([(asked("a"), did(ANSWER, "b"))])) is None
