"""From Telegram's updates to what the conversation understands."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from telegram.constants import ChatType

from appealbot.core.turn import Attached, ChatKind, Incoming, Said, Tapped

if TYPE_CHECKING:
    from telegram import CallbackQuery, Message, Update

ALLOWED_UPDATES = ("message", "callback_query")
"""What Telegram is asked to deliver."""


@dataclass(frozen=True, slots=True)
class Heard:
    """An update that may need a reply, and where the reply goes.

    Attributes:
        incoming: What came in.
        chat: The chat's id; replies go there.
        update: Telegram's number for the update.
        what: What it is, beside its number: "message:MESSAGE" or "tap:ID". The chat isn't in it: what is made of this
            (an update's name, a sign-up's id) must tell nothing about a person, also to whoever can try all chats.
        sender: The sender's id; the chat's, where the sender stays unknown.
        code: The sender's `language_code`.
        at: When it was written; of a tap only Telegram knows, so that it's the time of reading.
        thread: The forum topic the message stands in.
        username: The sender's name on Telegram.
        message: The number of the message that was written, or whose button was tapped.
        answers: In groups, the message that the reply refers to.
        edits: The message whose button was tapped.
        tap: The tap's id, to be acknowledged.
    """

    incoming: Incoming
    chat: int
    update: int
    what: str
    sender: int
    code: str | None = None
    at: datetime = field(default_factory=lambda: datetime.now(UTC))
    username: str | None = None
    message: int | None = None
    thread: int | None = None
    answers: int | None = None
    edits: int | None = None
    tap: str | None = None


def read(update: Update, bot_id: int) -> Heard | None:
    """What an update says to this bot; None for what it has no business with (channels, edits, other bots, service)."""
    if update.callback_query is not None:
        return _tapped(update.callback_query, update.update_id)
    if update.message is not None:
        return _written(update.message, update.update_id, bot_id)
    return None


def _tapped(query: CallbackQuery, number: int) -> Heard | None:
    message = query.message
    if message is None:  # a button under an inline result
        return None
    kind = ChatKind.PRIVATE if message.chat.type == ChatType.PRIVATE else ChatKind.GROUP
    return Heard(
        Tapped(query.data or "", kind),
        message.chat.id,
        number,
        f"tap:{query.id}",
        query.from_user.id,
        code=query.from_user.language_code,
        username=query.from_user.username,
        message=message.message_id,
        thread=getattr(message, "message_thread_id", None),
        edits=message.message_id,
        tap=query.id,
    )


def _written(message: Message, number: int, bot_id: int) -> Heard | None:
    sender = message.from_user
    if message.chat.type == ChatType.CHANNEL or message.via_bot is not None or (sender is not None and sender.is_bot):
        return None
    private = message.chat.type == ChatType.PRIVATE
    kind = ChatKind.PRIVATE if private else ChatKind.GROUP
    replied = message.reply_to_message
    addressed = private or (replied is not None and replied.from_user is not None and replied.from_user.id == bot_id)
    incoming: Incoming
    if message.text is not None:
        incoming = Said(message.text, kind, addressed)
    elif message.caption:
        incoming = Said(message.caption, kind, addressed)
    elif message.effective_attachment is not None:
        incoming = Attached(kind, addressed)
    else:
        return None
    return Heard(
        incoming,
        message.chat.id,
        number,
        f"message:{message.message_id}",
        sender.id if sender else message.chat.id,
        code=sender.language_code if sender else None,
        username=sender.username if sender else None,
        message=message.message_id,
        at=message.date,
        thread=message.message_thread_id if message.is_topic_message else None,
        answers=None if private else message.message_id,
    )
