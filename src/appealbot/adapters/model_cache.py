"""Keeps what was fitted and encoded, under hashes of what it was made from, so that only what changed is made anew."""

from __future__ import annotations

import contextlib
import hashlib
import os
import tempfile
import time
import zlib
from dataclasses import fields
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, TypeVar
from zipfile import BadZipFile

import numpy as np
from platformdirs import user_cache_path

from appealbot.core.crisis.fitting import fit_meaning, fit_words
from appealbot.core.crisis.learned import MeaningFit, WordsFit, readable
from appealbot.core.grams import Grams
from appealbot.core.index import Index, fit_index, learnable
from appealbot.core.meaning import Heads, fit_heads
from appealbot.core.neighbours import NeighbourFit
from appealbot.core.words import LinearFit

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping, Sequence

    from numpy.typing import NDArray

    from appealbot.core.crisis.fitting import Examples
    from appealbot.core.grams import Floats
    from appealbot.core.meaning import SentenceEncoder
    from appealbot.core.model import Phrasing

    Arrays = Mapping[str, NDArray[np.generic]]
    Phrasings = Callable[[], Sequence[Phrasing]]

_Kept = TypeVar("_Kept")

VERSION: Final = 7
"""Raised when features or heads change, so that models of an older program aren't taken."""
MOST_KEPT: Final = 6
"""Files of each kind."""
ABANDONED: Final = 3_600.0
"""Seconds after which nobody is still writing a file."""
BATCH: Final = 256
PREPARED: Final = Path(__file__).resolve().parent.parent / "prepared"
"""Models that came with the program, fitted on the knowledge base that came with it."""
_SPOILED: Final = (OSError, ValueError, KeyError, EOFError, RuntimeError, BadZipFile, zlib.error)
"""What reading a missing or damaged file of arrays raises."""
_FITS: Final = {"linear": LinearFit, "neighbours": NeighbourFit}


