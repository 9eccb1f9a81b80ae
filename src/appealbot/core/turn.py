"""What comes in, what is known of the person, and what goes out: the values around `core.conversation.respond`."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime  # noqa: TC003 - what keeps persons between turns reads their annotations
from enum import StrEnum
from typing import TYPE_CHECKING

from appealbot.core.effects import StoredIntent  # noqa: TC001 - as above
from appealbot.core.model import Language  # noqa: TC001 - as above
from appealbot.core.sign_up_draft import Draft, Holds  # noqa: TC001 - as above

if TYPE_CHECKING:
    from collections.abc import Iterable

    from appealbot.core.effects import Effect
    from appealbot.core.markup import Markup
    from appealbot.core.outcome import Match


class ChatKind(StrEnum):
    """Where a message was written: menus and dialogues belong in private, a group gets one short message."""

    PRIVATE = "private"
    GROUP = "group"


@dataclass(frozen=True, slots=True)
class Said:
    """A text message.

    Attributes:
        text: What was written.
        chat: Where.
        addressed: In a group, it's a reply to the bot; in private, always.
        chance: 32 hexadecimal digits that nobody can guess, the same when the update is repeated; "" where nothing is
            ever stored.
        username: The sender's name on Telegram; used only where somebody chooses to be contacted there.
        message: The message's number in its chat.
        edited: It was written and perhaps answered before, and says this now.
    """

    text: str
    chat: ChatKind = ChatKind.PRIVATE
    addressed: bool = True
    chance: str = ""
    username: str | None = None
    message: int | None = None
    edited: bool = False


@dataclass(frozen=True, slots=True)
class Tapped:
    """A button was tapped: `data` is what it carried, `message` the number of the message under which it stands.

    `chance` and `username` are as in `Said`.
    """

    data: str
    chat: ChatKind = ChatKind.PRIVATE
    chance: str = ""
    username: str | None = None
    message: int | None = None


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
        chosen: The language set with /language, or by a button.
        code: Telegram's `language_code` of the person, as it came with this message.
        offered: The buttons of the last reply, so that typing a label or its number does what a tap does.
        last: The last answer.
        draft: The sign-up that is being filled in.
        stored: The sign-up intents that are stored of the person: told with each message, never kept beside them.
        starts: When they began a sign-up, in the last day at least; told as `stored` is.
        spoken: The language that the chat was in so far, where neither the choice nor Telegram's code tells it.
    """

    chosen: Language | None = None
    code: str | None = None
    offered: tuple[Button, ...] = ()
    last: Answered | None = None
    draft: Draft | None = None
    stored: tuple[StoredIntent, ...] = ()
    starts: tuple[datetime, ...] = ()
    spoken: Language | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """A text file to send with a message."""

    name: str
    text: str


@dataclass(frozen=True, slots=True)
class Reply:
    """A message to send, or, with `edits`, the new content of the one whose button was tapped, or of an answer before.

    An answer is edited when its question was.
    `document` goes with it as a file; the text is its caption then. `holds` tells what of a sign-up stands in it.
    """

    text: Markup
    rows: tuple[tuple[Button, ...], ...] = ()
    edits: bool = False
    document: Document | None = None
    holds: Holds | None = None


@dataclass(frozen=True, slots=True)
class Turn:
    """What follows from one incoming message.

    Attributes:
        replies: To be sent in order. Empty: the bot stays silent.
        person: What is known of the person from now on.
        language: The language of the replies.
        match: How a question was understood; None where nothing was asked.
        effects: What should happen beside the replies, before they are sent.
    """

    replies: tuple[Reply, ...]
    person: Person
    language: Language
    match: Match | None = field(default=None)
    effects: tuple[Effect, ...] = ()


def after_sending(person: Person, sent: Iterable[tuple[Reply, int]]) -> Person:
    """The person, once it's known as which messages replies went out; with an open draft that matters.

    Args:
        person: What is known of them since the turn.
        sent: Replies, and the numbers of the messages that show them.
    """
    draft = person.draft
    if draft is not None:
        for reply, message in sent:
            draft = draft.sent(reply.holds, message)
    return replace(person, draft=draft)
