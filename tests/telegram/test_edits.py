"""Questions that are edited, over HTTP: the answer changes in its place."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from appealbot.sandbox.server import running
from tests.telegram.test_serving import ANNA, GROUP, Serving, serving

if TYPE_CHECKING:
    from pathlib import Path

DULDUNG = "Was ist eine Duldung?"


async def _edited(telegram: Serving, chat: int, message: int, text: str) -> list[dict[str, Any]]:
    """The bot's messages in a chat, after it wrote or edited one."""
    calls = len(telegram.world.calls)
    await telegram.world.edit(chat, message, text)
    await telegram.until(
        lambda: any(method in {"sendMessage", "editMessageText"} for method, *_ in telegram.world.calls[calls:])
    )
    return telegram.world.from_bot(chat)


def _last_of(telegram: Serving, chat: int = ANNA) -> int:
    """The number of the last message that a person wrote."""
    messages = telegram.world.chat(chat).messages
    return max(number for number, message in messages.items() if not message["from"]["is_bot"])


@pytest.mark.parametrize(
    ("code", "first", "then", "begins"),
    [
        ("de", "Wie wird das Wetter?", DULDUNG, "Was ist eine Duldung?"),
        ("en", "Will it rain tomorrow?", "What is a Duldung?", "What is a Duldung?"),
    ],
)
async def test_an_edited_question_is_answered_in_place_of_its_answer(
    tmp_path: Path, code: str, first: str, then: str, begins: str
) -> None:
    async with serving(tmp_path) as telegram:
        await telegram.say(first, code=code)
        (answer,) = await _edited(telegram, ANNA, _last_of(telegram), then)
        assert answer["text"].startswith(begins)


async def test_an_answer_stays_where_it_is_when_its_question_is_edited_twice(tmp_path: Path) -> None:
    async with serving(tmp_path) as telegram:
        await telegram.say("Wie wird das Wetter?")
        question = _last_of(telegram)
        await telegram.say("danke")
        await _edited(telegram, ANNA, question, DULDUNG)
        answer, thanks = await _edited(telegram, ANNA, question, "Was ist die Residenzpflicht?")
        assert "Residenzpflicht" in answer["text"]
        assert thanks["text"].startswith("Gern!")


async def test_after_a_restart_what_is_edited_changes_nothing(tmp_path: Path) -> None:
    async with running() as sandbox:
        async with serving(tmp_path, sandbox) as telegram:
            await telegram.say("Wie wird das Wetter?")
        async with serving(tmp_path, sandbox) as telegram:
            await telegram.world.edit(ANNA, _last_of(telegram), DULDUNG)
            await telegram.say("danke")
            await telegram.until(lambda: not telegram.world.updates)
            assert [message["text"][:5] for message in telegram.world.from_bot(ANNA)] == ["Dazu ", "Gern!"]


async def test_an_edit_in_distress_is_answered_wherever_it_stands(tmp_path: Path) -> None:
    async with serving(tmp_path) as telegram:
        await telegram.say("/help")
        world = telegram.world
        unknown = world.new_message(ANNA, {"from": world.person(ANNA, "de"), "text": "Wie wird das Wetter?"})
        written = await _edited(telegram, ANNA, unknown["message_id"], "ich will nicht mehr leben")
        assert "112" in written[-1]["text"]


async def test_late_edits_edits_in_groups_and_edited_commands_change_nothing(tmp_path: Path) -> None:
    async with serving(tmp_path) as telegram:
        answer = await telegram.say("Wie wird das Wetter?")
        question = _last_of(telegram)
        telegram.world.chat(ANNA).messages[question]["date"] -= 121
        await telegram.world.edit(ANNA, question, DULDUNG)
        await telegram.say("/frage Wie wird das Wetter?", GROUP, sender=ANNA)
        await telegram.world.edit(GROUP, _last_of(telegram, GROUP), f"/frage {DULDUNG}")
        await telegram.say("/help")
        await telegram.world.edit(ANNA, _last_of(telegram), "/delete")
        await telegram.say("danke")
        await telegram.until(lambda: not telegram.world.updates)
        assert telegram.world.chat(ANNA).messages[answer["message_id"]] == answer
        assert not any(method == "editMessageText" for method, *_ in telegram.world.calls)
        assert len(telegram.world.from_bot(ANNA)) == 3


async def test_an_album_gets_one_reply(tmp_path: Path) -> None:
    picture: dict[str, Any] = {
        "text": None,
        "photo": [{"file_id": "a", "file_unique_id": "a", "width": 1, "height": 1}],
    }
    async with serving(tmp_path) as telegram:
        for number in range(4):
            caption = {"caption": DULDUNG} if number == 2 else {}
            await telegram.world.say(ANNA, "", more={**picture, **caption, "media_group_id": "13"})
        await telegram.say("danke")
        await telegram.until(lambda: not telegram.world.updates)
        texts = [message["text"] for message in telegram.world.from_bot(ANNA)]
        assert sum(text.startswith("Was ist eine Duldung?") for text in texts) == 1
        assert len(texts) <= 3
