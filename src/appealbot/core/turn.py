"""What comes in, what is known of the person, and what goes out: the values around `core.conversation.respond`."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime  # noqa: TC003 - what keeps persons between turns reads their annotations
from enum import StrEnum
from typing import TYPE_CHECKING

from appealbot.core.effects import Act, StoredIntent
from appealbot.core.model import Language  # noqa: TC001 - as above
from appealbot.core.sign_up_draft import Draft  # noqa: TC001 - as above

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
class Held:
    """What is stored of a person beside the dialogue, as far as the program can read it.

    Attributes:
        intents: What can be told of their sign-ups, the oldest first.
        starts: When they began one, in the last day at least.
    """

    intents: tuple[StoredIntent, ...] = ()
    starts: tuple[datetime, ...] = ()


@dataclass(frozen=True, slots=True)
class Person:
    """What is known of whom the bot talks with; kept between turns.

    Attributes:
        chosen: The language set with /language, or by a button.
        code: Telegram's `language_code` of the person, as it came with this message.
        offered: The buttons of the last reply, so that typing a label or its number does what a tap does.
        last: The last answer.
        offered_in: The number of the message that first showed the offered buttons; None until it's known that one did.
        draft: The sign-up that is being filled in.
        held: What else is stored of them, never kept beside it. None: it wasn't looked up, as that takes long and few
            turns need it; a turn that does says so.
        spoken: The language that the chat was in so far, where neither the choice nor Telegram's code tells it.
        refused: When they last said no to erasing; a yes to what was asked before counts no longer.
    """

    chosen: Language | None = None
    code: str | None = None
    offered: tuple[Button, ...] = ()
    last: Answered | None = None
    offered_in: int | None = None
    draft: Draft | None = None
    held: Held | None = Held()
    spoken: Language | None = None
    refused: datetime | None = None

    @property
    def stored(self) -> tuple[StoredIntent, ...]:
        """The sign-up intents that are stored of them. To be asked only where that was looked up."""
        return self._known.intents

    @property
    def starts(self) -> tuple[datetime, ...]:
        """When they began a sign-up. To be asked only where that was looked up."""
        return self._known.starts

    @property
    def _known(self) -> Held:
        if self.held is None:  # to take that for "nothing" would be a lie to whoever asks for their data
            raise LookupError("what is stored of the person wasn't looked up")
        return self.held


@dataclass(frozen=True, slots=True)
class Moment:
    """What came in of the person, and when."""

    incoming: Said | Tapped
    person: Person
    now: datetime

    @property
    def act(self) -> Act:
        """Whether it was typed or tapped."""
        return Act.TEXT if isinstance(self.incoming, Said) else Act.TAP

    @property
    def typed(self) -> int | None:
        """The number of the message that was typed, None for a tap."""
        return self.incoming.message if isinstance(self.incoming, Said) else None


@dataclass(frozen=True, slots=True)
class Document:
    """A text file to send with a message."""

    name: str
    text: str


@dataclass(frozen=True, slots=True)
class Reply:
    """A message to send, or, with `edits`, the new content of the one whose button was tapped, or of an answer before.

    An answer is edited when its question was. `document` goes with it as a file; the text is its caption then.

    Attributes:
        replaces: The number of another message of the bot's that it's the new content of.
        repeats: What somebody told for a sign-up stands in it, so that it's deleted at the end.
        asks: It's a question of the sign-up or leads back to one, so that it's deleted at the end, too.
        keeps: The buttons that were offered before still stand, and this message has none.
    """

    text: Markup
    rows: tuple[tuple[Button, ...], ...] = ()
    edits: bool = False
    document: Document | None = None
    repeats: bool = False
    asks: bool = False
    keeps: bool = False
    replaces: int | None = None

    @property
    def buttons(self) -> tuple[Button, ...]:
        """Those that send something back."""
        return tuple(button for row in self.rows for button in row if button.data)


@dataclass(frozen=True, slots=True)
class Turn:
    """What follows from one incoming message.

    Attributes:
        replies: To be sent in order. Empty: the bot stays silent.
        person: What is known of the person from now on.
        language: The language of the replies.
        match: How a question was understood; None where nothing was asked.
        effects: What should happen beside the replies, before they are sent.
        needs_held: Nothing of this counts: `Person.held` is to be looked up, and the same asked again.
    """

    replies: tuple[Reply, ...]
    person: Person
    language: Language
    match: Match | None = field(default=None)
    effects: tuple[Effect, ...] = ()
    needs_held: bool = False


def looking_up(person: Person, language: Language) -> Turn:
    """That what is held of a person must be known before anything can be decided."""
    return Turn((), person, language, needs_held=True)


def after_sending(person: Person, sent: Iterable[tuple[Reply, int]]) -> Person:
    """The person, once it's known as which messages replies went out.

    Args:
        person: What is known of them since the turn.
        sent: Replies, and the numbers of the messages that show them.
    """
    draft, offered_in = person.draft, person.offered_in
    for reply, message in sent:
        if draft is not None:
            draft = draft.sent(message, repeats=reply.repeats, asks=reply.asks)
        if offered_in is None and reply.buttons and reply.buttons == person.offered:
            offered_in = message
    return replace(person, draft=draft, offered_in=offered_in)
