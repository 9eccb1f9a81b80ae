"""How a row of the fault table becomes a test.

The full numbers are those of `scripts/torture`; a usual run takes smaller ones.
"""

from __future__ import annotations

import os
import time
from typing import TYPE_CHECKING, Final

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


HASTE: Final = 0.02
"""The share of all calls that Telegram may refuse as one too many in a second: the bot makes them again."""


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
    refused, started, sent = installation.refused, installation.started, len(installation.world.calls)
    seen = await row.run(installation, count)
    spare = installation.started - started + HASTE * (len(installation.world.calls) - sent)
    seen = _unhurried(seen, installation.refused - refused, spare)
    record(FIGURE, Figure(row, count, seen, time.monotonic() - began).told())
    if not seen.kept:  # the next row shouldn't suffer from what this one left behind
        await installation.bot.kill()
    assert seen.kept, f"{seen.figures}\n{''.join(installation.bot.lines[-20:])}"


def _unhurried(seen: Seen, refused: Counter[str], spare: float) -> Seen:
    """What was seen, which isn't as promised where the bot wrote faster than Telegram allows.

    Args:
        seen: What the row saw.
        refused: How often Telegram's limits refused a message.
        spare: How often it may have been: once a start, as a process doesn't know what one before it sent, and, since
            calls that a busy machine puts off arrive together, a few of all.
    """
    if refused.total() <= spare:
        return seen
    told = ", ".join(f"{times} by the limit {limit}" for limit, times in refused.items())
    return Seen(kept=False, figures=f"{seen.figures}, refused: {told}")
