"""Entries lead to entries."""

from __future__ import annotations

from typing import TYPE_CHECKING

from appealbot.lint.document import place_of
from appealbot.lint.problem import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from appealbot.lint.context import Context


def check_targets(context: Context) -> Iterator[Problem]:
    """`related` and `counterpart` exist and lead elsewhere; a counterpart is of the other appeal."""
    entries = context.knowledge.entries
    for entry in entries.values():
        root = context.document_of(entry).root
        for index, topic in enumerate(entry.related):
            at = place_of(root, ("related", index))
            if topic not in entries:
                yield Problem(at, f"there is no entry {topic!r}", "links.related")
            elif topic == entry.id or topic in entry.related[:index] or topic == entry.counterpart:
                yield Problem(at, f"{topic} is this entry, or already linked", "links.related")
        if entry.counterpart is not None:
            at = place_of(root, ("counterpart",))
            if entry.counterpart not in entries:
                yield Problem(at, f"there is no entry {entry.counterpart!r}", "links.counterpart")
            elif entries[entry.counterpart].appeal == entry.appeal:
                yield Problem(at, f"{entry.counterpart} is of the same appeal", "links.counterpart")
