"""The grams of a message: stems, pairs of stems, runs of characters; and how much each of them tells."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import chain, pairwise
from typing import TYPE_CHECKING, Final, TypeAlias

import numpy as np
import Stemmer

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from numpy.typing import NDArray
    from scipy.sparse import csr_matrix

Floats: TypeAlias = "NDArray[np.float32]"

SHORTEST_GRAM: Final = 2
LONGEST_GRAM: Final = 5
MANY: Final = 1_000
"""Phrasings from which on a gram that only one of them holds is left out: half the memory, the same quality."""

_stemmer = Stemmer.Stemmer("german")


def stems(words: Sequence[str]) -> list[str]:
    """The words without their endings, by the rules for German, which do English words no harm."""
    return list(_stemmer.stemWords(words))


def word_grams(words: Sequence[str]) -> list[str]:
    """The stems of the words, and each two that stand side by side."""
    single = stems(words)
    return [*single, *(f"{left} {right}" for left, right in pairwise(single))]


def character_grams(words: Sequence[str]) -> list[str]:
    """The runs of 2 to 5 characters inside each word, its edges marked by a space."""
    grams: list[str] = []
    for word in words:
        edged = f" {word} "
        for length in range(SHORTEST_GRAM, LONGEST_GRAM + 1):
            grams.extend(edged[start : start + length] for start in range(len(edged) - length + 1))
    return grams


@dataclass(frozen=True, slots=True)
class Grams:
    """The grams of one kind that phrasings hold, in the order of their numbers, and how much each tells (its idf)."""

    grams: tuple[str, ...]
    weights: Floats


@dataclass(frozen=True, slots=True)
class Features:
    """What a message holds of the known grams.

    Attributes:
        numbers: The grams' numbers; those of words come first.
        weights: For each: 1 + ln(count), times idf, each kind scaled to length 1.
        known: The share of the message's grams that phrasings hold, 0 to 1.
    """

    numbers: NDArray[np.int64]
    weights: Floats
    known: float


class Vocabulary:
    """Turns the words of a message into features."""

    def __init__(self, words: Grams, characters: Grams) -> None:
        self._kinds = (
            (word_grams, _numbered(words), words.weights, 0),
            (character_grams, _numbered(characters), characters.weights, len(words.grams)),
        )

    def features(self, words: Sequence[str]) -> Features:
        """The features of a message, as `core.text.words` cuts it."""
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
        share = len(numbers) / heard if heard else 0.0
        return Features(np.array(numbers, dtype=np.int64), np.concatenate(weights), share)


@dataclass(frozen=True, slots=True)
class Reading:
    """What the words of one message say.

    Attributes:
        margins: For each label, how much speaks for it; above 0 more than against it.
        inside: The same for being about any of the labels at all, rather than off-topic.
        known: The share of the message's grams that phrasings hold, 0 to 1.
    """

    margins: Floats
    inside: float
    known: float


def count_grams(texts: Sequence[Sequence[str]], most: float = 1.0) -> tuple[Grams, Grams, csr_matrix]:
    """The grams of the phrasings, of words and of characters, and a row of features for each phrasing.

    Args:
        texts: The words of each phrasing.
        most: Share of the phrasings; a gram that more of them hold is left out.
    """
    from scipy.sparse import hstack  # noqa: PLC0415 - takes a second to import, and only fitting needs it

    pairs, of_words = _counted(texts, word_grams)
    # Grams of characters lie inside a word: each word is taken apart once, however many phrasings hold it.
    single, of_single = _counted(texts, list)
    runs, of_runs = _counted([[word] for word in single], character_grams)
    words, word_rows = _weighed(pairs, of_words, most)
    characters, character_rows = _weighed(runs, of_single @ of_runs, most)
    return words, characters, hstack([word_rows, character_rows], format="csr", dtype=np.float32)


def _counted(
    texts: Sequence[Sequence[str]], grams_of: Callable[[Sequence[str]], Iterable[str]]
) -> tuple[list[str], csr_matrix]:
    """The different grams, in the order in which they first occur, and how often each stands in each text."""
    from scipy.sparse import csr_matrix  # noqa: PLC0415 - as above

    number: dict[str, int] = {}
    rows = [[number.setdefault(gram, len(number)) for gram in grams_of(text)] for text in texts]
    begins = np.cumsum([0, *map(len, rows)])
    places = np.fromiter(chain.from_iterable(rows), dtype=np.int32, count=begins[-1])
    counts = csr_matrix((np.ones(len(places), dtype=np.float32), places, begins), shape=(len(texts), len(number)))
    counts.sum_duplicates()
    return list(number), counts


def _weighed(grams: Sequence[str], counts: csr_matrix, most: float) -> tuple[Grams, csr_matrix]:
    """The grams that tell something, sorted, and how much each weighs in each text."""
    from sklearn.feature_extraction.text import TfidfTransformer  # noqa: PLC0415 - as above

    texts = counts.shape[0]
    fewest = 2 if texts >= MANY else 1
    holders = np.bincount(counts.indices, minlength=len(grams))
    told = np.flatnonzero((holders >= fewest) & (holders <= most * texts)).tolist()
    told.sort(key=grams.__getitem__)
    kept = counts[:, told]
    kept.sort_indices()
    tfidf = TfidfTransformer(sublinear_tf=True)
    rows = tfidf.fit_transform(kept)
    return Grams(tuple(grams[place] for place in told), tfidf.idf_.astype(np.float32)), rows


def _numbered(grams: Grams) -> dict[str, int]:
    return {gram: index for index, gram in enumerate(grams.grams)}
