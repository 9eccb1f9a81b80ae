"""`appealbot backup` and `appealbot restore`."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from appealbot.adapters.settings import database_url
from appealbot.commands.export import DatabaseOption


def backup(
    file: Annotated[Path, typer.Argument(help="The new file; nobody else may read it.")],
    *,
    database: DatabaseOption = None,
) -> None:
    """Write a backup of the database, also while the bot runs. Keep it 14 days at most."""
    from appealbot.adapters.store.backup import back_up, database_file  # noqa: PLC0415 - the database's libraries, which no other command waits for

    back_up(database_file(database_url(database), "pg_dump"), file, datetime.now(UTC))
    typer.echo(f"Backed up to {file}. Keep it away from the server, and erase it after 14 days.")


def restore(
    file: Annotated[Path, typer.Argument(help="A backup that `appealbot backup` made.")],
    *,
    database: DatabaseOption = None,
    force: Annotated[bool, typer.Option("--force", help="Overwrite the database that is there.")] = False,
    old: Annotated[bool, typer.Option("--old", help="Take a backup that is older than 14 days.")] = False,
) -> None:
    """Put a backup in the database's place while the bot is stopped; what was erased since is erased again."""
    from appealbot.adapters.store import backup as store  # noqa: PLC0415 - the database's libraries, which no other command waits for

    to = store.database_file(database_url(database), "pg_restore")
    restored = store.restore(file, to, datetime.now(UTC), force=force, old=old)
    typer.echo(f"Restored the state of {restored.made:%Y-%m-%d %H:%M} UTC; erased again: {restored.erased_again}.")
    if not restored.ledger_known:
        typer.echo(
            "No database was there that could tell what was erased since: erase again what people asked you to erase.",
            err=True,
        )
