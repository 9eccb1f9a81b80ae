"""`appealbot run`: serves Telegram."""

from __future__ import annotations

import asyncio

import typer

from appealbot.adapters import core_dumps
from appealbot.adapters.settings import read_settings


def run() -> None:
    """Serve Telegram, with the settings from the environment or .env, until stopped."""
    core_dumps.forbid()  # before any secret is read
    from appealbot.bootstrap.serving import serve  # noqa: PLC0415 - Telegram's library, which no other command waits for

    settings = read_settings()
    asyncio.run(serve(settings, announce=lambda sentence: typer.echo(sentence, err=True)))
