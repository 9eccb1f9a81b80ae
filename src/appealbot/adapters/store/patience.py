"""How long something is tried again that another program, or a restart of the database, is in the way of."""

from __future__ import annotations

import asyncio
import time
from typing import TYPE_CHECKING, Final, TypeVar

from appealbot.adapters.store.database import is_transient

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

Result = TypeVar("Result")

LONGEST: Final = 2.0
"""Seconds. Whoever asks meanwhile waits for the rest of it and then for a few attempts of their own."""
AT_A_TIME: Final = 200
"""Milliseconds that SQLite waits for another program's write lock in each attempt."""
FEWEST: Final = 3
"""Attempts."""
LONGEST_PAUSE: Final = 0.1
"""Seconds between attempts, growing up to this."""


class Patience:
    """Tries again while it makes sense.

    Once that was in vain, the next ones are tried a few times only, until one succeeds: nobody else should wait for
    what can be known to fail.
    """

    def __init__(self) -> None:
        self._spent = False

    async def through(self, attempt: Callable[[], Awaitable[Result]]) -> Result:
        """What an attempt returned in the end; what it raises that isn't transient is raised at once."""
        until = time.monotonic() + (0 if self._spent else LONGEST)
        tries = 0
        while True:
            tries += 1
            try:
                result = await attempt()
            except Exception as error:
                if not is_transient(error):
                    raise
                if tries >= FEWEST and time.monotonic() >= until:
                    self._spent = True
                    raise
                await asyncio.sleep(min(LONGEST_PAUSE, tries / 500))
            else:
                self._spent = False
                return result
