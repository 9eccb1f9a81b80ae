"""A real process is told to read its knowledge base anew."""

from __future__ import annotations

import asyncio
import os
import sys
from typing import TYPE_CHECKING

from appealbot.adapters.store.poller_lock import polling_process
from appealbot.sandbox.server import running
from appealbot.sandbox.world import TOKEN
from tests.lint.bench import ABOUT
from tests.telegram.test_serving import Serving

if TYPE_CHECKING:
    from pathlib import Path

    from tests.lint.bench import Bench

ASKED = "Bist du ein Mensch?"


async def _told(process: asyncio.subprocess.Process, what: str) -> str:
    """The line that tells this, and what follows to the next one."""
    assert process.stderr is not None
    async with asyncio.timeout(120):
        while what not in (line := (await process.stderr.readline()).decode()):
            assert line
    return line


async def _appealbot(bench: Bench, *arguments: str, **environment: str) -> asyncio.subprocess.Process:
    return await asyncio.create_subprocess_exec(
        sys.executable,
        *("-m", "appealbot", *arguments),
        cwd=bench.directory.parent,
        env=os.environ | environment,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )


async def test_reload_puts_an_edit_live_in_a_running_bot_and_a_broken_file_is_refused(bench: Bench) -> None:
    async with running() as sandbox:
        telegram = Serving(sandbox)
        bot = await _appealbot(
            bench,
            "run",
            APPEALBOT_TOKEN=TOKEN,
            APPEALBOT_API_URL=sandbox.url,
            APPEALBOT_KNOWLEDGE=str(bench.directory),
        )
        try:
            await _told(bot, "listening")
            assert "Ein Programm." in (await telegram.say(ASKED))["text"]
            bench.change(ABOUT, "Ein Programm.", "Ein Roboter.")
            asked = await _appealbot(bench, "reload")
            assert (await asked.communicate())[0].startswith(b"Asked.")
            await _told(bot, "Knowledge reloaded: 3 entries.")
            assert "Ein Roboter." in (await telegram.say(ASKED))["text"]
            bench.change(ABOUT, "answer: {de: Ein Roboter.", "answr: {de: Ein Android.")
            await (await _appealbot(bench, "reload")).communicate()
            await _told(bot, "The knowledge base was refused; the old answers stay:")
            await _told(bot, f"{ABOUT}:11: error: this key is unknown")
            assert "Ein Roboter." in (await telegram.say(ASKED))["text"]
        finally:
            bot.terminate()
            await bot.communicate()
    assert bot.returncode == 0
    alone = await _appealbot(bench, "reload")
    assert (await alone.communicate())[1] == b"No bot runs on this database.\n"
    assert alone.returncode == 1


def test_no_process_polls_where_there_is_no_database(tmp_path: Path) -> None:
    assert polling_process(tmp_path / "none.db") is None
    assert list(tmp_path.iterdir()) == []
