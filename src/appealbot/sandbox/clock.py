"""The sandbox's clock: Telegram's idea of now, which a test may set ahead or let run faster."""

from __future__ import annotations

import time


class Clock:
    """Seconds since 1970, at a rate of its own. Lifetimes and ages go by it; waiting for an answer never does."""

    def __init__(self, rate: float = 1.0) -> None:
        """Starts at the machine's time.

        Args:
            rate: How many seconds pass here in a second.
        """
        self._rate = rate
        self._began = time.monotonic()
        self._at_first = time.time()

    def now(self) -> float:
        """The time, in seconds since 1970."""
        return self._at_first + (time.monotonic() - self._began) * self._rate

    def move(self, seconds: float) -> None:
        """Sets the clock ahead, or back where negative."""
        self._at_first += seconds
