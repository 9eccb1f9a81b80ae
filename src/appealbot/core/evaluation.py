"""How good the matching is: labelled questions in, figures with their intervals out."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from math import sqrt
from typing import TYPE_CHECKING, Final

from appealbot.core.model import Intent
from appealbot.core.outcome import ON_DIALOGUES, Match, Outcome
from appealbot.core.turn import Person, Said

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from appealbot.core.conversation import Conversation
    from appealbot.core.model import Language

CONFIDENCE_Z: Final = 1.959964
"""The normal distribution's quantile for intervals of 95 %."""

_NOW: Final = datetime(2026, 1, 1, tzinfo=UTC)
"""Any time will do: only what passes between the turns of a dialogue matters."""
_PAUSE: Final = timedelta(seconds=20)
_FORMAL: Final = Match(Outcome.SMALLTALK, (), 1.0)
"""Stands for a reply that no match led to, as to a command."""
SMALLTALK_KINDS: Final = frozenset(
    {Intent.GREETING, Intent.THANKS, Intent.BYE, Intent.HELP, Intent.ABUSE, Intent.REFUSE, Intent.KEEP}
)

_FIGURES: Final = {Intent.CRISIS: "crisis"} | dict.fromkeys(SMALLTALK_KINDS, "smalltalk")
"""Under which figure an intent counts that opens no dialogue."""


@dataclass(frozen=True, slots=True)
class Question:
    """A labelled message.

    Attributes:
        text: What a person sends.
        language: The language it's in and the reply should be in; None where it doesn't matter.
        expect: Acceptable topic ids. Empty with `kind` outside the intents: no entry may be given as an answer.
        group: What it's counted under: a style ("typo"), or a kind of off-topic text ("near").
        intent: The intent, where one is meant.
        after: What was said before in the same dialogue.
    """

    text: str
    language: Language | None
    expect: frozenset[str]
    group: str
    intent: Intent | None = None
    after: tuple[str, ...] = ()

    @property
    def off_topic(self) -> bool:
        """Whether no entry may be given. Where only the reply's language is asked for, any may."""
        return not self.expect and self.intent is None and self.group != "language"


@dataclass(frozen=True, slots=True)
class Reaction:
    """What the bot did with a question."""

    match: Match
    language: Language


@dataclass(frozen=True, slots=True)
class Share:
    """So many of so many."""

    hits: int
    of: int

    @property
    def value(self) -> float:
        """The share, 0 to 1; 0 of none."""
        return self.hits / self.of if self.of else 0.0

    def interval(self) -> tuple[float, float]:
        """Wilson's score interval at 95 % (Wilson 1927)."""
        if not self.of:
            return 0.0, 1.0
        z2, n, p = CONFIDENCE_Z**2, self.of, self.value
        centre, spread = p + z2 / (2 * n), CONFIDENCE_Z * sqrt(p * (1 - p) / n + z2 / (4 * n * n))
        return max(0.0, (centre - spread) / (1 + z2 / n)), min(1.0, (centre + spread) / (1 + z2 / n))


@dataclass(frozen=True, slots=True)
class Figures:
    """What a set of questions gave; each figure is a share of those it applies to.

    right: answered alone, acceptably. shown: right, or acceptable among what was offered. wrong: answered alone, not
    acceptably. missed: neither shown nor wrong. answered: off-topic but answered. followed: follow-ups shown.
    language: replies in the question's language. dialogue: sign-up and own-data wishes understood. smalltalk,
    crisis: likewise. alarmed: taken for distress, but none.
    """

    right: Share
    shown: Share
    wrong: Share
    missed: Share
    answered: Share
    followed: Share
    language: Share
    dialogue: Share
    smalltalk: Share
    crisis: Share
    alarmed: Share

    def items(self) -> Iterator[tuple[str, Share]]:
        """The figures that apply, by name."""
        for name in self.__dataclass_fields__:
            share: Share = getattr(self, name)
            if share.of:
                yield name, share


