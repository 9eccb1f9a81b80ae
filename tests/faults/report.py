"""The figures of a run, printed and, where that's asked for, written down."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

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
poller loses messages when it's killed and hangs on an update that it can't read.

| fault | promised | n | seen | kept | on |
|---|---|---|---|---|---|
"""


def write(page: Path = PAGE) -> bool:
    """Writes the table, if every row ran; a part of it would hide the others."""
    if {figure.row for figure in FIGURES} != set(ROWS):
        return False
    today = datetime.now(UTC).date().isoformat()
    rows = [
        f"| {figure.row.fault} | {figure.row.promised} | {figure.count} | {figure.seen.figures} "
        f"| {'yes' if figure.seen.kept else 'not yet'} | {today} |\n"
        for figure in sorted(FIGURES, key=lambda figure: figure.row.number)
    ]
    page.write_text(HEAD + "".join(rows), encoding="utf-8")
    return True
