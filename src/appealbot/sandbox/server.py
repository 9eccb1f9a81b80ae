"""The sandbox's HTTP server, on the loopback interface only."""

from __future__ import annotations

import asyncio
import json
import socket
import struct
from contextlib import asynccontextmanager
from email.utils import formatdate
from typing import TYPE_CHECKING, Any, Final, get_args

from aiohttp import web

from appealbot.sandbox.api import Api
from appealbot.sandbox.faults import Call, Faults, Late, Nonsense, Partial, Refuse, Reset, ServerError, Stall, TooMany
from appealbot.sandbox.limits import Gate, Limits
from appealbot.sandbox.refusal import RefusedError, too_many
from appealbot.sandbox.world import TOKEN, World

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from appealbot.sandbox.clock import Clock

LOOPBACK: Final = "127.0.0.1"
_RESET_ON_CLOSE: Final = struct.pack("ii", 1, 0)
"""SO_LINGER, on, for no time: closing resets the connection."""


class Sandbox:
    """A running sandbox: its world, where its Bot API listens, what goes wrong, and what it lets through."""

    def __init__(self, api: Api, world: World, faults: Faults, token: str, gate: Gate | None = None) -> None:
        self.world = world
        self.gate = gate
        self.faults = faults
        self.polling = api.polling
        self._api = api
        self._token = token
        application = web.Application()
        application.router.add_route("*", "/bot{token:[^/]+}/{method}", self._handle)
        application.on_response_prepare.append(self._date)
        self._runner = web.AppRunner(application, shutdown_timeout=0.1, access_log=None, handler_cancellation=True)
        self._site: web.TCPSite | None = None
        self._port = 0

    @property
    def url(self) -> str:
        """The Bot API's base URL."""
        return f"http://{LOOPBACK}:{self._port}"

    async def open(self, port: int = 0) -> None:
        """Listens, at a port or a free one; after it was shut, at the same as before."""
        if self._runner.server is None:
            await self._runner.setup()
        self._site = web.TCPSite(self._runner, LOOPBACK, port or self._port)
        await self._site.start()
        self._port = self._runner.addresses[0][1]

    async def shut(self) -> None:
        """Nobody listens any more: new connections are refused, open ones are closed."""
        if self._site is not None:
            await self._site.stop()
            self._site = None
        for connection in self._runner.server.connections if self._runner.server is not None else ():
            connection.force_close()

    async def end(self) -> None:
        """Ends all."""
        await self._runner.cleanup()

    async def _handle(self, request: web.Request) -> web.StreamResponse:
        if request.match_info["token"] != self._token:
            return _refusal(RefusedError(401, "Unauthorized"))
        method, parameters = request.match_info["method"], await _parameters(request)
        fault = self.faults.strike(get_args(Call), method, parameters)
        if fault is not None:
            await self.world.announce()
        if (instead := await _instead(fault, request)) is not None:
            return instead
        answer = await self._called(method, parameters)
        match fault:
            case Reset():
                return _reset(request)
            case Partial():
                return await _half(request, answer)
            case Late(seconds):
                await asyncio.sleep(seconds)
        return answer

    async def _date(self, _: web.Request, answer: web.StreamResponse) -> None:
        """Telegram's own clock stands on each answer."""
        answer.headers["Date"] = formatdate(self.world.clock.now(), usegmt=True)

    async def _called(self, method: str, parameters: dict[str, Any]) -> web.Response:
        try:
            return web.json_response({"ok": True, "result": await self._api.call(method, parameters)})
        except RefusedError as error:
            return _refusal(error)


@asynccontextmanager
async def running(
    port: int = 0, token: str = TOKEN, *, limits: Limits | None = None, clock: Clock | None = None
) -> AsyncIterator[Sandbox]:
    """Serves the Bot API until the block ends.

    Args:
        port: 0 takes a free one.
        token: The only token that is known; any other gets 401, as from Telegram.
        limits: The flood limits to enforce; none, where None.
        clock: What ages and lifetimes go by; the machine's own, where None.
    """
    world, faults = World(clock), Faults()
    gate = Gate(limits) if limits else None
    sandbox = Sandbox(Api(world, faults, gate), world, faults, token, gate)
    try:
        await sandbox.open(port)
        yield sandbox
    finally:
        await sandbox.end()


async def _instead(fault: Call | None, request: web.Request) -> web.Response | None:
    """What happens instead of the call."""
    match fault:
        case Refuse(code, description):
            return _refusal(RefusedError(code, description))
        case TooMany(seconds):
            return _refusal(too_many(seconds))
        case ServerError(status, body):
            return web.Response(status=status, text=body, content_type="text/html")
        case Nonsense(body):
            return web.Response(text=body, content_type="application/json")
        case Reset(done=False):
            return _reset(request)
        case Stall():
            await asyncio.Event().wait()
    return None


def _reset(request: web.Request) -> web.Response:
    """Resets the connection; what's returned never arrives."""
    if request.transport is not None:
        connection: socket.socket = request.transport.get_extra_info("socket")
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _RESET_ON_CLOSE)
        request.transport.abort()
    return web.Response()


async def _half(request: web.Request, answer: web.Response) -> web.StreamResponse:
    """Sends half of an answer and closes the connection."""
    body = answer.body if isinstance(answer.body, bytes) else b""
    stream = web.StreamResponse(headers={"Content-Type": "application/json", "Content-Length": str(len(body))})
    await stream.prepare(request)
    await stream.write(body[: len(body) // 2])
    if request.transport is not None:
        request.transport.close()
    return stream


async def _parameters(request: web.Request) -> dict[str, Any]:
    if request.content_type == "application/json":
        return dict(await request.json())
    return {**request.query, **await request.post()}


def _refusal(error: RefusedError) -> web.Response:
    told: dict[str, Any] = {"ok": False, "error_code": error.code, "description": error.description}
    if error.parameters:
        told["parameters"] = error.parameters
    return web.json_response(text=json.dumps(told), status=error.code)
