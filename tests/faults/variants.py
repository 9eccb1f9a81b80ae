"""The bot with a mistake in it, for controls: `python -m tests.faults.variants MISTAKE run`.

A check that the bot passes must fail, or have something to find, with a program that makes the mistake.
"""

from __future__ import annotations

import asyncio
import logging
import sys
import warnings
from datetime import UTC, datetime
from itertools import count
from typing import TYPE_CHECKING, Final

from appealbot.adapters.store.records import Move, Update
from appealbot.adapters.store.store import Store
from appealbot.bootstrap.parking import Parking
from appealbot.bootstrap.turns import Turns
from appealbot.commands.cli import app
from appealbot.core import dialogues, sign_up
from appealbot.core.conversation import Conversation

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy.ext.asyncio import AsyncConnection

    from appealbot.adapters.store.records import Effect, SealedSignUp
    from appealbot.adapters.telegram.reading import Heard
    from appealbot.core.turn import Incoming, Person, Turn

LATE: Final = 5.0
"""Seconds from a hasty bot's "saved" until it's stored."""
EVERY: Final = 7
"""Every so many messages break a broken bot."""
_background: set[asyncio.Task[bool]] = set()


def hasty() -> None:
    """Says that a sign-up is stored, and stores it later."""
    saving, late = Store.saving, count()

    async def promising(store: Store, person: int, sign_up: SealedSignUp) -> Effect:
        effect = await saving(store, person, sign_up)

        async def store_it() -> bool:
            await asyncio.sleep(LATE)
            now = datetime.now(UTC)
            return await store.commit(
                Update(next(late), "late"), f"late {person}", Move(None, None, now, now, (), (effect,))
            )

        async def promise(_: AsyncConnection) -> None:
            _background.add(asyncio.create_task(store_it()))

        return promise

    Store.saving = promising  # type: ignore[assignment, method-assign] # the mistake


def broken() -> None:
    """Raises errors that hold what people wrote, warns of it, and dies of it when it's told to."""
    respond, settle = Conversation.respond, Turns.settle
    heard: list[Incoming] = []

    def answer(conversation: Conversation, incoming: Incoming, person: Person, now: datetime) -> Turn:
        heard.append(incoming)
        if len(heard) % EVERY:
            return respond(conversation, incoming, person, now)
        warnings.warn(f"{incoming} {person}", stacklevel=1)
        logging.getLogger("library").error("%s of %s", incoming, person)
        asyncio.get_running_loop().call_soon(_raise, f"{incoming} {person}")
        raise ValueError(f"{incoming} {person}")

    async def settled(turns: Turns) -> None:
        if any("die" in repr(each) for each in heard):
            raise RuntimeError(repr(heard))
        await settle(turns)

    Conversation.respond = answer  # type: ignore[assignment, method-assign] # the mistake
    Turns.settle = settled  # type: ignore[assignment, method-assign] # the mistake


def patient() -> None:
    """Confirms only what stands below the oldest update that isn't handled, whoever waits behind it."""

    async def park(self: Parking, updates: Sequence[Heard]) -> bool:  # noqa: ARG001
        return False

    Parking.park = park  # type: ignore[method-assign] # the mistake


def eager() -> None:
    """Counts a typed yes whether its question was on the screen or not, and a number for one."""
    for module in (sign_up, dialogues):
        module.why_not_counted = lambda *_: None  # type: ignore[attr-defined] # the mistake


def _raise(text: str) -> None:
    raise KeyError(text)


if __name__ == "__main__":
    {"hasty": hasty, "broken": broken, "patient": patient, "eager": eager}[sys.argv.pop(1)]()
    app()
