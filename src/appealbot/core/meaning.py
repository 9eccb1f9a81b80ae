"""What the meaning of a message says: a sentence encoder's vector, and linear heads on it."""

from __future__ import annotations

import warnings
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Protocol

import numpy as np

from appealbot.core.model import OFF_TOPIC

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sklearn.linear_model import LogisticRegression

    from appealbot.core.grams import Floats

REGULARISATION: Final = 1.6
"""The inverse strength C of the heads' penalty."""
ROUNDS: Final = 60
"""Of the solver; more change nothing on the labelled samples."""


class SentenceEncoder(Protocol):
    """Turns texts into vectors that lie near each other where the texts mean the same, whatever the words."""

    name: str
    """The model and its version; vectors of another one don't fit."""

    def encode(self, texts: Sequence[str]) -> Floats:
        """A row of length 1 for each text."""


@dataclass(frozen=True, slots=True)
class Heads:
    """Linear heads on a vector: a column for each label and a last one for being about any label, not off-topic.

    Attributes:
        labels: The labels, in order.
        coefficients: A row for each dimension of the vector.
        intercepts: For each column.
    """

    labels: tuple[str, ...]
    coefficients: Floats
    intercepts: Floats

    def read(self, vector: Floats) -> tuple[Floats, float]:
        """The log probability of each label, and the log odds of being about any."""
        columns = vector @ self.coefficients + self.intercepts
        logits = columns[:-1]
        peak = logits.max()
        return logits - peak - np.log(np.exp(logits - peak).sum()), float(columns[-1])


def fit_heads(vectors: Floats, labels: Sequence[str]) -> Heads:
    """Fits the heads by logistic regression. Deterministic.

    Args:
        vectors: A row for each phrasing.
        labels: What each phrasing stands for; `OFF_TOPIC` among them.
    """
    which = _logistic(vectors, labels, balanced=False)
    inside = _logistic(vectors, [label != OFF_TOPIC for label in labels], balanced=True)
    planes, sides = which.coef_, which.intercept_
    if len(planes) == 1:  # for two labels there is one plane
        planes, sides = np.vstack([-planes, planes]) / 2, np.concatenate([-sides, sides]) / 2
    return Heads(
        tuple(str(label) for label in which.classes_),
        np.vstack([planes, inside.coef_]).T.astype(np.float32),
        np.concatenate([sides, inside.intercept_]).astype(np.float32),
    )


def _logistic(vectors: Floats, meant: Sequence[str] | Sequence[bool], *, balanced: bool) -> LogisticRegression:
    from sklearn.exceptions import ConvergenceWarning  # noqa: PLC0415 - sklearn takes seconds; only fitting needs it
    from sklearn.linear_model import LogisticRegression  # noqa: PLC0415 - as above
    from threadpoolctl import threadpool_limits  # noqa: PLC0415 - as above

    weights = "balanced" if balanced else None
    # One thread: on matrices this narrow two are several times slower, as they mostly wait for each other.
    with warnings.catch_warnings(), threadpool_limits(1):
        warnings.simplefilter("ignore", ConvergenceWarning)  # stopping early is meant: it generalises as well
        return LogisticRegression(C=REGULARISATION, max_iter=ROUNDS, class_weight=weights).fit(vectors, meant)
