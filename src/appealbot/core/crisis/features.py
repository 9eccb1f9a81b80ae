"""A passage as numbers: its words and their runs of characters, in whatever language and script."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Final
from zlib import crc32

import numpy as np

from appealbot.core.crisis.spoken import PAUSE, STOP, tokens
from appealbot.core.grams import character_grams

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

    from appealbot.core.grams import Floats

BUCKETS: Final = 1 << 16
"""For each of the two kinds. Grams that fall into the same bucket count as one: so there's no list of them to keep."""
KINDS: Final = 2


@dataclass(frozen=True, slots=True)
class Features:
    """Which buckets a passage's grams fall into, and how much each weighs: 1 + ln(count), each kind of length 1."""

    buckets: NDArray[np.int64]
    weights: Floats


def features(passage: str) -> Features:
    """The features of a passage."""
    words = [word for word in tokens(passage) if word not in {PAUSE, STOP}]
    kinds = [_counted(character_grams(words)), _counted(_word_grams(words))]
    return Features(
        np.concatenate([place * BUCKETS + buckets for place, (buckets, _) in enumerate(kinds)]),
        np.concatenate([weights for _, weights in kinds]),
    )


def _word_grams(words: Sequence[str]) -> list[str]:
    """The words, and each two and three that stand side by side."""
    pairs = [f"{one} {other}" for one, other in pairwise(words)]
    return [*words, *pairs, *(f"{pair} {word}" for pair, word in zip(pairs, words[2:], strict=False))]


def _counted(grams: Iterable[str]) -> tuple[NDArray[np.int64], Floats]:
    counts = Counter(crc32(gram.encode("utf-8", "surrogatepass")) % BUCKETS for gram in grams)
    weights = 1 + np.log(np.fromiter(counts.values(), dtype=np.float32, count=len(counts)))
    length = float(np.linalg.norm(weights)) or 1.0
    return np.fromiter(counts, dtype=np.int64, count=len(counts)), np.asarray(weights / length, dtype=np.float32)
