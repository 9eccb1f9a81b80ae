"""The figures of a run, printed and, where that's asked for, written down."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

from tests.faults.elsewhere import PROOFS
from tests.faults.table import ROWS

if TYPE_CHECKING:
    from tests.faults.row import Figure

FIGURES: Final[list[Figure]] = []
"""What the rows saw in this run."""
PAGE: Final = Path(__file__).resolve().parents[2] / "docs" / "reliability.md"
HEAD: Final = """\
# Reliability

What may go wrong, what is promised then, and what a run of `scripts/torture` saw. Each row ran the real program against the
sandbox, a Bot API server that keeps Telegram's rules and makes its faults. *n* counts messages, trials or seconds, whichever
the fault is measured in. The same harness runs in the usual tests with smaller numbers, and there python-telegram-bot's own
poller loses messages when it's killed and hangs on an update that it can't read; and a bot that says "saved" before it's stored
loses sign-ups.

| fault | promised | n | seen | kept | on |
|---|---|---|---|---|---|
"""

ELSEWHERE: Final = """
The following needs no running bot. These tests run each time, with these numbers:

| fault | shown | in |
|---|---|---|
"""


def write(page: Path = PAGE) -> bool:
    """Writes the table; a row that didn't run keeps its line of an earlier run. False: nothing ran."""
    if not FIGURES:
        return False
    earlier = {line.split(" | ")[0].removeprefix("| "): f"{line}\n" for line in page.read_text("utf-8").splitlines()}
    lines = {row.fault: earlier.get(row.fault, "") for row in ROWS}
    today = datetime.now(UTC).date().isoformat()
    for figure in FIGURES:
        row, kept = figure.row, "yes" if figure.seen.kept else "not yet"
        lines[row.fault] = (
            f"| {row.fault} | {row.promised} | {figure.count} | {figure.seen.figures} | {kept} | {today} |\n"
        )
    proofs = [f"| {proof.fault} | {proof.shown} | `tests/{proof.file}` |\n" for proof in PROOFS]
    page.write_text(HEAD + "".join(lines.values()) + ELSEWHERE + "".join(proofs), encoding="utf-8")
    return True
