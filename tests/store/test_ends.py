"""What reads and writes may not end unnoticed, and nobody waits for it then."""

from __future__ import annotations

import asyncio
import sqlite3
from contextlib import closing
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import pytest

from appealbot.adapters.store.gathering import Gathering
from appealbot.adapters.store.store import Store
from appealbot.bootstrap.beside import beside
from appealbot.errors import PartEndedError, StoreBusyError, StoreClosedError, StoreGoneError, StoreUnusableError
from tests.store.moves import NOW, effects, forget, handle, message, move
from tests.store.test_files import full_disk

if TYPE_CHECKING:
    from pathlib import Path

ENDS = ("", "-wal", "-shm")


@dataclass(frozen=True, eq=False)
class Asked:
    """A question."""

    answer: asyncio.Future[Any] = field(default_factory=lambda: asyncio.get_running_loop().create_future())


async def test_a_server_that_makes_a_mistake_leaves_nobody_waiting_and_says_that_it_ended() -> None:
    async def broken(_: list[Asked]) -> None:
        await asyncio.sleep(0)
        raise ZeroDivisionError

    gathering, asked = Gathering("writer", broken), [Asked() for _ in range(300)]
    for each in asked:
        gathering.add(each)
    with pytest.raises(PartEndedError, match=r"writer ended \(ZeroDivisionError\)"):
        await gathering.ended()
    answers = await asyncio.gather(*(each.answer for each in asked), return_exceptions=True)
    assert {type(answer) for answer in answers} == {StoreClosedError}
    with pytest.raises(StoreClosedError):
        gathering.add(Asked())
    await gathering.close()


async def test_what_runs_beside_and_breaks_ends_the_block_with_a_sentence() -> None:
    async def broken() -> None:
        await asyncio.sleep(0)
        raise ZeroDivisionError

    with pytest.raises(PartEndedError, match=r"watching ended \(ZeroDivisionError\)"):
        async with beside(purging=asyncio.Event().wait(), watching=broken()):  # type: ignore[arg-type] # it never returns
            await asyncio.Event().wait()


async def test_an_error_in_the_block_is_raised_as_it_is() -> None:
    with pytest.raises(StoreClosedError):
        async with beside(purging=asyncio.Event().wait()):  # type: ignore[arg-type] # it never returns
            raise StoreClosedError


async def test_a_store_that_is_closed_has_ended_without_a_mistake(sqlite: str) -> None:
    async with Store.open(sqlite) as store:
        looking = asyncio.ensure_future(store.ended())
        await handle(store, message(1), "chat")
        assert not looking.done()
    await looking


@pytest.mark.parametrize("end", ENDS)
async def test_nothing_is_acknowledged_after_a_file_of_the_database_was_removed(
    sqlite: str, file: Path, end: str
) -> None:
    async with Store.open(sqlite) as store:
        assert await handle(store, message(1), "chat")
        file.with_name(f"{file.name}{end}").unlink()
        with pytest.raises(StoreGoneError, match="removed or replaced"):
            await store.commit(message(2), "chat", move("said", "more"))
        with pytest.raises(StoreGoneError):
            await store.ended()


async def test_nothing_is_acknowledged_after_the_database_was_replaced(sqlite: str, file: Path) -> None:
    async with Store.open(sqlite) as store:
        copy = file.with_name("copy")
        copy.write_bytes(b"")
        copy.replace(file)
        with pytest.raises(StoreGoneError):
            await handle(store, message(1), "chat")


async def test_room_that_cannot_be_given_up_makes_an_error_and_not_an_end(sqlite: str, file: Path) -> None:
    async with Store.open(sqlite) as store:
        await handle(store, message(1), "chat")
        ballast = file.with_name(f"{file.name}-ballast")
        ballast.unlink()
        ballast.mkdir()  # it can't be unlinked, as on a disk that can't be written any more
        with full_disk(0), pytest.raises(StoreUnusableError):
            await forget(store, "chat")
        await forget(store, "chat")
        assert (await store.find(message(2), "chat", NOW)).state is None


async def test_while_another_program_has_the_lock_one_waits_and_the_others_are_told_soon(
    sqlite: str, file: Path
) -> None:
    async with Store.open(sqlite) as store:
        await handle(store, message(1), "chat")
        with closing(sqlite3.connect(file, isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            for number in range(2, 4):
                with pytest.raises(StoreBusyError):
                    await handle(store, message(number), f"chat {number}")
                assert (await store.find(message(1), "chat", NOW)).state is None
        assert await handle(store, message(4), "chat 4")
        assert await effects(store) == 2
