"""Asks Telegram for updates, and confirms what is safe: answered, or parked.

An update is confirmed by asking for those behind it (https://core.telegram.org/bots/api#getupdates), so that one which
isn't safe yet would hold the confirmation of all behind it. Nothing is lost with the process: what isn't confirmed
comes again, for a day.
"""

from __future__ import annotations

import asyncio
import time
from typing import TYPE_CHECKING, Any, Final

import structlog
from telegram.error import Conflict, EndPointNotFound, InvalidToken, RetryAfter, TelegramError

from appealbot.adapters.telegram.backoff import Backoff
from appealbot.adapters.telegram.http import OddAnswerError
from appealbot.adapters.telegram.reading import ALLOWED_UPDATES
from appealbot.errors import TelegramSilentError, TokenRefusedError, WebhookSetError

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Mapping

    from appealbot.adapters.telegram.connection import Connection
    from appealbot.adapters.telegram.intake import Intake

_log = structlog.get_logger()

LONG_POLL: Final = 25
"""Seconds that Telegram may hold a request while nothing happens."""
LARGEST_BATCH: Final = 100
PATIENCE: Final = 0.25
"""Seconds that a batch is waited for before what isn't answered is parked and what came meanwhile is fetched."""
AGAIN: Final = 0.6
"""Seconds until the same updates are asked for again: within half a second Telegram answers with a single one."""
RETRIES: Final = Backoff(first=0.5, longest=8.0)
"""While Telegram can't be reached."""
REBUILT_AFTER: Final = 90.0
"""Seconds without a good answer after which the connection is made anew: it may be open on one side only."""
SILENT_AFTER: Final = 900.0
"""Seconds without one after which a new process is worth a try."""


class Poller:
    """Runs until `stop` is set.

    Args:
        connection: The bot's account.
        intake: Takes in what is fetched.
        settle: Makes durable what was noted of answers; awaited before Telegram is told that anything is handled.
        stop: Ends it.
    """

    def __init__(
        self, connection: Connection, intake: Intake, settle: Callable[[], Awaitable[None]], stop: asyncio.Event
    ) -> None:
        self._connection = connection
        self._bot = connection.bot
        self._intake = intake
        self._settle = settle
        self._stop = stop
        self._next = 0

    async def run(self) -> None:
        """Polls for updates and has them handled.

        Raises:
            TokenRefusedError: Telegram doesn't know the token any more.
            WebhookSetError: Somebody set a webhook, so that there's nothing to poll.
            TelegramSilentError: Telegram couldn't be reached for very long.
        """
        try:
            await self._intake.resume()
            while not self._stop.is_set():
                batch = await self._next_batch()
                await self._intake.take(batch)
                if batch:
                    self._next = max(int(update["update_id"]) for update in batch) + 1
                more_waits = len(batch) == LARGEST_BATCH
                await self._stoppable(self._intake.secure(0 if more_waits else PATIENCE))
                if self._intake.first_unsafe is not None:
                    await self._stoppable(asyncio.sleep(AGAIN))
                await self._stoppable(self._intake.has_room())
        finally:
            await self._end()

    @property
    def _offset(self) -> int:
        """The first update that isn't safe. It may fall: after an idle week Telegram begins anew, anywhere."""
        unsafe = self._intake.first_unsafe
        return self._next if unsafe is None else unsafe

    async def _next_batch(self) -> list[Mapping[str, Any]]:
        """The next updates; none when the bot is to stop."""
        pauses, last_good = RETRIES.pauses(), time.monotonic()
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
            await self._stoppable(asyncio.sleep(next(pauses)))
            if silence > REBUILT_AFTER:
                await self._connection.rebuild()
        return []

    async def _updates(self, seconds: int, limit: int) -> list[Mapping[str, Any]]:
        asked = {
            "offset": self._offset,
            "timeout": seconds,
            "limit": limit,
            "allowed_updates": list(ALLOWED_UPDATES),
        }
        return _numbered(await self._bot.do_api_request("getUpdates", api_kwargs=asked, read_timeout=seconds + 10))

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

    async def _end(self) -> None:
        """Lets what is under way end, and confirms what is safe; the rest comes again after the next start."""
        await self._intake.end()
        try:
            await self._settle()
            if self._next:
                await self._updates(0, 1)
        except TelegramError:
            _log.warning("last_confirmation_failed")


def _numbered(batch: object) -> list[Mapping[str, Any]]:
    """The updates that have a number; without one an update can be neither told from others nor confirmed.

    Raises:
        OddAnswerError: There is none, though something came.
    """
    if not isinstance(batch, list):
        raise OddAnswerError
    numbered: list[Mapping[str, Any]] = [
        each for each in batch if isinstance(each, dict) and isinstance(each.get("update_id"), int)
    ]
    if batch and not numbered:
        raise OddAnswerError
    return numbered
