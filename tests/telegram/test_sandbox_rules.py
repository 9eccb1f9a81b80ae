"""The sandbox keeps Telegram's rules on delivery, webhooks, taps, deletion, closed chats and floods."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

import pytest

from appealbot.sandbox.api import Api
from appealbot.sandbox.clock import Clock
from appealbot.sandbox.limits import Gate, Limits
from appealbot.sandbox.people import Named
from appealbot.sandbox.refusal import RefusedError
from appealbot.sandbox.world import Standing, World

if TYPE_CHECKING:
    from collections.abc import Awaitable

CHAT, GROUP, HOUR, DAY = 1, -5, 3_600, 86_400


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def world(clock: Clock) -> World:
    return World(clock)


@pytest.fixture
def api(world: World) -> Api:
    return Api(world)


async def _write(world: World, count: int) -> None:
    for number in range(count):
        await world.say(CHAT, str(number))


async def _waits(world: World, api: Api) -> None:
    async with world.changed:
        await world.changed.wait_for(lambda: api.polling.waiting)


async def _ids(api: Api, **parameters: object) -> list[int]:
    return [update["update_id"] for update in await api.call("getUpdates", parameters)]


async def _refusal(call: Awaitable[Any]) -> RefusedError:
    with pytest.raises(RefusedError) as refused:
        await call
    return refused.value


@pytest.mark.parametrize(
    ("age", "left"),
    [(0, {"message", "callback_query", "inline_query"}), (29, {"message", "callback_query", "inline_query"}), (31, {"message", "callback_query"}), (149, {"message", "callback_query"}), (151, {"message"}), (DAY - 2, {"message"}), (DAY + 1, set())],
)  # fmt: skip
async def test_each_kind_of_update_waits_for_its_time(world: World, clock: Clock, age: int, left: set[str]) -> None:
    await world.say(CHAT, "a")
    await world.tap(CHAT, 1, "data")
    await world.search(CHAT, "text")
    clock.move(age)
    assert {kind for update in await Api(world).call("getUpdates", {}) for kind in update} - {"update_id"} == left


def test_a_clock_can_run_faster() -> None:
    fast = Clock(rate=1_000_000)
    began = fast.now()
    assert fast.now() > began


async def test_an_offset_confirms_what_stands_below_it_and_a_negative_one_all_but_the_last(
    world: World, api: Api
) -> None:
    await _write(world, 5)
    assert await _ids(api, offset=3) == [3, 4, 5]
    assert await _ids(api, offset=-2) == [4, 5]
    assert [update["update_id"] for update in world.updates] == [4, 5]


async def test_no_more_than_the_limit_is_delivered(world: World, api: Api) -> None:
    await _write(world, 3)
    assert await _ids(api, limit=2) == [1, 2]


async def test_the_same_offset_again_at_once_yields_a_single_update(world: World, api: Api) -> None:
    await _write(world, 3)
    assert await _ids(api, offset=1) == [1, 2, 3]
    assert await _ids(api, offset=1) == [1]
    assert await _ids(api, offset=2) == [2, 3]


async def test_ids_may_go_on_lower_while_nothing_waits_and_a_far_offset_confirms_nothing(
    world: World, api: Api
) -> None:
    world.queue.number_from(1_000)
    await _write(world, 1)
    with pytest.raises(ValueError, match="nothing waits"):
        world.queue.number_from(7)
    assert await _ids(api, offset=1_001) == []
    world.queue.number_from(7)
    await _write(world, 1)
    assert await _ids(api, offset=1_001) == [7]
    assert await _ids(api, offset=8) == []


async def test_only_kinds_that_were_asked_for_are_kept(world: World, api: Api) -> None:
    await api.call("getUpdates", {"allowed_updates": '["message"]'})
    await world.tap(CHAT, 1, "data")
    await world.say(CHAT, "a")
    await world.deliver({"something_new": {}})
    assert [list(update)[1] for update in world.updates] == ["message", "something_new"]
    await api.call("getUpdates", {"allowed_updates": "[]"})
    await world.tap(CHAT, 1, "data")
    await world.deliver({"message_reaction": {}})
    assert [list(update)[1] for update in world.updates] == ["message", "something_new", "callback_query"]


async def test_an_update_ends_the_waiting_of_a_long_poll(world: World, api: Api) -> None:
    polling = asyncio.create_task(_ids(api, timeout=50))
    await _waits(world, api)
    await world.say(CHAT, "a")
    assert await polling == [1]


async def test_a_second_poller_ends_the_first_with_a_conflict(world: World, api: Api) -> None:
    first = asyncio.create_task(api.call("getUpdates", {"timeout": 50}))
    await _waits(world, api)
    second = asyncio.create_task(_ids(api, timeout=50))
    refused = await _refusal(first)
    assert (refused.code, refused.description) == (
        409,
        "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running",
    )
    await world.say(CHAT, "a")
    assert await second == [1]


async def test_fifty_thousand_updates_are_kept_delivered_and_confirmed_in_order(world: World, api: Api) -> None:
    for number in range(50_000):
        world.queue.put({"message": {"date": int(world.clock.now())}}, world.clock.now(), world.ledger.wrote(number))
    offset, delivered = 0, 0
    while batch := await _ids(api, offset=offset):
        delivered, offset = delivered + len(batch), batch[-1] + 1
    assert delivered == 50_000
    assert all(account.deliveries == 1 and account.confirmed for account in world.ledger.accounts)


# ── The webhook's state ─────────────────────────────────────────────────────────────────────────────────────────────


async def test_a_webhook_excludes_polling_until_it_is_deleted(world: World, api: Api) -> None:
    await api.call("setWebhook", {"url": "https://bot.example/", "allowed_updates": ["message"]})
    await world.say(CHAT, "a")
    refused = await _refusal(api.call("getUpdates", {}))
    assert (refused.code, "can't use getUpdates method while webhook is active" in refused.description) == (409, True)
    told = await api.call("getWebhookInfo", {})
    assert (told["url"], told["pending_update_count"], told["allowed_updates"]) == ("https://bot.example/", 1, ["message"])  # fmt: skip
    await api.call("deleteWebhook", {})
    assert await _ids(api) == [1]
    await api.call("deleteWebhook", {"drop_pending_updates": True})
    assert (await api.call("getWebhookInfo", {}))["pending_update_count"] == 0


async def test_a_webhook_ends_a_waiting_poll_and_needs_https(world: World, api: Api) -> None:
    polling = asyncio.create_task(api.call("getUpdates", {"timeout": 50}))
    await _waits(world, api)
    assert "HTTPS" in str(await _refusal(api.call("setWebhook", {"url": "http://bot.example/"})))
    await api.call("setWebhook", {"url": "https://bot.example/"})
    assert "terminated by setWebhook request" in str(await _refusal(polling))


# ── Taps, searches, messages ────────────────────────────────────────────────────────────────────────────────────────


async def test_taps_and_searches_can_be_answered_for_a_while_only(world: World, api: Api, clock: Clock) -> None:
    tap, search = await world.tap(CHAT, 1, "data"), await world.search(CHAT, "text")
    clock.move(20)
    await api.call("answerCallbackQuery", {"callback_query_id": tap})
    await api.call("answerInlineQuery", {"inline_query_id": search, "results": "[{}]"})
    assert (world.acknowledged, world.searched[search]["results"]) == ({tap}, [{}])
    assert "RESULTS_TOO_MUCH" in str(
        await _refusal(api.call("answerInlineQuery", {"inline_query_id": search, "results": [{}] * 51}))
    )
    clock.move(11)
    assert "query is too old" in str(await _refusal(api.call("answerInlineQuery", {"inline_query_id": search})))
    await api.call("answerCallbackQuery", {"callback_query_id": tap})
    clock.move(120)
    for query in (tap, "never asked"):
        refused = await _refusal(api.call("answerCallbackQuery", {"callback_query_id": query}))
        assert "query is too old and response timeout expired or query ID is invalid" in refused.description


async def test_messages_are_deleted_while_they_are_young_and_a_persons_only_in_private(
    world: World, api: Api, clock: Clock
) -> None:
    private, in_group = await world.say(CHAT, "a"), await world.say(GROUP, "a")
    own = await api.call("sendMessage", {"chat_id": GROUP, "text": "b"})
    assert await api.call("deleteMessage", {"chat_id": CHAT, "message_id": private["message_id"]})
    assert await api.call("deleteMessage", {"chat_id": GROUP, "message_id": own["message_id"]})
    assert "can't be deleted" in str(
        await _refusal(api.call("deleteMessage", {"chat_id": GROUP, "message_id": in_group["message_id"]}))
    )
    assert "not found" in str(await _refusal(api.call("deleteMessage", {"chat_id": CHAT, "message_id": 99})))
    old, young = await world.say(CHAT, "old"), 0
    clock.move(48 * HOUR + 1)
    young = (await world.say(CHAT, "young"))["message_id"]
    await api.call("deleteMessages", {"chat_id": CHAT, "message_ids": [old["message_id"], young, 99]})
    assert list(world.chat(CHAT).messages) == [old["message_id"]]
    for ids, why in (([], "not specified"), ([1] * 101, "too many")):
        assert why in str(await _refusal(api.call("deleteMessages", {"chat_id": CHAT, "message_ids": ids})))


async def test_typing_is_shown_in_known_chats_only(world: World, api: Api) -> None:
    await world.say(CHAT, "a")
    assert await api.call("sendChatAction", {"chat_id": CHAT, "action": "typing"})
    assert "chat not found" in str(await _refusal(api.call("sendChatAction", {"chat_id": 77, "action": "typing"})))


# ── Closed chats, moved groups, floods ──────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("standing", "code", "description"),
    [
        (Standing.BLOCKED, 403, "Forbidden: bot was blocked by the user"),
        (Standing.KICKED, 403, "Forbidden: bot was kicked from the supergroup chat"),
        (Standing.DEACTIVATED, 403, "Forbidden: user is deactivated"),
        (Standing.GONE, 400, "Bad Request: chat not found"),
    ],
)
async def test_a_closed_chat_refuses_messages_in_telegrams_words(
    world: World, api: Api, standing: Standing, code: int, description: str
) -> None:
    await world.block(CHAT, standing)
    refused = await _refusal(api.call("sendMessage", {"chat_id": CHAT, "text": "a"}))
    assert (refused.code, refused.description) == (code, description)
    told = [update["my_chat_member"]["new_chat_member"]["status"] for update in world.updates]
    assert told == (["kicked"] if standing in {Standing.BLOCKED, Standing.KICKED} else [])


async def test_a_group_that_moved_says_where_to_and_tells_in_a_service_message(world: World, api: Api) -> None:
    new = await world.migrate(GROUP)
    refused = await _refusal(api.call("sendMessage", {"chat_id": GROUP, "text": "a"}))
    assert (refused.code, refused.parameters) == (400, {"migrate_to_chat_id": new})
    assert refused.description == "Bad Request: group chat was upgraded to a supergroup chat"
    assert await api.call("sendMessage", {"chat_id": new, "text": "a"})
    told = [update["message"] for update in world.updates]
    assert [(message.get("migrate_to_chat_id"), message.get("migrate_from_chat_id")) for message in told] == [(new, None), (None, GROUP)]  # fmt: skip


async def _let_through(world: World, limits: Limits, chats: list[int]) -> tuple[int, RefusedError | None]:
    """How many messages got through, and the refusal of the first that didn't."""
    api = Api(world, gate=Gate(limits))
    for number, chat in enumerate(chats):
        world.chat(chat)
        try:
            await api.call("sendMessage", {"chat_id": chat, "text": "a"})
        except RefusedError as refused:
            return number, refused
    return len(chats), None


