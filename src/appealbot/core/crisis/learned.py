"""What distress sounds like beyond the phrases, learned from texts: by words, and by meaning where that's encoded."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from appealbot.core.crisis.features import features
from appealbot.core.crisis.passages import passages
from appealbot.core.text import clean

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from appealbot.core.grams import Floats
    from appealbot.core.meaning import SentenceEncoder

WORDS_ALONE: Final = 0.3
"""The words' log odds from which on a passage is distress, where no meaning is read."""
TOGETHER: Final = -1.6
"""The sum of the words' log odds and the meaning's margin, weighted, from which on a passage is distress."""
MEANING_WEIGHT: Final = 4.0
PART: Final = 2.0
"""How much surer a passage must be that isn't the whole message: there are many of them, out of their context."""
FAINTEST: Final = -4.0
"""The words' log odds below which no meaning would make distress of a passage: it isn't encoded then."""
MOST_ENCODED: Final = 8
"""Passages of a message, the likeliest ones; each takes about three milliseconds."""
NEARNESS: Final = 1.0
"""How quickly a known text counts less with its distance in meaning (the kernel's gamma)."""


@dataclass(frozen=True, slots=True)
class WordsFit:
    """A plane in the space of `features`.

    Attributes:
        coefficients: For each bucket, as whole numbers.
        scale: What they are to be multiplied with.
        intercept: The log odds of a passage without words.
    """

    coefficients: NDArray[np.int8]
    scale: float
    intercept: float


@dataclass(frozen=True, slots=True)
class MeaningFit:
    """The known texts that mark where distress ends, in the space of meanings.

    Attributes:
        texts: A row for each: its vector, as whole numbers.
        scale: What they are to be multiplied with.
        weights: How much each speaks for distress where it's near.
        intercept: What speaks for it where none is near.
    """

    texts: NDArray[np.int8]
    scale: float
    weights: Floats
    intercept: float


class Meanings:
    """Tells by its meaning on which side of the edge of distress a passage lies. Immutable."""

    def __init__(self, encoder: SentenceEncoder, fit: MeaningFit) -> None:
        self._encoder = encoder
        self._fit = fit
        self._texts = fit.texts * np.float32(fit.scale)

    def margin(self, passage: str) -> float:
        """How far on the side of distress it lies; below 0 on the other one."""
        vector = self._encoder.encode([readable(passage)])[0]
        nearness = np.exp(2 * NEARNESS * (self._texts @ vector - 1))
        return float(nearness @ self._fit.weights + self._fit.intercept)


class Learned:
    """Listens for distress in the passages of a message: by words, and by meaning where that is read. Immutable."""

    def __init__(self, words: WordsFit, meanings: Meanings | None = None) -> None:
        self._words = words
        self._meanings = meanings

    def hears(self, text: str) -> bool:
        """Whether any passage of a message tells of distress."""
        scores = {each.text: self.by_words(each.text) - (0 if each.whole else PART) for each in passages(text)}
        meanings = self._meanings
        if meanings is None:
            return any(score > WORDS_ALONE for score in scores.values())
        likeliest = sorted((each for each in scores if scores[each] > FAINTEST), key=lambda each: -scores[each])
        return any(
            scores[each] + MEANING_WEIGHT * meanings.margin(each) > TOGETHER for each in likeliest[:MOST_ENCODED]
        )

    def by_words(self, passage: str) -> float:
        """The log odds of distress, by a passage's words."""
        found = features(passage)
        told = found.weights @ self._words.coefficients[found.buckets].astype(np.float32)
        return float(self._words.scale * told + self._words.intercept)


def readable(passage: str) -> str:
    """A passage as it's encoded: cleaned, and not in capitals, in which the encoder knows few words."""
    cleaned = clean(passage)
    return cleaned.lower() if cleaned.isupper() else cleaned
