"""Tells when files below a directory change, also while there's no such directory yet."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Final

from watchfiles import awatch

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable
    from pathlib import Path

GATHERED: Final = 200
"""Milliseconds in which changes are told together."""
LOOKED_AFTER: Final = 1_000
"""Milliseconds without news after which is looked anyway: some network drives send none."""


async def changes(directory: Path, signature: Callable[[Path], object]) -> AsyncIterator[None]:
    """Yields after each change that gives the directory another signature, until it's cancelled."""
    seen = await asyncio.to_thread(signature, directory)
    while True:
        async for _ in _stirrings(directory):
            now = await asyncio.to_thread(signature, directory)
            if now != seen:
                seen = now
                yield


async def _stirrings(directory: Path) -> AsyncIterator[None]:
    """Yields whenever something may have changed, until the directory is another one."""
    itself = _which(directory)
    if itself is None:
        await asyncio.sleep(LOOKED_AFTER / 1_000)
        yield
        return
    watching = awatch(directory, watch_filter=None, debounce=GATHERED, rust_timeout=LOOKED_AFTER, yield_on_timeout=True)
    async for _ in watching:
        yield
        if _which(directory) != itself:  # what takes a directory's place isn't watched
            return


def _which(directory: Path) -> int | None:
    try:
        return directory.stat().st_ino if directory.is_dir() else None
    except OSError:
        return None
