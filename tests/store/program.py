"""Programs that tests start beside themselves: `python -m tests.store.program WHAT URL [NUMBER]`."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, event

from appealbot.adapters.store import migration
from appealbot.adapters.store.store import Store
from tests.store.moves import handle, message

MESSAGES = 1000
WAYS = ("error", "exit", "interrupt", "stop")


async def write(url: str, number: str) -> None:
    """Handles messages, a few at once; prints how many were written."""
    first = int(number) * MESSAGES
    async with Store.open(url) as store:
        written = 0
        for start in range(first, first + MESSAGES, 10):
            numbers = range(start, start + 10)
            written += sum(await asyncio.gather(*(handle(store, message(each), f"chat {each}") for each in numbers)))
    sys.stdout.write(f"{written}\n")


async def end(url: str, way: str) -> None:
    """Ends in one of several ways, in the middle of its work."""
    async with Store.open(url) as store:
        await handle(store, message(1), "chat")
        pending = asyncio.ensure_future(handle(store, message(2), "chat"))
        await asyncio.sleep(0)
        match way:
            case "error":
                raise ValueError
            case "exit":
                sys.exit(3)
            case "interrupt":
                os.kill(os.getpid(), signal.SIGINT)
            case "stop":
                asyncio.get_running_loop().stop()  # nobody closes anything
        await asyncio.Event().wait()
        await pending


async def die_migrating(url: str, statement: int) -> None:
    """Is killed before the n-th statement of a migration."""
    seen = 0

    def count(*_: Any) -> None:
        nonlocal seen
        seen += 1
        if seen == statement:
            os.kill(os.getpid(), signal.SIGKILL)

    event.listen(Engine, "before_cursor_execute", count)
    async with Store.open(url):
        pass


def killed(url: str, migrations: str) -> None:
    """Dies before the 1st, 2nd, … statement, each time as another process, until one comes through; prints how many."""
    migration.MIGRATIONS = Path(migrations)  # type: ignore[misc] # a later version of the program has more of them
    deaths = 0
    while True:
        child = os.fork()
        if child == 0:
            asyncio.run(die_migrating(url, deaths + 1))
            os._exit(0)
        if os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0:
            break
        deaths += 1
    sys.stdout.write(f"{deaths}\n")


def main(what: str, url: str, more: str) -> None:
    """Runs one of them."""
    match what:
        case "write":
            asyncio.run(write(url, more))
        case "end":
            asyncio.run(end(url, more))
        case "killed":
            killed(url, more)


if __name__ == "__main__":
    main(*sys.argv[1:4])
