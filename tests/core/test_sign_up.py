from __future__ import annotations

import json
from dataclasses import asdict, replace
from datetime import datetime, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from appealbot.adapters.consent_texts import read_terms
from appealbot.adapters.packaged import data_directory
from appealbot.core.conversation import Conversation
from appealbot.core.effects import Act, Answer, DeleteMessages, EraseIntents, Question, Role, SignUpIntent
from appealbot.core.markup import LONGEST_MESSAGE, plain, to_html
from appealbot.core.model import Language
from appealbot.core.sign_up_draft import TYPED, Draft, Step
from appealbot.core.sign_up_questions import LONG
from appealbot.core.sign_up_terms import SignUpTerms, receipt
from appealbot.core.text import utf16_length
from appealbot.core.turn import ChatKind, Said, Tapped
from appealbot.lint.consent import LONGEST
from appealbot.sandbox.html import parse
from tests.chat import Chat
from tests.conftest import NOW, OPERATOR

if TYPE_CHECKING:
    from collections.abc import Callable

    from appealbot.bootstrap.bot import Bot
    from appealbot.core.information import Operator

ANSWERS = {
    Step.AGE: "ja",
    Step.ROLE: "Bürgermeisterin",
    Step.PLACE: "Gießen",
    Step.NAME: "Anna Beispiel",
    Step.EMAIL: "anna@example.com",
    Step.APPEAL: "1",
    Step.SUMMARY: "ja",
    Step.CONSENT: "ja",
    Step.NEWS: "nein",
    Step.CONFIRM: "ja",
}
STEPS = list(ANSWERS)


def _step(chat: Chat) -> Step:
    assert chat.person.draft is not None
    return chat.person.draft.step


def _told(chat: Chat) -> Draft | None:
    """The draft, whatever messages it stands in."""
    draft = chat.person.draft
    return draft and replace(draft, messages=(), prompts=())


def _until(chat: Chat, step: Step) -> Chat:
    chat.starts.clear()  # as if it were another day
    chat.say("/join")
    while _step(chat) is not step:
        chat.say(ANSWERS[_step(chat)])
    return chat


def _signed_up(chat: Chat) -> Chat:
    _until(chat, Step.CONFIRM).say("ja")
    assert len(chat.saved) == 1
    return chat


def _with_terms(bot: Bot, terms: SignUpTerms, operator: Operator = OPERATOR) -> Conversation:
    return Conversation(
        knowledge=bot.knowledge,
        catalogue=bot.catalogue,
        matcher=bot.matcher,
        detector=bot.detector,
        operator=operator,
        username="appeal_bot",
        sign_up=terms,
    )


# ── The whole way ──────────────────────────────────────────────────────────────────────────────────────────────────


def test_what_was_told_is_saved_with_the_very_text_that_was_agreed_to(chat: Chat) -> None:
    _until(chat, Step.CONSENT)
    shown = plain(chat.replies[-1].text).removesuffix("\n\nWilligen Sie ein?")
    chat.tap("Ja, ich willige ein")
    message = chat.messages - 1
    chat.say("nein")
    text = chat.say("ja")
    (saved,) = chat.saved
    assert saved.appeal == "kommunen"
    assert saved.intent == SignUpIntent(Role.MAYOR, "Gießen", "Anna Beispiel", "anna@example.com", None)
    assert saved.consent.text == shown
    assert (saved.consent.act, saved.consent.message, saved.consent.news) == (Act.TAP, message, False)
    assert saved.expires == NOW + timedelta(days=365)
    assert saved.receipt in text
    assert "22. November 2027" in text


def _echoes(chat: Chat) -> list[str]:
    """What stands in the chat of what was told."""
    return [text for text in chat.shown.values() if any(told in text for told in ("Gießen", "Anna", "nna@", "annab"))]


def _by_tap(chat: Chat, step: Step) -> None:
    chat.say(ANSWERS[step]) if step in TYPED else chat.tap_data(chat.buttons[0].data)


def _by_text(chat: Chat, step: Step) -> None:
    chat.say(ANSWERS[step])


@pytest.mark.parametrize("answer", [_by_tap, _by_text])
@pytest.mark.parametrize("last", [None, *STEPS[3:]])
def test_what_was_told_is_gone_from_the_chat_at_the_end_typed_or_repeated_by_the_bot(
    chat: Chat, answer: Callable[[Chat, Step], None], last: Step | None
) -> None:
    chat.say("/join")
    while chat.person.draft is not None:
        step = _step(chat)
        if step is Step.EMAIL:
            chat.say("\u0430nna@example.com")  # a Cyrillic letter: the bot asks whether the Latin spelling is meant
            chat.say("/mydata")
            chat.tap("Als Datei")
            chat.say("nein")
        if step is last:
            chat.say("/cancel")
        else:
            answer(chat, step)
        assert _echoes(chat) or step in {Step.AGE, Step.ROLE} or chat.person.draft is None
    assert _echoes(chat) == []
    assert any(text.startswith("Einwilligung") for text in chat.shown.values()) == (last in {None, *STEPS[8:]})


def test_a_username_is_gone_from_the_chat_at_the_end(bot: Bot) -> None:
    chat = Chat(bot.conversation, NOW, username="annab")
    _until(chat, Step.EMAIL).say("lieber über Telegram")
    assert any("annab" in text for text in chat.shown.values())
    chat.say("ja")
    chat.say("/delete")
    chat.say("ja")
    assert _echoes(chat) == []


def test_the_message_that_the_last_tap_turned_into_the_end_stays(chat: Chat) -> None:
    _until(chat, Step.SUMMARY).tap("Abbrechen")
    assert _echoes(chat) == []
    assert chat.shown[chat.messages].startswith("Abgebrochen")


def test_the_proof_names_the_message_that_showed_the_text_however_it_was_agreed_to(chat: Chat) -> None:
    for yes in (chat.say, chat.tap):
        _until(chat, Step.CONSENT).say("Was ist eine Duldung?")
        chat.tap("Weiter mit der Eintragung")
        shown = chat.messages
        assert "Willigen Sie ein?" in chat.shown[shown]
        yes("Ja, ich willige ein")
        assert chat.person.draft is not None
        assert chat.person.draft.agreed is not None
        assert chat.person.draft.agreed.message == shown
        chat.say("/cancel")


def test_after_a_slip_the_consent_text_is_not_repeated_and_a_yes_answers_it_where_it_stands(chat: Chat) -> None:
    shown = _until(chat, Step.CONSENT).messages
    assert "\n" not in chat.say("hm, vielleicht")
    assert chat.labels == []
    chat.say("ja")
    assert chat.person.draft is not None
    assert chat.person.draft.agreed is not None
    assert chat.person.draft.agreed.message == shown


