"""Albums: several pictures sent at once come as a message each, and are one message to people."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from cachetools import LRUCache

from appealbot.core.turn import Said

if TYPE_CHECKING:
    from collections.abc import Iterable

    from appealbot.adapters.telegram.reading import Heard

REMEMBERED: Final = 1_000
"""Albums of which further messages may come in a later batch."""


class Albums:
    """Lets one message of each album through: the one with the text, if any has one."""

    def __init__(self) -> None:
        self._let_through: LRUCache[tuple[int, str], tuple[str, bool]] = LRUCache(REMEMBERED)

    def one_of_each(self, batch: Iterable[Heard]) -> list[Heard]:
        """The messages of a batch, in order, without those that only belong to an album which is heard already.

        A text that comes later than the album's first pictures goes through, too: it may ask something.
        """
        heard = list(batch)
        for each in sorted(heard, key=_wordless):
            self._choose(each)
        return [each for each in heard if each.album is None or self._chosen(each, each.album)]

    def _choose(self, heard: Heard) -> None:
        if heard.album is None:
            return
        _, told = self._let_through.get((heard.chat, heard.album), ("", False))
        tells = not _wordless(heard)
        if (heard.chat, heard.album) not in self._let_through or (tells and not told):
            self._let_through[heard.chat, heard.album] = heard.what, tells

    def _chosen(self, heard: Heard, album: str) -> bool:
        return self._let_through[heard.chat, album][0] == heard.what


def _wordless(heard: Heard) -> bool:
    return not isinstance(heard.incoming, Said)
