"""Row 3, the power cut: a disk in memory that keeps for certain only what was synced, under a real SQLite.

It follows SQLite's own test6.c: writes gather until their file is synced; when the power goes, each sector of an
unsynced write was written, or wasn't, or holds garbage. What's left is read by an ordinary SQLite.
"""

from __future__ import annotations

import sqlite3
import tempfile
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Final, cast

import apsw

from tests.faults.harness import chance
from tests.faults.row import Row, Seen

if TYPE_CHECKING:
    import random

    from tests.faults.harness import Installation

SECTOR: Final = 512
NAME: Final = "appealbot.db"
PRAGMAS: Final = (
    "locking_mode = exclusive",  # there is no shared memory on this disk
    "journal_mode = wal",
    "foreign_keys = on",
    "secure_delete = on",
    "trusted_schema = off",
    "wal_autocheckpoint = 10",  # pages; seldom enough for a cut amid appending, often enough for one amid a checkpoint
)
LONGEST: Final = 400
"""Operations of the disk until the power goes, at the most."""


class PowerCutError(Exception):
    """The disk has no power any more."""


@dataclass(slots=True)
class Content:
    """A file: as its writer sees it, as it's kept for certain, and what may or may not have been kept."""

    seen: bytearray = field(default_factory=bytearray)
    kept: bytearray = field(default_factory=bytearray)
    pending: list[tuple[int, bytes | None]] = field(default_factory=list)

    def write(self, offset: int, data: bytes | None) -> None:
        """Writes at an offset; None cuts the file off there."""
        _apply(self.seen, offset, data)
        self.pending.append((offset, data))

    def sync(self) -> None:
        self.kept = bytearray(self.seen)
        self.pending.clear()

    def after_cut(self, luck: random.Random) -> bytes:
        """What the disk holds when the power is back."""
        left = bytearray(self.kept)
        for offset, data in self.pending:
            if data is None:
                if luck.random() < 0.5:
                    _apply(left, offset, None)
                continue
            for start in range(0, len(data), SECTOR):
                sector = data[start : start + SECTOR]
                fate = luck.choice(("written", "lost", "garbage"))
                if fate != "lost":
                    _apply(left, offset + start, sector if fate == "written" else luck.randbytes(len(sector)))
        return bytes(left)


def _apply(content: bytearray, offset: int, data: bytes | None) -> None:
    if data is None:
        del content[offset:]
        return
    if len(content) < offset:
        content.extend(bytes(offset - len(content)))
    content[offset : offset + len(data)] = data


class Disk(apsw.VFS):
    """Files in memory, and the number of operations after which the power goes."""

    def __init__(self, name: str) -> None:
        super().__init__(name, "")
        self.name = name
        self.files: dict[str, Content] = {}
        self.left: int | None = None

    def spend(self) -> None:
        """An operation.

        Raises:
            PowerCutError: There is no power for it.
        """
        if self.left is not None:
            if self.left <= 0:
                raise PowerCutError
            self.left -= 1

    def xOpen(self, name: str | apsw.URIFilename | None, flags: list[int]) -> apsw.VFSFile:  # noqa: N802 - SQLite's name
        path = "" if name is None else name if isinstance(name, str) else name.filename()
        flags[1] = flags[0]
        # Any object with a file's methods will do; only the stubs know of the base class alone.
        return cast("apsw.VFSFile", File(self, self.files.setdefault(Path(path).name, Content())))

    def xAccess(self, pathname: str, flags: int) -> bool:  # noqa: ARG002, N802 - SQLite's names
        return Path(pathname).name in self.files

    def xDelete(self, filename: str, syncdir: bool) -> None:  # noqa: ARG002, FBT001, N802 - SQLite's names
        self.spend()
        self.files.pop(Path(filename).name, None)


