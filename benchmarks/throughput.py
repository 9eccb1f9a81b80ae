"""How many answers a second the bot gives through a local Bot API server, beside a bare echo bot in the same run.

Usage: python benchmarks/throughput.py [CHATS [TEXTS]]

Each of so many chats writes so many texts (300 and 1 unless told otherwise), all at once. The bot runs with its real
knowledge base, at durable settings, with words alone and with the sentence encoder; the echo bot is the stock poller of
python-telegram-bot with a handler that sends the text back. Each runs in a process and on a sandbox of its own: first
with a Telegram that answers at once, then with one that takes as long as over the internet. At last, how near the bot
comes to the rate at which it may send.
"""

from __future__ import annotations

import asyncio
import random
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from tests.faults.harness import START, TOKEN, Installation
from tests.faults.process import Forks

from appealbot.adapters.question_files import read_questions
from appealbot.sandbox.faults import Late
from appealbot.sandbox.server import running

ROOT: Final = Path(__file__).resolve().parent.parent
ECHO: Final = [str(ROOT / "tests" / "faults" / "stock_poller.py")]
BOT: Final = ["-m", "appealbot", "run"]
DEFAULTS: Final = (300, 1)
REAL: Final = {"APPEALBOT_KNOWLEDGE": ""}
AT_ANY_RATE: Final = {**REAL, "APPEALBOT_SENDING_RATE": "100000"}
GOALS: Final = {0.0: 0.8, 0.05: 1.0}
"""By the seconds that a call takes: the share of the echo bot's answers a second."""
LATENCIES: Final = (0.05, 0.1)
LEAST_RATE: Final = 28
"""Answers a second with the settings that people run; Telegram takes 30."""
WARM_UP: Final = 20
PATIENCE: Final = 300
"""Seconds for all answers."""


def texts() -> list[str]:
    """Questions as people send them."""
    asked = [
        question.text for language in ("de", "en") for question in read_questions(ROOT / "tests/questions" / language)
    ]
    return random.Random(1).sample(asked, len(asked))  # noqa: S311 - no secret


@dataclass(frozen=True, slots=True)
class Load:
    """What is asked of a program.

    Attributes:
        chats: How many people write.
        each: How many texts each of them writes.
        latency: Seconds that each call to Telegram takes.
    """

    chats: int
    each: int
    latency: float = 0.0


@dataclass(frozen=True, slots=True)
class Speed:
    """How quick a program was.

    Attributes:
        answers: Answers a second, since people began to write.
        sending: Messages a second, from the first to the last.
    """

    answers: float
    sending: float


async def measure(name: str, command: list[str], load: Load, **settings: str) -> Speed:
    """Prints a line for a program; returns its speed."""
    with TemporaryDirectory() as directory:
        where = Path(directory)
        async with Forks(where) as forks, running(token=TOKEN) as sandbox:
            installation = Installation(sandbox, forks, where, command, **settings)
            installation.use(await installation.spawn(fresh=True))  # so that its memory is its own
            await installation.polled(START)
            if load.latency:
                installation.faults.on(Late(load.latency))
            await installation.write(WARM_UP)
            await installation.settled()
            asked, people = texts(), installation.chats(load.chats)
            began = time.monotonic()
            for turn in range(load.each):
                for number, chat in enumerate(people):
                    await installation.world.say(chat, asked[(turn * load.chats + number) % len(asked)])
            ledger, wanted = installation.world.ledger, load.chats * load.each
            done = await installation.until(
                lambda: sum(len(ledger.answers[chat]) for chat in people) >= wanted, PATIENCE
            )
            seconds = time.monotonic() - began
            sent = sorted(at for chat in people for at in ledger.answers[chat])
            waits = [installation.seconds(people, share) for share in (0.5, 0.95, 0.99)]
            memory = installation.bot.memory("VmHWM")
            await installation.end()
    speed = Speed(wanted / seconds, (len(sent) - 1) / (sent[-1] - sent[0]))
    latency = "  ".join(f"p{share} {wait:5.1f} s" for share, wait in zip((50, 95, 99), waits, strict=True))
    print(
        f"{name:24} {load.latency * 1000:3.0f} ms a call  {speed.answers:6.1f} answers/s  {latency}"
        f"  peak {memory:4.0f} MB{'' if done else '  NOT ALL ANSWERED'}",
        flush=True,
    )
    return speed


async def main() -> None:
    """Measures the echo bot and the bot."""
    told = [int(argument) for argument in sys.argv[1:]]
    chats, each = [*told, *DEFAULTS[len(told) :]]
    for latency, goal in GOALS.items():
        load = Load(chats, each, latency)
        echo = await measure("echo bot", ECHO, load)
        words = await measure("appealbot, words alone", BOT, load, **AT_ANY_RATE, APPEALBOT_SEMANTIC="off")
        await measure("appealbot, with encoder", BOT, load, **AT_ANY_RATE)
        print(f"words alone: {words.answers / echo.answers:.2f} of the echo bot's answers a second; the goal is {goal}")
    for latency in LATENCIES:
        speed = await measure("appealbot, as it comes", BOT, Load(chats, each, latency), **REAL)
        print(f"as it comes: {speed.sending:.1f} messages a second; the goal is {LEAST_RATE}")


if __name__ == "__main__":
    asyncio.run(main())
