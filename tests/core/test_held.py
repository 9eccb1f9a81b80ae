"""What is stored of a person is looked up for the turns that need it, and for no other."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

import pytest

from appealbot.core.effects import StoredIntent
from appealbot.core.turn import ChatKind, Held, Person, Said, Tapped
from tests.conftest import NOW

if TYPE_CHECKING:
    from appealbot.bootstrap.bot import Bot
    from appealbot.core.turn import Incoming
    from tests.chat import Chat

HELD: Final = Held((StoredIntent("kommunen", NOW, NOW + timedelta(days=300), "1", news=False),), (NOW,))
ABOUT_ONESELF: Final = ("/join", "/start join", "/mydata", "/delete", "/withdraw", "/correct", "ich will unterschreiben", "lösch meine daten")  # fmt: skip


@pytest.mark.parametrize(
    "incoming",
    [
        *map(Said, ("Was ist eine Duldung?", "hallo", "/start", "/help", "/menu", "/language en", "/privacy", "/cancel")),
        *map(Tapped, ("entry:kommunen-housing", "menu", "lang:en")),
        *(Said(text, ChatKind.GROUP) for text in ABOUT_ONESELF),
        *(Tapped(data, ChatKind.GROUP) for data in ("join", "mydata", "erase:deleted")),
    ],
)  # fmt: skip
def test_a_turn_that_asks_for_nothing_held_is_the_same_whatever_is_held(bot: Bot, incoming: Incoming) -> None:
    turn = bot.conversation.respond(incoming, Person(held=None), NOW)
    assert not turn.needs_held
    assert turn.replies
    assert turn == bot.conversation.respond(incoming, Person(held=HELD), NOW)


@pytest.mark.parametrize(
    "incoming",
    [
        *map(Said, ABOUT_ONESELF),
        *map(Tapped, ("join", "join:new", "mydata", "mydata:json", "correct", "erase:deleted", "sign:age:0:yes")),
    ],
)
def test_whoever_asks_for_what_is_held_of_them_is_looked_up_first(bot: Bot, incoming: Incoming) -> None:
    turn = bot.conversation.respond(incoming, Person(held=None), NOW)
    assert (turn.needs_held, turn.replies, turn.effects) == (True, (), ())
    assert not bot.conversation.respond(incoming, Person(held=HELD), NOW).needs_held


@pytest.mark.parametrize("text", ["ja", "Was ist eine Duldung?", "/help"])
def test_in_an_open_sign_up_it_is_looked_up_whatever_is_said(chat: Chat, text: str) -> None:
    chat.say("/join")
    person = Person(draft=chat.person.draft, held=None)
    assert chat.conversation.respond(Said(text), person, NOW).needs_held


def test_nobody_who_was_not_looked_up_is_taken_for_somebody_without_records() -> None:
    with pytest.raises(LookupError):
        _ = Person(held=None).stored
    with pytest.raises(LookupError):
        _ = Person(held=None).starts


def test_right_after_a_sign_up_was_saved_only_the_chosen_language_is_remembered(chat: Chat) -> None:
    for text in ("Was ist eine Duldung?", "/language de", "/join", "ja", "privat", "Anna Beispiel", "anna@example.com", "1", "ja", "ja", "nein", "ja"):  # fmt: skip
        chat.say(text)
    assert chat.saved
    assert chat.person == Person(chosen=chat.person.chosen, code="de")