class ModelCache:
    """Fitted models on disk: those that came with the program, and those in the user's cache directory.

    Each is asked for by the digest of all that it's learned from; the phrasings are only read where something has to be
    learned. Where the directory can't be written, that's at each start. `announce` is told what takes long.
    """

    def __init__(self, announce: Callable[[str], None], directory: Path | None = None) -> None:
        self._announce = announce
        self.directory = directory or user_cache_path("appealbot")

    def index(self, digest: str, phrasings: Phrasings) -> Index:
        """What these phrasings taught, kept or learned now."""
        if (kept := self.kept_index(digest)) is not None:
            return kept
        self._announce("Learning the words that people use (once for each version of the knowledge base) …")
        index = fit_index(phrasings())
        self.keep_index(digest, index)
        return index

    def heads(self, digest: str, phrasings: Phrasings, encoder: SentenceEncoder) -> Heads:
        """The heads on the encoder's vectors of these phrasings, kept or fitted now."""
        if (kept := self.kept_heads(digest, encoder)) is not None:
            return kept
        heard = learnable(phrasings())
        heads = fit_heads(self._vectors([each.text for each in heard], encoder), [each.label for each in heard])
        self.keep_heads(digest, encoder, heads)
        return heads

    def has_index(self, digest: str) -> bool:
        """Whether there's a file of what was learned from what has this digest."""
        return any((folder / index_name(digest)).exists() for folder in (PREPARED, self.directory))

    def kept_index(self, digest: str) -> Index | None:
        """What was learned from what has this digest, where it was kept."""
        return self._read(index_name(digest), _index)

    def kept_heads(self, digest: str, encoder: SentenceEncoder) -> Heads | None:
        """The same for heads."""
        return self._read(heads_name(digest, encoder), _heads)

    def keep_index(self, digest: str, index: Index) -> None:
        """Keeps what was learned, where the directory can be written."""
        self._write(index_name(digest), _index_arrays(index))

    def keep_heads(self, digest: str, encoder: SentenceEncoder, heads: Heads) -> None:
        """The same for heads."""
        self._write(
            heads_name(digest, encoder),
            {"labels": _joined(heads.labels), "coefficients": heads.coefficients, "intercepts": heads.intercepts},
        )

    def words_of_distress(self, digest: str, examples: Callable[[], Examples]) -> WordsFit:
        """What distress sounds like by its words, kept or learned from these texts now."""
        name = distress_words_name(digest)
        if (kept := self._read(name, lambda arrays: WordsFit(**_fields(arrays)))) is not None:
            return kept
        self._announce("Learning what distress sounds like …")
        words = fit_words(examples())
        self._write(name, {field.name: np.asarray(getattr(words, field.name)) for field in fields(words)})
        return words

    def meaning_of_distress(
        self, digest: str, examples: Callable[[], Examples], encoder: SentenceEncoder
    ) -> MeaningFit:
        """The same by what it means."""
        name = distress_meaning_name(digest, encoder)
        if (kept := self._read(name, lambda arrays: MeaningFit(**_fields(arrays)))) is not None:
            return kept
        learned_from = examples()
        meaning = fit_meaning(learned_from, self._vectors([readable(text) for text in learned_from.texts], encoder))
        self._write(name, {field.name: np.asarray(getattr(meaning, field.name)) for field in fields(meaning)})
        return meaning

    def ship(self, names: Collection[str]) -> None:
        """Puts these files with the program, and takes away the others that came with it."""
        PREPARED.mkdir(exist_ok=True)
        for name in names:
            if not (PREPARED / name).exists():
                with np.load(self.directory / name, allow_pickle=False) as kept:
                    np.savez_compressed(PREPARED / name, allow_pickle=False, **kept)
        for path in PREPARED.glob("*.npz"):
            if path.name not in names:
                path.unlink()

    def _vectors(self, texts: Sequence[str], encoder: SentenceEncoder) -> Floats:
        """The texts' vectors; only those that weren't encoded before cost time."""
        name = f"vectors-{_hashed(encoder.name)}.npz"
        known = self._read(name, _known_vectors) or {}
        keys = [_hashed(text) for text in texts]
        missing = [(key, text) for key, text in dict(zip(keys, texts, strict=True)).items() if key not in known]
        for start in range(0, len(missing), BATCH):
            self._announce(f"Reading what people ask: {start} of {len(missing)} …")
            batch = missing[start : start + BATCH]
            rows = encoder.encode([text for _, text in batch]).astype(np.float16)
            known.update(zip([key for key, _ in batch], rows, strict=True))
        rows = np.stack([known[key] for key in keys])
        if missing:
            self._write(name, {"keys": _joined(keys), "rows": rows})
        return _floats(rows)

    def _write(self, name: str, arrays: Arrays) -> None:
        """Keeps arrays under a name, whole or not at all; the oldest files of the kind go."""
        with contextlib.suppress(OSError):
            self.directory.mkdir(parents=True, exist_ok=True)
            descriptor, temporary = tempfile.mkstemp(dir=self.directory, suffix=".part")
            try:
                with os.fdopen(descriptor, "wb") as file:
                    np.savez(file, allow_pickle=False, **arrays)  # compressing would take seconds
                Path(temporary).replace(self.directory / name)
            finally:
                Path(temporary).unlink(missing_ok=True)
            kind = name.partition("-")[0]
            kept = sorted(self.directory.glob(f"{kind}-*.npz"), key=lambda each: each.stat().st_mtime, reverse=True)
            for old in (*kept[MOST_KEPT:], *self._abandoned()):
                old.unlink(missing_ok=True)

    def _abandoned(self) -> list[Path]:
        """What processes left that were ended while they wrote."""
        before = time.time() - ABANDONED
        return [path for path in self.directory.glob("*.part") if path.stat().st_mtime < before]

    def _read(self, name: str, made_of: Callable[[Arrays], _Kept]) -> _Kept | None:
        """What was kept under a name; None where there's no such file, or only a damaged one."""
        for folder in (PREPARED, self.directory):
            try:
                with (folder / name).open("rb") as file, np.load(file, allow_pickle=False) as kept:
                    return made_of(kept)
            except _SPOILED:
                continue
        return None


