"""The passages of a message that are listened to by themselves: what surrounds a sentence would drown it."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Final

from appealbot.core.crisis.spoken import LONGEST

LONGEST_PASSAGE: Final = 40
"""Words; a message or a sentence that is longer is taken in pieces, as nobody says so much at once."""
_SENTENCE_END: Final = re.compile(r"(?<=[.!?…؟۔。])\s+|\n+")


def passages(text: str) -> list[str]:
    """The message where it's short, each of its sentences, and each two of them that follow on one another."""
    cut = text[:LONGEST]
    pieces = [piece for sentence in _SENTENCE_END.split(cut) for piece in _pieces(sentence.split())]
    whole = [" ".join(cut.split())] if len(cut.split()) <= LONGEST_PASSAGE else []
    pairs = [f"{one} {other}" for one, other in pairwise(pieces)]
    return list(dict.fromkeys([*whole, *pieces, *pairs]))


def _pieces(words: list[str]) -> list[str]:
    """A sentence, or its pieces."""
    return [" ".join(words[start : start + LONGEST_PASSAGE]) for start in range(0, len(words), LONGEST_PASSAGE)]
