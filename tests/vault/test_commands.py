"""The commands of those who look after the data; they need no token."""

from __future__ import annotations

import asyncio
import csv
import io
import json
import re
import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from typer.testing import CliRunner

from appealbot.adapters.settings import Settings
from appealbot.adapters.store.archive import Archive
from appealbot.bootstrap.vault import Vault, open_vault, why_closed
from appealbot.commands.cli import commands
from appealbot.core.recipients import read_recipients
from appealbot.errors import AppealbotError, NoDatabaseError, NoRecordError, OutputFileError, SettingsError
from tests.vault.people import DEPUTY, KEY, OPERATOR, TEXT, YEAR, Shell, name_of, opened_store, receipt_of

if TYPE_CHECKING:
    from pathlib import Path

    from typer.testing import Result

PEOPLE = 5
BEFORE = datetime.now(UTC).replace(microsecond=0) - timedelta(hours=1)


def run(*arguments: object) -> Result:
    done = CliRunner().invoke(commands, [str(each) for each in arguments])
    if isinstance(done.exception, AppealbotError):  # what the console script makes a sentence of
        raise done.exception
    return done


@pytest.fixture
def key(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, sqlite: str) -> Path:
    """A private key's file; what is stored can be opened with it."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("APPEALBOT_DATABASE_URL", sqlite)
    made = run("keygen", tmp_path / "keys")
    recipients = read_recipients(made.stdout.strip().removeprefix("APPEALBOT_RECIPIENT_KEYS="))
    assert "never be on the server" in made.stderr

    async def sign_up() -> None:
        async with opened_store(sqlite, KEY) as store:
            shell = Shell(store, Vault(store, recipients, KEY))
            for person in range(PEOPLE):
                await shell.save(person, news=person == 3, at=BEFORE + timedelta(seconds=person))
            await Shell(store, Vault(store, [DEPUTY.recipient], KEY), iter([99])).save(77, at=BEFORE)

    asyncio.run(sign_up())
    return next((tmp_path / "keys").iterdir())


def test_an_export_is_private_logged_and_says_what_it_could_not_open(key: Path, tmp_path: Path) -> None:
    file = tmp_path / "out.csv"
    done = run("export", file, "--key", key, "--purpose", "Brief an Unterstützende")
    assert done.exit_code == 1
    assert f"1 sign-up can't be opened; one of these keys may: {DEPUTY.recipient.id}" in done.stderr
    rows = list(csv.DictReader(io.StringIO(file.read_text("utf-8-sig"))))
    assert [row["name"] for row in rows] == [name_of(person) for person in range(PEOPLE)]
    line = json.loads((tmp_path / "exports.log").read_text("utf-8"))
    assert set(line) == {"id", "at", "count", "purpose", "file"}
    assert (line["count"], line["purpose"]) == (PEOPLE, "Brief an Unterstützende")
    for each in (file, tmp_path / "exports.log"):
        assert each.stat().st_mode & 0o777 == 0o600
    assert name_of(0) not in done.output
    with pytest.raises(OutputFileError):
        run("export", file, "--key", key, "--purpose", "x")


def test_an_export_leaves_out_whose_time_is_over_and_says_how_many(key: Path, tmp_path: Path, file: Path) -> None:
    with closing(sqlite3.connect(file)) as database, database:
        over = [int(BEFORE.timestamp()) * 10**6, int(BEFORE.timestamp() + 3) * 10**6]
        assert database.execute("UPDATE sign_ups SET expires = ? WHERE created < ?", over).rowcount == 4
    done = run("export", tmp_path / "out.json", "--key", key, "--purpose", "x", "--format", "json")
    assert [row["name"] for row in json.loads((tmp_path / "out.json").read_text("utf-8"))] == [name_of(3), name_of(4)]
    assert "Left out as their time is over, and the bot erases them: 4 sign-ups." in done.stderr


def test_an_export_as_json_of_those_who_want_news(key: Path, tmp_path: Path) -> None:
    file = tmp_path / "out.json"
    done = run(
        "export", file, "--key", key, "--purpose", "x", "--format", "json", "--news", "--since", f"{BEFORE:%Y-%m-%d}"
    )
    assert done.exit_code == 0
    assert [row["name"] for row in json.loads(file.read_text("utf-8"))] == [name_of(3)]


def test_what_is_asked_wrongly_is_told_before_anything_is_written(key: Path, tmp_path: Path) -> None:
    with pytest.raises(NoDatabaseError):
        run("export", "out.csv", "--key", key, "--purpose", "x", "--database", tmp_path / "nowhere.db")
    with pytest.raises(SettingsError, match="--database"):
        run("export", "out.csv", "--key", key, "--purpose", "x", "--database", "mysql://x")
    with pytest.raises(AppealbotError, match="key file"):
        run("export", "out.csv", "--key", tmp_path / "nowhere", "--purpose", "x")
    assert run("export", "out.csv", "--key", key, "--purpose", "x", "--role", "king").exit_code == 2
    assert run("export", "out.csv").exit_code == 2
    assert not (tmp_path / "out.csv").exists()


def test_a_proof_is_printed_whole_and_after_the_erasure_reduced(key: Path, sqlite: str) -> None:
    async def first() -> str:
        async with Archive.open(sqlite) as archive:
            return next(each.id for each in await archive.sign_ups() if each.news)

    proof = asyncio.run(first())
    page = run("export-consent", proof).stdout
    for part in (
        proof,
        f"{BEFORE + timedelta(seconds=3):%Y-%m-%d %H:%M:%S} UTC",
        "tap",
        "kommunen",
        "yes",
        "number 4, unbroken",
        f"Said to the text:     “Ja, ich willige ein” (tap) under message 17, {BEFORE + timedelta(seconds=3):%Y-%m-%d}",
        "Said to B:            “Ja” (tap) under message 18",
        "Said to “save?”:      “ja bitte” (text) under message 19",
        TEXT,
    ):
        assert part in page
    assert key.exists()
    assert run("erase", receipt_of(3)).stdout.startswith("Erased: 1.")
    page = run("export-consent", proof).stdout
    assert re.search("B: news by e-mail: +erased with what was agreed to", page)
    assert TEXT in page
    assert "Said to" not in page
    with pytest.raises(NoRecordError):
        run("erase", receipt_of(3))
    with pytest.raises(NoRecordError):
        run("export-consent", "0" * 32)


def test_a_backup_is_put_back_and_what_was_erased_stays_erased(key: Path, tmp_path: Path) -> None:
    assert run("backup", tmp_path / "a.backup").exit_code == 0
    run("erase", receipt_of(1))
    with pytest.raises(AppealbotError, match="--force"):
        run("restore", tmp_path / "a.backup")
    done = run("restore", tmp_path / "a.backup", "--force")
    assert "erased again: 1" in done.stdout
    assert run("export", "out.csv", "--key", key, "--purpose", "x").exit_code == 1
    assert name_of(1) not in (tmp_path / "out.csv").read_text("utf-8-sig")


def test_a_purge_tells_the_date_and_asks_and_then_erases_however_many(key: Path, sqlite: str) -> None:
    async def sign_up_long_ago() -> None:
        async with opened_store(sqlite, KEY) as store:
            shell = Shell(store, Vault(store, [OPERATOR.recipient], KEY), iter(range(1_000, 2_000)))
            for person in range(100, 120):
                await shell.save(person, at=BEFORE - YEAR)

    asyncio.run(sign_up_long_ago())
    assert key.exists()
    asked = CliRunner().invoke(commands, ["purge"], input="n\n")
    assert (asked.exit_code, f"{BEFORE:%Y-%m-%d}" in asked.output) == (1, True)
    assert "20 of 26 sign-ups are past their time" in asked.output
    assert "Erased: 20." in CliRunner().invoke(commands, ["purge"], input="y\n").output
    assert "0 of 6" in run("purge", "--yes").output


def settings(**several: str) -> Settings:
    told = {"token": "1:A", "hmac_key": KEY.hex(), "recipient_keys": OPERATOR.recipient.text, "operator_name": "V"}
    return Settings(_env_file=None, **{**told, "operator_address": "W", **several})  # type: ignore[arg-type]


async def test_whoever_misses_a_setting_learns_why_nobody_can_sign_up(
    sqlite: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("HMAC_KEY", "RECIPIENT_KEYS", "OPERATOR_NAME", "OPERATOR_ADDRESS", "DATABASE_URL"):
        monkeypatch.delenv(f"APPEALBOT_{name}", raising=False)
    async with opened_store(sqlite, KEY) as store:
        assert (why_closed(settings()), open_vault(settings(), store) is None) == ([], False)
        for name in ("recipient_keys", "operator_name", "operator_address"):
            closed = settings(**{name: ""})
            assert name.upper() in why_closed(closed)[0]
            assert open_vault(closed, store) is None
    keyless = settings().model_copy(update={"hmac_key": None})
    assert "HMAC_KEY" in why_closed(keyless)[0]
