"""Rows on load: a backlog, a long life, heavy texts beside light taps."""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING, Final

from tests.faults.harness import START, TEXT
from tests.faults.row import Row, Seen

if TYPE_CHECKING:
    from tests.faults.harness import Installation

SLOWEST: Final = 20
"""Messages a second that a backlog is drained at, at the least."""
MOST_MEMORY: Final = 300
"""Megabytes, of which the sentence encoder takes more than a hundred."""
STEP: Final = 100
NEW_CHARACTERS: Final = 400
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
    kept = not lost and memory <= MOST_MEMORY and seconds <= START + messages / SLOWEST
    return Seen(kept, f"{lost} lost, drained in {seconds:.0f} s, {memory:.0f} MB, {owed} confirmed before answered")


async def long_life(installation: Installation, messages: int) -> Seen:
    # At the usual rate this takes half an hour and tells nothing more.
    async with installation.beside(APPEALBOT_SENDING_RATE="1000") as other:
        await other.start()
        early = await _memory_after(other, range(messages // 10))
        late = await _memory_after(other, range(messages // 10, messages))
        lost = len(other.world.ledger.owing)
    kept = late - early <= 20 and not lost
    return Seen(kept, f"{late - early:+.1f} MB after a tenth of them, {late:.0f} MB, {lost} lost")


async def _memory_after(installation: Installation, numbers: range) -> float:
    world = installation.world
    for step in range(numbers.start, numbers.stop, STEP):
        for number, chat in enumerate(installation.chats(STEP), step):
            await world.say(chat, f"{TEXT} {_strange(number)}")
        await installation.until(lambda: not world.ledger.owing, 60)
        world.calls.clear()
    return installation.bot.memory("VmRSS")


def _strange(number: int) -> str:
    """Characters that nobody wrote so far, until all of Unicode was written."""
    start = number * NEW_CHARACTERS % sys.maxunicode
    codes = (code for code in range(start, start + NEW_CHARACTERS) if code <= sys.maxunicode)
    return "".join(chr(code) for code in codes if not 0xD800 <= code <= 0xDFFF)  # halves of characters can't be sent


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
    Row(23, "a backlog", "0 lost, 20 a second, 300 MB at most", backlog, 500, 10_000),
    Row(29, "a long life, with all of Unicode", "20 MB more at most; 0 lost", long_life, 1_000, 50_000),
    Row(30, "long and strange texts", "a tap waits 1 s at most; 0 lost", heavy_texts, 100, 1_000),
)
