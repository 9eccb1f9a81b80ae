"""Groups, over HTTP: who is answered there, and when the bot keeps silent."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from appealbot.adapters.telegram.reading import ANONYMOUS_ADMIN, CHANNEL
from tests.telegram.test_serving import ANNA, GROUP, serving

if TYPE_CHECKING:
    from pathlib import Path

ADMIN = {"id": ANONYMOUS_ADMIN, "is_bot": True, "first_name": "Group", "username": "GroupAnonymousBot"}
AS_CHANNEL = {"id": CHANNEL, "is_bot": True, "first_name": "Channel", "username": "Channel_Bot"}
TELEGRAM = {"id": 777_000, "is_bot": False, "first_name": "Telegram"}
A_CHANNEL = {"id": -100_900, "type": "channel", "title": "A channel"}
THE_GROUP = {"id": GROUP, "type": "supergroup", "title": "A group"}
QUESTION = "/frage Was ist eine Duldung?"


@pytest.mark.parametrize(
    "written", [{"from": ADMIN, "sender_chat": THE_GROUP}, {"from": AS_CHANNEL, "sender_chat": A_CHANNEL}]
)
async def test_who_asks_in_the_name_of_the_group_or_of_a_channel_is_answered(
    tmp_path: Path, written: dict[str, Any]
) -> None:
    async with serving(tmp_path) as telegram:
        answer = await telegram.say(QUESTION, GROUP, more=written)
        assert answer["text"].startswith("Was ist eine Duldung?")


@pytest.mark.parametrize(
    "written",
    [
        {"from": TELEGRAM, "sender_chat": A_CHANNEL, "is_automatic_forward": True},
        {"from": {"id": 5, "is_bot": True, "first_name": "Another", "username": "another_bot"}},
    ],
)
async def test_posts_from_a_linked_channel_and_other_bots_are_not_answered(
    tmp_path: Path, written: dict[str, Any]
) -> None:
    async with serving(tmp_path) as telegram:
        await telegram.world.say(GROUP, QUESTION, more=written)
        await telegram.say("danke", ANNA)
        await telegram.until(lambda: not telegram.world.updates)
        assert telegram.world.from_bot(GROUP) == []


async def test_what_people_reply_without_asking_gets_silence(tmp_path: Path) -> None:
    async with serving(tmp_path) as telegram:
        answer = await telegram.say(QUESTION, GROUP, sender=ANNA)
        reply = {"reply_to_message": answer}
        for text in ("hm", "haha", "👍", "echt?", "was ein Quatsch", "what a joke"):
            await telegram.world.say(GROUP, text, sender=ANNA, more=reply)
        asked = await telegram.say("Was ist die Residenzpflicht?", GROUP, sender=ANNA, more=reply)
        assert "Residenzpflicht" in asked["text"]
        assert telegram.world.from_bot(GROUP) == [answer, asked]
