"""A sign-up through everything: the chat, the intake, the database, the organisers' key; and back out again."""

from __future__ import annotations

import json
import secrets
import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import pytest
from nacl.pwhash import argon2id
from pydantic import SecretStr

from appealbot.adapters.sealing import new_key_file
from appealbot.adapters.store.archive import Archive
from appealbot.adapters.store.store import Store
from appealbot.adapters.telegram.reading import read
from appealbot.sandbox.faults import TooMany
from appealbot.sandbox.server import running
from telegram import Update
from tests.telegram.test_serving import ANNA, serving

if TYPE_CHECKING:
    from pathlib import Path

    from tests.telegram.test_serving import Serving

KEY = secrets.token_hex(32)
NAME, PLACE, EMAIL = "Anna Kennwort-Name", "Kennwort-Stadt", "kennwort@example.com"
GERMAN = ["ich will unterschreiben", "ja", "Bürgermeister:in", PLACE, NAME, EMAIL, "1", "stimmt", "ich willige ein", "nein", "ja"]  # fmt: skip
TOLD = ["/join", "ja", "privat", NAME]
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
        assert (await store.held(ANNA, datetime.now(UTC))).intents == ()


async def test_both_appeals_are_stored_in_one_go_each_with_a_proof_of_its_own(
    tmp_path: Path, keys: dict[str, Any]
) -> None:
    said = ["beide" if each == "1" else each for each in GERMAN]
    async with serving(tmp_path, **keys) as telegram:
        assert "Gespeichert" in await _sign_up(telegram, said, "de")
    async with Archive.open(f"sqlite+aiosqlite:///{tmp_path}/appealbot.db") as archive:
        first, second = await archive.sign_ups()
        assert {first.appeal, second.appeal} == {"kommunen", "hessen"}
        proofs = [(await archive.proof(each.id))[0] for each in (first, second)]
        assert proofs[0].message == proofs[1].message


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
        assert [each.appeal for each in (await store.held(ANNA, datetime.now(UTC))).intents] == ["kommunen"]