@pytest.mark.parametrize("yes", ["tap", "ja"])
def test_the_text_that_was_agreed_to_stays_marked_and_all_other_questions_are_gone(chat: Chat, yes: str) -> None:
    shown = _until(chat, Step.CONSENT).messages
    chat.tap("Ja") if yes == "tap" else chat.say(yes)
    assert chat.shown[shown].endswith("✓ Sie haben eingewilligt.")
    chat.say("nein")
    chat.say("ja")
    left = list(chat.shown.values())
    assert len(left) == 3
    assert (left[0], left[1].startswith("Einwilligung"), left[2].startswith("Gespeichert")) == ("/join", True, True)


def test_the_same_update_gives_the_same_receipt_and_another_one_another(chat: Chat) -> None:
    _until(chat, Step.CONFIRM)
    before, number = chat.person, chat.messages
    chat.say("ja")
    chat.person, chat.messages = before, number
    chat.say("ja")
    first, again = chat.saved
    assert first.receipt == again.receipt
    assert receipt("00" * 16) != receipt("01" * 16)


def test_a_private_person_is_not_asked_for_a_place(chat: Chat) -> None:
    _until(chat, Step.ROLE).say("privat")
    assert _step(chat) is Step.NAME


def test_an_organisation_is_asked_for_its_name(chat: Chat) -> None:
    assert _until(chat, Step.ROLE).say("Verein").startswith("Für welche Organisation?")


@pytest.mark.parametrize("code", ["de", "en"])
def test_it_begins_with_a_few_words_and_the_first_question(chat_in: Callable[[str], Chat], code: str) -> None:
    text = chat_in(code).say("/join")
    assert len(text) <= 350
    assert text.endswith(("älter?", "older?"))


def test_it_says_that_nothing_is_signed_and_on_demand_all_the_rest_in_the_same_message(chat: Chat) -> None:
    begun = chat.say("/join")
    assert "Unterschrieben ist damit nichts" in begun
    text = chat.tap("Was passiert mit meinen Angaben?")
    for told in ("(3. Dezember 2025) ist vorbei", "kontakt@verein.example", "versiegelt", "Telegram sieht"):
        assert told in text
    assert chat.tap("‹ Weniger anzeigen") == begun
    assert chat.messages == 2
    chat.tap("Was passiert mit meinen Angaben?")
    chat.say("ja")
    assert _step(chat) is Step.ROLE


def test_what_happens_with_the_data_can_be_asked_by_typing_the_buttons_words(chat: Chat) -> None:
    chat.say("/join")
    assert "versiegelt" in chat.say("was passiert mit meinen Angaben")
    assert not chat.replies[0].edits


def test_before_its_deadline_an_appeal_still_asks_for_responses(chat: Chat) -> None:
    chat.now = NOW.replace(year=2025)
    assert "bittet um Rückmeldung bis 3. Dezember 2025" in _until(chat, Step.AGE).tap("Was passiert")


@pytest.mark.parametrize("code", ["de", "en"])
def test_the_consent_text_is_short_enough_and_every_message_fits(chat_in: Callable[[str], Chat], code: str) -> None:
    chat = _until(chat_in(code), Step.CONSENT)
    assert len(plain(chat.replies[-1].text).rsplit("\n\n", 1)[0]) <= LONGEST
    chat.say("ja")
    for reply in chat.replies:
        assert utf16_length(plain(reply.text)) <= LONGEST_MESSAGE
    for command in ("/privacy", "/help", "/mydata"):
        assert utf16_length(chat.say(command)) <= LONGEST_MESSAGE


def test_an_operator_without_email_is_named_with_one_address_and_not_two(bot: Bot) -> None:
    by_post = _with_terms(bot, read_terms(data_directory("locales")), replace(OPERATOR, email=""))
    text = _until(Chat(by_post, NOW), Step.CONSENT).shown
    assert "Musterweg 1, 60311 Frankfurt, per Post." in text[max(text)]


# ── Who has no address ─────────────────────────────────────────────────────────────────────────────────────────────


def test_who_prefers_telegram_agrees_to_the_username_and_is_not_asked_about_mail(chat: Chat) -> None:
    chat.username = "anna_beispiel"
    _until(chat, Step.EMAIL)
    assert "@anna_beispiel" in chat.say("telegram")
    chat.say("ja")
    for answer in ("1", "ja", "ja"):
        chat.say(answer)
    assert _step(chat) is Step.CONFIRM
    chat.say("ja")
    assert chat.saved[0].intent.username == "anna_beispiel"
    assert chat.saved[0].intent.email is None
    assert not chat.saved[0].consent.news


def test_without_a_username_it_says_how_to_get_one(chat: Chat) -> None:
    asked = plain(_until(chat, Step.EMAIL).replies[-1].text)
    assert "Telegram" not in asked + "".join(chat.labels)
    assert chat.say("lieber über Telegram").startswith("Sie haben in Telegram noch keinen Benutzernamen")
    assert _step(chat) is Step.EMAIL


def test_who_rather_keeps_the_username_private_is_asked_for_an_address(chat: Chat) -> None:
    chat.username = "anna_beispiel"
    _until(chat, Step.EMAIL).say("telegram")
    chat.say("nein")
    assert _step(chat) is Step.EMAIL
    chat.say("anna@example.com")
    assert chat.person.draft is not None
    assert chat.person.draft.username is None


# ── Look-alike letters ─────────────────────────────────────────────────────────────────────────────────────────────


def test_a_lookalike_letter_is_named_and_nothing_is_corrected_unasked(chat: Chat) -> None:
    _until(chat, Step.EMAIL)
    text = chat.say("anna@exаmple.com")
    assert "8: „а“ (U+0430 CYRILLIC SMALL LETTER A)" in text
    assert "anna@example.com" in text
    assert "exаmple" not in text
    chat.tap("Nein, ich schreibe sie neu")
    assert _step(chat) is Step.EMAIL
    chat.say("anna@exаmple.com")
    chat.say("berta@example.com")
    assert chat.person.draft is not None
    assert chat.person.draft.email == "berta@example.com"


def test_several_lookalike_letters_are_all_named_and_none_is_corrected_by_a_tap(chat: Chat) -> None:
    _until(chat, Step.EMAIL)
    text = chat.say("anna@ехаmple.com")
    for code in ("U+0435", "U+0445", "U+0430"):
        assert code in text
    assert "anna@example.com" not in text
    assert _step(chat) is Step.EMAIL


