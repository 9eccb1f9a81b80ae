"""What people ask leads to one entry."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np
from rapidfuzz import fuzz, process

from appealbot.core.model import Language, Phrasing
from appealbot.core.text import folded
from appealbot.lint.problem import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from appealbot.lint.context import Context

TOO_CLOSE: Final = 93.0
"""Of 100; rapidfuzz ratio of two questions' folded forms. Below it lie pairs that differ in the decisive word."""
SHORTEST_COMPARED: Final = 20
"""Letters. In shorter questions a single letter can be the decisive difference."""


def check_duplicates(context: Context) -> Iterator[Problem]:
    """No text stands twice, neither under two entries nor under one."""
    first: dict[str, Phrasing] = {}
    for phrasing in context.knowledge.phrasings:
        key = folded(phrasing.text) or phrasing.text
        known = first.setdefault(key, phrasing)
        if known is not phrasing and (known.label != phrasing.label or known.language == phrasing.language):
            sentence = f"“{phrasing.text}” already stands in {known.place.path}:{known.place.line}"
            yield Problem(phrasing.place, sentence, "questions.duplicate")


def check_too_close(context: Context) -> Iterator[Problem]:
    """No canonical question is nearly the same as a text that leads elsewhere."""
    for language in Language:
        others = [
            (text, phrasing)
            for phrasing in context.knowledge.phrasings
            if phrasing.language == language and len(text := folded(phrasing.text)) >= SHORTEST_COMPARED
        ]
        canonical = [(text, phrasing) for text, phrasing in others if _is_canonical(context, phrasing)]
        if not canonical:
            continue
        ratios = process.cdist(
            [text for text, _ in canonical],
            [text for text, _ in others],
            scorer=fuzz.ratio,
            score_cutoff=TOO_CLOSE,
            dtype=np.uint8,
        )
        for row, column in zip(*np.nonzero(ratios), strict=True):
            (text, phrasing), (near, other) = canonical[row], others[column]
            if phrasing.label != other.label and text != near:
                sentence = f"“{phrasing.text}” is nearly “{other.text}” in {other.place.path}:{other.place.line}"
                yield Problem(phrasing.place, sentence, "questions.too-close")


def check_finds_itself(context: Context) -> Iterator[Problem]:
    """Each canonical question leads to its own entry, judged by what the phrasings taught."""
    if context.finds is None:
        return
    for phrasing in context.knowledge.phrasings:
        if _is_canonical(context, phrasing):
            found = context.finds(phrasing.text)
            if phrasing.label not in found[:1]:
                elsewhere = found[0] if found else "nothing"
                sentence = f"“{phrasing.text}” leads to {elsewhere}"
                yield Problem(phrasing.place, sentence, "questions.lost")


def _is_canonical(context: Context, phrasing: Phrasing) -> bool:
    entry = context.knowledge.entries.get(phrasing.label)
    return entry is not None and phrasing.place.path == entry.place.path
