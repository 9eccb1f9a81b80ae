"""Nobody's flood makes the others wait, and the bot itself floods nobody."""

from __future__ import annotations

import asyncio
import time

import pytest

from appealbot.adapters.budget import OF_A_GROUP, OF_A_PERSON, Budget, Verdict
from appealbot.adapters.telegram.pace import IN_A_CHAT, Pace

ANNA, BEN, GROUP = 1, 2, -5


async def _verdicts(budget: Budget, chat: int, sender: int, count: int) -> list[Verdict]:
    return [await budget.spend(chat, sender) for _ in range(count)]


async def test_a_flood_gets_one_notice_and_then_silence_while_others_are_heard() -> None:
    budget = Budget()
    assert set(await _verdicts(budget, ANNA, ANNA, OF_A_PERSON[0])) == {Verdict.HEARD}
    assert await _verdicts(budget, ANNA, ANNA, 3) == [Verdict.TOLD, Verdict.IGNORED, Verdict.IGNORED]
    assert await budget.spend(BEN, BEN) is Verdict.HEARD


async def test_a_group_has_one_budget_for_all_in_it() -> None:
    budget = Budget()
    heard = [await budget.spend(GROUP, sender) for sender in range(100, 100 + OF_A_GROUP[0])]
    assert set(heard) == {Verdict.HEARD}
    assert await budget.spend(GROUP, ANNA) is Verdict.TOLD
    assert await budget.spend(ANNA, ANNA) is Verdict.HEARD


async def test_a_person_gets_a_few_messages_at_once_and_then_waits() -> None:
    pace = Pace(1_000)
    async with asyncio.timeout(1):
        for _ in range(IN_A_CHAT[0]):
            await pace.turn(ANNA)
    with pytest.raises(TimeoutError):
        async with asyncio.timeout(0.2):
            await pace.turn(ANNA)
    async with asyncio.timeout(1):
        await pace.turn(BEN)
        await pace.turn(ANNA, edits=True)


async def test_all_together_are_spread_evenly() -> None:
    pace, began = Pace(20), time.monotonic()
    for chat in range(1, 6):
        await pace.turn(chat)
    assert time.monotonic() - began >= 0.15
