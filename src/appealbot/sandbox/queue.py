"""The updates that wait for the bot, with the lifetimes and the confirming of Telegram's own queue.

The rules are those of telegram-bot-api's `Client.cpp` (add_update and its callers) and tdlib's `TQueue.cpp`.
"""

from __future__ import annotations

import heapq
from collections import OrderedDict
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

Json = dict[str, Any]

LIFETIMES: Final = {"inline_query": 30, "chosen_inline_result": 600, "callback_query": 150}
"""Seconds that an update of a kind waits for the bot; all others wait for LIFETIME."""
LIFETIME: Final = 86_400
FARTHEST_OFFSET: Final = 10
"""An offset farther than this above the next id isn't believed: nothing is forgotten for it (`TQueue::get`)."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """An update that waits, until when, and whose number it has in the ledger."""

    update: Json
    expires: float
    number: int


class Queue:
    """Updates by id, oldest first. Each operation costs what it touches, however many wait."""

    def __init__(self) -> None:
        self._waiting: OrderedDict[int, Waiting] = OrderedDict()
        self._expiring: list[tuple[float, int]] = []
        self._next = 1

    def __len__(self) -> int:
        """How many wait."""
        return len(self._waiting)

    def __iter__(self) -> Iterator[Json]:
        """What waits, oldest first."""
        return (waiting.update for waiting in self._waiting.values())

    def put(self, update: Json, now: float, number: int = 0) -> int:
        """An update waits from now on; returns its id. One that's too old is dropped, as by Telegram."""
        update_id, self._next = self._next, self._next + 1
        kind = next(iter(update), "")
        content = update.get(kind)
        dated = content.get("date") if kind == "message" and isinstance(content, dict) else None
        expires = (dated if isinstance(dated, int) else now) + LIFETIMES.get(kind, LIFETIME)
        if expires > now:
            self._waiting[update_id] = Waiting({"update_id": update_id, **update}, expires, number)
            heapq.heappush(self._expiring, (expires, update_id))
        return update_id

    def expire(self, now: float) -> None:
        """Forgets what waited for too long."""
        while self._expiring and self._expiring[0][0] <= now:
            expires, update_id = heapq.heappop(self._expiring)
            if update_id in self._waiting and self._waiting[update_id].expires <= expires:
                del self._waiting[update_id]

    def confirm(self, offset: int) -> list[Waiting]:
        """Forgets what stands below an offset, which counts from the next id where negative; returns what it forgot."""
        if offset > self._next + FARTHEST_OFFSET:
            return []
        if offset < 0:
            offset += self._next
        forgotten = []
        while self._waiting and next(iter(self._waiting)) < offset:
            forgotten.append(self._pop())
        return forgotten

    def first(self, limit: int) -> list[Waiting]:
        """The oldest ones."""
        return list(islice(self._waiting.values(), limit))

    def clear(self) -> None:
        """Forgets everything."""
        self._waiting.clear()
        self._expiring.clear()

    def number_from(self, update_id: int) -> None:
        """Goes on with another id, as Telegram does after a week without updates: any id, even a lower one.

        Raises:
            ValueError: Updates are waiting.
        """
        if self._waiting:
            raise ValueError("ids are chosen anew only while nothing waits")
        self._next = update_id

    def _pop(self) -> Waiting:
        return self._waiting.popitem(last=False)[1]
