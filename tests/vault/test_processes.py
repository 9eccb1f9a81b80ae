"""Whoever was told "saved" is stored, whatever happens to the program that said so."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing, suppress
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from appealbot.adapters.store.archive import Archive
from appealbot.adapters.store.store import Store
from appealbot.errors import StoreUnusableError
from tests.store.moves import NOW, handle, message, move
from tests.vault import program
from tests.vault.people import DEPUTY, OPERATOR, name_of, opened

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

KILLS = 8


def start(what: str, file: Path, number: int) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "tests.vault.program", what, str(file), str(number)]
    return subprocess.Popen(  # noqa: S603 - the test's own program
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )


def finished(process: subprocess.Popen[str]) -> str:
    try:
        out, err = process.communicate(timeout=120)
    finally:
        process.kill()
    assert (process.returncode, err) == (0, "")
    return out


async def test_no_acknowledged_sign_up_is_lost_when_the_program_is_killed(sqlite: str, file: Path) -> None:
    told = {name_of(int(number)) for number in finished(start("killed", file, KILLS)).split()}
    async with Archive.open(sqlite) as archive:
        found = [await opened(archive, reader) for reader in (OPERATOR, DEPUTY)]
        assert await archive.broken_proofs() == []
    assert len(told) > KILLS * program.ACKNOWLEDGED_BEFORE_A_KILL // 4
    for each in found:
        assert told <= {row["name"] for row in each.rows}
        assert (each.locked, each.foreign) == ({}, ())


async def test_a_double_tap_at_two_processes_makes_one_record(sqlite: str, file: Path) -> None:
    replicas = [start("tap", file, number) for number in range(2)]
    assert sum(int(finished(replica)) for replica in replicas) == program.TAPS
    async with Archive.open(sqlite) as archive:
        assert len(await archive.sign_ups()) == program.TAPS


async def test_a_full_disk_makes_no_false_promise_and_needs_no_restart(sqlite: str, file: Path) -> None:
    stored = {name_of(int(number)) for number in finished(start("fill", file, 192 * 1024)).split()}
    assert len(stored) > 1
    async with Archive.open(sqlite) as archive:
        assert {row["name"] for row in (await opened(archive, OPERATOR)).rows} == stored
        assert await archive.broken_proofs() == []


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = shutil.which("mount")
    options = ["-t", "tmpfs", "-o", "size=1m", "none", str(disk)]
    if mount is None or os.geteuid() != 0 or subprocess.run([mount, *options], check=False).returncode:  # noqa: S603 - nothing of others
        pytest.skip("only root may make a disk")
    yield disk
    subprocess.run([shutil.which("umount") or "umount", str(disk)], check=True)  # noqa: S603 - the same


async def test_on_a_full_disk_people_can_still_have_their_data_erased(small_disk: Path) -> None:
    file = small_disk / "appealbot.db"
    stored, erased = map(int, finished(start("crowd", file, 0)).split())
    assert (stored > 20, erased) == (True, 5)
    with closing(sqlite3.connect(file)) as connection:
        assert connection.execute("SELECT count(*) FROM sign_ups").fetchone() == (stored - erased,)


async def test_on_a_full_disk_people_can_still_correct_what_is_stored(small_disk: Path) -> None:
    async with Store.open(f"sqlite+aiosqlite:///{small_disk}/appealbot.db") as store:
        for length in (1_000, 1):
            with suppress(StoreUnusableError):
                for number in range(1_000):
                    await handle(store, message(number, chat=length), f"chat {length} {number}", "said " * length)
        begins = move(None, "said " * 1_000)
        with pytest.raises(StoreUnusableError):
            await store.commit(message(2_000), "chat", begins)
        assert await store.commit(message(2_000), "chat", replace(begins, by_right=True))
        assert (await store.find(message(2_001), "chat", NOW)).state == begins.state
