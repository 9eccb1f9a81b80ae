"""Brings the tables to the form that this version of the program works with."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import text

from appealbot.errors import StoreNewerError

if TYPE_CHECKING:
    from sqlalchemy import Connection

MIGRATIONS: Final = Path(__file__).resolve().parent / "migrations"
_LOCK: Final = 0x61707065616C
"""PostgreSQL's name for "migrating"; SQLite's one writer needs none."""


def migrate(connection: Connection) -> None:
    """Upgrades to the newest schema, in the transaction that the connection is in: whole or not at all.

    Raises:
        StoreNewerError: A newer version of the program made these tables.
    """
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.attributes["connection"] = connection
    script = ScriptDirectory.from_config(config)
    known = {revision.revision for revision in script.walk_revisions()}
    here = set(MigrationContext.configure(connection).get_current_heads())
    if here - known:
        raise StoreNewerError(connection.engine.url.render_as_string())
    if here != set(script.get_heads()):
        command.upgrade(config, "head")