def test_a_mistyped_host_is_asked_back_and_taken_by_a_yes(chat: Chat) -> None:
    _until(chat, Step.EMAIL)
    assert "Meinten Sie anna@gmail.com" in chat.say("anna@gmial.com")
    chat.say("ja")
    assert chat.person.draft is not None
    assert chat.person.draft.email == "anna@gmail.com"


@pytest.mark.parametrize("no", ["nein", ""])
def test_a_host_that_only_looks_mistyped_is_taken_once_it_is_typed_again(chat: Chat, no: str) -> None:
    _until(chat, Step.EMAIL).say("anna@gmial.com")
    for text in filter(None, (no, "anna@gmial.com")):
        chat.say(text)
    assert chat.person.draft is not None
    assert chat.person.draft.email == "anna@gmial.com"
    assert _step(chat) is Step.APPEAL


def test_the_proposed_spelling_is_taken_by_a_yes(chat: Chat) -> None:
    _until(chat, Step.EMAIL).say("anna@exаmple.com")
    chat.say("ja")
    assert chat.person.draft is not None
    assert chat.person.draft.email == "anna@example.com"


# ── Wrong input ────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("step", [step for step in STEPS if step not in {Step.PLACE, Step.NAME, Step.EMAIL}])
@pytest.mark.parametrize("text", ["", "blablubb", "🙂", "x" * 4_096, "<b>ja</b>x", "999"])
def test_what_is_no_answer_gets_a_sentence_and_of_the_question_no_more_than_a_line(
    chat: Chat, step: Step, text: str
) -> None:
    _until(chat, step)
    before = _told(chat)
    asked = plain(chat.replies[0].text).rsplit("\n\n", 1)[-1]
    said = chat.say(text)
    assert said.startswith(("Das habe ich nicht als Ja oder Nein", "Das passt hier nicht."))
    assert said.endswith(("oben auf einen Knopf.", asked))
    assert _told(chat) == before


@pytest.mark.parametrize("step", [Step.PLACE, Step.NAME, Step.EMAIL])
@pytest.mark.parametrize("text", ["", "🙂", "x" * 4_096, "ja", "nein"])
def test_what_cannot_be_read_gets_a_sentence_and_the_same_question(chat: Chat, step: Step, text: str) -> None:
    _until(chat, step)
    asked = plain(chat.replies[-1].text)
    said = chat.say(text)
    assert said.endswith("\n\n" + asked)
    assert _step(chat) is step


@pytest.mark.parametrize("name", ["<a href='tg://user?id=1'>x</a>", "{operator}", "Robert'); DROP TABLE", "&lt;b&gt;"])
def test_odd_names_come_back_as_plain_text(chat: Chat, name: str) -> None:
    _until(chat, Step.NAME).say(name)
    while _step(chat) is not Step.SUMMARY:
        chat.say(ANSWERS[_step(chat)])
    assert parse(to_html(chat.replies[-1].text)).text == plain(chat.replies[-1].text)


def test_a_picture_gets_a_sentence_and_the_question_again(chat: Chat) -> None:
    _until(chat, Step.NAME)
    chat.attach()
    assert "als Text" in plain(chat.replies[0].text)
    assert "Wie heißen Sie?" in plain(chat.replies[1].text)


# ── Words and sentences ────────────────────────────────────────────────────────────────────────────────────────────


def test_a_sentence_is_not_taken_for_a_name_but_asked_back_and_a_yes_takes_it(chat: Chat) -> None:
    _until(chat, Step.NAME)
    assert chat.say("wir sind viele").startswith("Ist das Ihr Name: „wir sind viele“?")
    assert chat.person.draft is not None
    assert chat.person.draft.name is None
    chat.say("ja")
    assert chat.person.draft.name == "wir sind viele"


@pytest.mark.parametrize("again", ["tap", "text"])
def test_a_name_that_reads_like_a_sentence_goes_through_by_a_tap_or_when_it_is_typed_again(
    chat: Chat, again: str
) -> None:
    _until(chat, Step.PLACE)
    assert chat.say("Wir sind nicht still e. V.").startswith("Ist das der Name des Ortes")
    chat.tap("Ja") if again == "tap" else chat.say("Wir sind nicht still e. V.")
    assert chat.person.draft is not None
    assert chat.person.draft.place == "Wir sind nicht still e. V."


def test_a_name_that_was_answered_like_a_question_goes_through_when_it_is_typed_again(chat: Chat) -> None:
    _until(chat, Step.PLACE).say("Sie sollen eine Duldung haben, nicht mehr")
    assert chat.topics
    assert chat.person.draft is not None
    assert chat.say("ja").startswith("Darin konnte ich keinen Namen eines Ortes")
    chat.say("Sie sollen eine Duldung haben, nicht mehr")
    chat.say("Sie sollen eine Duldung haben, nicht mehr")
    assert chat.person.draft.place == "Sie sollen eine Duldung haben, nicht mehr"


def test_another_name_can_be_typed_instead_of_the_doubted_one(chat: Chat) -> None:
    _until(chat, Step.NAME).say("wir sind viele")
    doubted = chat.button("Ja").data
    chat.say("Anna Beispiel")
    assert chat.person.draft is not None
    assert chat.person.draft.name == "Anna Beispiel"
    chat.tap_data(doubted)
    assert chat.person.draft.name == "Anna Beispiel"


def test_a_no_to_a_doubted_name_asks_for_the_name(chat: Chat) -> None:
    _until(chat, Step.NAME).say("wir sind viele")
    assert chat.say("nein").startswith("Wie heißen Sie?")


def test_a_doubted_name_is_forgotten_on_the_way_back(chat: Chat) -> None:
    _until(chat, Step.NAME).say("wir sind viele")
    chat.say("zurück")
    assert _step(chat) is Step.NAME
    assert chat.say("ja").startswith("Darin konnte ich keinen Namen lesen.")


@pytest.mark.parametrize("step", sorted(TYPED))
def test_who_will_not_tell_hears_that_nobody_must(chat: Chat, step: Step) -> None:
    assert (
        _until(chat, step)
        .say("das möchte ich nicht sagen")
        .startswith("Das ist in Ordnung, Sie müssen nichts angeben.")
    )
    assert _step(chat) is step


@pytest.mark.parametrize("step", STEPS)
def test_who_is_lost_gets_a_hint_and_the_question(chat: Chat, step: Step) -> None:
    _until(chat, step)
    before = _told(chat)
    assert chat.say("ich verstehe das nicht").startswith("Ich frage der Reihe nach ein paar Dinge.")
    assert _told(chat) == before


