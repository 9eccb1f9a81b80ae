"""The whole fault table."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from tests.faults import calls, floods, load, power_cut, privacy, processes, sign_up_taps, sign_ups, updates

if TYPE_CHECKING:
    from tests.faults.row import Row

ROWS: Final[tuple[Row, ...]] = tuple(
    sorted(
        (
            *processes.ROWS,
            *sign_ups.ROWS,
            *sign_up_taps.ROWS,
            *privacy.ROWS,
            *power_cut.ROWS,
            *updates.ROWS,
            *calls.ROWS,
            *load.ROWS,
            *floods.ROWS,
        ),
        key=lambda row: row.number,
    )
)
