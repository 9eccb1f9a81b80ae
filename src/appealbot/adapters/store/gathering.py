"""Serves together what was asked while the last batch was served: the busier, the larger the batches."""

from __future__ import annotations

import asyncio
from collections import deque
from typing import TYPE_CHECKING, Final, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

Request = TypeVar("Request")

LARGEST_BATCH: Final = 200


class Gathering(Generic[Request]):
    """A queue with one server. Who asked waits on the request itself, for a future in it.

    Args:
        serve: Serves a batch; it never raises.
    """

    def __init__(self, serve: Callable[[list[Request]], Awaitable[None]]) -> None:
        self._serve = serve
        self._waiting: deque[Request] = deque()
        self._something = asyncio.Event()
        self._closing = False
        self._server = asyncio.create_task(self._run())

    def add(self, request: Request) -> None:
        """Puts a request into the next batch.

        Raises:
            RuntimeError: It's closed already.
        """
        if self._closing:
            message = "the store is closed"
            raise RuntimeError(message)
        self._waiting.append(request)
        self._something.set()

    def wake(self) -> None:
        """Has a batch served soon, be it empty."""
        self._something.set()

    async def close(self) -> None:
        """Serves what is waiting, and ends."""
        self._closing = True
        self._something.set()
        await self._server

    async def _run(self) -> None:
        while not self._closing:
            await self._something.wait()
            await asyncio.sleep(0)  # all that is ready to ask now may join
            self._something.clear()
            size = min(len(self._waiting), LARGEST_BATCH)
            await self._serve([self._waiting.popleft() for _ in range(size)])
            if self._waiting:
                self._something.set()
        await self._serve(list(self._waiting))  # also when nothing waits: it may have been woken for something else
