"""Who listens, in Germany. Numbers stand here and nowhere else."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final


@dataclass(frozen=True, slots=True)
class Helplines:
    """Where somebody in distress finds a person.

    Attributes:
        calls: Numbers to call, free of charge, day and night, anonymously.
        chat: The same in writing.
        young: The number for children and young people.
        emergency: The number where somebody is in danger right now.
        checked_on: When a person last compared all of these with what their operators publish.
    """

    calls: tuple[str, ...]
    chat: str
    young: str
    emergency: str
    checked_on: date

    def named(self) -> dict[str, str]:
        """As the texts name them."""
        return {
            "calls": ", ".join(self.calls),
            "chat": self.chat,
            "young": self.young,
            "emergency": self.emergency,
        }


GERMANY: Final = Helplines(
    calls=("0800 111 0 111", "0800 111 0 222", "116 123"),
    chat="online.telefonseelsorge.de",
    young="116 111",
    emergency="112",
    checked_on=date(2026, 11, 27),
)
"""TelefonSeelsorge (telefonseelsorge.de), Nummer gegen Kummer (nummergegenkummer.de), the European emergency number.

Written down from memory on that day: whoever brings the bot to people compares them first (docs/operators.md).
"""
