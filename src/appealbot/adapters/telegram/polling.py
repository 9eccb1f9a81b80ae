"""The intake: asks Telegram for updates, has each handled in its chat's order, and confirms what is handled.

An update is confirmed by asking for those behind it (https://core.telegram.org/bots/api#getupdates), so that the first
one that isn't handled yet holds the confirmation of all behind it. Nothing is lost with the process: what isn't
confirmed comes again, for a day.
"""

from __future__ import annotations

import asyncio
import time
from typing import TYPE_CHECKING, Any, Final

import structlog
from telegram.error import Conflict, EndPointNotFound, InvalidToken, RetryAfter, TelegramError

from appealbot.adapters.telegram.reading import ALLOWED_UPDATES, Heard, read
from appealbot.errors import TelegramSilentError, TokenRefusedError, WebhookSetError
from telegram import Update

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from appealbot.adapters.telegram.connection import Connection
    from appealbot.adapters.telegram.sending import Sender

_log = structlog.get_logger()

LONG_POLL: Final = 25
"""Seconds that Telegram may hold a request while nothing happens."""
LARGEST_BATCH: Final = 100
MOST_AT_ONCE: Final = 50
"""Chats whose updates are handled side by side."""
PATIENCE: Final = 0.6
"""Seconds that a batch is waited for before what came meanwhile is fetched too. To the same question within half a
second Telegram answers with a single update."""
FIRST_PAUSE: Final = 0.5
LONGEST_PAUSE: Final = 8.0
"""Seconds between attempts while Telegram can't be reached; the pause doubles each time."""
REBUILT_AFTER: Final = 90.0
"""Seconds without a good answer after which the connection is made anew: it may be open on one side only."""
SILENT_AFTER: Final = 900.0
"""Seconds without one after which a new process is worth a try."""
GRACE: Final = 5.0
"""Seconds that updates under way have when the bot is to stop; then no further message is begun."""
LAST_MESSAGE: Final = 2.0
"""Seconds that a message which was begun has to end: cut off, it would come twice."""


