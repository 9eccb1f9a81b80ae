"""A backup is whole while the bot writes; putting it back brings nothing back that was erased."""

from __future__ import annotations

import asyncio
import sqlite3
from contextlib import closing
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from appealbot.adapters.store.archive import Archive
from appealbot.adapters.store.backup import back_up, database_file, restore
from appealbot.adapters.store.records import Move
from appealbot.adapters.store.store import Store
from appealbot.bootstrap.vault import Vault
from appealbot.errors import NoDatabaseError, NotSQLiteError, OutputFileError, RestoreError
from tests.store.moves import DAY, NOW, message, move
from tests.vault.people import KEY, OPERATOR, YEAR, Shell, address_of, name_of, opened, opened_store

if TYPE_CHECKING:
    from pathlib import Path

BACKUPS = 50


async def signed_up(url: str, people: range, *erased: int) -> None:
    async with opened_store(url, KEY) as store:
        shell = Shell(store, Vault(store, [OPERATOR.recipient], KEY), iter(range(people.start * 10, 10**6)))
        await asyncio.gather(*(shell.save(person) for person in people))
        await asyncio.gather(*(shell.erase(person, at=NOW + DAY) for person in erased))


async def names(file: Path) -> set[str | None]:
    async with Archive.open(f"sqlite+aiosqlite:///{file}") as archive:
        assert await archive.broken_proofs() == []
        return {row["name"] for row in (await opened(archive, OPERATOR)).rows}


async def test_50_backups_under_load_are_whole_and_hold_what_was_acknowledged(
    sqlite: str, file: Path, tmp_path: Path
) -> None:
    told: list[int] = []
    async with opened_store(sqlite, KEY) as store:
        shell = Shell(store, Vault(store, [OPERATOR.recipient], KEY))
        done = asyncio.Event()

        async def sign_people_up() -> None:
            person = 0
            while not done.is_set():
                await shell.save(person)
                told.append(person)
                person += 1

        load = asyncio.ensure_future(sign_people_up())
        acknowledged = []
        for number in range(BACKUPS):
            acknowledged.append(len(told))
            await asyncio.to_thread(back_up, file, tmp_path / f"{number}.backup", NOW)
        done.set()
        await load
    assert told
    for number, before in enumerate(acknowledged):
        backup = tmp_path / f"{number}.backup"
        assert backup.stat().st_mode & 0o777 == 0o600
        assert address_of(0).encode() not in backup.read_bytes()
        with closing(sqlite3.connect(backup)) as reading:
            assert reading.execute("PRAGMA integrity_check").fetchone() == ("ok",)
            found = reading.execute("SELECT count(*) FROM sign_ups JOIN consents USING (id)").fetchone()[0]
            assert reading.execute("SELECT count(*) FROM sealed_copies").fetchone() == (found,)
        assert before <= found <= len(told)
    assert await names(tmp_path / f"{BACKUPS - 1}.backup") >= {name_of(each) for each in range(acknowledged[-1])}


def test_a_restored_backup_brings_back_nobody_who_was_erased_since(sqlite: str, file: Path, tmp_path: Path) -> None:
    asyncio.run(signed_up(sqlite, range(2000)))
    backup = tmp_path / "a.backup"
    back_up(file, backup, NOW)
    asyncio.run(signed_up(sqlite, range(2000, 2005), *range(0, 2000, 2)))
    restored = restore(backup, file, NOW + 2 * DAY, force=True)
    assert (restored.made, restored.erased_again, restored.ledger_known) == (NOW, 1000, True)
    assert asyncio.run(names(file)) == {name_of(each) for each in range(1, 2000, 2)}
    assert sorted(each.name for each in file.parent.iterdir()) == [
        file.name,
        f"{file.name}-ballast",
        f"{file.name}-sent",
    ]
    asyncio.run(signed_up(sqlite, range(6000, 6001)))
    back_up(file, tmp_path / "b.backup", NOW + 3 * DAY)
    assert restore(tmp_path / "b.backup", file, NOW + 3 * DAY, force=True).erased_again == 0


def test_a_restored_backup_brings_back_no_dialogue_that_was_erased_since(
    sqlite: str, file: Path, tmp_path: Path
) -> None:
    former = bytes(32)

    async def begin() -> None:
        async with Store.open(sqlite, former) as store:
            for person in range(3):  # no answer went out, so that the states before are kept
                await store.commit(message(2 * person), f"{person}:{person}", move(None, "draft"))
                await store.commit(message(2 * person + 1), f"{person}:{person}", move("draft", "language"))

    async def erase(person: int) -> None:
        async with Store.open(sqlite, KEY, [former]) as store:
            await store.recognise(f"{person}:{person}", person, NOW)
            erased = Move("language", None, NOW, NOW + DAY, erases=True)
            assert await store.commit(message(10 + person), f"{person}:{person}", erased)

    asyncio.run(begin())
    asyncio.run(erase(0))
    back_up(file, tmp_path / "a.backup", NOW)
    asyncio.run(erase(1))
    restore(tmp_path / "a.backup", file, NOW, force=True)
    with closing(sqlite3.connect(file)) as reading:
        assert reading.execute("SELECT state FROM dialogues").fetchall() == [("language",)]
        left = reading.execute("SELECT count(*) FROM updates WHERE before IS NOT NULL").fetchone()
        assert left == (2,)  # the second one's, and what the first one's erasure is answered from
        assert reading.execute("SELECT count(*) FROM dialogue_erasures").fetchone() == (4,)


