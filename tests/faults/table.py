"""The whole fault table."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from tests.faults import calls, load, power_cut, processes, updates

if TYPE_CHECKING:
    from tests.faults.row import Row

ROWS: Final[tuple[Row, ...]] = tuple(
    sorted(
        (*processes.ROWS, *power_cut.ROWS, *updates.ROWS, *calls.ROWS, *load.ROWS),
        key=lambda row: row.number,
    )
)
