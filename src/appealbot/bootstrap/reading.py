"""Reads a knowledge base whole and says whether it may go live."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Final

from appealbot.adapters.yaml_files import read_files
from appealbot.bootstrap.bot import learned_digest
from appealbot.core.model import Knowledge, Place
from appealbot.lint.context import Context
from appealbot.lint.loading import holds_phrasings, load
from appealbot.lint.problem import Problem
from appealbot.lint.report import found_quickly, introduced

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

NO_ENTRY: Final = "files.no-entry"


@dataclass(frozen=True, slots=True)
class Read:
    """What the files hold.

    Attributes:
        knowledge: With all phrasings where they were read.
        context: What the checks look at.
        digest: Of what is learned from.
        found: What the quick checks find.
        problems: Why it can't be used; none: it can.
    """

    knowledge: Knowledge
    context: Context
    digest: str
    found: tuple[Problem, ...]
    problems: tuple[Problem, ...]


def read_anew(directory: Path, live: Read | None, known: Callable[[str], bool]) -> Read:
    """Reads and checks the files.

    Args:
        directory: Where they are.
        live: The knowledge base that was accepted last.
        known: Whether what has a digest was learned before: then the files of phrasings are sound and needn't be read.
    """
    files = read_files(directory, lambda path: not holds_phrasings(path))
    loaded = load(files.documents, files.sources)
    context = Context(
        knowledge=loaded.knowledge,
        documents=files.documents,
        questions_files=(),
        today=date.today(),  # noqa: DTZ011 - a deadline is a local day
        finds=None,
    )
    digest = learned_digest(directory, loaded.knowledge)
    if not known(digest):
        files = read_files(directory)
        loaded = load(files.documents, files.sources)
    problems = [problem for problem in (*files.problems, *loaded.problems) if problem.fatal]
    if not problems and not loaded.knowledge.entries:
        problems = [Problem(Place(directory.name), "there is no entry in this directory", NO_ENTRY, fatal=True)]
    found = found_quickly(context)
    if not problems and live is not None:
        # Another day may find something that an edit isn't to blame for.
        same_day = live.context.today == context.today
        before = live.found if same_day else found_quickly(replace(live.context, today=context.today))
        problems = list(introduced(before, found))
    return Read(loaded.knowledge, context, digest, found, tuple(problems))
