"""What the words of a message say: n-grams of words and characters, a linear head, and the nearest phrasings."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, Final, TypeAlias

import numpy as np
import snowballstemmer
from scipy.sparse import csr_matrix, hstack

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
        nearness: For each label, the cosine (0 to 1) of the message to that label's nearest phrasing.
    """

    margins: Floats
    nearness: Floats


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
        rows: For each phrasing the index of its label.
        words: The grams of words; their features come first.
        characters: The grams of characters.
        coefficients: For each feature and label (float32).
        intercepts: For each label.
        phrasings: The phrasings' features, a row each; both halves of a row have length 1.
    """

    labels: tuple[str, ...]
    rows: NDArray[np.int32]
    words: Grams
    characters: Grams
    coefficients: Floats
    intercepts: Floats
    phrasings: csr_matrix[np.float32]


class WordModel:
    """Reads a message in about a millisecond."""

    def __init__(self, fitted: Fitted) -> None:
        self.fitted = fitted
        self.labels = fitted.labels
        self._kinds = (
            (word_grams, _numbered(fitted.words), fitted.words.weights, 0),
            (character_grams, _numbered(fitted.characters), fitted.characters.weights, len(fitted.words.grams)),
        )
        self._by_feature = fitted.phrasings.tocsc()

    def read(self, words: Sequence[str]) -> Reading:
        """What these words say of each label, in the order of `labels`."""
        features, weights = self._features(words)
        margins = self.fitted.intercepts + weights @ self.fitted.coefficients[features]
        # Each half of a row has length 1, so that a whole row's square is 2.
        cosines = self._by_feature[:, features] @ weights / 2
        nearness = np.zeros(len(self.labels), dtype=np.float32)
        np.maximum.at(nearness, self.fitted.rows, cosines)
        return Reading(margins, nearness)

    def _features(self, words: Sequence[str]) -> tuple[NDArray[np.int64], Floats]:
        """The known grams' numbers and weights: 1 + ln(count), times idf, each kind scaled to length 1."""
        numbers: list[int] = []
        weights: list[Floats] = [np.zeros(0, dtype=np.float32)]
        for grams_of, number, idf, first in self._kinds:
            counts = Counter(known for gram in grams_of(words) if (known := number.get(gram)) is not None)
            places = np.fromiter(counts, dtype=np.int64, count=len(counts))
            weighed = (1 + np.log(np.fromiter(counts.values(), dtype=np.float32, count=len(counts)))) * idf[places]
            length = float(np.linalg.norm(weighed))
            numbers.extend(first + place for place in counts)
            weights.append(np.asarray(weighed / length if length else weighed, dtype=np.float32))
        return np.array(numbers, dtype=np.int64), np.concatenate(weights)


def fit_words(texts: Sequence[Sequence[str]], labels: Sequence[str]) -> WordModel:
    """Fits the head: a linear support vector machine, one label against the rest.

    Deterministic: the same phrasings give the same model.

    Args:
        texts: The words of each phrasing, as `core.text.words` cuts them.
        labels: What each phrasing stands for, of the same length; at least two different ones.
    """
    from sklearn.svm import LinearSVC  # noqa: PLC0415 - takes seconds to import, and only fitting needs it

    words, characters = _vectorizer(word_grams, len(texts)), _vectorizer(character_grams, len(texts))
    features = hstack([words.fit_transform(texts), characters.fit_transform(texts)], format="csr", dtype=np.float32)
    head = LinearSVC(C=REGULARISATION, random_state=0).fit(features, labels)
    names = tuple(str(name) for name in head.classes_)
    coefficients, intercepts = head.coef_, head.intercept_
    if len(coefficients) == 1:  # for two labels there is one plane
        coefficients, intercepts = np.vstack([-coefficients, coefficients]), np.concatenate([-intercepts, intercepts])
    number = {name: index for index, name in enumerate(names)}
    return WordModel(
        Fitted(
            names,
            np.array([number[label] for label in labels], dtype=np.int32),
            Grams(words.get_feature_names_out().astype(str), words.idf_.astype(np.float32)),
            Grams(characters.get_feature_names_out().astype(str), characters.idf_.astype(np.float32)),
            np.ascontiguousarray(coefficients.T, dtype=np.float32),
            intercepts.astype(np.float32),
            features,
        )
    )


def _vectorizer(analyzer: object, texts: int) -> TfidfVectorizer:
    from sklearn.feature_extraction.text import TfidfVectorizer  # noqa: PLC0415 - as above

    fewest = 2 if texts >= MANY else 1
    return TfidfVectorizer(analyzer=analyzer, sublinear_tf=True, dtype=np.float32, min_df=fewest)


def _numbered(grams: Grams) -> dict[str, int]:
    return {str(gram): index for index, gram in enumerate(grams.grams)}
