"""Nothing starts by itself: what opens a dialogue, leads to one, or mustn't."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.blind.texts import texts
from tests.chat import Chat
from tests.conftest import NOW

if TYPE_CHECKING:
    from appealbot.bootstrap.bot import Bot

LANGUAGES = ("de", "en")
OPENED_UNASKED = {"join us"}
"""What opens a dialogue though it needn't be a wish; the list fails when it doesn't any more."""
ENTRIES = {"sign-up": {"bot-sign-up"}, "my-data": {"bot-delete", "bot-privacy"}}
BUTTONS = {"sign-up": ("join",), "my-data": ("mydata", "erase", "correct")}
FEWEST_LED = 104
"""Of 110 wishes, how many were led to their dialogue when these texts were first tried."""


def _asked(bot: Bot, language: str, text: str) -> Chat:
    chat = Chat(bot.conversation, NOW, code=language)
    chat.say(text)
    return chat


def _opens(chat: Chat) -> bool:
    return chat.person.draft is not None or chat.outcome in {"sign_up", "my_data"}


def _leads(chat: Chat, kind: str) -> bool:
    offered = any(button.data.startswith(BUTTONS[kind]) for button in chat.buttons)
    return chat.outcome == kind.replace("-", "_") or offered or not ENTRIES[kind].isdisjoint(chat.topics)


def _each(kind: str) -> list[tuple[str, dict[str, Any]]]:
    return [(language, each) for language in LANGUAGES for each in texts(language, kind)]


def test_what_is_no_wish_opens_nothing(bot: Bot) -> None:
    opened = {each["q"] for language, each in _each("not-a-wish") if _opens(_asked(bot, language, each["q"]))}
    assert opened == OPENED_UNASKED


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_refusal_opens_nothing(bot: Bot, language: str) -> None:
    assert [each["q"] for each in texts(language, "refusals") if _opens(_asked(bot, language, each["q"]))] == []


def test_nearly_every_wish_is_led_to_its_dialogue(bot: Bot) -> None:
    led = sum(_leads(_asked(bot, language, each["q"]), each["kind"]) for language, each in _each("wishes"))
    assert led >= FEWEST_LED
