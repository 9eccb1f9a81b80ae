"""A sign-up is stored once, sealed, with its proof; what is erased or past its time is gone."""

from __future__ import annotations

import asyncio
import sqlite3
from contextlib import closing
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import text

from appealbot.adapters.store.archive import Archive
from appealbot.adapters.store.database import opened as opened_database
from appealbot.adapters.store.proofs import REDUCED
from appealbot.adapters.store.records import Move, Purged, Status
from appealbot.bootstrap.records import Filters
from appealbot.bootstrap.vault import Vault
from appealbot.core.effects import BeginSignUp, DeleteMessages, StoredIntent
from appealbot.core.turn import Held
from appealbot.errors import NoRecordError
from tests.store.moves import DAY, NOW, message
from tests.vault.people import (
    DEPUTY,
    KEY,
    OPERATOR,
    TEXT,
    YEAR,
    Shell,
    address_of,
    intent,
    name_of,
    opened,
    opened_store,
    receipt_of,
)

if TYPE_CHECKING:
    from pathlib import Path


TOGETHER = 50
"""Pairs: a replica waits for the other's transaction as long as people do, not for hundreds of sign-ups."""
PAIRS = {"sqlite": 500, "postgresql": 40}
"""Where replicas are on different machines, each conflict costs several round trips."""


def bytes_of(file: Path) -> bytes:
    return b"".join(each.read_bytes() for each in file.parent.iterdir())


async def test_a_sign_up_is_read_back_by_its_recipient_with_every_field(shell: Shell, url: str) -> None:
    await shell.save(1, news=True)
    assert (await shell.vault.held(1, NOW)).intents == (StoredIntent("kommunen", NOW, NOW + YEAR, "1", news=True),)
    assert (await shell.vault.held(2, NOW)).intents == ()
    async with Archive.open(url) as archive:
        found = await opened(archive, OPERATOR)
    assert len(found.rows[0].pop("id") or "") == 32  # type: ignore[attr-defined]
    assert found.rows == (
        {
            "appeal": "kommunen",
            "role": "mayor",
            "name": name_of(1),
            "place": "Musterstadt",
            "email": address_of(1),
            "username": None,
            "language": "de",
            "news": "yes",
            "created": "2026-11-22T12:00:00+00:00",
            "confirmed": "2026-11-22T12:00:00+00:00",
            "expires": "2027-11-22T12:00:00+00:00",
            "consent_version": "1",
        },
    )


async def test_what_is_no_matter_of_the_store_writes_nothing(shell: Shell) -> None:
    assert await shell.vault.effects_of([DeleteMessages((1, 2))], 1, "", NOW) == ()


async def test_the_same_update_makes_the_same_record(shell: Shell) -> None:
    effect = intent(1)
    one, other = (shell.vault._sealed(effect, "c", NOW) for _ in range(2))  # noqa: SLF001 - the value behind the effect
    assert (one.id, one.salt) == (other.id, other.salt)
    assert shell.vault._sealed(effect, "d", NOW).id != one.id  # noqa: SLF001 - the same


async def test_a_correction_takes_the_earlier_ones_place(shell: Shell, url: str) -> None:
    await shell.save(1)
    await shell.save(1, appeal="hessen")
    await shell.save(1, news=True, at=NOW + DAY)
    assert [each.created - NOW for each in (await shell.vault.held(1, NOW)).intents] == [timedelta(), DAY]
    async with Archive.open(url) as archive:
        kept = {each.appeal: each for each in await archive.sign_ups()}
        proof, _ = await archive.proof(kept["kommunen"].id)
        earlier, _ = await archive.proof(proof.supersedes or "")
        assert (proof.number, earlier.number, earlier.ended) == (3, 1, NOW + DAY)
        assert await archive.broken_proofs() == []


async def test_many_people_at_once_make_one_chain(url: str) -> None:
    async with opened_store(url, KEY) as one, opened_store(url, KEY) as other:
        shells = [Shell(store, Vault(store, [OPERATOR.recipient], KEY)) for store in (one, other)]
        shells[1].numbers = iter(range(1000, 2000))
        await asyncio.gather(*(shells[number % 2].save(number) for number in range(60)))
    async with Archive.open(url) as archive:
        assert len((await opened(archive, OPERATOR)).rows) == 60
        assert await archive.broken_proofs() == []


async def test_a_double_tap_at_two_replicas_makes_one_record(url: str) -> None:
    pairs = PAIRS[url.split("+", maxsplit=1)[0]]
    async with opened_store(url, KEY) as one, opened_store(url, KEY) as other:
        shells = [Shell(store, Vault(store, [OPERATOR.recipient], KEY)) for store in (one, other)]
        shells[1].numbers = iter(range(10_000, 20_000))
        for first in range(0, pairs, TOGETHER):
            people = range(first, min(first + TOGETHER, pairs))
            await asyncio.gather(*(shell.save(person) for person in people for shell in shells))
        assert [len((await one.held(person, NOW)).intents) for person in range(pairs)] == [1] * pairs
    async with Archive.open(url) as archive:
        assert len(await archive.sign_ups()) == pairs


