"""Updates that take long, kept over the process's end: sealed, as they hold what people write."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

import structlog
from pydantic import TypeAdapter, ValidationError

from appealbot.adapters.sealing import StateBox
from appealbot.adapters.store.records import Parked, Update
from appealbot.adapters.telegram.reading import Heard
from appealbot.errors import AppealbotError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from appealbot.adapters.store.store import Store

_log = structlog.get_logger()
SOON: Final = 1.0
"""Seconds that writing may take; who waits longer keeps everybody's new messages waiting."""
_heard: Final = TypeAdapter(Heard)


class Parking:
    """Parks updates in the store, sealed with its keys.

    Args:
        store: Where they are kept.
    """

    def __init__(self, store: Store) -> None:
        key, *former = store.keys
        self._store = store
        self._box = StateBox(key, former)

    async def park(self, updates: Sequence[Heard]) -> bool:
        """Keeps updates until they are released; whether that succeeded."""
        now = datetime.now(UTC)
        rows = [Parked(_update(each), self._box.seal_state(_heard.dump_json(each).decode()), now) for each in updates]
        try:
            async with asyncio.timeout(SOON):
                await self._store.park(rows)
        except (AppealbotError, TimeoutError) as error:
            _log.error("store_failed", kind=type(error).__name__)
            return False
        return True

    async def parked(self) -> list[Heard]:
        """What is kept, in the order in which it was parked; what can't be read any more is left to the purge."""
        try:
            sealed = await self._store.parked()
        except AppealbotError as error:
            _log.error("store_failed", kind=type(error).__name__)
            return []
        return [heard for each in sealed if (heard := self._opened(each)) is not None]

    def release(self, heard: Heard) -> None:
        """Notes that an update is finished."""
        self._store.release(_update(heard))

    def _opened(self, sealed: str) -> Heard | None:
        text = self._box.open_state(sealed)
        try:
            return None if text is None else _heard.validate_json(text)
        except ValidationError:  # another version of the program parked it
            return None


def _update(heard: Heard) -> Update:
    return Update(heard.update, heard.what)
