"""From Telegram's updates to what the conversation understands."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Final

from telegram.constants import ChatType

from appealbot.core.turn import Attached, ChatKind, Incoming, Said, Tapped

if TYPE_CHECKING:
    from telegram import CallbackQuery, Message, Update

ALLOWED_UPDATES = ("message", "edited_message", "callback_query")
"""What Telegram is asked to deliver."""
EDITABLE: Final = timedelta(minutes=2)
"""How long after it was written an edited question is answered anew; later, people mend what they were told about."""
ANONYMOUS_ADMIN: Final = 1_087_968_824
"""@GroupAnonymousBot, in whose name the administrators of a group write who stay anonymous."""
CHANNEL: Final = 136_817_688
"""@Channel_Bot, in whose name people write in a group as their channel
(both: https://core.telegram.org/bots/api#message, "from" and "sender_chat")."""
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
        edits: The message of the bot's that the reply takes the place of: whose button was tapped, or which answered a
            question before it was edited.
        tap: The tap's id, to be acknowledged.
        album: What the messages of an album have in common.
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
    album: str | None = None


def read(update: Update, bot_id: int) -> Heard | None:
    """What an update says to this bot; None for what it has no business with.

    That is channels, other bots, service messages and edits but those of questions that were just put.
    """
    if update.callback_query is not None:
        return _tapped(update.callback_query, update.update_id)
    if update.message is not None:
        return _written(update.message, update.update_id, bot_id)
    if update.edited_message is not None:
        return _edited(update.edited_message, update.update_id, bot_id)
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


def _edited(message: Message, number: int, bot_id: int) -> Heard | None:
    """A question in a private chat that was put otherwise soon after it was written."""
    at = message.edit_date
    if message.chat.type != ChatType.PRIVATE or at is None or at - message.date > EDITABLE:
        return None
    heard = _written(message, number, bot_id)
    if heard is None or not isinstance(heard.incoming, Said):
        return None
    said = replace(heard.incoming, edited=True)
    return replace(heard, incoming=said, what=f"edit:{message.message_id}:{number}", at=at)


def _written(message: Message, number: int, bot_id: int) -> Heard | None:
    if message.chat.type == ChatType.CHANNEL or not _by_a_person(message):
        return None
    sender = message.from_user
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
        _sender(message),
        code=sender.language_code if sender else None,
        username=sender.username if sender else None,
        message=message.message_id,
        at=message.date,
        thread=message.message_thread_id if message.is_topic_message else None,
        answers=None if private else message.message_id,
        album=message.media_group_id,
    )


def _by_a_person(message: Message) -> bool:
    """Whether a person wrote this here and now: no other bot, and no post that came along from a linked channel."""
    if message.via_bot is not None or message.is_automatic_forward:
        return False
    sender = message.from_user
    return sender is None or not sender.is_bot or sender.id in {ANONYMOUS_ADMIN, CHANNEL}


def _sender(message: Message) -> int:
    """Who wrote: a person, or the chat in whose name somebody writes."""
    if message.sender_chat is not None:
        return message.sender_chat.id
    return message.from_user.id if message.from_user else message.chat.id
