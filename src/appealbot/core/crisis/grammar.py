"""Phrases made out of their lines, and found among what was said.

Each part is asked where it may end, given all places where it may begin: so the time grows with the message's length
and with the phrase's, however many gaps there are.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Protocol

from appealbot.core.crisis.spoken import PAUSE, STOP, folded

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from collections.abc import Set as AbstractSet

    from appealbot.core.crisis.speech import Speech

MANY: Final = "*"
_EITHER: Final = "|"
_GAP: Final = "…"
_EDGE: Final = "."
_MISSING: Final = "?"
_TOGETHER: Final = "&"
_LONGEST_GAP: Final = 6
"""Words."""
_LONGEST_SENTENCE: Final = 25
"""Words."""


@dataclass(frozen=True, slots=True)
class Heard:
    """What was said, and for each of its words what it may be an instance of: itself, and stems."""

    words: tuple[str, ...]
    keys: tuple[frozenset[str], ...]


class Part(Protocol):
    """A part of a phrase."""

    def ends(self, heard: Heard, starts: AbstractSet[int]) -> AbstractSet[int]:
        """Where it may end (the place behind its last word), if it begins at one of these places."""

    def needs(self) -> list[frozenset[str]]:
        """Sets of words and stems: of each, a message holds one, if it holds the part."""

    def vocabulary(self) -> Iterator[str]:
        """All its words and stems."""


@dataclass(frozen=True, slots=True)
class _Word:
    keys: frozenset[str]

    def ends(self, heard: Heard, starts: AbstractSet[int]) -> AbstractSet[int]:
        places = (start + (heard.words[start] == PAUSE) for start in starts)
        return {place + 1 for place in places if not self.keys.isdisjoint(heard.keys[place])}

    def needs(self) -> list[frozenset[str]]:
        return [self.keys]

    def vocabulary(self) -> Iterator[str]:
        yield from self.keys


@dataclass(frozen=True, slots=True)
class _Gap:
    breaks: frozenset[str]

    def ends(self, heard: Heard, starts: AbstractSet[int]) -> AbstractSet[int]:
        ends, edge = set(starts), set(starts)
        for _ in range(_LONGEST_GAP):
            edge = {place + 1 for place in edge if self._crosses(heard, place)} - ends
            ends |= edge
        return ends

    def _crosses(self, heard: Heard, place: int) -> bool:
        return heard.words[place] != STOP and self.breaks.isdisjoint(heard.keys[place])

    def needs(self) -> list[frozenset[str]]:
        return []

    def vocabulary(self) -> Iterator[str]:
        yield from self.breaks


@dataclass(frozen=True, slots=True)
class _Edge:
    """The begin or the end of a thought."""

    joints: frozenset[str]
    begin: bool

    def ends(self, heard: Heard, starts: AbstractSet[int]) -> AbstractSet[int]:
        return {start for start in starts if self._is_at(heard, start)}

    def _is_at(self, heard: Heard, place: int) -> bool:
        if self.begin:
            return heard.words[place - 1] in {STOP, PAUSE}
        return heard.words[place] in {STOP, PAUSE} or not self.joints.isdisjoint(heard.keys[place])

    def needs(self) -> list[frozenset[str]]:
        return []

    def vocabulary(self) -> Iterator[str]:
        yield from self.joints


@dataclass(frozen=True, slots=True)
class _Sequence:
    parts: tuple[Part, ...]

    def ends(self, heard: Heard, starts: AbstractSet[int]) -> AbstractSet[int]:
        for part in self.parts:
            starts = part.ends(heard, starts) if starts else starts
        return starts

    def needs(self) -> list[frozenset[str]]:
        return [need for part in self.parts for need in part.needs()]

    def vocabulary(self) -> Iterator[str]:
        for part in self.parts:
            yield from part.vocabulary()


@dataclass(frozen=True, slots=True)
class _Choice:
    ways: tuple[Part, ...]

    def ends(self, heard: Heard, starts: AbstractSet[int]) -> AbstractSet[int]:
        return {end for way in self.ways for end in way.ends(heard, starts)}

    def needs(self) -> list[frozenset[str]]:
        needs = [way.needs() for way in self.ways]
        return [frozenset().union(*(max(each, key=_rarity) for each in needs))] if all(needs) else []

    def vocabulary(self) -> Iterator[str]:
        for way in self.ways:
            yield from way.vocabulary()


@dataclass(frozen=True, slots=True)
class _Optional:
    part: Part

    def ends(self, heard: Heard, starts: AbstractSet[int]) -> AbstractSet[int]:
        return starts | self.part.ends(heard, starts)

    def needs(self) -> list[frozenset[str]]:
        return []

    def vocabulary(self) -> Iterator[str]:
        yield from self.part.vocabulary()


@dataclass(frozen=True, slots=True)
class _Together:
    """Parts within one sentence, in whatever order, and none of the words that make it about something else."""

    parts: tuple[Part, ...]
    strangers: frozenset[str]

    def ends(self, heard: Heard, starts: AbstractSet[int]) -> AbstractSet[int]:
        return {
            sentence.stop for sentence in _sentences(heard) if sentence.start in starts and self._is_in(heard, sentence)
        }

    def _is_in(self, heard: Heard, sentence: range) -> bool:
        if any(not self.strangers.isdisjoint(heard.keys[place]) for place in sentence):
            return False
        return all(part.ends(heard, frozenset(sentence)) for part in self.parts)

    def needs(self) -> list[frozenset[str]]:
        return [need for part in self.parts for need in part.needs()]

    def vocabulary(self) -> Iterator[str]:
        yield from self.strangers
        for part in self.parts:
            yield from part.vocabulary()


def _sentences(heard: Heard) -> Iterator[range]:
    """The places of each sentence's words; a very long one is taken in pieces."""
    start = 1
    for place in range(1, len(heard.words)):
        if heard.words[place] == STOP or place - start == _LONGEST_SENTENCE:
            yield range(start, place)
            start = place + (heard.words[place] == STOP)


