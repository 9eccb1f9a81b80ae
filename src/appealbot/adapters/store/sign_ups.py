"""Sign-ups: stored sealed, found again by whoever they are of, gone with all that hangs on them."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Final

from sqlalchemy import bindparam, delete, exists, insert, select, update

from appealbot.adapters.store.proofs import add_proof, end_proofs, lock_chain
from appealbot.adapters.store.schema import consents, erasures, sealed_copies, sign_ups, starts
from appealbot.core.effects import StoredIntent
from appealbot.core.retention import STARTS_KEPT

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from sqlalchemy import ColumnElement, Row
    from sqlalchemy.ext.asyncio import AsyncConnection

    from appealbot.adapters.store.records import SealedSignUp
    from appealbot.adapters.store.tags import Tags

STORED: Final = (
    select(sign_ups.c.subject, sign_ups.c.appeal, sign_ups.c.created, sign_ups.c.expires)
    .add_columns(consents.c.version, consents.c.news)
    .join_from(sign_ups, consents, consents.c.id == sign_ups.c.id)
    .where(sign_ups.c.subject.in_(bindparam("subjects", expanding=True)))
    .order_by(sign_ups.c.created)
)

STARTS: Final = select(starts).where(starts.c.person.in_(bindparam("people", expanding=True)))


def receipt_digest(receipt: str) -> bytes:
    """Finds a receipt however it was typed; it tells nothing about the person, so it needs no key."""
    plain = "".join(letter for letter in receipt.upper() if letter.isascii() and letter.isalnum())
    return hashlib.sha256(b"receipt\0" + plain.encode()).digest()


def stored_intents(rows: Iterable[Row[tuple[object, ...]]]) -> dict[bytes, tuple[StoredIntent, ...]]:
    """The rows of `STORED`, by subject."""
    found: dict[bytes, tuple[StoredIntent, ...]] = {}
    for row in rows:
        intent = StoredIntent(row.appeal, row.created, row.expires, row.version, row.news)
        found[row.subject] = (*found.get(row.subject, ()), intent)
    return found


async def begin(connection: AsyncConnection, person: bytes, at: datetime) -> None:
    """Notes that somebody began a sign-up, and forgets what is too old to count."""
    await connection.execute(delete(starts).where(starts.c.at <= at - STARTS_KEPT))
    noted = select(exists().where(starts.c.person == person, starts.c.at == at))
    if not (await connection.execute(noted)).scalar():
        await connection.execute(insert(starts), {"person": person, "at": at})


async def save(connection: AsyncConnection, subject: bytes, sign_up: SealedSignUp) -> None:
    """Stores a sign-up in place of the person's earlier one for the same appeal."""
    head = await lock_chain(connection)
    same = (sign_ups.c.subject == subject) & (sign_ups.c.appeal == sign_up.appeal)
    earlier: str | None = (await connection.execute(select(sign_ups.c.id).where(same))).scalar()
    await take_away(connection, same, sign_up.at)
    await add_proof(connection, head, sign_up, earlier)
    row = {
        "id": sign_up.id,
        "subject": subject,
        "appeal": sign_up.appeal,
        "language": sign_up.consent.language,
        "created": sign_up.at,
        "confirmed": sign_up.at,
        "expires": sign_up.expires,
        "receipt": receipt_digest(sign_up.receipt),
    }
    await connection.execute(insert(sign_ups), row)
    copies = [{"sign_up": sign_up.id, "recipient": key_id, "sealed": sealed} for key_id, sealed in sign_up.sealed]
    await connection.execute(insert(sealed_copies), copies)


async def rename(connection: AsyncConnection, earlier: Iterable[Tags], present: Tags, now: datetime) -> None:
    """Gives what stands under a person's earlier names the present ones; of two sign-ups for an appeal the newer stays.

    Args:
        connection: In a transaction.
        earlier: The names that they had, the latest first.
        present: The names that they have.
        now: The time.
    """
    for before in earlier:
        newer = select(sign_ups.c.appeal).where(sign_ups.c.subject == present.subject)
        await take_away(connection, (sign_ups.c.subject == before.subject) & sign_ups.c.appeal.in_(newer), now)
        await connection.execute(
            update(sign_ups).where(sign_ups.c.subject == before.subject).values(subject=present.subject)
        )
        await connection.execute(update(starts).where(starts.c.person == before.starter).values(person=present.starter))


async def erase(connection: AsyncConnection, subjects: Sequence[bytes], at: datetime) -> int:
    """Takes away all sign-ups of a person, and notes that for the time after a restore; how many there were.

    Args:
        connection: In a transaction.
        subjects: The names that the person has, and had under former keys, as an older backup knows no other.
        at: When they asked for it.
    """
    gone = await take_away(connection, sign_ups.c.subject.in_(subjects), at)
    if not gone:
        return 0
    noted = await connection.execute(select(erasures.c.subject).where(erasures.c.at == at))
    if new := [{"subject": subject, "at": at} for subject in set(subjects) - set(noted.scalars())]:
        await connection.execute(insert(erasures), new)
    return gone


async def take_away(connection: AsyncConnection, which: ColumnElement[bool], at: datetime) -> int:
    """Takes away sign-ups with their sealed copies, and reduces their proofs; how many there were."""
    await end_proofs(connection, consents.c.id.in_(select(sign_ups.c.id).where(which)), at)
    return (await connection.execute(delete(sign_ups).where(which))).rowcount
