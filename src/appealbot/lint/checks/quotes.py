"""Quotes are the appeal's own words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from appealbot.lint.document import place_of
from appealbot.lint.problem import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from appealbot.lint.context import Context

_SOFT_HYPHEN: Final = re.compile(r"-\s*\n\s*")
_EMPHASIS: Final = re.compile(r"[*]{2}|^\s*[-#]+\s+", re.MULTILINE)
_SPACES: Final = re.compile(r"\s+")


def check_present(context: Context) -> Iterator[Problem]:
    """An entry on an appeal stands on a quote."""
    for entry in context.knowledge.entries.values():
        if context.knowledge.appeals[entry.appeal].source and not entry.quotes:
            root = context.document_of(entry).root
            yield Problem(place_of(root, ("answer",)), "an answer on an appeal needs a quote", "quotes.missing")


def check_verbatim(context: Context) -> Iterator[Problem]:
    """Each German quote stands in the appeal's text, word for word."""
    flowing = {name: flowed(text) for name, text in context.knowledge.sources.items()}
    for entry in context.knowledge.entries.values():
        source = context.knowledge.appeals[entry.appeal].source
        if source not in flowing:
            continue
        for quote in entry.quotes:
            if _SPACES.sub(" ", quote.de).strip() not in flowing[source]:
                sentence = f"these words don't stand in sources/{source}: “{_differing(quote.de, flowing[source])}”"
                yield Problem(quote.place, sentence, "quotes.verbatim")


def flowed(source: str) -> str:
    """A source's text as it reads: soft hyphens joined, emphasis, bullets, line and page breaks gone."""
    joined = _SOFT_HYPHEN.sub("", source)
    return _SPACES.sub(" ", _EMPHASIS.sub(" ", joined)).replace(" :", ":").strip()


def _differing(quote: str, text: str) -> str:
    """The quote from a little before the first word that isn't as in the text."""
    heard = quote.split()
    for count in range(len(heard), 0, -1):
        if " ".join(heard[:count]) in text:
            return "… " + " ".join(heard[max(0, count - 2) :])
    return quote
