"""The page's HTTP server: on the loopback interface, and only for the page itself."""

from __future__ import annotations

import asyncio
import json
import os
import socket
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final

from aiohttp import WSCloseCode, WSMsgType, web
from aiohttp.helpers import content_disposition_header

from appealbot.errors import NoPortError
from appealbot.preview import scene

if TYPE_CHECKING:
    from aiohttp.typedefs import Handler

    from appealbot.preview.audience import Audience, Seat
    from appealbot.preview.stage import Stage
    from appealbot.sandbox.world import World

LOOPBACK: Final = "127.0.0.1"
HIGHEST_PORT: Final = 65_535
MOST_PORTS: Final = 100
"""That are tried, one after the other."""
PAGE: Final = Path(__file__).parent / "page"
LARGEST_FRAME: Final = 1 << 20
"""Bytes that a page may send at once."""
_KINDS: Final = {
    ".css": "text/css",
    ".html": "text/html",
    ".js": "text/javascript",
    ".json": "application/json",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".webmanifest": "application/manifest+json",
    ".woff2": "font/woff2",
}
"""By the file's ending; what the machine's own table says may be wrong."""
_HOSTS: Final = frozenset({"127.0.0.1", "localhost"})
_HEADERS: Final = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": (
        "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    ),
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}


class Server:
    """Serves the page.

    Args:
        stage: What the page shows.
        audience: The pages that are open.
        world: Where the bot's files are.
    """

    def __init__(self, stage: Stage, audience: Audience, world: World) -> None:
        self._stage = stage
        self._audience = audience
        self._world = world
        application = web.Application(middlewares=[_only_the_page])
        application.router.add_get("/", self._index)
        application.router.add_get("/page/{name}", self._page)
        application.router.add_get("/files/{name}", self._file)
        application.router.add_get(r"/dialogues/{chat:-?\d{1,9}}.yaml", self._dialogue)
        application.router.add_get("/updates", self._updates)
        self._runner = web.AppRunner(application, access_log=None, shutdown_timeout=1.0)

    async def open(self, listening: socket.socket) -> None:
        """Serves on a socket that's bound already."""
        await self._runner.setup()
        await web.SockSite(self._runner, listening).start()

    async def close(self) -> None:
        """Lets the pages go and ends."""
        self._audience.dismiss()
        await self._runner.cleanup()

    async def _index(self, _: web.Request) -> web.StreamResponse:
        return _packaged("index.html")

    async def _page(self, request: web.Request) -> web.StreamResponse:
        return _packaged(request.match_info["name"])

    async def _file(self, request: web.Request) -> web.StreamResponse:
        name = request.match_info["name"]
        content = self._world.files.get(name)
        if content is None:
            raise web.HTTPNotFound
        shown = name.partition("-")[2]
        return web.Response(body=content, headers=_attached(shown), content_type="application/octet-stream")

    async def _dialogue(self, request: web.Request) -> web.StreamResponse:
        chat = int(request.match_info["chat"])
        if chat not in scene.CHATS:
            raise web.HTTPNotFound
        return web.Response(
            text=self._stage.script(chat), headers=_attached(f"{chat}.yaml"), content_type="application/yaml"
        )

    async def _updates(self, request: web.Request) -> web.StreamResponse:
        connection = web.WebSocketResponse(heartbeat=30, max_msg_size=LARGEST_FRAME)
        await connection.prepare(request)
        seat = self._audience.take(self._stage.opening())
        telling = asyncio.create_task(_tell(connection, seat))
        try:
            async for message in connection:
                frame = message.data if message.type is WSMsgType.TEXT else ""
                if (sentence := await self._stage.perform(frame)) is not None:
                    seat.tell(json.dumps({"kind": "refused", "sentence": sentence.as_json()}))
        finally:
            self._audience.free(seat)
            telling.cancel()
            await asyncio.gather(telling, return_exceptions=True)
        return connection


def listen(port: int) -> socket.socket:
    """A socket at this port, or at the next one that's free.

    Raises:
        NoPortError: None of many is free.
    """
    last = min(port + MOST_PORTS, HIGHEST_PORT + 1) - 1
    for candidate in range(port, last + 1):
        listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
        try:
            if os.name == "posix":  # elsewhere it would take a port that another program has
                listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            listening.bind((LOOPBACK, candidate))
            listening.listen()
        except OSError:
            listening.close()
        else:
            return listening
    raise NoPortError(port, last)


@web.middleware
async def _only_the_page(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Refuses requests of other pages, also those whose name was made to lead here (DNS rebinding)."""
    origin = request.headers.get("Origin")
    if request.url.host not in _HOSTS or origin not in {None, f"http://{request.host}"}:
        return web.Response(status=web.HTTPForbidden.status_code, text="Only the preview's own page may look here.\n")
    try:
        answer = await handler(request)
    except web.HTTPException as refused:
        answer = web.Response(status=refused.status, text=f"{refused.reason}\n")
    if not answer.prepared:
        answer.headers.update(_HEADERS)
    return answer


async def _tell(connection: web.WebSocketResponse, seat: Seat) -> None:
    """Tells a page what's meant for it; one that is let go or has gone is told nothing more."""
    with suppress(ConnectionError):
        async for frame in seat.frames():
            await connection.send_str(frame)
    await connection.close(code=WSCloseCode.GOING_AWAY)


def _packaged(name: str) -> web.StreamResponse:
    """A file of the page, which comes with the program."""
    file = PAGE / name
    if file.parent != PAGE or not file.is_file():
        raise web.HTTPNotFound
    kind = _KINDS.get(file.suffix, "application/octet-stream")
    charset = "utf-8" if kind.startswith("text/") else None
    return web.Response(body=file.read_bytes(), content_type=kind, charset=charset)


def _attached(name: str) -> dict[str, str]:
    """The header by which a browser saves a file under its name."""
    return {"Content-Disposition": content_disposition_header("attachment", filename=name)}
