"""What the words of a message say: n-grams of words and characters, a linear head, and the nearest phrasings."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, Final, TypeAlias

import numpy as np
import snowballstemmer
from scipy.sparse import hstack

from appealbot.core.model import OFF_TOPIC

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray
    from sklearn.feature_extraction.text import TfidfVectorizer

Floats: TypeAlias = "NDArray[np.float32]"

SHORTEST_GRAM: Final = 2
LONGEST_GRAM: Final = 5
REGULARISATION: Final = 0.5
"""The SVM's C; 0.3 and 1 were no better on the labelled samples."""

MANY: Final = 1_000
"""Phrasings from which on a gram that only one of them holds is left out: half the memory, the same quality."""

_stemmer = snowballstemmer.stemmer("german")


@lru_cache(maxsize=100_000)
def _stem(word: str) -> str:
    return str(_stemmer.stemWord(word))


def word_grams(words: Sequence[str]) -> list[str]:
    """The stems of the words, and each two that stand side by side."""
    stems = [_stem(word) for word in words]
    return [*stems, *(f"{left} {right}" for left, right in pairwise(stems))]


def character_grams(words: Sequence[str]) -> list[str]:
    """The runs of 2 to 5 characters inside each word, its edges marked by a space. A shorter word is one run."""
    grams: list[str] = []
    for word in words:
        edged = f" {word} "
        for length in range(SHORTEST_GRAM, LONGEST_GRAM + 1):
            grams.extend(edged[start : start + length] for start in range(max(1, len(edged) - length + 1)))
            if length >= len(edged):
                break
    return grams


@dataclass(frozen=True, slots=True)
class Reading:
    """What the words of one message say.

    Attributes:
        margins: For each label of the model, how far on its side of the head's plane the message lies.
        inside: The same for being about any of the labels at all, rather than off-topic.
        known: The share of the message's grams that phrasings hold, 0 to 1.
    """

    margins: Floats
    inside: float
    known: float


@dataclass(frozen=True, slots=True)
class Grams:
    """The grams of one kind that the phrasings hold, in alphabetical order, and how much each tells (its idf)."""

    grams: NDArray[np.str_]
    weights: Floats


@dataclass(frozen=True, slots=True)
class Fitted:
    """All that is fitted, as arrays, so that it can be kept.

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


class WordModel:
    """Reads a message in about a millisecond."""

    def __init__(self, fitted: Fitted) -> None:
        self.fitted = fitted
        self.labels = fitted.labels
        self._kinds = (
            (word_grams, _numbered(fitted.words), fitted.words.weights, 0),
            (character_grams, _numbered(fitted.characters), fitted.characters.weights, len(fitted.words.grams)),
        )

    def read(self, words: Sequence[str]) -> Reading:
        """What these words say of each label, in the order of `labels`."""
        features, weights, known = self._features(words)
        columns = weights @ self.fitted.coefficients[features].astype(np.float32)
        margins = self.fitted.intercepts + self.fitted.scales * columns
        return Reading(margins[:-1], float(margins[-1]), known)

    def _features(self, words: Sequence[str]) -> tuple[NDArray[np.int64], Floats, float]:
        """The known grams' numbers and weights: 1 + ln(count), times idf, each kind scaled to length 1."""
        numbers: list[int] = []
        weights: list[Floats] = [np.zeros(0, dtype=np.float32)]
        heard = 0
        for grams_of, number, idf, first in self._kinds:
            counts = Counter(grams_of(words))
            heard += len(counts)
            known = {place: count for gram, count in counts.items() if (place := number.get(gram)) is not None}
            weighed = 1 + np.log(np.fromiter(known.values(), dtype=np.float32, count=len(known)))
            weighed *= idf[np.fromiter(known, dtype=np.int64, count=len(known))]
            length = float(np.linalg.norm(weighed))
            numbers.extend(first + place for place in known)
            weights.append(np.asarray(weighed / length if length else weighed, dtype=np.float32))
        return np.array(numbers, dtype=np.int64), np.concatenate(weights), len(numbers) / heard if heard else 0.0


def fit_words(texts: Sequence[Sequence[str]], labels: Sequence[str]) -> WordModel:
    """Fits the heads: linear support vector machines, one for each label against the rest, one for off-topic or not.

    Deterministic: the same phrasings give the same model.

    Args:
        texts: The words of each phrasing, as `core.text.words` cuts them.
        labels: What each phrasing stands for, of the same length; `OFF_TOPIC` among them, and another.
    """
    from sklearn.svm import LinearSVC  # noqa: PLC0415 - takes seconds to import, and only fitting needs it

    words, characters = _vectorizer(word_grams, len(texts)), _vectorizer(character_grams, len(texts))
    features = hstack([words.fit_transform(texts), characters.fit_transform(texts)], format="csr", dtype=np.float32)
    head = LinearSVC(C=REGULARISATION, random_state=0).fit(features, labels)
    inside = LinearSVC(C=REGULARISATION, random_state=0, class_weight="balanced")
    inside.fit(features, [label != OFF_TOPIC for label in labels])
    names = tuple(str(name) for name in head.classes_)
    # For two labels there is one plane.
    planes = np.vstack([-head.coef_, head.coef_]) if len(names) == len(head.coef_) + 1 else head.coef_
    sides = np.concatenate([-head.intercept_, head.intercept_]) if len(planes) > len(head.coef_) else head.intercept_
    coefficients = np.vstack([planes, inside.coef_]).T
    scales = np.maximum(np.abs(coefficients).max(axis=0), np.finfo(np.float32).tiny) / np.iinfo(np.int8).max
    return WordModel(
        Fitted(
            names,
            Grams(words.get_feature_names_out().astype(str), words.idf_.astype(np.float32)),
            Grams(characters.get_feature_names_out().astype(str), characters.idf_.astype(np.float32)),
            np.ascontiguousarray(np.rint(coefficients / scales), dtype=np.int8),
            scales.astype(np.float32),
            np.concatenate([sides, inside.intercept_]).astype(np.float32),
        )
    )


def _vectorizer(analyzer: object, texts: int) -> TfidfVectorizer:
    from sklearn.feature_extraction.text import TfidfVectorizer  # noqa: PLC0415 - as above

    fewest = 2 if texts >= MANY else 1
    return TfidfVectorizer(analyzer=analyzer, sublinear_tf=True, dtype=np.float32, min_df=fewest)


def _numbered(grams: Grams) -> dict[str, int]:
    return {str(gram): index for index, gram in enumerate(grams.grams)}
