"""Files that nobody else can read; and a sentence where they can't be used."""

from __future__ import annotations

import os
import random
import resource
import sqlite3
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest

from appealbot.adapters.store.database import PRAGMAS, opened
from appealbot.adapters.store.store import Store
from appealbot.errors import AppealbotError, StoreDamagedError, StoreUnusableError
from tests.store.moves import effects, handle, message

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

NOBODY = 65534


async def _open(url: str) -> None:
    async with Store.open(url):
        pass


async def _opens(url: str) -> bool:
    """Whether a database can be used; if not, there must be a sentence."""
    try:
        async with Store.open(url) as store:
            return await handle(store, message(1000), "chat 1000")
    except AppealbotError:
        return False


async def test_the_files_are_for_this_user_alone(sqlite: str, file: Path) -> None:
    async with Store.open(sqlite) as store:
        await handle(store, message(1), "chat")
        modes = {each.name: each.stat().st_mode & 0o777 for each in (file.parent, *file.parent.iterdir())}
    assert modes == {
        "data": 0o700,
        file.name: 0o600,
        f"{file.name}-wal": 0o600,
        f"{file.name}-shm": 0o600,
        f"{file.name}-ballast": 0o600,
        f"{file.name}-sent": 0o600,
    }


async def test_a_file_that_was_open_to_all_is_closed(sqlite: str, file: Path) -> None:
    await _open(sqlite)
    file.chmod(0o644)
    await _open(sqlite)
    assert file.stat().st_mode & 0o777 == 0o600


async def test_both_connections_obey_every_pragma(sqlite: str) -> None:
    async with opened(sqlite) as database:
        for connection in (database.reading, database.writing):
            for name, value in PRAGMAS.items():
                assert (await connection.exec_driver_sql(f"PRAGMA {name}")).scalar() == value
            await connection.rollback()


async def test_a_file_that_is_no_database_is_refused(sqlite: str, file: Path) -> None:
    file.parent.mkdir()
    file.write_text("Liebe Grüße\n" * 1000)
    with pytest.raises(StoreDamagedError, match="backup"):
        await _open(sqlite)


async def test_a_file_with_flipped_bytes_is_refused_or_whole_but_never_a_surprise(sqlite: str, file: Path) -> None:
    async with Store.open(sqlite) as store:
        for number in range(50):
            await handle(store, message(number), f"chat {number}", "said " * 100)
    whole, chance, refused = file.read_bytes(), random.Random(43), 0  # noqa: S311 - a test's chance
    for _ in range(60):
        damaged = bytearray(whole)
        page = chance.randrange(len(whole) // 4096) * 4096
        for offset in (0, 100, page, page + chance.randrange(12), page + chance.randrange(4096)):
            damaged[offset] ^= chance.randrange(256) if offset >= page else 0
        for beside in file.parent.iterdir():
            beside.unlink()
        file.write_bytes(damaged)
        refused += not await _opens(sqlite)
    assert refused > 20


@contextmanager
def _as_nobody() -> Iterator[None]:
    """Root may write anywhere; nobody may not."""
    root = os.geteuid() == 0
    if root:
        os.seteuid(NOBODY)
    try:
        yield
    finally:
        if root:
            os.seteuid(0)


async def test_a_directory_that_cannot_be_written_is_an_error_with_a_remedy(tmp_path: Path) -> None:
    await _open(f"sqlite+aiosqlite:///{tmp_path}/first.db")  # whatever is imported late is imported now
    tmp_path.chmod(0o555)
    try:
        with _as_nobody(), pytest.raises(StoreUnusableError, match="APPEALBOT_DATABASE_URL"):
            await _open(f"sqlite+aiosqlite:///{tmp_path}/other.db")
    finally:
        tmp_path.chmod(0o700)


async def test_a_database_that_becomes_read_only_says_so_and_nothing_is_acknowledged(sqlite: str) -> None:
    async with Store.open(sqlite) as store:
        await handle(store, message(1), "chat")
        with full_disk(0), pytest.raises(StoreUnusableError):
            await handle(store, message(2), "chat")
        assert await effects(store) == 1
        assert await handle(store, message(2), "chat")


@contextmanager
def full_disk(size: int) -> Iterator[None]:
    """No file grows beyond a size; Python ignores the signal that comes with it."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


async def test_afull_disk_loses_nothing_acknowledged_and_ends_without_a_restart(sqlite: str, file: Path) -> None:
    stored: list[int] = []
    refused = 0
    async with Store.open(sqlite) as store:
        with full_disk(256 * 1024):
            for number in range(200):
                try:
                    if await handle(store, message(number), f"chat {number}", "said " * 1000):
                        stored.append(number)
                except StoreUnusableError:
                    refused += 1
        assert stored
        assert refused
        assert await effects(store) == len(stored)
        assert await handle(store, message(1000), "chat 1000")
    with sqlite3.connect(file) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert connection.execute("SELECT count(*) FROM dialogues").fetchone() == (len(stored) + 1,)
    connection.close()


@pytest.mark.parametrize(
    "url",
    [
        "sqlite+aiosqlite://",
        "sqlite+aiosqlite:///:memory:",
        "postgresql+asyncpg://bot:secret@127.0.0.1:1/x",
        "nonsense",
    ],
)
async def test_a_database_that_cannot_be_reached_is_an_error_without_the_password(url: str) -> None:
    with pytest.raises(StoreUnusableError) as raised:
        await _open(url)
    assert "secret" not in str(raised.value)
