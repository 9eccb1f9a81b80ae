"""What a message leads to."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from appealbot.core.model import Intent


class Outcome(StrEnum):
    """What a message leads to."""

    ANSWER = "answer"
    CHOICES = "choices"
    NONE = "none"
    SMALLTALK = "smalltalk"
    CRISIS = "crisis"
    SIGN_UP = "sign_up"
    MY_DATA = "my_data"


class Because(StrEnum):
    """Why a message leads to its outcome."""

    SAID_EXACTLY = "said-exactly"
    """It says exactly what a phrasing says."""
    SURE = "sure"
    """One entry is likely enough."""
    CLOSE = "close"
    """Two entries are nearly as likely."""
    UNSURE = "unsure"
    """No entry is likely enough."""
    ELSEWHERE = "elsewhere"
    """It's about something else."""
    UNHEARD = "unheard"
    """Nothing in it is known."""
    WISH = "wish"
    """It wants something of the bot itself: a greeting, help, a sign-up, one's data."""
    AMID = "amid"
    """It may wish for a dialogue, and doesn't say so plainly: the entry on it is given."""
    REFUSED = "refused"
    """It says that something is not to be done."""
    BESIDES = "besides"
    """What it says beside what it refuses or sets aside decides."""
    KEYWORD = "keyword"
    """It's a keyword of entries."""
    SENTENCE = "sentence"
    """One of its sentences is sure of what the whole suspects."""
    LONG = "long"
    """It's long, and what its sentences ask by themselves decides."""
    SEVERAL = "several"
    """It asks several things."""
    FOLLOW_UP = "follow-up"
    """It leans on the last answer."""
    COUNTERPART = "counterpart"
    """It names the other appeal, and nothing else."""
    OTHER_LANGUAGE = "other-language"
    """It's in neither German nor English."""
    DISTRESS = "distress"
    """Somebody in it doesn't want to live, or hurts themselves: that comes before all else."""
    PICKED = "picked"
    """The entry was picked by a button or a link, not asked for."""


OUTCOME_OF_INTENT: Final = {
    Intent.GREETING: Outcome.SMALLTALK,
    Intent.THANKS: Outcome.SMALLTALK,
    Intent.BYE: Outcome.SMALLTALK,
    Intent.HELP: Outcome.SMALLTALK,
    Intent.ABUSE: Outcome.SMALLTALK,
    Intent.CRISIS: Outcome.CRISIS,
    Intent.REFUSE: Outcome.SMALLTALK,
    Intent.KEEP: Outcome.SMALLTALK,
    Intent.SIGN_UP: Outcome.SIGN_UP,
    Intent.WITHDRAW: Outcome.MY_DATA,
    Intent.EXPORT: Outcome.MY_DATA,
    Intent.CORRECT: Outcome.MY_DATA,
}
"""Where each intent leads."""
ON_DIALOGUES: Final = {"bot-sign-up": Outcome.SIGN_UP, "bot-delete": Outcome.MY_DATA}
"""Entries on what a dialogue does: opening the dialogue and giving the entry are both right."""
ENTRY_ON: Final = {outcome: topic for topic, outcome in ON_DIALOGUES.items()}
REFUSAL_OF: Final = {Outcome.SIGN_UP: Intent.REFUSE, Outcome.MY_DATA: Intent.KEEP}
"""How a dialogue is refused."""


@dataclass(frozen=True, slots=True)
class Match:
    """How a message was understood.

    Attributes:
        outcome: What to do.
        topics: For an answer its entry, then what else may have been meant; for choices those to offer, best first;
            for none the nearest, as an offer.
        score: How sure that is (0 to 1).
        intent: What was wanted, where the outcome is small talk, distress, a sign-up or one's own data.
        clear: No doubt that it's a question or a wish of its own, whatever was said before.
        off_topic: For none: the message is about something else altogether, rather than a gap in the knowledge.
        because: Why; None where whoever matched doesn't tell.
        further: Topic ids that further questions of the same message ask for; they are among `topics`, too.
        cut: Not all of the message was read.
        offers: The dialogue that may be meant, not so plainly that it opens: a button leads there.
    """

    outcome: Outcome
    topics: tuple[str, ...]
    score: float
    intent: Intent | None = None
    off_topic: bool = False
    clear: bool = False
    because: Because | None = None
    further: tuple[str, ...] = ()
    cut: bool = False
    offers: Outcome | None = None


DISTRESS: Final = Match(Outcome.CRISIS, (), 1.0, Intent.CRISIS, clear=True, because=Because.DISTRESS)
NOTHING_HEARD: Final = Match(Outcome.NONE, (), 0.0, off_topic=True, because=Because.UNHEARD)


def of_label(label: str) -> Match:
    """The match of a message that says exactly what a phrasing of this label says."""
    exactly = Because.SAID_EXACTLY
    if label in OUTCOME_OF_INTENT:
        return Match(OUTCOME_OF_INTENT[Intent(label)], (), 1.0, Intent(label), clear=True, because=exactly)
    return Match(Outcome.ANSWER, (label,), 1.0, clear=True, because=exactly)


def picked(topic: str, because: Because = Because.PICKED) -> Match:
    """An entry that was picked, not asked for."""
    return Match(Outcome.ANSWER, (topic,), 1.0, because=because)
