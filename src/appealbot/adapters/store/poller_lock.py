"""That only one process polls. The lock goes with the process, however it ends."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final, Protocol

from filelock import FileLock, Timeout
from sqlalchemy import text

from appealbot.adapters.store.database import whatever_happens

if TYPE_CHECKING:
    from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

    from appealbot.adapters.store.database import Database

NUMBER: Final = 0x61707065616C
"""Of the lock in PostgreSQL, where locks have numbers: "appeal" in ASCII."""


class PollerLock(Protocol):
    """A lock that one process at a time has."""

    async def take(self) -> bool:
        """Whether this process has it now."""

    async def release(self) -> None:
        """Lets another one have it."""


class FilePollerLock:
    """Beside a SQLite database, which only processes of one machine share; whose it is stands in a file beside it.

    Args:
        path: The lock's file; the operating system holds the lock, the file stays empty.
    """

    def __init__(self, path: str) -> None:
        self._lock = FileLock(path, timeout=0, mode=0o600, thread_local=False)
        self._who = Path(f"{path}.pid")

    async def take(self) -> bool:
        """Whether this process has it now."""
        try:
            self._lock.acquire()
        except Timeout:
            return False
        with suppress(OSError):  # only `appealbot reload` misses it
            self._who.write_text(str(os.getpid()), encoding="ascii")
        return True

    async def release(self) -> None:
        """Lets another one have it."""
        self._lock.release(force=True)


class AdvisoryPollerLock:
    """In PostgreSQL, for as long as a connection lasts.

    https://www.postgresql.org/docs/current/explicit-locking.html#ADVISORY-LOCKS
    """

    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine
        self._connection: AsyncConnection | None = None

    async def take(self) -> bool:
        """Whether this process has it now."""
        if self._connection is None:
            self._connection = await self._engine.connect()
            await self._connection.execution_options(isolation_level="AUTOCOMMIT")
        taken = await self._connection.execute(text("SELECT pg_try_advisory_lock(:number)"), {"number": NUMBER})
        return bool(taken.scalar())

    async def release(self) -> None:
        """Lets another one have it."""
        connection, self._connection = self._connection, None
        if connection is not None:
            try:
                await connection.execute(text("SELECT pg_advisory_unlock_all()"))
            finally:
                await whatever_happens(connection.close())


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
