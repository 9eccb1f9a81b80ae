"""Fits anew what a change of the phrasings touches, so that it's understood long before everything is fitted.

Each label has a head of its own against the rest. Where few labels' phrasings changed, the others' heads still fit:
they are kept, and only those of the changed labels are made. What comes out is as good for the changed labels and a
little older for the rest; fitting everything replaces it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from appealbot.core.grams import count_grams
from appealbot.core.meaning import REGULARISATION, ROUNDS, Heads, fit_about_us
from appealbot.core.words import LinearFit, fit_inside, fit_one, packed, unpacked

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from numpy.typing import NDArray

    from appealbot.core.grams import Floats, Grams

    Doubles = NDArray[np.float64]

MOST_CHANGED: Final = 6
"""Labels; where more of them changed, fitting everything takes hardly longer."""


def changed(before: Mapping[str, str], now: Mapping[str, str]) -> frozenset[str]:
    """The labels that are new, or whose phrasings aren't those of before; each mapping gives a label's digest."""
    return frozenset(label for label, digest in now.items() if before.get(label) != digest)


def refit_linear(
    old: LinearFit, texts: Sequence[Sequence[str]], labels: Sequence[str], touched: Collection[str]
) -> LinearFit:
    """Fits the heads of some labels and the one for off-topic or not; takes the others over.

    Args:
        old: Where the other heads are; labels that are gone are left out.
        texts: The words of each phrasing, of all labels.
        labels: What each phrasing stands for.
        touched: The labels whose heads are made.
    """
    words, characters, features = count_grams(texts)
    names = tuple(sorted(set(labels)))
    planes, sides = unpacked(old)
    places = {label: place for place, label in enumerate(old.labels)}
    moved = np.concatenate([_moved(old.words, words, 0), _moved(old.characters, characters, len(old.words.grams))])
    known = moved >= 0
    heads = []
    for name in names:
        if name in touched or name not in places:
            heads.append(fit_one(features, [label == name for label in labels]))
        else:
            plane = np.zeros(len(moved), dtype=np.float32)
            plane[known] = planes[moved[known], places[name]]
            heads.append((plane, sides[places[name]]))
    heads.append(fit_inside(features, labels))
    return packed(names, words, characters, np.vstack([plane for plane, _ in heads]), [side for _, side in heads])


def _moved(old: Grams, new: Grams, first: int) -> NDArray[np.int64]:
    """For each of the new grams the number it had; -1 for those that are new."""
    number = {gram: place for place, gram in enumerate(old.grams, first)}
    return np.fromiter((number.get(gram, -1) for gram in new.grams), dtype=np.int64, count=len(new.grams))


def refit_heads(old: Heads, vectors: Floats, labels: Sequence[str], touched: Collection[str]) -> Heads:
    """The same for heads on the encoder's vectors.

    There the labels share one probability, so the changed ones are fitted beside what the others say, which stays: the
    same objective as `core.meaning.fit_heads`, over fewer columns.

    Args:
        old: Where the other heads are; labels that are gone are left out.
        vectors: A row for each phrasing, of all labels.
        labels: What each phrasing stands for.
        touched: The labels whose heads are made.
    """
    from scipy.optimize import minimize  # noqa: PLC0415 - takes a second to import, and only fitting needs it
    from scipy.special import logsumexp  # noqa: PLC0415 - as above

    names = tuple(sorted(set(labels)))
    places = {label: place for place, label in enumerate(old.labels)}
    columns = np.zeros((vectors.shape[1] + 1, len(names) + 1), dtype=np.float32)
    for column, name in enumerate(names):
        if name in places:
            columns[:-1, column] = old.coefficients[:, places[name]]
            columns[-1, column] = old.intercepts[places[name]]
    free = [column for column, name in enumerate(names) if name in touched or name not in places]
    kept = [column for column in range(len(names)) if column not in free]
    rest = logsumexp(vectors @ columns[:-1, kept] + columns[-1, kept], axis=1, keepdims=True)
    meant = np.array([[label == names[column] for column in free] for label in labels], dtype=np.float32)

    def objective(flat: Doubles) -> tuple[float, Doubles]:
        plane = flat.reshape(-1, len(free)).astype(np.float32)
        logits = vectors @ plane[:-1] + plane[-1]
        total = logsumexp(np.hstack([logits, rest]), axis=1, keepdims=True)
        # What a phrasing of another label loses is the same whatever the free columns say, but for the total.
        off = np.exp(logits - total) - meant
        loss = float(total.sum() - (meant * logits).sum()) + float((plane[:-1] ** 2).sum()) / (2 * REGULARISATION)
        slope = np.vstack([vectors.T @ off, off.sum(axis=0)])
        slope[:-1] += plane[:-1] / REGULARISATION
        return loss / len(labels), slope.ravel().astype(np.float64) / len(labels)

    if free:
        start = columns[:, free].ravel().astype(np.float64)
        found = minimize(objective, start, (), jac=True, method="L-BFGS-B", options={"maxiter": ROUNDS})
        columns[:, free] = found.x.reshape(-1, len(free))
    columns[:, -1] = fit_about_us(vectors, labels)
    return Heads(names, np.ascontiguousarray(columns[:-1]), columns[-1].copy())
