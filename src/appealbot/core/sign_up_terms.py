"""On which terms sign-ups are taken: the consent text that is shown, kept as proof, and bound to every yes."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from appealbot.core.retention import STARTS_KEPT

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime

    from appealbot.core.model import Language

MOST_STARTS: Final = 3
"""Sign-ups that a person may begin within `STARTS_KEPT`: mistakes have room, floods don't."""
_ALPHABET: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's base 32: no letter that could be read as a digit (https://www.crockford.com/base32.html)."""
_GROUPS: Final = 4


@dataclass(frozen=True, slots=True)
class SignUpTerms:
    """The consent text in force.

    Attributes:
        version: Its version; each has files of its own in `locales/consent/`.
        texts: The text in each language, with the placeholders {operator}, {address}, {contact}, {appeal}, {deadline}
            and {version}.
    """

    version: str
    texts: Mapping[Language, str]


def starts_of_late(starts: Iterable[datetime], now: datetime) -> list[datetime]:
    """Which starts count at a time, the oldest first; one of that very time is the present one, told again."""
    return sorted(start for start in starts if now - STARTS_KEPT < start < now)


def digest(text: str) -> str:
    """What tells a shown consent text from another one: 16 hexadecimal digits."""
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def receipt(chance: str) -> str:
    """What finds a stored intent again: "R-" and 16 letters and digits (80 bits), made of a turn's chance."""
    number = int.from_bytes(hashlib.sha256(b"receipt" + chance.encode()).digest()[:10], "big")
    signs = [_ALPHABET[number >> 5 * place & 31] for place in range(4 * _GROUPS)]
    return "R-" + "-".join("".join(signs[4 * group : 4 * group + 4]) for group in range(_GROUPS))
