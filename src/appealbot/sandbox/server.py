"""The sandbox's HTTP server, on the loopback interface only."""

from __future__ import annotations

from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from aiohttp import web

from appealbot.sandbox.api import Api, RefusedError
from appealbot.sandbox.world import TOKEN, World

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

LOOPBACK: Final = "127.0.0.1"


@dataclass(frozen=True, slots=True)
class Sandbox:
    """A running sandbox: its world, and where its Bot API listens."""

    world: World
    url: str


@asynccontextmanager
async def running(port: int = 0, token: str = TOKEN) -> AsyncIterator[Sandbox]:
    """Serves the Bot API until the block ends.

    Args:
        port: 0 takes a free one.
        token: The only token that is known; any other gets 401, as from Telegram.
    """
    world = World()
    api = Api(world)

    async def handle(request: web.Request) -> web.Response:
        if request.match_info["token"] != token:
            return _answer(401, description="Unauthorized")
        try:
            result = await api.call(request.match_info["method"], await _parameters(request))
        except RefusedError as error:
            return _answer(error.code, description=error.description)
        return _answer(200, result=result)

    application = web.Application()
    application.router.add_route("*", "/bot{token:[^/]+}/{method}", handle)
    runner = web.AppRunner(application, shutdown_timeout=0.1, access_log=None)
    await runner.setup()
    try:
        site = web.TCPSite(runner, LOOPBACK, port)
        await site.start()
        host, bound = runner.addresses[0][:2]
        yield Sandbox(world, f"http://{host}:{bound}")
    finally:
        await runner.cleanup()


async def _parameters(request: web.Request) -> dict[str, Any]:
    if request.content_type == "application/json":
        return dict(await request.json())
    return {**request.query, **await request.post()}


def _answer(status: int, *, result: Any = None, description: str = "") -> web.Response:  # noqa: ANN401 - any JSON
    if status == web.HTTPOk.status_code:
        return web.json_response({"ok": True, "result": result})
    return web.json_response({"ok": False, "error_code": status, "description": description}, status=status)
