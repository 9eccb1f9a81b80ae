"""What of a message asks something: its questions by their form, and what remains without greetings and thanks."""

from __future__ import annotations

import re
from typing import Final

from appealbot.core.text import clean, words

_ASKING: Final = re.compile(
    r"(?:und |aber |also |ok |and |but |so )?"
    r"(?:we[rnm]|wie|was|wo(?:her|hin|zu)?|wann|warum|wieso|weshalb|welche[rsnm]?"
    r"|who(?:se|m)?|what|where|when|why|how|which)"
    r" (?!ein\b|eine\b|fuer\b|ja\b|a\b|an\b)\S+ \S+"
)
"""How questions begin without a question mark; "was ein Quatsch" is none."""
_FOR: Final = r"(?:\ (?:für|for)[\w\ ]+(?=[,.!;:]|$))?"
_COURTESY: Final = re.compile(
    rf"""
    (?:hallo|hallöchen|hi|hey|hello|moin|servus|salut|grüezi|tag)(?:\ (?:there|bot|zusammen|ihr))?
    |grüß\ (?:gott|dich|euch|sie)|(?:schönen\ )?gute[nr]?\ (?:tag|morgen|abend)|good\ (?:morning|afternoon|evening|day)
    |sehr\ geehrte\ damen\ und\ herren|liebes\ team|dear\ (?:team|bot|all|sir\ or\ madam)
    |(?:ok(?:ay)?|super|prima|perfekt|toll|alles\ klar|great|perfect|cool)(?=\W+(?:danke|vielen|thanks|thank\ you))
    |(?:vielen|herzlichen|besten|lieben|tausend)(?:\ lieben)?\ dank(?:\ (?:dir|ihnen|euch))?{_FOR}
    |(?:danke|dankeschön|thanks|thank\ you|thx|ty|merci)
     (?:\ (?:dir|ihnen|euch|schön|sehr|vielmals|a\ lot|so\ much|very\ much|bot|mate)\b)*{_FOR}
    """,
    re.VERBOSE | re.IGNORECASE,
)
"""What people say before they ask."""
_PAUSE: Final = re.compile(r"\W+")


def asks(text: str) -> bool:
    """Whether a text is a question by its form, with or without its mark."""
    return not {"?", "؟"}.isdisjoint(clean(text)) or _ASKING.match(" ".join(words(text))) is not None


def after_courtesy(text: str) -> str:
    """What a message says after greetings and thanks; "" where it begins with none, or says no more."""
    rest = clean(text)
    begun = len(rest)
    while (said := _COURTESY.match(rest)) is not None and (pause := _PAUSE.match(rest, said.end())) is not None:
        rest = rest[pause.end() :]
    return rest if len(rest) < begun and len(words(rest)) > 1 else ""
