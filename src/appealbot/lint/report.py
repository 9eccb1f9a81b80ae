"""Runs the checks and tells what was found and how much was looked at."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from appealbot.lint import checks

if TYPE_CHECKING:
    from collections.abc import Sequence

    from appealbot.lint.context import Context
    from appealbot.lint.problem import Problem


@dataclass(frozen=True, slots=True)
class Report:
    """All problems, by file and line, and what was looked at."""

    problems: tuple[Problem, ...]
    files: int
    entries: int
    quotes: int
    phrasings: int
    checks: int

    def text(self) -> str:
        """A line for each problem, then the summary."""
        looked = (
            f"{self.files} files, {self.entries} entries, {self.quotes} quotes, {self.phrasings} phrasings, "
            f"{self.checks} checks: {len(self.problems)} problems"
        )
        return "\n".join([*(problem.line() for problem in self.problems), looked])

    def as_json(self) -> str:
        """The same for programs."""
        return json.dumps(
            {
                "problems": [
                    {
                        "path": problem.place.path,
                        "line": problem.place.line,
                        "sentence": problem.sentence,
                        "check": problem.check,
                    }
                    for problem in self.problems
                ],
                "looked_at": {
                    "files": self.files,
                    "entries": self.entries,
                    "quotes": self.quotes,
                    "phrasings": self.phrasings,
                    "checks": self.checks,
                },
            },
            ensure_ascii=False,
            indent=2,
        )


REMINDERS: Final = frozenset({"languages.outdated"})
"""Checks that ask for another look rather than find something wrong."""


def found_quickly(context: Context) -> tuple[Problem, ...]:
    """What the quick checks find, in order; without reminders."""
    found = {problem for check in checks.QUICK for problem in check(context) if problem.check not in REMINDERS}
    return tuple(sorted(found, key=_order))


def introduced(before: Sequence[Problem], now: Sequence[Problem]) -> tuple[Problem, ...]:
    """What is found after a change and wasn't before it, by file and check.

    What was there before is no reason to refuse a change: the change that mends a part of it would be refused, too.
    """
    known = Counter(_which(problem) for problem in before)
    found = []
    for problem in now:
        if known[_which(problem)] > 0:
            known[_which(problem)] -= 1
        else:
            found.append(problem)
    return tuple(found)


def _which(problem: Problem) -> tuple[str, str]:
    return problem.place.path, problem.check


def report(context: Context | None, found_on_loading: Sequence[Problem], files: int) -> Report:
    """Runs every check, adds what loading found, sorts.

    Args:
        context: None where nothing could be loaded.
        found_on_loading: Problems of syntax and form.
        files: How many files were read.
    """
    found = list(found_on_loading)
    if context is not None:
        found += [problem for check in checks.ALL for problem in check(context)]
    ordered = sorted(set(found), key=_order)
    entries = context.knowledge.entries if context else {}
    return Report(
        tuple(ordered),
        files,
        len(entries),
        sum(len(entry.quotes) for entry in entries.values()),
        len(context.knowledge.phrasings) if context else 0,
        len(checks.ALL),
    )


def _order(problem: Problem) -> tuple[str, int, str]:
    return problem.place.path, problem.place.line, problem.check