async def test_a_tap_that_comes_100_times_under_new_numbers_leaves_one_record(shell: Shell, url: str) -> None:
    for _ in range(100):
        await shell.save(1)
    async with Archive.open(url) as archive:
        assert len(await archive.sign_ups()) == 1
        assert await archive.broken_proofs() == []


async def test_of_an_erased_sign_up_only_the_reduced_proof_is_left(shell: Shell, url: str) -> None:
    await shell.save(1)
    await shell.save(2, at=NOW + timedelta(seconds=1))
    async with Archive.open(url) as archive:
        proof_id = (await archive.sign_ups())[0].id
    await shell.erase(1, at=NOW + DAY)
    assert ((await shell.vault.held(1, NOW)).intents, len((await shell.vault.held(2, NOW)).intents)) == ((), 1)
    async with Archive.open(url) as archive:
        assert len(await archive.sign_ups()) == 1
        proof, body = await archive.proof(proof_id)
        assert (proof.at, proof.ended, body) == (NOW, NOW + DAY, TEXT)
        assert {getattr(proof, name) for name in REDUCED} == {None}
        assert await archive.broken_proofs() == []


async def test_no_byte_of_an_erased_sign_up_or_its_draft_is_left(sqlite: str, file: Path) -> None:
    async with opened_store(sqlite, KEY) as store:
        shell = Shell(store, Vault(store, [OPERATOR.recipient, DEPUTY.recipient], KEY), iter(range(1000)))
        for person in range(30):
            await shell.save(person)
        draft = shell.vault.seal_state(7, address_of(7))
        for number, (before, state) in enumerate(((None, draft), (draft, draft + " "), (draft + " ", draft)), 2000):
            await store.commit(message(number), "7:7", Move(before, state, NOW, NOW + DAY))
        async with Archive.open(sqlite) as archive:
            markers = [box[:24] for each in await archive.sign_ups() for _, box in each.sealed]
        await store.purge(NOW)  # moves all into the database's file, so that there's something to find
        assert all(marker in bytes_of(file) for marker in [*markers, draft.encode()])
        for person in range(30):
            await shell.erase(person)
        await store.flush()
        found = bytes_of(file)
    assert [marker for marker in [*markers, draft[:40].encode(), draft[-40:].encode()] if marker in found] == []


async def test_neither_ids_nor_what_was_told_nor_the_receipt_is_readable(sqlite: str, file: Path) -> None:
    async with opened_store(sqlite, KEY) as store:
        shell = Shell(store, Vault(store, [OPERATOR.recipient], KEY))
        await shell.save(4242424242)
        for marker in (
            "4242424242",
            name_of(4242424242),
            address_of(4242424242),
            "Musterstadt",
            receipt_of(4242424242),
        ):
            assert marker.encode() not in bytes_of(file)


async def test_a_receipt_finds_the_record_however_it_is_typed(shell: Shell, url: str) -> None:
    await shell.save(1)
    await shell.save(1, appeal="hessen")
    async with Archive.open(url) as archive:
        with pytest.raises(NoRecordError):
            await archive.erase(receipt_of(2), NOW)
        assert await archive.erase(f" {receipt_of(1).lower().replace('-', ' ')} ", NOW) == 2
    assert (await shell.vault.held(1, NOW)).intents == ()


async def test_a_second_recipient_and_a_new_key_lose_nothing(sqlite: str) -> None:
    async with opened_store(sqlite, KEY) as store:
        await Shell(store, Vault(store, [OPERATOR.recipient, DEPUTY.recipient], KEY)).save(1)
        await Shell(store, Vault(store, [DEPUTY.recipient], KEY), iter([9])).save(2)
    async with Archive.open(sqlite) as archive:
        assert len((await opened(archive, DEPUTY)).rows) == 2
        operators = await opened(archive, OPERATOR)
        assert (len(operators.rows), [*operators.locked.values()]) == (1, [(DEPUTY.recipient.id,)])
        assert len((await opened(archive, OPERATOR, DEPUTY)).rows) == 2


async def test_filters_choose(shell: Shell, url: str) -> None:
    await shell.save(1)
    await shell.save(2, news=True, at=NOW + DAY)
    await shell.save(3, appeal="hessen", at=NOW + DAY + timedelta(seconds=1))
    async with Archive.open(url) as archive:
        for filters, wanted in (
            (Filters(appeal="hessen"), [3]),
            (Filters(news=True), [2]),
            (Filters(since=NOW + DAY), [2, 3]),
            (Filters(role="mayor"), [1, 2, 3]),
            (Filters(role="citizen"), []),
        ):
            found = await opened(archive, OPERATOR, filters=filters)
            assert [row["name"] for row in found.rows] == [name_of(each) for each in wanted]


