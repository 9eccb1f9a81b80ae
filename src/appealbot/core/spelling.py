"""Repairs words that no phrasing holds, towards the words that some do."""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from rapidfuzz import process
from rapidfuzz.distance import OSA

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

SHORTEST_REPAIRED: Final = 4
"""Letters. Shorter words have too many neighbours."""
CLOSE_ENOUGH: Final = 0.75
"""Optimal-string-alignment similarity from which a word counts as a slip of another."""
_REMEMBERED: Final = 5_000
_LENGTHS: Final = 64


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
        return [repaired for word in words for repaired in self._repaired(word)]

    def _repair(self, word: str) -> tuple[str, ...]:
        if len(word) < SHORTEST_REPAIRED or word in self._counts or not word.isalpha():
            return (word,)
        near = self._near(len(word))
        found = process.extractOne(word, near, scorer=OSA.normalized_similarity, score_cutoff=CLOSE_ENOUGH)
        return (found[0],) if found else self._split(word)

    def _candidates(self, length: int) -> list[str]:
        """The known words whose length lets them be similar enough to a word of this length."""
        slack = int(length * (1 - CLOSE_ENOUGH) / CLOSE_ENOUGH)
        lengths = range(max(SHORTEST_REPAIRED - 1, length - slack), length + slack + 1)
        return [candidate for each in lengths for candidate in self._by_length.get(each, ())]

    def _split(self, word: str) -> tuple[str, ...]:
        halves = [
            (word[:at], word[at:])
            for at in range(SHORTEST_REPAIRED, len(word) - SHORTEST_REPAIRED + 1)
            if word[:at] in self._counts and word[at:] in self._counts
        ]
        return max(halves, key=lambda pair: min(self._counts[half] for half in pair), default=(word,))
