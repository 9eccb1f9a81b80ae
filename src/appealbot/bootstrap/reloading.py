"""Keeps what answers in step with the knowledge base's files.

The files are read whole and checked first, in a thread; what is refused leaves the old answers as they were. What
people read is live at once. Where what they ask changed, exact phrasings and keywords are live at once, too, and the
rest when another process has learned it: first the part that changed, then all, so that it ends as after a fresh start.
"""

from __future__ import annotations

import asyncio
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Final

import structlog

from appealbot.adapters.model_cache import ModelCache, writable
from appealbot.adapters.yaml_files import signature
from appealbot.bootstrap.bot import wanted_encoder
from appealbot.bootstrap.learning import aware, kept, learning
from appealbot.bootstrap.onlooker import KnowledgeState
from appealbot.bootstrap.reading import NO_ENTRY, Read, read_anew
from appealbot.core.matching import Matcher
from appealbot.errors import KnowledgeError, LearningError, NoKnowledgeError

if TYPE_CHECKING:
    from collections.abc import Callable

    from appealbot.bootstrap.bot import Bot, Surroundings
    from appealbot.bootstrap.learning import Learned
    from appealbot.core.meaning import SentenceEncoder
    from appealbot.lint.problem import Problem

_log = structlog.get_logger()

STILL: Final = 0.3
"""Seconds for which no file may have changed before they're read: an editor may write one in several steps."""


