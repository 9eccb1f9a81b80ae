"""A bot on the sandbox whose files are watched, and who looks on."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

from appealbot.bootstrap.serving import serve
from appealbot.sandbox.server import running
from tests.telegram.test_serving import Serving, settings_of

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable

    from appealbot.adapters.store.records import Move
    from appealbot.adapters.telegram.reading import Heard
    from appealbot.bootstrap.onlooker import KnowledgeState
    from appealbot.core.turn import Turn
    from appealbot.sandbox.server import Sandbox
    from tests.lint.bench import Bench

PATIENCE = 120
"""Seconds; learning in a process of its own takes a few on a busy computer."""


class Onlooking(Serving):
    """Keeps all it was told."""

    def __init__(self, sandbox: Sandbox) -> None:
        super().__init__(sandbox)
        self.states: list[KnowledgeState] = []
        self.lines: list[str] = []
        self._told = asyncio.Condition()

    def knowledge(self, state: KnowledgeState) -> None:
        self.states.append(state)
        self._wake()

    def handled(self, heard: Heard, turn: Turn, move: Move | None) -> None:
        """Of no interest here."""

    def announce(self, line: str) -> None:
        self.lines.append(line)
        self._wake()

    def _wake(self) -> None:
        async def wake() -> None:
            async with self._told:
                self._told.notify_all()

        self._waking = asyncio.ensure_future(wake())

    async def seen(self, done: Callable[[], bool]) -> None:
        async with asyncio.timeout(PATIENCE), self._told:
            await self._told.wait_for(done)

    async def state(self, wanted: Callable[[KnowledgeState], bool]) -> KnowledgeState:
        """The state from now on that is as wanted."""
        seen = len(self.states)
        await self.seen(lambda: any(wanted(state) for state in self.states[seen:]))
        return next(state for state in self.states[seen:] if wanted(state))

    def answer(self, state: KnowledgeState, topic: str = "bot-about") -> str | None:
        """What stands in a state's answer."""
        assert state.bot is not None
        return state.bot.knowledge.entries[topic].answer.de


def live(state: KnowledgeState) -> bool:
    return state.bot is not None and not state.problems and not state.learning


def refused(state: KnowledgeState) -> bool:
    return bool(state.problems)


@asynccontextmanager
async def onlooking(bench: Bench, *, ready: bool = True) -> AsyncIterator[Onlooking]:
    async with running() as sandbox:
        stop, telegram = asyncio.Event(), Onlooking(sandbox)
        settings = settings_of(sandbox.url, bench.directory.parent, knowledge=bench.directory)
        bot = asyncio.create_task(serve(settings, telegram.announce, stop, telegram, watches=True))
        try:
            if ready:
                await telegram.seen(lambda: bot.done() or any("listening" in line for line in telegram.lines))
            yield telegram
        finally:
            stop.set()
            await bot
