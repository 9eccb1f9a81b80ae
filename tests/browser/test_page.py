"""What the page does by itself: formatted texts, a line that breaks, knowledge that changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.async_api import expect

from tests.browser.screen import DARK_DESKTOP, DESKTOP, PHONE, Screen

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractAsyncContextManager

    from playwright.async_api import WebSocketRoute

    from tests.browser.conftest import Preview

    Looking = Callable[..., AbstractAsyncContextManager[Screen]]

pytestmark = pytest.mark.asyncio(loop_scope="session")

FORMATTED = """async ([text, entities]) => {
  const { formatted } = await import("/page/entities.js");
  const holder = document.createElement("div");
  holder.append(...formatted(text, entities, { username: "the_bot", start() {}, command() {} }));
  return holder.innerHTML;
}"""


def entity(kind: str, offset: int, length: int, **more: str) -> dict[str, object]:
    return {"type": kind, "offset": offset, "length": length, **more}


async def test_texts_are_formatted_and_nothing_in_them_is_taken_as_markup(looking: Looking) -> None:
    examples = [
        ("😀 ab", [entity("bold", 3, 2), entity("italic", 4, 1)], "😀 <b>a<i>b</i></b>"),
        ("abcd", [entity("bold", 0, 3), entity("italic", 1, 3)], "<b>a<i>bc</i></b><i>d</i>"),
        ("a\nb\nc", [entity("blockquote", 2, 1)], 'a\n<blockquote dir="auto">b</blockquote>c'),
        ("u s c", [entity("underline", 0, 1), entity("strikethrough", 2, 1), entity("code", 4, 1)], "<u>u</u> <s>s</s> <code>c</code>"),
        ("<img src=x onerror=alert(1)>", [], "&lt;img src=x onerror=alert(1)&gt;"),
        ("x", [entity("text_link", 0, 1, url="javascript:alert(1)")], "<span>x</span>"),
        ("x", [entity("bold", 0, 99)], "<b>x</b>"),
        ("to /help.", [], 'to <button type="button" class="link">/help</button>.'),
        ("a@b.de", [], '<a href="mailto:a@b.de">a@b.de</a>'),
        ("1/2 und/oder", [], "1/2 und/oder"),
        (
            "(https://a.de/b?c=d).",
            [],
            '(<a href="https://a.de/b?c=d" target="_blank" rel="noopener noreferrer">https://a.de/b?c=d</a>).',
        ),
    ]  # fmt: skip
    async with looking() as screen:
        for text, entities, html in examples:
            assert await screen.page.evaluate(FORMATTED, [text, entities]) == html


async def test_long_words_and_other_scripts_keep_within_a_phone(looking: Looking) -> None:
    async with looking(PHONE) as screen:
        await screen.chat_with("Noor")
        for text in ("x" * 400, "مرحبا بالعالم، كيف الحال؟", "👩‍👩‍👧‍👦" * 60, "line\n" * 30):
            await screen.say(text)
            await expect(screen.last.and_(screen.page.locator(".is-bot"))).to_be_visible()
        assert await screen.faults() == []


async def test_a_broken_line_is_told_and_comes_back_with_what_was_missed(looking: Looking) -> None:
    lines: list[WebSocketRoute] = []
    broken = False

    async def connect(line: WebSocketRoute) -> None:
        if broken:
            await line.close()
        else:
            line.connect_to_server()
            lines.append(line)

    async with looking(DESKTOP) as screen, looking(DARK_DESKTOP) as other:
        await screen.page.route_web_socket("**/updates", connect)
        await screen.page.reload()
        await screen.chat_with("Aylin")
        broken = True
        await lines[0].close()
        lost = screen.page.locator("#lost")
        await expect(lost).to_contain_text("Die Verbindung zur Vorschau ist weg")
        await screen.draft.fill("Hallo?")
        await screen.draft.press("Enter")
        await expect(screen.page.locator("#toasts")).to_contain_text("Nicht gesendet")
        await expect(screen.draft).to_have_value("Hallo?")
        assert await screen.faults() == []
        await other.chat_with("Tom")
        await other.say("Good morning")
        await other.hears("appeals")
        broken = False
        await expect(lost).to_be_hidden()
        await expect(screen.page.locator("#chats a", has_text="Tom").locator(".count")).to_contain_text("ungelesen")


async def test_a_changed_file_shows_and_a_wrong_one_is_refused_with_its_place(
    looking: Looking, preview: Preview
) -> None:
    file = preview.knowledge / "kommunen" / "kommunen-labour-market.yaml"
    before = file.read_text(encoding="utf-8")
    async with looking() as screen:
        await screen.chat_with("Aylin")
        file.write_text(before.replace("de: Schneller in Arbeit", "de: Schneller arbeiten"), encoding="utf-8")
        await expect(screen.page.locator("#toasts")).to_contain_text("Die Änderung gilt jetzt.")
        await screen.say("/start kommunen-labour-market")
        await screen.hears("Schneller arbeiten")

        file.write_text(before.replace("\nanswer:", "\nanswr:"), encoding="utf-8")
        banner = screen.page.locator("#knowledge")
        await expect(banner).to_contain_text("Die Änderung wurde nicht übernommen")
        await expect(banner.locator("code").first).to_contain_text("kommunen-labour-market.yaml:")
        assert await screen.faults() == []
        await screen.say("/start kommunen-labour-market")
        await screen.hears("Schneller arbeiten")

        file.write_text(before, encoding="utf-8")
        await expect(banner).to_be_hidden()
        await screen.say("/start kommunen-labour-market")
        await screen.hears("Schneller in Arbeit")
