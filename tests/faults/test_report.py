"""The page of a run: each row that ran has its figures and the day, each that didn't keeps those of the run before."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from tests.faults.report import HEAD, write
from tests.faults.row import Figure, Seen
from tests.faults.table import ROWS

if TYPE_CHECKING:
    from pathlib import Path

FIRST, SECOND, *_ = ROWS
TODAY = datetime.now(UTC).date().isoformat()


def test_a_row_that_ran_has_its_number_its_figures_and_the_day(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text(HEAD, encoding="utf-8")
    write([Figure(FIRST, 7, Seen(kept=True, figures="0 lost"), 1.0)], page)
    assert f"| {FIRST.fault} | {FIRST.promised} | 7 | 0 lost | yes | {TODAY} |\n" in page.read_text(encoding="utf-8")


def test_a_row_that_did_not_run_keeps_its_line(tmp_path: Path) -> None:
    page, line = tmp_path / "page.md", f"| {FIRST.fault} | {FIRST.promised} | 5 | 1 lost | not yet | 2026-01-01 |\n"
    page.write_text(HEAD + line, encoding="utf-8")
    write([Figure(SECOND, 7, Seen(kept=True, figures="0 lost"), 1.0)], page)
    assert line in page.read_text(encoding="utf-8")


@pytest.mark.parametrize("begins", [f"| {FIRST.fault} | less", f"| a fault of old | {FIRST.promised}"])
def test_a_line_of_a_row_or_a_promise_that_is_no_more_goes(tmp_path: Path, begins: str) -> None:
    page = tmp_path / "page.md"
    page.write_text(f"{HEAD}{begins} | 5 | 0 lost | yes | 2026-01-01 |\n", encoding="utf-8")
    write([Figure(SECOND, 7, Seen(kept=True, figures="0 lost"), 1.0)], page)
    assert begins not in page.read_text(encoding="utf-8")
