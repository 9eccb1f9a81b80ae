"""Connections that keep what they acknowledge, and files that nobody else may read."""

from __future__ import annotations

import asyncio
import os
import sqlite3
from contextlib import asynccontextmanager, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import event, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, PendingRollbackError, SQLAlchemyError
from sqlalchemy.ext.asyncio import create_async_engine

from appealbot.adapters.store.ballast import Ballast
from appealbot.adapters.store.presence import Presence
from appealbot.errors import (
    AppealbotError,
    StoreBusyError,
    StoreDamagedError,
    StoreUnreachableError,
    StoreUnusableError,
)

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Coroutine, Iterator

    from sqlalchemy import URL, Connection
    from sqlalchemy.engine.interfaces import DBAPIConnection
    from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine
    from sqlalchemy.pool import ConnectionPoolEntry

PRAGMAS: Final = {
    "busy_timeout": 5000,
    "journal_mode": "wal",
    "synchronous": 2,  # FULL: what was acknowledged survives a power cut
    "foreign_keys": 1,
    "secure_delete": 1,  # what was deleted is overwritten; compiled in on some systems only
    "trusted_schema": 0,
}
"""What each SQLite connection is told, and then asked, as not every build obeys: https://sqlite.org/pragma.html."""
PATIENCE: Final = 100
"""Milliseconds that emptying the log waits for a reader, as all writing waits with it."""
TRANSIENT: Final = frozenset({"40001", "40P01"})
"""PostgreSQL's codes for "try again": https://www.postgresql.org/docs/current/mvcc-serialization-failure-handling.html."""
LONGEST_CONNECTING: Final = 3.0
"""Seconds to reach PostgreSQL."""
LONGEST_LOCK: Final = "2s"
"""That PostgreSQL waits for a row which another program has locked: people wait for the answer."""
_PRIMARY: Final = 0xFF
"""The part of SQLite's error codes that tells the kind: https://sqlite.org/rescode.html."""


@dataclass(slots=True)
class Database:
    """An open database: one connection that writes, another one that reads.

    Attributes:
        where: What errors call it; without a password.
        writing: Its transactions see and change the database as if they were alone.
        reading: Each statement on its own, outside transactions.
        ballast: Room that erasing may take on a full disk.
        presence: That its files are still there; None where it's a server's.
    """

    where: str
    writing: AsyncConnection
    reading: AsyncConnection
    ballast: Ballast | None
    presence: Presence | None

    async def to_write(self) -> AsyncConnection:
        """The connection that writes, made anew where the database has cut it, as a restart of PostgreSQL does.

        Raises:
            StoreUnreachableError: There is no database to connect to.
        """
        if self.writing.invalidated:
            fresh = await _connect(self.writing.engine, self.where)
            cut, self.writing = self.writing, fresh
            await close(cut)
        return self.writing

    async def to_read(self) -> AsyncConnection:
        """The connection that reads, as `to_write`."""
        if self.reading.invalidated:
            fresh = await _connect(self.reading.engine, self.where)
            await fresh.execution_options(isolation_level="AUTOCOMMIT")
            cut, self.reading = self.reading, fresh
            await close(cut)
        return self.reading

    async def wait_for_others(self, milliseconds: int) -> None:
        """Has SQLite wait no longer for a program that has the write lock. PostgreSQL's wait is set at connecting."""
        if self.writing.dialect.name == "sqlite":
            async with self.writing.begin():
                await self.writing.exec_driver_sql(f"PRAGMA busy_timeout = {milliseconds}")
            await self.reading.exec_driver_sql(f"PRAGMA busy_timeout = {milliseconds}")

    async def empty_log(self) -> bool:
        """Moves SQLite's write-ahead log into the database and empties it; False: another program still reads it."""
        if self.writing.dialect.name != "sqlite":
            return True
        async with self.writing.engine.connect() as connection:
            await connection.execution_options(isolation_level="AUTOCOMMIT")
            await connection.exec_driver_sql(f"PRAGMA busy_timeout = {PATIENCE}")
            busy = await connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
            return busy.scalar() == 0

    @contextmanager
    def speaking(self) -> Iterator[None]:
        """Turns what the database complains of into an error with a sentence, without what was to be written."""
        try:
            yield
        except (DBAPIError, PendingRollbackError, sqlite3.Error, OSError) as error:
            raise _sentence(self.where, error) from None


@asynccontextmanager
async def opened(address: str) -> AsyncIterator[Database]:
    """The database at a URL, made where it isn't there yet; closed whatever happens.

    Raises:
        StoreUnusableError: It can't be opened or doesn't obey.
        StoreDamagedError: The file isn't a database.
    """
    try:
        url = make_url(address)
        where = url.database if url.get_backend_name() == "sqlite" else url.render_as_string()
        if where in {None, "", ":memory:"}:
            raise StoreUnusableError("in memory", "it would be gone with the program")
        engine = create_async_engine(url, hide_parameters=True, **_options(url))
    except (ArgumentError, ModuleNotFoundError) as error:
        raise StoreUnusableError("of APPEALBOT_DATABASE_URL", _reason(error)) from None
    try:
        if engine.dialect.name == "sqlite":
            _make_private(str(where))
            event.listen(engine.sync_engine, "connect", _set_pragmas)
            event.listen(engine.sync_engine, "begin", _begin)
        writing = await _connect(engine, str(where))
        database = Database(str(where), writing, writing, None, None)
        try:
            database.reading = await _connect(engine, str(where))
            await database.reading.execution_options(isolation_level="AUTOCOMMIT")
            await _check(database)
            if engine.dialect.name == "sqlite":
                database.presence = Presence(Path(database.where))
                database.ballast = Ballast(Path(f"{database.where}-ballast"))
                database.ballast.keep()
            yield database
        finally:
            for connection in {database.reading, database.writing}:
                await whatever_happens(close(connection))
    finally:
        await whatever_happens(engine.dispose())


