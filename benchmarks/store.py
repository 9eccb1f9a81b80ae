"""How many messages a second the store takes: find, commit and done for each, from many dialogues at once.

python benchmarks/store.py [URL]: of an empty database; without it, SQLite in a temporary directory.
"""

from __future__ import annotations

import asyncio
import sys
import tempfile
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

from appealbot.adapters.store.records import Count, Move, Update
from appealbot.adapters.store.store import Store

MESSAGES: Final = {100: 10_000, 10: 3_000, 1: 500}
"""By the number of dialogues at once."""
STATE: Final = '{"chosen":"de","last":"kommunen-housing","offered":["kommunen-distribution","hessen-infrastructure"]}'


async def dialogue(store: Store, number: int, messages: int) -> None:
    """One person's messages, each sent when the last one was answered."""
    name, state = f"{number}:{number}", None
    for each in range(messages):
        update, now = Update(number * messages + each, f"message:{number}:{each}"), datetime.now(UTC)
        found = await store.find(update, name, now)
        if found.state != state:
            raise AssertionError(found)
        state = f"{STATE}{each}"
        counted = (Count("answer:kommunen-housing", now.date()),)
        await store.commit(update, name, Move(found.state, state, now, now + timedelta(days=1), counted))
        store.done(update)


async def measure(url: str, dialogues: int) -> float:
    """Messages a second."""
    async with Store.open(url) as store:
        start = time.perf_counter()
        await asyncio.gather(*(dialogue(store, each, MESSAGES[dialogues] // dialogues) for each in range(dialogues)))
        await store.flush()
        return MESSAGES[dialogues] / (time.perf_counter() - start)


def main() -> None:
    """Prints the figures."""
    with tempfile.TemporaryDirectory() as directory:
        for dialogues in MESSAGES:
            url = sys.argv[1] if len(sys.argv) > 1 else f"sqlite+aiosqlite:///{Path(directory) / str(dialogues)}.db"
            print(f"{dialogues:>4} dialogues at once: {asyncio.run(measure(url, dialogues)):,.0f} messages/s")


if __name__ == "__main__":
    main()
