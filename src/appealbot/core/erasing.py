"""Whether a yes to erasing counts: only for what there was when it was asked, once, and not after a no.

The button names the moment of its question, and nothing need be stored to know what was asked: erasing must work where
nothing can be written. All that is stored was there by then, or the question is asked anew.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Final

from appealbot.core import menu
from appealbot.core.effects import Ending

if TYPE_CHECKING:
    from appealbot.core.turn import Person

VALID: Final = timedelta(hours=24)
"""How long a yes counts after its question, and so for how long a no is remembered."""
_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
_STEP: Final = timedelta(microseconds=1)


def without_lapsed(person: Person, now: datetime) -> Person:
    """The person, without a no that lies so far back that no yes counts any more that it could hold up."""
    lapsed = person.refused is not None and now - person.refused >= VALID
    return replace(person, refused=None) if lapsed else person


def asked_at(person: Person, now: datetime) -> datetime:
    """The moment that a question asked now speaks of: after all that is stored and was refused, by whatever clock."""
    known = [intent.created for intent in person.stored]
    if person.draft is not None:
        known.append(person.draft.started)
    if person.refused is not None:
        known.append(person.refused + _STEP)
    return max([now, *known])


def data(ending: Ending, person: Person, now: datetime) -> str:
    """What a button carries that erases all that is stored of the person now."""
    return menu.data(menu.ERASE, f"{ending}-{(asked_at(person, now) - _EPOCH) // _STEP:x}")


def read(target: str) -> tuple[Ending, datetime | None] | None:
    """What a button erases for, and when that was asked; None for what erases nothing.

    Those of before the moment was told have none.
    """
    name, _, moment = target.partition("-")
    if name not in tuple(Ending):
        return None
    try:
        return Ending(name), _EPOCH + int(moment, 16) * _STEP
    except (ValueError, OverflowError):
        return Ending(name), None


def counts(asked: datetime | None, person: Person, now: datetime) -> bool:
    """Whether a yes counts to a question asked at a moment."""
    if asked is None or now - asked >= VALID:
        return False
    newer = any(intent.created > asked for intent in person.stored)
    begun = person.draft is not None and person.draft.started > asked
    refused = person.refused is not None and person.refused >= asked
    return not (newer or begun or refused)
