"""What is asked for from outside: to end, to read the knowledge base anew."""

from __future__ import annotations

import asyncio
import signal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


def stopping_on_signals(*more: signal.Signals) -> asyncio.Event:
    """An event of the running loop that SIGTERM, SIGINT and these signals set."""
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT, *more):
        loop.add_signal_handler(number, stop.set)
    return stop


def on_hang_up(act: Callable[[], None]) -> None:
    """Has the running loop act when the process gets SIGHUP, which would end it otherwise."""
    asyncio.get_running_loop().add_signal_handler(signal.SIGHUP, act)
