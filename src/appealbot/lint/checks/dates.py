"""A date that has passed is told as passed."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Final

from appealbot.core.model import Language
from appealbot.lint.context import visible_texts
from appealbot.lint.document import place_of
from appealbot.lint.problem import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from appealbot.lint.context import Context

_MONTHS: Final = {
    name: number
    for number, names in enumerate(
        (
            ("januar", "january", "jan"),
            ("februar", "february", "feb"),
            ("märz", "march", "mar"),
            ("april", "apr"),
            ("mai", "may"),
            ("juni", "june", "jun"),
            ("juli", "july", "jul"),
            ("august", "aug"),
            ("september", "sep", "sept"),
            ("oktober", "october", "oct", "okt"),
            ("november", "nov"),
            ("dezember", "december", "dec", "dez"),
        ),
        1,
    )
    for name in names
}
_MONTH: Final = "(?P<month>" + "|".join(sorted(_MONTHS, key=len, reverse=True)) + r")\.?"
_DAY: Final = r"(?P<day>[0-3]?\d)(?:\.|st|nd|rd|th)?"
_DATE: Final = (
    re.compile(r"(?P<day>[0-3]?\d)\.\s?(?P<number>[01]?\d)\.\s?(?P<year>\d{4})"),
    re.compile(rf"{_DAY}\s+(?:of\s+)?{_MONTH},?\s+(?P<year>\d{{4}})", re.IGNORECASE),
    re.compile(rf"{_MONTH}\s+{_DAY},?\s+(?P<year>\d{{4}})", re.IGNORECASE),
    re.compile(r"(?P<year>\d{4})-(?P<number>[01]\d)-(?P<day>[0-3]\d)"),
)
_LIMIT: Final = re.compile(
    r"\b(?:bis|until|till|by|before|vor|spätestens|frist|deadline|latest)\b[^.!?]{0,40}$", re.IGNORECASE
)
_TOLD: Final = {
    Language.DE: re.compile(
        r"\b(?:vorbei|abgelaufen|lief|verstrichen|war|waren|erbeten|endete|galt|wurde)\b", re.IGNORECASE
    ),
    Language.EN: re.compile(r"\b(?:passed|past|over|expired|was|were|ended|closed|ran out|had)\b", re.IGNORECASE),
}
_OPEN: Final = {
    Language.DE: re.compile(
        r"\b(?:noch bis|nur noch|läuft noch|läuft bis|können sich? bis|kann man bis|bitte bis)\b", re.IGNORECASE
    ),
    Language.EN: re.compile(r"\b(?:still until|still open|open until|please by|can until|runs until)\b", re.IGNORECASE),
}


def check_past_is_told(context: Context) -> Iterator[Problem]:
    """A text that names a day as a limit says that it has passed, once it has. Quotes are left as they are."""
    for entry in context.knowledge.entries.values():
        for visible in visible_texts(entry):
            if visible.path[0] == "quotes":
                continue
            for start, day in days(visible.text):
                limits = _LIMIT.search(visible.text[:start]) or context.knowledge.appeals[entry.appeal].deadline == day
                told = _TOLD[visible.language].search(visible.text)
                open_still = _OPEN[visible.language].search(visible.text)
                if day < context.today and ((limits and not told) or open_still):
                    at = place_of(context.document_of(entry).root, visible.path)
                    yield Problem(at, f"{day} has passed; the text presents it as open", "dates.past")


def days(text: str) -> Iterator[tuple[int, date]]:
    """The days that a German or English text names, each with the position where it begins."""
    for pattern in _DATE:
        for found in pattern.finditer(text):
            parts = found.groupdict()
            month = int(parts["number"]) if parts.get("number") else _MONTHS[parts["month"].lower()]
            try:
                yield found.start(), date(int(parts["year"]), month, int(parts["day"]))
            except ValueError:
                continue
