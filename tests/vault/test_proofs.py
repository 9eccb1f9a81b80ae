"""Proofs hold what was said to each question, and those of before that was kept go on proving what they did."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from appealbot.adapters.store.archive import Archive
from appealbot.adapters.store.store import Store
from appealbot.bootstrap.vault import Vault
from tests.vault.people import KEY, OPERATOR, Shell

if TYPE_CHECKING:
    from pathlib import Path

BEFORE = """
INSERT INTO consent_texts (digest, version, language, body, first) VALUES (
    X'281E185D1820B81EFD79B7ABD335742A18F275969DDDD2816976FDCD50E0CD93', '1', 'de',
    'Ich willige ein, dass der Verein Beispiel e. V. mich zum Aufruf anschreibt. (Fassung 1)', 1795348800123456);
INSERT INTO consents (id, number, previous, text, version, language, at, details, salt, appeal, news, act, message, bot,
    supersedes, ended) VALUES
('ce5065cd1dadad464fa0c8ef1dda584d', 1,
    X'0000000000000000000000000000000000000000000000000000000000000000',
    X'281E185D1820B81EFD79B7ABD335742A18F275969DDDD2816976FDCD50E0CD93', '1', 'de', 1795348800123456,
    X'B188A4326046647CA825763CDAA56A91A281E0E1AA8AD08F43B02C96F2C69648',
    NULL, NULL, NULL, NULL, NULL, NULL, NULL, 1795435200123456),
('9188e023fbca4d60abad5095868d799b', 2,
    X'0053E46D82523BE08B8CFB95D3DC029654EBE65C76C9819FCEAAE8790FA56C26',
    X'281E185D1820B81EFD79B7ABD335742A18F275969DDDD2816976FDCD50E0CD93', '1', 'de', 1795348800123456,
    X'A730E828F5F2FB6380BE2191DFE8D726D751C98631BF26DCBF892DDD7D1D10DF',
    X'60EF31F0BF06489EB1820AD51F52CB45', 'kommunen', 0, 'tap', 17, '0.1.0', NULL, NULL),
('d42a30515446537344ea2cbb00d50e73', 3,
    X'C9A5E67EC759D76B362C19CBDDF1DB4BE8EDB94C0833857651445222B0C61306',
    X'281E185D1820B81EFD79B7ABD335742A18F275969DDDD2816976FDCD50E0CD93', '1', 'de', 1795435200123456,
    X'7E8D8A6BFF3B07E650CE8C4C604849E761B0ADDD0CA3DAA7E1F8D4BFE2D16CA9',
    X'AF04ACEFA93DC2388B7C10494657A338', 'kommunen', 0, 'tap', 17, '0.1.0', 'ce5065cd1dadad464fa0c8ef1dda584d', NULL);
UPDATE facts SET value = '3 e3e4398138dad866cb300d362295f29e75618a59aa94ab222d9ea6f4ccb105fa' WHERE name = 'proofs';
"""
"""Three proofs as the version before wrote them: one reduced, one correction."""


async def _save(url: str, person: int) -> None:
    async with Store.open(url, KEY) as store:
        await Shell(store, Vault(store, [OPERATOR.recipient], KEY), iter([100 + person])).save(person)


@pytest.fixture
async def older(sqlite: str, file: Path) -> Path:
    """A database with the proofs of before, and the first one of now after them."""
    async with Store.open(sqlite, KEY):
        pass
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.executescript(BEFORE)
    await _save(sqlite, 4)
    return file


async def _broken_after(change: str, file: Path, url: str) -> list[int]:
    with closing(sqlite3.connect(file)) as thief, thief:
        thief.execute(change)
    async with Archive.open(url) as archive:
        return await archive.broken_proofs()


async def test_proofs_of_before_are_unbroken_and_the_chain_goes_on(older: Path, sqlite: str) -> None:
    assert older.exists()
    async with Archive.open(sqlite) as archive:
        assert await archive.broken_proofs() == []
        proof, _ = await archive.proof("d42a30515446537344ea2cbb00d50e73")
        assert proof.answers is None


@pytest.mark.parametrize(
    ("change", "number"),
    [
        ("UPDATE consents SET answers = NULL WHERE number = 4", 4),
        ("UPDATE consents SET answers = replace(answers, 'ja', 'nein') WHERE number = 4", 4),
        ("UPDATE consents SET answers = '[]' WHERE number = 3", 3),
        ("UPDATE consents SET message = 18 WHERE number = 2", 2),
    ],
)
async def test_whoever_changes_or_adds_what_was_said_is_found_out(
    older: Path, sqlite: str, change: str, number: int
) -> None:
    assert await _broken_after(change, older, sqlite) == [number]
