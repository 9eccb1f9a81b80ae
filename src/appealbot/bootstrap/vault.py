"""Sign-ups from the turn's effects to the store: sealed on the way, so that the program can't read them back."""

from __future__ import annotations

import hashlib
import hmac
import json
from dataclasses import asdict
from typing import TYPE_CHECKING

from appealbot import __version__
from appealbot.adapters.sealing import StateBox, seal
from appealbot.adapters.store.records import SealedSignUp
from appealbot.core.effects import BeginSignUp, EraseIntents, SaveIntent
from appealbot.core.recipients import read_recipients

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from appealbot.adapters.settings import Settings
    from appealbot.adapters.store.records import Effect
    from appealbot.adapters.store.store import Store
    from appealbot.core import effects as core
    from appealbot.core.recipients import Recipient
    from appealbot.core.turn import Held


class Vault:
    """What the shell stores and knows of sign-ups.

    Args:
        store: Opened with the same keys.
        recipients: Who may read sign-ups; at least one.
        key: The installation's secret key.
        former: Those that it had before.
    """

    def __init__(self, store: Store, recipients: Sequence[Recipient], key: bytes, former: Sequence[bytes] = ()) -> None:
        if not recipients:
            raise ValueError("nobody could read what is sealed to nobody")
        self._store = store
        self._recipients = tuple(recipients)
        self._key = key
        self._states = StateBox(key, former)

    def seal_state(self, person: int, state: str) -> str:
        """An open sign-up's state, unreadable without the key.

        The person's tags go with it, as far as they are known: each takes a moment to make, and after a restart
        everybody in the middle of a sign-up would wait for all others'.
        """
        return self._states.seal_state(f"{self._store.tags_told(person)}\n{state}")

    def open_state(self, person: int, sealed: str) -> str | None:
        """The state; None where it isn't sealed, or not with these keys."""
        opened = self._states.open_state(sealed)
        if opened is None:
            return None
        told, _, state = opened.rpartition("\n")
        self._store.remember_tags(person, told)
        return state

    async def effects_of(
        self, effects: Sequence[core.Effect], person: int, chance: str, now: datetime
    ) -> tuple[Effect, ...]:
        """What the turn's effects write, for the transaction of the turn. Messages to delete are left to others.

        Args:
            effects: What follows from the turn.
            person: Their Telegram id.
            chance: What the turn was given as chance: the same update makes the same record.
            now: The turn's time.
        """
        written: list[Effect] = []
        for effect in effects:
            if isinstance(effect, SaveIntent):
                written.append(await self._store.saving(person, self._sealed(effect, chance, now)))
            elif isinstance(effect, EraseIntents):
                written.append(await self._store.erasing(person, now))
            elif isinstance(effect, BeginSignUp):
                written.append(await self._store.beginning(person, now))
        return tuple(written)

    async def held(self, person: int, now: datetime) -> Held:
        """What is known of a person's sign-ups."""
        return await self._store.held(person, now)

    def _sealed(self, save: SaveIntent, chance: str, now: datetime) -> SealedSignUp:
        made = hmac.digest(self._key, f"sign-up\0{chance}\0{save.appeal}".encode(), hashlib.sha256)
        sign_up_id = made[:16].hex()
        # The id is sealed, too: boxes that somebody exchanged in the database are found when they are opened.
        content = json.dumps({"id": sign_up_id} | asdict(save.intent), ensure_ascii=False)
        return SealedSignUp(
            id=sign_up_id,
            salt=made[16:],
            appeal=save.appeal,
            sealed=seal(content.encode(), self._recipients),
            receipt=save.receipt,
            consent=save.consent,
            bot=__version__,
            at=now,
            expires=save.expires,
        )


def why_closed(settings: Settings) -> list[str]:
    """Why nobody can sign up with these settings, a sentence each; empty: somebody can."""
    return [
        sentence
        for missing, sentence in (
            (not settings.recipient_keys.split(), "APPEALBOT_RECIPIENT_KEYS is not set: nobody could read a sign-up"),
            (settings.hmac_key is None, "APPEALBOT_HMAC_KEY is not set: an open dialogue would be readable"),
            (
                not (settings.operator_name and settings.operator_address),
                "APPEALBOT_OPERATOR_NAME or APPEALBOT_OPERATOR_ADDRESS is not set: nobody is named to consent to",
            ),
        )
        if missing
    ]


def open_vault(settings: Settings, store: Store) -> Vault | None:
    """The vault in a store that was opened with the settings' keys; None where `why_closed` tells why."""
    if why_closed(settings):
        return None
    key, *former = settings.keys
    return Vault(store, read_recipients(settings.recipient_keys), key, former)
