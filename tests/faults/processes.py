"""Rows on the process: killed, ended, doubled, without a network, with a token that's revoked."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Final

from appealbot.sandbox.faults import REVOKED, Late
from tests.faults.harness import PATIENCE, chance
from tests.faults.row import Row, Seen

if TYPE_CHECKING:
    from tests.faults.harness import Installation

IN_A_TRIAL: Final = 100
LATENCY: Final = 0.05
"""Seconds that each call takes, as over the internet: many are under way at a time."""


async def killed(installation: Installation, messages: int) -> Seen:
    luck, chats, kills = chance(messages), list[int](), 0
    installation.faults.on(Late(LATENCY))
    while len(chats) < messages:
        written = await installation.write(IN_A_TRIAL)
        chats += written
        await installation.answers(written, 30, some=luck.randrange(1, IN_A_TRIAL // 2))
        await installation.bot.kill()
        kills += 1
        await installation.start()
        # A chat lives through one kill, so that it tells how often that repeats a message.
        await installation.until(lambda: not len(installation.world.queue), PATIENCE)
    await installation.settled()
    lost, repeated = installation.lost(chats), installation.repeated(chats)
    most = max(installation.repeated([chat]) for chat in chats)
    return Seen(not lost and most <= 1, f"{lost} lost, {repeated} repeated in {kills} kills, {most} in a chat at most")


async def ended(installation: Installation, messages: int) -> Seen:
    installation.faults.on(Late(0.2), "sendMessage")
    chats = await installation.write(messages)
    await installation.answers(chats, 30, some=messages // 10)
    code, seconds = await installation.bot.terminate()
    await installation.bot.kill()
    await installation.start()
    await installation.settled()
    lost, repeated = installation.lost(chats), installation.repeated(chats)
    kept = not lost and not repeated and code == 0 and seconds <= 8
    return Seen(kept, f"exit code {code} after {seconds:.1f} s, {lost} lost, {repeated} repeated")


async def doubled(installation: Installation, messages: int) -> Seen:
    first, second = installation.bot, await installation.spawn()
    await second.told(30)
    said = await second.told(10, "conflict", "another")
    chats = list[int]()
    for _ in range(5):
        chats += (written := await installation.write(messages // 5))
        await installation.answers(written, 30)
    await installation.settled()
    await first.kill()
    installation.use(second)
    began = time.monotonic()
    after = await installation.write(1)
    over = await installation.answers(after, 30)
    taken = time.monotonic() - began
    lost, repeated = installation.lost(chats + after), installation.repeated(chats + after)
    kept = over and said and not lost and not repeated
    return Seen(kept, f"{lost} lost, {repeated} repeated, said: {said}, taken over after {taken:.1f} s")


async def hooked(installation: Installation, messages: int) -> Seen:
    await installation.sandbox.polling.set_webhook({"url": "https://elsewhere.example/"})
    chats = await installation.write(messages)
    if await installation.answers(chats, 10):
        how = "polls again"
    else:
        code = await installation.bot.ended(0.1)
        named = any("webhook" in line.lower() for line in installation.bot.lines)
        how = f"ended with code {code}, webhook named" if code and named else "neither polls nor says why"
        await installation.bot.kill()
        await installation.sandbox.polling.delete_webhook({})
        await installation.start()
    await installation.settled()
    lost = installation.lost(chats)
    return Seen(not how.startswith("neither") and not lost, f"{how}, {lost} lost")


async def unreachable(installation: Installation, trials: int) -> Seen:
    longest = 0.0
    for _ in range(trials):
        await installation.bot.kill()
        await installation.sandbox.shut()
        process = await installation.spawn(fresh=True)
        installation.use(process)
        await process.told(30)
        await installation.sandbox.open()
        began = time.monotonic()
        await installation.polled(60)
        longest = max(longest, time.monotonic() - began)
    return Seen(longest <= 15, f"up {longest:.1f} s after the network")


async def revoked(installation: Installation, trials: int) -> Seen:
    longest, codes = 0.0, set[int | None]()
    for trial in range(trials):
        if trial % 2:  # revoked before the start
            installation.faults.on(REVOKED)
            installation.use(await installation.spawn())
            await installation.until(lambda: installation.faults.struck, 30)
        else:
            await installation.start()
            installation.faults.on(REVOKED)
            await installation.write(1)  # ends the poll that was let in
            await installation.until(lambda: installation.faults.struck, 30)
        began = time.monotonic()
        codes.add(await installation.bot.ended(10))
        longest = max(longest, time.monotonic() - began)
        await installation.bot.kill()
        await installation.reset()
    kept = longest <= 5 and not codes & {0, None}
    return Seen(kept, f"exit codes {sorted(map(str, codes))} after {longest:.1f} s")


ROWS: Final = (
    Row(1, "kill -9 while answering", "0 lost, at most 1 repeated in a chat", killed, 1_000, 10_000),
    Row(5, "SIGTERM while answering", "out in 8 s with code 0, 0 lost, 0 repeated", ended, 100, 500),
    Row(12, "two processes with one token", "0 doubled; the second says so, and takes over in 30 s", doubled, 50, 150),
    Row(13, "a webhook is set while polling", "polls again, or ends and says why; 0 lost", hooked, 5, 20),
    Row(16, "no network at the start", "up 15 s after the network", unreachable, 1, 5),
    Row(17, "the token is revoked", "ends in 5 s with a code that isn't 0", revoked, 2, 10),
)
