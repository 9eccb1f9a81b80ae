"""The checks, one function each; `ALL` is the order in which they run.

A check takes the context and yields problems. To add one: write it where its subject is, name it in `ALL`, and give it
examples and near misses in tests/lint.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from appealbot.lint.checks import dates, files, languages, links, neighbours, questions, quotes, texts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from appealbot.lint.context import Context
    from appealbot.lint.problem import Problem

Check = "Callable[[Context], Iterator[Problem]]"

ALL: Final[tuple[Callable[[Context], Iterator[Problem]], ...]] = (
    files.check_names,
    files.check_appeals,
    files.check_orphans,
    files.check_first_lines,
    languages.check_complete,
    languages.check_translation_is_current,
    quotes.check_present,
    quotes.check_verbatim,
    texts.check_lengths,
    texts.check_counts,
    texts.check_scripts,
    texts.check_markup,
    dates.check_past_is_told,
    links.check_targets,
    questions.check_duplicates,
    questions.check_too_close,
    questions.check_finds_itself,
    neighbours.check_leaked,
    neighbours.check_closer_elsewhere,
)

QUICK: Final = tuple(check for check in ALL if check.__module__ not in {questions.__name__, neighbours.__name__})
"""Those that look at what people read: milliseconds each. The others compare what people ask, which takes seconds."""
