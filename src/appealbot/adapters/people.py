"""What is remembered of each chat while the program runs."""

from __future__ import annotations

from collections import OrderedDict
from typing import TYPE_CHECKING, Final

from appealbot.core.turn import Person

if TYPE_CHECKING:
    from collections.abc import Hashable

MOST_REMEMBERED: Final = 100_000


class People:
    """Persons by chat, in memory; those not heard of for longest are forgotten first."""

    def __init__(self, most: int = MOST_REMEMBERED) -> None:
        self._most = most
        self._people: OrderedDict[Hashable, Person] = OrderedDict()

    def recall(self, chat: Hashable) -> Person:
        """What is known of a chat's person; nothing, for a new one."""
        return self._people.get(chat, Person())

    def remember(self, chat: Hashable, person: Person) -> None:
        """Keeps what is known from now on."""
        self._people[chat] = person
        self._people.move_to_end(chat)
        if len(self._people) > self._most:
            self._people.popitem(last=False)
