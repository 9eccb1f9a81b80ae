from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from appealbot.core.conversation import Conversation
from appealbot.core.information import Operator
from appealbot.core.markup import to_html
from appealbot.core.model import Language
from appealbot.core.outcome import DISTRESS, Match, Outcome
from appealbot.core.turn import ChatKind, Person
from appealbot.sandbox.html import parse
from tests.chat import Chat
from tests.conftest import NOW, OPERATOR

if TYPE_CHECKING:
    from collections.abc import Callable

    from appealbot.bootstrap.bot import Bot


# ── Answers ────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_question_gets_the_entry_with_quote_and_source(chat: Chat) -> None:
    text = chat.say("Was fordern die Kommunen zum sozialen Wohnungsbau?")
    assert chat.topics[0] == "kommunen-housing"
    assert "„Es braucht dringend einen Schub im sozialen Wohnungsbau" in text
    assert "Quelle: Migration als Chance begreifen! (2025), Punkt 5" in text


def test_an_english_question_gets_an_english_answer_with_marked_translation_and_original(chat: Chat) -> None:
    text = chat.say("What does the municipal appeal say about social housing?")
    assert "Our translation" in text
    assert "„Es braucht dringend einen Schub" in text


def test_the_glossary_is_marked_as_the_bots_own_words(chat: Chat) -> None:
    assert "in eigenen Worten" in chat.say("Was ist eine Duldung?")


def test_an_answer_leads_to_the_other_appeals_entry(chat: Chat) -> None:
    chat.say("Was fordern die Kommunen zum sozialen Wohnungsbau?")
    chat.tap("Was sagt der andere Aufruf?")
    assert chat.topics[0] == "hessen-infrastructure"
    assert not chat.replies[0].edits


def test_the_share_button_carries_a_deep_link_to_the_answer(chat: Chat) -> None:
    chat.say("Was ist eine Duldung?")
    link = next(button.url for button in chat.buttons if button.label == "Teilen")
    assert link == "https://t.me/share/url?url=https%3A%2F%2Ft.me%2Fappeal_bot%3Fstart%3Dterm-duldung"


def test_a_deep_link_lands_on_its_answer(chat: Chat) -> None:
    chat.say("/start hessen-ranking")
    assert chat.topics == ("hessen-ranking",)


def test_what_is_off_topic_gets_an_honest_no(chat: Chat) -> None:
    text = chat.say("Kochrezept für Nudeln")
    assert chat.outcome == "none"
    assert text.startswith("Dazu kann ich nichts sagen.")
    assert chat.labels == ["Alle Themen"]


# ── Several sentences ──────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("code", "text", "first", "second"),
    [
        ("de", "Was ist eine Duldung? Und was fordern die Kommunen beim Wohnen?", "Was ist eine Duldung?", "Sozialer"),
        ("en", "What is a Duldung? And who signed the municipal appeal?", "What is a Duldung?", "Who backs"),
    ],
)
def test_of_two_questions_the_first_is_answered_and_the_second_has_a_button(
    chat_in: Callable[[str], Chat], code: str, text: str, first: str, second: str
) -> None:
    chat = chat_in(code)
    assert chat.say(text).startswith(first)
    assert chat.labels[0].startswith(second)
    assert chat.tap(second).startswith(second)
    assert not chat.replies[0].edits


def test_in_a_group_the_second_question_has_a_button_too(group: Chat) -> None:
    group.say("/frage Was ist eine Duldung? Und was fordern die Kommunen beim Wohnen?")
    assert group.labels == ["Sozialer Wohnungsbau", "Mehr im privaten Chat"]