def test_a_word_that_could_be_about_anything_hesitates_over_the_dialogues_own_question(chat: Chat) -> None:
    assert _until(chat, Step.ROLE).say("Deutschland").startswith("Das passt hier nicht.")


def test_a_question_in_place_of_a_name_is_answered(chat: Chat) -> None:
    _until(chat, Step.NAME).say("was ist eine Duldung")
    assert chat.topics[0] == "term-duldung"
    assert _step(chat) is Step.NAME


def test_a_question_in_place_of_an_address_is_answered(chat: Chat) -> None:
    _until(chat, Step.EMAIL).say("was ist eine Duldung")
    assert chat.topics[0] == "term-duldung"


def test_a_yes_to_going_on_shows_the_consent_and_does_not_agree_to_it(chat: Chat) -> None:
    _until(chat, Step.CONSENT).say("Was ist eine Duldung?")
    assert chat.say("ja").startswith("Einwilligung")
    assert _step(chat) is Step.CONSENT


def test_an_answer_that_is_no_button_of_a_name_changes_nothing(chat: Chat) -> None:
    data = _until(chat, Step.NAME).button("Abbrechen").data.removesuffix("cancel")
    for value in ("yes", "no", "details"):
        chat.tap_data(data + value)
        assert _step(chat) is Step.NAME


# ── Both appeals ───────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("both", ["tap", "beide", "both please"])
def test_both_appeals_are_supported_in_one_go_with_one_text_that_names_both(chat: Chat, both: str) -> None:
    _until(chat, Step.APPEAL)
    chat.tap("Beide Aufrufe") if both == "tap" else chat.say(both)
    assert "Migration als Chance begreifen!, Aufruf für eine Integrationsoffensive" in plain(chat.replies[-1].text)
    chat.say("ja")
    assert "„Migration als Chance begreifen!“ und „Aufruf für eine Integrationsoffensive" in plain(
        chat.replies[-1].text
    )
    for _ in ("consent", "news"):
        chat.say("ja")
    text = chat.say("ja")
    first, second = chat.saved
    assert (first.appeal, second.appeal) == ("kommunen", "hessen")
    assert (first.intent, first.consent) == (second.intent, second.consent)
    assert first.receipt != second.receipt
    assert first.receipt in text
    assert second.receipt in text


def test_each_of_both_can_be_seen_and_corrected_by_itself(chat: Chat) -> None:
    _until(chat, Step.APPEAL).say("beide")
    for _ in ("summary", "consent", "news", "confirm"):
        chat.say("ja")
    assert "„Aufruf für eine Integrationsoffensive in Hessen“" in chat.say("/mydata")
    assert chat.say("/correct").startswith("Welchen Eintrag")
    chat.tap("Aufruf für eine Integrationsoffensive")
    for answer in ("privat", "Anna", "anna@example.com", "ja", "ja", "nein", "ja"):
        chat.say(answer)
    assert [saved.appeal for saved in chat.saved] == ["kommunen", "hessen", "hessen"]
    assert "Migration" not in chat.saved[-1].consent.text.split("Verantwortlich")[0]


def test_both_are_not_offered_to_who_has_signed_up_for_one(chat: Chat) -> None:
    _signed_up(chat).say("/join")
    chat.tap("Für den anderen Aufruf")
    assert chat.person.draft is not None
    assert chat.person.draft.appeals == ("hessen",)


def test_taking_back_both_asks_for_the_appeal_again(chat: Chat) -> None:
    _until(chat, Step.APPEAL).say("beide")
    chat.say("zurück")
    chat.say("1")
    assert chat.person.draft is not None
    assert chat.person.draft.appeals == ("kommunen",)


# ── Questions in between ───────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("step", STEPS)
def test_a_question_is_answered_and_the_dialogue_goes_on(chat: Chat, step: Step) -> None:
    _until(chat, step).say("Was ist eine Duldung?")
    assert chat.topics[0] == "term-duldung"
    onward = plain(chat.replies[-1].text)
    if step in LONG:
        assert (onward, chat.labels[-1]) == ("Ihre Eintragung ist noch offen.", "Weiter mit der Eintragung")
        chat.tap("Weiter mit der Eintragung")
    else:
        assert onward.startswith("Und weiter mit Ihrer Eintragung:")
    chat.say(ANSWERS[step])
    assert chat.person.draft is None or chat.person.draft.step is not step


def test_commands_menus_and_small_talk_do_not_end_it(chat: Chat) -> None:
    _until(chat, Step.ROLE)
    for text in ("/help", "/privacy", "/start", "danke", "/frage Was ist eine Duldung?", "/fliegen"):
        chat.say(text)
        assert _step(chat) is Step.ROLE
    chat.tap_data("menu")
    chat.say("Bürgermeister:in")
    assert _step(chat) is Step.PLACE


def test_wanting_to_join_in_the_middle_goes_on_where_one_was(chat: Chat) -> None:
    _until(chat, Step.NAME)
    for text in ("/join", "/start join"):
        assert "Wie heißen Sie?" in chat.say(text)
    assert "Wie heißen Sie?" in chat.tap_data("join")


def test_a_new_language_holds_for_the_dialogue_and_the_consent_is_asked_in_it(chat: Chat) -> None:
    _until(chat, Step.CONFIRM)
    assert "Last step" in chat.say("/language en")
    assert chat.say("yes").startswith("The consent text has changed")
    assert _step(chat) is Step.CONSENT
    for _ in ("consent", "news", "confirm"):
        chat.say("yes")
    assert chat.saved[0].consent.language is Language.EN
    assert chat.saved[0].consent.text.startswith("Consent")


# ── Going back, changing, ending ───────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(("before", "step"), list(pairwise(STEPS)))
def test_one_step_back_asks_the_step_before(chat: Chat, before: Step, step: Step) -> None:
    _until(chat, step).say("zurück")
    assert _step(chat) is before


def test_before_the_first_step_there_is_no_way_back(chat: Chat) -> None:
    chat.say("/join")
    assert "‹ Ein Schritt zurück" not in chat.labels
    chat.say("zurück")
    assert _step(chat) is Step.AGE


@pytest.mark.parametrize(
    ("label", "step"), [("Rolle", Step.ROLE), ("Ort", Step.PLACE), ("Name", Step.NAME), ("Kontakt", Step.EMAIL), ("Aufruf", Step.APPEAL)]
)  # fmt: skip
def test_each_answer_can_be_changed_and_only_that_is_asked_again(chat: Chat, label: str, step: Step) -> None:
    _until(chat, Step.SUMMARY).say("nein")
    chat.tap(label)
    assert _step(chat) is step
    chat.say(ANSWERS[step])
    assert _step(chat) is (Step.PLACE if step is Step.ROLE else Step.SUMMARY)


