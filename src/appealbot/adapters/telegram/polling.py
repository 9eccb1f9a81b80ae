"""The intake: asks Telegram for updates, has each handled in its chat's order, and confirms them afterwards."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Final

import structlog
from telegram.error import InvalidToken, NetworkError, TelegramError

from appealbot.adapters.telegram.reading import ALLOWED_UPDATES, Heard, read
from appealbot.adapters.telegram.sending import acknowledge, send
from appealbot.errors import TokenRefusedError
from telegram import Update

if TYPE_CHECKING:
    from collections.abc import Callable

    from appealbot.core.turn import Turn
    from telegram import Bot

_log = structlog.get_logger()

LONG_POLL: Final = 25
"""Seconds that Telegram may hold a request while nothing happens."""
LARGEST_BATCH: Final = 50
FIRST_PAUSE: Final = 0.5
LONGEST_PAUSE: Final = 30.0
"""Seconds between attempts while Telegram can't be reached; the pause doubles each time."""


class Poller:
    """Runs until `stop` is set. Updates are confirmed only after they were handled."""

    def __init__(self, bot: Bot, respond: Callable[[Heard, datetime], Turn], stop: asyncio.Event) -> None:
        self._bot = bot
        self._respond = respond
        self._stop = stop
        self._offset = 0

    async def run(self) -> None:
        """Polls for updates and handles them.

        Raises:
            TokenRefusedError: Telegram doesn't know the token any more.
        """
        pause = FIRST_PAUSE
        while not self._stop.is_set():
            try:
                batch = await self._next_batch()
                pause = FIRST_PAUSE
            except InvalidToken:
                raise TokenRefusedError from None
            except TelegramError as error:
                _log.warning("poll_failed", kind=type(error).__name__)
                await self._stoppable(asyncio.sleep(pause))
                pause = min(2 * pause, LONGEST_PAUSE)
                continue
            await self._handle(batch)
        if self._offset:
            await self._confirm()

    async def _next_batch(self) -> list[dict[str, Any]]:
        call = self._bot.do_api_request(
            "getUpdates",
            api_kwargs={
                "offset": self._offset,
                "timeout": LONG_POLL,
                "limit": LARGEST_BATCH,
                "allowed_updates": list(ALLOWED_UPDATES),
            },
            read_timeout=LONG_POLL + 10,
        )
        return await self._stoppable(call) or []

    async def _confirm(self) -> None:
        try:
            await self._bot.do_api_request("getUpdates", api_kwargs={"offset": self._offset, "timeout": 0, "limit": 1})
        except NetworkError:
            _log.warning("last_confirmation_failed")

    async def _stoppable(self, waiting: Any) -> Any:  # noqa: ANN401 - whatever is waited for
        """What is waited for, or None as soon as the bot is to stop."""
        work, stopped = asyncio.ensure_future(waiting), asyncio.ensure_future(self._stop.wait())
        try:
            await asyncio.wait({work, stopped}, return_when=asyncio.FIRST_COMPLETED)
            return await work if work.done() else None
        finally:
            for task in (work, stopped):
                task.cancel()
            await asyncio.gather(work, stopped, return_exceptions=True)

    async def _handle(self, batch: list[dict[str, Any]]) -> None:
        """Handles a batch: the chats side by side, each chat's updates in order."""
        lanes: defaultdict[int, list[Heard]] = defaultdict(list)
        for raw in batch:
            if (heard := self._parsed(raw)) is not None:
                lanes[heard.chat].append(heard)
        await asyncio.gather(*(self._lane(lane) for lane in lanes.values()))
        self._offset = max([self._offset, *(int(raw["update_id"]) + 1 for raw in batch)])

    def _parsed(self, raw: dict[str, Any]) -> Heard | None:
        """What an update says; one that can't be read is set aside, its text unseen."""
        try:
            update = Update.de_json(raw, self._bot)
            return read(update, self._bot.id)
        except Exception as error:  # noqa: BLE001 - whatever an update of a future Telegram makes a parser do
            _log.error("update_unreadable", kind=type(error).__name__)
            return None

    async def _lane(self, lane: list[Heard]) -> None:
        for heard in lane:
            try:
                if heard.tap is not None:
                    await acknowledge(self._bot, heard.tap)
                turn = self._respond(heard, datetime.now(UTC))
                await send(self._bot, heard, turn.replies)
            except Exception as error:  # noqa: BLE001 - one message must not end the service for all
                _log.error("update_failed", kind=type(error).__name__)
