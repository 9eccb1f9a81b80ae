"""Every row of the fault table on a real process; what must not survive them is in test_controls.py.

The full numbers are those of `scripts/torture`; a usual run takes smaller ones.
"""

from __future__ import annotations

import os
import time
from typing import TYPE_CHECKING

import pytest
import pytest_asyncio

from appealbot.sandbox.server import running
from tests.faults.elsewhere import PROOFS
from tests.faults.harness import TOKEN, Installation
from tests.faults.process import Forks
from tests.faults.row import FIGURE, Figure, Row
from tests.faults.table import ROWS

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable

FULL = os.environ.get("APPEALBOT_TORTURE") == "full"
EXPECTED_TO_FAIL: dict[int, str] = {
    107: "a question's age is told by two clocks",
}
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
