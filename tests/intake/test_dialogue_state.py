from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from appealbot.adapters.dialogue_state import KEPT, KEPT_WITH_LANGUAGE, decode, encode, forgotten, kept_for
from appealbot.core.model import Language
from appealbot.core.sign_up_draft import Draft
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


def test_when_a_state_goes_tells_the_day_of_its_last_turn_alone_and_a_draft_goes_in_time() -> None:
    morning, evening = NOW.replace(hour=6, microsecond=17), NOW.replace(hour=23, minute=59)
    assert forgotten(Person(), morning) == forgotten(Person(), evening) == NOW + timedelta(days=2)
    assert forgotten(KNOWN, morning) == NOW + KEPT_WITH_LANGUAGE + timedelta(days=1)
    assert forgotten(Person(draft=Draft("", NOW, Language.DE)), morning) == morning + KEPT
