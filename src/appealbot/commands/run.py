"""`appealbot run`: serves Telegram."""

from __future__ import annotations

import asyncio

import typer

from appealbot.adapters.settings import read_settings
from appealbot.bootstrap import load_knowledge, serve


def run() -> None:
    """Serve Telegram, with the settings from the environment or .env, until stopped."""
    settings = read_settings()
    knowledge = load_knowledge(settings.knowledge)
    asyncio.run(serve(settings, knowledge, announce=lambda sentence: typer.echo(sentence, err=True)))
