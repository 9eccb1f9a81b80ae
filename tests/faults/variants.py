"""The bot with a mistake in it, for controls: `python -m tests.faults.variants MISTAKE run`.

A check that the bot passes must fail, or have something to find, with a program that makes the mistake.
"""

from __future__ import annotations

import asyncio
import logging
import sys
import warnings
from datetime import UTC, datetime, timedelta
from itertools import count
from typing import TYPE_CHECKING, Final

from appealbot.adapters.store import patience
from appealbot.adapters.store.database import Database
from appealbot.adapters.store.presence import Presence
from appealbot.adapters.store.records import Count, Move, Update
from appealbot.adapters.store.store import Store
from appealbot.adapters.store.writer import Writer
from appealbot.adapters.telegram import clock, reading
from appealbot.adapters.telegram.clock import TelegramClock
from appealbot.bootstrap import purging, turns
from appealbot.bootstrap.parking import Parking
from appealbot.bootstrap.turns import Turns
from appealbot.commands.cli import app
from appealbot.core import dialogues, sign_up
from appealbot.core.conversation import Conversation

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import tzinfo

    from sqlalchemy.ext.asyncio import AsyncConnection

    from appealbot.adapters.store.records import Effect, Found, SealedSignUp
    from appealbot.adapters.store.writer import Errand, Handled
    from appealbot.adapters.telegram.reading import Heard
    from appealbot.core.turn import Incoming, Person, Turn

LATE: Final = 5.0
"""Seconds from a hasty bot's "saved" until it's stored."""
EVERY: Final = 7
"""Every so many messages break a broken bot."""
AHEAD: Final = timedelta(days=730)
LAST_BATCH: Final = 20
"""That a writer which ends still serves."""
_background: set[asyncio.Task[bool]] = set()


def hasty() -> None:
    """Says that a sign-up is stored, and stores it later."""
    saving, late = Store.saving, count()

    async def promising(store: Store, person: int, sign_up: SealedSignUp) -> Effect:
        effect = await saving(store, person, sign_up)

        async def store_it() -> bool:
            await asyncio.sleep(LATE)
            now = datetime.now(UTC)
            return await store.commit(
                Update(next(late), "late"), f"late {person}", Move(None, None, now, now, (), (effect,))
            )

        async def promise(_: AsyncConnection) -> None:
            _background.add(asyncio.create_task(store_it()))

        return promise

    Store.saving = promising  # type: ignore[assignment, method-assign] # the mistake


def broken() -> None:
    """Raises errors that hold what people wrote, warns of it, and dies of it when it's told to."""
    respond, settle = Conversation.respond, Turns.settle
    heard: list[Incoming] = []

    def answer(conversation: Conversation, incoming: Incoming, person: Person, now: datetime) -> Turn:
        heard.append(incoming)
        if len(heard) % EVERY:
            return respond(conversation, incoming, person, now)
        warnings.warn(f"{incoming} {person}", stacklevel=1)
        logging.getLogger("library").error("%s of %s", incoming, person)
        asyncio.get_running_loop().call_soon(_raise, f"{incoming} {person}")
        raise ValueError(f"{incoming} {person}")

    async def settled(turns: Turns) -> None:
        if any("die" in repr(each) for each in heard):
            raise RuntimeError(repr(heard))
        await settle(turns)

    Conversation.respond = answer  # type: ignore[assignment, method-assign] # the mistake
    Turns.settle = settled  # type: ignore[assignment, method-assign] # the mistake


def waiting() -> None:
    """Confirms only what stands below the oldest update that isn't handled, whoever waits behind it."""

    async def park(self: Parking, updates: Sequence[Heard]) -> bool:  # noqa: ARG001
        return False

    Parking.park = park  # type: ignore[method-assign] # the mistake


def eager() -> None:
    """Counts a typed yes whether its question was on the screen or not, and a number for one."""
    for module in (sign_up, dialogues):
        module.why_not_counted = lambda *_: None  # type: ignore[attr-defined] # the mistake


def ahead() -> None:
    """Runs on a computer whose clock is two years ahead."""
    for module in (turns, purging, clock, reading):
        module.datetime = _Ahead  # type: ignore[attr-defined] # the computer's clock


def trusting() -> None:
    """Takes a clock that's ahead for Telegram's."""
    ahead()
    TelegramClock.now = lambda _: _Ahead.now(UTC)  # type: ignore[assignment, method-assign] # the mistake


def clinging() -> None:
    """Keeps connections that the database has cut."""

    async def to_write(database: Database) -> AsyncConnection:
        return database.writing

    async def to_read(database: Database) -> AsyncConnection:
        return database.reading

    Database.to_write, Database.to_read = to_write, to_read  # type: ignore[assignment, method-assign] # the mistake


def patient() -> None:
    """Waits as long as it takes for a lock that another program has."""
    patience.LONGEST = 3_600.0  # type: ignore[misc] # the mistake


def careless() -> None:
    """Doesn't look whether the database's file is still there."""
    Presence.check = lambda _: None  # type: ignore[assignment, method-assign] # the mistake


def forgetful() -> None:
    """Takes what can't be written for what can't be read, and that for nothing."""
    find = Store.find

    async def found(self: Store, update: Update, dialogue: str, now: datetime) -> Found:
        await self.count(Count("probe", now.date()))
        return await find(self, update, dialogue, now)

    Store.find = found  # type: ignore[method-assign] # the mistake
    Conversation.rests_on_stored = lambda *_: False  # type: ignore[method-assign] # the same


def ending() -> None:
    """Has a writer that ends amid its work."""
    serve, batches = Writer._serve, count()  # noqa: SLF001 - what ends by itself can't be made otherwise

    async def served(writer: Writer, batch: list[Handled | Errand]) -> None:
        if next(batches) >= LAST_BATCH:
            raise ZeroDivisionError
        await serve(writer, batch)

    Writer._serve = served  # type: ignore[assignment, method-assign] # noqa: SLF001 - the fault


def unwatched() -> None:
    """Has a writer that ends, and doesn't see it."""
    ending()

    async def never(_: Store) -> None:
        await asyncio.Event().wait()

    Store.ended = never  # type: ignore[assignment, method-assign] # the mistake


class _Ahead(datetime):
    """The time on that computer."""

    @classmethod
    def now(cls, tz: tzinfo | None = None) -> datetime:  # type: ignore[override] # a plain one
        return datetime.now(tz) + AHEAD


def _raise(text: str) -> None:
    raise KeyError(text)


MISTAKES: Final = {
    each.__name__: each
    for each in (
        hasty,
        broken,
        waiting,
        eager,
        ahead,
        trusting,
        clinging,
        patient,
        careless,
        forgetful,
        ending,
        unwatched,
    )
}

if __name__ == "__main__":
    MISTAKES[sys.argv.pop(1)]()
    app()
