"""Whether somebody in a message doesn't want to live, hurts themselves, or fears it of one near to them."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from rapidfuzz.distance import OSA

from appealbot.core.crisis.grammar import MANY, Grammar, Heard
from appealbot.core.crisis.spoken import STOP, folded, tokens

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from appealbot.core.crisis.grammar import Phrase
    from appealbot.core.crisis.learned import Learned
    from appealbot.core.crisis.speech import Speech

SHORTEST_REPAIRED: Final = 5
"""Letters of a word whose slips are looked past."""
SHORTEST_STEM: Final = 7
"""Letters of a stem of which a word may be a slip."""
LONG: Final = 10
"""Letters from which a word may hold two slips."""

SHORT: Final = 25
"""Words and pauses of a message that says one thing."""
ENOUGH: Final = 4
"""One word in as many must be known for a message to be in a language: what's known are only words on distress."""


@dataclass(frozen=True, slots=True)
class Distress:
    """What was heard.

    Attributes:
        speech: The language it was said in; None where it's in none of those that are known.
        phrase: The phrase that it was recognised by; "" where only what was learned tells it.
    """

    speech: Speech | None
    phrase: str = ""


class DistressDetector:
    """Listens for distress in several languages. Immutable; its time grows with a message's length and no faster.

    Slips are looked past in the language that knows most of a message's words. What no phrase tells may still be heard
    by `learned`, which has no words for why.
    """

    def __init__(self, speeches: Iterable[Speech], learned: Learned | None = None) -> None:
        self._listeners = [_Listener(speech) for speech in speeches]
        self._learned = learned

    def heard(self, text: str) -> Distress | None:
        """The distress that a message tells of, in whichever of its sentences; None where it tells of none."""
        said = tokens(text)
        known = [each.known(said) for each in self._listeners]
        heard = (
            each.heard(said, repaired=know == max(known)) for each, know in zip(self._listeners, known, strict=True)
        )
        told = next((distress for distress in heard if distress is not None), None)
        if told is not None or self._learned is None or self._is_innocent(said, known) or not self._learned.hears(text):
            return told
        return Distress(self._spoken(said, known))

    def _is_innocent(self, said: Sequence[str], known: Sequence[int]) -> bool:
        """Whether a short message holds what sounds like distress and is none; a long one may hold both."""
        spoken = self._listeners[known.index(max(known))]
        return len(said) <= SHORT and spoken.looks_past(said)

    def _spoken(self, said: Sequence[str], known: Sequence[int]) -> Speech | None:
        """The language that knows most of the words, where it knows enough of them."""
        most = max(known)
        return self._listeners[known.index(most)].speech if most * ENOUGH >= len(said) else None


class _Listener:
    """Listens in one language."""

    def __init__(self, speech: Speech) -> None:
        self.speech = speech
        grammar = Grammar(speech)
        phrases, innocent = grammar.phrases(speech.phrases), grammar.phrases(speech.innocent)
        self._phrases, self._innocent = _Index(phrases), _Index(innocent)
        self._written = {folded(typed): tuple(map(folded, meant.split())) for typed, meant in speech.written.items()}
        self._unlike = frozenset(map(folded, speech.unlike.split()))
        telling = {word for phrase in phrases for word in phrase.vocabulary()}
        self._known = telling.union(*(phrase.vocabulary() for phrase in innocent))
        self._spelt = _by_first_letter(telling)

    def known(self, said: Iterable[str]) -> int:
        """How many of these words are of the language, as far as it's known here."""
        return sum(each in self._written or not self._known.isdisjoint(_instances(each)) for each in said)

    def heard(self, said: Iterable[str], *, repaired: bool) -> Distress | None:
        """The distress in these words; with `repaired`, slips are looked past."""
        heard = self._looked_past(self._understood(said, repaired=repaired))
        found = next((phrase for phrase in self._phrases.near(heard) if phrase.is_in(heard)), None)
        return Distress(self.speech, found.text) if found else None

    def looks_past(self, said: Iterable[str]) -> bool:
        """Whether any of these words sound like distress and are none."""
        heard = self._understood(said, repaired=True)
        return any(phrase.is_in(heard) for phrase in self._innocent.near(heard))

    def _understood(self, said: Iterable[str], *, repaired: bool) -> Heard:
        meant = [word for each in said for word in self._written.get(each, (each,))]
        return self._heard([STOP, *(map(self._repaired, meant) if repaired else meant), STOP])

    def _heard(self, words: Sequence[str]) -> Heard:
        return Heard(tuple(words), tuple(frozenset(self._known.intersection(_instances(word))) for word in words))

    def _looked_past(self, heard: Heard) -> Heard:
        """What was said, with stops in place of the words that sound like distress and are none."""
        past = {place for phrase in self._innocent.near(heard) for places in phrase.places(heard) for place in places}
        return (
            self._heard([STOP if place in past else word for place, word in enumerate(heard.words)]) if past else heard
        )

    def _repaired(self, word: str) -> str:
        """The word, or the telling one that it's a slip of."""
        if len(word) < SHORTEST_REPAIRED or word in self._unlike or not self._known.isdisjoint(_instances(word)):
            return word
        near = [(slips, key) for key in self._spelt.get(word[0], ()) if (slips := _slips(word, key)) is not None]
        return min(near)[1].rstrip(MANY) if near else word


class _Index:
    """Phrases by their most telling words, so that few have to be looked for."""

    def __init__(self, phrases: Iterable[Phrase]) -> None:
        self._phrases: defaultdict[str, list[Phrase]] = defaultdict(list)
        for phrase in phrases:
            for word in phrase.needs[0]:
                self._phrases[word].append(phrase)

    def near(self, heard: Heard) -> Iterator[Phrase]:
        """The phrases of which words are there for each part, in whatever order."""
        keys = frozenset().union(*heard.keys)
        for key in keys:
            for phrase in self._phrases.get(key, ()):
                if not any(need.isdisjoint(keys) for need in phrase.needs):
                    yield phrase


def _instances(word: str) -> list[str]:
    """The word, and the stems that it may be an instance of."""
    return [word, *(word[:length] + MANY for length in range(2, len(word) + 1))]


def _by_first_letter(words: Iterable[str]) -> dict[str, list[str]]:
    """The words that are long enough for their slips to be told, by their first letter, which is seldom mistyped."""
    spelt: defaultdict[str, list[str]] = defaultdict(list)
    for word in sorted(words):
        if len(word.rstrip(MANY)) >= (SHORTEST_STEM if word.endswith(MANY) else SHORTEST_REPAIRED):
            spelt[word[0]].append(word)
    return dict(spelt)


def _slips(word: str, key: str) -> int | None:
    """How many letters are wrong in a word, were it an instance of a known one; None where too many."""
    known = key.rstrip(MANY)
    most = 2 if len(known) >= LONG else 1
    lengths = range(len(known) - 1, len(known) + 2) if key.endswith(MANY) else (len(word),)
    fewest = min(OSA.distance(word[:length], known, score_cutoff=most) for length in lengths)
    return fewest if fewest <= most else None
