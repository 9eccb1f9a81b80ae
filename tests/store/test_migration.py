"""The schema comes from its migrations, which survive being killed, and never touch what a newer program made."""

from __future__ import annotations

import shutil
import sqlite3
from typing import TYPE_CHECKING

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from appealbot.adapters.store import migration
from appealbot.adapters.store.database import opened
from appealbot.adapters.store.schema import metadata
from appealbot.adapters.store.store import Store
from appealbot.errors import StoreNewerError
from tests.store.moves import effects, handle, message
from tests.store.test_processes import finished, start

if TYPE_CHECKING:
    from pathlib import Path

    from sqlalchemy import Connection

NEXT = """
import sqlalchemy as sa
from alembic import op
revision, down_revision = "9999", "{newest}"
def upgrade():
    op.create_table("more", sa.Column("name", sa.Text, primary_key=True))
    op.execute("INSERT INTO more SELECT name FROM counts")
    op.add_column("dialogues", sa.Column("colour", sa.Text))
    op.execute("UPDATE dialogues SET colour = 'blue'")
"""


@pytest.fixture
def later(tmp_path: Path) -> Path:
    """The migrations of a later version, which has one more."""
    copy = tmp_path / "migrations"
    shutil.copytree(migration.MIGRATIONS, copy, ignore=shutil.ignore_patterns("__pycache__"))
    newest = max(path.name for path in (copy / "versions").glob("[0-9]*.py")).partition("_")[0]
    (copy / "versions" / "9999_later.py").write_text(NEXT.format(newest=newest))
    return copy


async def test_the_migrations_lead_to_the_tables_that_the_program_uses(url: str) -> None:
    def compare(connection: Connection) -> object:
        return compare_metadata(MigrationContext.configure(connection, opts={"compare_type": True}), metadata)

    async with Store.open(url):
        pass
    async with opened(url) as database, database.writing.begin():
        assert await database.writing.run_sync(compare) == []


async def test_the_second_start_changes_nothing(sqlite: str, file: Path) -> None:
    async with Store.open(sqlite) as store:
        await handle(store, message(1), "chat")
    before = file.read_bytes()
    async with Store.open(sqlite):
        pass
    assert file.read_bytes() == before


async def test_a_database_of_a_newer_version_is_refused(url: str, later: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as newer:
        newer.setattr(migration, "MIGRATIONS", later)
        async with Store.open(url) as store:
            await handle(store, message(1), "chat")
    with pytest.raises(StoreNewerError, match="newer version"):
        async with Store.open(url):
            pass


async def test_a_migration_killed_at_any_statement_loses_nothing_and_is_made_up_for(
    sqlite: str, file: Path, later: Path
) -> None:
    async with Store.open(sqlite) as store:
        for number in range(20):
            await handle(store, message(number), f"chat {number}")
    code, deaths, errors = finished(start("killed", sqlite, later))
    assert (code, errors) == (0, "")
    assert int(deaths) > 5
    connection = sqlite3.connect(file)
    assert connection.execute("SELECT count(*) FROM dialogues WHERE colour = 'blue'").fetchone() == (20,)
    assert connection.execute("SELECT count(*) FROM updates").fetchone() == (20,)
    assert connection.execute("SELECT name FROM more").fetchall() == [("effect",)]
    connection.close()


async def test_the_first_migration_killed_at_any_statement_is_made_up_for(sqlite: str) -> None:
    code, deaths, errors = finished(start("killed", sqlite, migration.MIGRATIONS))
    assert (code, errors) == (0, "")
    assert int(deaths) > 5
    async with Store.open(sqlite) as store:
        assert await handle(store, message(1), "chat")
        assert await effects(store) == 1
