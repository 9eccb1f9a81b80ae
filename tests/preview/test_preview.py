"""The preview on a small knowledge base: chats, taps, groups, the inspector, beginning anew."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from appealbot.preview.running import running
from tests.lint.bench import HOUSING, Bench
from tests.preview.page import AYLIN, GROUP, JONAS, NOOR, PORT, TOM, data, looking, previewed

if TYPE_CHECKING:
    from pathlib import Path


async def test_a_question_is_answered_in_german_and_in_english(bench: Bench) -> None:
    async with previewed(bench.directory) as page:
        assert "Sie fordern Wohnungen." in (await page.ask("Was fordern sie zum Wohnen?"))["text"]
        assert "They demand homes." in (await page.ask("What about housing in towns?", TOM))["text"]
        assert (await page.ask("/help", NOOR))["text"]


async def test_an_answer_looks_as_telegram_shows_it(bench: Bench) -> None:
    async with previewed(bench.directory) as page:
        answer = await page.ask("Was fordern sie zum Wohnen?")
        assert [entity["type"] for entity in answer["entities"]] == ["bold", "blockquote", "italic"]
        assert answer["from"] == {"id": 7_000_000_001, "is_bot": True, "first_name": "Zwei Aufrufe erklärt", "username": "sandbox_appeal_bot"}  # fmt: skip


async def test_the_scene_has_people_chats_and_the_bots_own_profile(bench: Bench) -> None:
    async with previewed(bench.directory) as page:
        scene = page.last("scene")
        assert [(person["id"], person["code"]) for person in scene["people"]] == [(AYLIN, "de"), (TOM, "en"), (JONAS, "de"), (NOOR, None)]  # fmt: skip
        assert scene["chats"][-1] == {"id": GROUP, "kind": "group", "title": "Runder Tisch", "people": [AYLIN, TOM, JONAS, NOOR]}  # fmt: skip
        assert scene["bot"]["description"]["en"].startswith("I'm a program")
        assert {"command": "help", "description": "What I can do"}.keys() == scene["commands"]["private"]["en"][
            0
        ].keys()


async def test_a_tap_leads_on_and_is_acknowledged(bench: Bench) -> None:
    async with previewed(bench.directory) as page:
        menu = await page.ask("/demands")
        assert (await page.tap(menu, "Die Städte"))["edit_date"]
        assert (await page.until("tapped"))["answered"] is True
        told = await page.until("insight", lambda insight: insight and len(insight["calls"]) > 1, did="tapped")
        assert (told["text"], told["message"]) == ("Die Städte", menu["message_id"])
        assert [call["method"] for call in told["calls"]] == ["answerCallbackQuery", "editMessageText"]


async def test_the_inspector_tells_why_from_which_line_and_what_was_stored_and_called(bench: Bench) -> None:
    async with previewed(bench.directory) as page:
        answer = await page.ask("Was fordern sie zum Wohnen?")
        told = await page.until("insight", lambda insight: insight and insight["calls"] and insight["candidates"])
        file = str(bench.directory / HOUSING)
        assert (told["chat"], told["did"], told["text"]) == (AYLIN, "said", "Was fordern sie zum Wohnen?")
        assert (told["language"], told["outcome"], told["because"], told["score"]) == (
            "de",
            "answer",
            "said-exactly",
            1,
        )
        assert told["why"]["en"].startswith("The message says exactly")
        assert told["entry"] == {"topic": "towns-housing", "file": file, "line": 2}
        assert told["candidates"][0]["file"] == file
        assert told["candidates"][0]["title"] == {"de": "Wohnungen", "en": "Homes"}
        assert {each["what"] for each in told["stored"]} == {"counted", "dialogue"}
        (call,) = told["calls"]
        assert (call["method"], call["parameters"]["chat_id"]) == ("sendMessage", str(AYLIN))
        assert call["at"] == pytest.approx(answer["date"], abs=2)


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ("/help", "A command"),
        ("wie wird das wetter", "The message says exactly"),
        ("漢字", "The message is in neither"),
        ("🦖", "Nothing in it"),
        ("c1", "The message is a keyword"),
    ],
)
async def test_whatever_was_said_has_its_reason(bench: Bench, said: str, why: str) -> None:
    async with previewed(bench.directory) as page:
        await page.ask(said)
        assert (await page.until("insight"))["why"]["en"].startswith(why)


async def test_in_a_group_the_bot_gets_commands_and_replies_alone(bench: Bench) -> None:
    async with previewed(bench.directory) as page:
        await page.act("say", chat=GROUP, person=TOM, text="What about housing in towns?")
        told = await page.until("insight", chat=GROUP)
        assert told["why"]["en"].startswith("In groups bots get only")
        answer = await page.ask("/frage What about housing in towns?", GROUP, TOM)
        assert answer["reply_to_message"]["from"]["first_name"] == "Tom"
        again = await page.ask("Was speicherst du denn so?", GROUP, JONAS, replies_to=answer["message_id"])
        assert "Wenig." in again["text"]
        assert len(page.messages(GROUP)) == 5


async def test_a_deep_link_opens_the_private_chat_at_its_entry(bench: Bench) -> None:
    async with previewed(bench.directory) as page:
        await page.act("start", person=JONAS, payload="towns-housing")
        chat = await page.until("chat", lambda chat: chat and len(chat["messages"]) > 1, id=JONAS)
        assert chat["messages"][0]["text"] == "/start towns-housing"
        assert "Sie fordern Wohnungen." in chat["messages"][1]["text"]


async def test_a_picture_gets_its_answer(bench: Bench) -> None:
    async with previewed(bench.directory) as page:
        await page.act("attach", chat=TOM, person=TOM)
        chat = await page.until("chat", lambda chat: chat and len(chat["messages"]) > 1, id=TOM)
        assert "photo" in chat["messages"][0]
        assert (await page.until("insight"))["did"] == "attached"


async def test_a_page_that_connects_later_is_told_all(bench: Bench) -> None:
    async with previewed(bench.directory) as page:
        await page.ask("Was fordern sie zum Wohnen?")
        first = await page.until("insight", lambda insight: insight and insight["calls"] and insight["candidates"])
        async with looking(page.url) as other:
            await other.until("knowledge")
            assert [frame["kind"] for frame in other.told] == ["scene", "chat", "insight", "knowledge"]
            assert other.last("insight") == first
            assert other.messages(AYLIN) == page.messages(AYLIN)


async def test_everything_begins_anew(bench: Bench) -> None:
    async with previewed(bench.directory) as page:
        await page.ask("/language English")
        assert (await page.ask("/help"))["text"].startswith("How")
        await page.act("restart")
        await page.until("chat", lambda chat: not chat["messages"], id=AYLIN)
        assert (await page.ask("/help"))["text"].startswith("So geht es")
        async with looking(page.url) as other:
            await other.until("knowledge")
            assert len([frame for frame in other.told if frame["kind"] == "insight"]) == 1


@pytest.mark.parametrize(
    ("frame", "sentence"),
    [
        ("{broken", "The preview doesn't understand that."),
        ("[]", "The preview doesn't understand that."),
        ('{"act": "dance"}', "The preview doesn't understand that."),
        ('{"act": "say", "chat": 101, "person": 101, "text": "\\ud800"}', "The preview doesn't understand that."),
        ('{"act": "say", "chat": 101, "person": "101", "text": "a"}', "The preview doesn't understand that."),
        ('{"act": "start", "person": 101, "payload": "a b"}', "The preview doesn't understand that."),
        ('{"act": "say", "chat": 9, "person": 9, "text": "a"}', "There is no such chat."),
        ('{"act": "say", "chat": 101, "person": 102, "text": "a"}', "This person isn't in this chat."),
        ('{"act": "say", "chat": 101, "person": 101, "text": " "}', "Telegram sends no empty messages."),
        (
            '{"act": "say", "chat": 101, "person": 101, "text": "a", "replies_to": 99}',
            "This message is no longer there.",
        ),
        (
            '{"act": "tap", "chat": 101, "person": 101, "message": 99, "data": "menu"}',
            "This message is no longer there.",
        ),
        (f'{{"act": "say", "chat": 101, "person": 101, "text": "{"a" * 4_097}"}}', "That's too long"),
    ],
)
async def test_what_cannot_be_done_is_refused_with_a_sentence(frame: str, sentence: str, tmp_path: Path) -> None:
    async with running(tmp_path, PORT, lambda _: None) as preview, looking(preview.url) as page:
        await page.send(frame)
        assert (await page.until("refused"))["sentence"]["en"].startswith(sentence)
        await page.act("restart")  # the connection is still there
        assert page.messages(AYLIN) == []


async def test_a_button_that_is_not_there_is_refused(bench: Bench) -> None:
    async with previewed(bench.directory) as page:
        menu = await page.ask("/demands")
        await page.act("tap", chat=AYLIN, person=AYLIN, message=menu["message_id"], data="list:elsewhere")
        assert (await page.until("refused"))["sentence"]["en"] == "This button is no longer there."
        assert data(menu, "Die Städte") == "list:towns"


async def test_the_longest_message_is_heard(bench: Bench) -> None:
    async with previewed(bench.directory) as page:
        assert await page.ask("🙂" * 2_048)


async def test_without_knowledge_the_page_says_so_and_begins_once_there_is_some(tmp_path: Path) -> None:
    directory = tmp_path / "knowledge"
    directory.mkdir()
    async with running(directory, PORT, lambda _: None) as preview, looking(preview.url) as page:
        told = await page.until("knowledge", lambda knowledge: knowledge and knowledge["problems"])
        assert (told["state"], told["entries"]) == ("missing", 0)
        assert "there is no entry" in told["problems"][0]["sentence"]
        await page.act("say", chat=AYLIN, person=AYLIN, text="Was fordern sie zum Wohnen?")
        Bench(directory)
        await page.until("knowledge", lambda knowledge: knowledge["state"] == "live")
        chat = await page.until("chat", lambda chat: chat and len(chat["messages"]) > 1, id=AYLIN)
        assert "Sie fordern Wohnungen." in chat["messages"][1]["text"]


async def test_an_edited_file_shows_and_a_spoiled_one_is_refused_with_its_line(bench: Bench) -> None:
    async with previewed(bench.directory) as page:
        before = page.last("knowledge")
        bench.change(HOUSING, "de: Sie fordern Wohnungen.", "de: Sie fordern viele Wohnungen.")
        await page.until("knowledge", lambda knowledge: knowledge["state"] == "live" and knowledge is not before)
        assert "viele Wohnungen" in (await page.ask("Was fordern sie zum Wohnen?"))["text"]
        bench.change(HOUSING, "section: 1", "section: one")
        told = await page.until("knowledge", lambda knowledge: knowledge["state"] == "refused")
        assert (told["problems"][0]["file"], told["problems"][0]["line"]) == (HOUSING, 4)
        assert "viele Wohnungen" in (await page.ask("Was fordern sie zum Wohnen?"))["text"]
