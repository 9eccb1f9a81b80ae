"""What the bot says about data is true, whatever people do in whatever order."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

import pytest

from appealbot.bootstrap.bot import read_surroundings
from appealbot.core import erasing
from appealbot.core.catalogue import Catalogue
from tests.conftest import OPERATOR
from tests.faults.trials import FULL
from tests.walks.truths import EXEMPT, TRUTHS, speaking
from tests.walks.walking import UntrueError, Walk

if TYPE_CHECKING:
    from pathlib import Path

    from appealbot.bootstrap.bot import Bot

STEPS: Final = 20_000 if FULL else 1_500
"""Of all walks together."""
OF_A_WALK: Final = 250
SEEDS: Final = range(STEPS // OF_A_WALK)


@pytest.mark.parametrize("seed", SEEDS)
async def test_whatever_the_bot_says_about_data_is_true(bot: Bot, tmp_path: Path, seed: int) -> None:
    await Walk(bot, bot.catalogue, tmp_path / "appealbot.db", seed).walk(OF_A_WALK)


def test_each_text_that_speaks_of_storing_or_erasing_is_checked_or_exempt(bot: Bot) -> None:
    assert speaking(bot.catalogue) - set(TRUTHS) == set(EXEMPT)


async def test_a_walk_finds_a_sentence_that_is_not_true(bot: Bot, tmp_path: Path) -> None:
    with pytest.raises(UntrueError, match=r"^sign-up-nothing isn't true"):
        await _walk_all(_liar(bot), bot, tmp_path)


async def test_a_walk_finds_a_button_that_erases_more_than_it_was_shown_for(
    bot: Bot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(erasing, "counts", lambda *_: True)
    with pytest.raises(UntrueError, match=r"^(a draft was erased by a button|a sign-up was erased that nobody)"):
        await _walk_all(bot, bot, tmp_path)


def _liar(bot: Bot) -> Bot:
    """A bot that says at the end of a correction that nothing is stored."""
    lies = {
        language: {**texts, "sign-up-kept": texts["sign-up-nothing"]} for language, texts in bot.catalogue.texts.items()
    }
    surroundings = read_surroundings(OPERATOR, "appeal_bot", takes_sign_ups=True)
    return replace(surroundings, catalogue=Catalogue(lies)).bot(bot.knowledge, bot.matcher)


async def _walk_all(walked: Bot, bot: Bot, directory: Path) -> None:
    for seed in SEEDS:
        await Walk(walked, bot.catalogue, directory / f"{seed}.db", seed).walk(OF_A_WALK)
