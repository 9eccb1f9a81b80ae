"""Fits anew what a change of the phrasings touches, so that it's understood long before everything is fitted.

Each label has a head of its own against the rest. Where few labels' phrasings changed, the others' heads still fit:
they are kept, and only those of the changed labels are made. What comes out is as good for the changed labels and a
little older for the rest; fitting everything replaces it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from appealbot.core.grams import count_grams
from appealbot.core.meaning import Heads
from appealbot.core.words import LinearFit, fit_inside, fit_one, packed, unpacked

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from numpy.typing import NDArray

    from appealbot.core.grams import Grams

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


def carried(old: Heads, labels: Sequence[str]) -> Heads:
    """Heads on the encoder's vectors for these labels: those of before, as encoding all phrasings takes minutes.

    A new label gets what the others have on average, which speaks neither for it nor much against it.
    """
    places = {label: place for place, label in enumerate(old.labels)}
    planes, sides = old.coefficients[:, :-1], old.intercepts[:-1]
    average = (planes.mean(axis=1), sides.mean())
    heads = [(planes[:, places[each]], sides[places[each]]) if each in places else average for each in labels]
    heads.append((old.coefficients[:, -1], old.intercepts[-1]))
    return Heads(
        tuple(labels),
        np.stack([plane for plane, _ in heads], axis=1).astype(np.float32),
        np.array([side for _, side in heads], dtype=np.float32),
    )
