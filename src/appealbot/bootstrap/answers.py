"""Which message answered which, for the few minutes in which a question is edited; in memory alone."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from cachetools import TTLCache

from appealbot.adapters.telegram.reading import EDITABLE
from appealbot.core.turn import Said

if TYPE_CHECKING:
    from appealbot.adapters.telegram.reading import Heard
    from appealbot.core.turn import Turn

MOST: Final = 10_000
"""Answers that are known; of more, the oldest are forgotten first."""
PATIENCE: Final = 60.0
"""Seconds that a question may wait for its answer and an edit for its turn, beside the time in which it's edited."""


class Answers:
    """Knows the numbers of the answers that may be taken back."""

    def __init__(self) -> None:
        self._known: TTLCache[tuple[int, int], int] = TTLCache(MOST, EDITABLE.total_seconds() + PATIENCE)

    def remember(self, heard: Heard, turn: Turn, message: int) -> None:
        """Notes as which message a turn's reply went out, where it did no more than give an answer."""
        if heard.message is not None and len(turn.replies) == 1 and turn.person.draft is None and not turn.effects:
            self._known[heard.chat, heard.message] = message

    def in_place(self, heard: Heard) -> Heard | None:
        """What was heard; of an edited message with the answer that it had, None where that mustn't be changed.

        What somebody told in a dialogue stays as it was said; after a restart no answer is known any more.
        """
        if heard.message is None or not isinstance(heard.incoming, Said) or not heard.incoming.edited:
            return heard
        answer = self._known.get((heard.chat, heard.message))
        return None if answer is None else replace(heard, edits=answer)
