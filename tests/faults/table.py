"""The whole fault table."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from tests.faults import (
    calls,
    floods,
    load,
    outages,
    power_cut,
    privacy,
    processes,
    sign_up_taps,
    sign_up_words,
    sign_ups,
    updates,
)

if TYPE_CHECKING:
    from tests.faults.row import Row

OF_TELEGRAM: Final[tuple[Row, ...]] = (*processes.ROWS, *updates.ROWS, *calls.ROWS, *load.ROWS)
"""Faults of machines: the bot's own, Telegram's, and what is between them."""
OF_PEOPLE: Final[tuple[Row, ...]] = (
    *sign_ups.ROWS,
    *sign_up_taps.ROWS,
    *sign_up_words.ROWS,
    *privacy.ROWS,
    *power_cut.ROWS,
    *floods.ROWS,
    *outages.ROWS,
)
"""Faults amid what people do. Both parts take about as long."""
ROWS: Final[tuple[Row, ...]] = tuple(sorted((*OF_TELEGRAM, *OF_PEOPLE), key=lambda row: row.number))
