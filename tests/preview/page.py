"""Sits at the preview's page as a person would, over HTTP and WebSocket, without a browser."""

from __future__ import annotations

import asyncio
import json
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Any

import aiohttp

from appealbot.preview.running import running

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable
    from pathlib import Path

AYLIN, TOM, JONAS, NOOR, GROUP = 101, 102, 103, 104, -1001
PORT = 28_765
PATIENCE = 180
"""Seconds; what learns in a process of its own takes its time on a busy computer."""
Json = dict[str, Any]


class Page:
    """A page that's open: what it was told, and what one does on it."""

    def __init__(self, session: aiohttp.ClientSession, url: str, socket: aiohttp.ClientWebSocketResponse) -> None:
        self.session = session
        self.url = url
        self.told: list[Json] = []
        self._socket = socket

    async def act(self, act: str, **more: Any) -> None:
        await self._socket.send_json({"act": act, **more})

    async def send(self, frame: str) -> None:
        await self._socket.send_str(frame)

    async def ask(self, text: str, chat: int = AYLIN, person: int | None = None, **more: Any) -> Json:
        """The bot's next message there."""
        before = self._from_bot(chat)
        await self.act("say", chat=chat, person=person or chat, text=text, **more)
        return await self._next(chat, before)

    async def tap(self, message: Json, label: str, person: int | None = None) -> Json:
        """The bot's next message, or the one that changed, after a tap on the first button whose label begins so."""
        chat = message["chat"]["id"]
        before = self._from_bot(chat)
        await self.act(
            "tap", chat=chat, person=person or chat, message=message["message_id"], data=data(message, label)
        )
        return await self._next(chat, before)

    async def _next(self, chat: int, before: list[Json]) -> Json:
        changed: list[Json] = []
        while not changed:
            await self.read()
            changed = [message for message in self._from_bot(chat) if message not in before]
        return changed[-1]

    def _from_bot(self, chat: int) -> list[Json]:
        return [message for message in self.messages(chat) if message["from"]["is_bot"]]

    def messages(self, chat: int) -> list[Json]:
        """A chat's messages, as they were told last."""
        found: list[Json] = self.last("chat", id=chat).get("messages", [])
        return found

    def last(self, kind: str, **like: Any) -> Json:
        """The frame of a kind that came last; {} where none came."""
        return next((frame for frame in reversed(self.told) if _like(frame, {"kind": kind, **like})), {})

    async def until(self, kind: str, done: Callable[[Json], object] = bool, **like: Any) -> Json:
        """The last frame of a kind, as soon as it's as it should be."""
        while not done(self.last(kind, **like)):
            await self.read()
        return self.last(kind, **like)

    async def read(self) -> None:
        async with asyncio.timeout(PATIENCE):
            self.told.append(json.loads(await self._socket.receive_str()))

    async def get(self, path: str, **headers: str) -> tuple[int, str]:
        async with self.session.get(f"{self.url}{path}", headers=headers) as response:
            return response.status, await response.text()


@asynccontextmanager
async def looking(url: str) -> AsyncIterator[Page]:
    """A page on a running preview."""
    async with (
        aiohttp.ClientSession() as session,
        session.ws_connect(f"{url}updates", origin=url.rstrip("/")) as socket,
    ):
        yield Page(session, url, socket)


@asynccontextmanager
async def previewed(knowledge: Path | None) -> AsyncIterator[Page]:
    """A page on a preview of its own, whose bot answers."""
    async with running(knowledge, PORT, lambda _: None) as preview, looking(preview.url) as page:
        await page.until("scene", lambda scene: scene and scene["commands"]["group"]["en"])
        await page.until("knowledge", lambda knowledge: knowledge["state"] == "live")
        yield page


def data(message: Json, label: str) -> str:
    """What the first button carries whose label begins so."""
    buttons = [button for row in message["reply_markup"]["inline_keyboard"] for button in row]
    return str(next(button["callback_data"] for button in buttons if button["text"].startswith(label)))


def _like(frame: Json, wanted: Json) -> bool:
    return all(frame.get(key) == value for key, value in wanted.items())
