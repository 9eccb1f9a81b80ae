"""The passages of a message that are listened to by themselves: what surrounds a sentence would drown it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from appealbot.core.crisis.spoken import LONGEST

LONGEST_PASSAGE: Final = 40
"""Words; a message or a sentence that is longer is taken in pieces, as nobody says so much at once."""
_SENTENCE_END: Final = re.compile(r"(?<=[.!?…؟۔。])\s+|\n+")


@dataclass(frozen=True, slots=True)
class Passage:
    """A passage, and whether it's the whole message."""

    text: str
    whole: bool = False


def passages(text: str) -> list[Passage]:
    """The message where it's short, each of its sentences, and each two of them that follow on one another."""
    cut = text[:LONGEST]
    words = cut.split()
    pieces = [piece for sentence in _SENTENCE_END.split(cut) for piece in _pieces(sentence.split())]
    whole = [" ".join(words)] if 0 < len(words) <= LONGEST_PASSAGE else []
    parts = dict.fromkeys([*pieces, *(f"{one} {other}" for one, other in pairwise(pieces))])
    return [*(Passage(each, whole=True) for each in whole), *(Passage(each) for each in parts if each not in whole)]


def _pieces(words: list[str]) -> list[str]:
    """A sentence, or its pieces."""
    return [" ".join(words[start : start + LONGEST_PASSAGE]) for start in range(0, len(words), LONGEST_PASSAGE)]
