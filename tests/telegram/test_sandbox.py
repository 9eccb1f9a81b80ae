"""The sandbox refuses what Telegram refuses."""

from __future__ import annotations

import pytest

from appealbot.sandbox.api import Api
from appealbot.sandbox.html import HtmlError, parse
from appealbot.sandbox.refusal import RefusedError
from appealbot.sandbox.world import World


@pytest.mark.parametrize(
    "html",
    ["<b>open", "</b>", "<b><i>crossed</b></i>", "<script>x</script>", "a < b", "a & b", "&nbsp;", "<b class='x'>a</b>", "<blockquote><blockquote>a</blockquote></blockquote>"],
)  # fmt: skip
def test_html_that_telegram_cannot_parse_is_refused(html: str) -> None:
    with pytest.raises(HtmlError):
        parse(html)


def test_html_becomes_text_and_entities_in_utf_16_units() -> None:
    parsed = parse(
        '😀<b>a &lt;&amp; b</b> <a href="https://a.de/?x&amp;y">link</a><blockquote expandable>q</blockquote><i></i>'
    )
    assert parsed.text == "😀a <& b linkq"
    kinds = [(entity.kind, entity.offset, entity.length, entity.url) for entity in parsed.entities]
    assert kinds == [
        ("bold", 2, 6, ""),
        ("text_link", 9, 4, "https://a.de/?x&y"),
        ("expandable_blockquote", 13, 1, ""),
    ]


@pytest.fixture
async def world() -> World:
    world = World()
    await world.say(1, "hi")
    return world


@pytest.mark.parametrize(
    ("parameters", "why"),
    [
        ({"chat_id": 2, "text": "a"}, "chat not found"),
        ({"chat_id": 1, "text": " "}, "text is empty"),
        ({"chat_id": 1, "text": "a" * 4_097}, "too long"),
        ({"chat_id": 1, "text": "😀" * 2_049}, "too long"),
        ({"chat_id": 1, "text": "<b>", "parse_mode": "HTML"}, "can't parse entities"),
        ({"chat_id": 1, "text": "a", "reply_parameters": '{"message_id": 99}'}, "replied not found"),
        ({"chat_id": 1, "text": "a", "reply_markup": {"inline_keyboard": [[{"text": "a", "callback_data": "ü" * 33}]]}}, "BUTTON_DATA_INVALID"),
        ({"chat_id": 1, "text": "a", "reply_markup": {"inline_keyboard": [[{"text": "", "callback_data": "a"}]]}}, "unallowed"),
        ({"chat_id": 1, "text": "a", "reply_markup": {"inline_keyboard": [[{"text": "a"}]]}}, "unallowed"),
        ({"chat_id": 1, "text": "a", "reply_markup": {"inline_keyboard": [[{"text": "a", "url": "javascript:x"}]]}}, "URL is invalid"),
        ({"chat_id": 1, "text": "a", "reply_markup": {"inline_keyboard": [[{"text": "a", "callback_data": "a"}] * 101]}}, "too long"),
    ],
)  # fmt: skip
async def test_a_message_against_the_rules_is_refused(world: World, parameters: dict[str, object], why: str) -> None:
    with pytest.raises(RefusedError, match=why):
        await Api(world).call("sendMessage", parameters)


async def test_edits_of_others_of_nothing_and_without_a_change_are_refused(world: World) -> None:
    api = Api(world)
    sent = await api.call("sendMessage", {"chat_id": 1, "text": "a"})
    for message_id, text, why in (
        (1, "b", "can't be edited"),
        (99, "b", "not found"),
        (sent["message_id"], "a", "not modified"),
    ):
        with pytest.raises(RefusedError, match=why):
            await api.call("editMessageText", {"chat_id": 1, "message_id": message_id, "text": text})


async def test_buttons_are_taken_away_once(world: World) -> None:
    api, markup = Api(world), {"inline_keyboard": [[{"text": "a", "callback_data": "a"}]]}
    sent = await api.call("sendMessage", {"chat_id": 1, "text": "a", "reply_markup": markup})
    where = {"chat_id": 1, "message_id": sent["message_id"]}
    left = await api.call("editMessageReplyMarkup", where)
    assert "reply_markup" not in left
    assert left["text"] == "a"
    with pytest.raises(RefusedError, match="not modified"):
        await api.call("editMessageReplyMarkup", where)


async def test_updates_wait_until_they_are_confirmed_by_a_higher_offset(world: World) -> None:
    api = Api(world)
    assert len(await api.call("getUpdates", {})) == 1
    assert len(await api.call("getUpdates", {"offset": 1})) == 1
    assert await api.call("getUpdates", {"offset": 2, "timeout": 0.01}) == []
    assert world.updates == []


async def test_unknown_methods_and_too_long_descriptions_are_refused(world: World) -> None:
    with pytest.raises(RefusedError, match="method not found"):
        await Api(world).call("sendPigeon", {})
    with pytest.raises(RefusedError, match="too long"):
        await Api(world).call("setMyShortDescription", {"short_description": "x" * 121})
