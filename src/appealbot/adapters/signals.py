"""The end, asked for from outside."""

from __future__ import annotations

import asyncio
import signal


def stopping_on_signals(*more: signal.Signals) -> asyncio.Event:
    """An event of the running loop that SIGTERM, SIGINT and these signals set."""
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT, *more):
        loop.add_signal_handler(number, stop.set)
    return stop
