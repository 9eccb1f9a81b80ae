"""Serves together what was asked while the last batch was served: the busier, the larger the batches."""

from __future__ import annotations

import asyncio
from collections import deque
from typing import TYPE_CHECKING, Any, Final, Generic, Protocol, TypeVar

from appealbot.errors import AppealbotError, PartEndedError, StoreClosedError

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable


class Asking(Protocol):
    """What is asked carries the answer."""

    @property
    def answer(self) -> asyncio.Future[Any]:
        """Who asked waits for it."""


Request = TypeVar("Request", bound=Asking)

LARGEST_BATCH: Final = 200


class Gathering(Generic[Request]):
    """A queue with one server. Who asked waits on the request itself, for the future in it.

    Args:
        name: What the server is to an operator.
        serve: Serves a batch. What it raises ends the server: who waits is told so, and so is `ended`.
    """

    def __init__(self, name: str, serve: Callable[[list[Request]], Awaitable[None]]) -> None:
        self._name = name
        self._serve = serve
        self._waiting: deque[Request] = deque()
        self._something = asyncio.Event()
        self._closing = False
        self._server = asyncio.create_task(self._run())

    def add(self, request: Request) -> None:
        """Puts a request into the next batch.

        Raises:
            StoreClosedError: It's closed already.
        """
        if self._closing or self._server.done():
            raise StoreClosedError
        self._waiting.append(request)
        self._something.set()

    def wake(self) -> None:
        """Has a batch served soon, be it empty."""
        self._something.set()

    async def close(self) -> None:
        """Serves what is waiting, and ends."""
        self._closing = True
        self._something.set()
        await asyncio.wait({self._server})

    async def ended(self) -> None:
        """Returns when it was closed.

        Raises:
            PartEndedError: The server ended by a mistake.
            AppealbotError: It ended since going on is pointless.
        """
        await asyncio.wait({self._server})
        if self._server.cancelled():
            return
        error = self._server.exception()
        if isinstance(error, AppealbotError):
            raise error
        if error is not None:
            raise PartEndedError(self._name, type(error).__name__) from None

    async def _run(self) -> None:
        batch: list[Request] = []
        try:
            while not self._closing:
                await self._something.wait()
                await asyncio.sleep(0)  # all that is ready to ask now may join
                self._something.clear()
                size = min(len(self._waiting), LARGEST_BATCH)
                batch = [self._waiting.popleft() for _ in range(size)]
                await self._serve(batch)
                if self._waiting:
                    self._something.set()
            batch, self._waiting = list(self._waiting), deque()
            await self._serve(batch)  # also when nothing waits: it may have been woken for something else
        except BaseException as error:
            for each in (*batch, *self._waiting):
                if not each.answer.done():
                    each.answer.set_exception(error if isinstance(error, AppealbotError) else StoreClosedError())
            raise
