"""`appealbot reload`: has a running bot read its knowledge base anew."""

from __future__ import annotations

import os
import signal

import typer

from appealbot.adapters.settings import database_url
from appealbot.commands.export import DatabaseOption


def reload(*, database: DatabaseOption = None) -> None:
    """Have the bot that runs on this database read its knowledge base anew (SIGHUP). Exit code 1 if none runs."""
    from appealbot.adapters.store.backup import database_file  # noqa: PLC0415 - the database's libraries, which no other command waits for
    from appealbot.adapters.store.poller_lock import polling_process  # noqa: PLC0415 - as above

    process = polling_process(database_file(database_url(database), "kill -HUP"))
    if process is None:
        typer.echo("No bot runs on this database.", err=True)
        raise typer.Exit(1)
    os.kill(process, signal.SIGHUP)
    typer.echo("Asked. The bot's own output tells what became of it.")
