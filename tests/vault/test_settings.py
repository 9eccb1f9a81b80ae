"""The secret keys as an operator sets them."""

from __future__ import annotations

import pytest

from appealbot.adapters.settings import read_settings
from appealbot.errors import SettingsError

FIRST, SECOND, THIRD = ("a1" * 32, "b2" * 32, "c3" * 40)


@pytest.fixture(autouse=True)
def environment(monkeypatch: pytest.MonkeyPatch) -> None:
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