@pytest.mark.parametrize(
    ("text", "begins"),
    [
        ("Danke! Und was fordern die Kommunen beim Wohnen?", "Sozialer Wohnungsbau"),
        ("Hallo zusammen, was ist die Residenzpflicht", "Was ist die Residenzpflicht"),
        ("Thanks a lot! And what is the residence rule?", "What is the Residenzpflicht"),
        ("Good morning, what is the Duldung good for?", "What is a Duldung"),
        ("Danke! Wie wird das Wetter morgen?", "Dazu kann ich nichts sagen."),
        ("Vielen Dank für die Hilfe. Ich möchte mitmachen", "Schön, dass Sie dabei sein"),
        ("Danke für alles, bis bald", "Gern!"),
        ("Hallo, ich hätte eine Frage", "Guten Tag!"),
    ],
)
def test_who_greets_or_thanks_and_asks_has_asked(chat: Chat, text: str, begins: str) -> None:
    assert chat.say(text).startswith(begins)


def test_thanks_and_a_follow_up_lean_on_the_last_answer(chat: Chat) -> None:
    chat.say("Was fordern die Kommunen zum sozialen Wohnungsbau?")
    chat.say("Danke! Und in Hessen?")
    assert chat.topics[0] == "hessen-infrastructure"


def test_a_question_after_a_thousand_characters_is_answered(chat: Chat) -> None:
    talk = "Gestern stand ich lange am Zaun und habe mit dem Nachbarn über die Fußballer und das Wetter geredet. "
    assert chat.say(f"{talk * 12}Was ist eine Duldung?").startswith("Was ist eine Duldung?")


def test_that_only_a_part_of_a_message_was_read_is_said(chat: Chat) -> None:
    said = chat.say("\n".join(f"Wer hat die Seite {number} geschrieben?" for number in range(60)))
    assert said.endswith("Ihre Nachricht ist sehr lang. Gelesen habe ich nur den ersten Teil.")


# ── Choices ────────────────────────────────────────────────────────────────────────────────────────────────────────


class AlwaysUnsure:
    """Understands whatever is said as one of two entries."""

    def match(self, text: str, language: Language | None = None) -> Match:  # noqa: ARG002 - as the protocol has it
        return Match(Outcome.CHOICES, ("kommunen-demands", "hessen-demands"), 0.4)

    def chances(self, text: str, language: Language | None = None) -> dict[str, float]:  # noqa: ARG002 - as above
        return {"kommunen-demands": 0.5, "hessen-demands": 0.5}


class AlwaysConcerned(AlwaysUnsure):
    """Understands whatever is said as distress."""

    def match(self, text: str, language: Language | None = None) -> Match:  # noqa: ARG002 - as the protocol has it
        return DISTRESS


def _unsure(bot: Bot, kind: ChatKind) -> Chat:
    conversation = Conversation(
        knowledge=bot.knowledge,
        catalogue=bot.catalogue,
        matcher=AlwaysUnsure(),
        detector=bot.detector,
        operator=Operator(),
        username="appeal_bot",
    )
    chat = Chat(conversation, NOW, kind=kind)
    chat.say("die forderungen" if kind is ChatKind.PRIVATE else "/frage die forderungen")
    return chat


@pytest.fixture
def unsure(bot: Bot) -> Chat:
    return _unsure(bot, ChatKind.PRIVATE)


def test_when_unsure_it_offers_choices_and_none_of_these(unsure: Chat) -> None:
    assert unsure.labels == [
        "Die sieben Forderungen der Kommunen",
        "Was der Hessen-Aufruf fordert",
        "Nichts davon",
    ]


def test_a_tapped_choice_takes_the_place_of_the_choices(unsure: Chat) -> None:
    label = unsure.labels[0]
    assert unsure.tap(label).startswith(label.split(" (")[0])
    assert unsure.replies[0].edits


def test_a_choice_can_be_typed_by_number_or_by_its_text(unsure: Chat) -> None:
    label = unsure.labels[1]
    assert unsure.say("2").startswith(label.split(" (")[0])
    assert not unsure.replies[0].edits


def test_none_of_these_can_be_typed(unsure: Chat) -> None:
    assert unsure.say("nichts davon!").startswith("Dann habe ich dazu keine Antwort.")


