"""A row of the fault table: what goes wrong, what is promised, and what was seen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from tests.faults.harness import Installation


FIGURE: Final = "figure"
"""The property of a test's report that holds what was seen: the test may have run in another process."""


@dataclass(frozen=True, slots=True)
class Seen:
    """What a run saw, in words with figures, and whether the promise was kept."""

    kept: bool
    figures: str


@dataclass(frozen=True, slots=True)
class Row:
    """One row.

    Attributes:
        number: Its number in the fault table.
        fault: What goes wrong.
        promised: What people may rely on.
        run: Makes it go wrong for so many messages or trials, and looks.
        usual: How many in the usual run.
        full: How many in the full one.
    """

    number: int
    fault: str
    promised: str
    run: Callable[[Installation, int], Awaitable[Seen]]
    usual: int
    full: int


@dataclass(frozen=True, slots=True)
class Figure:
    """A row's run, for the report."""

    row: Row
    count: int
    seen: Seen
    seconds: float

    def told(self) -> list[Any]:
        """What the process is told that sums up a run; `report.figures` reads it."""
        return [self.row.number, self.count, self.seen.kept, self.seen.figures, self.seconds]

    def line(self) -> str:
        """One line, as printed."""
        kept = "kept" if self.seen.kept else "NOT KEPT"
        return (
            f"{self.row.number:2} {self.row.fault}: n={self.count}, {self.seen.figures}, {self.seconds:.1f} s, {kept}"
        )
