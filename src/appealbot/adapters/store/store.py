"""The store: which updates were handled, where dialogues stand, sign-ups, anonymous counts, and who polls."""

from __future__ import annotations

import asyncio
import secrets
from contextlib import asynccontextmanager
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Final

from cachetools import LRUCache
from sqlalchemy import func, select

from appealbot.adapters.store.database import opened, whatever_happens
from appealbot.adapters.store.journal import Journal
from appealbot.adapters.store.migration import migrate
from appealbot.adapters.store.names import Names
from appealbot.adapters.store.patience import AT_A_TIME
from appealbot.adapters.store.poller_lock import poller_lock
from appealbot.adapters.store.reader import Reader
from appealbot.adapters.store.records import Count, Erasing, Purged, Status
from appealbot.adapters.store.retention import take_away_expired
from appealbot.adapters.store.schema import counts, facts, updates
from appealbot.adapters.store.sign_ups import begin, erase, rename, save
from appealbot.adapters.store.statements import (
    AMEND_DIALOGUE,
    FIND_PARKED,
    LOCK_DIALOGUES,
    Inserts,
)
from appealbot.adapters.store.tags import REMEMBERED, SLOW, Cost, People, Tags
from appealbot.adapters.store.writer import Handled, Writer
from appealbot.core.turn import Held

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Mapping, Sequence

    from sqlalchemy.ext.asyncio import AsyncConnection

    from appealbot.adapters.store.database import Database
    from appealbot.adapters.store.poller_lock import PollerLock
    from appealbot.adapters.store.records import Effect, Found, Move, Parked, SealedSignUp, Update

LARGEST_STATE: Final = 8 * 1024
"""Bytes of a dialogue's state in UTF-8."""
CLOCK_TOLERANCE: Final = timedelta(days=1)
"""Between our clock and Telegram's, beyond which it isn't known which one is right."""
_KEY: Final = "key"
_PURGED: Final = "purged"


