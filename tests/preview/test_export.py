"""A conversation that was exported goes through the golden dialogues' own machinery."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
import yaml

from appealbot.bootstrap.bot import open_bot
from tests.conftest import OPERATOR
from tests.preview.page import AYLIN, GROUP, JONAS, NOOR, TOM, data, previewed
from tests.test_dialogues import replayed

if TYPE_CHECKING:
    from pathlib import Path

    from tests.lint.bench import Bench
    from tests.preview.page import Page


def _replayed(script: str, bench: Bench, directory: Path) -> str:
    """The transcript that the dialogue tests make of a script."""
    file = directory / "exported.yaml"
    file.write_text(script, encoding="utf-8")
    return replayed(open_bot(bench.directory, OPERATOR, "appeal_bot", takes_sign_ups=True), file)


async def _script(page: Page, chat: int) -> tuple[str, dict[str, Any]]:
    status, script = await page.get(f"dialogues/{chat}.yaml")
    assert status == 200
    told: dict[str, Any] = yaml.load(script, Loader=yaml.BaseLoader)  # noqa: S506 - texts only
    return script, told


async def test_a_private_chat_is_exported_and_runs(bench: Bench, tmp_path: Path) -> None:
    async with previewed(bench.directory) as page:
        menu = await page.ask("/demands", TOM)
        listed = await page.tap(menu, "The towns")
        await page.tap(listed, "Homes")
        for text in ("2", "yes", "\"quoted\" 'text': - a\n\n  # b \t🙂", "What about housing in towns?"):
            await page.ask(text, TOM)
        script, told = await _script(page, TOM)
    assert (told["code"], told["username"]) == ("en", "tom_example")
    assert [next(iter(turn.items())) for turn in told["turns"]] == [
        ("say", "/demands"),
        ("tap", "The towns"),
        ("tap", "Homes"),
        ("say", "2"),
        ("say", "yes"),
        ("say", "\"quoted\" 'text': - a\n\n  # b \t🙂"),
        ("say", "What about housing in towns?"),
    ]
    assert "They demand homes." in _replayed(script, bench, tmp_path)


async def test_what_a_script_cannot_say_is_left_as_a_comment_and_the_rest_runs(bench: Bench, tmp_path: Path) -> None:
    async with previewed(bench.directory) as page:
        menu = await page.ask("/demands")
        await page.ask("Was fordern sie zum Wohnen?")
        await page.tap(menu, "Die Städte")
        await page.act("attach", chat=AYLIN, person=AYLIN)
        await page.until("insight", did="attached")
        await page.ask("Was speicherst du denn so?")
        script, told = await _script(page, AYLIN)
    assert "# tap Die Städte (a script taps under the last reply only)" in script
    assert "# attach (a script has texts only)" in script
    assert len(told["turns"]) == 3
    assert "Wenig." in _replayed(script, bench, tmp_path)


async def test_a_group_is_exported_and_runs(bench: Bench, tmp_path: Path) -> None:
    async with previewed(bench.directory) as page:
        await page.act("say", chat=GROUP, person=JONAS, text="Was fordern sie zum Wohnen?")
        answer = await page.ask("/frage Was fordern sie zum Wohnen?", GROUP, JONAS)
        await page.ask("Was speicherst du denn so?", GROUP, AYLIN, replies_to=answer["message_id"])
        script, told = await _script(page, GROUP)
    assert (told["kind"], told["code"]) == ("group", "de")
    assert "username" not in told
    assert [next(iter(turn)) for turn in told["turns"]] == ["overhear", "say", "say"]
    transcript = _replayed(script, bench, tmp_path)
    assert "(silence)" in transcript
    assert "Wenig." in transcript


@pytest.mark.parametrize("chat", [NOOR, GROUP])
async def test_a_chat_in_which_nothing_was_said_is_exported_too(bench: Bench, tmp_path: Path, chat: int) -> None:
    async with previewed(bench.directory) as page:
        script, told = await _script(page, chat)
    assert told["turns"] == []
    assert not _replayed(script, bench, tmp_path)


async def test_a_tap_while_an_older_message_is_answered_is_judged_by_what_was_under_the_last_reply(bench: Bench, tmp_path: Path) -> None:  # fmt: skip
    async with previewed(bench.directory) as page:
        menu = await page.ask("/demands")
        await page.act("say", chat=AYLIN, person=AYLIN, text="Was fordern sie zum Wohnen?")
        await page.act("tap", chat=AYLIN, person=AYLIN, message=menu["message_id"], data=data(menu, "Die Städte"))
        await page.until("insight", lambda insight: insight and insight["calls"], did="tapped")
        script, told = await _script(page, AYLIN)
    assert [next(iter(turn)) for turn in told["turns"]] == ["say", "say"]
    assert _replayed(script, bench, tmp_path)
