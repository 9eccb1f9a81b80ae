"""The pages that are open, each with what it's still to be told."""

from __future__ import annotations

import asyncio
import json
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterable

Json = dict[str, Any]

MOST_UNTOLD: Final = 2_000
"""Frames that may wait for a page; one that reads none for so long is let go, and connects anew when it wakes."""


class Seat:
    """A page's place in the audience."""

    def __init__(self, first: Iterable[Json]) -> None:
        self._untold: asyncio.Queue[str | None] = asyncio.Queue()
        for frame in first:
            self.tell(json.dumps(frame))

    def tell(self, frame: str) -> None:
        """Has a frame sent."""
        if self._untold.qsize() < MOST_UNTOLD:
            self._untold.put_nowait(frame)
        else:
            self.leave()

    def leave(self) -> None:
        """Ends the frames after those that wait."""
        self._untold.put_nowait(None)

    async def frames(self) -> AsyncIterator[str]:
        """What the page is told, until it's let go."""
        while (frame := await self._untold.get()) is not None:
            yield frame


class Audience:
    """All pages that are open."""

    def __init__(self) -> None:
        self._seats: set[Seat] = set()

    def take(self, first: Iterable[Json]) -> Seat:
        """A place for a page, which is told these frames first."""
        seat = Seat(first)
        self._seats.add(seat)
        return seat

    def free(self, seat: Seat) -> None:
        """A page has gone."""
        self._seats.discard(seat)

    def tell(self, frame: Json) -> None:
        """Tells all pages."""
        text = json.dumps(frame)
        for seat in self._seats:
            seat.tell(text)

    def dismiss(self) -> None:
        """Lets all pages go."""
        for seat in self._seats:
            seat.leave()
