"""The secrets as an operator sets them: in the environment, in `.env`, in files of their own."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from appealbot.adapters.settings import FROM_FILES, database_url, read_settings, semantic_wanted
from appealbot.errors import SettingsError

if TYPE_CHECKING:
    from pathlib import Path

FIRST, SECOND, THIRD = ("a1" * 32, "b2" * 32, "c3" * 40)


@pytest.fixture(autouse=True)
def environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("APPEALBOT_TOKEN", "1:A")


def test_the_present_key_comes_first_and_without_it_there_are_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("APPEALBOT_FORMER_HMAC_KEYS", f"{SECOND}, {THIRD}")
    assert read_settings().keys == ()
    monkeypatch.setenv("APPEALBOT_HMAC_KEY", FIRST)
    assert read_settings().keys == (b"\xa1" * 32, b"\xb2" * 32, b"\xc3" * 40)
    monkeypatch.delenv("APPEALBOT_FORMER_HMAC_KEYS")
    assert read_settings().keys == (b"\xa1" * 32,)


@pytest.mark.parametrize("former", [FIRST[:-2], f"{FIRST},", f"{FIRST};{SECOND}", "ü" * 64])
def test_a_former_key_that_cannot_be_one_is_named_but_not_shown(monkeypatch: pytest.MonkeyPatch, former: str) -> None:
    monkeypatch.setenv("APPEALBOT_FORMER_HMAC_KEYS", former)
    with pytest.raises(SettingsError, match="APPEALBOT_FORMER_HMAC_KEYS must be keys of at least 64 hex") as raised:
        read_settings()
    assert former not in str(raised.value)


def test_each_secret_can_be_in_a_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("APPEALBOT_TOKEN")
    values = {
        "token": "2:B",
        "database_url": "postgresql+asyncpg://bot:se/cret@db:5432/appealbot",
        "hmac_key": FIRST,
        "former_hmac_keys": f"{SECOND},{THIRD}",
    }
    assert set(values) == set(FROM_FILES)
    for name, value in values.items():
        (tmp_path / name).write_text(f"{value}\n", encoding="utf-8")
        monkeypatch.setenv(f"APPEALBOT_{name.upper()}_FILE", str(tmp_path / name))
    settings = read_settings()
    assert settings.token.get_secret_value() == "2:B"
    assert settings.database_url.get_secret_value() == database_url() == values["database_url"]
    assert settings.keys == (b"\xa1" * 32, b"\xb2" * 32, b"\xc3" * 40)


def test_what_a_file_is_named_for_is_checked_as_ever_and_not_shown(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "key").write_text("half-secret", encoding="utf-8")
    monkeypatch.setenv("APPEALBOT_HMAC_KEY_FILE", str(tmp_path / "key"))
    with pytest.raises(SettingsError, match="APPEALBOT_HMAC_KEY must be at least 64") as raised:
        read_settings()
    assert "half-secret" not in str(raised.value)


def test_all_files_that_cannot_be_had_are_named_at_once(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "empty").touch()
    (tmp_path / "noise").write_bytes(b"\xff")
    monkeypatch.setenv("APPEALBOT_TOKEN_FILE", str(tmp_path / "empty"))
    monkeypatch.setenv("APPEALBOT_HMAC_KEY_FILE", str(tmp_path / "empty"))
    monkeypatch.setenv("APPEALBOT_FORMER_HMAC_KEYS_FILE", str(tmp_path / "noise"))
    monkeypatch.setenv("APPEALBOT_DATABASE_URL_FILE", str(tmp_path / "nowhere"))
    monkeypatch.setenv("APPEALBOT_SENDING_RATE", "0")
    with pytest.raises(SettingsError) as raised:
        read_settings()
    assert [line.strip() for line in str(raised.value).splitlines()[1:]] == [
        "APPEALBOT_TOKEN and APPEALBOT_TOKEN_FILE are both set: keep one",
        "APPEALBOT_DATABASE_URL_FILE names a file that can't be read (No such file or directory)",
        "APPEALBOT_HMAC_KEY_FILE names an empty file",
        "APPEALBOT_FORMER_HMAC_KEYS_FILE names a file that can't be read (it's no text)",
        "APPEALBOT_SENDING_RATE Input should be greater than 0",
    ]
    with pytest.raises(SettingsError, match="DATABASE_URL_FILE names a file that can't be read"):
        database_url()
    monkeypatch.delenv("APPEALBOT_SENDING_RATE")
    with pytest.raises(SettingsError, match="both set"):
        read_settings()


@pytest.mark.skipif(os.name != "posix", reason="elsewhere files have no such modes")
@pytest.mark.parametrize("mode", [0o640, 0o604, 0o620, 0o644])
def test_a_file_of_settings_that_is_open_to_others_is_refused_by_whatever_reads_it(tmp_path: Path, mode: int) -> None:
    file = tmp_path / ".env"
    file.write_text("APPEALBOT_OPERATOR_NAME=Verein\n", encoding="utf-8")
    file.chmod(mode)
    for reading in (read_settings, database_url, semantic_wanted):
        with pytest.raises(SettingsError, match=r"chmod 600 \.env"):
            reading()
    assert database_url("named.db") == "sqlite+aiosqlite:///named.db"  # which reads no file
    file.chmod(0o600)
    assert read_settings().operator_name == "Verein"


@pytest.mark.parametrize("port", ["abc", "0", "65536", "-1"])
def test_a_port_that_cannot_be_one_is_told(monkeypatch: pytest.MonkeyPatch, port: str) -> None:
    monkeypatch.setenv("APPEALBOT_DATABASE_URL", f"postgresql+asyncpg://bot:secret@db:{port}/x")
    for reading in (read_settings, database_url):
        with pytest.raises(SettingsError, match="APPEALBOT_DATABASE_URL must have a number from 1 to 65535") as raised:
            reading()
        assert "secret" not in str(raised.value)
    with pytest.raises(SettingsError, match="--database must have a number"):
        database_url(f"postgresql+asyncpg://db:{port}/x")
    monkeypatch.setenv("APPEALBOT_API_URL", f"http://localhost:{port if port != '0' else 'x'}")
    with pytest.raises(SettingsError, match="APPEALBOT_API_URL"):
        read_settings()
