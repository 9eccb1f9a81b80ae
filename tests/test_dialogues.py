"""Whole dialogues as people see them: each script in tests/dialogues against its golden transcript."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import yaml

from appealbot.core.turn import ChatKind
from tests.chat import Chat
from tests.conftest import NOW

if TYPE_CHECKING:
    from syrupy.assertion import SnapshotAssertion

    from appealbot.bootstrap.bot import Bot

SCRIPTS = sorted((Path(__file__).parent / "dialogues").glob("*.yaml"))


def _transcript(chat: Chat, turns: list[dict[str, str]]) -> str:
    lines: list[str] = []
    for turn in turns:
        ((act, text),) = turn.items()
        heard = chat.tap(text) if act == "tap" else chat.say(text, addressed=act != "overhear")
        lines += [f"» {act}: {text}", heard or "(silence)", *(f"    [{label}]" for label in chat.labels), ""]
    return "\n".join(lines)


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.stem)
def test_the_dialogue_goes_as_it_did(bot: Bot, script: Path, snapshot: SnapshotAssertion) -> None:
    told = yaml.load(script.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)  # noqa: S506 - texts only
    chat = Chat(bot.conversation, NOW, code=told["code"], kind=ChatKind(told.get("kind", "private")))
    assert _transcript(chat, told["turns"]) == snapshot
