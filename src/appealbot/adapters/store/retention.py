"""Takes away what is past its time: `core.retention` says which that is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sqlalchemy import delete, func, select, update

from appealbot.adapters.store.records import Purged
from appealbot.adapters.store.schema import (
    consents,
    dialogue_erasures,
    dialogues,
    erasures,
    parked,
    sign_ups,
    starts,
    updates,
)
from appealbot.adapters.store.sign_ups import take_away
from appealbot.adapters.store.statements import CLEAR_DIALOGUES, FORGET_BEFORE
from appealbot.core.retention import (
    ERASURES_KEPT,
    PARKED_KEPT,
    PROOFS_KEPT,
    STARTS_KEPT,
    STATES_BEFORE_KEPT,
    UPDATES_KEPT,
)

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy.ext.asyncio import AsyncConnection


MOST_AT_ONCE: Final = 10
LARGEST_SHARE: Final = 0.2
"""Of all sign-ups. More than both at once is rather a wrong clock than the time: that waits for a person's word."""


async def take_away_expired(connection: AsyncConnection, now: datetime, *, however_many: bool = False) -> Purged:
    """Takes away what is past its time, and says how much that was; at once again it's nothing.

    Args:
        connection: In a transaction.
        now: The time.
        however_many: A person said so: sign-ups go even if they are many.
    """
    due, stored = await due_sign_ups(connection, now)
    waits = not however_many and due > MOST_AT_ONCE and due > LARGEST_SHARE * stored
    gone = 0 if waits else await take_away(connection, sign_ups.c.expires <= now, now)
    old = await connection.execute(delete(updates).where(updates.c.at < now - UPDATES_KEPT))
    await connection.execute(delete(parked).where(parked.c.at <= now - PARKED_KEPT))
    before = updates.c.before.is_not(None) & (updates.c.at <= now - STATES_BEFORE_KEPT)
    await connection.execute(update(updates).where(before).values(dialogue=None, before=None))
    states = await connection.execute(delete(dialogues).where(dialogues.c.expires <= now))
    lines = await _take_away_last_lines(connection, now)
    proofs = await connection.execute(delete(consents).where(consents.c.ended < now - PROOFS_KEPT))
    noted = [
        await connection.execute(delete(ledger).where(ledger.c.at < now - ERASURES_KEPT))
        for ledger in (erasures, dialogue_erasures)
    ]
    begun = await connection.execute(delete(starts).where(starts.c.at <= now - STARTS_KEPT))
    return Purged(
        updates=old.rowcount,
        dialogues=states.rowcount + lines,
        sign_ups=gone,
        proofs=proofs.rowcount,
        erasures=sum(each.rowcount for each in noted),
        starts=begun.rowcount,
        waiting=due if waits else 0,
    )


async def _take_away_last_lines(connection: AsyncConnection, now: datetime) -> int:
    """Takes the last line of states whose last lines' time is over, which of many is all; how many there were."""
    over = select(dialogues.c.key, dialogues.c.state).where(dialogues.c.last_line_until <= now).with_for_update()
    rows = (await connection.execute(over)).all()
    for row in rows:
        await connection.execute(FORGET_BEFORE, {"key": row.key})
        if "\n" in row.state:
            rest = {"state": row.state.rpartition("\n")[0], "last_line_until": None}
            await connection.execute(update(dialogues).where(dialogues.c.key == row.key).values(rest))
    await connection.execute(CLEAR_DIALOGUES, {"keys": [row.key for row in rows if "\n" not in row.state]})
    return len(rows)


async def due_sign_ups(connection: AsyncConnection, now: datetime) -> tuple[int, int]:
    """How many sign-ups are past their time, and how many there are."""
    counted = select(func.count().filter(sign_ups.c.expires <= now), func.count()).select_from(sign_ups)
    due, stored = (await connection.execute(counted)).one()
    return due, stored
