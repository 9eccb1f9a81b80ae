"""How fast the bot may write: Telegram refuses what comes faster (https://core.telegram.org/bots/faq)."""

from __future__ import annotations

from typing import Final

from aiolimiter import AsyncLimiter
from cachetools import TTLCache

IN_A_CHAT: Final = (4, 4.2)
"""One message a second to a person, a few of them at once; as (messages, seconds). Telegram counts when they arrive, so
that it's a little less than is allowed."""
IN_A_GROUP: Final = (19, 60.0)
MOST_CHATS: Final = 100_000


class Pace:
    """Makes each message wait for its turn, in its chat and among all.

    Args:
        per_second: Messages to all chats together, evenly spread but for one that makes up for a timer's delay.
    """

    def __init__(self, per_second: float) -> None:
        self._all = AsyncLimiter(2, 2 / per_second)
        # Each is forgotten when it has room for all again.
        self._people: TTLCache[int, AsyncLimiter] = TTLCache(MOST_CHATS, IN_A_CHAT[1])
        self._groups: TTLCache[int, AsyncLimiter] = TTLCache(MOST_CHATS, IN_A_GROUP[1])

    async def turn(self, chat: int, *, edits: bool = False) -> None:
        """Returns when the chat may get a message.

        Args:
            chat: The chat's id; groups have negative ones.
            edits: A message is only edited. With a person that makes no noise, and a menu should follow the taps.
        """
        if edits and chat > 0:
            await self._all.acquire()
            return
        chats, limit = (self._people, IN_A_CHAT) if chat > 0 else (self._groups, IN_A_GROUP)
        limiter = chats.get(chat) or AsyncLimiter(*limit)
        chats[chat] = limiter  # which makes it stay
        await limiter.acquire()
        await self._all.acquire()
