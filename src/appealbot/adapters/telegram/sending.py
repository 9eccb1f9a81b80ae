"""From replies to calls of the Bot API, tried again where that helps and can't double them."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager, suppress
from typing import TYPE_CHECKING, Any, Final

import structlog
from aiohttp import ClientError
from telegram.constants import ParseMode
from telegram.error import BadRequest, ChatMigrated, Forbidden, NetworkError, RetryAfter, TelegramError

from appealbot.adapters.telegram.http import NotSentError
from appealbot.core.markup import to_html
from telegram import InlineKeyboardButton, InlineKeyboardMarkup, LinkPreviewOptions, ReplyParameters

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable
    from datetime import timedelta

    from appealbot.adapters.telegram.pace import Pace
    from appealbot.adapters.telegram.reading import Heard
    from appealbot.core.turn import Button, Reply
    from telegram import Bot

    Record = Callable[[Reply, int], None]

_log = structlog.get_logger()
_NO_PREVIEW: Final = LinkPreviewOptions(is_disabled=True)
FIRST_PAUSE: Final = 0.5
LONGEST_PAUSE: Final = 8.0
"""Seconds between attempts while Telegram can't be reached; the pause doubles each time."""
LONGEST_ALONE: Final = 1.0
"""Seconds that a message may keep the others waiting."""
MOST_UNKNOWN: Final = 2
"""Calls whose outcome stayed unknown after which no further one is made: each may have been a message."""


class Sender:
    """Sends replies. What waits for Telegram waits in its own chat only."""

    def __init__(self, bot: Bot, pace: Pace) -> None:
        self._bot = bot
        self._pace = pace
        self._one = asyncio.Lock()
        self._closed = False

    async def send(self, heard: Heard, replies: tuple[Reply, ...], record: Record) -> None:
        """Sends the replies in order. A chat that blocked the bot or is gone is left in peace.

        Args:
            heard: What is answered, and where.
            replies: The messages.
            record: Notes that a reply went out, and the number of the message that shows it. Messages are sent and
                recorded one after the other in all chats, as long as Telegram answers within a second: when the process
                is killed, at most one that went out isn't recorded, and comes twice.

        Raises:
            TelegramError: Telegram couldn't be reached, or didn't take a reply.
        """
        chat = heard.chat
        try:
            for reply in replies:
                if reply.edits and heard.edits is not None and await self._edited(heard, reply):
                    record(reply, heard.edits)
                else:
                    chat = await self._sent(chat, heard, reply, record)
        except Forbidden:
            _log.info("chat_closed")
        except BadRequest as refused:
            if "chat not found" not in refused.message.lower():
                raise
            _log.info("chat_gone")

    def close(self) -> None:
        """Begins no further message: who waits to send one is cancelled."""
        self._closed = True

    async def delete(self, chat: int, messages: tuple[int, ...]) -> None:
        """Deletes messages of a private chat. Those that are gone or older than two days stay as they are."""
        with suppress(TelegramError):
            await self._repeated(chat, lambda: self._bot.delete_messages(chat, messages), edits=True)

    async def acknowledge(self, tap: str) -> None:
        """Stops the spinner on a tapped button. Too late is no harm: the tap counts all the same."""
        with suppress(TelegramError):
            await self._bot.answer_callback_query(tap)

    async def _edited(self, heard: Heard, reply: Reply) -> bool:
        """Whether the tapped message now shows the reply; an old or deleted one can't be edited."""
        try:
            await self._repeated(
                heard.chat,
                lambda: self._bot.edit_message_text(
                    to_html(reply.text),
                    chat_id=heard.chat,
                    message_id=heard.edits,
                    parse_mode=ParseMode.HTML,
                    link_preview_options=_NO_PREVIEW,
                    reply_markup=_keyboard(reply.rows),
                ),
                edits=True,
            )
        except BadRequest as refused:
            return "not modified" in refused.message
        return True

    async def _sent(self, chat: int, heard: Heard, reply: Reply, record: Record) -> int:
        """Sends a reply; returns the chat's id, which is another one after a group became a supergroup."""
        reference = ReplyParameters(heard.answers, allow_sending_without_reply=True) if heard.answers else None

        async def call() -> None:
            async with self._one_at_a_time():
                if reply.document is not None:
                    message = await self._bot.send_document(
                        chat,
                        reply.document.text.encode(),
                        caption=to_html(reply.text),
                        filename=reply.document.name,
                        parse_mode=ParseMode.HTML,
                        reply_markup=_keyboard(reply.rows),
                    )
                else:
                    message = await self._bot.send_message(
                        chat,
                        to_html(reply.text),
                        parse_mode=ParseMode.HTML,
                        link_preview_options=_NO_PREVIEW,
                        message_thread_id=heard.thread,
                        reply_parameters=reference,
                        reply_markup=_keyboard(reply.rows),
                    )
                record(reply, message.message_id)

        try:
            await self._repeated(chat, call)
        except ChatMigrated as moved:
            return await self._sent(moved.new_chat_id, heard, reply, record)
        return chat

    @asynccontextmanager
    async def _one_at_a_time(self) -> AsyncIterator[None]:
        """Keeps the other messages waiting, but not for long: one that hangs must not stop them all."""
        await self._one.acquire()
        if self._closed:
            self._one.release()
            raise asyncio.CancelledError
        held = True

        def let_go() -> None:
            nonlocal held
            if held:
                held = False
                self._one.release()

        timer = asyncio.get_running_loop().call_later(LONGEST_ALONE, let_go)
        try:
            yield
        finally:
            timer.cancel()
            let_go()

    async def _repeated(self, chat: int, call: Callable[[], Awaitable[Any]], *, edits: bool = False) -> None:
        """Makes a call until Telegram takes it, at the pace that it allows."""
        pause, unknown = FIRST_PAUSE, 0
        while True:
            await self._pace.turn(chat, edits=edits)
            try:
                await call()
            except RetryAfter as limited:
                _log.info("limited")
                await asyncio.sleep(_seconds(limited.retry_after))
            except BadRequest:  # the library counts it among the network's errors
                raise
            except NetworkError as error:
                unknown += _may_have_arrived(error)
                if unknown >= MOST_UNKNOWN:
                    raise
                _log.warning("sending_failed", kind=type(error).__name__)
                await asyncio.sleep(pause)
                pause = min(2 * pause, LONGEST_PAUSE)
            else:
                return


def _may_have_arrived(error: NetworkError) -> bool:
    """Whether Telegram may have done what was asked, though no answer came. Its own refusals say that it hasn't."""
    return isinstance(error.__cause__, TimeoutError | ClientError) and not isinstance(error, NotSentError)


def _seconds(pause: float | timedelta) -> float:
    return float(pause if isinstance(pause, int | float) else pause.total_seconds())


def _keyboard(rows: tuple[tuple[Button, ...], ...]) -> InlineKeyboardMarkup | None:
    if not rows:
        return None
    return InlineKeyboardMarkup(
        [
            [
                InlineKeyboardButton(button.label, url=button.url or None, callback_data=button.data or None)
                for button in row
            ]
            for row in rows
        ]
    )
