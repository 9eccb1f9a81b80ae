"""Somebody takes the server: database, environment, code. Or a database alone. They read nobody's address."""

from __future__ import annotations

import asyncio
import re
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest
from nacl.exceptions import CryptoError
from nacl.hash import blake2b
from nacl.public import PrivateKey, SealedBox
from nacl.secret import SecretBox

from appealbot.adapters.sealing import SIZES, StateBox, seal
from appealbot.adapters.store.records import Move
from appealbot.bootstrap.vault import Vault
from tests.store.moves import DAY, NOW, message
from tests.vault.people import DEPUTY, KEY, OPERATOR, Shell, address_of, opened_store

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PEOPLE = 1000
RECIPIENTS = (OPERATOR.recipient, DEPUTY.recipient)
ADDRESS = re.compile(rb"person-(\d+)@verein\.example")


async def _stolen(url: str, file: Path) -> list[bytes]:
    """What is in the files, as a thief takes them while the bot runs: all values, and the bytes as they are."""
    async with opened_store(url, KEY) as store:
        vault = Vault(store, RECIPIENTS, KEY)
        shell = Shell(store, vault)
        drafts = [
            (person, Move(None, vault.seal_state(person, f"draft of {address_of(person)}"), NOW, NOW + DAY))
            for person in (*range(0, PEOPLE, 10), *range(PEOPLE, PEOPLE + 100))
        ]
        dialogues = [(message(10_000 + person), f"{person}:{person}", move) for person, move in drafts]
        await asyncio.gather(*(store.commit(*each) for each in dialogues))
        for update, _, _ in dialogues:
            store.done(update)
        await asyncio.gather(*(shell.save(person) for person in range(PEOPLE)))
        await store.flush()
        with closing(sqlite3.connect(file)) as thief:
            tables = [name for (name,) in thief.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
            rows = [row for table in tables for row in thief.execute(f"SELECT * FROM {table}")]  # noqa: S608 - its own names
        values = {value for row in rows for value in row if isinstance(value, str | bytes)}
        files = [each.read_bytes() for each in file.parent.iterdir()]
    return [*files, *(value.encode() if isinstance(value, str) else value for value in values)]


@pytest.fixture(scope="module")
def stolen(tmp_path_factory: pytest.TempPathFactory) -> list[bytes]:
    file = tmp_path_factory.mktemp("server") / "appealbot.db"
    return asyncio.run(_stolen(f"sqlite+aiosqlite:///{file}", file))


def _recovered(stolen: list[bytes], keys: list[bytes]) -> set[int]:
    """Whose addresses are readable: as they lie there, as states, as boxes, with every key and what is made of it."""
    found: set[int] = set()
    made = [each for key in keys for each in _made_of(key)]
    states = [StateBox(key) for key in keys]
    boxes = [box for key in made for box in (SealedBox(PrivateKey(key)), SecretBox(key))]
    for value in stolen:
        found |= {int(number) for number in ADDRESS.findall(value)}
        for state in states:
            text = value.decode("ascii", "replace") if value.startswith(b"sealed:") else ""
            found |= {int(number) for number in ADDRESS.findall((state.open_state(text) or "").encode())}
        for box in boxes if 48 < len(value) < 5000 else ():
            try:
                found |= {int(number) for number in ADDRESS.findall(box.decrypt(value))}
            except (CryptoError, ValueError):
                continue
    return found


def _made_of(key: bytes) -> Iterator[bytes]:
    yield key[:32].ljust(32, b"\0")
    yield bytes.fromhex(blake2b(key, digest_size=32).decode())


async def test_with_database_environment_and_code_no_address_of_a_finished_sign_up_is_readable(
    sqlite: str, file: Path
) -> None:
    stolen = await _stolen(sqlite, file)
    keys = [KEY, *(recipient.key for recipient in RECIPIENTS)]
    recovered = _recovered(stolen, keys)
    assert len([person for person in recovered if person < PEOPLE]) == 0
    assert recovered == set(range(PEOPLE, PEOPLE + 100))  # the method works: open drafts are readable with the key
    guessed = {box for person in range(50) for _, box in seal(address_of(person).encode(), RECIPIENTS)}
    assert guessed.isdisjoint(stolen)


def test_with_the_database_alone_no_draft_is_readable(stolen: list[bytes]) -> None:
    digests = sorted(value for value in stolen if len(value) == 32)
    keys = [bytes.fromhex(value.decode()) for value in stolen if re.fullmatch(rb"[0-9a-f]{64}", value)]
    drafts = [value for value in stolen if value.startswith(b"sealed:")]
    assert len(drafts) == 100
    assert _recovered(drafts, [*keys, *digests[:: len(digests) // 20]]) == set()
    assert _recovered(stolen, []) == set()


def test_sealed_copies_are_all_of_one_length_so_that_names_cannot_be_told_by_it(stolen: list[bytes]) -> None:
    assert len([value for value in stolen if len(value) == SIZES[0] + 48]) == PEOPLE * len(RECIPIENTS)
