"""Sign-ups and proofs for commands, which run beside the bot or where there is no bot; they need no secret key."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final

from sqlalchemy import exists, insert, make_url, select

from appealbot.adapters.store import proofs
from appealbot.adapters.store.database import opened
from appealbot.adapters.store.migration import migrate
from appealbot.adapters.store.records import Kept, Proof
from appealbot.adapters.store.retention import due_sign_ups, take_away_expired
from appealbot.adapters.store.schema import (
    consent_texts,
    consents,
    dialogue_erasures,
    erasures,
    sealed_copies,
    sign_ups,
)
from appealbot.adapters.store.sign_ups import erase, receipt_digest, take_away
from appealbot.adapters.store.statements import CLEAR_DIALOGUES, FORGET_EACH_BEFORE
from appealbot.errors import NoDatabaseError, NoRecordError

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Sequence
    from datetime import datetime

    from sqlalchemy import Table
    from sqlalchemy.ext.asyncio import AsyncConnection

    from appealbot.adapters.store.database import Database
    from appealbot.adapters.store.records import Anchor, Ledger, Purged

LOG_TRIES: Final = 100
"""Of emptying the log while the bot reads: ten seconds."""
_KEPT: Final = (
    select(sign_ups, consents.c.version, consents.c.news, sealed_copies.c.recipient, sealed_copies.c.sealed)
    .join_from(sign_ups, consents, consents.c.id == sign_ups.c.id)
    .join(sealed_copies, sealed_copies.c.sign_up == sign_ups.c.id)
    .order_by(sign_ups.c.created, sign_ups.c.id, sealed_copies.c.recipient)
)


class Archive:
    """What is stored of people. Made by `Archive.open`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    @classmethod
    @asynccontextmanager
    async def open(cls, url: str) -> AsyncIterator[Archive]:
        """The archive in a database that is there already, brought up to date where needed.

        Raises:
            NoDatabaseError: It isn't there.
            StoreUnusableError: It can't be opened or written.
            StoreDamagedError: Its file is damaged.
            StoreNewerError: A newer version of the program made it.
        """
        _must_be_there(url)
        async with opened(url) as database:
            with database.speaking():
                async with database.writing.begin():
                    await database.writing.run_sync(migrate)
                yield cls(database)

    async def sign_ups(self) -> tuple[Kept, ...]:
        """All sign-ups, the oldest first."""
        found: dict[str, Kept] = {}
        for row in await self._database.reading.execute(_KEPT):
            earlier = found[row.id].sealed if row.id in found else ()
            found[row.id] = Kept(
                id=row.id,
                appeal=row.appeal,
                language=row.language,
                created=row.created,
                confirmed=row.confirmed,
                expires=row.expires,
                version=row.version,
                news=row.news,
                sealed=(*earlier, (row.recipient, row.sealed)),
            )
        return tuple(found.values())

    async def proof(self, proof_id: str) -> tuple[Proof, str]:
        """A proof of consent, and the text that was agreed to.

        Raises:
            NoRecordError: There is none with this id.
        """
        text = consent_texts.c.body
        found = select(consents, text).join(consent_texts).where(consents.c.id == proof_id)
        row = (await self._database.reading.execute(found)).mappings().first()
        if row is None:
            raise NoRecordError("id", proof_id)
        body: str = row["body"]
        return Proof(**{name: row[name] for name in Proof.__slots__}), body

    async def broken_proofs(self) -> list[int]:
        """The numbers of proofs that were changed after they were written."""
        return await proofs.broken_links(self._database.reading)

    async def anchor(self) -> Anchor:
        """Where the chain of proofs ends."""
        return await proofs.anchor(self._database.reading)

    async def holds(self, told: Anchor) -> bool | None:
        """Whether the chain of proofs still is what it was up to an anchor; None where nothing can tell any more."""
        return await proofs.holds(self._database.reading, told)

    async def erase(self, receipt: str, now: datetime) -> int:
        """Takes away all sign-ups of the person who has this receipt, from the files too; how many there were.

        Raises:
            NoRecordError: No sign-up has this receipt.
            TimeoutError: They are gone from the database, but not yet from its log, as others read it without end.
        """
        found = select(sign_ups.c.subject).where(sign_ups.c.receipt == receipt_digest(receipt))
        connection = self._database.writing
        async with connection.begin():
            subject: bytes | None = (await connection.execute(found)).scalar()
            if subject is None:
                raise NoRecordError("receipt", receipt)
            gone = await erase(connection, [subject], now)
        await self._empty_log()
        return gone

    async def due(self, now: datetime) -> tuple[int, int]:
        """How many sign-ups are past their time, and how many there are."""
        return await due_sign_ups(self._database.reading, now)

    async def purge(self, now: datetime) -> Purged:
        """Takes away what is past its time, however much it is: a person said so.

        Raises:
            TimeoutError: It's gone from the database, but not yet from its log, as others read it without end.
        """
        connection = self._database.writing
        async with connection.begin():
            purged = await take_away_expired(connection, now, however_many=True)
        await self._empty_log()
        return purged

    async def erase_again(self, noted: Ledger, ended: Sequence[str], now: datetime) -> int:
        """Takes away, after an older backup was put back, whose erasure was noted since, and what is past its time.

        Args:
            noted: Whose erasure was noted, and when.
            ended: The ids of sign-ups that were gone; people may have had other names when the backup was made.
            now: The time.

        Returns:
            How many sign-ups that were erased before were in the backup.
        """
        connection = self._database.writing
        async with connection.begin():
            await _news(connection, erasures, noted.subjects)
            if keys := await _news(connection, dialogue_erasures, noted.dialogues):
                await connection.execute(CLEAR_DIALOGUES, {"keys": keys})
                await connection.execute(FORGET_EACH_BEFORE, {"keys": keys})
            erased = exists().where(erasures.c.subject == sign_ups.c.subject, erasures.c.at >= sign_ups.c.created)
            again = await take_away(connection, erased, now)
            back = set((await connection.execute(select(sign_ups.c.id))).scalars()).intersection(ended)
            for each in sorted(back):
                again += await take_away(connection, sign_ups.c.id == each, now)
            await take_away_expired(connection, now, however_many=True)
        await self._empty_log()
        return again

    async def _empty_log(self) -> None:
        for _ in range(LOG_TRIES):
            if await self._database.empty_log():
                return
            await asyncio.sleep(0.1)
        raise TimeoutError


async def _news(connection: AsyncConnection, ledger: Table, noted: Sequence[tuple[bytes, datetime]]) -> list[bytes]:
    """Adds to a ledger what it doesn't have yet; returns whose names those were."""
    name = next(iter(ledger.columns)).name
    known = {tuple(row) for row in await connection.execute(select(ledger))}
    new = [each for each in noted if each not in known]
    if new:
        await connection.execute(insert(ledger), [{name: digest, "at": at} for digest, at in new])
    return [digest for digest, _ in new]


def _must_be_there(url: str) -> None:
    named = make_url(url)
    if named.get_backend_name() == "sqlite" and not Path(named.database or "").is_file():
        raise NoDatabaseError(named.database)
