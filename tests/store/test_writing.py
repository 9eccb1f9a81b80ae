"""What was acknowledged is there, and nothing else; nobody's failure or impatience changes that for others."""

from __future__ import annotations

import asyncio
import random
from typing import TYPE_CHECKING

from sqlalchemy import text

from appealbot.adapters.store.records import Count, Status
from appealbot.adapters.store.store import Store
from appealbot.errors import StoreClosedError
from tests.store.moves import NOW, effects, message, move

if TYPE_CHECKING:
    from sqlalchemy.ext.asyncio import AsyncConnection


class BrokenError(Exception):
    """What a faulty effect raises."""


async def _broken(_: AsyncConnection) -> None:
    raise BrokenError


async def _refused(connection: AsyncConnection) -> None:
    await connection.execute(text("INSERT INTO nowhere VALUES (1)"))


async def test_counting_from_many_sides_at_once_loses_none(url: str) -> None:
    count = Count("asked", NOW.date())

    async def often(store: Store) -> None:
        for _ in range(40):
            await asyncio.gather(*(store.count(count) for _ in range(5)))

    async with Store.open(url) as one, Store.open(url) as other:
        await asyncio.gather(*(often(store) for store in (one, other, one, other, one)))
        assert await one.counts() == {count: 1000}


async def test_a_failing_move_takes_no_other_one_with_it(store: Store) -> None:
    moves = 1000
    faulty = {number: (_broken, _refused)[number % 2] for number in range(0, moves, 71)}
    plans = [move(None, "said", *((faulty[number],) if number in faulty else ())) for number in range(moves)]
    commits = [store.commit(message(number), f"chat {number}", plan) for number, plan in enumerate(plans)]
    answers = await asyncio.gather(*commits, return_exceptions=True)
    assert [number for number, answer in enumerate(answers) if answer is not True] == sorted(faulty)
    assert await effects(store) == moves - len(faulty)
    for number in range(moves):
        found = await store.find(message(number), f"chat {number}", NOW)
        assert found.status is (Status.NEW if number in faulty else Status.COMMITTED)


async def test_a_cancelled_caller_leaves_its_move_whole_or_not_begun(store: Store) -> None:
    chance = random.Random(41)  # noqa: S311 - a test's chance
    moves = 500

    async def impatient(number: int) -> bool | None:
        task = asyncio.ensure_future(store.commit(message(number), f"chat {number}", move(None, "said")))
        for _ in range(chance.randrange(12)):
            await asyncio.sleep(0)
        task.cancel()
        try:
            return await task
        except asyncio.CancelledError:
            return None

    acknowledged = await asyncio.gather(*(impatient(number) for number in range(moves)))
    await store.flush()
    there = 0
    for number, answer in enumerate(acknowledged):
        found = await store.find(message(number), f"chat {number}", NOW)
        state = (await store.find(message(-1), f"chat {number}", NOW)).state
        assert (found.status is Status.COMMITTED) == (state == "said")
        assert found.status is Status.COMMITTED or answer is None
        there += found.status is Status.COMMITTED
    assert await effects(store) == there


async def test_after_closing_nothing_is_taken_on(url: str) -> None:
    async with Store.open(url) as store:
        waiting = [
            asyncio.ensure_future(store.commit(message(each), str(each), move(None, "said"))) for each in range(100)
        ]
        await asyncio.sleep(0)
    assert await asyncio.gather(*waiting) == [True] * 100
    answers = await asyncio.gather(store.flush(), return_exceptions=True)
    assert isinstance(answers[0], StoreClosedError)
