"""That only one process polls. The lock goes with the process, however it ends."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final, Protocol

import structlog
from filelock import FileLock, Timeout
from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError

from appealbot.adapters.store.database import close, whatever_happens

if TYPE_CHECKING:
    from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

    from appealbot.adapters.store.database import Database

_log = structlog.get_logger()
_BROKEN: Final = (SQLAlchemyError, OSError)
NUMBER: Final = 0x61707065616C
"""Of the lock in PostgreSQL, where locks have numbers: "appeal" in ASCII."""


class PollerLock(Protocol):
    """A lock that one process at a time has."""

    async def take(self) -> bool:
        """Whether this process has it now."""

    async def held(self) -> bool:
        """Whether no other process has it: looks anew, and takes it again where it was lost."""

    async def release(self) -> None:
        """Lets another one have it."""


class FilePollerLock:
    """Beside a SQLite database, which only processes of one machine share; whose it is stands in a file beside it.

    Args:
        path: The lock's file; the operating system holds the lock, the file stays empty.
    """

    def __init__(self, path: str) -> None:
        self._lock = FileLock(path, timeout=0, mode=0o600, thread_local=False)
        self._path = Path(path)
        self._who = Path(f"{path}.pid")
        self._taken: int | None = None

    async def take(self) -> bool:
        """Whether this process has it now."""
        try:
            self._lock.acquire()
        except Timeout:
            return False
        self._taken = self._number()
        with suppress(OSError):  # only `appealbot reload` misses it
            self._who.write_text(str(os.getpid()), encoding="ascii")
        return True

    async def held(self) -> bool:
        """Whether no other process has it: the system holds it, but others would lock another file of its name."""
        return self._number() == self._taken

    async def release(self) -> None:
        """Lets another one have it."""
        self._lock.release(force=True)

    def _number(self) -> int | None:
        try:
            return self._path.stat().st_ino
        except OSError:
            return None


class AdvisoryPollerLock:
    """In PostgreSQL, for as long as a connection lasts.

    https://www.postgresql.org/docs/current/explicit-locking.html#ADVISORY-LOCKS
    """

    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine
        self._connection: AsyncConnection | None = None

    async def take(self) -> bool:
        """Whether this process has it now; it hasn't while the database can't be reached."""
        return await self._tried() or False

    async def held(self) -> bool:
        """Whether no other process has it. It's lost with its connection, and taken again on the next one.

        While the database can't be reached nobody else can take it.
        """
        if self._connection is not None:
            try:
                await self._connection.execute(text("SELECT 1"))
            except _BROKEN as error:
                _log.warning("poller_lock_lost", kind=type(error).__name__)
                await self._drop()
            else:
                return True
        return await self._tried() is not False

    async def release(self) -> None:
        """Lets another one have it."""
        if self._connection is not None:
            with suppress(*_BROKEN):  # then it's released already
                await self._connection.execute(text("SELECT pg_advisory_unlock_all()"))
            await self._drop()

    async def _tried(self) -> bool | None:
        """Whether it could be taken; None where the database can't be reached."""
        try:
            if self._connection is None:
                self._connection = await self._engine.connect()
                await self._connection.execution_options(isolation_level="AUTOCOMMIT")
            taken = await self._connection.execute(text("SELECT pg_try_advisory_lock(:number)"), {"number": NUMBER})
            return bool(taken.scalar())
        except Exception:  # noqa: BLE001 - drivers fail to connect in many ways, and none of them is ours
            await self._drop()
            return None

    async def _drop(self) -> None:
        connection, self._connection = self._connection, None
        if connection is not None:
            await whatever_happens(close(connection))


def poller_lock(database: Database) -> PollerLock:
    """The lock that goes with a kind of database."""
    if database.writing.dialect.name == "sqlite":
        return FilePollerLock(lock_file(database.where))
    return AdvisoryPollerLock(database.writing.engine)


def lock_file(database: object) -> str:
    """The lock's file beside a SQLite database's file."""
    return f"{database}.lock"


def polling_process(database: Path) -> int | None:
    """The number of the process that polls for a SQLite database; None where none does."""
    if not database.exists():
        return None
    lock = FileLock(lock_file(database), timeout=0, mode=0o600)
    try:
        with lock:
            return None  # a number that was left behind may be any program's by now
    except Timeout:
        with suppress(OSError, ValueError):
            return int(Path(f"{lock_file(database)}.pid").read_text(encoding="ascii"))
        return None
