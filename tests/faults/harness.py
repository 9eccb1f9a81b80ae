"""A real bot process on a sandbox: started, killed, written to and waited for, always by a condition."""

from __future__ import annotations

import asyncio
import os
import random
import signal
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from appealbot.sandbox.world import BOT_ID
from tests.lint.bench import Bench

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from appealbot.sandbox.server import Sandbox

TOKEN: Final = f"{BOT_ID}:marker-of-the-token"
TEXT: Final = "marker-of-a-text"
SECRETS: Final = (TOKEN, TEXT, "Person ")
"""What must never stand in a log: the token, what people write, their names."""
START: Final = 60.0
FIRST_ID: Final = 700_000_000
MEGABYTE: Final = 1_024


def chance(seed: int) -> random.Random:
    """The same luck in every run."""
    return random.Random(seed)  # noqa: S311 - trials should be repeatable, nothing here is secret


class Process:
    """A running bot, and the lines it wrote to standard output and error."""

    def __init__(self, process: asyncio.subprocess.Process) -> None:
        self._process = process
        self.lines: list[str] = []
        self.written = asyncio.Condition()
        self._reading = asyncio.create_task(self._read())

    @property
    def alive(self) -> bool:
        return self._process.returncode is None

    def memory(self, name: str) -> float:
        """Megabytes; `VmRSS` now, `VmHWM` at the most."""
        status = Path(f"/proc/{self._process.pid}/status").read_text(encoding="ascii")
        return int(status.split(f"{name}:")[1].split()[0]) / MEGABYTE

    async def told(self, seconds: float, *words: str) -> bool:
        """Whether it wrote a line in time, with one of the words where there are any."""

        def said() -> bool:
            return any(not words or any(word in line.lower() for word in words) for line in self.lines)

        try:
            async with asyncio.timeout(seconds), self.written:
                await self.written.wait_for(said)
        except TimeoutError:
            return False
        return True

    async def kill(self) -> None:
        """Ends it at once, with SIGKILL."""
        if self.alive:
            self._process.kill()
        await self.ended(10)

    async def terminate(self, seconds: float = 30) -> tuple[int | None, float]:
        """Asks it to end, with SIGTERM; returns its exit code and how many seconds it took."""
        began = time.monotonic()
        if self.alive:
            self._process.send_signal(signal.SIGTERM)
        return await self.ended(seconds), time.monotonic() - began

    async def ended(self, seconds: float) -> int | None:
        """Its exit code, or None where it didn't end in time."""
        try:
            async with asyncio.timeout(seconds):
                await self._process.wait()
                await self._reading
        except TimeoutError:
            return None
        return self._process.returncode

    async def _read(self) -> None:
        assert self._process.stdout is not None
        while line := await self._process.stdout.readline():
            async with self.written:
                self.lines.append(line.decode(errors="replace"))
                self.written.notify_all()


