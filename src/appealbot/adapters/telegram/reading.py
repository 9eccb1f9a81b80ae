"""From Telegram's updates to what the conversation understands."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

from telegram.constants import ChatType

from appealbot.core.turn import Attached, ChatKind, Incoming, Said, Tapped

if TYPE_CHECKING:
    from telegram import CallbackQuery, Message, Update

ALLOWED_UPDATES = ("message", "callback_query")
"""What Telegram is asked to deliver."""
SERVICE: Final = frozenset(
    {
        "boost_added",
        "channel_chat_created",
        "chat_background_set",
        "chat_owner_changed",
        "chat_owner_left",
        "chat_shared",
        "checklist_tasks_added",
        "checklist_tasks_done",
        "connected_website",
        "delete_chat_photo",
        "direct_message_price_changed",
        "forum_topic_closed",
        "forum_topic_created",
        "forum_topic_edited",
        "forum_topic_reopened",
        "general_forum_topic_hidden",
        "general_forum_topic_unhidden",
        "gift",
        "gift_upgrade_sent",
        "giveaway_completed",
        "giveaway_created",
        "group_chat_created",
        "left_chat_member",
        "managed_bot_created",
        "message_auto_delete_timer_changed",
        "migrate_from_chat_id",
        "migrate_to_chat_id",
        "new_chat_members",
        "new_chat_photo",
        "new_chat_title",
        "paid_message_price_changed",
        "pinned_message",
        "poll_option_added",
        "poll_option_deleted",
        "proximity_alert_triggered",
        "refunded_payment",
        "suggested_post_approval_failed",
        "suggested_post_approved",
        "suggested_post_declined",
        "suggested_post_paid",
        "suggested_post_refunded",
        "supergroup_chat_created",
        "unique_gift",
        "users_shared",
        "video_chat_ended",
        "video_chat_participants_invited",
        "video_chat_scheduled",
        "video_chat_started",
        "web_app_data",
        "write_access_allowed",
    }
)
"""What Telegram itself writes into a chat when something happened there; nobody waits for an answer to it
(https://core.telegram.org/bots/api#message)."""


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
    elif any(getattr(message, name) for name in SERVICE):
        return None
    else:  # also kinds that this program's library doesn't know yet
        incoming = Attached(kind, addressed)
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
