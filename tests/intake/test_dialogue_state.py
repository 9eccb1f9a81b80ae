from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from appealbot.adapters.dialogue_state import decode, encode, forgotten, kept_for, outlasting
from appealbot.core.effects import Act, Answer
from appealbot.core.model import Language
from appealbot.core.retention import CHATS_KEPT, CHATS_WITH_LANGUAGE_KEPT
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


def test_a_draft_of_an_older_version_comes_back_without_what_is_kept_otherwise_by_now() -> None:
    draft = {"nonce": "n", "started": "2026-11-22T00:00:00Z", "language": "de", "shown": "d", "shown_in": 5}
    agreed = {"at": "2026-11-22T00:00:00Z", "act": "text", "message": 5}
    person = decode(json.dumps({"draft": {**draft, "agreed": agreed}, "offered": [{"label": "Ja", "data": "sign:x"}]}))
    assert person.draft == Draft("n", NOW, Language.DE, shown="d", agreed=Answer(NOW, Act.TEXT, 5))
    assert person.offered_in is None


def test_of_a_draft_only_the_chosen_language_is_kept_longer() -> None:
    draft = Draft("n", NOW, Language.DE, name="Anna")
    assert decode(outlasting(replace(KNOWN, draft=draft))) == Person(Language.EN)
    assert outlasting(Person(draft=draft)) is None


def test_a_chosen_language_is_kept_longer() -> None:
    assert kept_for(KNOWN) == CHATS_WITH_LANGUAGE_KEPT
    assert kept_for(Person()) == CHATS_KEPT


def test_when_a_state_goes_tells_the_day_of_its_last_turn_alone() -> None:
    morning, evening = NOW.replace(hour=6, microsecond=17), NOW.replace(hour=23, minute=59)
    assert forgotten(Person(), morning) == forgotten(Person(), evening) == NOW + timedelta(days=2)
    assert forgotten(KNOWN, morning) == NOW + CHATS_WITH_LANGUAGE_KEPT
