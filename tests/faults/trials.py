"""How a row of the fault table becomes a test.

The full numbers are those of `scripts/torture`; a usual run takes smaller ones.
"""

from __future__ import annotations

import os
import time
from typing import TYPE_CHECKING

import pytest

from tests.faults.row import FIGURE, Figure, Row, Seen

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Callable, Iterable

    from _pytest.mark import ParameterSet

    from tests.faults.harness import Installation

FULL = os.environ.get("APPEALBOT_TORTURE") == "full"
EXPECTED_TO_FAIL: dict[int, str] = {}
"""Rows whose promise isn't kept yet, and why not. The list fails when one of them starts to hold."""


def marked(rows: Iterable[Row]) -> list[ParameterSet]:
    """The rows as a test's parameters."""
    return [
        pytest.param(
            row,
            id=f"{row.number}-{row.fault}",
            marks=[pytest.mark.xfail(reason=EXPECTED_TO_FAIL[row.number], raises=AssertionError)]
            if row.number in EXPECTED_TO_FAIL
            else [],
        )
        for row in rows
    ]


async def tried(row: Row, installation: Installation, record: Callable[[str, object], None]) -> None:
    """Makes a row's fault happen; fails where its promise isn't kept, or Telegram had to refuse what came too fast."""
    await installation.reset()
    await installation.start()
    count, began = row.full if FULL else row.usual, time.monotonic()
    refused, started = installation.refused, installation.started
    seen = _unhurried(
        await row.run(installation, count), installation.refused - refused, installation.started - started
    )
    record(FIGURE, Figure(row, count, seen, time.monotonic() - began).told())
    if not seen.kept:  # the next row shouldn't suffer from what this one left behind
        await installation.bot.kill()
    assert seen.kept, f"{seen.figures}\n{''.join(installation.bot.lines[-20:])}"


def _unhurried(seen: Seen, refused: Counter[str], starts: int) -> Seen:
    """What was seen, which isn't as promised where the bot wrote faster than Telegram allows.

    Args:
        seen: What the row saw.
        refused: How often Telegram's limits refused a message.
        starts: How often the bot started: it doesn't know what a process before it sent.
    """
    if refused.total() <= starts:
        return seen
    told = ", ".join(f"{times} by the limit {limit}" for limit, times in refused.items())
    return Seen(kept=False, figures=f"{seen.figures}, refused: {told}")
