"""Backups of SQLite's file while the bot writes to it, and the way back, which brings nothing back that was erased."""

from __future__ import annotations

import asyncio
import os
import sqlite3
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

from sqlalchemy import make_url

from appealbot.adapters.store.archive import Archive
from appealbot.adapters.store.records import Ledger
from appealbot.adapters.store.schema import moment
from appealbot.core.retention import BACKUPS_KEPT
from appealbot.errors import NoDatabaseError, NotSQLiteError, OutputFileError, RestoreError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

MADE: Final = "backup"
"""The fact by which a backup tells when it was made."""
PATIENCE: Final = 5.0
"""Seconds."""


@dataclass(frozen=True, slots=True)
class Restored:
    """What came of putting a backup in the database's place.

    Attributes:
        made: When the backup was made.
        erased_again: How many sign-ups were in it that had been erased since.
        ledger_known: Whether the database that was there before could still tell what was erased.
    """

    made: datetime
    erased_again: int
    ledger_known: bool


def database_file(url: str, instead: str) -> Path:
    """The file of a database.

    Raises:
        NotSQLiteError: It has none; `instead` is the other database's own program for the same.
    """
    named = make_url(url)
    if named.get_backend_name() != "sqlite":
        raise NotSQLiteError(instead)
    return Path(named.database or "")


def back_up(file: Path, to: Path, now: datetime) -> None:
    """Writes all that is acknowledged at this moment into a new file that nobody else may read.

    Raises:
        NoDatabaseError: There is nothing to back up.
        OutputFileError: The backup can't be written, or is there already.
    """
    if not file.is_file():
        raise NoDatabaseError(file)
    if to.exists():
        raise OutputFileError(to, "it's there already")
    with _made_whole(to) as partial:
        _copy(file, partial)
        with closing(sqlite3.connect(partial)) as copy:
            copy.execute("INSERT OR REPLACE INTO facts VALUES (?, ?)", [MADE, now.isoformat()])
            copy.commit()


def restore(backup: Path, file: Path, now: datetime, *, force: bool = False, old: bool = False) -> Restored:
    """Puts a backup in the database's place; what was erased since is erased again, what is past its time, too.

    Args:
        backup: Made by `back_up`.
        file: The database.
        now: The time.
        force: The present database may be overwritten.
        old: A backup may be older than what is remembered of erasures.

    Raises:
        RestoreError: The backup isn't one, is too old, or the database is there already or in use.
        OutputFileError: The database can't be written.
    """
    made = _made(backup)
    if now - made > BACKUPS_KEPT and not old:
        raise RestoreError(
            f"the backup is older than {BACKUPS_KEPT.days} days, and what was erased longer ago isn't remembered. "
            "If there's no newer one, use --old, and erase anew what people asked to have erased."
        )
    if file.exists() and not force:
        raise RestoreError(f"{file} is there already; --force puts the backup in its place.")
    noted = _noted(file) if file.exists() else None
    ended = _ended(file) if noted is not None else ()
    with _made_whole(file) as partial:
        _copy(backup, partial)
        with closing(sqlite3.connect(partial)) as copy:
            copy.execute("DELETE FROM facts WHERE name = ?", [MADE])
            if copy.execute("SELECT 1 FROM sqlite_master WHERE name = 'parked'").fetchone():
                copy.execute("DELETE FROM parked")  # it was answered since
            copy.commit()
        again = asyncio.run(_erase_again(partial, noted or Ledger(), ended, now))
        for end in ("-wal", "-shm"):  # SQLite would take the old log for the new file's
            file.with_name(file.name + end).unlink(missing_ok=True)
    return Restored(made, again, noted is not None)


async def _erase_again(file: Path, noted: Ledger, ended: Sequence[str], now: datetime) -> int:
    async with Archive.open(f"sqlite+aiosqlite:///{file}") as archive:
        return await archive.erase_again(noted, ended, now)


@contextmanager
def _made_whole(file: Path) -> Iterator[Path]:
    """A file beside it to be written, which takes its name at the end: it's whole or not there."""
    partial = file.with_name(f"{file.name}.partial")
    try:
        partial.unlink(missing_ok=True)
        os.close(os.open(partial, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        yield partial
        _sync(partial)
        partial.replace(file)
        _sync(file.parent)
    except (OSError, sqlite3.Error) as error:
        raise OutputFileError(file, str(error)) from None
    finally:
        for end in ("", "-wal", "-shm", "-journal", "-ballast"):
            partial.with_name(partial.name + end).unlink(missing_ok=True)


def _sync(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _copy(file: Path, to: Path) -> None:
    """All that one transaction sees, without what is left of erased records between the pages."""
    with closing(sqlite3.connect(f"{file.resolve().as_uri()}?mode=rw", uri=True, timeout=PATIENCE)) as reading:
        reading.execute("VACUUM INTO ?", [str(to)])


def _made(backup: Path) -> datetime:
    """When a backup was made."""
    if not backup.is_file():
        raise RestoreError(f"there is no file {backup}.")
    try:
        with closing(sqlite3.connect(f"{backup.resolve().as_uri()}?mode=ro", uri=True)) as reading:
            whole = reading.execute("PRAGMA integrity_check(1)").fetchone() == ("ok",)
            row = reading.execute("SELECT value FROM facts WHERE name = ?", [MADE]).fetchone()
            if whole and row is not None:
                return datetime.fromisoformat(row[0])
    except sqlite3.Error:
        pass
    raise RestoreError(f"{backup} is damaged, or not a backup that `appealbot backup` made.")


def _noted(file: Path) -> Ledger | None:
    """Whose erasure a database remembers, None where it can't be read; it's left without a log."""
    try:
        with closing(sqlite3.connect(f"{file.resolve().as_uri()}?mode=rw", uri=True, timeout=1)) as reading:
            if reading.execute("PRAGMA journal_mode = DELETE").fetchone() != ("delete",):
                raise RestoreError(f"{file} is in use. Stop the bot first.")
            subjects = reading.execute("SELECT subject, at FROM erasures").fetchall()
            dialogues = (
                reading.execute("SELECT dialogue, at FROM dialogue_erasures").fetchall() if _has(reading) else []
            )
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode & 0xFF in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}:
            raise RestoreError(f"{file} is in use. Stop the bot first.") from None
        return None
    except sqlite3.DatabaseError:
        return None
    return Ledger(_entries(subjects), _entries(dialogues))


def _ended(file: Path) -> list[str]:
    """The ids of sign-ups that a database knows to be gone, whatever their people were called in the backup."""
    with closing(sqlite3.connect(f"{file.resolve().as_uri()}?mode=ro", uri=True)) as reading:
        return [proof for (proof,) in reading.execute("SELECT id FROM consents WHERE ended IS NOT NULL")]


def _has(reading: sqlite3.Connection) -> bool:
    """Whether the database is of a version that notes dialogues' erasures, too."""
    there = reading.execute("SELECT 1 FROM sqlite_master WHERE name = 'dialogue_erasures'")
    return there.fetchone() is not None


def _entries(rows: Sequence[tuple[bytes, int]]) -> tuple[tuple[bytes, datetime], ...]:
    return tuple((name, moment(at)) for name, at in rows)
