"""Keeps fitted models on disk, under a name that is their input's hash: what changed is fitted anew, nothing else."""

from __future__ import annotations

import contextlib
import hashlib
import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Final
from zipfile import BadZipFile

import numpy as np
from platformdirs import user_cache_path
from scipy.sparse import csr_matrix

from appealbot.core.words import Fitted, Grams, WordModel

if TYPE_CHECKING:
    from collections.abc import Callable

    from appealbot.core.model import Knowledge

VERSION: Final = 3
"""Raised when the features or the head change, so that models of an older program aren't taken."""
MOST_KEPT: Final = 4


def fitted_model(
    knowledge: Knowledge, fit: Callable[[Knowledge], WordModel], directory: Path | None = None
) -> WordModel:
    """The word model of a knowledge base, from the cache or fitted now.

    Args:
        knowledge: What to fit on.
        fit: How to fit.
        directory: Where models are kept; the user's cache directory unless told. Where it can't be written, models
            are fitted at each start.
    """
    folder = directory or user_cache_path("appealbot")
    path = folder / f"words-{fingerprint(knowledge)}.npz"
    try:
        return WordModel(_read(path))
    except (OSError, ValueError, KeyError, EOFError, BadZipFile):
        model = fit(knowledge)
        with contextlib.suppress(OSError):
            _keep(model.fitted, path)
        return model


def fingerprint(knowledge: Knowledge) -> str:
    """A hash of all that the word model is fitted on, and of this program's way of fitting."""
    digest = hashlib.sha256(f"words {VERSION}".encode())
    for phrasing in knowledge.phrasings:
        digest.update(f"\0{phrasing.label}\0{phrasing.language}\0{phrasing.text}".encode())
    return digest.hexdigest()[:24]


def _read(path: Path) -> Fitted:
    with np.load(path, allow_pickle=False) as kept:
        sparse = (kept["data"], kept["indices"], kept["pointers"])
        return Fitted(
            tuple(str(label) for label in kept["labels"]),
            kept["rows"],
            Grams(kept["word_grams"], kept["word_weights"]),
            Grams(kept["character_grams"], kept["character_weights"]),
            kept["coefficients"],
            kept["intercepts"],
            csr_matrix(sparse, shape=(len(kept["rows"]), len(kept["coefficients"]))),
        )


def _keep(fitted: Fitted, path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    descriptor, temporary = tempfile.mkstemp(dir=path.parent, suffix=".part")
    try:
        with os.fdopen(descriptor, "wb") as file:
            np.savez(
                file,
                labels=np.array(fitted.labels),
                rows=fitted.rows,
                word_grams=fitted.words.grams,
                word_weights=fitted.words.weights,
                character_grams=fitted.characters.grams,
                character_weights=fitted.characters.weights,
                coefficients=fitted.coefficients,
                intercepts=fitted.intercepts,
                data=fitted.phrasings.data,
                indices=fitted.phrasings.indices,
                pointers=fitted.phrasings.indptr,
            )
        Path(temporary).replace(path)
    finally:
        Path(temporary).unlink(missing_ok=True)
    kept = sorted(path.parent.glob("words-*.npz"), key=lambda each: each.stat().st_mtime, reverse=True)
    for old in kept[MOST_KEPT:]:
        old.unlink(missing_ok=True)