def test_a_number_that_was_not_offered_is_an_ordinary_message(unsure: Chat) -> None:
    unsure.say("17")
    assert unsure.outcome == "choices"


# ── Commands ───────────────────────────────────────────────────────────────────────────────────────────────────────


def test_start_says_that_it_is_a_program_and_shows_an_example(chat: Chat) -> None:
    text = chat.say("/start")
    assert "Ich bin ein Programm" in text
    assert "Sie fragen zum Beispiel" in text
    assert "Migration als Chance begreifen!" in chat.labels
    assert chat.labels[-1] == "Mitmachen"


def test_start_follows_telegrams_language(chat_in: Callable[[str], Chat]) -> None:
    assert chat_in("en-GB").say("/start").startswith("Welcome!")
    assert chat_in("fr").say("/start").startswith("Willkommen!")


@pytest.mark.parametrize("payload", ["nonsense", "kommunen-gone", "../etc", "%00"])
def test_an_unknown_deep_link_is_a_normal_welcome(chat: Chat, payload: str) -> None:
    assert chat.say(f"/start {payload}").startswith("Willkommen!")


def test_help_demands_privacy_and_impressum_answer(chat: Chat) -> None:
    assert chat.say("/help").startswith("So geht es")
    assert chat.say("/demands").startswith("Zwei Aufrufe")
    assert "Verein Beispiel e. V." in chat.say("/privacy")
    assert "Musterweg 1" in chat.say("/impressum")


def test_without_an_operator_imprint_and_privacy_are_honest(bot: Bot) -> None:
    conversation = Conversation(
        knowledge=bot.knowledge,
        catalogue=bot.catalogue,
        matcher=bot.matcher,
        detector=bot.detector,
        operator=Operator(name="nur ein Name"),
    )
    chat = Chat(conversation, NOW)
    assert "noch nicht eingetragen" in chat.say("/impressum")
    assert "noch nicht eingetragen" in chat.say("/privacy")
    assert "ohne Telegram" not in chat.tap_data("privacy:telegram")
    assert "nur ein Name" not in chat.say("/impressum")
    assert "Telegram" not in chat.say("/join")


def test_without_a_name_on_telegram_there_are_no_links_to_it(bot: Bot) -> None:
    conversation = Conversation(
        knowledge=bot.knowledge,
        catalogue=bot.catalogue,
        matcher=bot.matcher,
        detector=bot.detector,
        operator=Operator(),
    )
    chat = Chat(conversation, NOW, kind=ChatKind.GROUP)
    chat.say("/frage Was ist eine Duldung?")
    assert chat.buttons == []
    private = Chat(conversation, NOW)
    private.say("/frage Was ist eine Duldung?")
    assert "Teilen" not in private.labels


def test_the_language_can_be_chosen_by_button_command_and_word(chat: Chat) -> None:
    chat.say("/language")
    assert chat.tap("English").startswith("Fine, I'll write in English.")
    assert chat.person.chosen is Language.EN
    assert chat.say("/help").startswith("How it works")
    assert chat.say("/sprache deutsch").startswith("Gut, ich schreibe Deutsch.")
    chat.say("/language")
    assert chat.say("english").startswith("Fine")


def test_the_messages_own_language_beats_the_choice(chat: Chat) -> None:
    chat.say("/language en")
    assert chat.say("Was ist eine Duldung?").startswith("Was ist eine Duldung")


def test_what_is_short_or_shared_stays_in_the_chats_language(chat_in: Callable[[str], Chat]) -> None:
    for code, begins in (("de", "Gern!"), ("en", "You're welcome!")):
        for word in ("Integration", "Status", "Frankfurt", "Problem", "Test", "ok", "qwertz asdf"):
            chat = chat_in(code)
            chat.say(word)
            assert chat.last is not None
            assert chat.last.language == code, word
        assert chat_in(code).say("danke" if code == "de" else "thanks").startswith(begins)