class File:
    """An open file of the disk, with the methods that SQLite calls."""

    def __init__(self, disk: Disk, content: Content) -> None:
        self._disk = disk
        self._content = content

    def xRead(self, amount: int, offset: int) -> bytes:  # noqa: N802 - SQLite's name
        return bytes(self._content.seen[offset : offset + amount])

    def xWrite(self, data: bytes, offset: int) -> None:  # noqa: N802 - SQLite's name
        self._disk.spend()
        self._content.write(offset, bytes(data))

    def xTruncate(self, size: int) -> None:  # noqa: N802 - SQLite's name
        self._disk.spend()
        self._content.write(size, None)

    def xSync(self, flags: int) -> None:  # noqa: ARG002, N802 - SQLite's name
        self._disk.spend()
        self._content.sync()

    def xFileSize(self) -> int:  # noqa: N802 - SQLite's name
        return len(self._content.seen)

    def xClose(self) -> None:  # noqa: N802 - SQLite's name
        pass

    def xLock(self, level: int) -> None:  # noqa: N802 - SQLite's name
        pass

    def xUnlock(self, level: int) -> None:  # noqa: N802 - SQLite's name
        pass

    def xCheckReservedLock(self) -> bool:  # noqa: N802 - SQLite's name
        return False

    def xFileControl(self, op: int, pointer: int) -> bool:  # noqa: ARG002, N802 - SQLite's name
        return False

    def xSectorSize(self) -> int:  # noqa: N802 - SQLite's name
        return SECTOR

    def xDeviceCharacteristics(self) -> int:  # noqa: N802 - SQLite's name
        return 0


@dataclass(slots=True)
class Toll:
    """What cuts cost: rows that were acknowledged, how many of them were gone, and damaged databases."""

    acknowledged: int = 0
    lost: int = 0
    damaged: int = 0


def cut(synchronous: str, cuts: int) -> Toll:
    """Writes rows, one a transaction, cuts the power, reads what's left; again and again.

    Args:
        synchronous: SQLite's setting of that name.
        cuts: How often.
    """
    toll, luck = Toll(), chance(cuts)
    for number in range(cuts):
        disk = Disk(f"disk-{synchronous}-{number}")
        database = _new_database(disk, synchronous)
        disk.left = luck.randrange(1, LONGEST)
        acknowledged = _write_until_cut(disk, database)
        toll.acknowledged += len(acknowledged)
        left = _read({name: content.after_cut(luck) for name, content in disk.files.items()})
        if left is None:
            toll.damaged += 1
        else:
            toll.lost += len(acknowledged - left)
        disk.left = None
        database.close(force=True)
        disk.unregister()
    return toll


def _new_database(disk: Disk, synchronous: str) -> apsw.Connection:
    database = apsw.Connection(NAME, vfs=disk.name)
    for pragma in (*PRAGMAS, f"synchronous = {synchronous}"):
        database.execute(f"PRAGMA {pragma}")
    database.execute("CREATE TABLE row (id INTEGER PRIMARY KEY, text TEXT)")
    database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    for content in disk.files.values():
        content.sync()
    return database


def _write_until_cut(disk: Disk, database: apsw.Connection) -> set[int]:
    """The rows whose commit returned."""
    acknowledged = set[int]()
    try:
        while disk.left:
            row = len(acknowledged) + 1
            database.execute("BEGIN IMMEDIATE")
            database.execute("INSERT INTO row VALUES (?, ?)", (row, "x" * (37 * row % 900)))
            database.execute("COMMIT")
            acknowledged.add(row)
    except PowerCutError:
        pass
    return acknowledged


def _read(files: dict[str, bytes]) -> set[int] | None:
    """The rows that are left, or None where the database is damaged."""
    with tempfile.TemporaryDirectory() as directory:
        for name, content in files.items():
            (Path(directory) / name).write_bytes(content)
        with closing(sqlite3.connect(Path(directory) / NAME)) as database:
            try:
                if database.execute("PRAGMA integrity_check").fetchall() != [("ok",)]:
                    return None
                return {row for (row,) in database.execute("SELECT id FROM row")}
            except sqlite3.DatabaseError:
                return None


async def power_cut(_: Installation, cuts: int) -> Seen:
    toll = cut("FULL", cuts)
    kept = toll.acknowledged > 0 and not toll.lost and not toll.damaged
    return Seen(kept, f"{toll.lost} of {toll.acknowledged} acknowledged rows lost, {toll.damaged} databases damaged")


ROWS: Final = (Row(3, "a power cut", "no acknowledged row lost", power_cut, 360, 3_600),)
