"""What runs beside the main thing, and mustn't end unnoticed."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

import structlog

from appealbot.errors import AppealbotError, PartEndedError

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Coroutine

_log = structlog.get_logger()


@asynccontextmanager
async def beside(**running: Coroutine[None, None, None]) -> AsyncIterator[None]:
    """Has something run meanwhile, and ends it. What breaks of it ends the block, too.

    Args:
        running: What runs, by the name that an operator reads when it ends.

    Raises:
        PartEndedError: Something ended by a mistake.
        AppealbotError: Something ended since going on is pointless.
    """
    try:
        async with asyncio.TaskGroup() as group:
            tasks = [group.create_task(_told(name, each)) for name, each in running.items()]
            yield
            for task in tasks:
                task.cancel()
    except BaseExceptionGroup as several:  # what follows from the first one is no news
        raise several.exceptions[0] from None
    finally:
        for each in running.values():
            each.close()  # one that was ended before it began


async def _told(name: str, running: Coroutine[None, None, None]) -> None:
    try:
        await running
    except AppealbotError:
        raise
    except Exception as error:  # noqa: BLE001 - whatever it is, it ends the block with a sentence
        _log.error("background_broke", kind=type(error).__name__)
        raise PartEndedError(name, type(error).__name__) from None
