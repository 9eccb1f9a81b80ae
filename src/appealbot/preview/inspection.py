"""Looks on while the bot works, and tells the pages what it saw."""

from __future__ import annotations

import asyncio
import time
from collections import deque
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import structlog

from appealbot.adapters.packaged import data_directory
from appealbot.adapters.store.archive import Archive
from appealbot.core.effects import SaveIntent
from appealbot.core.turn import Tapped
from appealbot.errors import AppealbotError
from appealbot.preview import insight
from appealbot.preview.insight import Insight

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine

    from appealbot.adapters.store.records import Move
    from appealbot.adapters.telegram.reading import Heard
    from appealbot.bootstrap.bot import Bot
    from appealbot.bootstrap.onlooker import KnowledgeState
    from appealbot.core.turn import Turn
    from appealbot.preview.insight import Did
    from appealbot.sandbox.calls import Call

Json = dict[str, Any]

_log = structlog.get_logger()

MOST_KEPT: Final = 2_000
"""Insights of all chats together."""


class Inspection:
    """The onlooker of a preview.

    Args:
        tell: Tells the pages.
        database_url: Where the bot's database is now.
        username: The bot's.
        knowledge: The knowledge base's directory, if it's not the one that came with the program.
    """

    def __init__(
        self, tell: Callable[[Json], None], database_url: Callable[[], str], username: str, knowledge: Path | None
    ) -> None:
        self._tell = tell
        self._database_url = database_url
        self._username = username
        self._directory = _shown(knowledge or data_directory("knowledge"))
        self._numbers = count(1)
        self._bot: Bot | None = None
        self._expected: dict[tuple[int, int] | str, tuple[Insight, float]] = {}
        self._latest: dict[int, Insight] = {}
        self._taps: dict[str, Insight] = {}
        self._kept: deque[Insight] = deque(maxlen=MOST_KEPT)
        self._tasks: set[asyncio.Task[None]] = set()
        self._state: Json = self._knowledge("learning", ())

    # ── What people do ─────────────────────────────────────────────────────────────────────────────────────────────

    def wrote(self, chat: int, message: int, did: Did, text: str) -> Insight:
        """A person writes."""
        seen = self._begun(chat, message, did, text)
        self._expected[chat, message] = seen, time.perf_counter()
        return seen

    def tapped(self, chat: int, message: int, tap: str, label: str) -> Insight:
        """A person taps a button."""
        seen = self._begun(chat, message, "tapped", label)
        self._taps[tap] = seen
        self._expected[tap] = seen, time.perf_counter()
        return seen

    def kept_off(self, seen: Insight) -> None:
        """Telegram keeps from the bot what a person wrote."""
        self._expected.pop((seen.chat, seen.message), None)
        seen.told = insight.unread()
        self._show(seen)

    # ── What the bot does ──────────────────────────────────────────────────────────────────────────────────────────

    def handled(self, heard: Heard, turn: Turn, move: Move | None) -> None:
        """An update was decided on."""
        key = heard.tap if isinstance(heard.incoming, Tapped) else (heard.chat, heard.message or 0)
        expected = self._expected.pop(key, None) if key is not None else None
        if expected is None:  # from before the preview began anew
            return
        seen, begun = expected
        self._latest[heard.chat] = seen
        seen.told = insight.decision(heard.incoming, turn, self._username)
        seen.offered = tuple(button for reply in turn.replies for row in reply.rows for button in row)
        seen.told["ms"] = round((time.perf_counter() - begun) * 1_000, 1)
        seen.told["stored"] = insight.stored(turn, move, {})
        if self._bot is not None:
            seen.told["entry"] = insight.given(turn, self._bot.knowledge, self._directory)
        self._show(seen)
        question = insight.asked(heard.incoming, self._username) if turn.match else None
        if question and self._bot is not None:
            self._run(self._weigh(seen, question, turn, self._bot))
        if any(isinstance(effect, SaveIntent) for effect in turn.effects):
            self._run(self._unseal(seen, turn, move))

    def called(self, call: Call) -> None:
        """The bot called the Bot API."""
        seen = self._of(call)
        if seen is not None:
            seen.called(call)
            self._show(seen)

    def sent(self, chat: int, message: int) -> None:
        """A message of the bot's is there."""
        seen = self._latest.get(chat)
        if seen is not None:
            seen.answers.append(message)
            self._show(seen)

    def knowledge(self, state: KnowledgeState) -> None:
        """The knowledge base was loaded, or couldn't be."""
        self._bot = state.bot
        problems = tuple(
            {"file": each.place.path, "line": each.place.line, "sentence": each.sentence} for each in state.problems
        )
        name = "learning"
        if not state.learning:
            name = "refused" if problems else "live"
            if state.bot is None:
                name = "missing" if problems else "learning"
        self._state = self._knowledge(name, problems)
        self._tell(self._state)

    # ── What is kept ───────────────────────────────────────────────────────────────────────────────────────────────

    def frames(self) -> list[Json]:
        """All that a page that connects has to know."""
        return [*(seen.as_json() for seen in self._kept if seen.told), self._state]

    def forget(self) -> None:
        """Everything begins anew."""
        for kept in (self._expected, self._latest, self._taps, self._kept):
            kept.clear()

    async def close(self) -> None:
        """Ends what is under way."""
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    def _begun(self, chat: int, message: int, did: Did, text: str) -> Insight:
        seen = Insight(next(self._numbers), chat, message, did, text)
        self._kept.append(seen)
        return seen

    def _show(self, seen: Insight) -> None:
        if seen.told:
            self._tell(seen.as_json())

    def _of(self, call: Call) -> Insight | None:
        """The insight that a call belongs to: by the tap it acknowledges, else the latest of its chat."""
        if tap := call.parameters.get("callback_query_id"):
            return self._taps.pop(str(tap), None)
        chat = str(call.parameters.get("chat_id", ""))
        return self._latest.get(int(chat)) if chat.lstrip("-").isdecimal() else None

    def _knowledge(self, name: str, problems: tuple[Json, ...]) -> Json:
        return {
            "kind": "knowledge",
            "state": name,
            "entries": len(self._bot.knowledge.entries) if self._bot else 0,
            "directory": str(self._directory),
            "problems": list(problems),
            "at": datetime.now(UTC).isoformat(timespec="seconds"),
        }

    # ── What takes a while ─────────────────────────────────────────────────────────────────────────────────────────

    async def _weigh(self, seen: Insight, question: str, turn: Turn, bot: Bot) -> None:
        chances = await asyncio.to_thread(bot.matcher.chances, question, turn.language)
        seen.told["candidates"] = insight.candidates(chances, bot.knowledge, self._directory)
        self._show(seen)

    async def _unseal(self, seen: Insight, turn: Turn, move: Move | None) -> None:
        """Adds what stands in the database of a sign-up: what was sealed, and never what the person told."""
        async with Archive.open(self._database_url()) as archive:
            kept = await archive.sign_ups()
        sealed = {each.appeal: each.sealed[0][1] for each in kept}  # the newest of each appeal
        seen.told["stored"] = insight.stored(turn, move, sealed)
        self._show(seen)

    def _run(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.create_task(_logged(work))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)


async def _logged(work: Coroutine[Any, Any, None]) -> None:
    try:
        await work
    except AppealbotError as error:
        _log.warning("inspection_failed", kind=type(error).__name__)


def _shown(directory: Path) -> Path:
    """A directory as one would write it here."""
    absolute = directory.resolve()
    return absolute.relative_to(Path.cwd()) if absolute.is_relative_to(Path.cwd()) else absolute
