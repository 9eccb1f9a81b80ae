"""Who signed up can't be found by trying out all ids; who was stored under a name that can gets another one."""

from __future__ import annotations

import asyncio
import hmac
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING, Final

import pytest
from nacl.bindings import crypto_pwhash_alg, crypto_pwhash_ALG_ARGON2ID13
from nacl.pwhash import argon2id

from appealbot.adapters.store import tags
from appealbot.adapters.store.archive import Archive
from appealbot.adapters.store.backup import back_up, restore
from appealbot.adapters.store.tags import Cost, People, Tags
from appealbot.bootstrap.vault import Vault
from appealbot.core.effects import BeginSignUp
from tests.store.moves import DAY, NOW
from tests.vault.people import KEY, OPERATOR, Shell, opened_store

if TYPE_CHECKING:
    from pathlib import Path

    from appealbot.adapters.store.store import Store

NEW: Final = bytes(range(32, 64))
CHEAP: Final = Cost(passes=1, memory=8 * 1024)
PEOPLE: Final = range(1, 6)


def _shell(store: Store, first: int, *keys: bytes) -> Shell:
    return Shell(store, Vault(store, [OPERATOR.recipient], keys[0], keys[1:]), iter(range(first, first + 1000)))


def _digest(what: str, person: int) -> bytes:
    """What the first versions of the program called people."""
    return hmac.digest(KEY, f"{what}\0{person}".encode(), "sha256")


async def _as_before(sqlite: str, file: Path) -> None:
    """Makes a database in which people have the names that the first versions gave them."""
    async with opened_store(sqlite, KEY) as store:
        for person in PEOPLE:
            await _shell(store, person * 10, KEY).save(person, at=NOW + person * DAY)
            await _shell(store, person * 10 + 5, KEY).turn(person, BeginSignUp())
        people = People([KEY], CHEAP)
        made = {person: await people.tags(person) for person in PEOPLE}
    with closing(sqlite3.connect(file)) as database, database:
        for person, present in made.items():
            for table, column, what, name in (
                ("sign_ups", "subject", "subject", present.subject),
                ("starts", "person", "starter", present.starter),
            ):
                changed = f"UPDATE {table} SET {column} = ? WHERE {column} = ?"  # noqa: S608 - our own names
                assert database.execute(changed, [_digest(what, person), name]).rowcount == 1


def _found(file: Path) -> set[int]:
    """Who is found by whoever has database and key, and tries all ids with plain digests."""
    files = b"".join(each.read_bytes() for each in file.parent.iterdir())
    return {person for person in range(1000) if any(_digest(what, person) in files for what in ("subject", "starter"))}


async def test_a_tag_is_argon2id_of_the_id_under_the_key_and_tells_the_two_names_apart() -> None:
    slow = crypto_pwhash_alg(
        32, b"1", hmac.digest(KEY, b"what makes tags slow", "sha256")[:16], 1, 8192, crypto_pwhash_ALG_ARGON2ID13
    )
    names = [hmac.digest(KEY, what + b"\0" + slow, "sha256") for what in (b"subject", b"starter")]
    people = People([KEY, NEW], CHEAP)
    assert await people.tags(1) == Tags(*names)
    several = {await people.tags(1), await people.tags(2), *await people.former(1), *people.quick(1)}
    assert len({name for each in several for name in (each.subject, each.starter)}) == 10


def test_trying_one_out_costs_what_rfc_9106_recommends() -> None:
    assert Cost(passes=3, memory=64 * 1024 * 1024) == tags.SLOW