class Knowing:
    """What answers, made anew when its files change.

    Args:
        directory: Where the knowledge base is.
        surroundings: What a bot is made of besides.
        announce: Told a line or more about each reload.
        tell: Told how the answers stand to the files.
    """

    def __init__(
        self,
        directory: Path,
        surroundings: Surroundings,
        announce: Callable[[str], None],
        tell: Callable[[KnowledgeState], None],
    ) -> None:
        self._directory = directory
        self._surroundings = surroundings
        self._announce = announce
        self._tell = tell
        self._spare = None if writable() else TemporaryDirectory(prefix="appealbot-")
        self._cache = ModelCache(announce, Path(self._spare.name) if self._spare else None)
        self._encoder: SentenceEncoder | None = None
        self._asked = asyncio.Event()
        self._swap: Callable[[Bot], None] = lambda _: None
        self._bot: Bot | None = None
        self._live: Read | None = None
        self._learned: Learned | None = None
        self._learning: asyncio.Task[None] | None = None

    def ask(self) -> None:
        """Has the files read again, now or as soon as what is under way allows it."""
        self._asked.set()

    async def first(self, *, patient: bool) -> Bot:
        """The bot on the files as they are at the start.

        Args:
            patient: Whether to wait for files that can be used, to be read when `ask` is called.

        Raises:
            KnowledgeError, NoKnowledgeError: The files can't be used.
            LearningError: What people ask can't be learned.
        """
        self._encoder = await asyncio.to_thread(wanted_encoder)
        while True:
            await self._load()
            if self._learning is not None:
                await self._first_learned(patient=patient)
            if self._bot is not None:
                return self._bot
            if not patient:
                raise await asyncio.to_thread(self._why_refused)
            await self._asked.wait()

    async def _first_learned(self, *, patient: bool) -> None:
        """Waits for the learning to end; with patience only until the files change."""
        assert self._learning is not None  # noqa: S101 - the caller looked
        asked = asyncio.create_task(self._asked.wait())
        await asyncio.wait({self._learning, asked} if patient else {self._learning}, return_when="FIRST_COMPLETED")
        asked.cancel()
        if self._bot is None and not patient:
            raise LearningError

    def _why_refused(self) -> KnowledgeError | NoKnowledgeError:
        problems = read_anew(self._directory, None, self._known).problems
        if any(problem.check == NO_ENTRY for problem in problems):
            return NoKnowledgeError(self._directory)
        return KnowledgeError([problem.line() for problem in problems])

    async def keep(self, swap: Callable[[Bot], None]) -> None:
        """Reads the files again whenever that's asked for, until it's cancelled.

        Args:
            swap: Given each new bot, at once the one that answers.
        """
        self._swap = swap
        try:
            while True:
                await self._asked.wait()
                self._asked.clear()
                try:
                    await self._load()
                except Exception as error:  # noqa: BLE001 - a mistake of ours must not end the service
                    _log.error("reload_broke", kind=type(error).__name__)
                    self._announce("The knowledge base couldn't be read; the old answers stay.")
        finally:
            await self.close()

    async def close(self) -> None:
        """Ends what is under way."""
        await self._stop_learning()
        if self._spare is not None:
            self._spare.cleanup()

    # ── Loading ────────────────────────────────────────────────────────────────────────────────────────────────────

    async def _load(self) -> None:
        """The files as they are now: live, or refused."""
        await self._stop_learning()
        read = await self._still()
        if read.problems:
            self._refuse(read)
            return
        learned = self._learned if self._learned and self._learned.digest == read.digest else None
        learned = learned or await asyncio.to_thread(kept, self._cache, read.digest, self._encoder)
        shown = asyncio.Event()
        if learned is None:
            self._announce("Learning what people ask, in the background …")
            self._learning = asyncio.create_task(self._learn(read, shown))
        try:
            await self._show_first(read, learned)
        finally:
            shown.set()
        self._state(())

    async def _show_first(self, read: Read, learned: Learned | None) -> None:
        """Makes live what can be at once: all, where it was learned before, else what needs no learning."""
        interim, answering = learned, self._bot is not None
        if interim is None and self._learned is not None:
            interim = await asyncio.to_thread(aware, self._learned, read)
        self._live = read
        if learned is not None:
            self._learned = learned
        if interim is not None:
            await self._show(read, interim)
            if answering:
                self._announce(f"Knowledge reloaded: {len(read.knowledge.entries)} entries.")

    async def _still(self) -> Read:
        """What the files hold, from a moment in which none of them changes."""
        seen = await asyncio.to_thread(signature, self._directory)
        while True:
            await asyncio.sleep(STILL)
            now = await asyncio.to_thread(signature, self._directory)
            if now == seen:
                self._asked.clear()
                read = await asyncio.to_thread(read_anew, self._directory, self._live, self._known)
                now = await asyncio.to_thread(signature, self._directory)
                if now == seen:
                    return read
            seen = now

    def _known(self, digest: str) -> bool:
        return (self._learned is not None and self._learned.digest == digest) or self._cache.has_index(digest)

    def _refuse(self, read: Read) -> None:
        lines = [problem.line() for problem in read.problems]
        stays = "; the old answers stay" if self._bot else ""
        self._announce("\n".join([f"The knowledge base was refused{stays}:", *lines]))
        self._state(read.problems)

    async def _show(self, read: Read, learned: Learned) -> None:
        """Makes a bot the one that answers. A message under way is still answered by the one before."""
        bot = await asyncio.to_thread(self._made, read, learned)
        self._bot = bot
        self._swap(bot)

    def _made(self, read: Read, learned: Learned) -> Bot:
        matcher = Matcher(read.knowledge.entries, learned.index, learned.meaning, read.knowledge.wishes)
        return self._surroundings.bot(read.knowledge, matcher)

    def _state(self, problems: tuple[Problem, ...]) -> None:
        self._tell(KnowledgeState(self._bot, problems, self._learning is not None))

    # ── Learning ───────────────────────────────────────────────────────────────────────────────────────────────────

    async def _learn(self, read: Read, shown: asyncio.Event) -> None:
        """Has it learned in another process, and shows what that learned once `shown` tells that it's newer."""
        before = self._learned.digest if self._learned else ""
        try:
            async with learning(self._directory, self._cache.directory, read.digest, before) as ready:
                async for digest in ready:
                    learned = await asyncio.to_thread(kept, self._cache, digest, self._encoder)
                    await shown.wait()
                    if learned is not None:
                        await self._show(read, learned)
                    if learned is not None and digest == read.digest:
                        self._learned = learned
                        self._announce("Learned what people ask.")
        except Exception as error:  # noqa: BLE001 - what is live stays so
            _log.error("learning_broke", kind=type(error).__name__)
        if self._learned is None or self._learned.digest != read.digest:
            self._announce("What people ask couldn't be learned; until the next reload only exact questions are new.")
        self._learning = None
        self._state(())

    async def _stop_learning(self) -> None:
        """A newer version of the files is learned instead."""
        if self._learning is not None:
            self._learning.cancel()
            with suppress(asyncio.CancelledError):
                await self._learning
            self._learning = None
