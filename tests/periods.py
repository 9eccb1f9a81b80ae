"""Finds what texts say of how long something is kept, and what of it contradicts `appealbot.core.retention`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from appealbot.core import retention

if TYPE_CHECKING:
    from collections.abc import Iterator

_NUMBERS: Final = {
    **dict.fromkeys(("a", "an", "one", "ein", "eine", "einem", "einen", "einer", "eines"), 1),
    **dict.fromkeys(("two", "zwei"), 2),
    **dict.fromkeys(("three", "drei"), 3),
    **dict.fromkeys(("four", "vier"), 4),
    **dict.fromkeys(("six", "sechs"), 6),
    **dict.fromkeys(("eight", "acht"), 8),
    **dict.fromkeys(("twelve", "zwölf"), 12),
}
_UNITS: Final = {
    r"hours?|stunden?": timedelta(hours=1),
    r"days?|tag(?:e[ns]?|s)?": timedelta(days=1),
    r"weeks?|wochen?": timedelta(weeks=1),
    r"months?|monat(?:e[ns]?|s)?": retention.YEAR / retention.MONTHS_A_YEAR,
    r"years?|jahr(?:e[ns]?|s)?": retention.YEAR,
}
_PERIOD: Final = re.compile(
    rf"\b(?P<number>\d+|{'|'.join(_NUMBERS)})[ -](?:more |weitere[nr]? )?(?P<unit>{'|'.join(_UNITS)})\b", re.IGNORECASE
)
_ABOUT_SOMETHING_ELSE: Final = re.compile(
    r"\b(?:16 (?:Jahren?|years old)|within 72 hours|The law gives a month|a day off|once a year|a quarter of an hour"
    r"|20 years of a core|a day or two|a day on which)\b"
)
"""An age, limits that the law sets, how long something takes."""
_SUBJECTS: Final = {
    r"nachweis(?:es)?(?: der Einwilligung)?|proofs?(?: of (?:the|a) consent)?": retention.PROOFS_KEPT,
    r"vermerk der löschung|vermerk, dass gelöscht wurde|notes? of (?:the|an) erasure|had .{0,40}erased": (
        retention.ERASURES_KEPT
    ),
    r"angefangene|unfinished(?: (?:sign-ups?|ones))?|drafts?|bis zum speichern|until it is saved": retention.DRAFTS_KEPT,
    r"begonnene?|begin|began|begun|angefangen": retention.STARTS_KEPT,
    r"wartende|waiting|parked": retention.PARKED_KEPT,
    r"prüfnummern?|check numbers?|digests": retention.UPDATES_KEPT,
    r"sicherungskopien?|backups?|listen der zuständigen|lists of those in charge|exports?": retention.BACKUPS_KEPT,
    r"gewählter sprache|(?:chosen|chose a) language": retention.CHATS_WITH_LANGUAGE_KEPT,
    r"letzte[sn]? (?:thema|knöpfe)|last (?:topic|buttons?)": retention.CHATS_KEPT,
    r"eintrag|sign-ups?|old key|gelöscht wird|wird sie gelöscht|is erased": retention.SIGN_UPS_KEPT,
}
"""What is kept, by the words that name it: of two that begin at the same place the first one counts."""
_SUBJECT: Final = re.compile("|".join(rf"\b({words})\b" for words in _SUBJECTS), re.IGNORECASE)
_SENTENCE: Final = re.compile(r"[^.;!?]+(?:[.;!?](?!\s|$)[^.;!?]*)*[.;!?]?")
_BLOCK: Final = re.compile(r"\n\s*\n|\n(?=\s*(?:\||[-•] |\d+\. |#|/))")


@dataclass(frozen=True, slots=True)
class _Mention:
    at: int
    kept: timedelta


def contradictions(text: str) -> list[str]:
    """What a text says of periods that the table doesn't: "period: sentence".

    A period belongs to what its sentence names last before it, else first after it, else to what its paragraph, item or
    row named last. A period of nothing that is known is a contradiction, too.
    """
    return [wrong for block in _BLOCK.split(text) for wrong in _in_block(" ".join(block.split()))]


def told(text: str) -> int:
    """How many periods a text names."""
    return sum(1 for _ in _periods(text))


def _in_block(block: str) -> Iterator[str]:
    mentions = [_Mention(found.start(), _kept(found)) for found in _SUBJECT.finditer(block)]
    for sentence in _SENTENCE.finditer(block):
        for at, named, period in _periods(sentence[0]):
            about = _about(mentions, sentence.start(), sentence.start() + at, sentence.end())
            if about is None or not _same(period, about.kept):
                yield f"{named}: {sentence[0].strip()}"


def _about(mentions: list[_Mention], start: int, at: int, end: int) -> _Mention | None:
    before = [each for each in mentions if start <= each.at < at]
    after = [each for each in mentions if at <= each.at < end]
    earlier = [each for each in mentions if each.at < start]
    nearest = [*before[-1:], *after[:1], *earlier[-1:]]
    return nearest[0] if nearest else None


def _kept(found: re.Match[str]) -> timedelta:
    return list(_SUBJECTS.values())[(found.lastindex or 1) - 1]


def _periods(text: str) -> Iterator[tuple[int, str, timedelta]]:
    others = [found.span() for found in _ABOUT_SOMETHING_ELSE.finditer(text)]
    for found in _PERIOD.finditer(text):
        if any(start <= found.start() < end for start, end in others):
            continue
        number = found["number"].lower()
        unit = next(unit for pattern, unit in _UNITS.items() if re.fullmatch(pattern, found["unit"], re.IGNORECASE))
        yield found.start(), found[0], (int(number) if number.isdecimal() else _NUMBERS[number]) * unit


def _same(period: timedelta, kept: timedelta) -> bool:
    """Whether that's what people call it: three years are told as three, leap day or not."""
    return period == kept or (
        period % retention.YEAR == timedelta() and period == kept // retention.YEAR * retention.YEAR
    )
