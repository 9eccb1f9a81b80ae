"""The one writer: what many chats want written goes into one transaction, and is acknowledged after its commit."""

from __future__ import annotations

import asyncio
import contextlib
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from appealbot.adapters.store.gathering import Gathering
from appealbot.adapters.store.patience import Patience
from appealbot.adapters.store.records import Erasing, Status
from appealbot.adapters.store.statements import (
    CLEAR_DIALOGUES,
    DONE,
    FORGET_OTHERS_BEFORE,
    LOCK_DIALOGUES,
    RELEASE,
    Inserts,
)
from appealbot.errors import AppealbotError, StoreBusyError, StoreGoneError, StoreUnreachableError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from sqlalchemy.ext.asyncio import AsyncConnection

    from appealbot.adapters.store.database import Database
    from appealbot.adapters.store.records import Count, Effect, Move


@dataclass(frozen=True, slots=True, eq=False)
class Handled:
    """A move to be written, if its update is new and its dialogue still stands where the move began.

    Attributes:
        digest: The update's name.
        dialogue: The dialogue's.
        move: The move.
        noted: All names by which a backup may know the dialogue, where the move erases something of it.
        answer: Whether it was written.
    """

    digest: bytes
    dialogue: bytes
    move: Move
    noted: tuple[bytes, ...] = ()
    answer: asyncio.Future[bool] = field(default_factory=lambda: asyncio.get_running_loop().create_future())


@dataclass(frozen=True, slots=True, eq=False)
class Errand:
    """Anything else to be written.

    Attributes:
        effect: What writes it.
        erases: What it takes away is gone from the write-ahead log too, once it's answered.
        by_right: It's written on a full disk, too.
        answer: What the effect returned.
    """

    effect: Effect
    erases: bool = False
    by_right: bool = False
    answer: asyncio.Future[Any] = field(default_factory=lambda: asyncio.get_running_loop().create_future())