def test_the_chat_goes_on_in_the_language_of_a_whole_message(chat: Chat) -> None:
    assert chat.say("What is the residence rule about?").startswith("What is the Residenzpflicht")
    assert chat.person.spoken is Language.EN
    assert chat.say("Integration").startswith("What is the Integrations")
    assert chat.say("/help").startswith("How it works")
    chat.say("Was soll das alles kosten und wer bezahlt es?")
    assert chat.say("/help").startswith("So geht es")


def test_whose_language_nobody_tells_stays_in_that_of_the_first_message(chat_in: Callable[[str], Chat]) -> None:
    chat = chat_in("fr")
    chat.say("Was ist eine Duldung?")
    assert chat.say("housing").startswith("Ich bin nicht sicher")


def test_a_change_of_language_is_taken_back_by_the_button_under_the_first_answer(chat: Chat) -> None:
    chat.say("Was ist eine Duldung?")
    assert chat.say("What is a Duldung?").startswith("What is a Duldung?")
    assert chat.labels[-1] == "Auf Deutsch"
    assert chat.tap("Auf Deutsch").startswith("Was ist eine Duldung?")
    assert chat.replies[0].edits
    assert chat.person.chosen is Language.DE
    assert chat.say("status").startswith("Ich bin nicht sicher")


def test_the_button_is_offered_once(chat: Chat) -> None:
    chat.say("What is a Duldung?")
    chat.say("What do the mayors want?")
    assert "Auf Deutsch" not in chat.labels


@pytest.mark.parametrize(
    ("text", "begins"),
    [
        ("Who won the football match yesterday?", "Dazu kann ich nichts sagen."),
        ("Thank you so much for all this", "Gern!"),
        ("How much money do they want from the state for this?", ""),
    ],
)
def test_whatever_was_said_is_said_again_in_the_other_language(chat: Chat, text: str, begins: str) -> None:
    chat.say(text)
    labels = len(chat.labels)
    assert chat.tap("Auf Deutsch").startswith(begins)
    assert len(chat.labels) >= labels - 1


def test_choices_are_offered_again_in_the_other_language(bot: Bot) -> None:
    unsure = _unsure(bot, ChatKind.PRIVATE)
    unsure.say("What about the demands of them?")
    assert unsure.tap("Auf Deutsch").startswith("Ich bin nicht sicher")
    assert unsure.labels == ["Die sieben Forderungen der Kommunen", "Was der Hessen-Aufruf fordert", "Nichts davon"]


def test_an_old_button_for_the_other_language_sets_the_language(chat: Chat) -> None:
    assert chat.tap_data("in-en:choices").startswith("Fine, I'll write in English.")
    assert chat.tap_data("in-de:gone").startswith("Gut, ich schreibe Deutsch.")


def test_in_a_group_no_button_changes_the_language_for_all(group: Chat) -> None:
    group.say("/frage What is a Duldung?")
    assert group.labels == ["More in the private chat"]


def test_the_language_of_the_chat_is_among_ones_data(chat: Chat) -> None:
    chat.say("What is a Duldung?")
    assert "English, as you wrote last" in chat.say("/mydata")
    chat.say("/delete")
    assert chat.person == Person(code="de")


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("Belediyeler ne istiyor, kim imzaladı?", "Burada yalnızca Almanca ve İngilizce anlıyorum."),
        ("ماذا تطلب المدن من الحكومة؟", "أفهم هنا الألمانية والإنجليزية فقط."),
        ("Чого міста хочуть від уряду?", "Я розумію тут лише німецьку та англійську."),
        ("市长们要求什么", "Ich verstehe hier nur Deutsch und Englisch."),
    ],
)
def test_other_languages_get_a_sentence_in_theirs_in_both_of_ours_and_the_topics(
    chat: Chat, text: str, first: str
) -> None:
    said = chat.say(text)
    assert said.startswith(first)
    assert said.endswith("Ich verstehe hier nur Deutsch und Englisch.\n\nI only understand German and English here.")
    assert chat.labels == ["Alle Themen", "All topics"]
    assert chat.tap("All topics").startswith("Two appeals")
    assert chat.say("Status").startswith("I'm not sure")


