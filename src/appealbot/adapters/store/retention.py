"""Takes away what is past its time: `core.retention` says which that is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import delete, select, update

from appealbot.adapters.store.records import Purged
from appealbot.adapters.store.schema import consents, dialogues, erasures, parked, sign_ups, starts, updates
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


async def take_away_expired(connection: AsyncConnection, now: datetime) -> Purged:
    """Takes away what is past its time, and says how much that was; at once again it's nothing."""
    old = await connection.execute(delete(updates).where(updates.c.at < now - UPDATES_KEPT))
    await connection.execute(delete(parked).where(parked.c.at <= now - PARKED_KEPT))
    before = updates.c.before.is_not(None) & (updates.c.at <= now - STATES_BEFORE_KEPT)
    await connection.execute(update(updates).where(before).values(dialogue=None, before=None))
    states = await connection.execute(delete(dialogues).where(dialogues.c.expires <= now))
    lines = await _take_away_last_lines(connection, now)
    gone = await take_away(connection, sign_ups.c.expires <= now, now)
    proofs = await connection.execute(delete(consents).where(consents.c.ended < now - PROOFS_KEPT))
    noted = await connection.execute(delete(erasures).where(erasures.c.at < now - ERASURES_KEPT))
    begun = await connection.execute(delete(starts).where(starts.c.at <= now - STARTS_KEPT))
    return Purged(old.rowcount, states.rowcount + lines, gone, proofs.rowcount, noted.rowcount, begun.rowcount)


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
