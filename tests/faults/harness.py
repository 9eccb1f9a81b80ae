"""A real bot process on a sandbox: started, killed, written to and waited for, always by a condition."""

from __future__ import annotations

import asyncio
import os
import random
import sqlite3
from collections import Counter
from contextlib import asynccontextmanager, closing
from pathlib import Path
from tempfile import mkdtemp
from typing import TYPE_CHECKING, Any, Final

from appealbot.sandbox.server import running
from appealbot.sandbox.world import BOT_ID
from tests.faults.forks import Request
from tests.lint.bench import Bench
from tests.vault.people import DEPUTY, KEY, OPERATOR

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Sequence

    from appealbot.sandbox.limits import Limits
    from appealbot.sandbox.server import Sandbox
    from tests.faults.process import Forks, Process

TOKEN: Final = f"{BOT_ID}:marker-of-the-token"
TEXT: Final = "marker-of-a-text"
SECRETS: Final = (TOKEN, TEXT, "Person ")
"""What must never stand in a log: the token, what people write, their names."""
START: Final = 60.0
PATIENCE: Final = 180.0
"""Seconds that people may need side by side; only what hangs, or a busy machine, takes so long."""
OTHER_APPEAL: Final = """\
  villages:
    title: {de: Die Dörfer, en: The villages}
    short: {de: Dörfer, en: Villages}
    source: towns.md
"""
"""So that whoever signs up has a choice."""
FIRST_ID: Final = 700_000_000


def chance(seed: int) -> random.Random:
    """The same luck in every run."""
    return random.Random(seed)  # noqa: S311 - trials should be repeatable, nothing here is secret


class Installation:
    """A sandbox, and the bot that runs on it with its data in a directory of its own."""

    def __init__(
        self,
        sandbox: Sandbox,
        forks: Forks,
        directory: Path,
        command: Sequence[str] = ("-m", "appealbot", "run"),
        **settings: str,
    ) -> None:
        self.directory = directory
        Bench(directory / "knowledge").change("appeals.yaml", "  bot:\n", f"{OTHER_APPEAL}  bot:\n")
        (directory / "cache").mkdir()
        self.sandbox, self.world, self.faults = sandbox, sandbox.world, sandbox.faults
        self._forks = forks
        self._command, self._settings = command, settings
        self.database = f"sqlite+aiosqlite:///{directory}/appealbot.db"
        self._bot: Process | None = None
        self._processes: list[Process] = []
        self._sandboxes = [sandbox]
        self._next_chat = 1_000
        self.world.queue.number_from(FIRST_ID)

    # ── The process ────────────────────────────────────────────────────────────────────────────────────────────────

    @property
    def bot(self) -> Process:
        assert self._bot is not None
        return self._bot

    async def spawn(self, *command: str, fresh: bool = False, **settings: str) -> Process:
        """A process of the bot, without waiting for anything.

        Args:
            command: What runs instead of the installation's command.
            fresh: Imports everything anew, instead of being a fork.
            settings: More of its environment.
        """
        home = str(self.directory)
        environment = {
            "PATH": os.environ["PATH"],
            "HOME": home,
            "XDG_CACHE_HOME": f"{home}/cache",
            "PYTHONUNBUFFERED": "1",
            "APPEALBOT_TOKEN": TOKEN,
            "APPEALBOT_API_URL": self.sandbox.url,
            "APPEALBOT_DATABASE_URL": self.database,
            "APPEALBOT_HMAC_KEY": KEY.hex(),
            "APPEALBOT_RECIPIENT_KEYS": f"{OPERATOR.recipient.text},{DEPUTY.recipient.text}",
            "APPEALBOT_KNOWLEDGE": f"{home}/knowledge",
            "APPEALBOT_OPERATOR_NAME": "Verein Beispiel e. V.",
            "APPEALBOT_OPERATOR_ADDRESS": "Musterweg 1, 60311 Frankfurt",
            "APPEALBOT_OPERATOR_EMAIL": "kontakt@verein.example",
            **self._settings,
            **settings,
        }
        request = Request([*(command or self._command)], home, environment, fresh)
        process = await self._forks.start(request)
        self._processes.append(process)
        return process

    async def start(self, *command: str, **settings: str) -> None:
        """Starts the bot, as `spawn` does, and waits until it asks for updates; one that runs already goes on."""
        if self._bot is not None and self._bot.alive:
            return
        self._bot = await self.spawn(*command, fresh=False, **settings)
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

    @asynccontextmanager
    async def beside(self, limits: Limits | None = None, **settings: str) -> AsyncIterator[Installation]:
        """Another installation, with a database and people of its own; what it logs counts with this one's.

        Args:
            limits: Those of its Telegram.
            settings: More of its environment.
        """
        directory = Path(mkdtemp(dir=self.directory))
        async with running(token=TOKEN, limits=limits) as sandbox:
            other = Installation(sandbox, self._forks, directory, self._command, **self._settings, **settings)
            other._processes, other._sandboxes = self._processes, self._sandboxes
            self._sandboxes.append(sandbox)
            yield other
            await other.bot.kill()

    async def end(self) -> None:
        for process in self._processes:
            await process.kill()

    @property
    def lines(self) -> list[str]:
        """All that was ever logged or written."""
        return [line for process in self._processes for line in process.lines]

    def leaks(self) -> list[str]:
        """The lines that hold what no log may hold."""
        return [line for line in self.lines if any(secret in line for secret in SECRETS)]

    @property
    def refused(self) -> Counter[str]:
        """How often Telegram's own limits refused a message, by the limit."""
        gates = [sandbox.gate for sandbox in self._sandboxes if sandbox.gate is not None]
        return sum((gate.refused for gate in gates), start=Counter())

    @property
    def started(self) -> int:
        """How often a bot was started."""
        return len(self._processes)

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

    async def finished(self, seconds: float) -> bool:
        """Whether nothing is parked any more, in time: whatever the bot would try again it tried."""
        ended = asyncio.get_running_loop().time() + seconds
        with closing(sqlite3.connect(f"file:{self.directory}/appealbot.db?mode=ro", uri=True)) as database:
            while database.execute("SELECT count(*) FROM parked").fetchone() != (0,):
                if asyncio.get_running_loop().time() > ended:
                    return False
                await asyncio.sleep(0.1)  # another process's database tells nobody of its changes
        return True

    def _at_rest(self) -> bool:
        return not len(self.world.queue) and self.sandbox.polling.waiting