def test_a_borrowed_word_is_understood_as_ever(chat: Chat) -> None:
    assert chat.say("merci vielmals").startswith("Gern!")


def test_an_unknown_command_is_answered(chat: Chat) -> None:
    assert chat.say("/fliegen").startswith("Diesen Befehl kenne ich nicht.")


def test_the_question_command_without_a_question_says_how(chat: Chat) -> None:
    assert "/frage Was heißt" in chat.say("/frage")


def test_all_topics_are_a_tap_away_from_an_answer(chat: Chat) -> None:
    chat.say("Was ist eine Duldung?")
    assert chat.tap("Alle Themen").startswith("Zwei Aufrufe")
    assert chat.replies[0].edits


def test_data_can_be_seen_and_erased(chat: Chat) -> None:
    chat.say("/language en")
    chat.say("Was ist eine Duldung?")
    assert "English" in chat.say("/mydata")
    assert chat.say("/delete").startswith("Done")
    assert chat.person == Person(code="de")
    assert "Sprache: nichts" in chat.say("/mydata")
    assert chat.say("/withdraw").startswith("Erledigt")


@pytest.fixture
def closed(bot: Bot) -> Chat:
    conversation = Conversation(
        knowledge=bot.knowledge,
        catalogue=bot.catalogue,
        matcher=bot.matcher,
        detector=bot.detector,
        operator=OPERATOR,
    )
    return Chat(conversation, NOW)


def test_while_sign_ups_are_closed_it_says_so_and_names_the_way_without_telegram(closed: Chat) -> None:
    for text in ("ich will unterschreiben", "/join", "/correct"):
        assert "gerade nicht" in closed.say(text)
    assert "(3. Dezember 2025) ist vorbei" in closed.say("/mitmachen")
    assert "kontakt@verein.example" in closed.say("/mitmachen")
    assert closed.tap_data("sign:age:000000000000:yes").startswith("Diese Eintragung ist nicht mehr offen")
    assert "Mitmachen" not in closed.labels or closed.tap("Mitmachen").startswith("Schön")
    closed.say("/start")
    assert "Mitmachen" not in closed.labels


def test_a_wish_to_be_erased_shows_what_is_stored(chat: Chat) -> None:
    assert "gespeichert" in chat.say("lösch meine daten")
    assert chat.outcome == "my_data"


# ── Small talk ─────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("said", "reply"),
    [
        ("Hallo", "Guten Tag!"),
        ("danke schön", "Gern!"),
        ("tschüss", "Auf Wiedersehen"),
        ("hilfe", "Schreiben Sie Ihre Frage"),
        ("du blöder bot", "Das klingt verärgert."),
    ],
)
def test_small_talk_gets_one_calm_sentence(chat: Chat, said: str, reply: str) -> None:
    assert chat.say(said).startswith(reply)
    assert chat.outcome == "smalltalk"


def test_pictures_and_voices_get_a_kind_sentence(chat: Chat) -> None:
    assert chat.attach().startswith("Das kann ich leider nicht lesen")


# ── Groups ─────────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.fixture
def group(bot: Bot) -> Chat:
    return Chat(bot.conversation, NOW, kind=ChatKind.GROUP)


def test_in_a_group_it_is_silent_unless_addressed(group: Chat) -> None:
    assert group.say("Was ist eine Duldung?", addressed=False) == ""
    assert group.attach() == ""
    assert group.say("/fliegen") == ""
    assert group.say("/help@another_bot", addressed=False) == ""


