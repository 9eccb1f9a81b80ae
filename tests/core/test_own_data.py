from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from appealbot.core import erasing
from appealbot.core.effects import DeleteMessages, Ending, EraseIntents
from appealbot.core.turn import Person

if TYPE_CHECKING:
    from tests.chat import Chat

ANSWERS = ("/join", "ja", "privat", "Anna Beispiel", "anna@example.com", "1", "ja", "ja", "nein", "ja")


@pytest.fixture
def begun(chat: Chat) -> Chat:
    for answer in ANSWERS[:5]:
        chat.say(answer)
    return chat


@pytest.fixture
def signed_up(chat: Chat) -> Chat:
    for answer in ANSWERS:
        chat.say(answer)
    return chat


def _file(chat: Chat) -> dict[str, object]:
    (reply,) = chat.replies
    assert reply.document is not None
    told = json.loads(reply.document.text)
    assert isinstance(told, dict)
    return told


def test_my_data_tells_all_that_is_stored(signed_up: Chat) -> None:
    signed_up.say("Was ist eine Duldung?")
    text = signed_up.say("/mydata")
    for told in ("Was ist eine Duldung?", "Migration als Chance", "22. November 2026", "22. November 2027", "Nein"):
        assert told in text
    assert "versiegelt" in text
    assert "Anna" not in text


def test_my_data_tells_an_open_sign_up_with_every_field(begun: Chat) -> None:
    text = begun.say("/mydata")
    for told in ("Privat, als Bürger:in", "Anna Beispiel", "anna@example.com"):
        assert told in text
    assert begun.tap("Weiter mit der Eintragung").startswith("Und weiter mit Ihrer Eintragung:")


def test_my_data_come_as_a_file_in_two_taps(signed_up: Chat) -> None:
    signed_up.say("/language en")
    signed_up.say("/mydata")
    signed_up.tap("As a file")
    told = _file(signed_up)
    assert told["language"] == "en"
    assert told["open_sign_up"] is None
    (stored,) = told["sign_ups"] if isinstance(told["sign_ups"], list) else []
    (intent,) = signed_up.stored.values()
    assert (stored["appeal"], stored["consent_version"], stored["news_by_email"]) == ("kommunen", "2", False)
    assert (stored["created"], stored["erased_by"]) == (intent.created.isoformat(), intent.expires.isoformat())


def test_the_file_holds_every_field_of_an_open_sign_up(begun: Chat) -> None:
    begun.say("1")
    begun.say("ja")
    begun.say("ja")
    begun.tap_data("mydata:json")
    told = _file(begun)["open_sign_up"]
    assert told == {
        "started": "2026-11-22T12:00:00+00:00",
        "language": "de",
        "of_age": True,
        "role": "citizen",
        "place": None,
        "name": "Anna Beispiel",
        "email": "anna@example.com",
        "telegram": None,
        "appeal": "kommunen",
        "consented": "2026-11-22T12:00:00+00:00",
        "news_by_email": None,
    }


@pytest.mark.parametrize(
    ("command", "ending", "said"),
    [
        ("/withdraw", Ending.WITHDRAWN, "Erledigt: Ihre Einwilligung ist zurückgezogen"),
        ("/widerrufen", Ending.WITHDRAWN, "Erledigt: Ihre Einwilligung ist zurückgezogen"),
        ("/delete", Ending.DELETED, "Erledigt: Was Sie angegeben haben"),
        ("Ich ziehe meine Einwilligung zurück.", Ending.WITHDRAWN, "Erledigt: Ihre Einwilligung ist zurückgezogen"),
    ],
)
@pytest.mark.parametrize("yes", ["tap", "ja", "Ja, alles löschen"])
def test_withdrawing_and_erasing_take_a_command_and_a_tap_or_a_word(
    signed_up: Chat, command: str, ending: Ending, said: str, yes: str
) -> None:
    signed_up.say(command)
    text = signed_up.tap("Ja") if yes == "tap" else signed_up.say(yes)
    assert text.startswith(said)
    assert signed_up.effects[-1] == EraseIntents(ending)
    assert signed_up.person == Person(code="de")
    assert "keine" not in signed_up.labels


@pytest.mark.parametrize(("command", "question"), [("/withdraw", "Möchten Sie Ihre"), ("/delete", "Soll ich alles")])
@pytest.mark.parametrize("ja", ["ja", "Ja, alles löschen", "gern"])
def test_nothing_is_erased_by_a_yes_that_was_typed_before_the_question_was_there(
    signed_up: Chat, command: str, question: str, ja: str
) -> None:
    effects = list(signed_up.effects)
    asked, *again = signed_up.queue(command, ja, ja, ja)
    assert asked.startswith(question)
    assert [text.startswith("Ein Ja zählt nur für eine Frage, die schon vor Ihnen stand.") for text in again] == [
        True
    ] * 3
    assert all(question in text for text in again)
    assert signed_up.effects == effects
    assert signed_up.say(ja).startswith("Erledigt")


