"""Brings the tables to the form that this version of the program works with."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from sqlalchemy import inspect, text

from appealbot.errors import StoreNewerError

if TYPE_CHECKING:
    from sqlalchemy import Connection

MIGRATIONS: Final = Path(__file__).resolve().parent / "migrations"
_LOCK: Final = 0x6D696772617465
"""PostgreSQL's number for "migrate", in ASCII, and not the poller's: who waits to poll must have started. SQLite's one
writer needs none."""


def migrate(connection: Connection) -> None:
    """Upgrades to the newest schema, in the transaction that the connection is in: whole or not at all.

    Raises:
        StoreNewerError: A newer version of the program made these tables.
    """
    if connection.dialect.name == "postgresql":
        connection.execute(text("SET LOCAL lock_timeout = 0"))  # another process's migration may take its time
        connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})
    if not _is_newest(connection):
        _upgrade(connection)


def _is_newest(connection: Connection) -> bool:
    """Whether there's nothing to do, as at nearly every start."""
    if not inspect(connection).has_table("alembic_version"):
        return False
    newest = max(path.stem.partition("_")[0] for path in (MIGRATIONS / "versions").glob("[0-9]*.py"))
    return connection.execute(text("SELECT version_num FROM alembic_version")).scalars().all() == [newest]


def _upgrade(connection: Connection) -> None:
    from alembic import command  # noqa: PLC0415 - takes half a second to import, and is seldom needed
    from alembic.config import Config  # noqa: PLC0415 - as above
    from alembic.migration import MigrationContext  # noqa: PLC0415 - as above
    from alembic.script import ScriptDirectory  # noqa: PLC0415 - as above

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
