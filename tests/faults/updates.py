"""Rows on what is delivered: twice, out of order, unreadable, with other ids, of another day."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from appealbot.sandbox.faults import Among, Doubled, Late, Nonsense, Refuse, Swapped, Unconfirmed, poison
from tests.faults.harness import TEXT, chance
from tests.faults.row import Row, Seen

if TYPE_CHECKING:
    from tests.faults.harness import Installation

COMMANDS: Final = ("/help", "/privacy", "/impressum", "/language", "/demands")
"""Commands with answers that differ: the answers' order tells the order of handling."""
DAY: Final = 86_400
AHEAD: Final = 1_200
"""Seconds that the bot's machine is ahead of Telegram."""
_SAID: Final = {"message": {"message_id": 1, "date": 1, "chat": {"id": 9_998, "type": "private"}, "text": TEXT}}
_NO_NUMBERS: Final[tuple[object, ...]] = (None, "1", TEXT, [], 1.5, True)
NO_UPDATES: Final[tuple[Nonsense | Among, ...]] = (
    *map(Nonsense, ("", "<html>", f'"{TEXT}"', "null", "[]", "7", "{}", '{"ok": true}')),
    *(
        Nonsense(f'{{"ok": true, "result": {result}}}')
        for result in ("null", "true", "{}", f'"{TEXT}"', "[[]]", "[{}]")
    ),
    *(Among((value,)) for value in (None, 7, TEXT, [TEXT], {}, _SAID)),
    *(Among(({"update_id": number, **_SAID},)) for number in _NO_NUMBERS),
)
"""Answers to getUpdates that aren't what was asked for, whole or in part."""


async def _exactly_once(installation: Installation, chats: list[int]) -> Seen:
    await installation.settled(10 + len(chats) / 10)
    lost, repeated = installation.lost(chats), installation.repeated(chats)
    return Seen(not lost and not repeated, f"{lost} lost, {repeated} repeated")


