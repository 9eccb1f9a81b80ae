"""Takes away what is past its time: `core.retention` says which that is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import delete

from appealbot.adapters.store.records import Purged
from appealbot.adapters.store.schema import consents, dialogues, erasures, parked, sign_ups, starts, updates
from appealbot.adapters.store.sign_ups import take_away
from appealbot.core.retention import ERASURES_KEPT, PARKED_KEPT, PROOFS_KEPT, STARTS_KEPT, UPDATES_KEPT

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy.ext.asyncio import AsyncConnection


async def take_away_expired(connection: AsyncConnection, now: datetime) -> Purged:
    """Takes away what is past its time, and says how much that was; at once again it's nothing."""
    old = await connection.execute(delete(updates).where(updates.c.at < now - UPDATES_KEPT))
    await connection.execute(delete(parked).where(parked.c.at <= now - PARKED_KEPT))
    states = await connection.execute(delete(dialogues).where(dialogues.c.expires <= now))
    gone = await take_away(connection, sign_ups.c.expires <= now, now)
    proofs = await connection.execute(delete(consents).where(consents.c.ended < now - PROOFS_KEPT))
    noted = await connection.execute(delete(erasures).where(erasures.c.at < now - ERASURES_KEPT))
    begun = await connection.execute(delete(starts).where(starts.c.at <= now - STARTS_KEPT))
    return Purged(old.rowcount, states.rowcount, gone, proofs.rowcount, noted.rowcount, begun.rowcount)
