"""What is sealed can be read by its recipients alone, and its length tells little."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from appealbot.adapters.sealing import SIZES, Opener, StateBox, new_key_file, read_key_files, seal
from appealbot.errors import KeyFileError
from tests.vault.people import DEPUTY, KEY, OPERATOR

if TYPE_CHECKING:
    from pathlib import Path

OVERHEAD = 48


@given(st.binary(max_size=3000))
def test_each_recipient_alone_opens_what_was_sealed(content: bytes) -> None:
    sealed = seal(content, [OPERATOR.recipient, DEPUTY.recipient])
    assert [Opener([reader.private]).open(sealed) for reader in (OPERATOR, DEPUTY)] == [content] * 2


def test_lengths_fall_into_three_sizes() -> None:
    lengths = {len(box) for size in range(1024) for _, box in seal(b"x" * size, [OPERATOR.recipient])}
    assert lengths == {size + OVERHEAD for size in SIZES}


def test_a_third_one_opens_nothing_and_neither_does_anybody_what_was_changed() -> None:
    sealed = seal(b"secret", [OPERATOR.recipient])
    assert Opener([DEPUTY.private]).open(sealed) is None
    key_id, box = sealed[0]
    assert Opener([OPERATOR.private]).open([(key_id, box[:-1] + bytes([box[-1] ^ 1]))]) is None


def test_the_same_told_twice_is_sealed_differently() -> None:
    assert seal(b"a@b.example", [OPERATOR.recipient]) != seal(b"a@b.example", [OPERATOR.recipient])


@given(st.text())
def test_a_state_is_opened_with_the_same_key_alone(text: str) -> None:
    text = text.encode("utf-8", "ignore").decode()
    sealed = StateBox(KEY).seal_state(text)
    assert StateBox(KEY).open_state(sealed) == text
    assert StateBox(b"another key" * 3).open_state(sealed) is None


@pytest.mark.parametrize("text", ["", "{}", "sealed:", "sealed:!", "sealed:AAAA", "sealed:ü"])
def test_what_was_never_sealed_is_no_state(text: str) -> None:
    assert StateBox(KEY).open_state(text) is None


def test_a_changed_state_is_none() -> None:
    sealed = StateBox(KEY).seal_state("draft")
    assert StateBox(KEY).open_state(sealed[:-8] + "AAAAAAA=") is None


def test_a_key_file_is_private_and_opens_what_its_public_key_sealed(tmp_path: Path) -> None:
    file, recipient = new_key_file(tmp_path / "keys")
    assert (file.stat().st_mode & 0o777, file.parent.stat().st_mode & 0o777) == (0o600, 0o700)
    assert read_key_files([file]).open(seal(b"secret", [recipient])) == b"secret"
    assert bytes.fromhex(recipient.text.split("-")[1]) == recipient.key


def test_a_key_file_that_cannot_be_used_is_an_error_without_the_key(tmp_path: Path) -> None:
    file, recipient = new_key_file(tmp_path)
    private = file.read_text().strip()
    for text, sentence in {
        private[:-1]: "isn't whole",
        private.replace(recipient.id, "00000000"): "isn't whole",
        recipient.text: "public key",
        "": "no private key",
        "ü": "no private key",
    }.items():
        file.write_text(text)
        with pytest.raises(KeyFileError, match=sentence) as raised:
            read_key_files([file])
        assert private[20:40] not in str(raised.value)
    with pytest.raises(KeyFileError, match="can't be read"):
        read_key_files([tmp_path / "nowhere"])
    with pytest.raises(KeyFileError, match="can't be written"):
        new_key_file(file)
