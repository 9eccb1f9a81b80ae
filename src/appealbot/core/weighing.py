"""Whether a message that is about a dialogue says so plainly enough for the dialogue to open.

It opens on a plain wish that is near-certain too. What is less gets the entry on the dialogue, or a button beside
whatever else the message may ask; a refusal opens nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from appealbot.core.negation import asks, is_personal
from appealbot.core.outcome import ON_DIALOGUES, OUTCOME_OF_INTENT, REFUSAL_OF, Because, Match, Outcome
from appealbot.core.text import words
from appealbot.core.wishes import Saying

if TYPE_CHECKING:
    from collections.abc import Sequence

    from appealbot.core.negation import Clause
    from appealbot.core.wishes import Wishes

NEAR_CERTAIN: Final = 0.7
"""Probability from which a plain wish opens its dialogue."""
CERTAIN: Final = 0.95
"""Probability from which even a wish in other words gets the entry on its dialogue."""
LIKELY: Final = 0.5
"""Probability from which a wish amid other words gets the entry on its dialogue."""
POSSIBLE: Final = 0.25
"""Probability from which a button into the dialogue stands beside what else may be meant."""
_REFUSALS: Final = {intent: outcome for outcome, intent in REFUSAL_OF.items()}
_WISHES: Final = {intent: outcome for intent, outcome in OUTCOME_OF_INTENT.items() if outcome in REFUSAL_OF}


class Verdict(StrEnum):
    """What becomes of a message that is about a dialogue."""

    AS_MATCHED = "as-matched"
    """What it was matched with holds: the dialogue opens, the entry is given, nothing is done."""
    REFUSED = "refused"
    """Nothing is done."""
    ENTRY = "entry"
    """The entry on the dialogue is given."""
    BUTTON = "button"
    """What else it may be about decides, and a button leads into the dialogue."""
    ELSE = "else"
    """What else it may be about decides."""


@dataclass(frozen=True, slots=True)
class Heard:
    """What a message says of the dialogues.

    Attributes:
        text: The message.
        parts: Its clauses.
        to_join: How plainly it says that somebody wants to be signed up.
        about_data: The same of one's data.
    """

    text: str
    parts: tuple[Clause, ...]
    to_join: Saying
    about_data: Saying

    @property
    def doubtful(self) -> bool:
        """Whether anything may be denied."""
        return any(part.doubtful for part in self.parts)

    @property
    def short(self) -> bool:
        """Whether it's a single word, which may mean anything."""
        return len(words(self.text)) == 1

    def saying(self, wish: Outcome) -> Saying:
        """How plainly it says this wish."""
        return self.about_data if wish is Outcome.MY_DATA else self.to_join


def listen(text: str, parts: tuple[Clause, ...], said: Sequence[Sequence[str]], wishes: Wishes) -> Heard:
    """What a message says of the dialogues; `said` are the words of each of its clauses, repaired."""
    spoken = tuple(zip(parts, said, strict=True))
    return Heard(text, parts, wishes.said(wishes.sign_up, spoken), wishes.said(wishes.my_data, spoken))


def wished(match: Match) -> Outcome | None:
    """The dialogue that a message is about, by a wish, a refusal or the entry on it; None for anything else."""
    if match.outcome is Outcome.ANSWER:
        return ON_DIALOGUES.get(match.topics[0])
    return (_WISHES | _REFUSALS).get(match.intent) if match.intent is not None else None


def weigh(match: Match, wish: Outcome, heard: Heard) -> tuple[Verdict, Outcome]:
    """What becomes of a message, and which dialogue it's about.

    Args:
        match: What it was matched with.
        wish: What that is about, as `wished` tells.
        heard: What its words say.
    """
    if (refused := _refused(match, wish, heard)) is not None:
        return Verdict.REFUSED, refused
    if match.outcome is Outcome.ANSWER:
        return Verdict.AS_MATCHED, wish
    saying, doubted = heard.saying(wish), heard.saying(wish) is Saying.AMID and heard.doubtful
    if match.intent in _REFUSALS and match.clear and not doubted:
        worded = {heard.to_join, heard.about_data} != {Saying.NOT} or match.because is Because.SAID_EXACTLY
        return (Verdict.AS_MATCHED if worded else Verdict.ELSE), wish
    if wish is Outcome.SIGN_UP and heard.about_data is Saying.PLAINLY:  # "we withdraw our support for the appeal"
        wish, saying = Outcome.MY_DATA, Saying.AMID
    if saying is Saying.PLAINLY and match.score >= NEAR_CERTAIN and match.intent not in _REFUSALS:
        return Verdict.AS_MATCHED, wish
    return _less(match, saying, heard, doubted=doubted), wish


def _less(match: Match, saying: Saying, heard: Heard, *, doubted: bool) -> Verdict:
    """What becomes of a wish that opens nothing."""
    if saying is Saying.NOT and heard.short:
        return Verdict.ELSE
    if match.score >= (CERTAIN if saying is Saying.NOT else LIKELY) or doubted:
        return Verdict.ENTRY
    return Verdict.BUTTON if saying is not Saying.NOT or match.score >= POSSIBLE else Verdict.ELSE


def _refused(match: Match, wish: Outcome, heard: Heard) -> Outcome | None:
    """The dialogue that is refused; a question how things are refuses nothing, nor what is hardly about it."""
    if match.outcome is Outcome.ANSWER and (asks(heard.text) or not is_personal(heard.text)):
        return None
    if match.outcome is wish and match.score < POSSIBLE:
        return None
    if heard.about_data is Saying.REFUSED:
        return Outcome.MY_DATA
    if heard.to_join is Saying.REFUSED and heard.saying(wish) in {Saying.NOT, Saying.REFUSED}:
        return Outcome.SIGN_UP
    return None