def test_in_a_group_it_answers_commands_and_replies_in_one_short_message(group: Chat) -> None:
    assert "Duldung" in group.say("/frage@appeal_bot Was ist eine Duldung?", addressed=False)
    assert len(group.replies) == 1
    assert group.labels == ["Mehr im privaten Chat"]
    assert "Residenzpflicht" in group.say("und was ist die residenzpflicht?")


def test_in_a_group_help_is_short_and_data_are_for_private(group: Chat) -> None:
    assert group.say("/help").startswith("Ich bin ein Programm")
    assert group.say("/start").startswith("Ich bin ein Programm")
    assert group.say("/mydata").startswith("Über Ihre Daten")
    assert group.buttons[0].url == "https://t.me/appeal_bot?start=mydata"
    assert group.say("/join").startswith("Schön, dass Sie mitmachen")
    assert group.buttons[0].url == "https://t.me/appeal_bot?start=join"
    assert group.say("/fliegen@appeal_bot").startswith("Diesen Befehl")


def test_the_link_from_a_group_to_ones_data_lands_there(chat: Chat) -> None:
    assert chat.say("/start mydata").startswith("Zu diesem Chat ist gerade gespeichert")


def test_in_a_group_choices_open_the_short_answer_in_place(bot: Bot) -> None:
    group = _unsure(bot, ChatKind.GROUP)
    group.tap(group.labels[0])
    assert group.replies[0].edits
    assert group.labels == ["Mehr im privaten Chat"]
    group.tap_data("entry:term-duldung")
    assert not group.replies[0].edits


def test_in_a_group_an_honest_no_offers_only_the_menu(group: Chat) -> None:
    group.say("Wie viele Flüchtlinge kamen letztes Jahr nach Gießen?")
    assert group.outcome == "none"
    assert group.labels == ["Alle Themen"]


@pytest.mark.parametrize(
    "text",
    [
        "hm",
        "haha",
        "👍",
        "oh wow, echt?",
        "ja genau",
        "so ein Quatsch",
        "was ein Quatsch",
        "what a joke",
        "danke",
        "lol ok",
    ],
)
def test_in_a_group_a_reply_that_asks_nothing_gets_silence(group: Chat, text: str) -> None:
    group.say("/frage Was ist eine Duldung?")
    assert group.say(text) == ""
    assert group.person.last is not None


@pytest.mark.parametrize(
    ("text", "begins"),
    [
        ("und die Städte?", "Ich bin nicht sicher"),
        ("wie viele kamen letztes Jahr nach Gießen", "Dazu kann ich nichts"),
        ("Die nehmen uns die Wohnungen weg", "Sozialer Wohnungsbau"),
        ("hilfe", "Schreiben Sie"),
        ("ich will unterschreiben", "Schön"),
        ("ich will nicht mehr leben", "Das klingt sehr schwer."),
    ],
)
def test_in_a_group_a_question_a_claim_and_a_wish_are_answered(group: Chat, text: str, begins: str) -> None:
    group.say("/frage Was ist eine Duldung?")
    assert group.say(text).startswith(begins)


def test_in_a_group_a_wish_that_is_only_suspected_gets_silence(group: Chat) -> None:
    assert group.say("mein Nachbar sagt das auch") == ""


# ── Edits ──────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_an_edited_question_takes_the_place_of_its_answer(chat: Chat) -> None:
    chat.say("Wie wird das Wetter?")
    assert chat.edit("Was ist eine Duldung?").startswith("Was ist eine Duldung?")
    assert [reply.edits for reply in chat.replies] == [True]
    assert chat.person.last is not None


def test_an_edit_to_a_command_or_a_number_does_nothing_of_what_they_do(unsure: Chat) -> None:
    assert unsure.edit("/delete") == ""
    unsure.edit("1")
    assert unsure.outcome == "choices"


def test_an_edit_in_an_open_sign_up_changes_nothing(chat: Chat) -> None:
    chat.say("/join")
    draft = chat.person.draft
    assert chat.edit("ja") == ""
    assert chat.person.draft == draft


