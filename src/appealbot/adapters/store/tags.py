"""What people are called in the database: tags that can't be tried out, as each try takes time and memory.

There are about 2³³ Telegram ids. A plain digest of each is made in minutes by whoever has the secret key, and would
tell who supports an appeal. Argon2id (RFC 9106) makes that years.
"""

from __future__ import annotations

import asyncio
import hmac
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from cachetools import LRUCache
from nacl.pwhash import argon2id

if TYPE_CHECKING:
    from collections.abc import Sequence

REMEMBERED: Final = 1024
"""People whose tags are kept in memory, so that each step of a sign-up doesn't cost them anew."""
_SALT: Final = "what makes tags slow"
_SIZE: Final = 32


@dataclass(frozen=True, slots=True)
class Cost:
    """What a tag costs to make.

    Attributes:
        passes: Over the memory.
        memory: Bytes.
    """

    passes: int
    memory: int


SLOW: Final = Cost(3, 64 * 2**20)
"""Passes and memory that RFC 9106 (section 4) recommends where 2 GiB are too much: about 75 ms on a core of 2024."""


@dataclass(frozen=True, slots=True)
class Tags:
    """A person's two names, which don't show that they are one person's.

    Attributes:
        subject: As it stands at their sign-ups.
        starter: As it stands at the sign-ups that they began.
    """

    subject: bytes
    starter: bytes


class People:
    """The tags of people under the present key, and all that they were called before.

    Args:
        keys: The present key, and those that it had before.
        cost: Of a tag.
    """

    def __init__(self, keys: Sequence[bytes], cost: Cost = SLOW) -> None:
        self._key, *self._former = keys
        self._mark = hmac.digest(self._key, b"tags made with", "sha256")[:8].hex()
        self._cost = cost
        self._tags: LRUCache[tuple[bytes, int], Tags] = LRUCache(REMEMBERED * len(keys))
        self._one_at_a_time = asyncio.Lock()  # so that however many begin at once, the memory is needed once

    async def tags(self, person: int) -> Tags:
        """What a person is called."""
        return await self._made(self._key, person)

    def told(self, person: int) -> str:
        """What is remembered of a person, as text that `remember` understands; "" where it's nothing.

        It's as secret as what it names: whoever reads it needn't try anything.
        """
        known = self._tags.get((self._key, person))
        return "" if known is None else f"{self._mark}{known.subject.hex()}{known.starter.hex()}"

    def remember(self, person: int, told: str) -> None:
        """Remembers what an earlier process made; what isn't of the present key is of no use."""
        if told.startswith(self._mark):
            both = bytes.fromhex(told.removeprefix(self._mark))
            self._tags[self._key, person] = Tags(both[:_SIZE], both[_SIZE:])

    async def former(self, person: int) -> tuple[Tags, ...]:
        """What they were called under former keys."""
        return tuple([await self._made(key, person) for key in self._former])

    def quick(self, person: int) -> tuple[Tags, ...]:
        """What they were called, under any key, by versions of the program whose tags were plain digests."""
        return tuple(_tags(key, str(person).encode()) for key in (self._key, *self._former))

    async def _made(self, key: bytes, person: int) -> Tags:
        if (made := self._tags.get((key, person))) is not None:
            return made
        async with self._one_at_a_time:
            if (made := self._tags.get((key, person))) is None:  # nobody else has made it meanwhile
                made = _tags(key, await asyncio.to_thread(self._slow, key, person))
                self._tags[key, person] = made
        return made

    def _slow(self, key: bytes, person: int) -> bytes:
        salt = hmac.digest(key, _SALT.encode(), "sha256")[: argon2id.SALTBYTES]
        return argon2id.kdf(_SIZE, str(person).encode(), salt, self._cost.passes, self._cost.memory)


def _tags(key: bytes, name: bytes) -> Tags:
    """Two digests that need the key, so that whoever has the database alone can try nothing at all."""
    subject, starter = (hmac.digest(key, what + b"\0" + name, "sha256") for what in (b"subject", b"starter"))
    return Tags(subject, starter)
