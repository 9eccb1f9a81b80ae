"""Learns what distress sounds like. Deterministic.

Words are weighed by a plane. Meanings aren't: texts that tell of distress lie in many small heaps, of which a machine
that compares with known texts finds more than a plane does (figures: docs/matching.md).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from appealbot.core.crisis.features import BUCKETS, KINDS, features
from appealbot.core.crisis.learned import NEARNESS, MeaningFit, WordsFit

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray
    from scipy.sparse import csr_matrix

    from appealbot.core.grams import Floats

WORDS_REGULARISATION: Final = 3.0
"""The inverse strength C of the plane's penalty."""
WORDS_WEIGHT: Final = 5.0
"""How much a text about distress or near to it counts in the plane, beside an ordinary one."""
MEANING_REGULARISATION: Final = 3.0
MEANING_WEIGHT: Final = 2.0
HARDEST: Final = 5_000
"""Ordinary texts that lie nearest to distress: only these mark where it ends."""
EASY: Final = 3_000
"""Others, for what's far from all of them."""


@dataclass(frozen=True, slots=True)
class Examples:
    """What is learned from.

    Attributes:
        told: Texts that tell of distress.
        near: Texts that sound like it and tell of none.
        ordinary: What people write otherwise.
    """

    told: Sequence[str]
    near: Sequence[str]
    ordinary: Sequence[str]

    @property
    def texts(self) -> list[str]:
        """All of them."""
        return [*self.told, *self.near, *self.ordinary]

    @property
    def meant(self) -> NDArray[np.bool_]:
        """For each, whether it tells of distress."""
        return np.arange(len(self.texts)) < len(self.told)

    @property
    def chosen(self) -> NDArray[np.bool_]:
        """For each, whether it was written to be learned from here."""
        return np.arange(len(self.texts)) < len(self.told) + len(self.near)


def fit_words(examples: Examples) -> WordsFit:
    """Fits the plane by logistic regression."""
    from sklearn.linear_model import LogisticRegression  # noqa: PLC0415 - sklearn takes seconds; only fitting needs it

    head = LogisticRegression(C=WORDS_REGULARISATION, solver="liblinear", random_state=0)
    head.fit(_rows(examples.texts), examples.meant, sample_weight=np.where(examples.chosen, WORDS_WEIGHT, 1.0))
    coefficients, scale = _whole(head.coef_[0])
    return WordsFit(coefficients, scale, float(head.intercept_[0]))


def fit_meaning(examples: Examples, vectors: Floats) -> MeaningFit:
    """Finds the texts that mark the edge, by a support vector machine.

    Args:
        examples: The texts.
        vectors: A row of length 1 for each of `examples.texts`.
    """
    from sklearn.linear_model import LogisticRegression  # noqa: PLC0415 - as above
    from sklearn.svm import SVC  # noqa: PLC0415 - as above
    from threadpoolctl import threadpool_limits  # noqa: PLC0415 - as above

    weights = np.where(examples.chosen, WORDS_WEIGHT, 1.0)
    with threadpool_limits(1):
        first = LogisticRegression(C=2.0, solver="liblinear", random_state=0)
        likely = first.fit(vectors, examples.meant, sample_weight=weights).decision_function(vectors)
        kept = _kept(examples, likely)
        machine = SVC(C=MEANING_REGULARISATION, gamma=NEARNESS)
        machine.fit(vectors[kept], examples.meant[kept], np.where(examples.chosen[kept], MEANING_WEIGHT, 1.0))
    texts, scale = _whole(machine.support_vectors_)
    return MeaningFit(texts, scale, machine.dual_coef_[0].astype(np.float32), float(machine.intercept_[0]))


def _kept(examples: Examples, likely: NDArray[np.floating]) -> NDArray[np.int64]:
    """The places of the texts that are worth a comparison: the machine's time grows with the square of their number."""
    ordinary = np.flatnonzero(~examples.chosen)
    by_likelihood = ordinary[np.argsort(-likely[ordinary], kind="stable")]
    easy = by_likelihood[HARDEST:]
    step = max(1, len(easy) // EASY)
    return np.sort(np.concatenate([np.flatnonzero(examples.chosen), by_likelihood[:HARDEST], easy[::step]]))


def _rows(texts: Sequence[str]) -> csr_matrix:
    """A row of features for each text."""
    from scipy.sparse import csr_matrix  # noqa: PLC0415 - takes a second to import, and only fitting needs it

    found = [features(text) for text in texts]
    begins = np.cumsum([0, *(len(each.buckets) for each in found)])
    weights = np.concatenate([each.weights for each in found])
    buckets = np.concatenate([each.buckets for each in found])
    return csr_matrix((weights, buckets, begins), shape=(len(texts), KINDS * BUCKETS))


def _whole(numbers: NDArray[np.floating]) -> tuple[NDArray[np.int8], float]:
    """Numbers as whole ones, and what these are to be multiplied with."""
    scale = float(np.abs(numbers).max()) / np.iinfo(np.int8).max
    return np.rint(numbers / scale).astype(np.int8), scale
