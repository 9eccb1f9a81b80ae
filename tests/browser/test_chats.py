"""People chat with the real bot on the preview's page."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest
import yaml
from playwright.async_api import expect

from tests.browser.screen import DARK_DESKTOP, DARK_PHONE, DESKTOP, PHONE, Screen

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractAsyncContextManager
    from pathlib import Path

    from tests.browser.screen import Look

    Looking = Callable[..., AbstractAsyncContextManager[Screen]]

pytestmark = pytest.mark.asyncio(loop_scope="session")

GERMAN = ("Aylin", "de", "Sollen Geflüchtete schneller arbeiten dürfen?", "Schneller in Arbeit", "Antwort")
ENGLISH = ("Tom", "en", "What do the municipalities say about housing?", "Social housing", "Answer")


@pytest.mark.parametrize(
    ("look", "told"), [(DESKTOP, GERMAN), (DARK_PHONE, GERMAN), (DARK_DESKTOP, ENGLISH), (PHONE, ENGLISH)]
)
async def test_a_question_is_answered_and_explained(
    looking: Looking, look: Look, told: tuple[str, str, str, str, str]
) -> None:
    name, language, question, answer, outcome = told
    async with looking(look) as screen:
        assert await screen.faults() == []
        await screen.chat_with(name)
        await screen.say(question)
        await screen.hears(answer)
        await expect(screen.last.locator(".text")).to_have_attribute("lang", language)
        await expect(screen.last.locator("blockquote").first).to_be_visible()
        assert await screen.faults() == []

        await screen.asks_why()
        await expect(screen.inspector.locator(".asked-text")).to_have_text(question)
        await expect(screen.inspector.locator(".badge")).to_have_text(outcome)
        await expect(screen.inspector.locator(".place code")).to_have_text(
            re.compile(r"knowledge/\w+/[\w-]+\.yaml:\d+$")
        )
        await expect(screen.inspector.locator(".candidates tbody tr").first).to_contain_text(answer)
        await screen.inspector.locator("summary").click()
        await expect(screen.inspector.locator(".call").first).to_contain_text("sendMessage")
        assert await screen.faults() == []
        await screen.page.keyboard.press("Escape")
        await expect(screen.log.locator(".action-why").last).to_be_focused()


async def test_an_unsure_answer_offers_choices_that_can_be_tapped(looking: Looking) -> None:
    async with looking(DESKTOP) as screen:
        await screen.chat_with("Aylin")
        await screen.say("wohnung geld")
        await screen.hears("Ich bin nicht sicher")
        await screen.tap("Sozialer Wohnungsbau")
        await screen.hears("Sozialer Wohnungsbau")
        await expect(screen.last.locator(".meta")).to_contain_text("bearbeitet")
        await expect(screen.inspector.locator(".asked")).to_contain_text("Sozialer Wohnungsbau")


async def test_a_sign_up_goes_through_and_is_erased(looking: Looking, tmp_path: Path) -> None:
    async with looking(DARK_PHONE) as screen:
        await screen.chat_with("Jonas")
        await screen.say("/join")
        await screen.hears("16 Jahre")
        await screen.tap("Ja, 16 oder älter")
        await screen.tap("Bürgermeister:in")
        await screen.hears("welchen Kreis?")
        await screen.say("Gießen")
        await screen.hears("Wie heißen Sie?")
        await screen.say("Olena Müller-Świątek")
        await screen.hears("E-Mail-Adresse")
        await screen.say("olena@stadt-beispiel.de")
        await screen.tap("Migration als Chance begreifen!")
        await screen.tap("Ja, stimmt so")
        await screen.hears("Willigen Sie ein?")
        assert await screen.faults() == []
        await screen.tap("Ja, ich willige ein")
        await screen.tap("Ja")
        await screen.tap("Ja, jetzt speichern")
        await screen.hears("Ihr Beleg: R-")
        await expect(screen.log.get_by_text("olena@")).to_have_count(0)

        await screen.asks_why()
        stored = screen.inspector.locator(".stored")
        await expect(stored).to_contain_text("versiegelt")
        await expect(stored).not_to_contain_text("Olena")
        assert await screen.faults() == []
        await screen.page.keyboard.press("Escape")

        await screen.tap("Meine Daten")
        await screen.tap("Als Datei")
        document = screen.last.locator(".document")
        async with screen.page.expect_download() as downloading:
            await document.click()
        await (await downloading.value).save_as(tmp_path / "data.json")
        assert json.loads((tmp_path / "data.json").read_text(encoding="utf-8"))
        await screen.say("/delete")
        await screen.tap("Ja, alles löschen")
        await screen.hears("ist gelöscht")


async def test_a_group_speaks_and_a_link_leads_into_the_private_chat(looking: Looking) -> None:
    async with looking(PHONE) as screen:
        await screen.chat_with("Runder Tisch")
        await screen.page.get_by_label("Write as").select_option(label="Tom (English)")
        await screen.say("Has anybody read this?")
        await expect(screen.last.get_by_role("button", name="Why no answer?")).to_be_visible()
        await screen.say("/frage What is a Duldung?")
        await screen.hears("What is a Duldung?")
        await expect(screen.last.locator(".quoted")).to_contain_text("Tom")
        assert await screen.faults() == []

        await screen.page.get_by_label("Write as").select_option(label="Aylin (German)")
        await expect(screen.log.locator(".message:not(.is-own):not(.is-bot) .sender").last).to_have_text("Tom")
        await screen.last.get_by_role("button", name="Reply").click()
        await screen.say("Dürfen die arbeiten?")
        await screen.hears("Aylin")
        await screen.tap("Mehr im privaten Chat")
        await expect(screen.page.locator("#head-subtitle")).to_contain_text("Aylin")
        await screen.hears("Quelle")


async def test_everything_can_be_done_by_keyboard(looking: Looking) -> None:
    async with looking(DARK_DESKTOP) as screen:
        await screen.chat_with("Aylin")
        await expect(screen.draft).to_be_focused()
        keys = screen.page.keyboard
        await keys.type("/")
        options = screen.page.get_by_role("option")
        await expect(options.first).to_have_attribute("aria-selected", "true")
        assert await screen.faults() == []
        await keys.type("de")
        await expect(options).to_have_text(["/demands Alle Themen beider Aufrufe", "/delete Meine Daten löschen"])
        await keys.press("ArrowDown")
        await keys.press("ArrowUp")
        await keys.press("Enter")
        await screen.hears("Zwei Aufrufe, zwei Listen")

        await keys.type("one")
        await keys.press("Shift+Enter")
        await keys.type("two")
        await screen.page.locator("#chats a", has_text="Tom").focus()
        await keys.press("Enter")
        await expect(screen.draft).to_have_value("")
        await expect(screen.page.locator("#chats a", has_text="Aylin")).to_contain_text("Draft: one")
        await screen.page.go_back()
        await expect(screen.draft).to_have_value("one\ntwo")
        await screen.draft.fill("")

        await screen.last.locator(".key").first.focus()
        await keys.press("Enter")
        await screen.hears("Seite 1 von")
        await expect(screen.last.locator(".key").first).to_be_focused()
        await keys.press("Escape")
        await expect(screen.draft).to_be_focused()


async def test_language_colours_export_and_a_new_beginning(looking: Looking, tmp_path: Path) -> None:
    async with looking(DARK_DESKTOP) as screen:
        page = screen.page
        await screen.chat_with("Noor")
        await screen.say("Was ist eine Duldung?")
        await screen.hears("Was ist eine Duldung?")
        await page.get_by_text("Deutsch", exact=True).click()
        await page.get_by_text("Hell", exact=True).click()
        await page.reload()
        await expect(page.get_by_text("Sprache dieser Seite")).to_be_visible()
        assert await page.evaluate("getComputedStyle(document.documentElement).colorScheme") == "light"

        await page.locator("#more").click()
        assert await screen.faults() == []
        async with page.expect_download() as downloading:
            await page.get_by_text("als Testdialog speichern").click()
        await (await downloading.value).save_as(tmp_path / "dialogue.yaml")
        script = yaml.safe_load((tmp_path / "dialogue.yaml").read_text(encoding="utf-8"))
        assert script["turns"][-1] == {"say": "Was ist eine Duldung?"}

        await page.locator("#more").click()
        await page.get_by_text("Alles neu beginnen").click()
        await page.get_by_role("button", name="Neu beginnen", exact=True).click()
        await expect(page.locator("#start")).to_be_visible()
        await expect(screen.log).to_contain_text("Was kann dieser Bot?")
        assert await screen.faults() == []