def test_a_change_at_the_end_needs_a_new_look_and_a_new_consent(chat: Chat) -> None:
    _until(chat, Step.CONFIRM).say("/correct")
    chat.tap("Aufruf ändern")
    chat.say("2")
    assert _step(chat) is Step.SUMMARY
    chat.say("ja")
    assert "Integrationsoffensive" in plain(chat.replies[-1].text)
    assert _step(chat) is Step.CONSENT


@pytest.mark.parametrize("text", ["trag mich bloß nicht ein", "do not sign me up"])
def test_who_says_in_the_middle_not_to_be_signed_up_is_let_go(chat: Chat, text: str) -> None:
    _until(chat, Step.ROLE)
    assert chat.say(text).startswith("Abgebrochen.")
    assert chat.person.draft is None


@pytest.mark.parametrize("step", STEPS)
@pytest.mark.parametrize("how", ["abbrechen", "/cancel", "tap"])
def test_it_can_be_cancelled_at_each_step_and_nothing_is_kept(chat: Chat, step: Step, how: str) -> None:
    _until(chat, step)
    text = chat.tap("Abbrechen") if how == "tap" else chat.say(how)
    assert text.startswith("Abgebrochen.")
    assert chat.person.draft is None
    assert not chat.saved


@pytest.mark.parametrize("no", ["nein", "no", "tap"])
def test_who_is_under_16_gets_a_friendly_end_and_nothing_is_kept(chat: Chat, no: str) -> None:
    chat.say("/join")
    text = chat.tap("Nein") if no == "tap" else chat.say(no)
    assert text.startswith("Danke für Ihr Interesse!")
    assert chat.person.draft is None
    assert not chat.saved


@pytest.mark.parametrize("step", [Step.CONSENT, Step.CONFIRM])
def test_a_no_to_the_consent_ends_it_kindly_and_nothing_is_kept(chat: Chat, step: Step) -> None:
    assert _until(chat, step).say("nein").startswith("Das ist völlig in Ordnung.")
    assert chat.person.draft is None
    assert not chat.saved
    assert "Beispiel" not in repr(chat.person)


@pytest.mark.parametrize("answer", ["ja", "nein", "abbrechen", "/cancel", "zurück"])
def test_the_question_whether_to_save_loses_its_buttons_when_it_is_answered_by_typing(chat: Chat, answer: str) -> None:
    _until(chat, Step.CONFIRM)
    assert chat.dropped == []
    number = chat.person.offered_in
    chat.say(answer)
    assert chat.dropped == [number] or number not in chat.shown  # at the end the question itself goes


@pytest.mark.parametrize("how", ["/cancel", "abbrechen", "tap"])
def test_who_cancels_a_correction_is_told_that_the_old_entry_stays(chat: Chat, how: str) -> None:
    _signed_up(chat)
    chat.say("/correct")
    text = chat.tap("Abbrechen") if how == "tap" else chat.say(how)
    assert "Was Sie früher eingetragen haben, bleibt, wie es war" in text
    assert "nichts gespeichert" not in text
    assert chat.stored


@pytest.mark.parametrize("step", [Step.AGE, Step.CONSENT, Step.CONFIRM])
def test_who_ends_a_second_sign_up_is_told_that_the_first_stays(chat: Chat, step: Step) -> None:
    _signed_up(chat)
    chat.tap_data("join:new")
    while _step(chat) is not step:
        chat.say(ANSWERS[_step(chat)])
    assert "Was Sie früher eingetragen haben, bleibt, wie es war" in chat.say("nein")
    assert len(chat.stored) == 1


def test_an_old_button_of_a_sign_up_that_was_given_up_names_only_the_one_that_is_stored(chat: Chat) -> None:
    _signed_up(chat)
    chat.tap_data("join:new")
    old = chat.buttons[0].data
    chat.say("/cancel")
    assert chat.tap_data(old).startswith(
        "Dieser Knopf tut nichts mehr. Gespeichert ist von Ihnen:\nMigration als Chance"
    )
    assert "Hessen" not in chat.replies[0].text[0].text


def test_with_nothing_to_cancel_it_says_so(chat: Chat) -> None:
    assert chat.say("/abbrechen").startswith("Gerade läuft nichts")


# ── Resuming ───────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("step", STEPS)
def test_after_a_restart_it_goes_on_from_the_state_alone_by_button_and_by_text(chat: Chat, step: Step) -> None:
    tapped = _until(chat, step).button("Abbrechen").data
    assert chat.person.draft is not None
    restored = _draft(json.loads(json.dumps(asdict(chat.person.draft), default=datetime.isoformat)))
    assert restored == chat.person.draft
    fresh = Chat(chat.conversation, NOW + timedelta(hours=23), person=replace(chat.person, draft=restored, offered=()))
    assert restored.token in tapped
    typed = {Step.APPEAL: "Migration als Chance begreifen!"}.get(step, ANSWERS[step])
    fresh.say("zeig mir die Frage")
    fresh.say(typed)
    assert fresh.person.draft is None or fresh.person.draft.step is not step


def _draft(told: dict[str, object]) -> Draft:
    """As a shell would restore it."""
    return Draft(
        **{  # type: ignore[arg-type]  # told is what asdict made of a draft
            **told,
            "started": datetime.fromisoformat(str(told["started"])),
            "language": Language(str(told["language"])),
            "role": told["role"] and Role(str(told["role"])),
            "messages": tuple(told["messages"] or ()),  # type: ignore[arg-type]
            "prompts": tuple(told["prompts"] or ()),  # type: ignore[arg-type]
            "agreed": _restored_answer(told["agreed"]),
            "news_answer": _restored_answer(told["news_answer"]),
        }
    )


def _restored_answer(told: object) -> Answer | None:
    if told is None:
        return None
    assert isinstance(told, dict)
    at, act, question = datetime.fromisoformat(told["at"]), Act(told["act"]), Question(told["question"])
    return Answer(**{**told, "at": at, "act": act, "question": question})


def test_after_24_hours_it_is_gone_and_what_was_typed_is_deleted(chat: Chat) -> None:
    _until(chat, Step.EMAIL)
    chat.now = NOW + timedelta(hours=24)
    text = chat.say("anna@example.com")
    assert text.startswith("Ihre angefangene Eintragung habe ich verworfen")
    assert chat.person.draft is None
    assert isinstance(chat.effects[-1], DeleteMessages)
    assert "Anna" not in repr(chat.person)


