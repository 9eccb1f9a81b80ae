"""What goes into the store and comes out of it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable
    from datetime import date, datetime

    from sqlalchemy.ext.asyncio import AsyncConnection

    Effect: TypeAlias = Callable[[AsyncConnection], Awaitable[object]]
    """What else is written with a turn, in its transaction. It may be run again after a rollback, so it touches nothing
    but the connection."""


@dataclass(frozen=True, slots=True)
class Update:
    """One thing that Telegram told, once or again.

    Attributes:
        id: Telegram's number for it. Numbers begin anew at random after an idle week, so they alone tell nothing.
        what: What it's about: its kind, its chat and its own number there, such as "message:42:17".
    """

    id: int
    what: str


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
    """

    before: str | None
    state: str | None
    at: datetime
    expires: datetime
    counts: tuple[Count, ...] = ()
    effects: tuple[Effect, ...] = ()


@dataclass(frozen=True, slots=True)
class Purged:
    """What a purge took away.

    Attributes:
        updates: How many updates' digests.
        dialogues: How many dialogues' states.
        held: Nothing was looked at, since the clock can't be right.
    """

    updates: int = 0
    dialogues: int = 0
    held: bool = False
