"""What may look on while the bot works: the preview's inspector does."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from appealbot.bootstrap.bot import Bot
    from appealbot.lint.problem import Problem


@dataclass(frozen=True, slots=True)
class KnowledgeState:
    """How the answers stand to the files.

    Attributes:
        bot: What answers now; None where nothing does.
        problems: Why the newest files were refused; none: they're live.
        learning: Whether what people ask is being learned anew in the background.
    """

    bot: Bot | None
    problems: tuple[Problem, ...]
    learning: bool


class Onlooker(Protocol):
    """Is told what the bot does."""

    def knowledge(self, state: KnowledgeState) -> None:
        """After each load, and whenever learning begins or ends."""
