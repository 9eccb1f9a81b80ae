"""Rows on load: a backlog, a long life, heavy texts beside light taps."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Final

from tests.faults.harness import START, TEXT
from tests.faults.row import Row, Seen

if TYPE_CHECKING:
    from tests.faults.harness import Installation

SLOWEST: Final = 20
"""Messages a second that a backlog is drained at, at the least."""
STEP: Final = 100
ALPHABETS: Final = ("äöüß ", "ab ", "z̷a̷l̷g̷o̷ ", "\u202e\u200dx ", "😀 ")


async def backlog(installation: Installation, messages: int) -> Seen:
    await installation.bot.kill()
    owed = installation.world.ledger.confirmed_owing
    chats = await installation.write(messages)
    began = time.monotonic()
    await installation.start()
    await installation.until(lambda: not installation.world.ledger.owing, START + messages / SLOWEST)
    seconds = time.monotonic() - began
    await installation.settled()
    lost, memory = installation.lost(chats), installation.bot.memory("VmHWM")
    owed = installation.world.ledger.confirmed_owing - owed
    kept = not lost and memory <= 200 and seconds <= START + messages / SLOWEST
    return Seen(kept, f"{lost} lost, drained in {seconds:.0f} s, {memory:.0f} MB, {owed} confirmed before answered")


async def long_life(installation: Installation, messages: int) -> Seen:
    async def some(count: int) -> float:
        for _ in range(0, count, STEP):
            await installation.write(STEP)
            await installation.until(lambda: not installation.world.ledger.owing, 60)
        return installation.bot.memory("VmRSS")

    growth = -await some(messages // 2) + await some(messages // 2)
    return Seen(growth <= 20, f"{growth:+.1f} MB after half of them")


async def heavy_texts(installation: Installation, texts: int) -> Seen:
    world, waits = installation.world, list[float]()
    probe, *heavy = installation.chats(texts + 1)
    await world.say(probe, "/demands")
    await installation.settled()
    menu = world.from_bot(probe)[-1]
    for number, chat in enumerate(heavy):
        await world.say(chat, (TEXT + ALPHABETS[number % len(ALPHABETS)] * 4_096)[:4_096])
        if number % 5 == 0:
            began = time.monotonic()
            tap = await world.tap(probe, menu["message_id"], "menu")
            await installation.acknowledged(tap, 30)
            waits.append(time.monotonic() - began)
    await installation.settled()
    slowest, lost = sorted(waits)[round(0.99 * len(waits)) - 1], installation.lost(heavy)
    return Seen(slowest <= 1 and not lost, f"a tap waits {slowest:.2f} s (p99 of {len(waits)}), {lost} lost")


ROWS: Final = (
    Row(23, "a backlog", "0 lost, 20 a second, 200 MB at most", backlog, 500, 10_000),
    Row(29, "a long life", "20 MB more at most", long_life, 400, 20_000),
    Row(30, "long and strange texts", "a tap waits 1 s at most; 0 lost", heavy_texts, 100, 1_000),
)