async def test_exchanged_boxes_and_changed_proofs_are_found(sqlite: str, file: Path) -> None:
    async with opened_store(sqlite, KEY) as store:
        shell = Shell(store, Vault(store, [OPERATOR.recipient], KEY))
        for person in range(4):
            await shell.save(person)
    with closing(sqlite3.connect(file)) as thief, thief:
        thief.execute("UPDATE sealed_copies SET sealed = (SELECT min(sealed) FROM sealed_copies)")
        thief.execute("UPDATE consents SET news = 1 WHERE number = 2")
        thief.execute("UPDATE consents SET at = at + 1 WHERE number = 3")
    async with Archive.open(sqlite) as archive:
        found = await opened(archive, OPERATOR)
        assert (len(found.rows), len(found.foreign)) == (1, 3)
        assert await archive.broken_proofs() == [2, 3]
    with closing(sqlite3.connect(file)) as thief, thief:
        thief.execute("UPDATE consents SET at = at + 1 WHERE number = 4")
    async with Archive.open(sqlite) as archive:
        assert await archive.broken_proofs() == [2, 3, 4]


async def test_nothing_is_kept_past_its_time_and_a_second_purge_finds_nothing(shell: Shell, url: str) -> None:
    for person in range(3):
        await shell.save(person, at=NOW + person * DAY)
    await shell.erase(2, at=NOW + 3 * DAY)
    draft = Move(None, shell.vault.seal_state(7, "draft"), NOW, NOW + DAY)
    await shell.store.commit(message(900), "draft", draft)
    assert (await shell.store.purge(NOW + 3 * DAY)).dialogues == 1
    assert await shell.store.purge(NOW + 18 * DAY + timedelta(seconds=1)) == Purged(updates=5, erasures=1)
    assert (await shell.store.purge(NOW + YEAR)).sign_ups == 1
    assert (await shell.store.purge(NOW + YEAR + DAY)).sign_ups == 1
    assert await shell.store.purge(NOW + YEAR + DAY) == Purged()
    assert (await shell.vault.held(0, NOW)).intents == ()
    assert await shell.store.purge(NOW + 4 * YEAR) == Purged(proofs=1)
    async with Archive.open(url) as archive:
        assert await archive.broken_proofs() == []
    assert await shell.store.purge(NOW + 4 * YEAR + 3 * DAY) == Purged(proofs=2)
    await shell.save(5, at=NOW + 5 * YEAR)
    async with Archive.open(url) as archive:
        assert await archive.broken_proofs() == []


async def test_a_wrong_clock_erases_no_sign_up(shell: Shell) -> None:
    await shell.save(1)
    assert await shell.store.purge(NOW + 2 * YEAR, told=NOW) == Purged(held=True)
    assert len((await shell.vault.held(1, NOW)).intents) == 1


async def test_a_failing_turn_stores_neither_sign_up_nor_proof(shell: Shell, url: str) -> None:
    async def broken(_: object) -> None:
        raise ZeroDivisionError

    written = await shell.vault.effects_of([intent(1)], 1, "c", NOW)
    with pytest.raises(ZeroDivisionError):
        await shell.store.commit(message(1), "1:1", Move(None, None, NOW, NOW + DAY, (), (*written, broken)))
    assert (await shell.store.find(message(1), "1:1", NOW)).status is Status.NEW
    async with opened_database(url) as database:
        for table in ("sign_ups", "sealed_copies", "consents", "consent_texts"):
            assert (await database.reading.execute(text(f"SELECT count(*) FROM {table}"))).scalar() == 0  # noqa: S608 - our own names


async def test_that_somebody_began_is_known_for_a_day_and_not_by_the_tag_of_their_sign_up(
    shell: Shell, url: str
) -> None:
    hour = timedelta(hours=1)
    for at in (NOW, NOW + hour, NOW + hour):
        await shell.turn(1, BeginSignUp(), at=at)
    await shell.save(1)
    await shell.erase(1)
    assert await shell.vault.held(1, NOW) == Held((), (NOW, NOW + hour))
    assert await shell.vault.held(2, NOW) == Held()
    async with opened_database(url) as database:
        tags = {row.person for row in await database.reading.execute(text("SELECT person FROM starts"))}
        assert not tags & {row.subject for row in await database.reading.execute(text("SELECT subject FROM erasures"))}
    await shell.turn(2, BeginSignUp(), at=NOW + DAY)
    assert await shell.vault.held(1, NOW) == Held((), (NOW + hour,))
    assert (await shell.store.purge(NOW + DAY + hour)).starts == 1
    assert await shell.vault.held(1, NOW) == Held()
