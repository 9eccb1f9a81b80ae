"""Controls: the same faults on programs that make a mistake, which must not survive them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import pytest_asyncio

from appealbot.sandbox.faults import Late, poison
from appealbot.sandbox.server import running
from tests.faults import calls, floods, outages, power_cut, sign_up_words, sign_ups
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
        patient = Installation(sandbox, forks, tmp_path, ["-m", "tests.faults.variants", "waiting", "run"])
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


@pytest_asyncio.fixture(loop_scope="module")
async def installation(tmp_path: Path) -> AsyncIterator[Installation]:
    async with Forks(tmp_path) as forks, running(token=TOKEN) as sandbox:
        installed = Installation(sandbox, forks, tmp_path)
        yield installed
        await installed.end()


@pytest.mark.asyncio(loop_scope="module")
async def test_a_bot_that_trusts_the_servers_clock_erases_sign_ups(installation: Installation) -> None:
    await installation.start()
    assert not (await outages.clock_ahead(installation, 4, "trusting")).kept


@pytest.mark.asyncio(loop_scope="module")
async def test_a_bot_that_keeps_cut_connections_does_not_survive_a_restart_of_postgresql(
    installation: Installation,
) -> None:
    assert not (await outages.database_restarted(installation, 1, outages.variant("clinging"), 30)).kept


@pytest.mark.asyncio(loop_scope="module")
async def test_a_bot_that_waits_for_a_lock_leaves_people_without_an_answer(installation: Installation) -> None:
    await installation.start(*outages.variant("patient"))
    assert not (await outages.locked(installation, 6, 2)).kept


@pytest.mark.asyncio(loop_scope="module")
async def test_a_bot_that_takes_unwritable_for_unknown_says_untrue_things(installation: Installation) -> None:
    await installation.start(*outages.variant("forgetful"))
    assert not (await outages.nothing_writable(installation, 2, 30)).kept


@pytest.mark.asyncio(loop_scope="module")
async def test_a_bot_that_does_not_look_for_its_file_says_saved_without_one(installation: Installation) -> None:
    await installation.start(*outages.variant("careless"))
    assert not (await outages.file_removed(installation, 2, outages.variant("careless"))).kept


@pytest.mark.asyncio(loop_scope="module")
async def test_a_bot_that_does_not_watch_its_writer_lives_on_without_it(installation: Installation) -> None:
    await installation.start(*outages.variant("unwatched"))
    assert not (await outages.writer_ends(installation, 20, "unwatched")).kept
