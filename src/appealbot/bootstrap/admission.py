"""Which updates are handled at all: those meant for the bot, within what one person or group may ask for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from appealbot.adapters.budget import Budget, Verdict
from appealbot.core.attention import claimed_right, is_meant
from appealbot.core.turn import ChatKind

if TYPE_CHECKING:
    from appealbot.adapters.telegram.reading import Heard


class Admission:
    """Decides on each update before it waits for anything.

    Args:
        username: The bot's name on Telegram.
    """

    def __init__(self, username: str) -> None:
        self._username = username
        self._budget = Budget()
        self._claimed: set[tuple[int, str]] = set()
        self._noticed: set[int] = set()
        self._kept_off = 0

    async def admits(self, heard: Heard) -> bool:
        """Whether an update goes on; with one too many, a person's first within a minute does, to be told so."""
        if not is_meant(heard.incoming, self._username):
            return False
        verdict = await self._budget.spend(heard.chat, heard.sender)
        if verdict is Verdict.HEARD:
            return True
        right = claimed_right(heard.incoming, self._username)
        if right is not None and (heard.sender, right) not in self._claimed:  # the same one once is enough for anybody
            self._claimed.add((heard.sender, right))
            return True
        self._kept_off += 1
        if verdict is Verdict.IGNORED or heard.incoming.chat is ChatKind.GROUP:
            return False
        self._noticed.add(heard.update)
        return True

    def is_notice(self, heard: Heard) -> bool:
        """Whether an update is only to be told that it's one too many; asked once."""
        noticed = heard.update in self._noticed
        self._noticed.discard(heard.update)
        return noticed

    def finished(self, heard: Heard) -> None:
        """Notes that an update was handled."""
        if self._claimed and (right := claimed_right(heard.incoming, self._username)) is not None:
            self._claimed.discard((heard.sender, right))

    def take_kept_off(self) -> int:
        """How many were one too many since the last time this was asked."""
        kept_off, self._kept_off = self._kept_off, 0
        return kept_off