async def test_however_many_ask_for_a_tag_at_once_it_is_made_once_and_then_remembered(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    making = argon2id.kdf
    made: list[bytes] = []

    def counted(size: int, password: bytes, salt: bytes, opslimit: int, memlimit: int) -> bytes:
        made.append(password)
        return making(size, password, salt, opslimit, memlimit)

    monkeypatch.setattr(argon2id, "kdf", counted)
    people = People([KEY], CHEAP)
    await asyncio.gather(*(people.tags(person) for person in (1, 2, 1, 1)))
    assert sorted(made) == [b"1", b"2"]


async def test_with_database_and_key_nobody_is_found_by_trying_all_ids(sqlite: str, file: Path) -> None:
    await _as_before(sqlite, file)
    assert _found(file) == set(PEOPLE)  # the method works
    async with opened_store(sqlite, KEY) as store:
        for person in PEOPLE:
            await store.recognise(f"{person}:{person}", person, NOW)
        await store.flush()
        assert _found(file) == set()
    assert _found(file) == set()


@pytest.mark.parametrize("keys", [(KEY,), (NEW, KEY)])
async def test_who_has_a_name_of_before_keeps_sign_up_and_starts_with_the_next_message(
    sqlite: str, file: Path, keys: tuple[bytes, ...]
) -> None:
    await _as_before(sqlite, file)
    async with opened_store(sqlite, keys[0], keys[1:]) as store:
        await store.recognise("2:2", 2, NOW)
        held = await store.held(2, NOW)
        assert ([each.created for each in held.intents], held.starts) == ([NOW + 2 * DAY], (NOW,))
    async with opened_store(sqlite, keys[0]) as store:
        assert await store.held(2, NOW) == held
    assert _found(file) == set(PEOPLE) - {2}


async def test_who_has_a_name_of_before_is_found_when_their_data_are_asked_for(sqlite: str, file: Path) -> None:
    await _as_before(sqlite, file)
    async with opened_store(sqlite, KEY) as store:
        assert len((await store.held(2, NOW)).intents) == 1
        assert (await store.held(9, NOW)).intents == ()


async def test_an_erasure_reaches_who_has_a_name_of_before(sqlite: str, file: Path) -> None:
    await _as_before(sqlite, file)
    async with opened_store(sqlite, KEY) as store:
        await _shell(store, 500, KEY).erase(2, at=NOW + 9 * DAY)
    async with Archive.open(sqlite) as archive:
        assert len(await archive.sign_ups()) == len(PEOPLE) - 1
    assert _found(file) == set(PEOPLE) - {2}


@pytest.mark.parametrize("key", [KEY, NEW])
async def test_who_erased_under_a_new_name_does_not_come_back_with_a_backup_that_knows_the_old_one(
    sqlite: str, file: Path, tmp_path: Path, key: bytes
) -> None:
    await _as_before(sqlite, file)
    back_up(file, tmp_path / "a.backup", NOW)
    async with opened_store(sqlite, key, [KEY] if key != KEY else []) as store:
        shell = _shell(store, 500, key)
        await store.recognise("2:2", 2, NOW)
        await shell.save(2, at=NOW + 7 * DAY)  # a correction: the one in the backup is gone
        await shell.erase(2, at=NOW + 8 * DAY)
        await store.recognise("3:3", 3, NOW)
        await store.flush()
    restored = await asyncio.to_thread(restore, tmp_path / "a.backup", file, NOW + 9 * DAY, force=True)
    assert restored.erased_again == 1
    async with opened_store(sqlite, KEY) as store:
        assert [len((await store.held(person, NOW)).intents) for person in PEOPLE] == [1, 0, 1, 1, 1]


async def test_a_later_process_is_spared_what_an_earlier_one_told_in_the_draft(
    sqlite: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with opened_store(sqlite, KEY) as store:
        vault = Vault(store, [OPERATOR.recipient], KEY)
        assert (await vault.held(7, NOW)) is not None
        draft = vault.seal_state(7, "draft")
    made: list[int] = []

    class Counting(People):
        def _slow(self, key: bytes, person: int) -> bytes:
            made.append(person)
            return super()._slow(key, person)

    people, others = Counting([KEY], CHEAP), People([NEW], CHEAP)
    people.remember(7, people.told(7))  # of somebody unknown there's nothing to tell
    assert people.told(7) == ""
    async with opened_store(sqlite, KEY) as store:
        monkeypatch.setattr(store, "_people", people)
        vault = Vault(store, [OPERATOR.recipient], KEY)
        assert vault.open_state(7, draft) == "draft"
        await vault.held(7, NOW)
    assert made == []
    others.remember(7, people.told(7))  # made with a key that isn't the present one there
    assert others.told(7) == ""