def is_transient(error: BaseException) -> bool:
    """Whether the same transaction may succeed when it's tried again, perhaps on another connection."""
    if isinstance(error, StoreUnreachableError) or _is_cut(error):
        return True
    if not isinstance(error, DBAPIError):
        return False
    code = getattr(error.orig, "sqlite_errorcode", 0) & _PRIMARY
    return code in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED} or getattr(error.orig, "sqlstate", "") in TRANSIENT


def _is_cut(error: BaseException) -> bool:
    """Whether the connection is gone with it."""
    return isinstance(error, DBAPIError) and error.connection_invalidated


def _options(url: URL) -> dict[str, Any]:
    if url.get_backend_name() == "sqlite":
        return {}
    settings = {"application_name": "appealbot", "synchronous_commit": "on", "lock_timeout": LONGEST_LOCK}
    connecting = {"server_settings": settings, "timeout": LONGEST_CONNECTING}
    return {"isolation_level": "REPEATABLE READ", "connect_args": connecting}


async def _connect(engine: AsyncEngine, where: str) -> AsyncConnection:
    try:
        return await engine.connect()
    except Exception as error:  # noqa: BLE001 - drivers fail to connect in many ways, and none of them is ours
        raise _sentence(where, error, StoreUnreachableError) from None


async def _check(database: Database) -> None:
    """Looks for damage at the start, rather than when somebody asks. PostgreSQL sees to itself."""
    if database.writing.dialect.name == "sqlite":
        with database.speaking():
            found = (await database.reading.exec_driver_sql("PRAGMA integrity_check(1)")).scalar()
        if found != "ok":
            raise StoreDamagedError(database.where)


def _make_private(where: str) -> None:
    """Makes the file, and its directory where there is none, for this user alone.

    SQLite gives the files beside it (-wal, -shm) the same mode. The mode of a directory that was there stays: it may be
    shared with others on purpose. A file that's there isn't opened: with its closing the process would lose all locks
    that it has on it, SQLite's included, and another program that closes the database would take the log away
    (https://sqlite.org/howtocorrupt.html, 2.2).
    """
    file = Path(where)
    try:
        file.parent.parent.mkdir(parents=True, exist_ok=True)
        file.parent.mkdir(mode=0o700, exist_ok=True)
        with suppress(FileExistsError):
            os.close(os.open(file, os.O_CREAT | os.O_EXCL | os.O_RDWR | os.O_CLOEXEC, 0o600))
        for each in (file, *(file.with_name(file.name + end) for end in ("-wal", "-shm"))):
            if each.exists() and each.stat().st_mode & 0o077:
                each.chmod(0o600)
    except OSError as error:
        raise _sentence(where, error) from None


def _set_pragmas(connection: DBAPIConnection, _: ConnectionPoolEntry) -> None:
    connection.isolation_level = None  # sqlite3 begins nothing: `_begin` does
    cursor = connection.cursor()
    try:
        for name, value in PRAGMAS.items():
            cursor.execute(f"PRAGMA {name} = {value}")
            cursor.execute(f"PRAGMA {name}")
            obeyed = cursor.fetchone()
            if obeyed is None or obeyed[0] != value:
                raise sqlite3.NotSupportedError(f"SQLite refuses PRAGMA {name} = {value}")  # noqa: TRY301 - closed below
    except BaseException:
        connection.close()  # nobody else would
        raise
    cursor.close()


def _begin(connection: Connection) -> None:
    """Takes the write lock at once: a transaction that reads first can't get it later (SQLITE_BUSY_SNAPSHOT)."""
    if connection.get_execution_options().get("isolation_level") != "AUTOCOMMIT":
        connection.exec_driver_sql("BEGIN IMMEDIATE")


async def close(connection: AsyncConnection) -> None:
    """Closes a connection, also one that is broken."""
    try:
        await connection.close()
    except (SQLAlchemyError, sqlite3.Error, OSError):  # the reason was told when it arose
        await connection.invalidate()


async def whatever_happens(closing: Coroutine[Any, Any, None]) -> None:
    """Lets it end, however often who waits for it is cancelled: an open connection's thread would outlive the loop."""
    task, cancelled = asyncio.ensure_future(closing), False
    while not task.done():
        try:
            await asyncio.wait({task})
        except asyncio.CancelledError:
            cancelled = True
    if cancelled:
        raise asyncio.CancelledError
    task.result()


def _sentence(
    where: str, error: BaseException, unusable: type[StoreUnusableError] = StoreUnusableError
) -> AppealbotError:
    cause = error.orig if isinstance(error, DBAPIError) and error.orig is not None else error
    code = getattr(cause, "sqlite_errorcode", 0) & _PRIMARY
    if code in {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}:
        return StoreDamagedError(where)
    if is_transient(error):
        unusable = StoreUnreachableError if _is_cut(error) else StoreBusyError
    return unusable(where, _reason(cause))


def _reason(error: BaseException) -> str:
    """The first line: further ones may repeat what was to be written."""
    return (str(error).splitlines() or [type(error).__name__])[0].rstrip(".")