def test_nothing_is_erased_by_a_yes_to_a_question_that_was_not_delivered(signed_up: Chat) -> None:
    signed_up.delivers = False
    signed_up.say("/delete")
    signed_up.delivers = True
    assert "Soll ich alles löschen" in signed_up.say("ja")
    assert signed_up.stored
    assert signed_up.say("ja").startswith("Erledigt")


@pytest.mark.parametrize(("command", "number"), [("/delete", "1"), ("/withdraw", "1"), ("/mydata", "3")])
def test_a_number_erases_nothing(signed_up: Chat, command: str, number: str) -> None:
    signed_up.say(command)
    assert signed_up.say(number).startswith("Eine Nummer reicht hier nicht.")
    assert signed_up.labels == ["Ja, alles löschen", "Nein, behalten"]
    assert signed_up.stored


def test_erasing_everything_is_a_tap_away_from_my_data(signed_up: Chat) -> None:
    signed_up.say("/mydata")
    signed_up.tap("Alles löschen")
    assert signed_up.effects[-1] == EraseIntents(Ending.DELETED)
    assert "Eine Eintragung gibt es nicht" in signed_up.say("/mydata")


def test_a_no_keeps_everything(signed_up: Chat) -> None:
    signed_up.say("/delete")
    assert signed_up.say("nein").startswith("Gut, es bleibt")
    assert signed_up.stored


def test_a_no_in_the_middle_of_a_sign_up_goes_on_with_it(begun: Chat) -> None:
    begun.say("/delete")
    assert begun.say("nein").startswith("Gut, es bleibt alles, wie es ist.\n---\nIhre Eintragung ist noch offen.")
    assert begun.person.draft is not None


def test_erasing_an_open_sign_up_deletes_what_was_typed(begun: Chat) -> None:
    begun.say("/delete")
    begun.say("ja")
    assert isinstance(begun.effects[0], EraseIntents)
    assert isinstance(begun.effects[1], DeleteMessages)
    assert "Anna" not in repr(begun.person)


def test_erasing_a_sign_up_in_which_nothing_was_typed_deletes_no_messages(chat: Chat) -> None:
    chat.delivers = False
    chat.tap_data("join")
    chat.say("/delete")
    chat.tap("Ja")
    assert chat.effects == [EraseIntents(Ending.DELETED)]


def test_where_nothing_is_stored_it_erases_without_asking(chat: Chat) -> None:
    assert chat.say("/withdraw").startswith("Erledigt: Was Sie angegeben haben")
    assert chat.effects == [EraseIntents(Ending.WITHDRAWN)]


def test_wanting_to_correct_leads_there_at_once(signed_up: Chat) -> None:
    assert signed_up.say("Ich möchte meine E-Mail-Adresse ändern").startswith("Gut, ich frage alles noch einmal.")


def test_a_button_to_erase_something_unknown_shows_what_is_stored(signed_up: Chat) -> None:
    assert signed_up.tap_data("erase:gone").startswith("Zu diesem Chat ist gerade gespeichert")
    assert signed_up.stored


# ── What is said is what is stored ─────────────────────────────────────────────────────────────────────────────────


def test_where_only_a_draft_is_stored_withdrawing_asks_about_no_consent(begun: Chat) -> None:
    assert begun.say("/withdraw").startswith("Soll ich alles löschen")


def test_a_no_where_nothing_is_stored_says_that_nothing_is(signed_up: Chat) -> None:
    signed_up.say("/delete")
    no = signed_up.button("Nein").data
    signed_up.tap("Ja")
    assert signed_up.tap_data(no) == "Gut. Von Ihnen ist kein Eintrag gespeichert."
    assert signed_up.person == Person(code="de")


# ── A yes counts once, for what there was when it was asked ────────────────────────────────────────────────────────


def test_a_yes_that_was_refused_asks_anew_when_it_is_tapped_later(signed_up: Chat) -> None:
    signed_up.say("/delete")
    yes = signed_up.button("Ja").data
    signed_up.tap("Nein")
    assert signed_up.tap_data(yes).startswith("Dieser Knopf gehörte zu einer früheren Frage.")
    assert signed_up.stored
    assert "Löschen zuletzt abgelehnt" in signed_up.say("/mydata")
    signed_up.tap("Alles löschen")
    assert not signed_up.stored


def test_a_no_refuses_all_that_was_asked_before(signed_up: Chat) -> None:
    signed_up.say("/mydata")
    first = signed_up.button("Alles löschen").data
    signed_up.say("/join")
    second = signed_up.button("Zurückziehen").data
    signed_up.say("/delete")
    signed_up.say("nein")
    for yes in (first, second):
        signed_up.tap_data(yes)
        assert signed_up.stored


