"""What the bot says about data: short at first, unfolded in place, and exact about what an erasure leaves."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from appealbot.core.effects import EraseIntents
from appealbot.core.privacy import ESSENTIALS_LONGEST, SECTION_LONGEST, Section
from appealbot.core.turn import ChatKind, Person
from tests.chat import Chat
from tests.conftest import NOW

if TYPE_CHECKING:
    from collections.abc import Callable

    from appealbot.bootstrap.bot import Bot

ANSWERS = ("/join", "ja", "privat", "Anna Beispiel", "anna@example.com", "1", "ja", "ja", "nein", "ja")
LANGUAGES = pytest.mark.parametrize("code", ["de", "en"])
SECTIONS = pytest.mark.parametrize("section", list(Section))


@LANGUAGES
def test_the_essentials_are_short_and_lead_to_every_section(chat_in: Callable[[str], Chat], code: str) -> None:
    chat = chat_in(code)
    assert len(chat.say("/privacy")) <= ESSENTIALS_LONGEST
    assert [button.data for button in chat.buttons] == [*(f"privacy:{each}" for each in Section), "menu"]


@LANGUAGES
@SECTIONS
def test_a_section_unfolds_in_the_same_message_and_leads_back(
    chat_in: Callable[[str], Chat], code: str, section: Section
) -> None:
    chat = chat_in(code)
    essentials = chat.say("/privacy")
    unfolded = chat.tap_data(f"privacy:{section}")
    assert unfolded != essentials
    assert len(unfolded) <= SECTION_LONGEST
    assert chat.replies[0].edits
    assert chat.tap("‹") == essentials
    assert chat.replies[0].edits


@LANGUAGES
@SECTIONS
def test_neither_the_notice_nor_the_imprint_names_a_command(
    chat_in: Callable[[str], Chat], code: str, section: Section
) -> None:
    chat = chat_in(code)
    for text in (chat.say("/privacy"), chat.tap_data(f"privacy:{section}"), chat.say("/impressum")):
        assert re.findall(r"(?<!\S)/\w+", text) == []


def test_a_section_that_is_asked_for_in_words_comes_as_a_message_of_its_own(chat: Chat) -> None:
    chat.say("/privacy")
    assert chat.say("wie lange").startswith("Wie lange\n")
    assert not chat.replies[0].edits


def test_a_section_that_is_gone_gives_the_essentials(chat: Chat) -> None:
    assert chat.tap_data("privacy:gone") == chat.say("/privacy")


def test_ones_own_data_are_a_tap_away_from_ones_rights(chat: Chat) -> None:
    chat.tap_data("privacy:rights")
    assert chat.tap("Meine Daten").startswith("Zu diesem Chat ist gerade gespeichert")


def test_what_is_left_with_telegram_names_the_way_without_it(chat: Chat) -> None:
    assert chat.tap_data("privacy:telegram").endswith("Lieber ohne Telegram? Schreiben Sie an: kontakt@verein.example")


def test_a_group_gets_the_essentials_and_the_way_into_the_private_chat(chat: Chat, bot: Bot) -> None:
    group = Chat(bot.conversation, NOW, kind=ChatKind.GROUP)
    assert group.say("/privacy") == chat.say("/privacy")
    assert [button.url for button in group.buttons] == ["https://t.me/appeal_bot?start=privacy"]
    assert chat.say("/start privacy") == group.say("/privacy")


@pytest.mark.parametrize(
    ("entry", "label", "leads_to"),
    [
        ("bot-privacy", "Mehr dazu", "Datenschutz in Kürze"),
        ("bot-delete", "Meine Daten", "Zu diesem Chat ist gerade gespeichert"),
        ("bot-operator", "Impressum", "Wer diesen Bot betreibt"),
        ("bot-sign-up", "Mitmachen", "Schön, dass Sie dabei sein möchten!"),
    ],
)
@pytest.mark.parametrize("kind", ["entry", "listed"])
def test_an_entry_on_the_bot_leads_to_what_it_is_about(
    chat: Chat, entry: str, label: str, leads_to: str, kind: str
) -> None:
    chat.tap_data(f"{kind}:{entry}")
    assert chat.tap(label).startswith(leads_to)
    assert not chat.replies[0].edits


# ── What an erasure leaves ─────────────────────────────────────────────────────────────────────────────────────────


def test_after_a_sign_up_was_erased_it_is_told_what_is_left_and_for_how_long(chat: Chat) -> None:
    for answer in (*ANSWERS, "/delete"):
        chat.say(answer)
    chat.starts[:] = [NOW.replace(hour=11)]
    left, copies = chat.say("ja").split("\n\n")[1:]
    assert left.split("\n") == [
        "Ohne Ihren Namen bleibt noch:",
        "• ein Nachweis, dass jemand eingewilligt hatte: 3 Jahre",
        "• ein Vermerk, dass gelöscht wurde: 15 Tage",
        "• Prüfnummern Ihrer Nachrichten: 8 Tage",
        "• dass Sie eine Eintragung begonnen haben: 24 Stunden",
    ]
    assert copies == "In Sicherungskopien und Listen der Zuständigen steht das Gelöschte noch höchstens 14 Tage."


def test_where_there_was_no_sign_up_nothing_is_told_of_its_proof(chat: Chat) -> None:
    assert chat.say("/delete").split("\n\n")[1:] == [
        "Ohne Ihren Namen bleibt noch:\n• ein Vermerk, dass gelöscht wurde: 15 Tage\n• Prüfnummern Ihrer Nachrichten: 8 Tage",
        "In Sicherungskopien liegt das Gelöschte noch höchstens 14 Tage.",
    ]


def test_the_way_to_more_remembers_nothing_of_who_erased_everything(chat: Chat) -> None:
    chat.say("/delete")
    assert any(isinstance(effect, EraseIntents) for effect in chat.effects)
    assert chat.labels == ["Mehr dazu"]
    assert chat.person == Person(code="de")


def test_more_on_what_is_left_leaves_the_confirmation_where_it_is(chat: Chat) -> None:
    chat.say("/delete")
    assert chat.tap("Mehr dazu").startswith("Wie lange\n")
    assert not chat.replies[0].edits
