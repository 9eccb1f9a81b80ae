"""A wrong clock harms nobody: what is past its time goes when the time is known, and never very much at once unasked."""

from __future__ import annotations

import asyncio
from datetime import datetime, timedelta
from email.utils import format_datetime
from typing import TYPE_CHECKING

import pytest

from appealbot.adapters.store.records import Purged
from appealbot.adapters.store.store import Store
from appealbot.adapters.telegram.clock import TelegramClock
from appealbot.bootstrap.purging import AGREED, Purging
from appealbot.bootstrap.vault import Vault
from tests.store.moves import DAY, NOW, handle, message
from tests.vault.people import KEY, OPERATOR, YEAR, Shell

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

MANY = 20


@pytest.fixture
async def shell(sqlite: str) -> AsyncIterator[Shell]:
    async with Store.open(sqlite, KEY) as store:
        yield Shell(store, Vault(store, [OPERATOR.recipient], KEY))


class Clocks:
    """The server's clock and Telegram's, and what an operator is told."""

    def __init__(self, store: Store) -> None:
        self.ours = NOW
        self.telegram = TelegramClock(lambda: 0.0)
        self.told: list[str] = []
        self.purging = Purging(store, self.telegram, self.told.append, lambda: self.ours)

    async def purge(self, ours: datetime, telegrams: datetime) -> None:
        self.ours = ours
        self.telegram.answered(format_datetime(telegrams, usegmt=True))
        await self.purging.once()


async def _kept(shell: Shell, people: int) -> int:
    return sum([len((await shell.vault.held(person, NOW)).intents) for person in range(people)])


async def _sign_up(shell: Shell, people: range, at: datetime = NOW) -> None:
    await asyncio.gather(*(shell.save(person, at=at) for person in people))


async def test_a_server_clock_that_is_ahead_erases_nothing_and_it_is_said_once_until_it_is_set(shell: Shell) -> None:
    await _sign_up(shell, range(5))
    clocks = Clocks(shell.store)
    for _ in range(2):
        await clocks.purge(NOW + 2 * YEAR, NOW)
    assert await _kept(shell, 5) == 5
    assert [line.split(" UTC")[0] for line in clocks.told] == ["The server's clock says 2028-11-21 12:00"]
    await clocks.purge(NOW, NOW)
    assert clocks.told[1:] == [AGREED]


async def test_within_a_day_it_is_telegrams_time_that_counts(shell: Shell) -> None:
    await _sign_up(shell, range(1))
    clocks = Clocks(shell.store)
    await clocks.purge(NOW + YEAR + timedelta(hours=2), NOW + YEAR - timedelta(hours=2))
    assert await _kept(shell, 1) == 1
    await clocks.purge(NOW + YEAR - timedelta(hours=2), NOW + YEAR + timedelta(hours=2))
    assert await _kept(shell, 1) == 0


async def test_as_long_as_telegrams_time_is_not_known_nothing_is_purged(shell: Shell) -> None:
    await _sign_up(shell, range(1))
    clocks = Clocks(shell.store)
    clocks.ours = NOW + 2 * YEAR
    await clocks.purging.once()
    assert await _kept(shell, 1) == 1


async def test_what_a_wrong_clock_left_behind_does_not_stop_the_purge_when_the_clocks_agree(shell: Shell) -> None:
    await handle(shell.store, message(1), "chat")
    assert (await shell.store.purge(NOW + 2 * YEAR)).dialogues == 1
    await handle(shell.store, message(2), "chat")
    assert await shell.store.purge(NOW + 2 * DAY, told=NOW + 2 * DAY) == Purged(dialogues=1)


async def test_very_many_at_once_wait_for_a_persons_word_and_the_rest_goes(shell: Shell) -> None:
    await _sign_up(shell, range(MANY))
    await handle(shell.store, message(100_000), "chat")
    clocks = Clocks(shell.store)
    for _ in range(2):
        await clocks.purge(NOW + YEAR + DAY, NOW + YEAR + DAY)
    assert await _kept(shell, MANY) == MANY
    assert [line.split(" are")[0] for line in clocks.told] == [f"{MANY} sign-ups"]
    assert (await shell.store.find(message(1), "chat", NOW)).state is None


async def test_a_fifth_of_many_goes_unasked(shell: Shell) -> None:
    await _sign_up(shell, range(MANY))
    await _sign_up(shell, range(MANY, 5 * MANY), at=NOW + 2 * DAY)
    assert (await shell.store.purge(NOW + YEAR + DAY)).sign_ups == MANY