def test_who_is_in_need_gets_a_message_of_its_own(chat: Chat) -> None:
    assert chat.edit("ich will nicht mehr leben").startswith("Das klingt sehr schwer.")
    assert [reply.edits for reply in chat.replies] == [False]


# ── Bad input ──────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    "text",
    [
        "",
        "   ",
        "👍",
        "😀" * 50,
        "W" + "\u0335\u0321" * 40 + "ohnung",
        "\u202eWohnung\u202c",
        "Woh\u200bnung",
        "<b>Wohnung</b> &amp; <script>",
        "{0} {name} %s {{",
        "x" * 4_096,
        "a\ud800b",
        "\U000e0041\U000e0042",
        "[link](tg://user?id=1)",
    ],
)
def test_whatever_comes_there_is_an_answer_that_telegram_takes(chat: Chat, text: str) -> None:
    chat.say(text)
    assert chat.outcome in {"answer", "choices", "none", "smalltalk"}
    for reply in chat.replies:
        assert parse(to_html(reply.text)).text.strip()


def test_invisible_characters_do_not_change_the_meaning(chat: Chat) -> None:
    plain = chat.say("Was ist eine Duldung?")
    assert chat.say("Was ist e\u200bine \u202eDul\u00addung\u202c?") == plain


@pytest.mark.parametrize("data", ["entry:gone", "list:gone", "language:fr", "", "💥", "drop table", "listed:gone:3"])
def test_a_button_of_an_older_knowledge_base_leads_to_todays_topics(chat: Chat, data: str) -> None:
    assert chat.tap_data(data).startswith("Diese Antwort gibt es so nicht mehr")
    assert "Migration als Chance begreifen!" in chat.labels


@pytest.mark.parametrize(
    ("code", "text", "begins"),
    [
        ("de", "Ich möchte nicht mehr leben.", "Das klingt sehr schwer."),
        ("de", "wenn sie mich abschieben bringe ich mich um", "Das klingt sehr schwer."),
        ("en", "i'm going to kill myself", "That sounds very hard."),
        ("en", "My friend wants to take his own life, what can I do?", "That sounds very hard."),
    ],
)
def test_who_speaks_of_taking_their_life_is_told_who_listens_and_nothing_else(
    chat: Chat, code: str, text: str, begins: str
) -> None:
    chat.code = code
    chat.say("Was ist eine Duldung?")
    told = chat.say(text)
    assert told.startswith(begins)
    for way in ("0800 111 0 111", "0800 111 0 222", "116 123", "telefonseelsorge.de", "112"):
        assert way in told
    assert chat.labels == []


def test_what_the_matcher_takes_for_distress_is_answered_as_such(bot: Bot) -> None:
    conversation = Conversation(
        knowledge=bot.knowledge,
        catalogue=bot.catalogue,
        matcher=AlwaysConcerned(),
        detector=bot.detector,
        operator=OPERATOR,
    )
    chat = Chat(conversation, NOW)
    assert chat.say("grau in grau").startswith("Das klingt sehr schwer.")
    assert chat.labels == []


def test_an_open_sign_up_waits_and_does_not_press_on_after_such_a_word(chat: Chat) -> None:
    chat.say("/join")
    assert chat.say("ich will sterben").startswith("Das klingt sehr schwer.")
    assert len(chat.replies) == 1
    assert chat.say("ja").endswith("Sind Sie 16 Jahre alt oder älter?")


@pytest.mark.parametrize(
    "text",
    [
        "I'm dead tired of politics",
        "politics bores me to death",
        "die Kommunen sterben",
        "Selbstmordattentat",
        "zum Sterben langweilig",
        "Die Bürokratie bringt mich um",
        "Warum sterben immer noch Leute auf der Flucht?",
        "this is political suicide",
    ],
)
def test_death_as_a_figure_of_speech_or_in_the_news_is_no_such_word(chat: Chat, text: str) -> None:
    assert "0800" not in chat.say(text)
