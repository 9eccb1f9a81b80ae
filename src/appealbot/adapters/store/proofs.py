"""Proofs of consent: a chain in which a later change shows, and of which little is left once somebody withdraws."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, replace
from typing import TYPE_CHECKING, Final

from sqlalchemy import insert, select, update

from appealbot.adapters.store.records import Anchor, Proof
from appealbot.adapters.store.schema import consent_texts, consents, facts

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from sqlalchemy import ColumnElement
    from sqlalchemy.ext.asyncio import AsyncConnection

    from appealbot.adapters.store.records import SealedSignUp
    from appealbot.core.effects import Answer

HEAD: Final = "proofs"
"""The fact that holds the last proof's number and link. It's locked while a proof is added: two that wrote at once
would fork the chain."""
_END: Final = select(facts.c.value).where(facts.c.name == HEAD)
_HEAD: Final = _END.with_for_update()
REDUCED: Final = ("salt", "appeal", "news", "act", "message", "answers", "bot", "supersedes")
"""What goes when the consent ends. The rest can't be tied to anybody, and is kept to answer claims."""


async def lock_chain(connection: AsyncConnection) -> tuple[int, bytes]:
    """The last proof's number and link; nobody else adds one until the transaction ends."""
    number, link = (await connection.execute(_HEAD)).scalar_one().split()
    return int(number), bytes.fromhex(link)


async def add_proof(
    connection: AsyncConnection, head: tuple[int, bytes], sign_up: SealedSignUp, supersedes: str | None
) -> None:
    """Puts a proof at the end of the chain, and its text into the archive if it's new there."""
    consent = sign_up.consent
    body = hashlib.sha256(consent.text.encode()).digest()
    if (await connection.execute(select(consent_texts.c.digest).where(consent_texts.c.digest == body))).first() is None:
        row = {"digest": body, "version": consent.version, "language": consent.language, "body": consent.text}
        await connection.execute(insert(consent_texts), {**row, "first": consent.at})
    proof = Proof(
        id=sign_up.id,
        number=head[0] + 1,
        previous=head[1],
        text=body,
        version=consent.version,
        language=consent.language,
        at=consent.at,
        details=b"",
        salt=sign_up.salt,
        appeal=sign_up.appeal,
        news=consent.news,
        act=consent.act,
        message=consent.message,
        answers=json.dumps([_told(each) for each in consent.answers], ensure_ascii=False),
        bot=sign_up.bot,
        supersedes=supersedes,
        ended=None,
    )
    proof = replace(proof, details=_details(proof))
    await connection.execute(insert(consents), asdict(proof))
    value = f"{proof.number} {_link(proof).hex()}"
    await connection.execute(update(facts).where(facts.c.name == HEAD).values(value=value))


async def end_proofs(connection: AsyncConnection, which: ColumnElement[bool], at: datetime) -> None:
    """Reduces proofs to what is kept after a consent ended."""
    ended = update(consents).where(which, consents.c.ended.is_(None))
    await connection.execute(ended.values({"ended": at, **dict.fromkeys(REDUCED)}))


async def anchor(connection: AsyncConnection) -> Anchor:
    """Where the chain ends."""
    value: str = (await connection.execute(_END)).scalar_one()
    number, link = value.split()
    return Anchor(int(number), bytes.fromhex(link))


async def holds(connection: AsyncConnection, told: Anchor) -> bool | None:
    """Whether the chain still is what it was up to an anchor.

    Returns:
        None where all that could tell was purged at the end of its time.
    """
    end = await anchor(connection)
    found = select(consents).where(consents.c.number.in_([told.number, told.number + 1]))
    proofs = [Proof(**row) for row in (await connection.execute(found)).mappings()]
    links = [_link(proof) if proof.number == told.number else proof.previous for proof in proofs]
    if told.number >= end.number:
        links.append(end.link if told.number == end.number else b"")
    return all(link == told.link for link in links) if links else None


async def broken_links(connection: AsyncConnection) -> list[int]:
    """The numbers of the proofs that aren't what they were when they were added, or whose neighbour is missing.

    What was purged at the end of its time leaves a gap, which breaks nothing.
    """
    rows = await connection.execute(select(consents).order_by(consents.c.number))
    proofs = [Proof(**row) for row in rows.mappings()]
    end = await anchor(connection)
    return sorted(_broken(proofs, end.number, end.link))


def _told(answer: Answer) -> list[str | int | None]:
    return [answer.question, answer.at.isoformat(), answer.act, answer.message, answer.said]


def _broken(proofs: Sequence[Proof], last: int, link: bytes) -> set[int]:
    expected = {proof.number - 1: proof.previous for proof in proofs} | {last: link}
    changed = {proof.number for proof in proofs if _link(proof) != expected.get(proof.number, _link(proof))}
    unproven = {proof.number for proof in proofs if proof.ended is None and _details(proof) != proof.details}
    beyond = {proof.number for proof in proofs if proof.number > last}
    return changed | unproven | beyond


def _link(proof: Proof) -> bytes:
    """What the next proof holds of this one: it's the same after the details are gone."""
    kept = [proof.number, proof.id, proof.text.hex(), proof.version, proof.language, proof.at.isoformat()]
    content = json.dumps([proof.previous.hex(), *kept, proof.details.hex()])
    return hashlib.sha256(content.encode()).digest()


def _details(proof: Proof) -> bytes:
    """Tells nothing without the salt, however few the possibilities.

    Proofs of before answers were kept go on proving what they did.
    """
    told = [proof.appeal, proof.news, proof.act, proof.message, proof.bot, proof.supersedes]
    if proof.answers is not None:
        told.append(proof.answers)
    return hashlib.sha256((proof.salt or b"") + json.dumps(told).encode()).digest()
