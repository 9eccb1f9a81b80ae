"""Every row of the fault table on a real process, and the same faults on a stock poller, which must not survive them.

The full numbers are those of `scripts/torture`; a usual run takes smaller ones.
"""

from __future__ import annotations

import os
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import pytest_asyncio

from appealbot.sandbox.faults import Late, poison
from appealbot.sandbox.server import running
from tests.faults import power_cut, sign_ups
from tests.faults.elsewhere import PROOFS
from tests.faults.harness import TEXT, TOKEN, Installation
from tests.faults.process import Forks
from tests.faults.row import FIGURE, Figure, Row
from tests.faults.table import ROWS

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable

FULL = os.environ.get("APPEALBOT_TORTURE") == "full"
EXPECTED_TO_FAIL: dict[int, str] = {}
"""Rows whose promise isn't kept yet, and why not. The list fails when one of them starts to hold."""
MARKED = [
    pytest.param(
        row,
        id=f"{row.number}-{row.fault}",
        marks=[pytest.mark.xfail(reason=EXPECTED_TO_FAIL[row.number], raises=AssertionError)]
        if row.number in EXPECTED_TO_FAIL
        else [],
    )
    for row in ROWS
]


@pytest_asyncio.fixture(loop_scope="module", scope="module")
async def installation(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Installation]:
    """One for all rows: starting a process takes longer than most rows."""
    directory = tmp_path_factory.mktemp("installation")
    async with Forks(directory) as forks, running(token=TOKEN) as sandbox:
        installed = Installation(sandbox, forks, directory)
        yield installed
        await installed.end()


@pytest.mark.asyncio(loop_scope="module")
@pytest.mark.parametrize("row", MARKED)
async def test_what_is_promised_for_a_fault_is_kept(
    row: Row, installation: Installation, record_property: Callable[[str, object], None]
) -> None:
    await installation.reset()
    await installation.start()
    count, began = row.full if FULL else row.usual, time.monotonic()
    seen = await row.run(installation, count)
    record_property(FIGURE, Figure(row, count, seen, time.monotonic() - began).told())
    if not seen.kept:  # the next row shouldn't suffer from what this one left behind
        await installation.bot.kill()
    assert seen.kept, f"{seen.figures}\n{''.join(installation.bot.lines[-20:])}"


@pytest.mark.asyncio(loop_scope="module")
async def test_no_token_no_text_and_no_name_is_in_any_log(installation: Installation) -> None:
    assert installation.leaks() == []


def test_what_is_proven_elsewhere_is_proven_there() -> None:
    assert [proof for proof in PROOFS if not proof.there] == []


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
async def test_a_bot_that_says_saved_before_it_is_stored_loses_sign_ups_when_it_is_killed(tmp_path: Path) -> None:
    async with Forks(tmp_path) as forks, running(token=TOKEN) as sandbox:
        hasty = Installation(sandbox, forks, tmp_path, ["-m", "tests.faults.variants", "hasty", "run"])
        crowd, _ = await sign_ups.kill_amid(hasty, 30)
        await hasty.end()
        assert (await sign_ups.stored(hasty, crowd.saved)).lost > 0


def test_a_database_that_does_not_sync_each_commit_loses_rows_in_a_power_cut() -> None:
    assert power_cut.cut("NORMAL", 60).lost > 0
