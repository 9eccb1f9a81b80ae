"""Updates that take long outlive the process, and nobody can read them in the database."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from appealbot.adapters.sealing import StateBox
from appealbot.adapters.store.backup import back_up, restore
from appealbot.adapters.store.records import Parked, Update
from appealbot.adapters.store.store import Store
from appealbot.bootstrap.parking import Parking
from appealbot.core.retention import PARKED_KEPT
from appealbot.core.turn import Attached, ChatKind, Said, Tapped
from appealbot.errors import AppealbotError
from tests.intake.heard import written

if TYPE_CHECKING:
    from pathlib import Path

    from appealbot.adapters.telegram.reading import Heard

KEY = bytes(range(32))
UPDATES = [
    written(1, Said("marker of a text", addressed=True)),
    written(2, Tapped("menu", ChatKind.GROUP), chat=-7),
    written(3, Attached()),
    written(4, Said("", ChatKind.GROUP, addressed=False), chat=-7),
]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "store" / "test.db"


def url_of(file: Path) -> str:
    return f"sqlite+aiosqlite:///{file}"


async def parked(file: Path, key: bytes = KEY, former: tuple[bytes, ...] = ()) -> list[Heard]:
    """What a later process finds."""
    async with Store.open(url_of(file), key, former) as store:
        return await Parking(store).parked()


async def test_what_is_parked_is_found_whole_and_in_its_order_by_a_later_process(file: Path) -> None:
    async with Store.open(url_of(file), KEY) as store:
        assert await Parking(store).park(UPDATES)
        assert await Parking(store).park(UPDATES)  # once more is no harm
    assert await parked(file) == UPDATES


async def test_what_is_released_is_gone(file: Path) -> None:
    async with Store.open(url_of(file), KEY) as store:
        parking = Parking(store)
        await parking.park(UPDATES)
        parking.release(UPDATES[1])
        await store.flush()
        assert await parking.parked() == [UPDATES[0], *UPDATES[2:]]


async def test_no_text_and_no_chat_is_readable_in_the_file(file: Path) -> None:
    async with Store.open(url_of(file), KEY) as store:
        await Parking(store).park([written(1, "marker of a text", chat=123_456_789)])
    content = file.read_bytes()
    assert b"marker" not in content
    assert b"123456789" not in content


async def test_another_key_opens_nothing_unless_it_follows_the_present_one(file: Path) -> None:
    async with Store.open(url_of(file), KEY) as store:
        await Parking(store).park(UPDATES)
    assert await parked(file, bytes(32)) == []
    assert await parked(file, bytes(32), (KEY,)) == UPDATES


async def test_a_day_later_it_is_purged_as_telegram_would_have_forgotten_it(file: Path) -> None:
    async with Store.open(url_of(file), KEY) as store:
        await Parking(store).park(UPDATES)
        now = datetime.now(UTC)
        await store.purge(now + PARKED_KEPT - timedelta(minutes=1))
        assert len(await store.parked()) == len(UPDATES)
        await store.purge(now + PARKED_KEPT + timedelta(minutes=1))
        assert await store.parked() == []


async def test_a_backup_brings_none_of_it_back(file: Path, tmp_path: Path) -> None:
    async with Store.open(url_of(file), KEY) as store:
        await Parking(store).park(UPDATES)
        back_up(file, tmp_path / "backup", datetime.now(UTC))
    await asyncio.to_thread(restore, tmp_path / "backup", file, datetime.now(UTC), force=True)
    assert await parked(file) == []


async def test_where_the_store_fails_nothing_counts_as_parked(file: Path) -> None:
    class Failing(Store):
        async def park(self, updates: object) -> None:  # noqa: ARG002
            raise AppealbotError

        async def parked(self) -> list[str]:
            raise AppealbotError

    async with Failing.open(url_of(file), KEY) as store:
        assert not await Parking(store).park(UPDATES)
        assert await Parking(store).parked() == []


async def test_what_another_version_parked_is_left_to_the_purge(file: Path) -> None:
    async with Store.open(url_of(file), KEY) as store:
        parking = Parking(store)
        await parking.park(UPDATES[:1])
        sealed = StateBox(KEY).seal_state('{"incoming": 5}')
        await store.park([Parked(Update(9, "x"), sealed, datetime.now(UTC))])
        assert await parking.parked() == UPDATES[:1]
