"""What people type into a sign-up, tidied and checked: names and places in any script, e-mail addresses."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from email_validator import EmailNotValidError, validate_email

from appealbot.core.mail_hosts import meant
from appealbot.core.text import LONGEST_QUESTION, script

if TYPE_CHECKING:
    from collections.abc import Mapping

LONGEST_NAME: Final = 100
LONGEST_PLACE: Final = 120
LONGEST_EMAIL: Final = 254
"""Characters of an address that mail servers take (RFC 5321, erratum 1690)."""
MOST_NAMED: Final = 20
"""Letters that a refusal names, so that it fits into a message."""
MOST_MARKS: Final = 3
"""Combining marks on one letter; the scripts of South and South-East Asia need that many."""

_TAG: Final = re.compile(r"</?[a-zA-Z][^<>]{0,200}>|[<>]")
_NEVER: Final = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})
"""Unicode categories of what isn't a character to read."""
_JOINERS: Final = "\u200c\u200d"
"""Though invisible, these shape letters in Persian and in Indian scripts; at a word's edge they mean nothing."""
_MARKS: Final = frozenset({"Mn", "Me", "Mc"})


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why an input isn't taken.

    Attributes:
        name: Of the sentence in the catalogue.
        values: What is filled in there.
        proposal: What may have been meant; they are asked, it's never taken unasked.
        typed: What was typed, where it's valid as it is and taken when it's typed once more.
    """

    name: str
    values: Mapping[str, str]
    proposal: str | None = None
    typed: str | None = None


def name(text: str) -> str | Refusal:
    """A person's name in any script, without markup and control characters."""
    tidy = _tidy(text)
    if not any(character.isalpha() for character in tidy):
        return Refusal("sign-up-name-missing", {})
    if "@" in tidy:
        return Refusal("sign-up-name-is-email", {})
    if len(tidy) > LONGEST_NAME:
        return Refusal("sign-up-too-long", {"most": str(LONGEST_NAME)})
    return tidy


def place(text: str) -> str | Refusal:
    """A municipality or an organisation, as free text: nothing is guessed."""
    tidy = _tidy(text)
    if not any(character.isalnum() for character in tidy):
        return Refusal("sign-up-place-missing", {})
    if len(tidy) > LONGEST_PLACE:
        return Refusal("sign-up-too-long", {"most": str(LONGEST_PLACE)})
    return tidy


def email(text: str, sure: str | None = None) -> str | Refusal:
    """An e-mail address, its domain in ASCII (IDNA); an address whose letters only look Latin is refused, by name.

    Args:
        text: What was typed.
        sure: An address that was typed before and doubted, as its host looks like a slip: typed once more, it's meant.
    """
    typed = "".join(character for character in text[:LONGEST_QUESTION] if unicodedata.category(character) not in _NEVER)
    typed = typed.strip(" \u00a0<>,;").removeprefix("mailto:")
    if len(typed) > LONGEST_EMAIL:
        return Refusal("sign-up-too-long", {"most": str(LONGEST_EMAIL)})
    if (lookalike := _lookalike(typed)) is not None:
        return lookalike
    local, _, _ = typed.rpartition("@")
    if (letter := next((letter for letter in local if not letter.isascii()), None)) is not None:
        return Refusal("sign-up-email-letter", {"letter": letter})
    try:
        valid = validate_email(typed, check_deliverability=False, allow_smtputf8=False)
    except EmailNotValidError:
        return Refusal("sign-up-email-wrong", {})
    address = valid.ascii_email or valid.normalized
    host = meant(valid.domain)
    if host is None or sure == address:
        return address
    proposal = f"{valid.local_part}@{host}"
    return Refusal("sign-up-email-host", {"host": valid.domain}, proposal, address)


def _tidy(text: str) -> str:
    composed = unicodedata.normalize("NFC", _TAG.sub(" ", text[:LONGEST_QUESTION]))
    kept: list[str] = []
    marks = 0
    for character in " ".join(composed.split()):
        category = unicodedata.category(character)
        marks = marks + 1 if category in _MARKS else 0
        if (category not in _NEVER or character in _JOINERS) and marks <= MOST_MARKS:
            kept.append(character)
    return " ".join(word.strip(_JOINERS) for word in "".join(kept).split())


def _lookalike(typed: str) -> Refusal | None:
    """The refusal of an address that holds letters which only look like Latin ones; it names them all.

    The Latin spelling is proposed only where one letter is meant: of several, people should look at each themselves.
    """
    if typed.isascii() or not any(_pretends(part) for part in re.split(r"[@.]", typed)):
        return None
    found = [(at, letter) for at, letter in enumerate(typed, 1) if _latin(letter) or not _is_latin(letter)]
    letters = [f"{at}: „{letter}“ (U+{ord(letter):04X} {unicodedata.name(letter, '?')})" for at, letter in found]
    spelled = "".join(_latin(character) or character for character in typed)
    alone = len({letter for _, letter in found}) == 1 and spelled.isascii() and isinstance(email(spelled), str)
    named = "\n".join([*letters[:MOST_NAMED], *("…" for _ in letters[MOST_NAMED:][:1])])
    return Refusal("sign-up-email-lookalike", {"letters": named}, spelled if alone else None)


def _pretends(part: str) -> bool:
    """Whether a part of an address could be read as Latin and isn't, or mixes Latin with another script.

    A part that is honestly in another script ("почта") does neither.
    """
    foreign = [character for character in part if not _is_latin(character) and _latin(character) is None]
    if not foreign:
        return any(_latin(character) for character in part)
    return any(character.isalpha() and _is_latin(character) for character in part)


def _is_latin(character: str) -> bool:
    return character.isascii() or script(character) == "LATIN"


def _latin(character: str) -> str | None:
    """The ASCII character that one looks like, None for ASCII itself and for what looks like none (Unicode TR 39)."""
    if character.isascii():
        return None
    folded = unicodedata.normalize("NFKC", character)
    if len(folded) == 1 and folded.isascii():
        return folded
    from confusable_homoglyphs import confusables  # noqa: PLC0415 - it reads large tables that are seldom needed

    found = confusables.is_confusable(character, greedy=True)
    alike = [glyph["c"] for one in found or () for glyph in one["homoglyphs"]]
    return next((glyph for glyph in alike if len(glyph) == 1 and glyph.isascii()), None)
