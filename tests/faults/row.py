"""A row of the fault table: what goes wrong, what is promised, and what was seen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from tests.faults.harness import Installation


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

    def line(self) -> str:
        """One line, as printed."""
        kept = "kept" if self.seen.kept else "NOT KEPT"
        return (
            f"{self.row.number:2} {self.row.fault}: n={self.count}, {self.seen.figures}, {self.seconds:.1f} s, {kept}"
        )
