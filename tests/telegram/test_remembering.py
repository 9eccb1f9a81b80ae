"""What is remembered between turns, of whom and for how long: looked at in the database that the bot left."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

from appealbot.adapters.store.schema import moment
from appealbot.adapters.store.store import Store
from appealbot.core.retention import DRAFTS_KEPT
from tests.telegram.test_serving import ANNA, GROUP, serving
from tests.telegram.test_signing_up import EMAIL, ENGLISH, KEY, keys

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["keys"]
BERTA = ANNA + 1
ASKED = "/frage Was ist eine Duldung?"


def _dialogues(directory: Path) -> list[tuple[str, int | None]]:
    """The states, and when their last lines go."""
    with closing(sqlite3.connect(directory / "appealbot.db")) as connection:
        return connection.execute("SELECT state, last_line_until FROM dialogues").fetchall()


async def test_a_group_is_remembered_as_a_whole_so_that_erasing_leaves_nothing_of_anybody(tmp_path: Path) -> None:
    async with serving(tmp_path) as telegram:
        for person in (ANNA, BERTA):
            await telegram.say(ASKED, chat=GROUP, sender=person)
        await telegram.say("/language en", chat=GROUP, sender=ANNA)
        (of_group,) = _dialogues(tmp_path)
        assert str(ANNA) not in repr(of_group)
        await telegram.say("Was ist eine Duldung?")
        assert len(_dialogues(tmp_path)) == 2
        assert "Deutsch" not in (await telegram.say("/mydata"))["text"]
        await telegram.say("/delete")
        assert _dialogues(tmp_path) == [of_group]


async def test_in_a_group_a_follow_up_may_be_anybodys(tmp_path: Path) -> None:
    async with serving(tmp_path) as telegram:
        answer = await telegram.say("/frage Was sagen die Kommunen zu Wohnungen?", chat=GROUP, sender=ANNA)
        assert answer["text"].startswith("Sozialer Wohnungsbau")
        counterpart = await telegram.say("/frage und Hessen?", chat=GROUP, sender=BERTA)
        assert counterpart["text"].startswith("Öffentliche Infrastruktur")


async def test_a_draft_ends_a_day_after_it_began_and_the_chosen_language_outlasts_it(
    tmp_path: Path, keys: dict[str, Any]
) -> None:
    began = datetime.now(UTC)
    async with serving(tmp_path, **keys) as telegram:
        await telegram.say("/language en")
        for said in ENGLISH[:6]:
            await telegram.say(said)
        ((_, first),) = _dialogues(tmp_path)
        await telegram.say("What is a tolerated stay?")
        ((state, until),) = _dialogues(tmp_path)
    assert until == first
    assert until is not None
    assert began <= moment(until) - DRAFTS_KEPT <= datetime.now(UTC)
    assert "sealed:" in state
    async with Store.open(f"sqlite+aiosqlite:///{tmp_path}/appealbot.db", bytes.fromhex(KEY)) as store:
        assert (await store.purge(moment(until) - timedelta(seconds=1))).dialogues == 0
        assert (await store.purge(moment(until))).dialogues == 1
    assert _dialogues(tmp_path) == [('{"chosen":"en"}', None)]
    left = b"".join(file.read_bytes() for file in tmp_path.glob("appealbot.db*"))
    assert state.rpartition("sealed:")[2][:40].encode() not in left
    assert EMAIL.encode() not in left


async def test_without_a_chosen_language_nothing_is_left_of_a_draft(tmp_path: Path, keys: dict[str, Any]) -> None:
    async with serving(tmp_path, **keys) as telegram:
        await telegram.say("/join")
    async with Store.open(f"sqlite+aiosqlite:///{tmp_path}/appealbot.db", bytes.fromhex(KEY)) as store:
        await store.purge(datetime.now(UTC) + DRAFTS_KEPT)
    assert _dialogues(tmp_path) == []