def test_an_old_draft_in_which_nothing_was_typed_leaves_nothing_to_delete(chat: Chat) -> None:
    chat.delivers = False
    chat.tap_data("join")
    chat.now = NOW + timedelta(hours=24)
    chat.say("/start")
    assert chat.effects == []


def test_only_as_many_messages_are_remembered_as_telegram_deletes_at_once(chat: Chat) -> None:
    _until(chat, Step.EMAIL)
    for _ in range(120):
        chat.say("anna")
    assert chat.person.draft is not None
    assert len(chat.person.draft.messages) == 100
    assert chat.person.draft.messages[-1] == chat.messages - 1


# ── How often ──────────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_fourth_start_within_a_day_is_refused_with_another_way_and_the_time(chat: Chat) -> None:
    for hours in range(3):
        chat.now = NOW + timedelta(hours=hours)
        assert chat.say("/join").startswith("Schön")
        chat.say("/join")
        _tell_a_name(chat)
        chat.say("/delete" if hours == 1 else "/cancel")
        chat.say("ja")
    for wait in (22, 10):
        chat.now = NOW + timedelta(hours=24 - wait, seconds=1)
        text = chat.say("ich will unterschreiben")
        assert f"In spätestens {wait} Stunden" in text
        assert "kontakt@verein.example" in text
        assert chat.person.draft is None
    chat.now = NOW + timedelta(hours=24, seconds=-1)
    assert "In spätestens 2 Stunden" in chat.say("/join")
    chat.now = NOW + timedelta(hours=24)
    assert chat.say("/join").startswith("Schön")


def _tell_a_name(chat: Chat) -> None:
    for text in ("ja", "privat", "Anna Beispiel"):
        chat.say(text)


def test_a_start_counts_once_and_not_before_something_personal_was_told(chat: Chat) -> None:
    for text in ("/join", "ja", "privat"):
        chat.say(text)
        assert chat.starts == []
    for text in ("Anna Beispiel", "zurück", "Anna", "anna@example.com", "/join"):
        chat.say(text)
        assert len(chat.starts) == 1


def test_whoever_slips_before_telling_anything_can_begin_any_number_of_times(chat: Chat) -> None:
    for slip in ("nein", "abbrechen", "nein danke", "/cancel", "stop"):
        assert chat.say("/join").startswith("Schön")
        chat.say(slip)
        assert chat.person.draft is None


def test_the_third_start_told_again_is_the_third_start(chat: Chat) -> None:
    chat.starts = [NOW - timedelta(hours=1), NOW - timedelta(minutes=1)]
    before = chat.person
    first = chat.say("/join")
    _tell_a_name(chat)
    assert len(chat.starts) == 3
    chat.person = before
    assert chat.say("/join") == first


def test_what_is_theirs_by_right_people_can_have_any_number_of_times(chat: Chat) -> None:
    _signed_up(chat)
    for _ in range(5):
        assert chat.say("/correct").startswith("Gut, ich frage alles noch einmal.")
        chat.say("/cancel")
    chat.starts[:] = [NOW - timedelta(hours=1)] * 3
    assert chat.say("/join").startswith("Sie sind schon eingetragen")
    chat.tap("Für den anderen Aufruf")
    assert "In spätestens 23 Stunden" in plain(chat.replies[0].text)
    assert chat.say("/correct").startswith("Gut, ich frage alles noch einmal.")
    assert "begonnene Eintragungen: 3" in chat.say("/mydata")
    assert chat.say("/withdraw").startswith("Möchten Sie Ihre Einwilligung zurückziehen?")
    assert "begonnen haben: 24 Stunden" in chat.say("ja")
    chat.now += timedelta(days=1)
    assert "begonnen" not in chat.say("/delete")


# ── Taps that come twice, late, or from elsewhere ──────────────────────────────────────────────────────────────────


def _tapped_through(chat: Chat) -> list[str]:
    """The data of every button on the way to the end."""
    seen: list[str] = []
    chat.say("/join")
    while chat.person.draft is not None:
        seen += [button.data for button in chat.buttons]
        chat.say(ANSWERS[_step(chat)])
    return seen


def test_a_double_tap_skips_no_step_and_saves_once(chat: Chat) -> None:
    chat.say("/join")
    while chat.person.draft is not None:
        step = _step(chat)
        if step in {Step.PLACE, Step.NAME, Step.EMAIL}:
            chat.say(ANSWERS[step])
            continue
        data = chat.buttons[0].data
        chat.tap_data(data)
        after = _told(chat)
        chat.tap_data(data)
        assert _told(chat) == after
    assert len(chat.saved) == 1
    assert (
        chat.replies[0]
        .text[0]
        .text.startswith("Dieser Knopf tut nichts mehr. Gespeichert ist von Ihnen:\nMigration als Chance")
    )


def test_old_buttons_have_no_effect_in_another_draft(bot: Bot, chat: Chat) -> None:
    seen = _tapped_through(Chat(bot.conversation, NOW, messages=1_000))
    for step in STEPS:
        _until(chat, step)
        before = _told(chat)
        for data in seen:
            chat.tap_data(data)
            assert _told(chat) == before
        chat.say("/cancel")
    assert not chat.saved


def test_old_buttons_do_nothing_after_the_end(chat: Chat) -> None:
    seen = _tapped_through(chat)
    for data in seen:
        assert chat.tap_data(data).startswith(
            "Dieser Knopf tut nichts mehr. Gespeichert ist von Ihnen:\nMigration als Chance"
        )
    assert len(chat.saved) == 1


@pytest.mark.parametrize(
    "data",
    [
        "sign",
        "sign:",
        "sign:confirm",
        "sign:confirm::yes",
        "sign:confirm:000000000000:yes",
        "sign:x:y:z:w",
        "sign:consent:💥:yes",
    ],
)
@pytest.mark.parametrize("step", [None, Step.AGE, Step.CONSENT, Step.CONFIRM])
def test_forged_buttons_do_nothing(chat: Chat, data: str, step: Step | None) -> None:
    if step is not None:
        _until(chat, step)
    before = _told(chat)
    chat.tap_data(data)
    assert _told(chat) == before
    assert not chat.effects


def test_a_button_with_an_answer_that_its_step_does_not_have_gets_the_question_again(chat: Chat) -> None:
    _until(chat, Step.APPEAL)
    data = chat.button("Migration").data.removesuffix("kommunen")
    for value in ("glossary", "gone", "change-", "change-x", ""):
        chat.tap_data(data + value)
        assert _step(chat) is Step.APPEAL


