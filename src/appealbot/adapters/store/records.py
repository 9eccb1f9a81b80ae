"""What goes into the store and comes out of it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable
    from datetime import date, datetime

    from sqlalchemy.ext.asyncio import AsyncConnection

    from appealbot.core.effects import Consent

    Effect: TypeAlias = Callable[[AsyncConnection], Awaitable[object]]
    """What else is written with a turn, in its transaction. It may be run again after a rollback, so it touches nothing
    but the connection."""


@dataclass(frozen=True, slots=True)
class Erasing:
    """An effect that takes something away: when its turn is acknowledged, what went is gone from the files, too.

    Attributes:
        effect: What it does.
        alone: It does nothing else, so that it must succeed on a full disk, too.
    """

    effect: Effect
    alone: bool = True

    async def __call__(self, connection: AsyncConnection) -> object:
        """What the effect does."""
        return await self.effect(connection)


@dataclass(frozen=True, slots=True)
class Update:
    """One thing that Telegram told, once or again.

    Attributes:
        id: Telegram's number for it. Numbers begin anew at random after an idle week, so they alone tell nothing.
        what: What it's about: its kind and its own number, such as "message:17".
    """

    id: int
    what: str


@dataclass(frozen=True, slots=True)
class Parked:
    """An update that takes long.

    Attributes:
        update: Which.
        sealed: All that is needed to answer it, unreadable without the key.
        at: When it was parked.
    """

    update: Update
    sealed: str
    at: datetime


class Status(StrEnum):
    """How far an update has come."""

    NEW = "new"
    COMMITTED = "committed"
    """Its effects are stored; whether its answer went out isn't known."""
    DONE = "done"
    SET_ASIDE = "set_aside"
    """It failed too often, and isn't tried again."""


@dataclass(frozen=True, slots=True)
class Found:
    """What is known of an update and its dialogue.

    Attributes:
        status: How far the update has come.
        attempts: How often it failed.
        state: What to respond from: the dialogue's state now; for a committed update the state before it, so that the
            same answer comes out again.
        at: When a committed update was handled.
    """

    status: Status
    attempts: int = 0
    state: str | None = None
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Count:
    """One more of something on a day; of whom isn't known."""

    name: str
    day: date


@dataclass(frozen=True, slots=True)
class Move:
    """A dialogue's move from one state to another, with all that is written in the same transaction.

    Attributes:
        before: The state that was found and responded from.
        state: The state from now on, opaque to the store; None: none.
        at: When the update was handled; once committed it's answered again as of then.
        expires: When the state counts no longer.
        counts: What is counted.
        effects: What else is written.
        last_line_until: When the state's last line, which may be its only one, is to be erased before.
        by_right: It's written on a full disk, too, as somebody sees to what is stored of them.
        erases: Something of the dialogue is gone from now on, and mustn't come back with a backup.
    """

    before: str | None
    state: str | None
    at: datetime
    expires: datetime
    counts: tuple[Count, ...] = ()
    effects: tuple[Effect, ...] = ()
    last_line_until: datetime | None = None
    by_right: bool = False
    erases: bool = False


@dataclass(frozen=True, slots=True)
class Purged:
    """What a purge took away.

    Attributes:
        updates: How many updates' digests.
        dialogues: How many dialogues' states, or last lines of such.
        sign_ups: How many sign-ups.
        proofs: How many proofs of consents that ended long ago.
        erasures: How many notes of erasures that no backup needs any more.
        starts: How many notes of sign-ups begun.
        waiting: How many sign-ups are past their time but stay, as they are too many at once.
        held: Nothing was looked at, since the clock can't be right.
    """

    updates: int = 0
    dialogues: int = 0
    sign_ups: int = 0
    proofs: int = 0
    erasures: int = 0
    starts: int = 0
    waiting: int = 0
    held: bool = False


@dataclass(frozen=True, slots=True)
class Ledger:
    """Who had something erased, and when; names alone.

    Attributes:
        subjects: Of people whose sign-ups were erased.
        dialogues: Of dialogues whose drafts or settings were erased.
    """

    subjects: tuple[tuple[bytes, datetime], ...] = ()
    dialogues: tuple[tuple[bytes, datetime], ...] = ()


@dataclass(frozen=True, slots=True)
class SealedSignUp:
    """A sign-up as it's stored; what the person told is sealed.

    Attributes:
        id: 32 hexadecimal digits, the same when the update is repeated; its proof of consent has it, too.
        salt: 16 bytes that nobody can guess, for the proof.
        appeal: The appeal's id.
        sealed: What the person told, sealed to each recipient, with the id of their key.
        receipt: What finds it again.
        consent: What the person agreed to.
        bot: The program's version.
        at: When it was confirmed.
        expires: When it's erased unasked.
    """

    id: str
    salt: bytes
    appeal: str
    sealed: tuple[tuple[str, bytes], ...]
    receipt: str
    consent: Consent
    bot: str
    at: datetime
    expires: datetime


@dataclass(frozen=True, slots=True)
class Kept:
    """A sign-up as those see it who may read it.

    Attributes:
        id: Its own and its proof's.
        appeal: The appeal's id.
        language: The person's.
        created: When it was stored.
        confirmed: When the person confirmed it.
        expires: When it's erased unasked.
        version: Of the consent text.
        news: Whether news by e-mail were agreed to.
        sealed: What the person told, sealed, with the id of each recipient's key.
    """

    id: str
    appeal: str
    language: str
    created: datetime
    confirmed: datetime
    expires: datetime
    version: str
    news: bool
    sealed: tuple[tuple[str, bytes], ...]


@dataclass(frozen=True, slots=True)
class Proof:
    """What is kept of a consent. Fields that may be None are gone once it `ended`, but for that one itself.

    Attributes:
        id: Its sign-up's, as long as there is one.
        number: Its place in the chain, from 1.
        previous: The link of the proof before it.
        text: SHA-256 of the text.
        version: Of the text.
        language: Of the text.
        at: When it was given.
        details: A salted digest of what goes when it ends.
        salt: The salt.
        appeal: What for.
        news: Whether for news by e-mail, too.
        act: How it was given.
        message: The number of the message that held the text.
        answers: What was said to each question, as JSON; None also in proofs of before it was kept.
        bot: The program's version.
        supersedes: The id of the person's consent before it.
        ended: When what it was given for was erased.
    """

    id: str
    number: int
    previous: bytes
    text: bytes
    version: str
    language: str
    at: datetime
    details: bytes
    salt: bytes | None
    appeal: str | None
    news: bool | None
    act: str | None
    message: int | None
    answers: str | None
    bot: str | None
    supersedes: str | None
    ended: datetime | None


@dataclass(frozen=True, slots=True)
class Anchor:
    """A place in the chain of proofs, by which a later change of anything up to it shows.

    Attributes:
        number: The last proof's; 0 where there is none.
        link: What a proof after it holds of it, and so of all before it.
    """

    number: int
    link: bytes
