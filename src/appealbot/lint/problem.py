"""Problems as values: a place, a sentence and the check that found it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from appealbot.core.model import Place


@dataclass(frozen=True, slots=True)
class Problem:
    """Something to mend. `check` names the check, as `[check]` at a line's end does.

    `fatal`: the engine can't load what stands there; anything else is for the operator to mend in time.
    """

    place: Place
    sentence: str
    check: str
    fatal: bool = False

    def line(self) -> str:
        """The problem as compilers print theirs: `path:line: error: sentence [check.name]`."""
        return f"{self.place.path}:{self.place.line}: error: {self.sentence} [{self.check}]"