async def test_only_who_asks_for_their_data_costs_a_slow_tag_and_that_once(
    tmp_path: Path, keys: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    making = argon2id.kdf
    made: list[bytes] = []

    def counted(size: int, password: bytes, salt: bytes, opslimit: int, memlimit: int) -> bytes:
        made.append(password)
        return making(size, password, salt, opslimit, memlimit)

    monkeypatch.setattr(argon2id, "kdf", counted)
    async with serving(tmp_path, **keys) as telegram:
        for text in ("Was ist eine Duldung?", "/start", "/language en", "hallo"):
            await telegram.say(text)
        assert made == []
        for text in ("/mydata", "/join", "yes"):
            await telegram.say(text)
        assert made == [str(ANNA).encode()]


async def test_nothing_stored_after_a_sign_up_tells_its_chat_by_time_or_name(
    tmp_path: Path, keys: dict[str, Any]
) -> None:
    async with serving(tmp_path, **keys) as telegram:
        await _sign_up(telegram, GERMAN, "de")
        await telegram.until(lambda: not _typed(telegram) & {NAME, PLACE, EMAIL})
    with closing(sqlite3.connect(tmp_path / "appealbot.db")) as stored:
        assert stored.execute("SELECT count(*) FROM sign_ups").fetchone() == (1,)
        assert stored.execute("SELECT * FROM dialogues").fetchall() == []
        assert {dialogue for (dialogue,) in stored.execute("SELECT dialogue FROM updates")} == {None}


def test_what_updates_are_called_by_tells_nothing_of_a_chat() -> None:
    def written(chat: int) -> Update:
        person = {"id": chat, "is_bot": False, "first_name": "Anna"}
        message = {"message_id": 7, "date": 0, "chat": {"id": chat, "type": "private"}, "from": person, "text": "ja"}
        return Update.de_json({"update_id": 5, "message": message})

    heard = [read(written(chat), bot_id=1) for chat in (ANNA, ANNA + 1)]
    assert [each and each.what for each in heard] == ["message:7"] * 2


async def test_what_is_stored_stays_as_it_is_when_a_message_is_edited_later(
    tmp_path: Path, keys: dict[str, Any]
) -> None:
    database = f"sqlite+aiosqlite:///{tmp_path}/appealbot.db"
    async with serving(tmp_path, **keys) as telegram:
        await _sign_up(telegram, GERMAN, "de")
        async with Archive.open(database) as archive:
            saved = await archive.sign_ups()
        world = telegram.world
        edited = world.new_message(ANNA, {"from": world.person(ANNA, "de"), "text": "Anna Anders", "edit_date": 1})
        world.queue.put({"edited_message": edited}, world.clock.now())  # though the bot didn't ask for such
        await world.announce()
        assert "Gespeichert am" in (await telegram.say("/mydata"))["text"]
        await telegram.until(lambda: not world.updates)
    async with Archive.open(database) as archive:
        assert await archive.sign_ups() == saved != ()


@pytest.mark.parametrize("by_tap", [False, True])
async def test_after_restarts_what_was_told_goes_from_the_chat_and_the_proof_names_the_message(
    tmp_path: Path, keys: dict[str, Any], *, by_tap: bool
) -> None:
    async with running() as sandbox:
        sandbox.faults.on(TooMany(0), "deleteMessages", times=1)
        async with serving(tmp_path, sandbox, **keys) as telegram:
            await _sign_up(telegram, GERMAN[:7], "de")
        async with serving(tmp_path, sandbox, **keys) as telegram:
            shown = await telegram.say(GERMAN[7])
        async with serving(tmp_path, sandbox, **keys) as telegram:
            if by_tap:
                await telegram.tap(shown, "Ja, ich willige ein")
                await telegram.until(lambda: "Möchten Sie außerdem" in sandbox.world.from_bot(ANNA)[-1]["text"])
            else:
                await telegram.say(GERMAN[8])
            await _sign_up(telegram, GERMAN[9:], "de")
            await telegram.until(lambda: any(call.method == "deleteMessages" for call in sandbox.world.calls))
        left = [str(message.get("text")) for message in sandbox.world.chat(ANNA).messages.values()]
        assert not [text for text in left if any(told in text for told in (NAME, PLACE, EMAIL))]
        assert "Gespeichert" in left[-1]
        assert [text for text in left if text.startswith("Einwilligung")]
    async with Archive.open(f"sqlite+aiosqlite:///{tmp_path}/appealbot.db") as archive:
        (kept,) = await archive.sign_ups()
        proof, _ = await archive.proof(kept.id)
        assert (proof.message, proof.act) == (shown["message_id"], "tap" if by_tap else "text")


async def test_a_fourth_start_is_refused_after_a_restart_and_an_erasure_too(
    tmp_path: Path, keys: dict[str, Any]
) -> None:
    async with running() as sandbox:
        async with serving(tmp_path, sandbox, **keys) as telegram:
            await _sign_up(telegram, [*TOLD, "abbrechen", *TOLD, "abbrechen", *TOLD], "de")
            assert "begonnen haben: 24 Stunden" in await _sign_up(telegram, ["/delete", "ja"], "de")
        async with serving(tmp_path, sandbox, **keys) as telegram:
            assert "In spätestens 24 Stunden" in await _sign_up(telegram, ["/join"], "de")
            assert "begonnene Eintragungen: 3" in await _sign_up(telegram, ["/mydata"], "de")


async def test_a_sign_up_goes_on_and_is_erased_after_the_secret_key_was_changed(
    tmp_path: Path, keys: dict[str, Any]
) -> None:
    changed = {**keys, "hmac_key": SecretStr(secrets.token_hex(32)), "former_hmac_keys": SecretStr(KEY)}
    async with running() as sandbox:
        async with serving(tmp_path, sandbox, **keys) as telegram:
            await _sign_up(telegram, GERMAN[:6], "de")
        async with serving(tmp_path, sandbox, **changed) as telegram:
            assert "Gespeichert" in await _sign_up(telegram, GERMAN[6:], "de")
            assert "zurückgezogen" in await _sign_up(telegram, ["/withdraw", "ja"], "de")


async def test_without_a_recipients_key_signing_up_is_closed(tmp_path: Path) -> None:
    async with serving(tmp_path) as telegram:
        text = (await telegram.say("/join"))["text"]
        assert "unterschreiben" in text or "eintragen" in text.lower()
        assert not telegram.world.from_bot(ANNA)[-1].get("reply_markup", {}).get("force_reply")


@pytest.mark.parametrize("answer", ["ja", "nein"])
async def test_a_question_whether_to_erase_that_is_answered_by_typing_has_no_buttons_any_more(
    tmp_path: Path, keys: dict[str, Any], answer: str
) -> None:
    async with serving(tmp_path, **keys) as telegram:
        await _sign_up(telegram, GERMAN, "de")
        asked = await telegram.say("/delete")
        await telegram.say(answer)
        messages = telegram.world.chat(ANNA).messages
        await telegram.until(lambda: "reply_markup" not in messages[asked["message_id"]])


async def test_a_question_whether_to_erase_that_was_refused_by_a_tap_has_no_buttons_any_more(
    tmp_path: Path, keys: dict[str, Any]
) -> None:
    async with serving(tmp_path, **keys) as telegram:
        await _sign_up(telegram, GERMAN, "de")
        asked = await telegram.say("/delete")
        refused = await telegram.tap(asked, "Nein, behalten")
        assert refused["text"] == "Gut, es bleibt alles, wie es ist."
        assert "reply_markup" not in refused
        again = await telegram.tap(asked, "Ja, alles löschen")
        assert again == refused
        assert telegram.world.from_bot(ANNA)[-1]["text"].startswith("Dieser Knopf gehörte zu einer früheren Frage.")
