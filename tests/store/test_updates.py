"""An update has its effect once, however often, late or disordered Telegram tells of it."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import text

from appealbot.adapters.store.records import Found, Status, Update
from appealbot.adapters.store.store import LARGEST_STATE, Store
from tests.store.moves import NOW, effects, handle, message, move

if TYPE_CHECKING:
    from sqlalchemy.ext.asyncio import AsyncConnection


async def test_an_update_told_twice_to_two_workers_has_one_effect(url: str) -> None:
    pairs = 1000
    async with Store.open(url) as one, Store.open(url) as other:
        both = [(store, number) for number in range(pairs) for store in (one, other)]
        await asyncio.gather(*(handle(store, message(number), f"chat {number}") for store, number in both))
        assert await effects(one) == pairs


async def test_of_two_updates_with_the_neighbour_first_both_are_handled(url: str) -> None:
    async with Store.open(url) as one, Store.open(url) as other:
        for number in range(0, 100, 2):
            assert await handle(one, message(number + 1), "chat")
            assert await handle(other, message(number), "chat")


async def test_numbers_that_begin_anew_swallow_no_new_message(store: Store) -> None:
    for number in range(100):
        assert await handle(store, Update(number, f"message:1:{number}"), "chat")
        assert await handle(store, Update(number, f"message:1:{number + 1000}"), "chat")


async def test_a_tap_repeated_under_new_numbers_leaves_one_record(store: Store) -> None:
    async def sign_up(connection: AsyncConnection) -> None:
        await connection.execute(text("INSERT INTO records VALUES ('person', 'appeal') ON CONFLICT DO NOTHING"))

    async def count(connection: AsyncConnection) -> int:
        return int((await connection.execute(text("SELECT count(*) FROM records"))).scalar_one())

    table = text("CREATE TABLE records (person TEXT, appeal TEXT, PRIMARY KEY (person, appeal))")
    await store.commit(message(0), "table", move(None, None, lambda connection: connection.execute(table)))
    taps = [store.commit(message(each), f"chat {each}", move(None, None, sign_up)) for each in range(1, 501)]
    assert all(await asyncio.gather(*taps))
    numbers: list[int] = []

    async def note(connection: AsyncConnection) -> None:
        numbers.append(await count(connection))

    await store.commit(message(501), "count", move(None, None, note))
    assert numbers == [1]


async def test_a_committed_update_is_answered_again_from_what_it_was_answered_from(store: Store) -> None:
    await store.commit(message(1), "chat", move(None, "first"))
    await store.commit(message(2), "chat", move("first", "second"))
    assert await store.find(message(2), "chat", NOW) == Found(Status.COMMITTED, 0, "first", NOW)
    assert await store.find(message(3), "chat", NOW) == Found(Status.NEW, 0, "second")


async def test_an_answered_update_is_done_also_after_a_restart(url: str) -> None:
    async with Store.open(url) as store:
        await store.commit(message(1), "chat", move(None, "said"))
        store.done(message(1))
    async with Store.open(url) as store:
        assert await store.find(message(1), "chat", NOW) == Found(Status.DONE)


async def test_what_is_done_while_the_store_writes_is_kept_when_it_closes(url: str) -> None:
    async with Store.open(url) as store:
        await store.commit(message(1), "chat", move(None, "said"))
        writing = asyncio.ensure_future(store.flush())
        for _ in range(4):
            await asyncio.sleep(0)
        store.done(message(1))
    await writing
    async with Store.open(url) as store:
        assert (await store.find(message(1), "chat", NOW)).status is Status.DONE


async def test_after_flush_another_program_sees_what_is_done(url: str) -> None:
    async with Store.open(url) as one, Store.open(url) as other:
        await other.commit(message(1), "chat", move(None, None))
        one.done(message(1))
        await one.flush()
        assert (await other.find(message(1), "chat", NOW)).status is Status.DONE


async def test_an_update_that_fails_three_times_is_set_aside(store: Store) -> None:
    assert [await store.failed(message(1), NOW) for _ in range(2)] == [1, 2]
    assert await store.find(message(1), "chat", NOW) == Found(Status.NEW, 2)
    assert await store.failed(message(1), NOW) == 3
    assert await store.find(message(1), "chat", NOW) == Found(Status.SET_ASIDE, 3)
    assert not await store.commit(message(1), "chat", move(None, "late"))


async def test_a_failed_update_can_still_succeed(store: Store) -> None:
    await store.failed(message(1), NOW)
    assert await handle(store, message(1), "chat")


async def test_an_answer_that_cannot_be_sent_is_given_up_after_three_attempts(store: Store) -> None:
    await store.commit(message(1), "chat", move(None, "said"))
    for _ in range(3):
        await store.failed(message(1), NOW)
    assert await store.find(message(1), "chat", NOW) == Found(Status.SET_ASIDE, 3)


async def test_a_dialogue_that_moved_meanwhile_is_not_overwritten(store: Store) -> None:
    await store.commit(message(1), "chat", move(None, "first"))
    assert not await store.commit(message(2), "chat", move(None, "stale"))
    assert await store.find(message(2), "chat", NOW) == Found(Status.NEW, 0, "first")
    assert await effects(store) == 1


async def test_racing_updates_of_one_dialogue_move_it_one_after_the_other(url: str) -> None:
    async def step(store: Store, number: int) -> None:
        written = False
        while not written:
            found = await store.find(message(number), "chat", NOW)
            written = await store.commit(message(number), "chat", move(found.state, str(int(found.state or 0) + 1)))

    async with Store.open(url) as one, Store.open(url) as other:
        await asyncio.gather(*(step((one, other)[number % 2], number) for number in range(30)))
        assert (await one.find(message(-1), "chat", NOW)).state == "30"


async def test_an_expired_state_counts_no_longer(store: Store) -> None:
    long_ago = move(None, "old", at=NOW.replace(year=2025))
    await store.commit(message(1), "chat", long_ago)
    assert (await store.find(message(2), "chat", NOW)).state is None
    assert await store.commit(message(2), "chat", move(None, "new"))
    assert (await store.find(message(3), "chat", NOW)).state == "new"


async def test_a_move_to_no_state_clears_it(store: Store) -> None:
    await store.commit(message(1), "chat", move(None, "said"))
    assert await store.commit(message(2), "chat", move("said", None))
    assert (await store.find(message(3), "chat", NOW)).state is None


async def test_a_state_that_is_too_large_is_refused(store: Store) -> None:
    with pytest.raises(ValueError, match="at most"):
        await store.commit(message(1), "chat", move(None, "ü" * (LARGEST_STATE // 2 + 1)))


async def test_two_keys_know_nothing_of_each_other(url: str) -> None:
    async with Store.open(url, b"1" * 32) as one, Store.open(url, b"2" * 32) as other:
        await one.commit(message(1), "chat", move(None, "said"))
        assert await other.find(message(1), "chat", NOW) == Found(Status.NEW)


async def test_a_state_is_amended_where_it_stands_and_its_next_move_begins_there(store: Store) -> None:
    await store.amend("chat", lambda state: state + "!")
    assert (await store.find(message(1), "chat", NOW)).state is None
    await handle(store, message(1), "chat", "one")
    await store.amend("chat", lambda state: state)
    await store.amend("chat", lambda state: state + "!")
    assert (await store.find(message(2), "chat", NOW)).state == "one!"
    assert await store.commit(message(2), "chat", move("one!", "two"))
