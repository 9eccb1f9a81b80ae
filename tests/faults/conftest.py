"""The bot that rows are tried on; prints the figures at a run's end, and writes them where `scripts/torture` asks for it."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest_asyncio

from appealbot.sandbox.limits import Limits
from appealbot.sandbox.server import running
from tests.faults.harness import TOKEN, Installation
from tests.faults.process import Forks
from tests.faults.report import PAGE, figures, write

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    import pytest


@pytest_asyncio.fixture(loop_scope="module", scope="module")
async def installation(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Installation]:
    """One for all rows: starting a process takes longer than most rows."""
    directory = tmp_path_factory.mktemp("installation")
    async with Forks(directory) as forks, running(token=TOKEN, limits=Limits()) as sandbox:
        installed = Installation(sandbox, forks, directory)
        yield installed
        await installed.end()


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    stats = terminalreporter.stats
    seen = figures(report for outcome in ("passed", "failed", "xfailed") for report in stats.get(outcome, ()))
    if not seen:
        return
    terminalreporter.section("what was seen of the faults")
    for figure in seen:
        terminalreporter.write_line(figure.line())
    if os.environ.get("APPEALBOT_TORTURE"):
        write(seen)
        terminalreporter.write_line(f"written to {PAGE}")
