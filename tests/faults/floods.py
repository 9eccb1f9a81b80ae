"""Rows on one person or one group that writes more than all others, who shouldn't notice."""

from __future__ import annotations

import asyncio
import math
import time
from typing import TYPE_CHECKING, Final

from appealbot.adapters.locales import read_catalogue
from appealbot.adapters.packaged import data_directory
from appealbot.core.model import Language
from tests.faults.harness import PATIENCE, TEXT
from tests.faults.row import Row, Seen

if TYPE_CHECKING:
    from tests.faults.harness import Installation

AT_ONCE: Final = 30
"""Messages of one person that are answered in any case; of what is more than that, some."""
OTHERS: Final = 20
QUICKLY: Final = 250 / 60
"""Messages a second."""
STORM: Final = 100
"""Messages a second."""
OTHERS_EVERY: Final = 0.25
"""Seconds from one of the others to the next."""
QUESTIONS: Final = 5


async def pile(installation: Installation, messages: int) -> Seen:
    (busy,) = installation.chats(1)
    await _floods(installation, busy, messages, math.inf)
    return await _seen(installation, busy, await _one_by_one(installation, OTHERS))


async def stream(installation: Installation, seconds: int) -> Seen:
    return await _beside(installation, round(seconds * QUICKLY), QUICKLY)


async def storm(installation: Installation, messages: int) -> Seen:
    return await _beside(installation, messages, STORM)


async def chatter(installation: Installation, lines: int) -> Seen:
    world, (group,) = installation.world, installation.chats(1, sign=-1)
    talker, *askers = installation.chats(QUESTIONS)
    world.privacy = False
    try:
        for line in range(lines):
            await world.say(group, f"{TEXT} {line}", sender=talker)
        for asker in (talker, *askers):
            await world.say(group, f"/frage {TEXT} {asker}", sender=asker)
        await installation.until(lambda: len(world.from_bot(group)) >= QUESTIONS, 30)
        world.ledger.owing.discard(group)  # to the chatter there is nothing to say
        await installation.settled()
    finally:
        world.privacy = True
    notice = read_catalogue(data_directory("locales")).say(Language.DE, "too-many")
    answers = [message for message in world.from_bot(group) if message["text"] != notice]
    answered = {message["reply_to_message"]["from"]["id"] for message in answers if "reply_to_message" in message}
    lost, more = len({talker, *askers} - answered), len(world.from_bot(group)) - len(answered)
    return Seen(not lost and not more, f"{lost} lost, {more} messages too many")


async def _beside(installation: Installation, messages: int, per_second: float) -> Seen:
    (busy,) = installation.chats(1)
    others = max(OTHERS, round(messages / per_second / OTHERS_EVERY))
    _, written = await asyncio.gather(
        _floods(installation, busy, messages, per_second), _one_by_one(installation, others)
    )
    return await _seen(installation, busy, written)


async def _floods(installation: Installation, chat: int, messages: int, per_second: float) -> None:
    """Somebody writes at a rate, however long each message takes to be taken."""
    began = time.monotonic()
    for number in range(messages):
        await asyncio.sleep(began + number / per_second - time.monotonic())  # the flood's pace
        await installation.world.say(chat, f"{TEXT} {number}")


async def _one_by_one(installation: Installation, count: int) -> list[int]:
    chats = list[int]()
    for _ in range(count):
        chats += await installation.write(1)
        await asyncio.sleep(OTHERS_EVERY)  # their pace
    return chats


async def _seen(installation: Installation, busy: int, others: list[int]) -> Seen:
    ledger = installation.world.ledger
    due = min(AT_ONCE, len(ledger.written[busy]))
    await installation.answers(others, PATIENCE)
    await installation.until(lambda: len(ledger.answers[busy]) >= due, PATIENCE)
    ledger.owing.discard(busy)  # beyond that, not every message gets an answer
    await installation.settled()
    slowest, lost = installation.seconds(others, 0.95), installation.lost(others)
    lost += max(0, due - len(ledger.answers[busy]))
    kept = slowest <= 1 and not lost and not installation.repeated([*others, busy])
    return Seen(kept, f"p95 of {len(others)} others {slowest:.2f} s, {lost} lost")


ROWS: Final = (
    Row(101, "one person writes n messages at once", "p95 of others 1 s; 0 lost", pile, 200, 1_000),
    Row(102, "one person writes 250 a minute, for n s", "p95 of others 1 s; 0 lost", stream, 30, 120),
    Row(103, "one person writes 100 a second", "p95 of others 1 s; 0 lost", storm, 1_000, 10_000),
    Row(104, "chatter in a group that isn't for the bot", "questions answered, nothing else", chatter, 40, 400),
)
