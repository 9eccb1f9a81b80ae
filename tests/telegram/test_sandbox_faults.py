"""The sandbox makes Telegram's faults over HTTP, as a client meets them."""

from __future__ import annotations

import asyncio
import json
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING, Any

import aiohttp
import pytest

from appealbot.sandbox.faults import (
    GATEWAY_PAGE,
    REVOKED,
    Among,
    Doubled,
    Late,
    Nonsense,
    Partial,
    Reset,
    ServerError,
    Stall,
    Swapped,
    TooMany,
    Unconfirmed,
    poison,
)
from appealbot.sandbox.server import Sandbox, running
from appealbot.sandbox.world import TOKEN

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

CHAT = 1


class Client:
    """Calls a sandbox as a bot would."""

    def __init__(self, sandbox: Sandbox, session: aiohttp.ClientSession) -> None:
        self.sandbox = sandbox
        self._session = session

    async def raw(self, method: str, parameters: dict[str, Any], seconds: float = 5) -> tuple[int, str]:
        """Status and body."""
        timeout = aiohttp.ClientTimeout(total=seconds)
        url = f"{self.sandbox.url}/bot{TOKEN}/{method}"
        async with self._session.post(url, json=parameters, timeout=timeout) as response:
            return response.status, await response.text()

    async def call(self, method: str, **parameters: object) -> dict[str, Any]:
        answer: dict[str, Any] = json.loads((await self.raw(method, parameters))[1])
        return answer

    async def send(self, chat: int = CHAT, seconds: float = 5) -> tuple[int, str]:
        return await self.raw("sendMessage", {"chat_id": chat, "text": "a"}, seconds)

    async def updates(self, **parameters: object) -> list[int]:
        return [update["update_id"] for update in (await self.call("getUpdates", **parameters))["result"]]

    @property
    def sent(self) -> int:
        return len(self.sandbox.world.from_bot(CHAT))


@pytest.fixture
async def client() -> AsyncIterator[Client]:
    async with running() as sandbox, aiohttp.ClientSession() as session:
        sandbox.world.chat(CHAT)
        yield Client(sandbox, session)


async def test_one_chat_is_limited_and_the_others_are_not(client: Client) -> None:
    client.sandbox.world.chat(2)
    fault = client.sandbox.faults.on(TooMany(7), "sendMessage", chat=CHAT)
    status, body = await client.send()
    assert (status, json.loads(body)["parameters"]) == (429, {"retry_after": 7})
    assert (await client.send(chat=2))[0] == 200
    client.sandbox.faults.off(fault)
    assert (await client.send())[0] == 200
    assert fault.struck == 1


async def test_a_fault_strikes_only_as_often_as_told(client: Client) -> None:
    client.sandbox.faults.on(ServerError(), times=2)
    assert [await client.send() for _ in range(2)] == [(502, GATEWAY_PAGE)] * 2
    assert (await client.send())[0] == 200
    assert (client.sent, client.sandbox.faults.struck) == (1, 2)


@pytest.mark.parametrize(("done", "sent"), [(False, 0), (True, 1)])
async def test_a_connection_is_reset_before_or_after_the_effect(client: Client, done: bool, sent: int) -> None:  # noqa: FBT001 - a table's column
    client.sandbox.faults.on(Reset(done=done), "sendMessage")
    with pytest.raises(aiohttp.ClientConnectionError):
        await client.send()
    assert client.sent == sent


async def test_half_an_answer_comes_after_the_effect(client: Client) -> None:
    client.sandbox.faults.on(Partial(), "sendMessage")
    with pytest.raises(aiohttp.ClientPayloadError):
        await client.send()
    assert client.sent == 1


@pytest.mark.parametrize(("fault", "sent"), [(Stall(), 0), (Late(60), 1)])
async def test_an_answer_does_not_come_in_time(client: Client, fault: Stall | Late, sent: int) -> None:
    client.sandbox.faults.on(fault, "sendMessage")
    with pytest.raises(TimeoutError):
        await client.send(seconds=0.1)
    assert client.sent == sent


async def test_a_late_answer_does_come(client: Client) -> None:
    client.sandbox.faults.on(Late(0.01), "sendMessage")
    assert (await client.send())[0] == 200


async def test_a_revoked_token_is_unauthorized(client: Client) -> None:
    client.sandbox.faults.on(REVOKED)
    assert await client.call("getMe") == {"ok": False, "error_code": 401, "description": "Unauthorized"}
    client.sandbox.faults.clear()
    assert (await client.call("getMe"))["ok"]


async def test_nobody_listens_until_the_sandbox_opens_again(client: Client) -> None:
    polling = asyncio.create_task(client.updates(timeout=50))
    async with client.sandbox.world.changed:
        await client.sandbox.world.changed.wait_for(lambda: client.sandbox.polling.waiting)
    await client.sandbox.shut()
    await client.sandbox.shut()
    with pytest.raises(aiohttp.ClientConnectionError):
        await polling
    with pytest.raises(aiohttp.ClientConnectorError):
        await client.send()
    await client.sandbox.open()
    assert (await client.send())[0] == 200


async def test_updates_come_twice_swapped_or_again_after_they_were_confirmed(client: Client) -> None:
    for _ in range(3):
        await client.sandbox.world.say(CHAT, "a")
    client.sandbox.faults.on(Doubled(), times=1)
    assert await client.updates() == [1, 1, 2, 2, 3, 3]
    client.sandbox.faults.on(Swapped(), times=1)
    assert await client.updates(offset=1) == [2, 1, 3]
    client.sandbox.faults.on(Unconfirmed(), times=1)
    assert await client.updates(offset=3) == [1, 2, 3]
    assert await client.updates(offset=4) == []


async def test_nonsense_comes_instead_of_the_updates_or_among_them(client: Client) -> None:
    await client.sandbox.world.say(CHAT, "a")
    client.sandbox.faults.on(Nonsense("<html>"), times=1)
    assert await client.raw("getUpdates", {}) == (200, "<html>")
    client.sandbox.faults.on(Among((None, {})), times=1)
    assert (await client.call("getUpdates", offset=1))["result"][:2] == [None, {}]
    assert await client.updates(offset=0) == [1]


async def test_each_answer_bears_the_time_of_the_sandboxs_clock(client: Client) -> None:
    client.sandbox.world.clock.move(-86_400)
    async with aiohttp.ClientSession() as session, session.get(f"{client.sandbox.url}/bot{TOKEN}/getMe") as response:
        told = parsedate_to_datetime(response.headers["Date"]).timestamp()
    assert abs(told - client.sandbox.world.clock.now()) < 60


async def test_poison_of_each_kind_is_delivered_with_its_marker(client: Client) -> None:
    for update in poison("marker"):
        await client.sandbox.world.deliver(update)
    assert len(await client.updates()) == len(poison())
    assert sum("marker" in json.dumps(update) for update in poison("marker")) > len(poison()) / 2
