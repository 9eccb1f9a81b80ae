"""One preview of the real bot on a copy of the real knowledge base, and one browser, for all tests in here."""

from __future__ import annotations

import asyncio
import os
import shutil
import sys
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest
import pytest_asyncio
from playwright.async_api import async_playwright

from tests.browser.screen import DESKTOP, Screen

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable
    from contextlib import AbstractAsyncContextManager

    from playwright.async_api import Browser

    from tests.browser.screen import Look

NAMES: Final = ("chromium", "chromium-browser", "google-chrome")
FLAGS: Final = (
    "--headless",
    "--no-sandbox",  # root, as in a container, can't have one
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
START: Final = 120.0
"""Seconds."""
KNOWLEDGE: Final = Path(__file__).parents[2] / "knowledge"


@dataclass(frozen=True, slots=True)
class Preview:
    """A running preview: its page's address and the knowledge base that it serves."""

    url: str
    knowledge: Path


@pytest.fixture(scope="session")
def chromium() -> str:
    found = next((path for name in NAMES if (path := shutil.which(name))), None)
    if found is None:
        sentence = "Chromium isn't installed, so nobody looked at the preview's page. On Debian: apt install chromium"
        if os.environ.get("CI"):
            pytest.fail(sentence)
        pytest.skip(sentence)
    return found


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def browser(chromium: str) -> AsyncIterator[Browser]:
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        yield browser
        await browser.close()


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def preview(chromium: str, tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Preview]:  # noqa: ARG001 - without a browser none is needed
    directory = tmp_path_factory.mktemp("preview")
    knowledge = shutil.copytree(KNOWLEDGE, directory / "knowledge")
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "appealbot", "preview", "--no-browser", "--knowledge", str(knowledge)),
        env={**os.environ, "XDG_CACHE_HOME": str(directory / "cache")},
        stdout=asyncio.subprocess.PIPE,
    )
    assert process.stdout is not None
    try:
        async with asyncio.timeout(START):
            url = ""
            while not url:
                line = (await process.stdout.readline()).decode()
                assert line, "the preview ended before it told its address"
                url = next((word for word in line.split() if word.startswith("http://")), "")
        yield Preview(url, knowledge)
    finally:
        if process.returncode is None:
            process.terminate()
        await process.communicate()


@pytest.fixture
def looking(browser: Browser, preview: Preview) -> Callable[..., AbstractAsyncContextManager[Screen]]:
    """Opens the page as somebody sees it; at the end nothing may have gone wrong in the browser."""

    @asynccontextmanager
    async def look(look: Look = DESKTOP) -> AsyncIterator[Screen]:
        context = await browser.new_context(
            viewport={"width": look.width, "height": look.height},
            color_scheme=look.scheme,
            locale=look.locale,
            has_touch=look.phone,
            is_mobile=look.phone,
            reduced_motion="reduce",
        )
        page = await context.new_page()
        screen = Screen(page, look)
        await screen.open(preview.url)
        yield screen
        assert screen.complaints == []
        await context.close()

    return look
