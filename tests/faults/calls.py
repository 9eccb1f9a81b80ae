"""Rows on the calls to Telegram: refused, limited, broken, lost, answered too late."""

from __future__ import annotations

import asyncio
import time
from collections import Counter
from typing import TYPE_CHECKING, Final

from appealbot.sandbox.faults import Late, Partial, Refuse, Reset, ServerError, Stall, TooMany
from appealbot.sandbox.world import Standing
from tests.faults.harness import PATIENCE, TEXT
from tests.faults.row import Row, Seen

if TYPE_CHECKING:
    from tests.faults.harness import Installation

A_SECOND: Final = 15
"""Others' messages."""
MORE_THAN_A_BATCH: Final = 120
"""Updates; Telegram hands out 100 at a time."""
UNKNOWN: Final = ((Late(40), 1), (Reset(done=True), 1), (Late(40), None), (Reset(done=True), None))
"""How the answer to sending gets lost, and how often; None: again and again."""
TOO_OLD: Final = Refuse(400, "Bad Request: query is too old and response timeout expired or query ID is invalid")


async def server_errors(installation: Installation, outage: int) -> Seen:
    slow = installation.faults.on(Late(0.1), "sendMessage")
    chats = await installation.write(60)
    await installation.answers(chats, 30, some=10)
    installation.faults.off(slow)
    fault = installation.faults.on(ServerError())
    chats += await installation.write(20)
    await asyncio.sleep(outage)  # the fault's duration
    installation.faults.off(fault)
    began = time.monotonic()
    await installation.until(lambda: len(installation.world.queue) == 0, 60)
    resumed = time.monotonic() - began
    await installation.settled()
    lost, repeated = installation.lost(chats), installation.repeated(chats)
    return Seen(not lost and resumed <= 10, f"resumed after {resumed:.1f} s, {lost} lost, {repeated} repeated")


async def broken_connections(installation: Installation, trials: int) -> Seen:
    faults = (Partial(), Reset(), Reset(done=True), Stall())
    chats, longest = list[int](), 0.0
    for trial in range(trials):
        await installation.settled()
        installation.faults.on(faults[trial % len(faults)], "getUpdates", times=1)
        await installation.write(1)  # ends the poll that was let in
        began = time.monotonic()
        await installation.until(lambda: installation.faults.struck, 60)
        chats += (written := await installation.write(5))
        await installation.answers(written, 130)
        longest = max(longest, time.monotonic() - began)
        await installation.reset()
    lost, repeated = installation.lost(chats), installation.repeated(chats)
    kept = not lost and not repeated and longest <= 120
    return Seen(kept, f"recovered after {longest:.1f} s at most, {lost} lost, {repeated} repeated")


async def one_chat_limited(installation: Installation, pause: int) -> Seen:
    group = installation.chats(1, sign=-1)[0]
    fault = installation.faults.on(TooMany(pause), "sendMessage", chat=group)
    asyncio.get_running_loop().call_later(pause, installation.faults.off, fault)
    await installation.world.say(group, f"/frage {TEXT}")
    others = await _meanwhile(installation, max(MORE_THAN_A_BATCH, pause * A_SECOND))
    await installation.settled(patience=pause + 10)
    slowest, lost = installation.seconds(others, 0.95), installation.lost([*others, group])
    kept = slowest <= 1 and not lost and installation.repeated([*others, group]) == 0
    return Seen(kept, f"p95 of {len(others)} others {slowest:.2f} s, {lost} lost, {fault.struck} tries")


async def one_chat_broken(installation: Installation, messages: int) -> Seen:
    world, (broken,) = installation.world, installation.chats(1)
    fault = installation.faults.on(ServerError(500), "sendMessage", chat=broken)
    others = list[int]()
    while len(others) < messages:
        await world.say(broken, TEXT)
        others += await _meanwhile(installation, 10)
    in_time = await installation.answers(others, 10)
    installation.faults.off(fault)
    world.ledger.owing.discard(broken)
    await installation.settled()
    slowest, lost = installation.seconds(others, 0.95), installation.lost(others)
    kept = in_time and slowest <= 1 and not lost and not installation.repeated(others)
    return Seen(kept, f"p95 of {len(others)} others {slowest:.2f} s, {lost} lost, {fault.struck} tries")


