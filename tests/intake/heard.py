"""Updates as they come in."""

from __future__ import annotations

from datetime import UTC, datetime

from appealbot.adapters.telegram.reading import Heard
from appealbot.core.turn import ChatKind, Incoming, Said

AT = datetime(2026, 5, 4, 12, tzinfo=UTC)


def written(number: int, incoming: Incoming | str = "Duldung?", chat: int = 7, sender: int = 7) -> Heard:
    """A message of a person, or of somebody in a group."""
    if isinstance(incoming, str):
        incoming = Said(incoming, ChatKind.PRIVATE if chat > 0 else ChatKind.GROUP)
    return Heard(incoming, chat, number, f"message:{chat}:{number}", sender, code="de", at=AT, message=number)
