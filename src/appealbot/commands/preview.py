"""`appealbot preview`: the whole bot in the browser, without a token."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
import webbrowser
from typing import Annotated

import typer

from appealbot.commands.ask import KnowledgeOption

PORT = 8_765


def preview(
    *,
    knowledge: KnowledgeOption = None,
    port: Annotated[
        int, typer.Option(help="Where the page is; if it's taken, the next free one.", min=1, max=65_535)
    ] = PORT,
    browser: Annotated[bool, typer.Option("--browser/--no-browser", help="Open the page in the browser.")] = True,
) -> None:
    """See and try the bot in the browser, on this computer alone: no token, nothing stored."""
    asyncio.run(_show(knowledge, port, browser=browser))


async def _show(knowledge: KnowledgeOption, port: int, *, browser: bool) -> None:
    from appealbot.adapters.signals import stopping_on_signals  # noqa: PLC0415 - as below
    from appealbot.preview.running import running  # noqa: PLC0415 - the servers' libraries, which no other command waits for

    stop = stopping_on_signals(signal.SIGHUP)  # a terminal that is closed ends it, too
    async with running(knowledge, port, lambda sentence: typer.echo(sentence, err=True)) as shown:
        if shown.port != port:
            typer.echo(f"Port {port} is taken; this is the next free one.")
        typer.echo(f"The preview is at {shown.url}")
        sys.stdout.flush()
        if browser and _has_browser():
            await asyncio.to_thread(webbrowser.open, shown.url)
        stopped = asyncio.create_task(stop.wait())
        await asyncio.wait({stopped, shown.bot}, return_when=asyncio.FIRST_COMPLETED)
        if shown.bot.done():
            shown.bot.result()


def _has_browser() -> bool:
    """Whether there is one with a window: one in the terminal would take it over."""
    windows = sys.platform in {"darwin", "win32"} or os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    return bool(windows)
