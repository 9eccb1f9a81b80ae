"""What the bot says of what an erasure leaves is what the database then holds."""

from __future__ import annotations

import secrets
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING, Final

from pydantic import SecretStr

from appealbot.adapters.sealing import new_key_file
from appealbot.adapters.store.schema import metadata
from tests.telegram.test_serving import serving
from tests.telegram.test_signing_up import GERMAN

if TYPE_CHECKING:
    from pathlib import Path

NOBODYS: Final = {"facts", "counts", "consent_texts"}
"""Tables that hold nothing of a person."""
PROOF: Final = "• ein Nachweis, dass jemand eingewilligt hatte:"
NOTE: Final = "• ein Vermerk, dass gelöscht wurde:"
DIGESTS: Final = "• Prüfnummern Ihrer Nachrichten:"
START: Final = "• dass Sie eine Eintragung begonnen haben:"
SAID: Final = {"consents": PROOF, "erasures": NOTE, "dialogue_erasures": NOTE, "updates": DIGESTS, "starts": START}
"""How the bot names what is in a table."""


def _held(directory: Path) -> set[str]:
    """What is in the tables of people: as the bot names it, else the table's own name."""
    with closing(sqlite3.connect(directory / "appealbot.db")) as database:
        tables = set(metadata.tables) - NOBODYS
        return {SAID.get(name, name) for name in tables if database.execute(f"SELECT 1 FROM {name} LIMIT 1").fetchone()}  # noqa: S608


async def _left(directory: Path, said: list[str]) -> tuple[set[str], set[str]]:
    """What is told to be left after the last of what is said, and what is."""
    _, recipient = new_key_file(directory / "keys")
    hmac_key = SecretStr(secrets.token_hex(32))
    text = ""
    async with serving(directory, hmac_key=hmac_key, recipient_keys=recipient.text) as telegram:
        for each in said:
            text = (await telegram.say(each, code="de"))["text"]
    return {words for words in SAID.values() if words in text}, _held(directory)


async def test_of_a_sign_up_is_left_what_was_said(tmp_path: Path) -> None:
    told, held = await _left(tmp_path, [*GERMAN, "/delete", "ja"])
    assert told == held == {PROOF, NOTE, DIGESTS, START}


async def test_of_an_open_sign_up_is_left_what_was_said(tmp_path: Path) -> None:
    told, held = await _left(tmp_path, [*GERMAN[:5], "/delete", "ja"])
    assert told == held == {NOTE, DIGESTS, START}


async def test_of_a_mere_chat_is_left_what_was_said(tmp_path: Path) -> None:
    told, held = await _left(tmp_path, ["/language de", "Was ist eine Duldung?", "/delete"])
    assert told == held == {NOTE, DIGESTS}
