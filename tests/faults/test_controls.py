"""Controls: the same faults on programs that make a mistake, which must not survive them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import pytest_asyncio

from appealbot.sandbox.faults import Late, poison
from appealbot.sandbox.server import running
from tests.faults import calls, floods, power_cut, sign_up_words, sign_ups
from tests.faults.harness import TEXT, TOKEN, Installation
from tests.faults.process import Forks

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from tests.faults.row import Row


@pytest_asyncio.fixture(loop_scope="module")
async def stock(tmp_path: Path) -> AsyncIterator[Installation]:
    async with Forks(tmp_path) as forks, running(token=TOKEN) as sandbox:
        poller = Installation(sandbox, forks, tmp_path, [str(Path(__file__).with_name("stock_poller.py"))])
        await poller.start()
        yield poller
        await poller.end()


@pytest.mark.asyncio(loop_scope="module")
async def test_a_stock_poller_loses_messages_when_it_is_killed(stock: Installation) -> None:
    stock.faults.on(Late(0.05), "sendMessage")
    chats = await stock.write(50)
    await stock.until(lambda: stock.answered(chats) >= 5, 30)
    await stock.bot.kill()
    await stock.start()
    await stock.settled(patience=2)
    assert stock.lost(chats) > 0


@pytest.mark.asyncio(loop_scope="module")
async def test_a_stock_poller_hangs_on_an_update_that_it_cannot_read_and_logs_its_text(stock: Installation) -> None:
    await stock.world.deliver(poison(TEXT)[0])
    chats = await stock.write(5)
    assert not await stock.until(lambda: stock.answered(chats), 3)
    assert stock.bot.alive
    assert stock.leaks()


@pytest.mark.asyncio(loop_scope="module")
async def test_a_stock_poller_lets_one_persons_flood_keep_the_others_waiting(stock: Installation) -> None:
    stock.faults.on(Late(0.05))
    assert not (await floods.pile(stock, 100)).kept


@pytest.mark.asyncio(loop_scope="module")
async def test_a_bot_that_waits_for_its_oldest_update_lets_one_limited_chat_keep_the_others_waiting(
    tmp_path: Path,
) -> None:
    async with Forks(tmp_path) as forks, running(token=TOKEN) as sandbox:
        patient = Installation(sandbox, forks, tmp_path, ["-m", "tests.faults.variants", "patient", "run"])
        await patient.start()
        seen = await calls.one_chat_limited(patient, 10)
        await patient.end()
        assert not seen.kept


@pytest.mark.asyncio(loop_scope="module")
async def test_a_bot_that_says_saved_before_it_is_stored_loses_sign_ups_when_it_is_killed(tmp_path: Path) -> None:
    async with Forks(tmp_path) as forks, running(token=TOKEN) as sandbox:
        hasty = Installation(sandbox, forks, tmp_path, ["-m", "tests.faults.variants", "hasty", "run"])
        crowd, _ = await sign_ups.kill_amid(hasty, 30)
        await hasty.end()
        assert (await sign_ups.stored(hasty, crowd.saved)).lost > 0


@pytest.mark.asyncio(loop_scope="module")
@pytest.mark.parametrize("row", sign_up_words.ROWS, ids=lambda row: row.fault)
async def test_a_bot_that_counts_any_typed_yes_consents_for_people_to_what_they_have_not_seen(
    row: Row, tmp_path: Path
) -> None:
    async with Forks(tmp_path) as forks, running(token=TOKEN) as sandbox:
        eager = Installation(sandbox, forks, tmp_path, ["-m", "tests.faults.variants", "eager", "run"])
        await eager.start()
        seen = await row.run(eager, 2 * len(sign_up_words.NEXT))
        await eager.end()
        assert not seen.kept
        assert not seen.figures.startswith("0 ")


def test_a_database_that_does_not_sync_each_commit_loses_rows_in_a_power_cut() -> None:
    assert power_cut.cut("NORMAL", 60).lost > 0
