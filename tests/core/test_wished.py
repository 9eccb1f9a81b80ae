"""What opens a dialogue, what offers one and what does neither, in whole conversations."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from appealbot.bootstrap.bot import open_bot
from appealbot.core.outcome import Outcome
from appealbot.core.turn import ChatKind
from tests.chat import Chat
from tests.conftest import NOW, OPERATOR

if TYPE_CHECKING:
    from appealbot.bootstrap.bot import Bot

DIALOGUES = {Outcome.SIGN_UP, Outcome.MY_DATA}


def _outcome(chat: Chat) -> Outcome:
    assert chat.last is not None
    assert chat.last.match is not None
    return chat.last.match.outcome


@pytest.mark.parametrize(
    "text",
    [
        "Ich will Asyl beantragen",
        "I want to see a doctor",
        "can my sister join me from Afghanistan?",
        "ich will mich beim amt anmelden",
        "Mein Name ist in der Aufenthaltserlaubnis falsch",
        "kriegen wir Ehrenamtlichen auch Unterstützung",
        "werden die dafür noch belohnt",
        "Wir wollen als Sportverein Spieler anmelden, brauchen die einen Pass?",
        "I want to hand back my residence permit",
        "will",
        "name",
        "mehr",
        "nein",
    ],
)
def test_what_is_no_wish_opens_nothing(chat: Chat, text: str) -> None:
    chat.say(text)
    assert _outcome(chat) not in DIALOGUES
    assert chat.person.draft is None


@pytest.mark.parametrize("text", ["ich will den Aufruf unterschreiben", "sign me up please", "wir sind auch dabei"])
def test_a_plain_wish_opens_the_sign_up(chat: Chat, text: str) -> None:
    chat.say(text)
    assert chat.person.draft is not None


def test_a_plain_wish_about_ones_data_shows_them(chat: Chat) -> None:
    chat.say("zeig mir meine daten")
    assert _outcome(chat) is Outcome.MY_DATA


def test_a_wish_amid_other_words_gets_the_entry_and_a_button_into_the_sign_up(chat: Chat) -> None:
    chat.say("Unsere Feuerwehrkapelle möchte gern unterzeichnen")
    assert (chat.topics[0], chat.person.draft) == ("bot-sign-up", None)
    chat.tap("Mitmachen")
    assert chat.person.draft is not None


def test_the_entry_on_ones_data_has_a_button_to_them(chat: Chat) -> None:
    chat.say("Wie kann ich meine Daten löschen lassen?")
    chat.tap("Meine Daten")
    assert "Als Datei" in chat.labels


def test_what_may_be_a_wish_has_a_button_beside_what_else_it_may_be(chat: Chat) -> None:
    chat.say("ich bin dafür")
    assert (_outcome(chat) in DIALOGUES, "Mitmachen" in chat.labels) == (False, True)


def test_in_a_group_no_button_offers_a_dialogue(bot: Bot) -> None:
    group = Chat(bot.conversation, NOW, kind=ChatKind.GROUP)
    group.say("ich bin dafür")
    assert "Mitmachen" not in group.labels


@pytest.mark.parametrize(
    ("text", "reply"),
    [
        ("Ich will NICHT unterschreiben", "Gut, ich trage nichts ein."),
        ("trag mich bitte nicht ein", "Gut, ich trage nichts ein."),
        ("Lösch meine Daten nicht", "Gut, es bleibt alles, wie es ist."),
        ("Please do not sign me up", "All right, I won't enter anything."),
        ("don't delete my data", "All right, everything stays as it is."),
    ],
)
def test_a_refusal_is_taken_calmly(chat: Chat, text: str, reply: str) -> None:
    assert reply in chat.say(text)
    assert chat.person.draft is None


def test_what_is_asked_beside_a_refusal_is_answered(chat: Chat) -> None:
    chat.say("do not sign me up, just tell me who signed")
    assert set(chat.topics[:2]) == {"kommunen-signatories", "hessen-signatories"}


def test_what_is_set_aside_is_not_what_is_answered(chat: Chat) -> None:
    chat.say("Nicht die Kommunen, was fordert Hessen?")
    assert chat.topics[0] == "hessen-demands"


def test_a_refusal_amid_the_sign_up_ends_it(chat: Chat) -> None:
    chat.say("/join")
    chat.say("Ich will das nicht unterschreiben")
    assert chat.person.draft is None


def test_while_no_sign_up_is_taken_none_is_offered() -> None:
    chat = Chat(open_bot(None, OPERATOR, "appeal_bot").conversation, NOW)
    chat.say("Unsere Feuerwehrkapelle möchte gern unterzeichnen")
    assert "Mitmachen" not in chat.labels
