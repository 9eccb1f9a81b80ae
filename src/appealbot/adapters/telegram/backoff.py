"""How long to wait before a call that failed is made again."""

from __future__ import annotations

import random
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

SPREAD: Final = 0.2
"""By which share a pause may be shorter or longer, so that many who failed together don't come back together."""


@dataclass(frozen=True, slots=True)
class Backoff:
    """Pauses that double up to a longest one.

    Attributes:
        first: Seconds.
        longest: Seconds.
        patience: Seconds after which pauses grow to `slow`; None: never.
        slow: Seconds between attempts from then on.
        total: Seconds that all pauses together take at the most; None: without end.
    """

    first: float
    longest: float
    patience: float | None = None
    slow: float = 60.0
    total: float | None = None

    def pauses(self) -> Iterator[float]:
        """The pauses in seconds, each a little off its length; it ends when another attempt isn't worth it."""
        pause, waited = self.first, 0.0
        while self.total is None or waited < self.total:
            length = self.slow if self.patience is not None and waited >= self.patience else pause
            waited += length
            pause = min(2 * pause, self.longest)
            yield length * random.uniform(1 - SPREAD, 1 + SPREAD)  # noqa: S311 - nothing secret