class Phrase:
    """A phrase of a language, ready to be found; `needs` are as a part's, the most telling ones first."""

    def __init__(self, speech: Speech, text: str, part: Part) -> None:
        self.speech = speech
        self.text = text
        self.needs = sorted(part.needs(), key=_rarity, reverse=True)
        self._part = part

    def vocabulary(self) -> Iterator[str]:
        """All its words and stems."""
        return self._part.vocabulary()

    def is_in(self, heard: Heard) -> bool:
        """Whether it was said."""
        return bool(self._part.ends(heard, range_of(heard)))

    def places(self, heard: Heard) -> Iterator[range]:
        """Where it was said, at its longest."""
        for start in range_of(heard):
            if ends := self._part.ends(heard, {start}):
                yield range(start, max(ends))


def range_of(heard: Heard) -> AbstractSet[int]:
    """The places at which a phrase may begin: behind the stop that each message is taken to begin with."""
    return frozenset(range(1, len(heard.words)))


class Grammar:
    """Makes a language's lines into phrases."""

    def __init__(self, speech: Speech) -> None:
        self._speech = speech
        self._gap = _Gap(_keys(speech.breaks.split()))
        self._strangers = _keys(speech.strangers.split())
        self._joints = _keys(speech.joints.split())
        self._lists: dict[str, Part] = {}

    def phrases(self, lines: Iterable[str]) -> list[Phrase]:
        """The phrases of these lines."""
        texts = (text.strip() for line in lines for text in line.split(_EITHER))
        return [Phrase(self._speech, text, self._sequence(text)) for text in texts]

    def _sequence(self, text: str) -> Part:
        if text.startswith(_TOGETHER):
            parts = (self._part(word, first=False) for word in text.removeprefix(_TOGETHER).split())
            return _Together(tuple(parts), self._strangers)
        return _Sequence(tuple(self._part(word, first=place == 0) for place, word in enumerate(text.split())))

    def _part(self, word: str, *, first: bool) -> Part:
        if word == _GAP:
            return self._gap
        if word == _EDGE:
            return _Edge(self._joints, begin=first)
        if word.endswith(_MISSING):
            return _Optional(self._part(word.removesuffix(_MISSING), first=first))
        alternatives = word.split("/")
        plain = [each for each in alternatives if not each.startswith("{")]
        ways: list[Part] = [self._list(each.strip("{}")) for each in alternatives if each.startswith("{")]
        if plain:
            ways.append(_Word(_keys(plain)))
        return ways[0] if len(ways) == 1 else _Choice(tuple(ways))

    def _list(self, name: str) -> Part:
        if name not in self._lists:
            items = self._speech.lists[name].split(_EITHER)
            self._lists[name] = _Choice(tuple(self._sequence(item) for item in items))
        return self._lists[name]


def _keys(words: Iterable[str]) -> frozenset[str]:
    return frozenset(folded(word.rstrip(MANY)) + MANY * word.endswith(MANY) for word in words)


def _rarity(words: Iterable[str]) -> int:
    """How telling it is that one of these words is there: about the longer the shortest of them, the more."""
    return min(len(word.rstrip(MANY)) for word in words)