class Poller:
    """Runs until `stop` is set.

    Args:
        connection: The bot's account.
        handle: Handles an update to its end. When it's cancelled, the update comes again.
        sender: What answers go through; taps are acknowledged by it at once, whatever is before them in their chat.
        settle: Makes durable what `handle` noted; awaited before Telegram is told that anything is handled.
        stop: Ends it.
    """

    def __init__(
        self,
        connection: Connection,
        handle: Callable[[Heard], Awaitable[None]],
        sender: Sender,
        settle: Callable[[], Awaitable[None]],
        stop: asyncio.Event,
    ) -> None:
        self._connection = connection
        self._bot = connection.bot
        self._handle = handle
        self._sender = sender
        self._settle = settle
        self._stop = stop
        self._slots = asyncio.Semaphore(MOST_AT_ONCE)
        self._open: dict[int, asyncio.Task[None]] = {}
        self._closed: set[int] = set()
        self._lanes: dict[int, asyncio.Task[None]] = {}
        self._next = 0

    async def run(self) -> None:
        """Polls for updates and has them handled.

        Raises:
            TokenRefusedError: Telegram doesn't know the token any more.
            WebhookSetError: Somebody set a webhook, so that there's nothing to poll.
            TelegramSilentError: Telegram couldn't be reached for very long.
        """
        try:
            while not self._stop.is_set():
                self._take(await self._next_batch())
                await self._wait(PATIENCE)
        finally:
            await self._end()

    # ── Asking ─────────────────────────────────────────────────────────────────────────────────────────────────────

    @property
    def _offset(self) -> int:
        """The first update that isn't handled. It may fall: after an idle week Telegram begins anew, anywhere."""
        return min(self._open, default=self._next)

    async def _next_batch(self) -> list[dict[str, Any]]:
        """The next updates; none when the bot is to stop."""
        pause, last_good = FIRST_PAUSE, time.monotonic()
        while not self._stop.is_set():
            try:
                await self._settle()
                return await self._stoppable(self._updates(LONG_POLL, LARGEST_BATCH)) or []
            except (InvalidToken, EndPointNotFound):
                await self._check_token()
            except Conflict as conflict:
                if "webhook" in conflict.message.lower():
                    raise WebhookSetError from None
                _log.warning("another_instance_polls")
            except RetryAfter:
                _log.warning("poll_limited")
            except TelegramError as error:
                _log.warning("poll_failed", kind=type(error).__name__)
            silence = time.monotonic() - last_good
            if silence > SILENT_AFTER:
                raise TelegramSilentError(silence)
            await self._stoppable(asyncio.sleep(pause))
            pause = min(2 * pause, LONGEST_PAUSE)
            if silence > REBUILT_AFTER:
                await self._connection.rebuild()
        return []

    async def _updates(self, seconds: int, limit: int) -> list[dict[str, Any]]:
        asked = {
            "offset": self._offset,
            "timeout": seconds,
            "limit": limit,
            "allowed_updates": list(ALLOWED_UPDATES),
        }
        batch: list[dict[str, Any]] = await self._bot.do_api_request(
            "getUpdates", api_kwargs=asked, read_timeout=seconds + 10
        )
        return batch

    async def _check_token(self) -> None:
        """The library takes a refused token for an unknown method."""
        try:
            await self._bot.get_me()
        except InvalidToken:
            raise TokenRefusedError from None
        except TelegramError as error:
            _log.warning("poll_failed", kind=type(error).__name__)

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

    # ── Handling ───────────────────────────────────────────────────────────────────────────────────────────────────

    def _take(self, batch: list[dict[str, Any]]) -> None:
        """Begins to handle what is new of a batch."""
        if not self._open:
            self._closed.clear()
        known = self._open.keys() | self._closed
        fresh = {int(raw["update_id"]): raw for raw in batch if int(raw["update_id"]) not in known}
        if batch:
            self._next = int(batch[-1]["update_id"]) + 1
        for number, raw in fresh.items():
            heard = self._parsed(raw)
            if heard is None:
                self._closed.add(number)
            else:
                self._begin(heard)

    def _parsed(self, raw: dict[str, Any]) -> Heard | None:
        """What an update says; one that can't be read is set aside, its text unseen."""
        try:
            update = Update.de_json(raw, self._bot)
            return read(update, self._bot.id)
        except Exception as error:  # noqa: BLE001 - whatever an update of a future Telegram makes a parser do
            _log.error("update_unreadable", kind=type(error).__name__)
            return None

    def _begin(self, heard: Heard) -> None:
        task = asyncio.create_task(self._in_order(heard, self._lanes.get(heard.chat)))
        self._lanes[heard.chat] = self._open[heard.update] = task

    async def _in_order(self, heard: Heard, before: asyncio.Task[None] | None) -> None:
        """Handles an update when the one before it in its chat is done with."""
        mine = asyncio.current_task()
        acknowledged = asyncio.create_task(self._sender.acknowledge(heard.tap)) if heard.tap else None
        if before is not None:
            await asyncio.wait({before})
        async with self._slots:
            await self._handle(heard)
        if acknowledged is not None:
            await acknowledged
        self._closed.add(heard.update)
        if self._open.get(heard.update) is mine:
            del self._open[heard.update]
        if self._lanes.get(heard.chat) is mine:
            del self._lanes[heard.chat]

    async def _wait(self, seconds: float) -> None:
        """Waits for updates under way, but not for ever."""
        if self._open:
            await self._stoppable(asyncio.wait(set(self._open.values()), timeout=seconds))

    async def _end(self) -> None:
        """Lets what is under way end, and confirms what is handled; the rest comes again after the next start."""
        for seconds in (GRACE, LAST_MESSAGE):
            if self._open:
                await asyncio.wait(set(self._open.values()), timeout=seconds)
            self._sender.close()
        undone = list(self._open.values())
        for task in undone:
            task.cancel()
        await asyncio.gather(*undone, return_exceptions=True)
        try:
            await self._settle()
            if self._next:
                await self._updates(0, 1)
        except TelegramError:
            _log.warning("last_confirmation_failed")
