"""What the words of a message say, read by a linear head for each label."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from appealbot.core.grams import Grams, Reading, Vocabulary, count_grams
from appealbot.core.model import OFF_TOPIC

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray
    from scipy.sparse import csr_matrix

    from appealbot.core.grams import Floats

REGULARISATION: Final = 0.5
"""The SVM's C; 0.3 and 1 were no better on the labelled samples."""


@dataclass(frozen=True, slots=True)
class LinearFit:
    """All that is fitted, so that it can be kept.

    Attributes:
        labels: The different labels, in order.
        words: The grams of words; their features come first.
        characters: The grams of characters.
        coefficients: For each feature: a column for each label and a last one for being inside, as whole numbers.
        scales: What a column's whole numbers are to be multiplied with.
        intercepts: For each column.
    """

    labels: tuple[str, ...]
    words: Grams
    characters: Grams
    coefficients: NDArray[np.int8]
    scales: Floats
    intercepts: Floats


class LinearModel:
    """Reads a message in about a millisecond."""

    def __init__(self, fit: LinearFit) -> None:
        self.fit = fit
        self.labels = fit.labels
        self._vocabulary = Vocabulary(fit.words, fit.characters)

    def read(self, words: Sequence[str]) -> Reading:
        """What these words say of each label, in the order of `labels`: how far on its side of the plane they lie."""
        features = self._vocabulary.features(words)
        columns = features.weights @ self.fit.coefficients[features.numbers].astype(np.float32)
        margins = self.fit.intercepts + self.fit.scales * columns
        return Reading(margins[:-1], float(margins[-1]), features.known)


def fit_linear(texts: Sequence[Sequence[str]], labels: Sequence[str]) -> LinearFit:
    """Fits the heads: linear support vector machines, one for each label against the rest, one for off-topic or not.

    Deterministic: the same phrasings give the same model.

    Args:
        texts: The words of each phrasing, as `core.text.words` cuts them.
        labels: What each phrasing stands for, of the same length; `OFF_TOPIC` among them, and another.
    """
    from sklearn.svm import LinearSVC  # noqa: PLC0415 - takes seconds to import, and only fitting needs it

    words, characters, features = count_grams(texts)
    head = LinearSVC(C=REGULARISATION, random_state=0).fit(features, labels)
    names = tuple(str(name) for name in head.classes_)
    # For two labels there is one plane.
    planes = np.vstack([-head.coef_, head.coef_]) if len(names) == len(head.coef_) + 1 else head.coef_
    sides = np.concatenate([-head.intercept_, head.intercept_]) if len(planes) > len(head.coef_) else head.intercept_
    plane, side = fit_inside(features, labels)
    return packed(names, words, characters, np.vstack([planes, plane]), [*sides, side])


def fit_one(features: csr_matrix, meant: Sequence[bool], *, balanced: bool = False) -> tuple[Floats, float]:
    """One head: its plane, and on which side of it nothing lies.

    Args:
        features: A row for each phrasing.
        meant: Which of them it should tell from the rest.
        balanced: Whether the few count as much as the many.
    """
    from sklearn.svm import LinearSVC  # noqa: PLC0415 - as above

    head = LinearSVC(C=REGULARISATION, random_state=0, class_weight="balanced" if balanced else None)
    head.fit(features, meant)
    return head.coef_[0], float(head.intercept_[0])


def fit_inside(features: csr_matrix, labels: Sequence[str]) -> tuple[Floats, float]:
    """The head for being about any label, rather than off-topic."""
    return fit_one(features, [label != OFF_TOPIC for label in labels], balanced=True)


def packed(
    labels: tuple[str, ...], words: Grams, characters: Grams, planes: NDArray[np.floating], sides: Sequence[float]
) -> LinearFit:
    """Heads as they are kept: of a plane and a side for each label, and, last, those for being inside."""
    coefficients = planes.T
    scales = np.maximum(np.abs(coefficients).max(axis=0), np.finfo(np.float32).tiny) / np.iinfo(np.int8).max
    return LinearFit(
        labels,
        words,
        characters,
        np.ascontiguousarray(np.rint(coefficients / scales), dtype=np.int8),
        scales.astype(np.float32),
        np.array(sides, dtype=np.float32),
    )


def unpacked(fit: LinearFit) -> tuple[Floats, Floats]:
    """The coefficients, a row for each feature, and the intercepts; the last column is for being inside."""
    return fit.coefficients * fit.scales, fit.intercepts
