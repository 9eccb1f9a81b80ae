"""Who looks on while the bot works: the preview's inspector is one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from appealbot.adapters.store.records import Move
    from appealbot.adapters.telegram.reading import Heard
    from appealbot.bootstrap.bot import Bot
    from appealbot.core.turn import Turn
    from appealbot.lint.problem import Problem


@dataclass(frozen=True, slots=True)
class KnowledgeState:
    """What the bot answers from.

    Attributes:
        bot: What answers now; None where there's none.
        problems: Why the newest files were refused; empty: they are what answers.
        learning: The matcher is being fitted anew in the background.
    """

    bot: Bot | None
    problems: tuple[Problem, ...] = ()
    learning: bool = False


class Onlooker(Protocol):
    """Is told what the bot does, and can't change it: what it raises is logged by its kind alone."""

    def handled(self, heard: Heard, turn: Turn, move: Move | None) -> None:
        """An update was decided on, and its answer goes out next.

        Args:
            heard: What came in.
            turn: What follows.
            move: What was stored; None where nothing was.
        """

    def knowledge(self, state: KnowledgeState) -> None:
        """The knowledge base was loaded or couldn't be, or learning begins or ends."""
