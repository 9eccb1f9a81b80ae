"""`appealbot`, with its subcommands. Exit codes: 0 fine, 1 findings, 2 wrong use or nothing to work with."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from appealbot import __version__
from appealbot.commands.anchor import anchor
from appealbot.commands.ask import ask
from appealbot.commands.backup import backup, restore
from appealbot.commands.check import check
from appealbot.commands.evaluate import evaluate
from appealbot.commands.export import export
from appealbot.commands.keygen import keygen
from appealbot.commands.preview import preview
from appealbot.commands.reload import reload
from appealbot.commands.rights import erase, export_consent, purge
from appealbot.commands.run import run
from appealbot.errors import AppealbotError

commands = typer.Typer(
    help="A Telegram bot that explains public appeals, in words fixed and verified beforehand.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
for _command in (
    run,
    preview,
    reload,
    ask,
    check,
    evaluate,
    keygen,
    export,
    export_consent,
    anchor,
    erase,
    purge,
    backup,
    restore,
):
    commands.command()(_command)


def _version(wanted: bool) -> None:  # noqa: FBT001 - Typer's callback
    if wanted:
        typer.echo(f"appealbot {__version__}")
        raise typer.Exit


@commands.callback()
def _root(
    *,
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version and leave.")
    ] = False,
) -> None:
    """Shown by --help through the app's own help."""


def app() -> None:
    """The console script: errors become a sentence on standard error and exit code 2."""
    try:
        commands()
    except AppealbotError as error:
        sys.stderr.write(f"{error}\n")
        sys.exit(2)
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(0)