def test_a_used_button_of_an_earlier_erasure_asks_anew_before_it_takes_a_later_draft(signed_up: Chat) -> None:
    signed_up.say("/delete")
    yes = signed_up.button("Ja").data
    signed_up.tap("Ja")
    signed_up.now += timedelta(minutes=1)
    signed_up.say("/join")
    effects = list(signed_up.effects)
    assert "Soll ich alles löschen" in signed_up.tap_data(yes)
    assert signed_up.person.draft is not None
    assert signed_up.effects == effects


def test_a_button_that_erases_asks_anew_once_something_newer_is_stored(chat: Chat) -> None:
    chat.say("/mydata")
    erase = chat.button("Alles löschen").data
    chat.now += timedelta(minutes=1)
    for answer in ANSWERS:
        chat.say(answer)
    assert "Soll ich alles löschen" in chat.tap_data(erase)
    assert chat.stored


def test_a_used_button_with_nothing_new_to_erase_shows_what_is_stored(signed_up: Chat) -> None:
    signed_up.say("/delete")
    yes = signed_up.button("Ja").data
    signed_up.tap("Ja")
    signed_up.now += timedelta(days=2)
    assert signed_up.tap_data(yes).startswith("Zu diesem Chat ist gerade gespeichert")


@pytest.mark.parametrize("data", ["erase:deleted", "erase:withdrawn", "erase:deleted-", "erase:deleted-x", f"erase:deleted-{'f' * 40}"])  # fmt: skip
def test_a_button_that_tells_no_moment_asks_anew(signed_up: Chat, data: str) -> None:
    assert signed_up.tap_data(data).startswith("Dieser Knopf gehörte zu einer früheren Frage.")
    assert signed_up.stored


def test_a_yes_counts_for_a_day(signed_up: Chat) -> None:
    signed_up.say("/delete")
    yes = signed_up.button("Ja").data
    signed_up.now += timedelta(hours=24)
    assert signed_up.tap_data(yes).startswith("Dieser Knopf gehörte zu einer früheren Frage.")
    signed_up.tap("Ja")
    assert not signed_up.stored


def test_a_no_is_forgotten_after_a_day(signed_up: Chat) -> None:
    signed_up.say("/delete")
    signed_up.tap("Nein")
    signed_up.now += timedelta(hours=23, minutes=59)
    assert "Löschen zuletzt abgelehnt" in signed_up.say("/mydata")
    signed_up.now += timedelta(minutes=1)
    assert "Löschen zuletzt abgelehnt" not in signed_up.say("/mydata")


def test_erasing_takes_one_tap_though_a_clock_ran_ahead_when_it_was_stored(signed_up: Chat) -> None:
    signed_up.now -= timedelta(hours=3)
    signed_up.say("/delete")
    signed_up.tap("Ja")
    assert not signed_up.stored


def test_less_than_was_asked_is_erased_without_asking_anew(signed_up: Chat) -> None:
    signed_up.say("/correct")
    signed_up.say("/delete")
    yes = signed_up.button("Ja").data
    signed_up.say("/cancel")
    assert signed_up.tap_data(yes).startswith("Erledigt")


@pytest.mark.parametrize(("label", "said"), [("Ja", "Erledigt"), ("Nein", "Gut, es bleibt alles, wie es ist.")])
@pytest.mark.parametrize("open_draft", [False, True])
def test_the_question_goes_with_its_answer(signed_up: Chat, label: str, said: str, *, open_draft: bool) -> None:
    if open_draft:
        signed_up.say("/correct")
        signed_up.say("privat")
    signed_up.say("/delete")
    number = signed_up.messages
    signed_up.tap(label)
    assert signed_up.shown[number].startswith(said)
    assert "Ja, alles löschen" not in signed_up.labels


def test_a_button_that_erases_fits_telegrams_64_bytes() -> None:
    far = datetime(9999, 12, 31, 23, 59, 59, 999_999, tzinfo=UTC)
    assert len(erasing.data(Ending.WITHDRAWN, Person(), far).encode()) <= 64


@pytest.mark.parametrize("answer", ["ja", "Ja, alles löschen", "nein", "Nein, behalten"])
def test_a_question_that_is_answered_by_typing_loses_its_buttons(signed_up: Chat, answer: str) -> None:
    signed_up.dropped.clear()
    signed_up.say("/delete")
    number = signed_up.messages
    signed_up.say(answer)
    assert signed_up.dropped == [number]


@pytest.mark.parametrize("text", ["1", "/help", "Was ist eine Duldung?"])
def test_a_question_that_is_not_answered_keeps_its_buttons(signed_up: Chat, text: str) -> None:
    signed_up.dropped.clear()
    signed_up.say("/delete")
    signed_up.say(text)
    assert signed_up.dropped == []


def test_what_is_deleted_anyway_keeps_its_buttons(begun: Chat) -> None:
    begun.say("/mydata")
    begun.say("Alles löschen")
    assert begun.person.draft is None
    assert begun.dropped == []
