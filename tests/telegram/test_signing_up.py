"""A sign-up through everything: the chat, the intake, the database, the organisers' key; and back out again."""

from __future__ import annotations

import json
import secrets
from typing import TYPE_CHECKING, Any

import pytest
from pydantic import SecretStr

from appealbot.adapters.sealing import new_key_file
from appealbot.adapters.store.store import Store
from tests.telegram.test_serving import ANNA, serving

if TYPE_CHECKING:
    from pathlib import Path

    from tests.telegram.test_serving import Serving

KEY = secrets.token_hex(32)
NAME, PLACE, EMAIL = "Anna Kennwort-Name", "Kennwort-Stadt", "kennwort@example.com"
GERMAN = ["ich will unterschreiben", "ja", "Bürgermeister:in", PLACE, NAME, EMAIL, "1", "stimmt", "ich willige ein", "nein", "ja"]  # fmt: skip
ENGLISH = ["/join", "yes", "mayor", PLACE, NAME, EMAIL, "1", "yes", "I consent", "no", "yes"]


@pytest.fixture
def keys(tmp_path: Path) -> dict[str, Any]:
    _, recipient = new_key_file(tmp_path / "keys")
    return {"hmac_key": SecretStr(KEY), "recipient_keys": recipient.text}


def _left(directory: Path) -> list[str]:
    """Which markers are in which file of the database."""
    return [
        f"{marker} in {file.name}"
        for file in directory.glob("appealbot.db*")
        for marker in (NAME, PLACE, EMAIL)
        if marker.encode() in file.read_bytes()
    ]


def _typed(telegram: Serving) -> set[str]:
    """The texts of the chat's messages."""
    return {str(message.get("text")) for message in telegram.world.chat(ANNA).messages.values()}


def _button(message: dict[str, Any], labels: tuple[str, ...]) -> str:
    """What the button with one of these labels carries."""
    buttons = [button for row in message["reply_markup"]["inline_keyboard"] for button in row]
    return str(next(button["callback_data"] for button in buttons if button["text"].startswith(labels)))


async def _sign_up(telegram: Serving, said: list[str], code: str) -> str:
    """What the bot wrote last."""
    text = ""
    for each in said:
        text = (await telegram.say(each, code=code))["text"]
    return text


@pytest.mark.parametrize(("said", "code", "saved"), [(GERMAN, "de", "Gespeichert"), (ENGLISH, "en", "Saved")])
async def test_a_sign_up_is_sealed_told_and_erased(
    tmp_path: Path, keys: dict[str, Any], said: list[str], code: str, saved: str
) -> None:
    async with serving(tmp_path, **keys) as telegram:
        assert saved in await _sign_up(telegram, said, code)
        await telegram.until(lambda: not _typed(telegram) & {NAME, PLACE, EMAIL})
        assert _left(tmp_path) == []
        told = await telegram.say("/mydata", code=code)
        await telegram.world.tap(ANNA, told["message_id"], _button(told, ("Als Datei", "As a file")), code=code)
        await telegram.until(lambda: bool(telegram.world.files))
        (file,) = telegram.world.files.values()
        assert json.loads(file)
        await telegram.say("/delete", code=code)
        await telegram.say("ja" if code == "de" else "yes", code=code)
        assert _left(tmp_path) == []
    async with Store.open(f"sqlite+aiosqlite:///{tmp_path}/appealbot.db", bytes.fromhex(KEY)) as store:
        assert await store.stored(ANNA) == ()


async def test_a_draft_goes_on_after_a_restart_and_cannot_be_read_in_the_database(
    tmp_path: Path, keys: dict[str, Any]
) -> None:
    async with serving(tmp_path, **keys) as telegram:
        await _sign_up(telegram, GERMAN[:6], "de")
        assert _left(tmp_path) == []
    async with serving(tmp_path, **keys) as telegram:
        telegram.world.queue.number_from(1_000)  # Telegram wouldn't begin anew within a day
        assert "Gespeichert" in await _sign_up(telegram, GERMAN[6:], "de")
    async with Store.open(f"sqlite+aiosqlite:///{tmp_path}/appealbot.db", bytes.fromhex(KEY)) as store:
        assert [each.appeal for each in await store.stored(ANNA)] == ["kommunen"]


async def test_without_a_recipients_key_signing_up_is_closed(tmp_path: Path) -> None:
    async with serving(tmp_path) as telegram:
        text = (await telegram.say("/join"))["text"]
        assert "unterschreiben" in text or "eintragen" in text.lower()
        assert not telegram.world.from_bot(ANNA)[-1].get("reply_markup", {}).get("force_reply")
