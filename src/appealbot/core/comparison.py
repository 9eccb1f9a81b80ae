"""Two matchers over the same questions: what one gets right that the other doesn't, and whether that can be chance."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from appealbot.core.evaluation import is_right
from appealbot.core.outcome import Outcome

if TYPE_CHECKING:
    from collections.abc import Sequence

    from appealbot.core.evaluation import Question, Reaction
    from appealbot.core.outcome import Match


@dataclass(frozen=True, slots=True)
class Change:
    """A question that one of the two handles well and the other doesn't."""

    question: Question
    ours: Match
    theirs: Match


@dataclass(frozen=True, slots=True)
class Comparison:
    """Paired results.

    Attributes:
        gained: Well handled by ours alone.
        lost: Well handled by theirs alone.
        of: Questions compared.
    """

    gained: tuple[Change, ...]
    lost: tuple[Change, ...]
    of: int

    @property
    def chance(self) -> float:
        """The probability of a difference this large or larger, were both equally good (McNemar's exact test, 1947)."""
        return mcnemar(len(self.gained), len(self.lost))


def mcnemar(gained: int, lost: int) -> float:
    """The two-sided probability that fair coins split the questions on which two matchers differ so unevenly."""
    from scipy.stats import binomtest  # noqa: PLC0415 - takes a second to import, and only comparing needs it

    return float(binomtest(gained, gained + lost).pvalue) if gained + lost else 1.0


def compare_right(ours: Sequence[tuple[Question, Reaction]], theirs: Sequence[tuple[Question, Reaction]]) -> Comparison:
    """Compares over the in-scope questions which of them are answered alone and rightly."""
    pairs = [
        (Change(question, our.match, their.match), is_right(question, our.match), is_right(question, their.match))
        for (question, our), (_, their) in zip(ours, theirs, strict=True)
        if question.expect and not question.after
    ]
    return _compared(pairs)


def compare_silent(
    ours: Sequence[tuple[Question, Reaction]], theirs: Sequence[tuple[Question, Reaction]]
) -> Comparison:
    """Compares over the off-topic texts which of them are rightly left without an answer."""
    pairs = [
        (
            Change(question, our.match, their.match),
            our.match.outcome is not Outcome.ANSWER,
            their.match.outcome is not Outcome.ANSWER,
        )
        for (question, our), (_, their) in zip(ours, theirs, strict=True)
        if question.off_topic and not question.after
    ]
    return _compared(pairs)


def _compared(pairs: Sequence[tuple[Change, bool, bool]]) -> Comparison:
    gained = tuple(change for change, well, theirs_well in pairs if well and not theirs_well)
    lost = tuple(change for change, well, theirs_well in pairs if theirs_well and not well)
    return Comparison(gained, lost, len(pairs))
