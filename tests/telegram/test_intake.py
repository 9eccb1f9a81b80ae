"""One chat's trouble is nobody else's: what takes long is confirmed, and answered after a restart, too."""

from __future__ import annotations

import inspect
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import pytest
from telegram.ext import filters

from appealbot.adapters.telegram.http import OddAnswerError, checked
from appealbot.adapters.telegram.reading import SERVICE
from appealbot.sandbox.faults import Reset, ServerError
from appealbot.sandbox.server import running
from telegram import Chat, Message, Update
from tests.telegram.test_serving import ANNA, GROUP, serving

if TYPE_CHECKING:
    from pathlib import Path

BEN = ANNA + 1


async def test_what_one_chat_waits_for_is_confirmed_and_answered_by_a_later_process(tmp_path: Path) -> None:
    async with running() as sandbox:
        stuck = sandbox.faults.on(ServerError(500), "sendMessage", chat=ANNA)
        async with serving(tmp_path, sandbox) as telegram:
            for _ in range(3):
                await telegram.world.say(ANNA, "Was ist eine Duldung?")
            await telegram.until(lambda: bool(stuck.struck))
            for number in range(5):
                assert "Duldung" in (await telegram.say("Was ist eine Duldung?", BEN + number))["text"]
            await telegram.until(lambda: not sandbox.world.updates)
        assert sandbox.world.from_bot(ANNA) == []
        sandbox.faults.off(stuck)
        async with serving(tmp_path, sandbox) as telegram:
            await telegram.until(lambda: len(sandbox.world.from_bot(ANNA)) == 3)
        assert sandbox.world.updates == []


async def test_when_nobody_knows_what_became_of_a_message_it_is_sent_twice_at_most(tmp_path: Path) -> None:
    async with running() as sandbox:
        lost = sandbox.faults.on(Reset(done=True), "sendMessage", chat=ANNA)
        async with serving(tmp_path, sandbox) as telegram:
            await telegram.world.say(ANNA, "Was ist eine Duldung?")
            await telegram.until(lambda: lost.struck == 2)
            sandbox.faults.off(lost)
            assert "Residenzpflicht" in (await telegram.say("Was ist die Residenzpflicht?"))["text"]
        assert sum("Duldung" in message["text"] for message in sandbox.world.from_bot(ANNA)) == 2


async def test_a_tap_in_a_group_that_just_became_a_supergroup_is_answered_there(tmp_path: Path) -> None:
    async with serving(tmp_path) as telegram:
        menu = await telegram.say("/demands", GROUP, sender=ANNA)
        data = menu["reply_markup"]["inline_keyboard"][0][0]["callback_data"]
        await telegram.world.tap(GROUP, menu["message_id"], data, sender=ANNA)
        new = await telegram.world.migrate(GROUP, announced=False)
        await telegram.until(lambda: bool(telegram.world.from_bot(new)))


@pytest.mark.parametrize("kind", ["checklist", "giveaway", "kind_of_tomorrow"])
async def test_whatever_else_people_send_gets_the_word_that_only_text_is_read(tmp_path: Path, kind: str) -> None:
    contents: dict[str, Any] = {
        "checklist": {"title": "x", "tasks": [{"id": 1, "text": "x"}]},
        "giveaway": {"chats": [], "winners_selection_date": 1, "winner_count": 1},
    }
    async with serving(tmp_path) as telegram:
        said = await telegram.say("", more={"text": None, kind: contents.get(kind, {"x": 1})})
        assert said["text"].startswith("Das kann ich leider nicht lesen")


def test_the_list_of_service_messages_is_the_librarys() -> None:
    names = set(inspect.signature(Message).parameters) - {"message_id", "date", "chat", "api_kwargs"}
    date, chat = datetime(2026, 5, 4, tzinfo=UTC), Chat(1, "private")

    def is_service(name: str) -> bool:
        content: dict[str, Any] = {name: (1,)}
        return bool(filters.StatusUpdate.ALL.check_update(Update(1, Message(1, date, chat, **content))))

    assert {name for name in names if is_service(name)} - SERVICE == set()
    assert names >= SERVICE


@pytest.mark.parametrize("body", [b"", b"<html>", b"[]", b"5", b'{"ok": true}', b'"result"', b"\xff"])
def test_an_answer_of_another_form_is_refused(body: bytes) -> None:
    with pytest.raises(OddAnswerError):
        checked(body, ok=True)


def test_pages_for_people_and_refusals_are_left_to_the_library() -> None:
    for body in (b"<html>", b'{"ok": false, "description": "Bad Request"}'):
        assert checked(body, ok=False) == body