def react(conversation: Conversation, question: Question) -> Reaction:
    """What the bot does with a question, after what was said before it in its dialogue."""
    person, now = Person(), _NOW
    for said in question.after:
        person = conversation.respond(Said(said), person, now).person
        now += _PAUSE
    turn = conversation.respond(Said(question.text), person, now)
    return Reaction(turn.match or _FORMAL, turn.language)


def is_right(question: Question, match: Match) -> bool:
    """Whether an acceptable entry was given alone, or the dialogue that the entry is on was opened."""
    opened = any(ON_DIALOGUES.get(topic) is match.outcome for topic in question.expect)
    return opened or (match.outcome is Outcome.ANSWER and match.topics[0] in question.expect)


def first_is_right(question: Question, match: Match) -> bool:
    """Whether what comes first is acceptable, however sure the matcher was of it."""
    return is_right(question, match) or not question.expect.isdisjoint(match.topics[:1])


def is_shown(question: Question, match: Match) -> bool:
    """Whether an acceptable entry was given, or offered."""
    offered = match.topics if match.outcome in {Outcome.ANSWER, Outcome.CHOICES} else ()
    return is_right(question, match) or not question.expect.isdisjoint(offered)


def is_wrong(question: Question, match: Match) -> bool:
    """Whether an entry was given alone that isn't acceptable."""
    return match.outcome is Outcome.ANSWER and not is_right(question, match)


def understood(question: Question, match: Match) -> bool:
    """Whether an intent was met: its outcome, the entry on the same matter, or a button that leads there."""
    if question.intent in SMALLTALK_KINDS:
        return match.outcome is Outcome.SMALLTALK
    if question.intent is Intent.CRISIS:
        return match.outcome is Outcome.CRISIS
    wanted = Outcome.SIGN_UP if question.intent is Intent.SIGN_UP else Outcome.MY_DATA
    given = match.topics[0] if match.outcome is Outcome.ANSWER else ""
    return wanted in {match.outcome, match.offers, ON_DIALOGUES.get(given)}


def figures(reactions: Iterable[tuple[Question, Reaction]]) -> Figures:
    """The figures of a set of questions."""
    counted: Counter[str] = Counter()

    def count(name: str, hit: bool) -> None:  # noqa: FBT001 - a tally
        counted[f"{name} of"] += 1
        counted[name] += hit

    for question, reaction in reactions:
        match = reaction.match
        if question.after:
            count("followed", is_shown(question, match))
        elif question.expect:
            count("right", is_right(question, match))
            count("shown", is_shown(question, match))
            count("wrong", is_wrong(question, match))
            count("missed", not is_shown(question, match) and not is_wrong(question, match))
        elif question.intent is not None:
            count(_FIGURES.get(question.intent, "dialogue"), understood(question, match))
        elif question.off_topic:
            count("answered", match.outcome is Outcome.ANSWER)
        if question.intent is not Intent.CRISIS:
            count("alarmed", match.outcome is Outcome.CRISIS)
        if question.language is not None and (question.expect or question.group == "language"):
            count("language", reaction.language is question.language)
    return Figures(**{name: Share(counted[name], counted[f"{name} of"]) for name in Figures.__dataclass_fields__})


def grouped(reactions: Sequence[tuple[Question, Reaction]], key: Callable[[Question], str]) -> dict[str, Figures]:
    """The figures of each group of questions, by the group's name, in the order of the names."""
    groups: defaultdict[str, list[tuple[Question, Reaction]]] = defaultdict(list)
    for question, reaction in reactions:
        groups[key(question)].append((question, reaction))
    return {name: figures(groups[name]) for name in sorted(groups)}


def confusions(reactions: Iterable[tuple[Question, Reaction]]) -> list[tuple[str, str, int]]:
    """Pairs of what was meant and what was answered instead, the most frequent first."""
    pairs = Counter(
        (" | ".join(sorted(question.expect)) or question.group, reaction.match.topics[0])
        for question, reaction in reactions
        if is_wrong(question, reaction.match) and question.intent is None
    )
    return sorted(((meant, given, times) for (meant, given), times in pairs.items()), key=lambda pair: (-pair[2], pair))
