"""From replies to calls of the Bot API, tried again where that helps and can't double them."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from typing import TYPE_CHECKING, Any, Final

import structlog
from aiohttp import ClientError
from telegram.constants import ParseMode
from telegram.error import BadRequest, ChatMigrated, Forbidden, NetworkError, RetryAfter, TelegramError

from appealbot.adapters.telegram.backoff import Backoff
from appealbot.adapters.telegram.http import NotSentError, OddAnswerError
from appealbot.core.markup import to_html
from telegram import InlineKeyboardButton, InlineKeyboardMarkup, LinkPreviewOptions, ReplyParameters

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable
    from datetime import timedelta

    from appealbot.adapters.telegram.pace import Pace
    from appealbot.adapters.telegram.reading import Heard
    from appealbot.core.turn import Button, Reply
    from telegram import Bot

    Record = Callable[[Reply, int], None]

_log = structlog.get_logger()
_NO_PREVIEW: Final = LinkPreviewOptions(is_disabled=True)
RETRIES: Final = Backoff(first=0.5, longest=8.0, patience=300.0, slow=60.0, total=3_600.0)
"""While Telegram can't be reached, or is in trouble with one chat."""
MOST_UNKNOWN: Final = 2
"""Calls whose outcome stayed unknown after which no further one is made: each may have been a message."""


class OutcomeUnknownError(TelegramError):
    """Whether a message went out can't be known, and one more attempt could be one message too many."""

    def __init__(self) -> None:
        super().__init__("outcome unknown")


class Sender:
    """Sends replies, to different chats side by side. What waits for Telegram waits in its own chat only."""

    def __init__(self, bot: Bot, pace: Pace) -> None:
        self._bot = bot
        self._pace = pace
        self._closed = False

    async def send(self, heard: Heard, replies: tuple[Reply, ...], record: Record) -> None:
        """Sends the replies in order. A chat that blocked the bot or is gone is left in peace.

        Args:
            heard: What is answered, and where.
            replies: The messages.
            record: Notes that a reply went out, and the number of the message that shows it. In a chat messages are
                sent and recorded one after the other: when the process is killed, at most one in each chat went out
                and isn't recorded, and comes twice.

        Raises:
            OutcomeUnknownError: A reply may have gone out more than once already.
            TelegramError: Telegram couldn't be reached, or didn't take a reply.
        """
        chat = heard.chat
        try:
            for reply in replies:
                edited = reply.replaces or (heard.edits if reply.edits else None)
                if edited is not None and await self._edited(heard.chat, edited, reply):
                    record(reply, edited)
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

    async def drop_buttons(self, chat: int, message: int) -> None:
        """Takes a message's buttons away. One that's gone or has none stays as it is."""
        with suppress(TelegramError):
            await self._repeated(
                chat, lambda: self._bot.edit_message_reply_markup(chat_id=chat, message_id=message), edits=True
            )

    async def acknowledge(self, tap: str) -> None:
        """Stops the spinner on a tapped button. Too late is no harm: the tap counts all the same."""
        with suppress(TelegramError):
            await self._bot.answer_callback_query(tap)

    async def _edited(self, chat: int, message: int, reply: Reply) -> bool:
        """Whether the message now shows the reply; an old, deleted or migrated one can't be edited."""
        try:
            await self._repeated(
                chat,
                lambda: self._bot.edit_message_text(
                    to_html(reply.text),
                    chat_id=chat,
                    message_id=message,
                    parse_mode=ParseMode.HTML,
                    link_preview_options=_NO_PREVIEW,
                    reply_markup=_keyboard(reply.rows),
                ),
                edits=True,
            )
        except BadRequest as refused:
            return "not modified" in refused.message
        except ChatMigrated:
            return False
        return True

    async def _sent(self, chat: int, heard: Heard, reply: Reply, record: Record) -> int:
        """Sends a reply; returns the chat's id, which is another one after a group became a supergroup."""
        reference = ReplyParameters(heard.answers, allow_sending_without_reply=True) if heard.answers else None

        async def call() -> None:
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

    async def _repeated(self, chat: int, call: Callable[[], Awaitable[Any]], *, edits: bool = False) -> None:
        """Makes a call until Telegram takes it, at the pace that it allows.

        Raises:
            OutcomeUnknownError: It may have been taken more than once already.
            TelegramError: Telegram refuses it, or couldn't be reached for very long.
        """
        pauses, unknown = RETRIES.pauses(), 0
        while True:
            await self._pace.turn(chat, edits=edits)
            if self._closed:
                raise asyncio.CancelledError
            try:
                await call()
            except RetryAfter as limited:
                _log.info("limited")
                await asyncio.sleep(_seconds(limited.retry_after))
            except BadRequest:  # the library counts it among the network's errors
                raise
            except NetworkError as error:
                _log.warning("sending_failed", kind=type(error).__name__)
                unknown += _may_have_arrived(error)
                if unknown >= MOST_UNKNOWN:
                    raise OutcomeUnknownError from error
                pause = next(pauses, None)
                if pause is None:
                    raise
                await asyncio.sleep(pause)
            else:
                return


def _may_have_arrived(error: NetworkError) -> bool:
    """Whether Telegram may have done what was asked, though no answer came. Its own refusals say that it hasn't."""
    if isinstance(error, NotSentError):
        return False
    return isinstance(error, OddAnswerError) or isinstance(error.__cause__, TimeoutError | ClientError)


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
