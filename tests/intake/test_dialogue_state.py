from __future__ import annotations

from datetime import UTC, datetime

import pytest

from appealbot.adapters.dialogue_state import KEPT, KEPT_WITH_LANGUAGE, decode, encode, kept_for
from appealbot.core.model import Language
from appealbot.core.turn import Answered, Button, Person

NOW = datetime(2026, 11, 22, tzinfo=UTC)
KNOWN = Person(
    Language.EN, "de", (Button("Social housing", "entry:kommunen-housing"),), Answered("kommunen-housing", NOW)
)


def test_what_is_kept_of_a_person_comes_back_without_the_language_that_each_message_brings() -> None:
    assert decode(encode(KNOWN)) == Person(KNOWN.chosen, None, KNOWN.offered, KNOWN.last)


def test_where_there_is_nothing_to_remember_nothing_is_kept() -> None:
    assert encode(Person(code="de")) is None
    assert decode(None) == Person()


@pytest.mark.parametrize("state", ["", "{", "[]", '{"last": 3}'])
def test_a_state_of_another_version_is_nobody_in_particular(state: str) -> None:
    assert decode(state) == Person()


def test_a_chosen_language_is_kept_longer() -> None:
    assert kept_for(KNOWN) == KEPT_WITH_LANGUAGE
    assert kept_for(Person()) == KEPT
