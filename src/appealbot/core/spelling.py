"""Repairs words that no phrasing holds, towards the words that some do."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from typing import TYPE_CHECKING, Final

import numpy as np
from rapidfuzz import process
from rapidfuzz.distance import OSA

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

SHORTEST_REPAIRED: Final = 4
"""Letters. Shorter words have too many neighbours."""
LONGEST_REPAIRED: Final = 64
"""Letters. Hardly a longer word is known, and what strangers write shouldn't be remembered at any length."""
CLOSE_ENOUGH: Final = 0.75
"""Optimal-string-alignment similarity from which a word counts as a slip of another."""
_REMEMBERED: Final = 5_000
_LENGTHS: Final = LONGEST_REPAIRED
_SETS: Final = 32
"""Letters are put into so many sets, a bit for each."""


@dataclass(frozen=True, slots=True)
class _Candidates:
    """Known words that may be near enough to a word of some length.

    Attributes:
        words: The words, the most frequent ones of a length first.
        letters: For each the sets of its letters.
        slips: For each how many letters may be wrong.
    """

    words: list[str]
    letters: NDArray[np.uint32]
    slips: NDArray[np.float64]


class Spelling:
    """The words that the phrasings hold, and the way from a mistyped one to the nearest of them.

    A word that is two known ones run together ("abgelehnteasylbewerber") is split instead.

    Args:
        counts: How often each word stands in the phrasings.
    """

    def __init__(self, counts: Mapping[str, int]) -> None:
        self._counts = counts
        by_length: defaultdict[int, list[str]] = defaultdict(list)
        for word in sorted(counts, key=lambda word: (-counts[word], word)):
            by_length[len(word)].append(word)
        self._by_length = dict(by_length)
        self._repaired = lru_cache(maxsize=_REMEMBERED)(self._repair)
        self._near = lru_cache(maxsize=_LENGTHS)(self._candidates)

    def repair(self, words: Sequence[str]) -> list[str]:
        """The words, each unknown one replaced by the nearest known one, where one is near enough."""
        return [
            repaired
            for word in words
            for repaired in (self._repaired(word) if len(word) <= LONGEST_REPAIRED else (word,))
        ]

    def _repair(self, word: str) -> tuple[str, ...]:
        if len(word) < SHORTEST_REPAIRED or word in self._counts or not word.isalpha():
            return (word,)
        near = self._alike(word)
        found = process.extractOne(word, near, scorer=OSA.normalized_similarity, score_cutoff=CLOSE_ENOUGH)
        return (found[0],) if found else self._split(word)

    def _alike(self, word: str) -> list[str]:
        """The candidates with nearly the same letters: a slip takes away one letter at most, and adds one at most."""
        near, letters = self._near(len(word)), _letters([word])
        gone, new = np.bitwise_count(letters & ~near.letters), np.bitwise_count(near.letters & ~letters)
        return [near.words[place] for place in np.flatnonzero(np.maximum(gone, new) <= near.slips)]

    def _candidates(self, length: int) -> _Candidates:
        """The known words whose length lets them be similar enough to a word of this length."""
        slack = int(length * (1 - CLOSE_ENOUGH) / CLOSE_ENOUGH)
        lengths = range(max(SHORTEST_REPAIRED - 1, length - slack), length + slack + 1)
        known = {each: self._by_length[each] for each in lengths if each in self._by_length}
        words = list(chain.from_iterable(known.values()))
        letters = np.concatenate([np.zeros(0, np.uint32), *map(_letters, known.values())])
        slips = [max(length, each) * (1 - CLOSE_ENOUGH) for each in known]
        return _Candidates(words, letters, np.repeat(slips, [len(each) for each in known.values()]))

    def _split(self, word: str) -> tuple[str, ...]:
        halves = [
            (word[:at], word[at:])
            for at in range(SHORTEST_REPAIRED, len(word) - SHORTEST_REPAIRED + 1)
            if word[:at] in self._counts and word[at:] in self._counts
        ]
        return max(halves, key=lambda pair: min(self._counts[half] for half in pair), default=(word,))


def _letters(words: Sequence[str]) -> NDArray[np.uint32]:
    """The sets of the letters of each of these words, which are all of the same length."""
    codes = np.array(words, dtype=np.str_).view(np.uint32).reshape(len(words), -1)
    letters: NDArray[np.uint32] = np.bitwise_or.reduce(np.uint32(1) << codes % np.uint32(_SETS), axis=1)
    return letters
