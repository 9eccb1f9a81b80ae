"""Public keys are read whole or refused with a sentence that repeats nothing."""

from __future__ import annotations

import pytest

from appealbot.core.effects import Act, Ending, Role
from appealbot.core.recipients import PRIVATE, Recipient, read_recipients

ONE, OTHER = Recipient(b"1" * 32), Recipient(b"2" * 32)


def test_keys_are_separated_by_commas_or_spaces_and_repeats_count_once() -> None:
    assert read_recipients(f" {ONE.text}, {OTHER.text}\n{ONE.text},") == (ONE, OTHER)
    assert read_recipients("") == ()


@pytest.mark.parametrize("text", [ONE.text[:-1], ONE.text.replace("3", "4", 1), "00000000" + ONE.text[8:], "nonsense"])
def test_a_slip_in_copying_is_found(text: str) -> None:
    with pytest.raises(ValueError, match="place 2") as raised:
        read_recipients(f"{OTHER.text} {text}")
    assert text not in str(raised.value)


def test_a_private_key_is_refused_as_one() -> None:
    with pytest.raises(ValueError, match="private key") as raised:
        read_recipients(PRIVATE + ONE.text)
    assert ONE.text not in str(raised.value)


def test_the_stored_words_stay_what_they_are() -> None:
    assert [*Role, *Act, *Ending] == [
        "mayor",
        "department-head",
        "councillor",
        "organisation",
        "citizen",
        "other",
        "tap",
        "text",
        "deleted",
        "withdrawn",
        "corrected",
    ]
