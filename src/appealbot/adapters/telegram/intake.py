"""What was fetched from Telegram, until it's answered: each chat's updates in their order, all chats side by side.

What isn't answered soon is parked: sealed in the database, so that Telegram can be told that it arrived, and whatever
one chat waits for keeps nobody else waiting.
"""

from __future__ import annotations

import asyncio
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, Protocol

import structlog
from cachetools import LRUCache

from appealbot.adapters.telegram.albums import Albums
from appealbot.adapters.telegram.reading import Heard, read
from telegram import Update

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from appealbot.adapters.telegram.sending import Sender
    from telegram import Bot

_log = structlog.get_logger()

MOST_OPEN: Final = 5_000
"""Updates in work, whose number bounds the memory; more are left with Telegram, which keeps them for a day."""
LONGEST_LANE: Final = 50
"""Updates of one chat in work: more than a person's budget, so that only a chat which takes no answers gets there."""
REMEMBERED: Final = 1_000
"""Finished updates that are recognised when Telegram delivers them once more."""
GRACE: Final = 4.0
"""Seconds that updates under way have when the bot is to stop; then no further message is begun."""
LAST_MESSAGE: Final = 2.0
"""Seconds that a message which was begun has to end: cut off, it would come twice."""

Name = tuple[int, str]
"""What an update is known by: its number alone may come again after an idle week."""


class Handles(Protocol):
    """What updates are for."""

    async def admits(self, heard: Heard) -> bool:
        """Whether an update is to be handled; else nothing more is done about it."""

    async def handle(self, heard: Heard) -> None:
        """Handles an update to its end, and raises nothing. When it's cancelled, the update comes again."""


class Parks(Protocol):
    """Where updates are kept that take long."""

    async def park(self, updates: Sequence[Heard]) -> bool:
        """Keeps updates over the process's end; whether that succeeded."""

    async def parked(self) -> Sequence[Heard]:
        """What a process before this one parked and didn't finish, in the order in which it was parked."""

    def release(self, heard: Heard) -> None:
        """Notes that a parked update is finished."""


@dataclass(slots=True)
class _Open:
    """An update in work."""

    heard: Heard
    task: asyncio.Task[None]
    parked: bool = False


class Intake:
    """Takes in what was fetched.

    Args:
        bot: Whose updates these are.
        handles: What they are for.
        parks: Where those are kept that take long.
        sender: What answers go through; taps are acknowledged by it at once, whatever is before them in their chat.
    """

    def __init__(self, bot: Bot, handles: Handles, parks: Parks, sender: Sender) -> None:
        self._bot = bot
        self._handles = handles
        self._parks = parks
        self._sender = sender
        self._open: dict[Name, _Open] = {}
        self._lanes: dict[int, asyncio.Task[None]] = {}
        self._in_lane: Counter[int] = Counter()
        self._finished: LRUCache[Name, bool] = LRUCache(REMEMBERED)
        self._albums = Albums()
        self._some_finished = asyncio.Event()

    async def resume(self) -> None:
        """Goes on with what an earlier process parked."""
        for heard in await self._parks.parked():
            self._begin(heard, parked=True)

    async def take(self, batch: Iterable[Mapping[str, Any]]) -> None:
        """Begins to handle what is new of a batch of updates, as Telegram delivered them."""
        heard_now = [heard for raw in batch if (heard := self._read(raw)) is not None]
        for heard in self._albums.one_of_each(heard_now):
            if self._is_new(heard) and await self._handles.admits(heard):
                self._begin(heard)

    @property
    def first_unsafe(self) -> int | None:
        """The lowest number of an update that would be lost with the process once it's confirmed; None: none would."""
        return min((each.heard.update for each in self._open.values() if not each.parked), default=None)

    async def secure(self, seconds: float) -> None:
        """Waits a little for what is in work, then parks the rest. Where that fails, it stays as it is."""
        if tasks := [each.task for each in self._open.values() if not each.parked]:
            await asyncio.wait(tasks, timeout=seconds)
            await self._park()

    async def has_room(self) -> None:
        """Returns when more can be taken in."""
        while len(self._open) >= MOST_OPEN:
            self._some_finished.clear()
            await self._some_finished.wait()

    async def end(self) -> None:
        """Lets what is under way end, and parks what can't."""
        for seconds in (GRACE, LAST_MESSAGE):
            if self._open:
                await asyncio.wait([each.task for each in self._open.values()], timeout=seconds)
            self._sender.close()
        undone = [each.task for each in self._open.values()]
        for task in undone:
            task.cancel()
        await asyncio.gather(*undone, return_exceptions=True)
        await self._park()

    # ── One update ─────────────────────────────────────────────────────────────────────────────────────────────────

    def _read(self, raw: Mapping[str, Any]) -> Heard | None:
        """What an update says; one that can't be read is set aside, its text unseen."""
        try:
            update = Update.de_json(dict(raw), self._bot)
            return read(update, self._bot.id)
        except Exception as error:  # noqa: BLE001 - whatever an update of a future Telegram makes a parser do
            _log.error("update_unreadable", kind=type(error).__name__)
            return None

    def _is_new(self, heard: Heard) -> bool:
        name = _name(heard)
        return name not in self._open and name not in self._finished and self._in_lane[heard.chat] < LONGEST_LANE

    def _begin(self, heard: Heard, *, parked: bool = False) -> None:
        task = asyncio.create_task(self._in_order(heard, self._lanes.get(heard.chat)))
        self._open[_name(heard)] = _Open(heard, task, parked)
        self._lanes[heard.chat] = task
        self._in_lane[heard.chat] += 1

    async def _in_order(self, heard: Heard, before: asyncio.Task[None] | None) -> None:
        """Handles an update when the one before it in its chat is done with."""
        acknowledged = asyncio.create_task(self._sender.acknowledge(heard.tap)) if heard.tap else None
        if before is not None:
            await asyncio.wait({before})
        await self._handles.handle(heard)
        if acknowledged is not None:
            await acknowledged
        self._finish(heard)

    def _finish(self, heard: Heard) -> None:
        opened = self._open.pop(_name(heard))
        if opened.parked:
            self._parks.release(heard)
        self._finished[_name(heard)] = True
        if self._lanes[heard.chat] is opened.task:
            del self._lanes[heard.chat], self._in_lane[heard.chat]
        else:
            self._in_lane[heard.chat] -= 1
        self._some_finished.set()

    async def _park(self) -> None:
        unsafe = [each for each in self._open.values() if not each.parked]
        if unsafe and await self._parks.park([each.heard for each in unsafe]):
            for each in unsafe:
                if self._open.get(_name(each.heard)) is each:
                    each.parked = True
                else:  # it was finished meanwhile
                    self._parks.release(each.heard)


def _name(heard: Heard) -> Name:
    return heard.update, heard.what
