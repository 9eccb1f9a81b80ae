"""How many answers a second the bot gives through a local Bot API server, beside a bare echo bot in the same run.

Usage: python benchmarks/throughput.py [CHATS [TEXTS]]

Each of so many chats writes so many texts (800 and 1 unless told otherwise), all at once. The bot runs with its real
knowledge base, at durable settings, with words alone and with the sentence encoder; the echo bot is the stock poller of
python-telegram-bot with a handler that sends the text back. Each runs in a process and on a sandbox of its own.
"""

from __future__ import annotations

import asyncio
import random
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.faults.harness import TOKEN, Installation

from appealbot.adapters.question_files import read_questions
from appealbot.sandbox.server import running

ROOT = Path(__file__).resolve().parent.parent
ECHO = [str(ROOT / "tests" / "faults" / "stock_poller.py")]
BOT = ["-m", "appealbot", "run"]
DEFAULTS = (800, 1)
WARM_UP = 20
PATIENCE = 900
"""Seconds for all answers."""


def texts() -> list[str]:
    """Questions as people send them."""
    asked = [
        question.text for language in ("de", "en") for question in read_questions(ROOT / "tests/questions" / language)
    ]
    return random.Random(1).sample(asked, len(asked))  # noqa: S311 - no secret


async def measure(name: str, command: list[str], chats: int, each: int, **settings: str) -> float:
    """Prints a line for a program; returns its answers a second."""
    with TemporaryDirectory() as directory:
        async with running(token=TOKEN) as sandbox:
            installation = Installation(sandbox, Path(directory), command, **settings)
            await installation.start()
            await installation.write(WARM_UP)
            await installation.settled()
            asked, people = texts(), installation.chats(chats)
            began = time.monotonic()
            for turn in range(each):
                for number, chat in enumerate(people):
                    await installation.world.say(chat, asked[(turn * chats + number) % len(asked)])
            ledger = installation.world.ledger
            done = await installation.until(
                lambda: sum(len(ledger.answers[chat]) for chat in people) >= chats * each, PATIENCE
            )
            seconds = time.monotonic() - began
            waits = [installation.seconds(people, share) for share in (0.5, 0.95, 0.99)]
            memory = installation.bot.memory("VmHWM")
            await installation.end()
    rate = chats * each / seconds
    latency = "  ".join(f"p{share} {wait:5.1f} s" for share, wait in zip((50, 95, 99), waits, strict=True))
    print(
        f"{name:24} {rate:6.1f} answers/s  {latency}  peak {memory:4.0f} MB{'' if done else '  NOT ALL ANSWERED'}",
        flush=True,
    )
    return rate


async def main() -> None:
    """Measures the echo bot and the bot."""
    told = [int(argument) for argument in sys.argv[1:]]
    chats, each = [*told, *DEFAULTS[len(told) :]]
    ours = {"APPEALBOT_SENDING_RATE": "100000", "APPEALBOT_KNOWLEDGE": ""}
    echo = await measure("echo bot", ECHO, chats, each)
    words = await measure("appealbot, words alone", BOT, chats, each, **ours)
    await measure("appealbot, with encoder", BOT, chats, each, **ours, APPEALBOT_SEMANTIC="on")
    print(f"words alone: {words / echo:.2f} of the echo bot's answers a second")


if __name__ == "__main__":
    asyncio.run(main())
