"""Several programs at one database, backups meanwhile, and programs that end at once however they end."""

from __future__ import annotations

import asyncio
import sqlite3
import subprocess
import sys
from contextlib import closing
from typing import TYPE_CHECKING

from appealbot.adapters.store.store import Store
from tests.store import program
from tests.store.moves import handle, message

if TYPE_CHECKING:
    from pathlib import Path

LOOK = """
import sqlite3, sys
connection = sqlite3.connect(sys.argv[1])
connection.execute("SELECT count(*) FROM updates").fetchone()
connection.close()
"""
"""What any program does that looks into the database, `appealbot backup` among them."""
LONGEST = 60
"""Seconds; only a program that hangs needs them."""


def start(*arguments: object) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "tests.store.program", *map(str, arguments)]
    return subprocess.Popen(  # noqa: S603 - the test's own program
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )


def finished(process: subprocess.Popen[str]) -> tuple[int, str, str]:
    try:
        out, err = process.communicate(timeout=LONGEST)
    finally:
        process.kill()
    return process.returncode, out, err


def test_two_programs_write_while_backups_are_made(sqlite: str, file: Path, tmp_path: Path) -> None:
    writers = [start("write", sqlite, number) for number in range(2)]
    backups: list[Path] = []
    while any(writer.poll() is None for writer in writers):
        if file.exists() and len(backups) < 50:
            backups.append(_back_up(file, tmp_path / f"{len(backups)}.backup"))
    assert [finished(writer) for writer in writers] == [(0, f"{program.MESSAGES}\n", "")] * 2
    assert backups
    for backup in backups:
        connection = sqlite3.connect(backup)
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        if connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'updates'").fetchone():
            updates, dialogues, effects = connection.execute(
                "SELECT (SELECT count(*) FROM updates), (SELECT count(*) FROM dialogues), (SELECT sum(number) FROM counts)"
            ).fetchone()
            assert updates == dialogues == (effects or 0)
        connection.close()


def _back_up(file: Path, to: Path) -> Path:
    connection = sqlite3.connect(file, timeout=5)
    connection.execute("VACUUM INTO ?", [str(to)])
    connection.close()
    return to


def test_a_program_ends_however_it_ends_and_keeps_what_it_acknowledged(tmp_path: Path) -> None:
    files = [tmp_path / way / "appealbot.db" for way in program.WAYS]
    ends = [start("end", f"sqlite+aiosqlite:///{file}", file.parent.name) for file in files]
    assert all(finished(end)[0] for end in ends)
    for file in files:
        connection = sqlite3.connect(file)
        assert connection.execute("SELECT count(*) FROM updates").fetchone() in {(1,), (2,)}
        connection.close()


async def test_another_program_that_closes_the_database_leaves_its_log_in_place(sqlite: str, file: Path) -> None:
    async with Store.open(sqlite):
        pass
    async with Store.open(sqlite) as store, Store.open(sqlite):
        await handle(store, message(1), "chat")
        log = file.with_name(f"{file.name}-wal")
        before = log.stat().st_ino
        looking = await asyncio.create_subprocess_exec(sys.executable, "-c", LOOK, str(file))
        assert await looking.wait() == 0
        assert log.stat().st_ino == before
        await handle(store, message(2), "chat")
    with closing(sqlite3.connect(file)) as connection:
        assert connection.execute("SELECT count(*) FROM updates").fetchone() == (2,)
