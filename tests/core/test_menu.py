from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from appealbot.core import menu
from appealbot.core.menu import Tap
from appealbot.core.model import Language

if TYPE_CHECKING:
    from appealbot.core.model import Knowledge
    from tests.chat import Chat


@pytest.mark.parametrize(
    ("data", "tap"),
    [
        ("menu", Tap("menu")),
        ("list:hessen", Tap("list", "hessen")),
        ("list:hessen:2", Tap("list", "hessen", 2)),
        ("list:hessen:-1", Tap("list", "hessen")),
        ("list:hessen:99999999999", Tap("list", "hessen")),
        ("list:hessen:²", Tap("list", "hessen")),
        ("", Tap("")),
    ],
)
def test_button_data_are_read_without_trust(data: str, tap: Tap) -> None:
    assert menu.read(data) == tap


@given(st.text())
def test_any_data_can_be_read(data: str) -> None:
    assert menu.read(data).page >= 0


def test_button_data_are_read_as_they_were_made() -> None:
    assert menu.read(menu.data(menu.LIST, "hessen", 3)) == Tap("list", "hessen", 3)


def test_every_entry_is_two_taps_and_some_pages_away(chat: Chat, knowledge: Knowledge) -> None:
    reached: set[str] = set()
    for appeal in knowledge.appeals.values():
        chat.say("/demands")
        chat.tap(appeal.title.best(Language.DE))
        while True:
            reached |= {menu.read(button.data).target for button in chat.buttons if button.data.startswith("listed:")}
            if "Weiter ›" not in chat.labels:
                break
            chat.tap("Weiter ›")
    assert reached == set(knowledge.entries)


def test_a_page_past_the_last_is_the_last(chat: Chat) -> None:
    assert "Seite 4 von 4" in chat.tap_data("list:kommunen:9")


def test_an_entry_opened_from_a_list_leads_back_to_its_page(chat: Chat) -> None:
    chat.tap_data("list:kommunen:1")
    chat.tap("Arbeitsverbote")
    assert chat.replies[0].edits
    assert "Seite 2" in chat.tap("‹ Zurück")
