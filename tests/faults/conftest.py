"""Prints the figures at a run's end, and writes them down where `scripts/torture` asks for it."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from tests.faults.report import PAGE, figures, write

if TYPE_CHECKING:
    import pytest


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