@pytest.mark.parametrize(
    ("limits", "chats", "through"),
    [
        (Limits(burst=5), [CHAT] * 9, 5),
        (Limits(burst=99, per_group=20), [GROUP] * 30, 20),
        (Limits(overall=30), list(range(1, 40)), 30),
        (Limits(), list(range(1, 30)), 29),
    ],
)
async def test_floods_are_stopped_with_a_time_to_wait(
    world: World, limits: Limits, chats: list[int], through: int
) -> None:
    count, refused = await _let_through(world, limits, chats)
    assert count == through
    if refused is not None:
        assert refused.code == 429
        assert 1 <= refused.parameters["retry_after"] <= 60


async def test_the_ledger_tells_who_still_waits_for_an_answer(world: World, api: Api) -> None:
    await world.say(CHAT, "a")
    await world.say(CHAT, "b")
    await api.call("getUpdates", {})
    await api.call("sendMessage", {"chat_id": CHAT, "text": "to a"})
    await api.call("getUpdates", {"offset": 2})
    assert world.ledger.owing == {CHAT}
    await api.call("sendMessage", {"chat_id": CHAT, "text": "to b"})
    assert (world.ledger.owing, world.ledger.confirmed_owing) == (set(), 1)
    assert world.ledger.seconds(CHAT) >= 0
    first, second = world.ledger.accounts
    assert (first.deliveries, first.confirmed is None, second.deliveries, second.confirmed) == (1, False, 2, None)


