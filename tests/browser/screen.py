"""What a person sees of the preview's page, and does there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from axe_playwright_python.async_playwright import Axe
from playwright.async_api import expect

if TYPE_CHECKING:
    from playwright.async_api import ConsoleMessage, Locator, Page, Request

WAIT: Final = 20_000.0
"""Milliseconds for which something may take to be seen."""
FIRST_START: Final = 120_000.0
"""The same, for the bot to be there."""
SERIOUS: Final = frozenset({"serious", "critical"})
FAULTS: Final = """(phone) => {
  const faults = [];
  const root = document.documentElement;
  if (root.scrollWidth > root.clientWidth) faults.push(`scrolls sideways: ${root.scrollWidth}`);
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const parent = texts.currentNode.parentElement;
    if (!texts.currentNode.data.trim() || !parent.checkVisibility()) continue;
    const size = parseFloat(getComputedStyle(parent).fontSize);
    if (size < 12) faults.push(`text of ${size}px: ${texts.currentNode.data}`);
  }
  const inline = ".text a, .link, .unseen, .switch input";
  for (const one of document.querySelectorAll("button, a[href], select, textarea, summary, label, [role=option]")) {
    if (!phone || !one.checkVisibility() || one.matches(inline) || one.matches("label:has(select)")) continue;
    const box = one.getBoundingClientRect();
    if (box.width < 44 || box.height < 44)
      faults.push(`target of ${box.width} x ${box.height}: ${one.getAttribute("aria-label") ?? one.textContent}`);
  }
  return faults;
}"""
"""What's wrong with what is shown: sideways scrolling, text below 12 px, targets below 44 px on phones."""


expect.set_options(timeout=WAIT)


@dataclass(frozen=True, slots=True)
class Look:
    """How somebody looks at the page."""

    width: int
    height: int
    scheme: Literal["light", "dark"]
    locale: str

    @property
    def phone(self) -> bool:
        return self.width < 760


DESKTOP: Final = Look(1280, 800, "light", "de-DE")
DARK_DESKTOP: Final = Look(1280, 800, "dark", "en-GB")
PHONE: Final = Look(360, 740, "light", "en-GB")
DARK_PHONE: Final = Look(360, 740, "dark", "de-DE")


class Screen:
    """The page, as one look shows it. `complaints` holds what went wrong in the browser."""

    def __init__(self, page: Page, look: Look) -> None:
        self.page = page
        self.look = look
        self.complaints: list[str] = []
        page.set_default_timeout(WAIT)
        page.on("console", self._logged)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("requestfailed", self._failed)

    async def open(self, url: str) -> None:
        await self.page.goto(url)
        await expect(self.page.locator("#live[data-state=live]")).to_be_attached(timeout=FIRST_START)

    # ── What's seen ────────────────────────────────────────────────────────────────────────────────────────────────

    @property
    def log(self) -> Locator:
        return self.page.get_by_role("log")

    @property
    def last(self) -> Locator:
        """The newest message."""
        return self.log.locator(".message").last

    @property
    def draft(self) -> Locator:
        return self.page.locator("#draft")

    @property
    def inspector(self) -> Locator:
        return self.page.locator("#inspector-panel")

    async def hears(self, text: str) -> None:
        """The newest message is the bot's, and says so."""
        await expect(self.last.and_(self.page.locator(".is-bot"))).to_contain_text(text)

    async def faults(self) -> list[str]:
        """What keeps somebody out of what is shown now."""
        results = await Axe().run(self.page)
        found = [
            f"{each['id']}: {node['html']}"
            for each in results.response["violations"]
            for node in each["nodes"]
            if each["impact"] in SERIOUS
        ]
        return [*found, *await self.page.evaluate(FAULTS, self.look.phone)]

    # ── What's done ────────────────────────────────────────────────────────────────────────────────────────────────

    async def chat_with(self, name: str) -> None:
        """Opens a chat, from the list that a phone shows alone."""
        back = self.page.locator("#back")
        if await back.is_visible():
            await back.click()
        await self.page.locator("#chats a", has_text=name).click()
        await expect(self.log).to_be_visible()
        start = self.page.locator("#start")
        if await start.is_visible():
            await start.click()
            await expect(self.last.and_(self.page.locator(".is-bot"))).to_be_visible()

    async def say(self, text: str) -> None:
        """Writes a message; returns when it stands in the chat."""
        newest = await self.last.get_attribute("data-message") if await self.last.count() else ""
        await self.draft.fill(text)
        if text.startswith("/"):
            await self.draft.press("Escape")  # the command menu would take the Enter
        await self.draft.press("Enter")
        await expect(self.last).not_to_have_attribute("data-message", newest or "")

    async def tap(self, label: str) -> None:
        """Taps a button under the newest message."""
        await self.last.get_by_role("button", name=label, exact=True).click()

    async def asks_why(self) -> None:
        """Opens the inspector at the newest message that offers it."""
        await self.log.locator(".action-why").last.click()
        await expect(self.inspector.locator("#inspector-title")).to_be_focused()

    def _logged(self, message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            self.complaints.append(message.text)

    def _failed(self, request: Request) -> None:
        self.complaints.append(f"{request.url}: {request.failure}")
