"""Sign-ups as those read them who have a private key."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime

    from appealbot.adapters.sealing import Opener
    from appealbot.adapters.store.records import Kept

TOLD: Final = ("role", "name", "place", "email", "username")
COLUMNS: Final = ("id", "appeal", *TOLD, "language", "news", "created", "confirmed", "expires", "consent_version")


@dataclass(frozen=True, slots=True)
class Filters:
    """Which sign-ups are wanted; None: all."""

    appeal: str | None = None
    role: str | None = None
    since: datetime | None = None
    news: bool = False


@dataclass(frozen=True, slots=True)
class Opened:
    """What was read.

    Attributes:
        rows: The sign-ups that were wanted, by column.
        locked: The ids of those that none of the keys opens, with the ids of the keys that would.
        foreign: The ids of those whose content belongs to another sign-up: somebody changed the database.
        expired: How many of those that were wanted are past their time, and weren't opened.
    """

    rows: tuple[Mapping[str, str | None], ...]
    locked: Mapping[str, tuple[str, ...]]
    foreign: tuple[str, ...]
    expired: int = 0


def open_sign_ups(kept: Iterable[Kept], opener: Opener, filters: Filters, now: datetime) -> Opened:
    """Opens the sign-ups that are wanted, but for those whose people were told that they'd be erased by now."""
    rows: list[Mapping[str, str | None]] = []
    locked: dict[str, tuple[str, ...]] = {}
    foreign: list[str] = []
    expired = 0
    for each in kept:
        if not _wanted(each, filters):
            continue
        if each.expires <= now:
            expired += 1
            continue
        content = opener.open(each.sealed)
        if content is None:
            locked[each.id] = tuple(key_id for key_id, _ in each.sealed)
            continue
        told = _told(content)
        if told is None or told["id"] != each.id:
            foreign.append(each.id)
        elif filters.role in {None, told["role"]}:
            rows.append(_row(each, told))
    return Opened(tuple(rows), locked, tuple(foreign), expired)


def _told(content: bytes) -> Mapping[str, str | None] | None:
    """What a person told; None where it isn't ours: whoever has the public key can seal anything."""
    try:
        told = json.loads(content)
        return {name: None if told[name] is None else str(told[name]) for name in ("id", *TOLD)}
    except (ValueError, KeyError, TypeError):
        return None


def _wanted(kept: Kept, filters: Filters) -> bool:
    return (
        filters.appeal in {None, kept.appeal}
        and (filters.since is None or kept.created >= filters.since)
        and (kept.news or not filters.news)
    )


def _row(kept: Kept, told: Mapping[str, str | None]) -> Mapping[str, str | None]:
    row = {
        "id": kept.id,
        "appeal": kept.appeal,
        **{name: told[name] for name in TOLD},
        "language": kept.language,
        "news": "yes" if kept.news else "no",
        "created": kept.created.isoformat(timespec="seconds"),
        "confirmed": kept.confirmed.isoformat(timespec="seconds"),
        "expires": kept.expires.isoformat(timespec="seconds"),
        "consent_version": kept.version,
    }
    return {column: row[column] for column in COLUMNS}
