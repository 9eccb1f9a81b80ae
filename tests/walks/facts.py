"""What is stored of somebody, read from the database and not from what the bot says."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from appealbot.adapters.dialogue_state import decode
from appealbot.adapters.store.records import Update
from appealbot.core.sign_up_terms import starts_of_late
from appealbot.core.turn import Person

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from appealbot.adapters.store.store import Store
    from appealbot.bootstrap.vault import Vault
    from appealbot.core.effects import StoredIntent
    from appealbot.core.sign_up_draft import Draft


@dataclass(frozen=True, slots=True)
class Facts:
    """What is stored of a person at a time.

    Attributes:
        at: The time.
        person: The dialogue's state, nobody's where there's none; without a draft that is past its time.
        remembered: Whether there's any state.
        intents: Their sign-ups.
        starts: When they began one, of late.
        receipts: The digests of everybody's receipts.
        overdue: The state still holds a draft that is past its time.
    """

    at: datetime = field(compare=False)
    person: Person
    remembered: bool
    intents: tuple[StoredIntent, ...]
    starts: tuple[datetime, ...]
    receipts: frozenset[bytes] = field(compare=False)
    overdue: bool = False

    @property
    def draft(self) -> Draft | None:
        return self.person.draft

    @property
    def appeals(self) -> list[str]:
        return [intent.appeal for intent in self.intents]


async def facts(store: Store, vault: Vault, file: Path, person: int, at: datetime) -> Facts:
    """What is stored of a person who writes in private."""
    found = await store.find(Update(-1, "nothing"), f"{person}:{person}", at)
    held = await store.held(person, at)
    state = found.state
    known = Person()
    if state is not None:
        lasting, _, hidden = state.rpartition("\n")
        known = decode(vault.open_state(person, hidden) or lasting or hidden)
    overdue = known.draft is not None and known.draft.expired(at)
    if overdue:
        known = replace(known, draft=None)
    with closing(sqlite3.connect(file)) as database:
        receipts = frozenset(receipt for (receipt,) in database.execute("SELECT receipt FROM sign_ups"))
    return Facts(at, known, state is not None, held.intents, tuple(starts_of_late(held.starts, at)), receipts, overdue)
