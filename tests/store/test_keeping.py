"""What is kept, for how long, who polls, and that what was erased is gone."""

from __future__ import annotations

import asyncio
import sqlite3
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from appealbot.adapters.store.records import Count, Move, Purged, Status
from appealbot.adapters.store.store import Store
from tests.store.moves import DAY, NOW, forget, handle, message, move

if TYPE_CHECKING:
    from pathlib import Path

MARKER = "max.mustermann@verein.example"


def _bytes_of(file: Path) -> bytes:
    return b"".join(each.read_bytes() for each in file.parent.iterdir())


async def test_no_byte_of_a_forgotten_dialogue_is_left(sqlite: str, file: Path) -> None:
    async with Store.open(sqlite) as store:
        for number in range(20):
            await handle(store, message(number), f"chat {number}", f"{MARKER} {'x' * 3000}")
        await store.commit(message(20), "chat 0", move(f"{MARKER} {'x' * 3000}", MARKER))
        assert MARKER.encode() in _bytes_of(file)
        for number in range(20):
            await forget(store, f"chat {number}", 900 + number)
        assert MARKER.encode() not in _bytes_of(file)
        assert (await store.find(message(20), "chat 0", NOW)).status is Status.COMMITTED


async def test_a_backup_that_reads_meanwhile_delays_the_erasure_of_the_log_alone(sqlite: str, file: Path) -> None:
    async with Store.open(sqlite) as store:
        await handle(store, message(1), "chat", MARKER)
        backup = sqlite3.connect(file, isolation_level=None)
        backup.execute("BEGIN")
        assert backup.execute("SELECT count(*) FROM dialogues").fetchone() == (1,)
        await forget(store, "chat")
        backup.close()
        await store.flush()
        assert MARKER.encode() not in _bytes_of(file)


async def test_neither_names_nor_ids_are_stored(sqlite: str, file: Path) -> None:
    async with Store.open(sqlite) as store:
        for number in range(100):
            await handle(store, message(number, chat=4242424242), "4242424242:77777777")
        for name in (b"4242424242", b"77777777", b"message:"):
            assert name not in _bytes_of(file)


async def test_a_purge_takes_what_is_past_its_time_and_nothing_else(store: Store) -> None:
    await handle(store, message(1), "old")
    late = NOW + 8 * DAY
    await store.commit(message(2), "new", move(None, "said", at=late))
    assert await store.purge(late + timedelta(seconds=1)) == Purged(updates=1, dialogues=1)
    assert (await store.find(message(1), "old", late)).status is Status.NEW
    assert (await store.find(message(2), "new", late)).status is Status.COMMITTED
    assert await store.purge(late + timedelta(seconds=1)) == Purged()


async def test_of_a_state_whose_last_line_is_over_only_the_lines_before_are_left(sqlite: str, file: Path) -> None:
    async with Store.open(sqlite) as store:
        for number, lasting in enumerate(("", "lasting\n")):
            later = Move(None, f"{lasting}{MARKER}", NOW, NOW + 365 * DAY, last_line_until=NOW + DAY)
            assert await store.commit(message(number), f"chat {number}", later)
            onward = replace(later, before=later.state, state=f"{lasting}{MARKER}!", at=NOW + DAY / 2)
            assert await store.commit(message(10 + number), f"chat {number}", onward)
        assert (await store.purge(NOW + DAY - timedelta(seconds=1))).dialogues == 0
        assert MARKER.encode() in _bytes_of(file)
        assert (await store.purge(NOW + DAY)).dialogues == 2
        assert MARKER.encode() not in _bytes_of(file)
        assert (await store.find(message(20), "chat 0", NOW + DAY)).state is None
        assert (await store.find(message(20), "chat 1", NOW + DAY)).state == "lasting"
        assert (await store.purge(NOW + DAY)).dialogues == 0


async def test_the_state_before_an_update_goes_when_telegram_repeats_that_no_more(sqlite: str, file: Path) -> None:
    async with Store.open(sqlite) as store:
        await store.commit(message(1), "chat", move(None, MARKER))
        await store.commit(message(2), "chat", move(MARKER, None, at=NOW + DAY / 2))
        assert await store.purge(NOW + DAY) == Purged()
        assert MARKER.encode() in _bytes_of(file)
        await store.purge(NOW + DAY + DAY / 2)
        assert MARKER.encode() not in _bytes_of(file)
        assert (await store.find(message(2), "chat", NOW)).status is Status.COMMITTED


async def test_a_clock_that_went_back_deletes_nothing(store: Store) -> None:
    await handle(store, message(1), "chat")
    assert await store.purge(NOW - timedelta(seconds=1)) == Purged(held=True)
    assert await store.purge(NOW + 20 * DAY) == Purged(updates=1, dialogues=1)
    assert await store.purge(NOW + 19 * DAY) == Purged(held=True)


async def test_a_clock_far_from_telegrams_deletes_nothing(store: Store) -> None:
    await handle(store, message(1), "chat")
    assert await store.purge(NOW + 20 * DAY, told=NOW) == Purged(held=True)
    assert await store.purge(NOW + 20 * DAY, told=NOW + 19 * DAY + timedelta(minutes=1)) == Purged(1, 1)


async def test_one_process_polls_until_it_lets_go(url: str) -> None:
    async with Store.open(url) as one, Store.open(url) as other:
        mine, theirs = one.poller_lock(), other.poller_lock()
        assert await mine.take()
        assert not await theirs.take()
        await mine.release()
        assert await theirs.take()
        await theirs.release()


async def test_a_store_opens_while_another_process_polls(url: str) -> None:
    async with Store.open(url) as one:
        assert await one.poller_lock().take()
        async with asyncio.timeout(30), Store.open(url) as other:
            assert not await other.poller_lock().take()
            assert await one.poller_lock().held()
            await other.poller_lock().release()
        await one.poller_lock().release()


async def test_a_lock_whose_file_was_removed_is_held_no_longer(sqlite: str, file: Path) -> None:
    async with Store.open(sqlite) as store:
        assert await store.poller_lock().take()
        file.with_name(f"{file.name}.lock").unlink()
        assert not await store.poller_lock().held()


async def test_counts_outlive_a_restart(url: str) -> None:
    one, other = Count("answer:a", NOW.date()), Count("answer:a", NOW.date() + DAY)
    async with Store.open(url) as store:
        await store.count(one, one, other)
    async with Store.open(url) as store:
        assert await store.counts() == {one: 2, other: 1}
