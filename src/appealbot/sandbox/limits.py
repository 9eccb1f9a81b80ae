"""Telegram's flood limits, for a sandbox that enforces them (https://core.telegram.org/bots/faq#broadcasting-to-users)."""

from __future__ import annotations

import math
import time
from collections import Counter, deque
from dataclasses import dataclass, field

from appealbot.sandbox.refusal import too_many


@dataclass(frozen=True, slots=True)
class Limits:
    """How many messages a bot may send.

    Attributes:
        per_chat: In one chat, a second; short bursts are let through.
        burst: How long such a burst may be.
        per_group: In one group, a minute.
        overall: In all chats, a second.
    """

    per_chat: float = 1.0
    burst: int = 5
    per_group: int = 20
    overall: int = 30


@dataclass(slots=True)
class Gate:
    """Counts what is sent, and refuses what is too much.

    Attributes:
        limits: What is too much.
        refused: How often it did, by the limit that was reached: "chat", "group" or "overall".
    """

    limits: Limits
    refused: Counter[str] = field(default_factory=Counter)
    _chats: dict[int, float] = field(default_factory=dict)
    _groups: dict[int, deque[float]] = field(default_factory=dict)
    _all: deque[float] = field(default_factory=deque)

    def admit(self, chat: int) -> None:
        """Counts a message that's to be sent now.

        Raises:
            RefusedError: It's one too many; 429 with `retry_after`.
        """
        now, limits = time.monotonic(), self.limits
        # The time at which the chat has made up for what it got, one message each 1/per_chat seconds.
        even = max(self._chats.get(chat, now), now) + 1 / limits.per_chat
        waits = {"chat": even - now - limits.burst / limits.per_chat}
        group = self._groups.setdefault(chat, deque()) if chat < 0 else None
        if group is not None:
            waits["group"] = _wait(group, limits.per_group, 60, now)
        waits["overall"] = _wait(self._all, limits.overall, 1, now)
        reached = max(waits, key=lambda limit: waits[limit])
        if waits[reached] > 0:
            self.refused[reached] += 1
            raise too_many(math.ceil(waits[reached]))
        self._chats[chat] = even
        for window in (self._all, group):
            if window is not None:
                window.append(now)


def _wait(window: deque[float], most: int, seconds: float, now: float) -> float:
    """Seconds until a window has room for one more."""
    while window and window[0] <= now - seconds:
        window.popleft()
    return window[0] + seconds - now if len(window) >= most else 0
