"""The figures of a run, printed and, where that's asked for, written down."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from tests.faults.elsewhere import PROOFS
from tests.faults.row import FIGURE, Figure, Seen
from tests.faults.table import ROWS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    import pytest

PAGE: Final = Path(__file__).resolve().parents[2] / "docs" / "reliability.md"
HEAD: Final = """\
# Reliability

What may go wrong, what is promised then, and what a run of `scripts/torture` saw. Each row ran the real program against the
sandbox, a Bot API server that keeps Telegram's rules and makes its faults. The program had the settings that it comes with: it
reads the meaning of what people write, and sends at its usual rate; only "a long life" is sent faster, to end the same day. The
sandbox refused what Telegram's flood limits don't allow (30 messages a second, 1 in a chat, 20 a minute in a group), and a run
fails where that happened to more than two in a hundred calls. The knowledge base was a small one. *n* counts messages, trials or seconds, whichever the
fault is measured in.

The same harness runs in the usual tests with smaller numbers. There python-telegram-bot's own poller loses messages when it's
killed, hangs on an update that it can't read, and lets one person's flood keep all others waiting; a bot that says "saved"
before it's stored loses sign-ups; and a bot that confirms only what is below its oldest open update stands still for all when
one chat does.

| fault | promised | n | seen | kept | on |
|---|---|---|---|---|---|
"""

ELSEWHERE: Final = """
The following needs no running bot. These tests run each time, with these numbers:

| fault | shown | in |
|---|---|---|
"""


def figures(reports: Iterable[pytest.TestReport]) -> list[Figure]:
    """What the rows saw in a run, by the reports of its tests."""
    rows = {row.number: row for row in ROWS}
    told: list[Any] = [value for report in reports for name, value in report.user_properties if name == FIGURE]
    seen = [Figure(rows[number], count, Seen(kept, what), seconds) for number, count, kept, what, seconds in told]
    return sorted(seen, key=lambda figure: figure.row.number)


def write(seen: Sequence[Figure], page: Path = PAGE) -> None:
    """Writes the table; a row that didn't run keeps its line of an earlier run, unless it promised something else then."""
    earlier = [f"{line}\n" for line in page.read_text("utf-8").splitlines()]
    today = datetime.now(UTC).date().isoformat()
    ran = {figure.row.number: figure for figure in seen}
    lines = []
    for row in ROWS:
        begins = f"| {row.fault} | {row.promised} | "
        if (figure := ran.get(row.number)) is not None:
            kept = "yes" if figure.seen.kept else "not yet"
            lines.append(f"{begins}{figure.count} | {figure.seen.figures} | {kept} | {today} |\n")
        else:
            lines += [line for line in earlier if line.startswith(begins)]
    proofs = [f"| {proof.fault} | {proof.shown} | `tests/{proof.file}` |\n" for proof in PROOFS]
    page.write_text(HEAD + "".join(lines) + ELSEWHERE + "".join(proofs), encoding="utf-8")
