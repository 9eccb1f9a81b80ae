"""What the words of a message say, read off the nearest phrasings: for knowledge bases of very many entries.

A head for each label takes minutes to fit and gigabytes to keep where there are thousands. The nearest phrasing of each
label is found through lists of which phrasings hold a gram, as search engines do.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from appealbot.core.grams import Grams, Reading, Vocabulary, count_grams
from appealbot.core.model import OFF_TOPIC

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

MOST_COMMON: Final = 0.02
"""Share of the phrasings from which a gram tells too little for its list's length,"""
FEW: Final = 100
"""provided that so many hold it."""
STEEP: Final = 4.0
"""Turns a similarity of 0 to 1 into a margin that the calibration of the linear heads can read."""


@dataclass(frozen=True, slots=True)
class NeighbourFit:
    """All that is fitted, so that it can be kept.

    Attributes:
        labels: The different labels, in order.
        words: The grams of words; their features come first.
        characters: The grams of characters.
        firsts: For each label, its first phrasing's number; each label's phrasings stand together.
        phrasings: How many there are.
        begins: For each feature, where its list begins; one more for the end.
        holders: The lists: the numbers of the phrasings that hold the feature.
        weights: The feature's weight in each of them.
    """

    labels: tuple[str, ...]
    words: Grams
    characters: Grams
    firsts: NDArray[np.int64]
    phrasings: int
    begins: NDArray[np.int64]
    holders: NDArray[np.int32]
    weights: NDArray[np.float16]


class NeighbourModel:
    """Reads a message by its nearest phrasing of each label (cosine of the grams' weights)."""

    def __init__(self, fit: NeighbourFit) -> None:
        self.fit = fit
        self.labels = fit.labels
        self._vocabulary = Vocabulary(fit.words, fit.characters)
        self._off_topic = fit.labels.index(OFF_TOPIC)

    def read(self, words: Sequence[str]) -> Reading:
        """What these words say of each label, in the order of `labels`."""
        fit, features = self.fit, self._vocabulary.features(words)
        begins, ends = fit.begins[features.numbers], fit.begins[features.numbers + 1]
        spans = [np.arange(begin, end) for begin, end in zip(begins, ends, strict=True)]
        places = np.concatenate([np.zeros(0, dtype=np.int64), *spans])
        weights = np.repeat(features.weights, ends - begins) * fit.weights[places]
        # Two kinds of grams, each of length 1, make a length of the root of 2 on either side.
        near = np.bincount(fit.holders[places], weights=weights, minlength=fit.phrasings) / 2
        nearest = np.maximum.reduceat(near, fit.firsts).astype(np.float32)
        margins = STEEP * nearest - STEEP / 2
        others = np.delete(nearest, self._off_topic)
        inside = STEEP * float(others.max() - nearest[self._off_topic])
        return Reading(margins, inside, features.known)


def fit_neighbours(texts: Sequence[Sequence[str]], labels: Sequence[str]) -> NeighbourFit:
    """Files the phrasings by their grams. Deterministic; takes the same arguments as `core.words.fit_linear`."""
    order = np.argsort(np.array(labels), kind="stable")
    names, firsts = np.unique(np.array(labels)[order], return_index=True)
    most = min(1.0, max(MOST_COMMON, FEW / len(texts)))
    words, characters, features = count_grams([texts[place] for place in order], most)
    lists = features.tocsc()
    return NeighbourFit(
        tuple(names.tolist()),
        words,
        characters,
        firsts.astype(np.int64),
        len(texts),
        lists.indptr.astype(np.int64),
        lists.indices.astype(np.int32),
        lists.data.astype(np.float16),
    )
