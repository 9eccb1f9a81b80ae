"""Calls of the Bot API over aiohttp, in a fraction of the time that the library's own client takes for each."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

import aiohttp
from telegram.error import NetworkError, TimedOut
from telegram.request import BaseRequest

if TYPE_CHECKING:
    from telegram.request import RequestData

    from appealbot.adapters.telegram.clock import TelegramClock

CONNECT: Final = 10.0
READ: Final = 15.0
"""Seconds to connect, and for an answer; who asks for updates allows more."""
_UNSET: Final = BaseRequest.DEFAULT_NONE


class NotSentError(NetworkError):
    """Telegram wasn't reached at all, so that what was asked can't have been done."""


class OddAnswerError(NetworkError):
    """What came isn't an answer of Telegram's: some program in between wrote it."""

    def __init__(self) -> None:
        super().__init__("odd answer")


class AiohttpRequest(BaseRequest):
    """What python-telegram-bot calls the Bot API through.

    Args:
        connections: How many are kept open at most.
        clock: Told the time of each answer.
    """

    def __init__(self, connections: int, clock: TelegramClock) -> None:
        self._connections = connections
        self._clock = clock
        self._session: aiohttp.ClientSession | None = None

    @property
    def read_timeout(self) -> float:
        """Seconds that an answer may take."""
        return READ

    async def initialize(self) -> None:
        """Opens the session; one that's open stays."""
        if self._session is None:
            connector = aiohttp.TCPConnector(limit=self._connections)
            self._session = aiohttp.ClientSession(connector=connector, auto_decompress=True)

    async def shutdown(self) -> None:
        """Closes the session and its connections."""
        session, self._session = self._session, None
        if session is not None:
            await session.close()

    async def do_request(  # noqa: PLR0913, PLR0917 - as the library calls it
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: Any = _UNSET,  # noqa: ANN401 - the library's own placeholder stands for no value
        write_timeout: Any = _UNSET,  # noqa: ANN401, ARG002 - as above; writing is part of the whole
        connect_timeout: Any = _UNSET,  # noqa: ANN401 - as above
        pool_timeout: Any = _UNSET,  # noqa: ANN401, ARG002 - as above; waiting for a connection is part of connecting
    ) -> tuple[int, bytes]:
        """Makes a call.

        Returns:
            The HTTP status and the body.

        Raises:
            NotSentError: Telegram wasn't reached.
            OddAnswerError: The answer isn't of the form that Telegram's have.
            TimedOut: No answer came in time.
            NetworkError: The connection broke.
        """
        if self._session is None:
            raise NotSentError("the connection is closed")
        timeout = aiohttp.ClientTimeout(
            sock_connect=CONNECT if connect_timeout in {_UNSET, None} else connect_timeout,
            sock_read=READ if read_timeout in {_UNSET, None} else read_timeout,
        )
        try:
            async with self._session.request(
                method, url, data=_body(request_data), timeout=timeout, allow_redirects=False
            ) as response:
                self._clock.answered(response.headers.get("Date"))
                return response.status, checked(await response.read(), ok=response.ok)
        except (aiohttp.ClientConnectorError, aiohttp.ConnectionTimeoutError) as error:
            raise NotSentError(type(error).__name__) from error
        except TimeoutError as error:
            raise TimedOut from error
        except aiohttp.ClientError as error:
            raise NetworkError(type(error).__name__) from error


def checked(body: bytes, *, ok: bool) -> bytes:
    """The body of an answer, if it's of the form that the library relies on.

    See https://core.telegram.org/bots/api#making-requests.

    Args:
        body: What came.
        ok: The status says that the call succeeded.

    Raises:
        OddAnswerError: It's of another form.
    """
    try:
        answer = json.loads(body)
    except ValueError:
        if ok:
            raise OddAnswerError from None
        return body  # a page for people, from a server in between that is in trouble
    if not isinstance(answer, dict) or (ok and "result" not in answer):
        raise OddAnswerError
    return body


def _body(data: RequestData | None) -> aiohttp.FormData | dict[str, str] | None:
    """What is sent: a form, with files where there are any."""
    if data is None or not (data.json_parameters or data.multipart_data):
        return None
    if not data.contains_files:
        return data.json_parameters
    form = aiohttp.FormData()
    for name, value in data.json_parameters.items():
        form.add_field(name, value)
    for name, (filename, content, kind) in (data.multipart_data or {}).items():
        form.add_field(name, content, filename=filename, content_type=kind)
    return form