def test_every_button_fits_telegrams_64_bytes(chat: Chat) -> None:
    assert max(len(data.encode()) for data in _tapped_through(chat)) <= 64


def test_a_text_after_the_end_is_a_question_and_changes_nothing(chat: Chat) -> None:
    _signed_up(chat)
    effects = list(chat.effects)
    chat.say("anna.neu@example.com")
    assert chat.effects == effects


# ── A consent text that changes ────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("how", ["tap", "ja"])
@pytest.mark.parametrize("step", [Step.CONSENT, Step.NEWS, Step.CONFIRM])
def test_nobody_consents_to_a_text_that_was_not_shown(bot: Bot, chat: Chat, step: Step, how: str) -> None:
    _until(chat, Step.CONSENT)
    old = chat.button("Ja, ich willige ein").data
    while _step(chat) is not step:
        chat.say("ja")
    changed = SignUpTerms("2", dict.fromkeys(Language, "{operator}: ganz anders. {version}"))
    chat.conversation = _with_terms(bot, changed)
    text = ""
    while not text.startswith("Der Text der Einwilligung hat sich inzwischen geändert."):
        text = chat.tap_data(chat.buttons[0].data) if how == "tap" else chat.say("ja")
    assert "ganz anders" in text
    assert not chat.saved
    chat.tap_data(old)
    assert _step(chat) is Step.CONSENT
    for _ in ("consent", "news", "confirm"):
        chat.say("ja")
    assert chat.saved[0].consent.text == "Verein Beispiel e. V.: ganz anders. 2"
    assert chat.saved[0].consent.version == "2"


# ── A yes that was typed before the question was there ─────────────────────────────────────────────────────────────

TOO_EARLY = "Ein Ja zählt nur für eine Frage, die schon vor Ihnen stand."
YES_STEPS = [Step.AGE, Step.SUMMARY, Step.CONSENT, Step.NEWS, Step.CONFIRM]


@pytest.mark.parametrize("step", YES_STEPS)
@pytest.mark.parametrize("ja", ["ja", "klar"])
def test_of_many_yes_at_once_only_the_first_counts_as_the_other_questions_were_not_there(
    chat: Chat, step: Step, ja: str
) -> None:
    _until(chat, step)
    _, *others = chat.queue(ja, ja, ja, ja)
    saved = step is Step.CONFIRM
    assert len(chat.saved) == saved
    if not saved and step is not Step.AGE:  # after that one is asked for a role, which no yes names
        assert _step(chat) is STEPS[STEPS.index(step) + 1]
        assert [text.startswith(TOO_EARLY) for text in others] == [True] * 3


def test_a_yes_before_the_very_first_question_counts_as_little(chat: Chat) -> None:
    asked, *again = chat.queue("/join", "ja", "ja")
    assert "16 Jahre" in asked
    assert [text.startswith(TOO_EARLY) for text in again] == [True] * 2
    assert _step(chat) is Step.AGE
    chat.say("ja")
    assert _step(chat) is Step.ROLE


def test_a_yes_counts_that_came_after_the_question_though_before_its_repetition(chat: Chat) -> None:
    _until(chat, Step.CONSENT).queue("ja", "ja")
    asked = chat.messages - 1
    assert chat.person.offered_in == asked
    assert chat.take(Said("ja", message=asked + 1)).startswith("Letzter Schritt")


@pytest.mark.parametrize("step", YES_STEPS)
@pytest.mark.parametrize("label", [False, True])
def test_a_yes_to_a_question_that_was_not_delivered_shows_it_again(chat: Chat, step: Step, *, label: bool) -> None:
    chat.delivers = step is not Step.AGE
    _until(chat, STEPS[max(0, STEPS.index(step) - 1)])
    if step is not Step.AGE:
        chat.delivers = False
        chat.say(ANSWERS[STEPS[STEPS.index(step) - 1]])
    chat.delivers = True
    before = _told(chat)
    ja = chat.button("Ja").label if label else "ja"
    assert chat.say(ja).startswith(TOO_EARLY)
    assert _told(chat) == before
    chat.say(ja)
    assert chat.person.draft is None or _step(chat) is not step


@pytest.mark.parametrize("step", YES_STEPS)
def test_a_number_agrees_to_nothing(chat: Chat, step: Step) -> None:
    _until(chat, step)
    before = _told(chat)
    assert chat.say("1").startswith("Eine Nummer reicht hier nicht.")
    assert _told(chat) == before
    assert not chat.saved


def test_a_yes_after_something_else_was_asked_brings_the_question_back(chat: Chat) -> None:
    _until(chat, Step.CONFIRM).say("/correct")
    assert chat.say("ja").startswith(TOO_EARLY)
    assert not chat.saved


def test_a_no_needs_no_question_on_the_screen(chat: Chat) -> None:
    _until(chat, Step.CONSENT).queue("ja", "nein")
    assert chat.person.draft is not None
    assert chat.person.draft.news is False
    assert chat.person.draft.news_answer == Answer(NOW, Act.TEXT, None, "nein", Question.NEWS)


def test_a_draft_of_an_older_version_knows_of_no_question_and_asks_again(chat: Chat) -> None:
    _until(chat, Step.CONFIRM)
    chat.person = replace(chat.person, offered_in=None)
    assert chat.say("ja").startswith(TOO_EARLY)
    chat.say("ja")
    assert len(chat.saved) == 1


@pytest.mark.parametrize("step", [Step.AGE, Step.CONSENT, Step.NEWS, Step.CONFIRM])
def test_an_old_tap_brings_a_question_that_binds_as_a_message_of_its_own(chat: Chat, step: Step) -> None:
    _until(chat, step)
    chat.tap_data("sign:role:000000000000:mayor")
    assert _step(chat) is step
    assert not chat.replies[-1].edits


def test_a_tap_back_brings_a_question_that_binds_as_a_message_of_its_own(chat: Chat) -> None:
    _until(chat, Step.ROLE).tap("‹ Ein Schritt zurück")
    assert _step(chat) is Step.AGE
    assert not chat.replies[-1].edits


@pytest.mark.parametrize("step", [Step.SUMMARY, Step.CONSENT, Step.NEWS])
def test_a_question_that_was_tapped_stays_marked_and_one_that_binds_follows_on_its_own(chat: Chat, step: Step) -> None:
    _until(chat, step).tap("Ja")
    marked, asked = chat.replies
    assert (marked.edits, marked.buttons, asked.edits) == (True, (), False)
    assert "✓" in plain(marked.text)
    assert chat.person.offered_in == chat.messages


