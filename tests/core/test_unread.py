"""While what is stored can't be read, nothing is said that would be untrue of somebody of whom something is stored."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from appealbot.core.model import Language
from appealbot.core.outcome import Match, Outcome
from appealbot.core.turn import Attached, ChatKind, Person, Reply, Said, Tapped, Turn
from appealbot.core.unread import rests_on_stored

if TYPE_CHECKING:
    from appealbot.core.turn import Incoming
    from tests.chat import Chat

DATA = ("/join", "/mydata", "/correct", "/withdraw", "/loeschen", "/cancel", "/start join", "/start mydata")
OTHERS = ("/help", "/demands", "/privacy", "/start", "/start towns-housing", "/frage Was ist eine Duldung?")


def _turn(outcome: Outcome | None = None) -> Turn:
    return Turn((Reply(()),), Person(), Language.DE, Match(outcome, (), 1.0) if outcome else None)


@pytest.mark.parametrize("text", DATA)
def test_a_command_on_what_is_stored_rests_on_it(text: str) -> None:
    assert rests_on_stored(Said(text), _turn(), "bot")


@pytest.mark.parametrize("text", OTHERS)
def test_another_command_does_not(text: str) -> None:
    assert not rests_on_stored(Said(text), _turn(), "bot")


@pytest.mark.parametrize("outcome", Outcome)
def test_of_what_is_written_wishes_do_and_what_may_answer_an_open_sign_up(outcome: Outcome) -> None:
    rests = outcome in {Outcome.SIGN_UP, Outcome.MY_DATA, Outcome.NONE}
    assert rests_on_stored(Said("…"), _turn(outcome), "bot") is rests


@pytest.mark.parametrize(
    ("data", "rests"),
    [
        ("sign:confirm:abc:yes", True),
        ("erase:deleted", True),
        ("correct", True),
        ("mydata:json", True),
        ("join", True),
        ("keep", True),
        ("menu", False),
        ("listed:towns-housing", False),
    ],
)
def test_of_the_buttons_those_of_the_sign_up_and_of_ones_own_data_do(data: str, rests: bool) -> None:  # noqa: FBT001 - a case
    assert rests_on_stored(Tapped(data), _turn(), "bot") is rests


@pytest.mark.parametrize("incoming", [Said("/delete", ChatKind.GROUP), Tapped("erase", ChatKind.GROUP), Attached()])
def test_in_a_group_and_for_a_picture_nothing_does(incoming: Incoming) -> None:
    assert not rests_on_stored(incoming, _turn(), "bot")


@pytest.mark.parametrize("text", ["/join", "/delete", "/language en"])
def test_what_begins_to_store_or_erases_rests_on_it_wherever_it_is(chat: Chat, text: str) -> None:
    turn = chat.conversation.respond(Said(text), Person(), chat.now)
    assert rests_on_stored(Said("Hallo", ChatKind.GROUP), turn, "bot")
    assert chat.conversation.rests_on_stored(Said(text), turn)
