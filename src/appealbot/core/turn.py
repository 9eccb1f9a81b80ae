"""What comes in, what is known of the person, and what goes out: the values around `core.conversation.respond`."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime  # noqa: TC003 - what keeps persons between turns reads their annotations
from enum import StrEnum
from typing import TYPE_CHECKING

from appealbot.core.model import Language  # noqa: TC001 - as above

if TYPE_CHECKING:
    from appealbot.core.markup import Markup
    from appealbot.core.outcome import Match


class ChatKind(StrEnum):
    """Where a message was written: menus and dialogues belong in private, a group gets one short message."""

    PRIVATE = "private"
    GROUP = "group"


@dataclass(frozen=True, slots=True)
class Said:
    """A text message. `addressed`: in a group, it's a reply to the bot; in private, always."""

    text: str
    chat: ChatKind = ChatKind.PRIVATE
    addressed: bool = True


@dataclass(frozen=True, slots=True)
class Tapped:
    """A button was tapped; `data` is what the button carried."""

    data: str
    chat: ChatKind = ChatKind.PRIVATE


@dataclass(frozen=True, slots=True)
class Attached:
    """A message without text that could be read: a photo, a voice message, a sticker, a place."""

    chat: ChatKind = ChatKind.PRIVATE
    addressed: bool = True


Incoming = Said | Tapped | Attached


@dataclass(frozen=True, slots=True)
class Button:
    """A button under a message: it sends `data` (at most 64 bytes) back, or opens `url`."""

    label: str
    data: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class Answered:
    """The entry that was answered last, for follow-up questions, and when."""

    topic: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Person:
    """What is known of whom the bot talks with; kept between turns.

    Attributes:
        chosen: The language set with /language.
        code: Telegram's `language_code` of the person, as it came with this message.
        offered: The buttons of the last reply, so that typing a label or its number does what a tap does.
        last: The last answer.
    """

    chosen: Language | None = None
    code: str | None = None
    offered: tuple[Button, ...] = ()
    last: Answered | None = None


@dataclass(frozen=True, slots=True)
class Reply:
    """A message to send, or, with `edits`, the new content of the message whose button was tapped."""

    text: Markup
    rows: tuple[tuple[Button, ...], ...] = ()
    edits: bool = False


@dataclass(frozen=True, slots=True)
class Turn:
    """What follows from one incoming message.

    Attributes:
        replies: To be sent in order. Empty: the bot stays silent.
        person: What is known of the person from now on.
        language: The language of the replies.
        match: How a question was understood; None where nothing was asked.
    """

    replies: tuple[Reply, ...]
    person: Person
    language: Language
    match: Match | None = field(default=None)