def test_a_database_from_before_dialogues_were_noted_still_tells_of_sign_ups(
    sqlite: str, file: Path, tmp_path: Path
) -> None:
    asyncio.run(signed_up(sqlite, range(3)))
    back_up(file, tmp_path / "a.backup", NOW)
    asyncio.run(signed_up(sqlite, range(3, 4), 1))
    with closing(sqlite3.connect(file)) as older, older:
        older.execute("DROP TABLE dialogue_erasures")
    assert restore(tmp_path / "a.backup", file, NOW + DAY, force=True).erased_again == 1


def test_who_signed_up_anew_after_an_erasure_stays(sqlite: str, file: Path, tmp_path: Path) -> None:
    async def again() -> None:
        async with opened_store(sqlite, KEY) as store:
            await Shell(store, Vault(store, [OPERATOR.recipient], KEY), iter([99])).save(1, at=NOW + 2 * DAY)

    asyncio.run(signed_up(sqlite, range(3), 1))
    asyncio.run(again())
    back_up(file, tmp_path / "a.backup", NOW + 2 * DAY)
    assert restore(tmp_path / "a.backup", file, NOW + 3 * DAY, force=True).erased_again == 0
    assert asyncio.run(names(file)) == {name_of(each) for each in range(3)}


def test_what_is_past_its_time_does_not_come_back_either(sqlite: str, file: Path, tmp_path: Path) -> None:
    asyncio.run(signed_up(sqlite, range(3)))
    back_up(file, tmp_path / "a.backup", NOW)
    assert restore(tmp_path / "a.backup", file, NOW + YEAR, force=True, old=True).made == NOW
    assert asyncio.run(names(file)) == set()


def test_a_damaged_database_is_replaced_and_its_loss_of_memory_told(sqlite: str, file: Path, tmp_path: Path) -> None:
    asyncio.run(signed_up(sqlite, range(3)))
    back_up(file, tmp_path / "a.backup", NOW)
    file.write_bytes(b"x" * 100_000)
    assert not restore(tmp_path / "a.backup", file, NOW, force=True).ledger_known
    assert len(asyncio.run(names(file))) == 3
    file.unlink()
    assert not restore(tmp_path / "a.backup", file, NOW).ledger_known


async def test_while_the_bot_runs_nothing_is_restored(sqlite: str, file: Path, tmp_path: Path) -> None:
    async with opened_store(sqlite, KEY) as store:
        shell = Shell(store, Vault(store, [OPERATOR.recipient], KEY))
        await shell.save(1)
        back_up(file, tmp_path / "a.backup", NOW)
        with pytest.raises(RestoreError, match="Stop the bot"):
            await asyncio.to_thread(restore, tmp_path / "a.backup", file, NOW, force=True)
        await shell.save(2)
    assert len(await names(file)) == 2


def test_what_cannot_be_restored_is_told_and_changes_nothing(sqlite: str, file: Path, tmp_path: Path) -> None:
    asyncio.run(signed_up(sqlite, range(3)))
    backup = tmp_path / "a.backup"
    back_up(file, backup, NOW)
    copy = tmp_path / "copy.db"
    copy.write_bytes(file.read_bytes())
    noise = tmp_path / "noise"
    noise.write_bytes(backup.read_bytes()[:5000])
    before = file.read_bytes()
    for source, moment, sentence in (
        (backup, NOW, "--force"),
        (backup, NOW + 15 * DAY, "--old"),
        (copy, NOW, "not a backup"),
        (noise, NOW, "damaged"),
        (tmp_path / "nowhere", NOW, "no file"),
    ):
        with pytest.raises(RestoreError, match=sentence):
            restore(source, file, moment)
    assert file.read_bytes() == before


def test_a_backup_overwrites_nothing_and_leaves_nothing_half(sqlite: str, file: Path, tmp_path: Path) -> None:
    with pytest.raises(NoDatabaseError):
        back_up(file, tmp_path / "a.backup", NOW)
    asyncio.run(signed_up(sqlite, range(1)))
    there = tmp_path / "there"
    there.write_text("mine")
    with pytest.raises(OutputFileError, match="there already"):
        back_up(file, there, NOW)
    with pytest.raises(OutputFileError):
        back_up(file, tmp_path / "no directory" / "a.backup", NOW)
    assert (there.read_text(), sorted(each.name for each in tmp_path.iterdir())) == ("mine", ["data", "there"])


def test_postgresql_has_its_own_programs() -> None:
    with pytest.raises(NotSQLiteError, match="pg_dump"):
        database_file("postgresql+asyncpg://h/d", "pg_dump")


async def test_a_backup_is_marked_with_its_time_alone(sqlite: str, file: Path, tmp_path: Path) -> None:
    await signed_up(sqlite, range(1))
    await asyncio.to_thread(back_up, file, tmp_path / "a", NOW + timedelta(hours=1))
    with closing(sqlite3.connect(file)) as one, closing(sqlite3.connect(tmp_path / "a")) as other:
        facts = [dict(each.execute("SELECT name, value FROM facts").fetchall()) for each in (one, other)]
    assert facts[1] == facts[0] | {"backup": (NOW + timedelta(hours=1)).isoformat()}
