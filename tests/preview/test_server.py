"""The page's server is for the page alone, and shares the computer with other previews."""

from __future__ import annotations

import asyncio
import os
import re
import signal
import socket
import sys
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

import aiohttp
import pytest

from appealbot.errors import NoPortError
from appealbot.preview.installation import OPERATOR
from appealbot.preview.running import running
from tests.preview.page import AYLIN, PORT, looking

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from appealbot.preview.running import Preview
    from tests.lint.bench import Bench


@pytest.fixture
async def preview(tmp_path: Path) -> AsyncIterator[Preview]:
    """A preview without knowledge, which is enough for its doors."""
    async with running(tmp_path, PORT, lambda _: None) as shown:
        yield shown


@pytest.mark.parametrize(
    "headers",
    [
        {"Host": "evil.example"},
        {"Host": "localhost.evil.example"},
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Origin": "http://127.0.0.1:1"},
        {"Origin": f"http://localhost:{PORT}"},  # the page's own origin is the name that it was asked for by
    ],
)
async def test_other_pages_are_refused(preview: Preview, headers: dict[str, str]) -> None:
    async with aiohttp.ClientSession() as session:
        for path in ("", "updates", "dialogues/101.yaml", "files/a", "page/a"):
            async with session.get(f"{preview.url}{path}", headers=headers) as answer:
                assert answer.status == 403, path


async def test_another_page_gets_no_websocket(preview: Preview) -> None:
    async with aiohttp.ClientSession() as session:
        with pytest.raises(aiohttp.WSServerHandshakeError) as refused:
            await session.ws_connect(f"{preview.url}updates", origin="https://evil.example")
        assert refused.value.status == 403


@pytest.mark.parametrize(
    "path",
    ["nothing", "page/none.js", "page/..%2fserver.py", "files/none", "dialogues/102x.yaml", "dialogues/7.yaml"],
)  # fmt: skip
async def test_what_is_not_there_is_not_found(preview: Preview, path: str) -> None:
    async with aiohttp.ClientSession() as session, session.get(f"{preview.url}{path}") as answer:
        assert answer.status == 404


async def test_nothing_from_outside_may_run_in_the_page(preview: Preview) -> None:
    async with aiohttp.ClientSession() as session, session.get(preview.url) as answer:
        assert answer.headers["Content-Security-Policy"].startswith("default-src 'self';")
        assert "unsafe" not in answer.headers["Content-Security-Policy"]
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert answer.headers["Cache-Control"] == "no-store"


async def test_a_port_that_is_taken_gives_way_to_the_next(tmp_path: Path) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        taken: int = other.getsockname()[1]
        async with running(tmp_path, taken, lambda _: None) as shown:
            assert shown.port > taken


async def test_where_no_port_is_free_a_sentence_says_so(tmp_path: Path) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 65_535))
        other.listen()
        with pytest.raises(NoPortError, match="65535 to 65535"):
            await running(tmp_path, 65_535, lambda _: None).__aenter__()


async def test_two_previews_at_once_know_nothing_of_each_other(bench: Bench, tmp_path: Path) -> None:
    async with (
        _commanded(tmp_path, "--knowledge", str(bench.directory)) as (_, first),
        running(bench.directory, PORT, lambda _: None) as second,
        looking(first) as one,
        looking(second.url) as two,
    ):
        assert first != second.url
        await one.ask("Was fordern sie zum Wohnen?")
        assert (await two.ask("Was speicherst du denn so?"))["text"].startswith("Speichern")
        assert [message["text"] for message in two.messages(AYLIN) if not message["from"]["is_bot"]] == ["Was speicherst du denn so?"]  # fmt: skip


# ── The command ────────────────────────────────────────────────────────────────────────────────────────────────────


@asynccontextmanager
async def _commanded(directory: Path, *more: str, **environment: str) -> AsyncIterator[tuple[asyncio.subprocess.Process, str]]:  # fmt: skip
    """The command in an empty directory, and the address that it printed."""
    (directory / "tmp").mkdir()
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "appealbot", "preview", "--no-browser", "--port", str(PORT), *more,
        cwd=directory, env={**os.environ, "TMPDIR": str(directory / "tmp"), **environment},
        stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.PIPE,
    )  # fmt: skip
    try:
        async with asyncio.timeout(120):
            assert process.stdout is not None
            found = None
            while found is None:
                printed = (await process.stdout.readline()).decode()
                found = re.search(r"http://127\.0\.0\.1:\d+/", printed)
            yield process, found[0]
    finally:
        if process.returncode is None:
            process.kill()
        await process.communicate()


@pytest.mark.parametrize("ending", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
async def test_the_command_ends_cleanly_and_leaves_nothing_behind(
    bench: Bench, tmp_path: Path, ending: signal.Signals
) -> None:
    async with _commanded(tmp_path, "--knowledge", str(bench.directory)) as (process, url), looking(url) as page:
        assert "Sie fordern Wohnungen." in (await page.ask("Was fordern sie zum Wohnen?"))["text"]
        assert list((tmp_path / "tmp").iterdir()) != []
        process.send_signal(ending)
        assert await process.wait() == 0
    assert list((tmp_path / "tmp").iterdir()) == []


async def test_the_users_own_token_database_and_keys_play_no_part(bench: Bench, tmp_path: Path) -> None:
    mine = {
        "APPEALBOT_TOKEN": "123456:MY-REAL-TOKEN",
        "APPEALBOT_DATABASE_URL": f"sqlite+aiosqlite:///{tmp_path}/mine.db",
        "APPEALBOT_HMAC_KEY": "00" * 32,
        "APPEALBOT_RECIPIENT_KEYS": "not a key",
        "APPEALBOT_OPERATOR_NAME": "My organisation",
        "APPEALBOT_SENDING_RATE": "0",
    }
    (tmp_path / ".env").write_text("".join(f"{name}={value}\n" for name, value in mine.items()))
    (tmp_path / ".env").chmod(0o600)
    async with _commanded(tmp_path, "--knowledge", str(bench.directory), **mine) as (process, url):
        async with looking(url) as page:
            imprint = await page.ask("/impressum")
            assert OPERATOR in imprint["text"]
            await page.ask("/join")
        process.send_signal(signal.SIGINT)
        assert process.stderr is not None
        assert "MY-REAL-TOKEN" not in (await process.stderr.read()).decode()
    assert sorted(path.name for path in tmp_path.iterdir()) == [".env", "knowledge", "tmp"]
