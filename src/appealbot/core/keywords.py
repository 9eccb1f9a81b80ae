"""The entries' keywords, for messages of a word or two."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final

from appealbot.core.grams import stems
from appealbot.core.model import Language
from appealbot.core.text import words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from appealbot.core.model import Entry

MOST_WORDS: Final = 3
"""Of a message; in a longer one a keyword may mean anything."""


class Keywords:
    """Finds entries by keywords."""

    def __init__(self, entries: Mapping[str, Entry]) -> None:
        topics: defaultdict[tuple[str, ...], dict[str, None]] = defaultdict(dict)
        for entry in entries.values():
            for language in Language:
                for keyword in entry.keywords.get(language) or ():
                    if heard := tuple(stems(words(keyword))):  # "§" holds no word: nor does a message of one emoji
                        topics[heard][entry.id] = None
        self._topics = dict(topics)

    def found(self, message: Sequence[str]) -> tuple[str, ...]:
        """The topic ids whose keyword a short message is, whatever its inflection; none for a longer one."""
        if len(message) > MOST_WORDS:
            return ()
        return tuple(self._topics.get(tuple(stems(message)), ()))