@pytest.mark.parametrize(
    ("text", "more", "kinds"),
    [
        ("hello", {}, []),
        ("/help", {}, ["message"]),
        ("/help@Sandbox_Appeal_Bot now", {}, ["message"]),
        ("/help@another_bot", {}, []),
        ("what do you say, @sandbox_appeal_bot?", {}, ["message"]),
        ("hello", {"reply_to_message": {"message_id": 1, "from": {"id": 7_000_000_001}}}, ["message"]),
        ("hello", {"reply_to_message": {"message_id": 1, "from": {"id": 5}}}, []),
        ("", {"text": None, "photo": []}, []),
        ("", {"text": None, "new_chat_title": "x"}, ["message"]),
    ],
)
async def test_privacy_mode_keeps_from_the_bot_what_is_not_meant_for_it(
    world: World, api: Api, text: str, more: dict[str, Any], kinds: list[str]
) -> None:
    await world.say(GROUP, text, sender=CHAT, more=more)
    delivered = await api.call("getUpdates", {})
    assert [kind for update in delivered for kind in update if kind != "update_id"] == kinds


async def test_without_privacy_mode_the_bot_reads_all() -> None:
    world = World(privacy=False)
    await world.say(GROUP, "hello", sender=CHAT)
    assert len(world.updates) == 1


