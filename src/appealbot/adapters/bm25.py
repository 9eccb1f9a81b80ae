"""BM25, as search engines rank texts: an optional library behind the protocol of the baselines."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np
import Stemmer

from appealbot.errors import MissingLibraryError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from appealbot.core.grams import Floats

HALF: Final = 0.7
"""The score that counts as half near: BM25 has no upper end."""


class Bm25:
    """Ranks phrasings by the words they share with a message (Robertson and Zaragoza 2009), by their stems."""

    def __init__(self, texts: Sequence[Sequence[str]]) -> None:
        try:
            from bm25s import BM25  # noqa: PLC0415 - optional
        except ImportError:
            raise MissingLibraryError("bm25s", "Comparing with BM25") from None
        self._stems = Stemmer.Stemmer("german").stemWords
        self._phrasings = len(texts)
        self._index = BM25()
        self._index.index([self._stems(list(text)) for text in texts], show_progress=False)

    def nearness(self, heard: Sequence[str]) -> Floats:
        """The score of each phrasing, bent into 0 to 1; long messages, whose scores are higher, are set back."""
        known = [stem for stem in self._stems(list(heard)) if stem in self._index.vocab_dict]
        if not known:
            return np.zeros(self._phrasings, dtype=np.float32)
        scores: Floats = self._index.get_scores(known) / np.sqrt(len(heard))
        return scores / (scores + HALF)
