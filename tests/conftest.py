"""The bot on its real knowledge base, built once for all tests; and a chat to speak with it."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from appealbot.bootstrap.bot import Bot, load_knowledge, open_bot
from appealbot.core.information import Operator
from tests.chat import Chat

if TYPE_CHECKING:
    from collections.abc import Callable

    from appealbot.core.model import Knowledge

NOW = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
OPERATOR = Operator("Verein Beispiel e. V.", "Musterweg 1, 60311 Frankfurt", "kontakt@verein.example")


@pytest.fixture(scope="session")
def knowledge() -> Knowledge:
    return load_knowledge()


@pytest.fixture(scope="session")
def bot() -> Bot:
    return open_bot(None, OPERATOR, "appeal_bot", takes_sign_ups=True)


@pytest.fixture
def chat(bot: Bot) -> Chat:
    return Chat(bot.conversation, NOW)


@pytest.fixture
def chat_in(bot: Bot) -> Callable[[str], Chat]:
    """A chat of somebody with that `language_code`."""
    return lambda code: Chat(bot.conversation, NOW, code=code)
