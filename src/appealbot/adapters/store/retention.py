"""How long what is kept."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from sqlalchemy import delete

from appealbot.adapters.store.records import Purged
from appealbot.adapters.store.schema import consents, dialogues, erasures, parked, sign_ups, starts, updates
from appealbot.adapters.store.sign_ups import take_away
from appealbot.core.sign_up_terms import STARTS_KEPT

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy.ext.asyncio import AsyncConnection

PARKED_KEPT: Final = timedelta(days=1)
"""As long as Telegram would have kept them."""
UPDATES_KEPT: Final = timedelta(days=8)
"""Telegram repeats an update for a day; a week more covers a server that was down."""
BACKUPS_KEPT: Final = timedelta(days=14)
ERASURES_KEPT: Final = BACKUPS_KEPT + timedelta(days=1)
"""As long as a backup may bring back what was erased."""
PROOFS_KEPT: Final = timedelta(days=3 * 365 + 1)
"""After a consent ended: until claims lapse, three years (§ 195 BGB)."""


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