def writable() -> bool:
    """Whether the user's cache directory can be written."""
    directory = user_cache_path("appealbot")
    with contextlib.suppress(OSError):
        directory.mkdir(parents=True, exist_ok=True)
    return os.access(directory, os.W_OK)


def index_name(digest: str) -> str:
    """The file name of an index."""
    return f"index-{_hashed(f'{VERSION} {digest}')}.npz"


def heads_name(digest: str, encoder: SentenceEncoder) -> str:
    """The file name of heads on an encoder's vectors."""
    return f"heads-{_hashed(f'{VERSION} {digest} {encoder.name}')}.npz"


def distress_words_name(digest: str) -> str:
    """The file name of what distress sounds like by its words."""
    return f"distress-words-{_hashed(f'{VERSION} {digest}')}.npz"


def distress_meaning_name(digest: str, encoder: SentenceEncoder) -> str:
    """The same by what it means, to an encoder."""
    return f"distress-meaning-{_hashed(f'{VERSION} {digest} {encoder.name}')}.npz"


def _hashed(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:24]


# ── Arrays ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def _joined(texts: Sequence[str]) -> NDArray[np.uint8]:
    """Texts without line ends as one array; numpy's own arrays of texts are many times larger and slower."""
    return np.frombuffer("\n".join(texts).encode("utf-8", "surrogatepass"), dtype=np.uint8)


def _split(kept: NDArray[np.generic]) -> tuple[str, ...]:
    joined = kept.tobytes().decode("utf-8", "surrogatepass")
    return tuple(joined.split("\n")) if joined else ()


def _fields(kept: Arrays) -> dict[str, Any]:
    """The fields of a fit: arrays, and single numbers."""
    return {name: array if array.ndim else array.item() for name, array in kept.items()}


def _floats(kept: NDArray[np.generic]) -> Floats:
    return kept.astype(np.float32)


def _index_arrays(index: Index) -> Arrays:
    kind = next(name for name, form in _FITS.items() if isinstance(index.fit, form))
    arrays: dict[str, Any] = {
        "kind": _joined([kind]),
        "texts": _joined(list(index.unmistakable)),
        "meant": _joined(list(index.unmistakable.values())),
        "vocabulary": _joined(list(index.vocabulary)),
        "counts": np.fromiter(index.vocabulary.values(), dtype=np.int64),
        "knows_off_topic": np.array(index.knows_off_topic),
        "learned": _joined(list(index.learned)),
        "digests": _joined(list(index.learned.values())),
    }
    for field in fields(index.fit):
        value = getattr(index.fit, field.name)
        if isinstance(value, Grams):
            arrays |= {field.name: _joined(value.grams), f"{field.name}_weights": value.weights}
        else:
            arrays[field.name] = _joined(value) if field.name == "labels" else np.asarray(value)
    return arrays


def _heads(kept: Arrays) -> Heads:
    return Heads(_split(kept["labels"]), _floats(kept["coefficients"]), _floats(kept["intercepts"]))


def _known_vectors(kept: Arrays) -> dict[str, NDArray[np.generic]]:
    return dict(zip(_split(kept["keys"]), kept["rows"], strict=True))


def _index(kept: Arrays) -> Index:
    form = _FITS[_split(kept["kind"])[0]]
    parts: dict[str, Any] = {field.name: kept[field.name] for field in fields(form)}
    parts["labels"] = _split(kept["labels"])
    for name in ("words", "characters"):
        parts[name] = Grams(_split(kept[name]), _floats(kept[f"{name}_weights"]))
    if form is NeighbourFit:
        parts["phrasings"] = int(kept["phrasings"])
    return Index(
        form(**parts),
        dict(zip(_split(kept["texts"]), _split(kept["meant"]), strict=True)),
        dict(zip(_split(kept["vocabulary"]), kept["counts"].tolist(), strict=True)),
        bool(kept["knows_off_topic"]),
        dict(zip(_split(kept["learned"]), _split(kept["digests"]), strict=True)),
    )
