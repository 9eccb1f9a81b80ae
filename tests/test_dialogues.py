"""Whole dialogues as people see them: each script in tests/dialogues against its golden transcript."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import yaml

from appealbot.core.effects import BeginSignUp, DeleteMessages, DropButtons, EraseIntents, SaveIntent
from appealbot.core.turn import ChatKind
from tests.chat import Chat
from tests.conftest import NOW

if TYPE_CHECKING:
    from syrupy.assertion import SnapshotAssertion

    from appealbot.bootstrap.bot import Bot
    from appealbot.core.effects import Effect

SCRIPTS = sorted((Path(__file__).parent / "dialogues").glob("*.yaml"))


def _transcript(chat: Chat, turns: list[dict[str, str]]) -> str:
    lines: list[str] = []
    for turn in turns:
        ((act, text),) = turn.items()
        heard = chat.tap(text) if act == "tap" else chat.say(text, addressed=act != "overhear")
        lines += [f"» {act}: {text}", heard or "(silence)", *(f"    [{label}]" for label in chat.labels)]
        lines += [f"    {{{reply.document.name}}}\n{reply.document.text}" for reply in chat.replies if reply.document]
        lines += [f"    <{_told(effect)}>" for effect in (chat.last.effects if chat.last else ())]
        lines.append("")
    return "\n".join(lines)


def _told(effect: Effect) -> str:
    match effect:
        case SaveIntent():
            consent = effect.consent
            return f"saved for {effect.appeal}: {effect.intent}, consent by {consent.act}, news: {consent.news}"
        case EraseIntents():
            return f"erased: {effect.ending}"
        case BeginSignUp():
            return "noted: a sign-up was begun"
        case DeleteMessages():
            return f"deleted from the chat: {effect.messages}"
        case DropButtons():
            return f"without its buttons: {effect.message}"


def replayed(bot: Bot, script: Path) -> str:
    """The transcript of a script."""
    told = yaml.load(script.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)  # noqa: S506 - texts only
    kind = ChatKind(told.get("kind", "private"))
    chat = Chat(bot.conversation, NOW, code=told["code"], kind=kind, username=told.get("username"))
    return _transcript(chat, told["turns"])


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.stem)
def test_the_dialogue_goes_as_it_did(bot: Bot, script: Path, snapshot: SnapshotAssertion) -> None:
    assert replayed(bot, script) == snapshot