def test_the_proof_holds_what_was_said_to_each_question_and_where_it_stood(chat: Chat) -> None:
    consent = _until(chat, Step.CONSENT).messages
    chat.say("Ich willige ein!")
    news = chat.messages
    chat.tap("Nein")
    chat.say("ja, bitte")
    (saved,) = chat.saved
    assert saved.consent.answers == (
        Answer(NOW, Act.TEXT, consent, "ich willige ein", Question.CONSENT),
        Answer(NOW, Act.TAP, news, "Nein", Question.NEWS),
        Answer(NOW, Act.TEXT, news + 1, "ja bitte", Question.CONFIRM),
    )


# ── Signing up again, correcting ───────────────────────────────────────────────────────────────────────────────────


def test_a_second_sign_up_offers_to_correct_the_first(chat: Chat) -> None:
    _signed_up(chat)
    assert chat.say("ich will unterschreiben").startswith("Sie sind schon eingetragen:")
    assert chat.labels == ["Berichtigen", "Für den anderen Aufruf eintragen", "Zurückziehen und löschen"]
    chat.tap("Berichtigen")
    for answer in ("privat", "Anna B. Neu", "neu@example.com", "ja", "ja", "nein", "ja"):
        chat.say(answer)
    assert [saved.appeal for saved in chat.saved] == ["kommunen", "kommunen"]
    assert chat.saved[-1].intent == SignUpIntent(Role.CITIZEN, None, "Anna B. Neu", "neu@example.com", None)


def test_the_other_appeal_can_be_supported_besides_and_then_each_be_corrected(chat: Chat) -> None:
    _signed_up(chat).say("/join")
    chat.tap("Für den anderen Aufruf eintragen")
    for answer in ("ja", "privat", "Anna", "anna@example.com", "ja", "ja", "nein", "ja"):
        chat.say(answer)
    assert [saved.appeal for saved in chat.saved] == ["kommunen", "hessen"]
    chat.say("/join")
    assert chat.labels == ["Berichtigen", "Zurückziehen und löschen"]
    assert chat.tap("Berichtigen").startswith("Welchen Eintrag")
    chat.tap("Aufruf für eine Integrationsoffensive")
    assert chat.person.draft is not None
    assert chat.person.draft.appeal == "hessen"
    for _ in range(3):
        chat.say("zurück")
    assert chat.person.draft.appeal == "hessen"
    assert chat.tap_data("join:new").startswith("Und weiter")


def test_with_nothing_stored_there_is_nothing_to_correct(chat: Chat) -> None:
    assert chat.say("/correct").startswith("Es gibt noch keinen Eintrag")
    assert chat.labels == ["Mitmachen"]


def test_a_stored_intent_for_an_appeal_that_is_gone_can_still_be_seen(chat: Chat) -> None:
    _signed_up(chat)
    chat.stored = {"old": replace(chat.stored["kommunen"], appeal="old")}
    assert "old (22. November 2026)" in chat.say("/join")
    assert "„old“" in chat.say("/mydata")


# ── Groups ─────────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    "text", ["/join", "/start join", "/mitmachen", "ich will unterschreiben", "/frage Ich möchte mich eintragen", "/correct", "/withdraw", "/delete", "/mydata", "/cancel", "lösch meine daten"]
)  # fmt: skip
def test_in_a_group_there_is_only_a_link_and_no_prompt_for_data(bot: Bot, text: str) -> None:
    group = Chat(bot.conversation, NOW, kind=ChatKind.GROUP)
    group.say(text)
    assert [button.url.split("?")[0] for button in group.buttons] == ["https://t.me/appeal_bot"]
    assert not any(button.data for button in group.buttons)
    assert group.person.draft is None
    assert not group.effects


@pytest.mark.parametrize(
    "data",
    ["join", "join:new", "sign:age:000000000000:yes", "mydata", "mydata:json", "correct", "erase:deleted", "keep"],
)
def test_the_dialogues_buttons_do_nothing_in_a_group(bot: Bot, data: str) -> None:
    group = Chat(bot.conversation, NOW, kind=ChatKind.GROUP)
    group.tap_data(data)
    assert len(group.buttons) == 1
    assert group.buttons[0].url
    assert not group.effects


def test_an_address_posted_in_a_group_is_neither_kept_nor_echoed(bot: Bot) -> None:
    group = Chat(bot.conversation, NOW, kind=ChatKind.GROUP)
    for addressed in (True, False):
        assert "marker@example.com" not in group.say("anna marker@example.com", addressed=addressed)
    assert "marker" not in repr(group.person)
    assert not group.effects


def test_a_draft_never_answers_in_a_group(bot: Bot, chat: Chat) -> None:
    _until(chat, Step.NAME)
    group = Chat(bot.conversation, NOW, kind=ChatKind.GROUP, person=chat.person)
    group.say("Anna Beispiel")
    assert group.person.draft is None


# ── The draft ──────────────────────────────────────────────────────────────────────────────────────────────────────


def test_what_the_shell_tells_of_stored_intents_never_gets_into_the_state(chat: Chat) -> None:
    _signed_up(chat).say("/mydata")
    assert chat.stored
    assert chat.person.stored == ()


def test_an_empty_draft_is_not_ready() -> None:
    draft = Draft("", NOW, Language.DE)
    assert draft.ready is None
    assert draft.typed(None) is draft
    assert draft.typed(1).typed(1).messages == (1,)
    assert draft.sent(2, repeats=True).sent(2, repeats=False).messages == ()


def test_a_tap_without_its_chat_message_is_still_a_tap(chat: Chat) -> None:
    _until(chat, Step.CONSENT)
    chat.take(Tapped(chat.button("Ja, ich willige ein").data, chance="0" * 32))
    assert chat.person.draft is not None
    assert chat.person.draft.agreed == Answer(NOW, Act.TAP, None, "Ja, ich willige ein")


def test_erasing_in_the_middle_leaves_nothing(chat: Chat) -> None:
    for step in STEPS:
        _until(chat, step)
        chat.say("/delete")
        chat.tap("Ja, alles löschen")
        assert chat.person.draft is None
        assert any(isinstance(effect, EraseIntents) for effect in chat.effects)


def test_the_entry_on_signing_up_and_the_answer_to_a_follow_up_lead_on(chat: Chat) -> None:
    chat.tap_data("entry:bot-sign-up")
    assert chat.labels[0] == "Mitmachen"
    chat.say("Was ist eine Duldung?")
    chat.say("und warum?")
    assert chat.outcome in {"answer", "choices"}
