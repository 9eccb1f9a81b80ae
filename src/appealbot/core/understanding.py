"""How a message is understood within its conversation: what it says itself, and what it leans on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Protocol

from appealbot.core.asking import after_courtesy, asks
from appealbot.core.decision import SURE_SENTENCE
from appealbot.core.follow_up import asks_for, follow_up, is_follow_up, is_fresh
from appealbot.core.model import Intent
from appealbot.core.outcome import Because, Match, Outcome, picked

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from appealbot.core.model import Knowledge, Language
    from appealbot.core.turn import Answered

_POLITE: Final = frozenset({Intent.GREETING, Intent.THANKS, Intent.BYE, Intent.HELP})


class Hears(Protocol):
    """What understands messages; `core.matching.Matcher` is one."""

    def match(self, text: str, language: Language | None = None) -> Match:
        """How a message is understood; its language, where that's known, may matter."""

    def chances(self, text: str, language: Language | None = None) -> Mapping[str, float]:
        """The probability of each topic id, were the message about one."""


@dataclass(frozen=True, slots=True)
class Understanding:
    """Understands what is said after an answer, and after a greeting or thanks."""

    knowledge: Knowledge
    matcher: Hears

    def match(self, text: str, language: Language, last: Answered | None, now: datetime) -> Match:
        """How a message is understood; whoever greets or thanks and asks something has asked.

        Args:
            text: The message.
            language: The language it's answered in.
            last: What was answered last.
            now: The time, with its zone.
        """
        whole = self._after(text, language, last, now)
        rest = after_courtesy(text) if whole.intent in _POLITE else ""
        if not rest:
            return whole
        beside = self._after(rest, language, last, now)
        return beside if _counts(beside, rest) else whole

    def _after(self, text: str, language: Language, answered: Answered | None, now: datetime) -> Match:
        entries = self.knowledge.entries
        last = entries.get(answered.topic) if answered else None
        other = entries.get(last.counterpart or "") if last and is_fresh(answered, now) else None
        if other is not None and asks_for(self.knowledge.appeals[other.appeal], text):
            return picked(other.id, Because.COUNTERPART)
        alone = self.matcher.match(text, language)
        if last is None or not is_follow_up(text, alone, answered, now):
            return alone
        return follow_up(self.matcher.chances(text, language), last, entries)


def _counts(match: Match, rest: str) -> bool:
    """Whether what follows a greeting or thanks is what was meant, rather than more of the same."""
    if match.outcome is Outcome.SMALLTALK:
        return False
    if match.outcome in {Outcome.SIGN_UP, Outcome.MY_DATA}:
        return match.clear
    return asks(rest) or (match.outcome is Outcome.ANSWER and match.score >= SURE_SENTENCE)
