"""When the secret key is changed, people keep what is theirs: found, corrected and erased under the new one."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from appealbot.adapters.sealing import StateBox
from appealbot.adapters.store.archive import Archive
from appealbot.adapters.store.backup import back_up, restore
from appealbot.adapters.store.records import Move, Status
from appealbot.bootstrap.vault import Vault
from appealbot.core.effects import BeginSignUp
from tests.store.moves import DAY, NOW, message
from tests.vault.people import KEY, OPERATOR, Shell, intent, opened, opened_store, receipt_of

if TYPE_CHECKING:
    from pathlib import Path

    from appealbot.adapters.store.store import Store

NEW, NEWEST = bytes(range(32, 64)), bytes(range(64, 96))


def _shell(store: Store, first: int, *keys: bytes) -> Shell:
    return Shell(store, Vault(store, [OPERATOR.recipient], keys[0], keys[1:]), iter(range(first, first + 100)))


@pytest.mark.parametrize("keys", [(NEW, KEY), (NEWEST, NEW, KEY)])
async def test_sign_up_draft_start_and_update_are_known_under_the_new_key(url: str, keys: tuple[bytes, ...]) -> None:
    async with opened_store(url, KEY) as store:
        shell = _shell(store, 0, KEY)
        await shell.save(1)
        await shell.turn(1, BeginSignUp())
        draft = shell.vault.seal_state(7, "draft")
        await store.commit(message(50), "1:1", Move(None, draft, NOW, NOW + DAY))
        chance = store.chance(message(50))
        held = await shell.vault.held(1, NOW)
    async with opened_store(url, keys[0], keys[1:]) as store:
        vault = _shell(store, 100, *keys).vault
        for _ in range(2):
            await store.recognise("1:1", 1, NOW)
            assert await vault.held(1, NOW) == held
            assert (await store.find(message(60), "1:1", NOW)).state == draft
        assert vault.open_state(7, draft) == "draft"
        assert store.chance(message(50)) != chance
        assert (await store.find(message(50), "1:1", NOW)).status is Status.COMMITTED
        assert store.chance(message(50)) == chance
        store.done(message(50))
        await store.flush()
        assert (await store.find(message(50), "1:1", NOW)).status is Status.DONE
        assert await store.commit(message(60), "1:1", Move(draft, None, NOW, NOW + DAY))
    async with opened_store(url, keys[0]) as store:
        assert await store.held(1, NOW) == held


async def test_a_correction_and_an_erasure_reach_what_was_stored_under_the_former_key(url: str) -> None:
    async with opened_store(url, KEY) as store:
        await _shell(store, 0, KEY).save(1)
        await _shell(store, 10, KEY).save(2)
    async with opened_store(url, NEW, [KEY]) as store:
        shell = _shell(store, 100, NEW, KEY)
        await store.recognise("1:1", 1, NOW)
        await shell.save(1, at=NOW + DAY)
        assert [each.created for each in (await store.held(1, NOW)).intents] == [NOW + DAY]
        await shell.erase(1)
        await shell.erase(2)  # the erasure itself finds it, too
    async with Archive.open(url) as archive:
        assert await archive.sign_ups() == ()
        assert await archive.broken_proofs() == []


async def test_of_two_sign_ups_for_one_appeal_the_newer_stays_and_so_does_the_newer_state(url: str) -> None:
    async with opened_store(url, KEY) as store:
        shell = _shell(store, 0, KEY)
        await shell.save(1)
        await shell.save(1, appeal="hessen")
        await store.commit(message(50), "1:1", Move(None, "older", NOW, NOW + DAY))
    async with opened_store(url, NEW) as store:
        await _shell(store, 100, NEW).save(1, at=NOW + DAY)
        await store.commit(message(150), "1:1", Move(None, "newer", NOW, NOW + DAY))
    async with opened_store(url, NEW, [KEY]) as store:
        await store.recognise("1:1", 1, NOW)
        stored = {each.appeal: each.created for each in (await store.held(1, NOW)).intents}
        assert stored == {"kommunen": NOW + DAY, "hessen": NOW}
        assert (await store.find(message(160), "1:1", NOW)).state == "newer"
    async with Archive.open(url) as archive:
        assert len((await opened(archive, OPERATOR)).rows) == 2
        assert await archive.broken_proofs() == []


async def test_who_erased_after_the_change_does_not_come_back_with_a_backup_from_before(
    sqlite: str, file: Path, tmp_path: Path
) -> None:
    async with opened_store(sqlite, KEY) as store:
        await _shell(store, 0, KEY).save(1)
        await _shell(store, 10, KEY).save(2)
    back_up(file, tmp_path / "backup", NOW)
    async with opened_store(sqlite, NEW, [KEY]) as store:
        await store.recognise("1:1", 1, NOW)
        await _shell(store, 100, NEW, KEY).erase(1, at=NOW + DAY)
        await store.flush()
    now = NOW + DAY + timedelta(hours=1)
    restored = await asyncio.to_thread(restore, tmp_path / "backup", file, now, force=True)
    assert restored.erased_again == 1
    async with Archive.open(sqlite) as archive:
        (row,) = (await opened(archive, OPERATOR)).rows
        assert row["email"] == intent(2).intent.email


async def test_a_receipt_needs_no_key(url: str) -> None:
    async with opened_store(url, KEY) as store:
        await _shell(store, 0, KEY).save(1)
    async with opened_store(url, NEW, [KEY]) as store:
        await store.recognise("1:1", 1, NOW)
        async with Archive.open(url) as archive:
            assert await archive.erase(receipt_of(1), NOW + DAY) == 1


def test_a_state_sealed_with_a_former_key_is_opened_and_sealed_anew_with_the_present_one() -> None:
    sealed = StateBox(KEY).seal_state("draft")
    box = StateBox(NEW, [NEWEST, KEY])
    assert box.open_state(sealed) == "draft"
    assert StateBox(NEW).open_state(box.seal_state("draft")) == "draft"
    assert StateBox(NEW, [NEWEST]).open_state(sealed) is None
