"""What is known of a person, as the text that the store keeps between turns."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from pydantic import TypeAdapter, ValidationError

from appealbot.core.retention import CHATS_KEPT, CHATS_WITH_LANGUAGE_KEPT
from appealbot.core.turn import Held, Person

if TYPE_CHECKING:
    from datetime import datetime, timedelta

_persons: Final = TypeAdapter(Person)


def encode(person: Person) -> str | None:
    """The state to keep; None where there's nothing to remember. Telegram's `language_code` comes with each message."""
    known = replace(person, code=None, held=Held())
    return None if known == Person() else _persons.dump_json(known, exclude_defaults=True).decode()


def outlasting(person: Person) -> str | None:
    """What of a state is kept after the draft in it, which is hidden with all the rest; None where nothing is."""
    return encode(Person(chosen=person.chosen))


def decode(state: str | None) -> Person:
    """The person of a state; nobody in particular, where it's none or of another version of the program."""
    if state is None:
        return Person()
    try:
        return _persons.validate_json(state)
    except ValidationError:
        return Person()


def kept_for(person: Person) -> timedelta:
    """How long the state is kept, if the person doesn't come back; of one with a draft, what outlasts that."""
    return CHATS_WITH_LANGUAGE_KEPT if person.chosen else CHATS_KEPT


def forgotten(person: Person, now: datetime) -> datetime:
    """When the state counts no longer, if the person doesn't come back.

    It's midnight (UTC): the exact time would be that of a sign-up saved in the same turn, and tell whose it is.
    """
    at = now + kept_for(person)
    return at.replace(hour=0, minute=0, second=0, microsecond=0)
