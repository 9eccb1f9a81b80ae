"""Follow-up questions: "und warum?", "and the Hessians?" are understood from the entry that was answered last."""

from __future__ import annotations

import re
from datetime import timedelta
from math import log
from typing import TYPE_CHECKING, Final

from appealbot.core.decision import MOST_CHOICES
from appealbot.core.outcome import Because, Match, Outcome
from appealbot.core.text import words

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from appealbot.core.model import Appeal, Entry
    from appealbot.core.turn import Answered

REMEMBERED: Final = timedelta(minutes=15)
"""How long a last answer is what "and that?" refers to."""
LONGEST: Final = 9
"""Words. Longer messages stand on their own,"""
LONGEST_OFF_TOPIC: Final = 4
"""and sooner so where they are about something else altogether: "who won the football yesterday?"."""
OPENING: Final = re.compile(
    r"""(?:und|aber|auch|oder|also|dann|warum|wieso|weshalb|wozu|we[rnm]|wo|wann|wie|was|welcher?|da(?:zu|von|s)?|die|der
    |gilt|geht|ist|sind|echt|wirklich|mehr|genauer|sowie|okay|ok
    |a[ch]h?|oh|hm+|na|puh|tja|uff|wow
    |and|but|also|or|so|then|why|who|whom|where|when|how|what|which|that|this|these|those|it|they|does|do|is|are|really
    |more|any)""",
    re.VERBOSE,
)
"""First words of messages that lean on what was said before."""
LINKING: Final = re.compile("bei|i[nm]|de[nms]|vo[nm]|mit|fuer|zu|zur|the|of|from|with|about|for|says?")
"""Words between, which name nothing."""
SAME, COUNTERPART, RELATED, NEIGHBOUR = 2.5, 2.5, 2.0, 1.2
"""What speaks for an entry that the last one leads to, in natural log units beside the message's own evidence."""
FLOOR: Final = 0.05
"""Probability that any entry keeps, whatever the message says."""
CLEAR: Final = 1.2
"""Lead in log units from which the best entry is given alone."""


def is_fresh(last: Answered | None, now: datetime) -> bool:
    """Whether the last answer is still what is talked about."""
    return last is not None and now - last.at <= REMEMBERED


def asks_for(appeal: Appeal, text: str) -> bool:
    """Whether a message names an appeal and nothing else: "und in Hessen?", "what about the mayors"."""
    said = [word for word in words(text) if OPENING.fullmatch(word) is None and LINKING.fullmatch(word) is None]
    return bool(said) and all(word.startswith(appeal.called) for word in said)


def is_follow_up(text: str, alone: Match, last: Answered | None, now: datetime) -> bool:
    """Whether a message leans on the last answer: short, begun like one, and not a clear question of its own."""
    if not is_fresh(last, now) or alone.clear:
        return False
    said = words(text)
    longest = LONGEST_OFF_TOPIC if alone.off_topic else LONGEST
    return 0 < len(said) <= longest and OPENING.fullmatch(said[0]) is not None


def follow_up(chances: Mapping[str, float], last: Entry, entries: Mapping[str, Entry]) -> Match:
    """The match of a follow-up: what the message says of each entry, and how near it is to the last one.

    Args:
        chances: The probability of each topic id by the message alone.
        last: The entry that was answered last.
        entries: All entries.
    """
    evidence = {topic: log(max(chances.get(topic, 0.0), FLOOR)) + _nearness(entries[topic], last) for topic in entries}
    ranked = sorted(evidence, key=lambda topic: -evidence[topic])[:MOST_CHOICES]
    lead = evidence[ranked[0]] - evidence[ranked[1]] if len(ranked) > 1 else CLEAR
    outcome = Outcome.ANSWER if lead >= CLEAR else Outcome.CHOICES
    return Match(outcome, tuple(ranked), round(chances.get(ranked[0], 0.0), 4), because=Because.FOLLOW_UP)


def _nearness(entry: Entry, last: Entry) -> float:
    if entry.id == last.id:
        return SAME
    if entry.id == last.counterpart:
        return COUNTERPART
    if entry.id in last.related:
        return RELATED
    return NEIGHBOUR if entry.appeal == last.appeal else 0.0
