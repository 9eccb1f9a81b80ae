"""From replies to calls of the Bot API."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

import structlog
from telegram.constants import ParseMode
from telegram.error import BadRequest, Forbidden, TelegramError

from appealbot.core.markup import to_html
from telegram import InlineKeyboardButton, InlineKeyboardMarkup, LinkPreviewOptions, ReplyParameters

if TYPE_CHECKING:
    from appealbot.adapters.telegram.reading import Heard
    from appealbot.core.turn import Button, Reply
    from telegram import Bot

_log = structlog.get_logger()
_NO_PREVIEW = LinkPreviewOptions(is_disabled=True)


async def send(bot: Bot, heard: Heard, replies: tuple[Reply, ...]) -> None:
    """Sends the replies in order. A chat that blocked the bot or is gone is left in peace."""
    try:
        for reply in replies:
            if not (reply.edits and heard.edits is not None and await _edited(bot, heard, reply)):
                await _sent(bot, heard, reply)
    except Forbidden:
        _log.info("chat_closed")


async def acknowledge(bot: Bot, tap: str) -> None:
    """Stops the spinner on a tapped button. Too late is no harm: the tap counts all the same."""
    with suppress(TelegramError):
        await bot.answer_callback_query(tap)


async def _edited(bot: Bot, heard: Heard, reply: Reply) -> bool:
    """Whether the tapped message now shows the reply; an old or deleted one can't be edited."""
    try:
        await bot.edit_message_text(
            to_html(reply.text),
            chat_id=heard.chat,
            message_id=heard.edits,
            parse_mode=ParseMode.HTML,
            link_preview_options=_NO_PREVIEW,
            reply_markup=_keyboard(reply.rows),
        )
    except BadRequest as refused:
        return "not modified" in refused.message
    return True


async def _sent(bot: Bot, heard: Heard, reply: Reply) -> None:
    await bot.send_message(
        heard.chat,
        to_html(reply.text),
        parse_mode=ParseMode.HTML,
        link_preview_options=_NO_PREVIEW,
        message_thread_id=heard.thread,
        reply_parameters=ReplyParameters(heard.answers, allow_sending_without_reply=True) if heard.answers else None,
        reply_markup=_keyboard(reply.rows),
    )


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
