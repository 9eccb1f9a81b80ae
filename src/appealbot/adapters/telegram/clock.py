"""Telegram's time: the server's clock may be wrong, and what people are promised hangs on the time."""

from __future__ import annotations

import time
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable

KEPT_BY_TELEGRAM: Final = timedelta(days=1)
"""So old may a message be when it comes: https://core.telegram.org/bots/api#getting-updates."""


class TelegramClock:
    """The time by what Telegram tells; in between, by a clock that nobody sets.

    Answers tell it to the second (HTTP's `Date`), unless somebody runs a Bot API server of their own: then it's that
    computer's time. Messages always tell Telegram's: it's no earlier than the newest was written, and when that came
    no more than a day later.

    Args:
        elapsed: Seconds since some moment.
    """

    def __init__(self, elapsed: Callable[[], float] = time.monotonic) -> None:
        self._elapsed = elapsed
        self._by_answers: datetime | None = None  # at the moment that `elapsed` counts from
        self._by_messages: datetime | None = None

    def answered(self, date: str | None) -> None:
        """Takes note of an answer's `Date` (RFC 9110, 5.6.7); one that can't be read tells nothing."""
        if date is None:
            return
        try:
            told = parsedate_to_datetime(date)
        except ValueError:
            return
        self._by_answers = self._at_the_beginning(told if told.tzinfo else told.replace(tzinfo=UTC))

    def wrote(self, at: datetime) -> None:
        """Takes note of a message's date."""
        told = self._at_the_beginning(at)
        self._by_messages = told if self._by_messages is None else max(told, self._by_messages)

    def now(self) -> datetime | None:
        """Telegram's time; None where it was told nothing yet."""
        earliest = self._by_messages
        told = self._by_answers or earliest
        if told is None:
            return None
        if earliest is not None:
            told = min(max(told, earliest), earliest + KEPT_BY_TELEGRAM)
        return told + timedelta(seconds=self._elapsed())

    def best(self) -> datetime:
        """Telegram's time; until something is known of it, this computer's."""
        return self.now() or datetime.now(UTC)

    def _at_the_beginning(self, now: datetime) -> datetime:
        return now - timedelta(seconds=self._elapsed())
