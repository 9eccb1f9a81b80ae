"""What a matcher would give at every sureness: how many questions it answers, and how often it is wrong then.

A matcher that answers less is wrong less. Two matchers are compared fairly over all thresholds (the risk-coverage
curve, El-Yaniv and Wiener 2010), or each at the threshold that is best for it.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Final

from appealbot.core.evaluation import Share, first_is_right, is_right
from appealbot.core.outcome import Outcome

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from appealbot.core.evaluation import Question, Reaction

MOST_WRONG: Final = 0.025
"""Share of the in-scope questions that may be answered wrongly at the best threshold."""
MOST_ANSWERED: Final = 0.03
"""Share of the off-topic texts that may be answered there."""


@dataclass(frozen=True, slots=True)
class Rates:
    """What is answered from some sureness on.

    Attributes:
        right: In-scope questions answered alone, acceptably.
        wrong: In-scope questions answered alone, not acceptably.
        answered: Off-topic texts answered.
        sureness: The least score that counted as sure; None where the matcher decided itself.
    """

    right: Share
    wrong: Share
    answered: Share
    sureness: float | None = None

    @property
    def coverage(self) -> float:
        """The share of the in-scope questions that is answered."""
        return self.right.value + self.wrong.value

    @property
    def risk(self) -> float:
        """The share of all answers that is wrong; an answer to an off-topic text is wrong too."""
        wrong = self.wrong.hits + self.answered.hits
        return Share(wrong, wrong + self.right.hits).value

    @property
    def tolerable(self) -> bool:
        """Whether both rates of wrong answers keep their limits."""
        return self.wrong.value <= MOST_WRONG and self.answered.value <= MOST_ANSWERED


def top_1(reactions: Iterable[tuple[Question, Reaction]]) -> Share:
    """In-scope questions whose first entry is acceptable, however sure the matcher was of it."""
    firsts = [first_is_right(question, reaction.match) for question, reaction in reactions if _counts_inside(question)]
    return Share(sum(firsts), len(firsts))


def as_decided(reactions: Sequence[tuple[Question, Reaction]]) -> Rates:
    """What the matcher answered by its own threshold."""
    inside = [pair for pair in reactions if _counts_inside(pair[0])]
    outside = [pair for pair in reactions if _counts_outside(pair[0])]
    right = sum(is_right(question, reaction.match) for question, reaction in inside)
    given = sum(
        reaction.match.outcome is Outcome.ANSWER or is_right(question, reaction.match) for question, reaction in inside
    )
    answered = sum(reaction.match.outcome is Outcome.ANSWER for _, reaction in outside)
    return Rates(Share(right, len(inside)), Share(given - right, len(inside)), Share(answered, len(outside)))


def risk_coverage(reactions: Sequence[tuple[Question, Reaction]]) -> list[Rates]:
    """The rates at each sureness that occurs, from the highest down.

    What the matcher names first counts as its answer, whatever it decided; a question for which it names nothing is
    never answered. Equal scores can't be told apart by a threshold and make one point.
    """
    scored = sorted(
        (
            (reaction.match.score, bool(question.expect), first_is_right(question, reaction.match))
            for question, reaction in reactions
            if (_counts_inside(question) or _counts_outside(question)) and _names_something(question, reaction)
        ),
        key=lambda row: -row[0],
    )
    inside = sum(_counts_inside(question) for question, _ in reactions)
    outside = sum(_counts_outside(question) for question, _ in reactions)
    curve: list[Rates] = []
    right = wrong = answered = 0
    for sureness, rows in groupby(scored, key=lambda row: row[0]):
        for _, in_scope, is_first in rows:
            right += in_scope and is_first
            wrong += in_scope and not is_first
            answered += not in_scope
        curve.append(Rates(Share(right, inside), Share(wrong, inside), Share(answered, outside), sureness))
    return curve


def best(curve: Iterable[Rates]) -> Rates | None:
    """The point with the most right answers among those that keep both limits; None where none does."""
    return max((rates for rates in curve if rates.tolerable), key=lambda rates: rates.right.hits, default=None)


def _names_something(question: Question, reaction: Reaction) -> bool:
    return bool(reaction.match.topics) or is_right(question, reaction.match)


def _counts_inside(question: Question) -> bool:
    return bool(question.expect) and not question.after


def _counts_outside(question: Question) -> bool:
    return question.off_topic and not question.after
