"""How much one person or one group may ask for, so that nobody's flood makes the others wait."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, Final

from aiolimiter import AsyncLimiter
from cachetools import TTLCache

if TYPE_CHECKING:
    from collections.abc import Hashable

OF_A_PERSON: Final = (30, 60.0)
"""Messages and taps, in seconds; as many at once, then one every two seconds."""
OF_A_GROUP: Final = (20, 60.0)
"""Telegram lets a bot write as often there."""
OF_NOTICES: Final = (1, 60.0)
REMEMBERED: Final = 60.0
"""Seconds; by then any budget is full again."""
MOST_REMEMBERED: Final = 100_000


class Verdict(Enum):
    """What becomes of a message."""

    HEARD = "heard"
    TOLD = "told"
    """Too many: the chat gets a notice that says so."""
    IGNORED = "ignored"
    """Too many, and the chat had its notice."""


class Budget:
    """Counts what people and groups ask for. In memory: a restart fills all budgets."""

    def __init__(self) -> None:
        self._limiters: TTLCache[Hashable, AsyncLimiter] = TTLCache(MOST_REMEMBERED, REMEMBERED)

    async def spend(self, chat: int, sender: int) -> Verdict:
        """Whether a message of this sender in this chat is heard.

        Args:
            chat: The chat's id; groups have negative ones.
            sender: Who wrote or tapped.
        """
        budgets = [self._limiter("person", sender, OF_A_PERSON)]
        if chat < 0:
            budgets.append(self._limiter("group", chat, OF_A_GROUP))
        if all([await _spent(budget) for budget in budgets]):
            return Verdict.HEARD
        return Verdict.TOLD if await _spent(self._limiter("notice", chat, OF_NOTICES)) else Verdict.IGNORED

    def _limiter(self, kind: str, number: int, limit: tuple[int, float]) -> AsyncLimiter:
        key = (kind, number)
        limiter = self._limiters.get(key) or AsyncLimiter(*limit)
        self._limiters[key] = limiter  # which makes it stay
        return limiter


async def _spent(limiter: AsyncLimiter) -> bool:
    """Takes one, if there's one left."""
    if not limiter.has_capacity():
        return False
    await limiter.acquire()
    return True
