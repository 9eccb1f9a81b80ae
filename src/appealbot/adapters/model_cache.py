"""Keeps what was fitted: a file's name is a hash of all that went into it, so that only what changed is made anew."""

from __future__ import annotations

import contextlib
import hashlib
import os
import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Final
from zipfile import BadZipFile

import numpy as np
from platformdirs import user_cache_path

from appealbot.core.meaning import Heads, fit_heads
from appealbot.core.text import words
from appealbot.core.words import Fitted, Grams, WordModel, fit_words

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping, Sequence

    from numpy.typing import NDArray

    from appealbot.core.meaning import SentenceEncoder
    from appealbot.core.model import Phrasing
    from appealbot.core.words import Floats

    Arrays = Mapping[str, NDArray[np.generic]]

VERSION: Final = 5
"""Raised when features or heads change, so that models of an older program aren't taken."""
MOST_KEPT: Final = 4
"""Files of each kind."""
BATCH: Final = 256
PREPARED: Final = Path(__file__).resolve().parent.parent / "prepared"
"""Models that came with the program, fitted on the knowledge base that came with it."""


class ModelCache:
    """Fitted models on disk: those that came with the program, and those in the user's cache directory.

    Where the directory can't be written, models are fitted at each start. `announce` is told what takes long.
    """

    def __init__(self, announce: Callable[[str], None], directory: Path | None = None) -> None:
        self._announce = announce
        self._directory = directory or user_cache_path("appealbot")

    def words(self, phrasings: Sequence[Phrasing]) -> WordModel:
        """The word model of these phrasings, kept or fitted now."""
        name = word_model_name(phrasings)
        if (kept := self._read(name)) is not None:
            return WordModel(_fitted(kept))
        self._announce("Learning the words that people use (once for each version of the knowledge base) …")
        model = fit_words([words(phrasing.text) for phrasing in phrasings], [phrasing.label for phrasing in phrasings])
        self._write(name, _word_arrays(model.fitted))
        return model

    def heads(self, phrasings: Sequence[Phrasing], encoder: SentenceEncoder) -> Heads:
        """The heads on the encoder's vectors of these phrasings, kept or fitted now."""
        name = heads_name(phrasings, encoder)
        if (kept := self._read(name)) is not None:
            labels = tuple(str(label) for label in kept["labels"])
            return Heads(labels, kept["coefficients"].astype(np.float32), kept["intercepts"].astype(np.float32))
        vectors = self._vectors([phrasing.text for phrasing in phrasings], encoder)
        heads = fit_heads(vectors, [phrasing.label for phrasing in phrasings])
        self._write(name, _head_arrays(heads))
        return heads

    def ship(self, names: Collection[str]) -> None:
        """Puts these files with the program, and takes away the others that came with it."""
        PREPARED.mkdir(exist_ok=True)
        for name in names:
            if not (PREPARED / name).exists():
                shutil.copyfile(self._directory / name, PREPARED / name)
        for path in PREPARED.glob("*.npz"):
            if path.name not in names:
                path.unlink()

    def _write(self, name: str, arrays: Arrays) -> None:
        """Keeps arrays under a name, whole or not at all; the oldest files of the kind go."""
        with contextlib.suppress(OSError):
            self._directory.mkdir(parents=True, exist_ok=True)
            descriptor, temporary = tempfile.mkstemp(dir=self._directory, suffix=".part")
            try:
                with os.fdopen(descriptor, "wb") as file:
                    np.savez_compressed(file, allow_pickle=False, **arrays)
                Path(temporary).replace(self._directory / name)
            finally:
                Path(temporary).unlink(missing_ok=True)
            kind = name.partition("-")[0]
            kept = sorted(self._directory.glob(f"{kind}-*.npz"), key=lambda each: each.stat().st_mtime, reverse=True)
            for old in kept[MOST_KEPT:]:
                old.unlink(missing_ok=True)

    def _read(self, name: str) -> Arrays | None:
        for folder in (PREPARED, self._directory):
            try:
                with (folder / name).open("rb") as file, np.load(file, allow_pickle=False) as kept:
                    return dict(kept)
            except (OSError, ValueError, KeyError, EOFError, BadZipFile):
                continue
        return None

    def _vectors(self, texts: Sequence[str], encoder: SentenceEncoder) -> Floats:
        """The texts' vectors; only those that weren't encoded before cost time."""
        name = f"vectors-{hashlib.sha256(encoder.name.encode()).hexdigest()[:24]}.npz"
        kept = self._read(name)
        known = dict(zip(kept["keys"].tolist(), kept["rows"], strict=True)) if kept else {}
        keys = [hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16] for text in texts]
        missing = [(key, text) for key, text in dict(zip(keys, texts, strict=True)).items() if key not in known]
        for start in range(0, len(missing), BATCH):
            self._announce(f"Reading what people ask: {start} of {len(missing)} …")
            batch = missing[start : start + BATCH]
            rows = encoder.encode([text for _, text in batch]).astype(np.float16)
            known.update(zip([key for key, _ in batch], rows, strict=True))
        rows = np.stack([known[key] for key in keys])
        if missing:
            self._write(name, {"keys": np.array(keys), "rows": rows})
        vectors: Floats = rows.astype(np.float32)
        return vectors


def word_model_name(phrasings: Sequence[Phrasing]) -> str:
    """The file name of the word model of these phrasings."""
    return f"words-{fingerprint(phrasings, 'words')}.npz"


def heads_name(phrasings: Sequence[Phrasing], encoder: SentenceEncoder) -> str:
    """The file name of the heads on an encoder's vectors of these phrasings."""
    return f"heads-{fingerprint(phrasings, encoder.name)}.npz"


def fingerprint(phrasings: Sequence[Phrasing], way: str) -> str:
    """A hash of the phrasings and of the way that something is fitted on them."""
    digest = hashlib.sha256(f"{VERSION} {way}".encode())
    for phrasing in phrasings:
        digest.update(f"\0{phrasing.label}\0{phrasing.text}".encode("utf-8", "surrogatepass"))
    return digest.hexdigest()[:24]


def _fitted(kept: Arrays) -> Fitted:
    return Fitted(
        tuple(str(label) for label in kept["labels"]),
        Grams(kept["word_grams"].astype(np.str_), kept["word_weights"].astype(np.float32)),
        Grams(kept["character_grams"].astype(np.str_), kept["character_weights"].astype(np.float32)),
        kept["coefficients"].astype(np.int8),
        kept["scales"].astype(np.float32),
        kept["intercepts"].astype(np.float32),
    )


def _word_arrays(fitted: Fitted) -> Arrays:
    return {
        "labels": np.array(fitted.labels),
        "word_grams": fitted.words.grams,
        "word_weights": fitted.words.weights,
        "character_grams": fitted.characters.grams,
        "character_weights": fitted.characters.weights,
        "coefficients": fitted.coefficients,
        "scales": fitted.scales,
        "intercepts": fitted.intercepts,
    }


def _head_arrays(heads: Heads) -> Arrays:
    return {"labels": np.array(heads.labels), "coefficients": heads.coefficients, "intercepts": heads.intercepts}
