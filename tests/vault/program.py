"""Programs that tests start beside themselves: `python -m tests.vault.program WHAT FILE NUMBER`."""

from __future__ import annotations

import asyncio
import os
import random
import resource
import signal
import sys
from pathlib import Path
from typing import Final

from appealbot.adapters.store.records import Found, Status
from appealbot.bootstrap.vault import Vault
from appealbot.errors import StoreUnusableError
from tests.store.moves import DAY, NOW, message, move
from tests.vault.people import DEPUTY, KEY, OPERATOR, Shell, intent, opened_store

TAPS: Final = 40
ACKNOWLEDGED_BEFORE_A_KILL: Final = 40


async def sign_up(file: str, first: int, acknowledged: int) -> None:
    """Signs people up without end, some at once; writes the number of each who was told so, and only then."""
    async with opened_store(f"sqlite+aiosqlite:///{file}", KEY) as store:
        vault = Vault(store, [OPERATOR.recipient, DEPUTY.recipient], KEY)
        shell = Shell(store, vault, iter(range(first, first + 10_000)))

        async def each(person: int) -> None:
            await shell.save(person)
            os.write(acknowledged, f"{person}\n".encode())

        for start in range(first, first + 10_000, 5):
            await asyncio.gather(*(each(person) for person in range(start, start + 5)))


def killed(file: str, kills: int) -> None:
    """Signs people up, is killed at random, begins anew; writes all who were told that they are signed up."""
    chance = random.Random(kills)  # noqa: S311 - a test's chance
    for kill in range(kills):
        reading, writing = os.pipe()
        child = os.fork()
        if child == 0:
            asyncio.run(sign_up(file, kill * 10_000, writing))
            os._exit(0)
        os.close(writing)
        told = b""
        wanted = chance.randrange(ACKNOWLEDGED_BEFORE_A_KILL)
        while told.count(b"\n") < wanted:
            told += os.read(reading, 4096)
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        while rest := os.read(reading, 4096):
            told += rest
        os.close(reading)
        os.write(sys.stdout.fileno(), told)


async def tap(file: str, replica: int) -> None:
    """One of two replicas that are told of the same taps under different numbers: writes how many it took."""
    async with opened_store(f"sqlite+aiosqlite:///{file}", KEY) as store:
        vault, taken = Vault(store, [OPERATOR.recipient], KEY), 0
        for person in range(TAPS):
            update, dialogue = message(person * 2 + replica), f"{person}"
            await store.commit(message(-1 - person), dialogue, move(None, "summary"))
            while await store.find(update, dialogue, NOW) == Found(Status.NEW, 0, "summary"):
                written = await vault.effects_of([intent(person)], person, f"{person}-{replica}", NOW)
                taken += await store.commit(update, dialogue, move("summary", "saved", *written))
        sys.stdout.write(f"{taken}\n")


async def crowd(file: str) -> None:
    """Signs people up on a disk until it's full, then erases some; writes how many were stored, and erased."""
    async with opened_store(f"sqlite+aiosqlite:///{file}", KEY) as store:
        shell = Shell(store, Vault(store, [OPERATOR.recipient], KEY))
        stored = 0
        try:
            while True:
                await shell.save(stored)
                stored += 1
        except StoreUnusableError:
            pass
        for person in range(5):
            await shell.erase(person)
        sys.stdout.write(f"{stored} 5\n")


async def fill(file: str, size: int) -> None:
    """Signs people up while no file may grow beyond a size; then there's room again. Writes who must be there."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, resource.RLIM_INFINITY))
    async with opened_store(f"sqlite+aiosqlite:///{file}", KEY) as store:
        shell = Shell(store, Vault(store, [OPERATOR.recipient], KEY))
        stored, refused = [], 0
        for person in range(2000):
            try:
                await shell.save(person)
                stored.append(person)
            except StoreUnusableError:
                refused += 1
            if refused == 3:
                break
        resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
        for person in stored[:5]:
            await shell.erase(person)
        await shell.save(9000, at=NOW + DAY)
        sys.stdout.write(" ".join(map(str, [*stored[5:], 9000])) + "\n")


def main(what: str, file: str, number: int) -> None:
    """Runs one of them."""
    Path(file).parent.mkdir(parents=True, exist_ok=True)
    match what:
        case "killed":
            killed(file, number)
        case "tap":
            asyncio.run(tap(file, number))
        case "crowd":
            asyncio.run(crowd(file))
        case "fill":
            asyncio.run(fill(file, number))


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]))