class Installation:
    """A sandbox, and the bot that runs on it with its data in a directory of its own."""

    def __init__(
        self,
        sandbox: Sandbox,
        directory: Path,
        command: Sequence[str] = ("-m", "appealbot", "run"),
        **settings: str,
    ) -> None:
        Bench(directory / "knowledge")
        (directory / "cache").mkdir()
        self.sandbox, self.world, self.faults = sandbox, sandbox.world, sandbox.faults
        self._directory, self._command, self._settings = directory, command, settings
        self._bot: Process | None = None
        self._processes: list[Process] = []
        self._next_chat = 1_000
        self.world.queue.number_from(FIRST_ID)

    # ── The process ────────────────────────────────────────────────────────────────────────────────────────────────

    @property
    def bot(self) -> Process:
        assert self._bot is not None
        return self._bot

    async def spawn(self) -> Process:
        """A process of the bot, without waiting for anything."""
        home = str(self._directory)
        environment = {
            "PATH": os.environ["PATH"],
            "HOME": home,
            "XDG_CACHE_HOME": f"{home}/cache",
            "PYTHONUNBUFFERED": "1",
            "APPEALBOT_TOKEN": TOKEN,
            "APPEALBOT_API_URL": self.sandbox.url,
            "APPEALBOT_DATABASE_URL": f"sqlite+aiosqlite:///{home}/appealbot.db",
            "APPEALBOT_KNOWLEDGE": f"{home}/knowledge",
            "APPEALBOT_SEMANTIC": "off",
            "APPEALBOT_SENDING_RATE": "200",
            "APPEALBOT_OPERATOR_NAME": "Verein Beispiel e. V.",
            "APPEALBOT_OPERATOR_ADDRESS": "Musterweg 1, 60311 Frankfurt",
            "APPEALBOT_OPERATOR_EMAIL": "kontakt@verein.example",
            **self._settings,
        }
        started = await asyncio.create_subprocess_exec(
            sys.executable,
            *self._command,
            cwd=home,
            env=environment,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.STDOUT,
        )
        process = Process(started)
        self._processes.append(process)
        return process

    async def start(self) -> None:
        """Starts the bot and waits until it asks for updates; one that runs already goes on."""
        if self._bot is not None and self._bot.alive:
            return
        self._bot = await self.spawn()
        assert await self.polled(START), self._bot.lines

    async def polled(self, seconds: float) -> bool:
        """Whether somebody asks for updates from now on, in time."""
        polls = self.sandbox.polling.polls
        return await self.until(lambda: self.sandbox.polling.polls > polls, seconds)

    def use(self, process: Process) -> None:
        """That process is the bot from now on."""
        self._bot = process

    async def reset(self) -> None:
        """Nothing goes wrong and nothing waits any more."""
        self.faults.clear()
        self.world.queue.clear()
        self.world.webhook = ""
        self.world.ledger.owing.clear()

    async def end(self) -> None:
        for process in self._processes:
            await process.kill()

    def leaks(self) -> list[str]:
        """The lines that hold what no log may hold."""
        lines = [line for process in self._processes for line in process.lines]
        return [line for line in lines if any(secret in line for secret in SECRETS)]

    # ── The people ─────────────────────────────────────────────────────────────────────────────────────────────────

    def chats(self, count: int, sign: int = 1) -> list[int]:
        """Chats that nobody used before; groups, with sign -1."""
        first, self._next_chat = self._next_chat, self._next_chat + count
        return [sign * chat for chat in range(first, self._next_chat)]

    async def write(self, count: int) -> list[int]:
        """So many people write a message each; returns their chats."""
        chats = self.chats(count)
        for chat in chats:
            await self.world.say(chat, f"{TEXT} {chat}")
        return chats

    def answered(self, chats: Sequence[int]) -> int:
        """In how many of the chats the bot wrote."""
        return sum(bool(self.world.ledger.answers[chat]) for chat in chats)

    def lost(self, chats: Sequence[int]) -> int:
        """How many messages weren't answered."""
        ledger = self.world.ledger
        return sum(max(0, len(ledger.written[chat]) - len(ledger.answers[chat])) for chat in chats)

    def repeated(self, chats: Sequence[int]) -> int:
        """How many answers were one too many."""
        ledger = self.world.ledger
        return sum(max(0, len(ledger.answers[chat]) - len(ledger.written[chat])) for chat in chats)

    def seconds(self, chats: Sequence[int], share: float = 1.0) -> float:
        """How long that share of the answered people waited at the most."""
        waited = sorted(self.world.ledger.seconds(chat) for chat in chats if self.world.ledger.answers[chat])
        return waited[max(0, round(share * len(waited)) - 1)] if waited else float("inf")

    def calls(self, method: str, chat: int, since: int = 0) -> int:
        """How often the bot called a method for a chat."""
        return sum(
            name.lower() == method.lower() and str(told.get("chat_id")) == str(chat)
            for name, told, _ in self.world.calls[since:]
        )

    async def answers(self, chats: Sequence[int], seconds: float, some: int | None = None) -> bool:
        """Whether the bot wrote in all of the chats, or in some, in time."""
        return await self.until(lambda: self.answered(chats) >= (len(chats) if some is None else some), seconds)

    async def acknowledged(self, tap: str, seconds: float) -> bool:
        """Whether the bot acknowledged a tap in time."""
        return await self.until(lambda: tap in self.world.acknowledged, seconds)

    # ── Waiting ────────────────────────────────────────────────────────────────────────────────────────────────────

    async def until(self, done: Callable[[], Any], seconds: float) -> bool:
        """Whether something came true in time."""
        try:
            async with asyncio.timeout(seconds), self.world.changed:
                await self.world.changed.wait_for(lambda: bool(done()))
        except TimeoutError:
            return False
        return True

    async def settled(self, seconds: float = 60, patience: float = 10) -> bool:
        """Whether the bot came to rest: nothing waits, it asks for more, and it still answers.

        Args:
            seconds: What the queue may take.
            patience: What answers that are put off may take then.
        """
        ledger = self.world.ledger
        if not await self.until(self._at_rest, seconds):
            return False
        await self.until(lambda: not ledger.owing, patience)
        # An answer that's one too many comes at the latest with those to two later messages.
        for _ in range(2):
            fence = await self.write(1)
            if not await self.answers(fence, patience) or not await self.until(self._at_rest, patience):
                return False
        return True

    def _at_rest(self) -> bool:
        return not len(self.world.queue) and self.sandbox.polling.waiting
