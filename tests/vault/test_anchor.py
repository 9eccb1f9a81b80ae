"""An anchor kept elsewhere shows that the chain of proofs was rewritten, which the chain itself can't."""

from __future__ import annotations

import asyncio
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from appealbot.adapters.store.archive import Archive
from appealbot.adapters.store.records import Anchor
from appealbot.bootstrap.vault import Vault
from appealbot.errors import AnchorError, OutputFileError
from tests.store.moves import DAY, NOW
from tests.vault.people import KEY, OPERATOR, YEAR, Shell, opened_store
from tests.vault.test_commands import run

if TYPE_CHECKING:
    from pathlib import Path


async def _sign_up(url: str, people: range) -> None:
    async with opened_store(url, KEY) as store:
        shell = Shell(store, Vault(store, [OPERATOR.recipient], KEY), iter(range(people.start * 10, 10**6)))
        for person in people:
            await shell.save(person)


async def _rewrite(url: str, file: Path, people: range) -> None:
    """What a host can do: take all proofs out, and write others in their places, without a break."""
    with closing(sqlite3.connect(file)) as host, host:
        for table in ("sealed_copies", "sign_ups", "updates", "consents"):
            host.execute(f"DELETE FROM {table}")  # noqa: S608 - our own names
        host.execute("UPDATE facts SET value = ? WHERE name = 'proofs'", [f"0 {'00' * 32}"])
    async with opened_store(url, KEY) as store:
        shell = Shell(store, Vault(store, [OPERATOR.recipient], KEY), iter(range(1000, 2000)))
        for person in people:
            await shell.save(person, at=NOW + DAY)


async def test_an_anchor_holds_while_people_come_go_and_are_forgotten(url: str) -> None:
    await _sign_up(url, range(3))
    async with Archive.open(url) as archive:
        anchors = [Anchor(0, bytes(32)), await archive.anchor()]
    await _sign_up(url, range(3, 6))
    async with opened_store(url, KEY) as store:
        shell = Shell(store, Vault(store, [OPERATOR.recipient], KEY), iter(range(900, 1000)))
        await shell.erase(2, at=NOW + DAY)
        async with Archive.open(url) as archive:
            anchors.append(await archive.anchor())
            assert [each.number for each in anchors] == [0, 3, 6]
            assert [await archive.holds(each) for each in anchors] == [True, True, True]
        await store.purge(NOW + 4 * YEAR)
        async with Archive.open(url) as archive:
            assert [await archive.holds(each) for each in anchors] == [True, True, True]
        await store.purge(NOW + 9 * YEAR)
    async with Archive.open(url) as archive:
        assert [await archive.holds(each) for each in anchors] == [None, None, True]


async def test_a_chain_that_was_rewritten_without_a_break_no_longer_holds_it(sqlite: str, file: Path) -> None:
    await _sign_up(sqlite, range(3))
    async with Archive.open(sqlite) as archive:
        told = await archive.anchor()
    for people in (range(2), range(3), range(5)):
        await _rewrite(sqlite, file, people)
        async with Archive.open(sqlite) as archive:
            assert await archive.broken_proofs() == []  # the chain alone tells nothing
            assert await archive.holds(told) is False


def test_an_anchor_is_printed_or_written_and_verified(sqlite: str, file: Path, tmp_path: Path) -> None:
    asyncio.run(_sign_up(sqlite, range(3)))
    line = run("anchor", "--database", file).stdout
    assert line.startswith("appealbot-anchor 3 ")
    kept = tmp_path / "anchor.txt"
    assert run("anchor", kept, "--database", file).exit_code == 0
    assert kept.read_text(encoding="ascii").split()[:3] == line.split()[:3]
    with pytest.raises(OutputFileError):
        run("anchor", kept, "--database", file)
    done = run("anchor", "--verify", kept, "--database", file)
    assert (done.exit_code, done.stdout) == (0, "The chain still holds proof 3 as it was.\n")
    with closing(sqlite3.connect(file)) as host, host:
        host.execute("UPDATE consents SET at = at + 1 WHERE number = 2")
    done = run("anchor", "--verify", kept, "--database", file)
    assert (done.exit_code, "Changed after they were written: 2." in done.stdout) == (1, True)
    asyncio.run(_rewrite(sqlite, file, range(4)))
    done = run("anchor", "--verify", kept, "--database", file)
    assert (done.exit_code, "doesn't hold proof 3 as it was" in done.stdout) == (1, True)


def test_what_is_no_anchor_is_told(tmp_path: Path) -> None:
    for content in ("", "appealbot-anchor 3 abc 2026", "anchor 3 00 2026", "appealbot-anchor 3", "ä"):
        (tmp_path / "it").write_text(content, encoding="utf-8")
        with pytest.raises(AnchorError, match="holds no anchor"):
            run("anchor", "--verify", tmp_path / "it")
    with pytest.raises(AnchorError, match="can't be read"):
        run("anchor", "--verify", tmp_path / "nowhere")
    assert run("anchor", "new", "--verify", tmp_path / "it").exit_code == 2