class Writer:
    """Writes what it is given, in its own time; `answer` of what was given tells that it's durable.

    A caller that is cancelled while it waits leaves its transaction whole: written, or not begun.
    """

    def __init__(self, database: Database) -> None:
        self._database = database
        self._patience = Patience()
        self._inserts = Inserts(database.writing.dialect.name)
        self._done: dict[bytes, None] = {}
        self._released: dict[bytes, None] = {}
        self._erasing: set[bytes] = set()  # updates whose turn erased, until their state before is gone, too
        self._log_remembers = True  # who knows how the program ended before
        self._gathering: Gathering[Handled | Errand] = Gathering("writer", self._serve)

    async def handled(self, handled: Handled) -> bool:
        """Whether the turn was written; if not, nothing has changed."""
        self._gathering.add(handled)
        return await handled.answer

    async def run(self, effect: Effect, *, erases: bool = False, by_right: bool = False) -> Any:  # noqa: ANN401 - what the effect returns
        """What the effect returned, once it's durable."""
        errand = Errand(effect, erases, by_right)
        self._gathering.add(errand)
        return await errand.answer

    def done(self, digest: bytes) -> None:
        """Notes that an update's answer went out: written soon, durable for sure after the next `run`."""
        self._done[digest] = None
        self._gathering.wake()

    def release(self, digest: bytes) -> None:
        """Notes that a parked update is finished: written as `done` is, and in the same transaction."""
        self._released[digest] = None
        self._gathering.wake()

    async def close(self) -> None:
        """Writes what is waiting, and ends."""
        await self._gathering.close()

    async def ended(self) -> None:
        """Returns when it was closed; raises why it ended otherwise."""
        await self._gathering.ended()

    async def _serve(self, batch: list[Handled | Errand]) -> None:
        for part in _without_repeats(batch):
            await self._write(part)
        if self._log_remembers:
            await self._empty_log()

    async def _write(self, part: Sequence[Handled | Errand]) -> None:
        """Writes a part of a batch in one transaction, and answers. If that fails, each half is tried by itself."""
        done, released = tuple(self._done), tuple(self._released)
        try:
            with self._database.speaking():
                answers = await self._patience.through(lambda: self._commit(part, done, released))
            self._still_there()
        except StoreGoneError:
            raise
        except Exception as error:  # noqa: BLE001 - whatever it is, it's the caller's to handle
            self._still_there()
            await self._failed(part, error)
            return
        for digest in done:
            self._done.pop(digest, None)
        for digest in released:
            self._released.pop(digest, None)
        if any(_erases(each) for each in part) or not self._erasing.isdisjoint(done):
            self._erasing.difference_update(done)
            self._erasing.update(each.digest for each in part if isinstance(each, Handled) and _erases(each))
            self._log_remembers = True
            await self._empty_log()
        for each, answer in zip(part, answers, strict=True):
            if not each.answer.done():  # its caller was cancelled
                each.answer.set_result(answer)

    async def _failed(self, part: Sequence[Handled | Errand], error: Exception) -> None:
        if isinstance(error, StoreBusyError | StoreUnreachableError):  # so would each half be, after more waiting
            _refuse(part, error)
        elif len(part) > 1:
            middle = len(part) // 2
            await self._write(part[:middle])
            await self._write(part[middle:])
        elif part and _must_succeed(part[0]) and self._database.ballast is not None and self._database.ballast.drop():
            await self._write(part)
            self._database.ballast.keep()
        else:
            _refuse(part, error)

    async def _commit(
        self, part: Sequence[Handled | Errand], done: Sequence[bytes], released: Sequence[bytes]
    ) -> list[Any]:
        connection = await self._database.to_write()
        async with connection.begin():
            if done:
                await connection.execute(DONE, {"digests": done})
            if released:
                await connection.execute(RELEASE, {"digests": released})
            taken = await self._turns(connection, [each for each in part if isinstance(each, Handled)])
            return [
                each.digest in taken if isinstance(each, Handled) else await each.effect(connection) for each in part
            ]

    def _still_there(self) -> None:
        """Nothing is acknowledged that went into a file that somebody removed."""
        if self._database.presence is not None:
            self._database.presence.check()

    async def _turns(self, connection: AsyncConnection, turns: Sequence[Handled]) -> set[bytes]:
        """Writes turns with a handful of statements for all; the digests of those that were written."""
        if not turns:
            return set()
        rows = await connection.execute(LOCK_DIALOGUES, {"keys": [turn.dialogue for turn in turns]})
        states = {row.key: row for row in rows}
        unmoved = [turn for turn in turns if _state(states.get(turn.dialogue), turn.move.at) == turn.move.before]
        if not unmoved:
            return set()
        new = await connection.execute(self._inserts.commit, [_update_row(turn) for turn in unmoved])
        taken = set(new.scalars())
        written = [turn for turn in unmoved if turn.digest in taken]
        if kept := [_dialogue_row(turn) for turn in written if turn.move.state is not None]:
            await connection.execute(self._inserts.dialogue, kept)
        if cleared := [turn.dialogue for turn in written if turn.move.state is None and turn.dialogue in states]:
            await connection.execute(CLEAR_DIALOGUES, {"keys": cleared})
        if erased := [{"dialogue": name, "at": turn.move.at} for turn in written for name in turn.noted]:
            await connection.execute(self._inserts.erased, erased)
        await self.count(connection, [count for turn in written for count in turn.move.counts])
        for turn in written:
            for effect in turn.move.effects:
                await effect(connection)
            if _erases(turn):
                await connection.execute(FORGET_OTHERS_BEFORE, {"key": turn.dialogue, "own": turn.digest})
        return taken

    async def count(self, connection: AsyncConnection, counts: Sequence[Count]) -> None:
        """Adds to the counters, in the connection's transaction."""
        # Sorted, so that two programs lock rows in the same order.
        numbers = sorted(Counter((count.name, count.day) for count in counts).items())
        if numbers:
            rows = [{"name": name, "day": day, "number": number} for (name, day), number in numbers]
            await connection.execute(self._inserts.count, rows)

    async def _empty_log(self) -> None:
        """Takes what was erased out of the write-ahead log; while another program reads, after a later batch."""
        with contextlib.suppress(AppealbotError), self._database.speaking():
            self._log_remembers = not await self._database.empty_log()


def _without_repeats(batch: Sequence[Handled | Errand]) -> list[list[Handled | Errand]]:
    """The batch in parts, in order; none has two turns of one update or one dialogue, as statements for all need."""
    parts: list[list[Handled | Errand]] = [[]]
    seen: set[bytes] = set()
    for each in batch:
        keys = {each.digest, each.dialogue} if isinstance(each, Handled) else set()
        if keys & seen:
            parts.append([])
            seen = set()
        seen |= keys
        parts[-1].append(each)
    return parts


def _erases(each: Handled | Errand) -> bool:
    if isinstance(each, Errand):
        return each.erases
    return each.move.erases or any(isinstance(effect, Erasing) for effect in each.move.effects)


def _refuse(part: Sequence[Handled | Errand], error: Exception) -> None:
    for each in part:
        if not each.answer.done():
            each.answer.set_exception(error)


def _must_succeed(each: Handled | Errand) -> bool:
    """Whether it may take the room that is kept."""
    if isinstance(each, Errand):
        return each.erases or each.by_right
    return each.move.by_right or any(isinstance(effect, Erasing) and effect.alone for effect in each.move.effects)


def _state(row: Any, at: datetime) -> str | None:  # noqa: ANN401 - a row
    return row.state if row is not None and row.expires > at else None


def _update_row(turn: Handled) -> dict[str, Any]:
    return {
        "digest": turn.digest,
        "status": Status.COMMITTED,
        "attempts": 0,
        "at": turn.move.at,
        "dialogue": turn.dialogue,
        "before": turn.move.before,
    }


def _dialogue_row(turn: Handled) -> dict[str, Any]:
    move = turn.move
    return {
        "key": turn.dialogue,
        "state": move.state,
        "expires": move.expires,
        "last_line_until": move.last_line_until,
    }
