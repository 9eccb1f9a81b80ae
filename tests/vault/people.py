"""Made-up people who sign up, those who may read it, and a shell that does what the intake does."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from datetime import timedelta
from functools import partial
from itertools import count
from typing import TYPE_CHECKING, Final

from nacl.public import PrivateKey

from appealbot.adapters.sealing import Opener
from appealbot.adapters.store.records import Move
from appealbot.adapters.store.store import Store
from appealbot.adapters.store.tags import Cost
from appealbot.bootstrap.records import Filters, Opened, open_sign_ups
from appealbot.core.effects import (
    Act,
    Answer,
    Consent,
    Ending,
    EraseIntents,
    Question,
    Role,
    SaveIntent,
    SignUpIntent,
)
from appealbot.core.model import Language
from appealbot.core.recipients import Recipient
from tests.store.moves import DAY, NOW, message

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from appealbot.adapters.store.archive import Archive
    from appealbot.bootstrap.vault import Vault
    from appealbot.core import effects

KEY: Final = bytes(range(32))
opened_store: Final = partial(Store.open, cost=Cost(passes=1, memory=8 * 1024))
"""A store whose tags cost next to nothing, as tests have thousands of people."""
YEAR: Final = timedelta(days=365)
TEXT: Final = "Ich willige ein, dass der Verein Beispiel e. V. mich zum Aufruf anschreibt. (Fassung 1)"


@dataclass(frozen=True, slots=True)
class Reader:
    """Somebody who may read sign-ups."""

    private: PrivateKey

    @property
    def recipient(self) -> Recipient:
        return Recipient(bytes(self.private.public_key))


OPERATOR: Final = Reader(PrivateKey(b"o" * 32))
DEPUTY: Final = Reader(PrivateKey(b"d" * 32))


def name_of(number: int) -> str:
    return f"Ümit Beispiel-{number}"


def address_of(number: int) -> str:
    return f"person-{number}@verein.example"


def receipt_of(number: int) -> str:
    return f"R-7F3K-{number:04}"


def intent(number: int, appeal: str = "kommunen", *, news: bool = False, at: datetime = NOW) -> SaveIntent:
    answers = (
        Answer(at, Act.TAP, 17, "Ja, ich willige ein"),
        Answer(at, Act.TAP, 18, "Ja" if news else "Nein", Question.NEWS),
        Answer(at, Act.TEXT, 19, "ja bitte", Question.CONFIRM),
    )
    return SaveIntent(
        appeal=appeal,
        intent=SignUpIntent(Role.MAYOR, "Musterstadt", name_of(number), address_of(number), None),
        consent=Consent("1", Language.DE, TEXT, news, at, Act.TAP, 17, answers),
        receipt=receipt_of(number),
        expires=at + YEAR,
    )


@dataclass(slots=True)
class Shell:
    """Writes turns as the intake does."""

    store: Store
    vault: Vault
    numbers: Iterator[int] = field(default_factory=count)

    async def turn(self, person: int, *several: effects.Effect, at: datetime = NOW) -> bool:
        number = next(self.numbers)
        chance = hashlib.sha256(f"{number}".encode()).hexdigest()[:32]
        written = await self.vault.effects_of(several, person, chance, at)
        dialogue = f"{person}:{person}"
        while True:
            found = await self.store.find(message(number), dialogue, at)
            move = Move(found.state, None, at, at + DAY, (), written)
            if await self.store.commit(message(number), dialogue, move):
                self.store.done(message(number))
                return True

    async def save(self, person: int, *, news: bool = False, appeal: str = "kommunen", at: datetime = NOW) -> bool:
        return await self.turn(person, intent(person, appeal, news=news, at=at), at=at)

    async def erase(self, person: int, at: datetime = NOW) -> bool:
        return await self.turn(person, EraseIntents(Ending.DELETED), at=at)


async def opened(archive: Archive, *readers: Reader, filters: Filters | None = None, now: datetime = NOW) -> Opened:
    kept = await archive.sign_ups()
    return open_sign_ups(kept, Opener([reader.private for reader in readers]), filters or Filters(), now)