async def test_people_and_chats_have_names(world: World) -> None:
    world.meet(Named(CHAT, "Aylin", "aylin", "tr"))
    world.chat(GROUP).title = "Round table"
    private, in_group = await world.say(CHAT, "a"), await world.say(GROUP, "/b", sender=CHAT)
    assert private["from"] == {"id": CHAT, "is_bot": False, "first_name": "Aylin", "username": "aylin", "language_code": "tr"}  # fmt: skip
    assert private["chat"]["first_name"] == "Aylin"
    assert (in_group["chat"]["title"], in_group["from"]) == ("Round table", private["from"])


async def test_the_bot_is_called_what_it_calls_itself(api: Api) -> None:
    await api.call("setMyName", {"name": "Two appeals"})
    assert (await api.call("getMe", {}))["first_name"] == "Two appeals"


async def test_a_reply_holds_what_it_answers_and_not_what_that_answered(world: World) -> None:
    first = await world.say(CHAT, "a")
    second = await world.say(CHAT, "b", more={"reply_to_message": first})
    third = await world.say(CHAT, "c", more={"reply_to_message": second})
    assert second["reply_to_message"] == first
    assert "reply_to_message" not in third["reply_to_message"]


async def test_a_world_keeps_no_more_than_it_is_told(world: World, api: Api) -> None:
    await _write(world, 5)
    await api.call("getMe", {})
    world.keep(2)
    assert [message["text"] for message in world.chat(CHAT).messages.values()] == ["3", "4"]
    assert world.calls == []
    world.forget()
    assert (world.chat(CHAT).messages, world.updates) == ({}, [])
