"""The bot on the local Bot API server: everything real but Telegram itself."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager, nullcontext
from typing import TYPE_CHECKING, Any

import pytest
from pydantic import HttpUrl, SecretStr

from appealbot.adapters.settings import Settings
from appealbot.bootstrap.serving import serve
from appealbot.core.commands import LISTED_IN_PRIVATE
from appealbot.core.model import Language
from appealbot.errors import TokenRefusedError
from appealbot.sandbox.server import Sandbox, running
from appealbot.sandbox.world import BOT_ID, TOKEN

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable
    from pathlib import Path

    from appealbot.core.model import Knowledge

ANNA, GROUP = 1_001, -100_500


class Serving:
    """A sandbox with the bot on it; people write and tap, and wait for what the bot does."""

    def __init__(self, sandbox: Sandbox) -> None:
        self.world = sandbox.world

    async def say(
        self,
        text: str,
        chat: int = ANNA,
        sender: int | None = None,
        code: str | None = "de",
        more: dict[str, Any] | None = None,
    ) -> dict[str, Any]:
        """What the bot wrote last, after it answered this."""
        written = await self.world.say(chat, text, sender=sender, code=code, more=more)
        # Not by how many there are: at the end of a sign-up some are deleted.
        await self.until(lambda: any(each["message_id"] > written["message_id"] for each in self.world.from_bot(chat)))
        return self.world.from_bot(chat)[-1]

    async def tap(self, message: dict[str, Any], label: str) -> dict[str, Any]:
        """The message tapped on, as it looks after the tap was handled."""
        buttons = [button for row in message["reply_markup"]["inline_keyboard"] for button in row]
        data = next(button["callback_data"] for button in buttons if button["text"].startswith(label))
        chat = message["chat"]["id"]
        calls = len(self.world.calls)
        tap = await self.world.tap(chat, message["message_id"], data)
        await self.until(
            lambda: any(method in {"sendMessage", "editMessageText"} for method, *_ in self.world.calls[calls:])
        )
        assert tap in self.world.acknowledged
        return self.world.chat(chat).messages[message["message_id"]]

    async def until(self, done: Callable[[], bool]) -> None:
        async with asyncio.timeout(20), self.world.changed:
            await self.world.changed.wait_for(done)


def settings_of(url: str, directory: Path, token: str = TOKEN, **more: Any) -> Settings:
    return Settings(
        token=SecretStr(token),
        api_url=HttpUrl(url),
        database_url=SecretStr(f"sqlite+aiosqlite:///{directory}/appealbot.db"),
        sending_rate=1_000,
        operator_name="Verein",
        operator_address="Weg 1",
        **more,
    )


@asynccontextmanager
async def serving(directory: Path, sandbox: Sandbox | None = None, **settings: Any) -> AsyncIterator[Serving]:
    """The bot, until the block ends; on a sandbox of its own unless it's to meet an older one's chats."""
    async with running() if sandbox is None else nullcontext(sandbox) as there:
        stop, ready = asyncio.Event(), asyncio.Event()
        bot = asyncio.create_task(
            serve(
                settings_of(there.url, directory, **settings),
                lambda line: ready.set() if "listening" in line else None,
                stop,
            )
        )
        waiting = asyncio.create_task(ready.wait())
        await asyncio.wait({bot, waiting}, return_when=asyncio.FIRST_COMPLETED)
        try:
            yield Serving(there)
        finally:
            waiting.cancel()
            stop.set()
            await bot


async def test_every_topic_is_answered_in_both_languages_over_http(knowledge: Knowledge, tmp_path: Path) -> None:
    async with serving(tmp_path) as telegram:
        for language in Language:
            for entry in knowledge.entries.values():
                question = entry.questions.best(language)[0]
                message = await telegram.say(question, chat=ANNA + len(telegram.world.chats), code=language.value)
                assert message["text"].startswith(entry.title.best(language)), question
                assert message["entities"][0] == {
                    "type": "bold",
                    "offset": 0,
                    "length": len(entry.title.best(language)),
                }


async def test_the_menu_is_edited_down_to_an_entry_and_back(tmp_path: Path) -> None:
    async with serving(tmp_path) as telegram:
        menu = await telegram.say("/demands")
        listed = await telegram.tap(menu, "Migration als Chance")
        answer = await telegram.tap(listed, "Die sieben Forderungen")
        assert answer["text"].startswith("Die sieben Forderungen")
        assert (await telegram.tap(answer, "‹ Zurück"))["text"].startswith("Migration als Chance")
        assert len(telegram.world.from_bot(ANNA)) == 1


async def test_a_menu_that_is_gone_is_sent_anew(tmp_path: Path) -> None:
    async with serving(tmp_path) as telegram:
        menu = await telegram.say("/demands")
        del telegram.world.chat(ANNA).messages[menu["message_id"]]
        await telegram.world.tap(ANNA, menu["message_id"], "list:hessen")
        await telegram.until(lambda: bool(telegram.world.from_bot(ANNA)))
        assert telegram.world.from_bot(ANNA)[-1]["text"].startswith("Aufruf für eine Integrationsoffensive")


async def test_tapping_the_same_menu_twice_makes_no_second_message(tmp_path: Path) -> None:
    async with serving(tmp_path) as telegram:
        menu = await telegram.say("/demands")
        await telegram.world.tap(ANNA, menu["message_id"], "menu")
        await telegram.say("Was ist eine Duldung?")
        assert len(telegram.world.from_bot(ANNA)) == 2


async def test_pictures_and_captions_are_answered_and_service_messages_are_not(tmp_path: Path) -> None:
    async with serving(tmp_path) as telegram:
        sticker = {"text": None, "sticker": {"file_id": "1", "file_unique_id": "1", "type": "regular", "width": 1, "height": 1, "is_animated": False, "is_video": False}}  # fmt: skip
        assert (await telegram.say("", more=sticker))["text"].startswith("Das kann ich leider nicht lesen")
        await telegram.world.say(ANNA, "", more={"text": None, "new_chat_title": "x"})
        captioned = {**sticker, "caption": "Was ist eine Duldung?"}
        assert "Duldung" in (await telegram.say("", more=captioned))["text"]
        assert len(telegram.world.from_bot(ANNA)) == 2


async def test_a_group_hears_it_only_when_it_is_addressed(tmp_path: Path) -> None:
    async with serving(tmp_path) as telegram:
        await telegram.world.say(GROUP, "Was ist eine Duldung?", sender=ANNA)
        await telegram.world.say(GROUP, "Was ist eine Duldung?", sender=ANNA, more={"via_bot": telegram.world.bot()})
        answer = await telegram.say("/frage Was ist eine Duldung?", chat=GROUP, sender=ANNA)
        assert answer["reply_to_message"]["text"].startswith("/frage")
        again = await telegram.say(
            "und was ist die Residenzpflicht?", chat=GROUP, sender=ANNA, more={"reply_to_message": answer}
        )
        assert "Residenzpflicht" in again["text"]
        assert len(telegram.world.from_bot(GROUP)) == 2


async def test_an_update_that_cannot_be_read_disturbs_nobody_and_its_text_is_not_logged(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    async with serving(tmp_path) as telegram:
        await telegram.world.deliver({"message": {"text": "marker-of-a-text", "chat": 5}})
        await telegram.world.deliver({"something_new": {"text": "marker-of-a-text"}})
        assert "Duldung" in (await telegram.say("Was ist eine Duldung?"))["text"]
    written = capfd.readouterr()
    assert "update_unreadable" in written.err
    assert "marker-of-a-text" not in written.err + written.out
    assert TOKEN not in written.err + written.out


async def test_handled_updates_are_confirmed_on_leaving(tmp_path: Path) -> None:
    async with serving(tmp_path) as telegram:
        await telegram.say("Was ist eine Duldung?")
        world = telegram.world
    assert world.updates == []


async def test_name_descriptions_and_commands_are_set_in_each_language(tmp_path: Path) -> None:
    async with serving(tmp_path) as telegram:
        profile = telegram.world.profile
        assert profile["name:default:de"] == {"name": "Zwei Aufrufe erklärt"}
        assert profile["name:default:"] == profile["name:default:de"]
        assert profile["description:default:en"]["description"].startswith("I'm a program")
        commands = [command["command"] for command in profile["commands:all_private_chats:en"]["commands"]]
        assert commands == [name.value for name in LISTED_IN_PRIVATE]
        assert "commands:all_group_chats:de" in profile


async def test_a_wrong_token_ends_with_a_sentence_that_does_not_show_it(tmp_path: Path) -> None:
    async with running() as sandbox:
        wrong = f"{BOT_ID}:wrong-secret"
        with pytest.raises(TokenRefusedError) as refused:
            await serve(settings_of(sandbox.url, tmp_path, wrong), lambda _: None, asyncio.Event())
    assert "APPEALBOT_TOKEN" in str(refused.value)
    assert wrong not in str(refused.value)


async def test_it_waits_for_a_telegram_that_cannot_be_reacheduntil_it_is_stopped(tmp_path: Path) -> None:
    stop = asyncio.Event()
    asyncio.get_running_loop().call_later(1, stop.set)
    async with asyncio.timeout(10):
        await serve(settings_of("http://127.0.0.1:9", tmp_path), lambda _: None, stop)
