"""An empty database for each test: SQLite in a file, and PostgreSQL where its server can be started."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from appealbot.adapters.store.store import Store
from tests.store.servers import postgresql

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Iterator
    from pathlib import Path


@pytest.fixture(scope="session")
def new_postgresql(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[], str]]:
    """Empties the database of a server that listens on a socket file alone, and gives its URL."""
    with postgresql(tmp_path_factory.mktemp("postgresql"), tmp_path_factory.mktemp("runtime")) as server:

        def new() -> str:
            server.psql("DROP SCHEMA public CASCADE; CREATE SCHEMA public;")
            return str(server.get_uri(driver="asyncpg"))

        yield new


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "data" / "appealbot.db"


@pytest.fixture
def sqlite(file: Path) -> str:
    return f"sqlite+aiosqlite:///{file}"


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest) -> str:
    if request.param == "sqlite":
        return str(request.getfixturevalue("sqlite"))
    return str(request.getfixturevalue("new_postgresql")())


@pytest.fixture
async def store(url: str) -> AsyncIterator[Store]:
    async with Store.open(url) as opened:
        yield opened
