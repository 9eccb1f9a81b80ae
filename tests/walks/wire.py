"""Telegram at the end of the wire, without the wire: calls go straight to the sandbox, and may die on the way."""

from __future__ import annotations

import asyncio
import io
import json
from typing import TYPE_CHECKING, Any, NamedTuple

from telegram.request import BaseRequest

from appealbot.adapters.telegram.pace import Pace
from appealbot.sandbox.refusal import RefusedError

if TYPE_CHECKING:
    from telegram.request import RequestData

    from appealbot.sandbox.api import Api


class File(NamedTuple):
    """A file as the sandbox takes it."""

    filename: str
    file: io.BytesIO


class Wire(BaseRequest):
    """What the bot calls Telegram through. While it's `cut`, no call arrives or returns; `tried` tells of the first."""

    def __init__(self, api: Api) -> None:
        self._api = api
        self.cut = False
        self.tried = asyncio.Event()

    @property
    def read_timeout(self) -> float:
        return 1.0

    async def initialize(self) -> None: ...

    async def shutdown(self) -> None: ...

    async def do_request(
        self,
        url: str,
        method: str,  # noqa: ARG002 - as the library calls it
        request_data: RequestData | None = None,
        *_: Any,
        **__: Any,
    ) -> tuple[int, bytes]:
        if self.cut:
            self.tried.set()
            await asyncio.Event().wait()
        try:
            result = await self._api.call(url.rpartition("/")[2], _parameters(request_data))
        except RefusedError as refused:
            told = {"ok": False, "error_code": refused.code, "description": refused.description}
            return refused.code, json.dumps(told).encode()
        return 200, json.dumps({"ok": True, "result": result}).encode()


class Unhurried(Pace):
    """No pauses between messages: walks go through months in seconds."""

    def __init__(self) -> None:
        super().__init__(per_second=1)

    async def turn(self, chat: int, *, edits: bool = False) -> None: ...


def _parameters(data: RequestData | None) -> dict[str, Any]:
    if data is None:
        return {}
    files = {
        name: File(filename, io.BytesIO(content if isinstance(content, bytes) else content.read()))
        for name, (filename, content, _) in (data.multipart_data or {}).items()
    }
    return {**data.json_parameters, **files}