async def _meanwhile(installation: Installation, messages: int) -> list[int]:
    """So many others write one after the other, at a rate that one bot can answer."""
    chats, began = list[int](), time.monotonic()
    for number in range(messages):
        await asyncio.sleep(began + number / A_SECOND - time.monotonic())  # their pace
        chats += await installation.write(1)
    return chats


async def all_limited(installation: Installation, duration: int) -> Seen:
    pause = 2
    fault = installation.faults.on(TooMany(pause), "sendMessage")
    chats = await installation.write(30)
    await asyncio.sleep(duration)  # the fault's duration
    installation.faults.off(fault)
    await installation.settled()
    lost, most = installation.lost(chats), len(chats) * (duration // pause + 2)
    return Seen(not lost and fault.struck <= most, f"{lost} lost, {fault.struck} calls during the storm")


async def unknown_outcome(installation: Installation, messages: int) -> Seen:
    world, chats = installation.world, installation.chats(messages)
    for number, chat in enumerate(chats):
        fault, times = UNKNOWN[number % len(UNKNOWN)]
        installation.faults.on(fault, "sendMessage", chat=chat, times=times)
        await world.say(chat, f"{TEXT} {chat}")
    await installation.settled()
    over = await installation.finished(4 * PATIENCE)
    lost = installation.lost(chats)
    most = max(Counter(message["text"] for message in world.from_bot(chat)).most_common(1)[0][1] for chat in chats)
    return Seen(over and not lost and most <= 2, f"{lost} lost, {most} copies of a message at most")


async def taps_too_old(installation: Installation, taps: int) -> Seen:
    world, chats = installation.world, installation.chats(taps)
    for chat in chats:
        await world.say(chat, "/demands")
    await installation.settled()
    installation.faults.on(TOO_OLD, "answerCallbackQuery")
    for chat in chats:
        menu = world.from_bot(chat)[-1]
        buttons = [button for row in menu["reply_markup"]["inline_keyboard"] for button in row]
        data = next(button["callback_data"] for button in buttons if "callback_data" in button)
        await world.tap(chat, menu["message_id"], data)
    await installation.settled()
    lost = sum(not any("edit_date" in message for message in world.from_bot(chat)) for chat in chats)
    return Seen(not lost, f"{lost} taps lost")


async def closed_chats(installation: Installation, chats: int) -> Seen:
    world, since, closed = installation.world, len(installation.world.calls), dict[int, int]()
    for number in range(chats):
        standings = (*list(Standing)[1:], None)
        standing = standings[number % len(standings)]
        chat = installation.chats(1, sign=-1 if standing in {Standing.KICKED, None} else 1)[0]
        if standing is None:
            closed[await world.migrate(chat, announced=False)] = chat
        else:
            world.chat(chat).standing = standing
            closed[chat] = chat
        await world.say(chat, f"/frage {TEXT}")
    world.ledger.owing.clear()
    await installation.settled()
    tries = max(installation.calls("sendMessage", old, since) for old in closed.values())
    moved = [new for new, old in closed.items() if new != old]
    arrived = installation.answered(moved)
    kept = tries <= 1 and arrived == len(moved)
    return Seen(kept, f"{tries} tries at most, {arrived} of {len(moved)} followed to the new group")


ROWS: Final = (
    Row(14, "502 with HTML, for n s", "resumes 10 s after, 0 lost", server_errors, 3, 60),
    Row(15, "half-open, reset and cut connections", "recovers in 120 s, 0 lost", broken_connections, 4, 20),
    Row(18, "429 in one chat, for n s", "p95 of others 1 s; answered later", one_chat_limited, 10, 60),
    Row(19, "429 everywhere, for n s", "0 lost, no storm of calls", all_limited, 5, 600),
    Row(20, "sent, but the outcome unknown, once or always", "0 lost, 1 repetition at most", unknown_outcome, 8, 40),
    Row(21, "a tap that's too old to acknowledge", "counts all the same", taps_too_old, 20, 100),
    Row(105, "500 in one chat, for ever", "p95 of others 1 s; 0 of them lost", one_chat_broken, 160, 1_600),
    Row(24, "blocked, kicked, gone, migrated", "1 try; follows a migrated group", closed_chats, 10, 100),
)
