"""Telegram's time comes from what Telegram tells, and goes on by a clock that nobody sets."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest

from appealbot.adapters.telegram.clock import KEPT_BY_TELEGRAM, TelegramClock

NOW = datetime(2026, 11, 27, 12, 0, tzinfo=UTC)
MINUTE = timedelta(minutes=1)


class Elapsed:
    """Seconds that pass when a test says so."""

    def __init__(self) -> None:
        self.seconds = 1_000.0

    def __call__(self) -> float:
        return self.seconds


@pytest.fixture
def elapsed() -> Elapsed:
    return Elapsed()


@pytest.fixture
def clock(elapsed: Elapsed) -> TelegramClock:
    return TelegramClock(elapsed)


def test_nothing_is_known_before_something_was_told(clock: TelegramClock) -> None:
    assert clock.now() is None
    assert abs(clock.best() - datetime.now(UTC)) < MINUTE


def test_an_answer_tells_the_time_and_it_goes_on(clock: TelegramClock, elapsed: Elapsed) -> None:
    clock.answered(format_datetime(NOW, usegmt=True))
    elapsed.seconds += 60
    assert clock.now() == clock.best() == NOW + MINUTE


@pytest.mark.parametrize("date", [None, "", "soon", "Fri, 99 Nov 2026 12:00:00 GMT"])
def test_a_date_that_cannot_be_read_tells_nothing(clock: TelegramClock, date: str | None) -> None:
    clock.answered(date)
    assert clock.now() is None


def test_a_date_without_a_zone_is_utc(clock: TelegramClock) -> None:
    clock.answered("Fri, 27 Nov 2026 12:00:00 -0000")
    assert clock.now() == NOW


def test_it_is_no_earlier_than_a_message_was_written(clock: TelegramClock) -> None:
    clock.answered(format_datetime(NOW - timedelta(days=400)))
    clock.wrote(NOW)
    clock.wrote(NOW - MINUTE)
    assert clock.now() == NOW


def test_it_is_at_most_a_day_later_than_a_message_that_came_was_written(clock: TelegramClock) -> None:
    clock.answered(format_datetime(NOW + timedelta(days=400)))
    clock.wrote(NOW)
    assert clock.now() == NOW + KEPT_BY_TELEGRAM


def test_messages_alone_tell_the_time(clock: TelegramClock, elapsed: Elapsed) -> None:
    clock.wrote(NOW)
    elapsed.seconds += 60
    assert clock.now() == NOW + MINUTE
