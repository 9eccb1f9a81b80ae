"""What chats and updates are called in the database: digests that tell nothing without the secret key."""

from __future__ import annotations

import hmac
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from cachetools import LRUCache
from sqlalchemy import delete, exists, select, update

from appealbot.adapters.store.schema import dialogues, updates

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy.ext.asyncio import AsyncConnection

    from appealbot.adapters.store.records import Update

NAMES_REMEMBERED: Final = 1024


class Names:
    """Names under the present key, and, while a key is being changed, those that former keys gave.

    Args:
        key: What names are made with.
        former: What they were made with before, the latest first.
    """

    def __init__(self, key: bytes, former: Sequence[bytes] = ()) -> None:
        self.keys = (key, *former)
        # A digest costs more than a look into a dictionary, and each message needs the same two several times.
        self._digest = lru_cache(NAMES_REMEMBERED)(_digest)
        self._told: dict[Update, bytes] = {}  # updates that are known under a former key, until Telegram confirms them
        self._renamed: LRUCache[str, bool] = LRUCache(NAMES_REMEMBERED)

    def update(self, update: Update) -> bytes:
        """An update's name: the one that it's known by."""
        return self._digest(self._told.get(update, self.keys[0]), _update(update))

    def update_by_each_key(self, update: Update) -> tuple[bytes, ...]:
        """All names that an update may be known by."""
        return tuple(self._digest(key, _update(update)) for key in self.keys)

    def known(self, update: Update, name: bytes) -> None:
        """Notes by which name an update is known: its chance is the same then, too."""
        key = self.keys[self.update_by_each_key(update).index(name)]
        if key != self.keys[0]:
            self._told[update] = key

    def chance(self, update: Update) -> str:
        """32 hexadecimal digits that nobody can guess, and that are the same whenever the update comes."""
        key = self._told.get(update, self.keys[0])
        return self._digest(key, f"chance\0{update.id}\0{update.what}")[:16].hex()

    def dialogue(self, name: str) -> bytes:
        """A dialogue's name."""
        return self._digest(self.keys[0], f"dialogue\0{name}")

    def dialogue_by_each_key(self, name: str) -> tuple[bytes, ...]:
        """All names that a dialogue may have, also in backups."""
        return tuple(self._digest(key, f"dialogue\0{name}") for key in self.keys)

    def to_be_renamed(self, dialogue: str) -> bool:
        """Whether the dialogue may still stand under a former key."""
        return len(self.keys) > 1 and dialogue not in self._renamed

    async def rename(self, connection: AsyncConnection, dialogue: str) -> None:
        """Gives what stands of a dialogue under a former key its present name."""
        for key in self.keys[1:]:
            before, name = self._digest(key, f"dialogue\0{dialogue}"), self.dialogue(dialogue)
            there = select(exists().where(dialogues.c.key == name))
            if not (await connection.execute(there)).scalar():
                await connection.execute(update(dialogues).where(dialogues.c.key == before).values(key=name))
            await connection.execute(delete(dialogues).where(dialogues.c.key == before))
            await connection.execute(update(updates).where(updates.c.dialogue == before).values(dialogue=name))

    def renamed(self, dialogue: str) -> None:
        """Notes that nothing of it stands under a former key any more."""
        self._renamed[dialogue] = True


def _update(update: Update) -> str:
    return f"update\0{update.id}\0{update.what}"


def _digest(key: bytes, text: str) -> bytes:
    return hmac.digest(key, text.encode(), "sha256")
