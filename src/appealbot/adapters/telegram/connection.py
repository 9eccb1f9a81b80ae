"""The connection to the Bot API: made when Telegram can be reached, closed in every exit path."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import structlog
from telegram.error import InvalidToken, NetworkError, TelegramError

from appealbot.adapters.telegram.http import AiohttpRequest
from appealbot.errors import TokenRefusedError
from telegram import Bot

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from appealbot.adapters.telegram.clock import TelegramClock

_log = structlog.get_logger()

FIRST_PAUSE: Final = 0.5
LONGEST_PAUSE: Final = 15.0
"""Seconds between attempts to reach Telegram at the start; the pause doubles each time."""
POOL: Final = 64


@dataclass(frozen=True, slots=True)
class Connection:
    """The bot's account, and what its calls go through."""

    bot: Bot
    requests: tuple[AiohttpRequest, ...]

    async def rebuild(self) -> None:
        """Closes all connections and begins with new ones."""
        _log.warning("connection_rebuilt")
        for request in self.requests:
            await request.shutdown()
            await request.initialize()


@asynccontextmanager
async def connected(
    token: str, api_url: str, stop: asyncio.Event, clock: TelegramClock
) -> AsyncIterator[Connection | None]:
    """The bot's account, ready for calls; None where `stop` was set before Telegram could be reached.

    Args:
        token: The bot's token.
        api_url: The Bot API server.
        stop: Ends the waiting.
        clock: Told Telegram's time with each answer.

    Raises:
        TokenRefusedError: Telegram doesn't know the token.
    """
    calls, polls = AiohttpRequest(POOL, clock), AiohttpRequest(1, clock)
    bot = Bot(
        token,
        base_url=f"{api_url.rstrip('/')}/bot",
        base_file_url=f"{api_url.rstrip('/')}/file/bot",
        request=calls,
        get_updates_request=polls,
    )
    try:
        yield Connection(bot, (calls, polls)) if await _greeted(bot, stop) else None
    finally:
        await bot.shutdown()


async def _greeted(bot: Bot, stop: asyncio.Event) -> bool:
    """Whether Telegram told us who we are, sooner or later."""
    pause = FIRST_PAUSE
    while not stop.is_set():
        try:
            await bot.initialize()
            await bot.delete_webhook()
        except InvalidToken:
            raise TokenRefusedError from None
        except (NetworkError, TelegramError) as error:
            _log.warning("telegram_unreachable", kind=type(error).__name__)
            await _pause(pause, stop)
            pause = min(2 * pause, LONGEST_PAUSE)
        else:
            return True
    return False


async def _pause(seconds: float, stop: asyncio.Event) -> None:
    try:
        async with asyncio.timeout(seconds):
            await stop.wait()
    except TimeoutError:
        return