async def twice(installation: Installation, messages: int) -> Seen:
    together = installation.faults.on(Doubled())
    chats = await installation.write(messages // 2)
    await installation.settled()
    installation.faults.off(together)
    installation.faults.on(Unconfirmed(), times=2)
    chats += await installation.write(messages - messages // 2)
    return await _exactly_once(installation, chats)


async def lower_ids(installation: Installation, messages: int) -> Seen:
    await installation.settled()
    installation.world.queue.number_from(chance(messages).randrange(1_000, 600_000_000))
    return await _exactly_once(installation, await installation.write(messages))


async def swapped(installation: Installation, pairs: int) -> Seen:
    installation.faults.on(Swapped())
    return await _exactly_once(installation, await installation.write(2 * pairs))


async def unreadable(installation: Installation, messages: int) -> Seen:
    poisons, chats, lines = poison(TEXT), list[int](), len(installation.bot.lines)
    for start in range(0, messages, 10):
        await installation.world.deliver(poisons[start // 10 % len(poisons)])
        chats += (written := await installation.write(10))
        await installation.answers(written, 5)
        if not installation.answered(written):
            break
    seen = await _exactly_once(installation, chats)
    delay, said = installation.seconds(chats), len(installation.bot.lines) - lines
    kept = seen.kept and len(chats) == messages and delay <= 1 and said <= messages // 10
    return Seen(kept, f"{seen.figures}, delayed {delay:.2f} s at most, {said} log lines")


async def failing(installation: Installation, messages: int) -> Seen:
    refusal = Refuse(400, "Bad Request: can't parse entities")
    bad = installation.chats(messages // 10)
    refused = [installation.faults.on(refusal, "sendMessage", chat=chat) for chat in bad]
    good = list[int]()
    for chat in bad:
        await installation.world.say(chat, f"{TEXT} {chat}")
        good += await installation.write(9)
    await installation.answers(good, 60)
    installation.world.ledger.owing -= set(bad)
    seen = await _exactly_once(installation, good)
    tries = max(one.struck for one in refused)
    kept = seen.kept and tries <= 3 and installation.bot.alive
    return Seen(kept, f"{seen.figures} of the others, {tries} tries at most")


async def in_order(installation: Installation, messages: int) -> Seen:
    luck, world = chance(messages), installation.world
    known = installation.chats(len(COMMANDS))
    for chat, command in zip(known, COMMANDS, strict=True):
        await world.say(chat, command)
    await installation.settled()
    text = {command: world.from_bot(chat)[-1]["text"] for chat, command in zip(known, COMMANDS, strict=True)}
    chats = installation.chats(max(1, messages // len(COMMANDS)))
    orders = {chat: luck.sample(COMMANDS, len(COMMANDS)) for chat in chats}
    for chat in chats[::3]:
        installation.faults.on(Late(luck.random() / 5), "sendMessage", chat=chat)
    for place in range(len(COMMANDS)):
        for chat in chats:
            await world.say(chat, orders[chat][place])
    await installation.settled()
    lost = installation.lost(chats)
    wrong = sum(
        [message["text"] for message in world.from_bot(chat)] != [text[command] for command in orders[chat]]
        for chat in chats
    )
    return Seen(not wrong and not lost, f"{wrong} of {len(chats)} chats out of order, {lost} lost")


async def other_day(installation: Installation, messages: int) -> Seen:
    chats = list[int]()
    for days in (1, -2, 1):  # tomorrow, yesterday, today
        installation.world.clock.move(days * DAY)
        chats += await installation.write(messages // 3)
        await installation.settled()
    return await _exactly_once(installation, chats)


async def no_updates(installation: Installation, trials: int) -> Seen:
    ends, longest, chats = 0, 0.0, list[int]()
    for trial in range(trials):
        installation.faults.on(NO_UPDATES[trial % len(NO_UPDATES)], "getUpdates", times=1)
        chats += (written := await installation.write(3))  # the first ends the poll that was let in
        await installation.until(lambda: installation.faults.struck, 10)
        chats += (after := await installation.write(3))
        await installation.answers([*written, *after], 10)
        longest = max(longest, installation.seconds(written))
        ends += not installation.bot.alive
        installation.faults.clear()
        await installation.start()
    seen = await _exactly_once(installation, chats)
    return Seen(seen.kept and not ends, f"ended {ends} times, {seen.figures}, delayed {longest:.1f} s at most")


async def clock_ahead(installation: Installation, groups: int) -> Seen:
    chats = installation.chats(groups, sign=-1)
    await installation.bot.kill()  # one that knew Telegram's time before would rather believe that
    installation.world.clock.move(-AHEAD)
    try:
        await installation.start()
        for chat in chats:
            await installation.world.say(chat, f"/frage {TEXT}")
        await installation.answers(chats, 10 + groups / 10)
    finally:
        installation.world.clock.move(AHEAD)
    return await _exactly_once(installation, chats)


ROWS: Final = (
    Row(6, "an update delivered twice", "one answer", twice, 100, 1_000),
    Row(8, "ids start again at a lower number", "0 lost, 0 repeated", lower_ids, 50, 100),
    Row(9, "updates in the wrong order", "0 lost, 0 repeated", swapped, 50, 1_000),
    Row(10, "updates that can't be read", "others in 1 s; a log line each, without content", unreadable, 120, 1_000),
    Row(11, "messages that can't be answered", "3 tries at most; others undisturbed", failing, 50, 500),
    Row(25, "several messages of one person", "answers in their order", in_order, 100, 10_000),
    Row(28, "dates a day off, ahead and back", "0 lost, 0 repeated", other_day, 30, 300),
    Row(106, "answers to getUpdates that are nonsense", "the process goes on; 0 lost", no_updates, 26, 260),
    Row(107, "a clock 20 minutes ahead", "groups get their answers; 0 lost", clock_ahead, 10, 100),
)
