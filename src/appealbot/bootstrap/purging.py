"""Takes away each hour what is past its time, as long as the time can be trusted."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

import structlog

from appealbot.errors import AppealbotError

if TYPE_CHECKING:
    from collections.abc import Callable

    from appealbot.adapters.store.records import Purged
    from appealbot.adapters.store.store import Store
    from appealbot.adapters.telegram.clock import TelegramClock

_log = structlog.get_logger()

EVERY: Final = 3_600.0
"""Seconds: what is gone after a day is gone then, and not a day later."""
AGREED: Final = "The server's clock and Telegram's agree again: what is past its time is purged."


class Purging:
    """Purges, and tells an operator what keeps it from purging: once, until that changes.

    Args:
        store: What is purged.
        clock: Telegram's, which tells the time.
        announce: Told what an operator should know.
        ours: The server's clock, which isn't trusted alone.
    """

    def __init__(
        self,
        store: Store,
        clock: TelegramClock,
        announce: Callable[[str], None],
        ours: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self._store = store
        self._clock = clock
        self._announce = announce
        self._ours = ours
        self._apart = False
        self._waiting = 0

    async def run(self) -> None:
        """Purges at once and each hour."""
        while True:
            await self.once()
            await asyncio.sleep(EVERY)

    async def once(self) -> None:
        """Purges, if the time is known and right."""
        ours, told = self._ours(), self._clock.now()
        if told is None:
            _log.warning("purge_held", reason="Telegram's time isn't known")
            return
        try:
            purged = await self._store.purge(ours, told)
        except AppealbotError as error:
            _log.error("store_failed", kind=type(error).__name__)
            return
        _log.info(
            "purged",
            updates=purged.updates,
            dialogues=purged.dialogues,
            sign_ups=purged.sign_ups,
            waiting=purged.waiting,
            held=purged.held,
        )
        self._tell(purged, ours, told)

    def _tell(self, purged: Purged, ours: datetime, told: datetime) -> None:
        if purged.held != self._apart:
            self._apart = purged.held
            self._announce(
                f"The server's clock says {ours:%Y-%m-%d %H:%M} UTC, Telegram's {told:%Y-%m-%d %H:%M}. "
                "Set the server's clock; nothing is purged until they agree."
                if purged.held
                else AGREED
            )
        if purged.waiting > self._waiting:
            self._announce(
                f"{purged.waiting} sign-ups are past their time. That's so many at once that they stay until somebody "
                "runs `appealbot purge`."
            )
        self._waiting = purged.waiting
