"""Short words for what the store's tests do all the time."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Final

from appealbot.adapters.store.records import Count, Move, Update

if TYPE_CHECKING:
    from appealbot.adapters.store.records import Effect
    from appealbot.adapters.store.store import Store

NOW: Final = datetime(2026, 11, 22, 12, 0, 0, 123456, tzinfo=UTC)
DAY: Final = timedelta(days=1)
EFFECT: Final = Count("effect", NOW.date())


def message(number: int, chat: int = 1) -> Update:
    return Update(number, f"message:{chat}:{number}")


def move(before: str | None, state: str | None, *effects: Effect, at: datetime = NOW) -> Move:
    return Move(before, state, at, at + DAY, (EFFECT,), effects)


async def handle(store: Store, update: Update, dialogue: str, state: str | None = "said") -> bool:
    """What the intake does with an update: until it's written, or found to be written."""
    while (found := await store.find(update, dialogue, NOW)).status == "new":
        if await store.commit(update, dialogue, move(found.state, state)):
            store.done(update)
            return True
    return False


async def forget(store: Store, dialogue: str, number: int = 900) -> None:
    """What the intake does where nothing of a dialogue is to be left."""
    update = message(number, chat=900)
    found = await store.find(update, dialogue, NOW)
    erasing = replace(move(found.state, None), erases=True, by_right=True)
    assert await store.commit(update, dialogue, erasing)
    store.done(update)
    await store.flush()


async def effects(store: Store) -> int:
    return (await store.counts()).get(EFFECT, 0)