class Store:
    """Keeps what must outlive a restart. Made by `Store.open`.

    What it acknowledges is durable. Its methods raise StoreUnusableError when the database can't be read or written:
    then nothing has changed.
    """

    def __init__(self, database: Database, names: Names, people: People, journal: Journal | None) -> None:
        self._names = names
        self._people = people
        self._unified: LRUCache[tuple[Tags, ...], bool] = LRUCache(REMEMBERED)
        self._inserts = Inserts(database.writing.dialect.name)
        self._reader = Reader(database)
        self._writer = Writer(database)
        self._journal = journal
        self._poller_lock = poller_lock(database)

    @classmethod
    @asynccontextmanager
    async def open(
        cls, url: str, key: bytes | None = None, former: Sequence[bytes] = (), cost: Cost = SLOW
    ) -> AsyncIterator[Store]:
        """The store in a database, made or brought up to date where needed; closed whatever happens.

        Args:
            url: SQLAlchemy's URL of the database.
            key: What names are made unrecognisable with; without it the database keeps one of its own.
            former: What they were made unrecognisable with before: see `recognise`.
            cost: What it costs to try out whether somebody signed up.

        Raises:
            StoreUnusableError: The database can't be opened or written.
            StoreDamagedError: Its file is damaged.
            StoreNewerError: A newer version of the program made it.
        """
        async with opened(url) as database:
            with database.speaking():
                async with database.writing.begin():
                    await database.writing.run_sync(migrate)
                    key = key or await _own_key(database.writing)
            is_file = database.writing.dialect.name == "sqlite"
            journal = Journal(Path(f"{database.where}-sent")) if is_file else None
            await database.wait_for_others(AT_A_TIME)
            store = cls(database, Names(key, former), People((key, *former), cost), journal)
            try:
                await store._catch_up()
                yield store
            finally:
                await whatever_happens(store._close())

    async def ended(self) -> None:
        """Returns when it's closed, and looks on until then.

        Raises:
            AppealbotError: What reads or writes has ended, so that nothing is stored any more.
        """
        parts = {asyncio.ensure_future(part.ended()) for part in (self._reader, self._writer)}
        try:
            for first in asyncio.as_completed(parts):
                await first
        finally:
            for each in parts:
                each.cancel()

    async def _close(self) -> None:
        await self._reader.close()
        await self._writer.close()
        journal, self._journal = self._journal, None
        if journal is not None:
            journal.close()

    async def _catch_up(self) -> None:
        """Has the database note what went out before the process was killed."""
        if self._journal is not None:
            for digest in self._journal.noted():
                self._writer.done(digest)
            await self.flush()

    async def find(self, update: Update, dialogue: str, now: datetime) -> Found:
        """What is known of an update and of the dialogue that it belongs to.

        Args:
            update: What came in.
            dialogue: Whose turn it is, such as "chat:person".
            now: A state that expired before counts as none.
        """
        digests = self._names.update_by_each_key(update)
        found, digest = await self._reader.find(digests, self._names.dialogue(dialogue), now)
        self._names.known(update, digest)
        return found

    async def recognise(self, dialogue: str, person: int, now: datetime) -> None:
        """Has what stands under a former key, or a name that can be tried out, found again, before a person's turn.

        What stands at sign-ups under a former key is found when it's looked for: see `held`.

        Args:
            dialogue: Whose turn it is.
            person: Who it is with.
            now: The time.
        """
        if self._names.to_be_renamed(dialogue):
            await self._writer.run(lambda connection: self._names.rename(connection, dialogue), by_right=True)
            self._names.renamed(dialogue)
        await self._unify(person, self._people.quick(person), now)

    async def _unify(self, person: int, earlier: tuple[Tags, ...], now: datetime) -> None:
        """Gives what stands under earlier names of a person the present ones, and leaves no byte of the earlier."""
        if not earlier or earlier in self._unified:
            return
        held = await asyncio.gather(*(self._reader.held(tags) for tags in earlier))
        if any(each != Held() for each in held):
            present = await self._people.tags(person)
            await self._writer.run(lambda connection: rename(connection, earlier, present, now), erases=True)
        self._unified[earlier] = True

    async def commit(self, update: Update, dialogue: str, move: Move) -> bool:
        """Writes all that follows from an update, whole or not at all, and once.

        Returns:
            Whether it was written. If not, nothing has changed: the update was committed before, or another one has
            moved the dialogue; `find` tells which.

        Raises:
            ValueError: The state is too large.
        """
        if move.state is not None and len(move.state.encode()) > LARGEST_STATE:
            message = f"a dialogue's state has at most {LARGEST_STATE} bytes"
            raise ValueError(message)
        noted = self._names.dialogue_by_each_key(dialogue) if move.erases else ()
        handled = Handled(self._names.update(update), self._names.dialogue(dialogue), move, noted)
        return await self._writer.handled(handled)

    def done(self, update: Update) -> None:
        """Notes that the answer went out, so that it isn't sent again; the state before it is erased.

        With SQLite that outlives the process at once. The database notes it soon, together with what else is written;
        `flush` waits for it.
        """
        digest = self._names.update(update)
        self._writer.done(digest)
        if self._journal is not None:
            self._journal.note(digest)

    async def flush(self) -> None:
        """Returns when all that was noted as done is durable. Before that, Telegram must be told nothing."""

        async def nothing(_: AsyncConnection) -> None: ...

        before = self._journal.size() if self._journal else 0
        await self._writer.run(nothing)
        if self._journal is not None and before and self._journal.size() == before:
            self._journal.clear()

    async def park(self, updates: Sequence[Parked]) -> None:
        """Keeps updates until they are released, so that Telegram can be told that they arrived."""
        rows = [
            {"digest": self._names.update(each.update), "number": each.update.id, "sealed": each.sealed, "at": each.at}
            for each in updates
        ]
        await self._writer.run(lambda connection: connection.execute(self._inserts.park, rows))

    async def parked(self) -> list[str]:
        """What is parked, sealed as it was, in its order."""

        async def read(connection: AsyncConnection) -> list[str]:
            return list((await connection.execute(FIND_PARKED)).scalars())

        found: list[str] = await self._writer.run(read)
        return found

    def release(self, update: Update) -> None:
        """Notes that a parked update is finished; the database notes it together with its being done."""
        self._writer.release(self._names.update(update))

    async def failed(self, update: Update, now: datetime) -> int:
        """Counts an attempt that ended in an error; after the third the update is set aside.

        Only errors count. A killed process is no attempt: updates that were in flight beside the culprit would be set
        aside with it, and lost.

        Returns:
            The attempts so far.
        """
        row = {"digest": self._names.update(update), "status": Status.NEW, "attempts": 1, "at": now}

        async def count(connection: AsyncConnection) -> int:
            return (await connection.execute(self._inserts.failed, row)).scalar() or 0

        attempts: int = await self._writer.run(count)
        return attempts

    async def amend(self, dialogue: str, change: Callable[[str], str]) -> None:
        """Changes a dialogue's state where it stands, for what was learned after its turn; where it's none, nothing.

        Args:
            dialogue: Whose turn it was.
            change: What makes the new state of the present one.
        """
        key = self._names.dialogue(dialogue)

        async def amending(connection: AsyncConnection) -> None:
            row = (await connection.execute(LOCK_DIALOGUES, {"keys": [key]})).first()
            if row is not None and (state := change(row.state)) != row.state:
                await connection.execute(AMEND_DIALOGUE, {"dialogue": key, "amended": state})

        await self._writer.run(amending)

    async def saving(self, person: int, sign_up: SealedSignUp) -> Effect:
        """The effect that stores a person's sign-up; an earlier one for the same appeal is gone with it."""
        subject = (await self._people.tags(person)).subject
        return Erasing(lambda connection: save(connection, subject, sign_up), alone=False)

    async def erasing(self, person: int, at: datetime) -> Effect:
        """The effect that takes away all sign-ups of a person."""
        await self._unify(person, self._people.quick(person), at)
        tags = (await self._people.tags(person), *await self._people.former(person))
        subjects = [each.subject for each in tags]
        return Erasing(lambda connection: erase(connection, subjects, at))

    async def beginning(self, person: int, at: datetime) -> Effect:
        """The effect that notes that a person began a sign-up."""
        starter = (await self._people.tags(person)).starter
        return lambda connection: begin(connection, starter, at)

    def tags_told(self, person: int) -> str:
        """A person's tags for a later process, if this one knows them; to be kept as secret as the key."""
        return self._people.told(person)

    def remember_tags(self, person: int, told: str) -> None:
        """Spares this process making tags that an earlier one told."""
        self._people.remember(person, told)

    async def held(self, person: int, now: datetime) -> Held:
        """What is known of a person's sign-ups, under whatever name. Takes long: see `tags`.

        Args:
            person: Their Telegram id.
            now: The time.
        """
        await self._unify(person, self._people.quick(person), now)
        await self._unify(person, await self._people.former(person), now)
        return await self._reader.held(await self._people.tags(person))

    async def count(self, *several: Count) -> None:
        """Adds to the anonymous counters."""
        await self._writer.run(lambda connection: self._writer.count(connection, several))

    async def counts(self) -> Mapping[Count, int]:
        """All counters."""

        async def read(connection: AsyncConnection) -> dict[Count, int]:
            rows = await connection.execute(select(counts).order_by(counts.c.day, counts.c.name))
            return {Count(row.name, row.day): row.number for row in rows}

        found: dict[Count, int] = await self._writer.run(read)
        return found

    async def purge(self, now: datetime, told: datetime | None = None) -> Purged:
        """Takes away what is past its time: see `retention`.

        A clock that is wrong must not delete early: nothing happens when the two clocks are further apart than
        `CLOCK_TOLERANCE`, or, where there's only one, when it's before what was already seen. Where they agree, what
        was seen later was seen by a wrong clock.

        Args:
            now: The time by our clock.
            told: The time by Telegram's clock, which counts where it's known.
        """
        if told is not None and abs(now - told) > CLOCK_TOLERANCE:
            return Purged(held=True)
        time = told or now

        async def take_away(connection: AsyncConnection) -> Purged:
            if told is None and await _is_before_what_was_seen(connection, now):
                return Purged(held=True)
            gone = await take_away_expired(connection, time)
            await connection.execute(self._inserts.fact, {"name": _PURGED, "value": time.isoformat()})
            return gone

        purged: Purged = await self._writer.run(take_away, erases=True)
        return purged

    def poller_lock(self) -> PollerLock:
        """The lock that the one process that polls has."""
        return self._poller_lock

    @property
    def keys(self) -> tuple[bytes, ...]:
        """The keys that names are made with, the present one first; the database's own where none was given."""
        return self._names.keys

    def chance(self, update: Update) -> str:
        """32 hexadecimal digits that nobody can guess, and that are the same whenever the update comes."""
        return self._names.chance(update)


async def _own_key(connection: AsyncConnection) -> bytes:
    """The key that the database keeps, made now if there is none."""
    inserts = Inserts(connection.dialect.name)
    await connection.execute(inserts.first_fact, {"name": _KEY, "value": secrets.token_hex(32)})
    kept: str = (await connection.execute(select(facts.c.value).where(facts.c.name == _KEY))).scalar_one()
    return bytes.fromhex(kept)


async def _is_before_what_was_seen(connection: AsyncConnection, now: datetime) -> bool:
    newest = (await connection.execute(select(func.max(updates.c.at)))).scalar()
    last = (await connection.execute(select(facts.c.value).where(facts.c.name == _PURGED))).scalar()
    seen = [*([newest] if newest else []), *([datetime.fromisoformat(last)] if last else [])]
    return any(now < each for each in seen)
