"""What the bot says about data is true, whatever people do in whatever order."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Final

import pytest

from tests.walks.truths import EXEMPT, TRUTHS, speaking
from tests.walks.walking import Walk

if TYPE_CHECKING:
    from pathlib import Path

    from appealbot.bootstrap.bot import Bot

STEPS: Final = int(os.environ.get("APPEALBOT_WALK_STEPS", "1500"))
"""Of all walks together."""
OF_A_WALK: Final = 150
SEEDS: Final = range(STEPS // OF_A_WALK)


@pytest.mark.parametrize("seed", SEEDS)
async def test_whatever_the_bot_says_about_data_is_true(bot: Bot, tmp_path: Path, seed: int) -> None:
    await Walk(bot, bot.catalogue, tmp_path / "appealbot.db", seed).walk(OF_A_WALK)


def test_each_text_that_speaks_of_storing_or_erasing_is_checked_or_exempt(bot: Bot) -> None:
    assert speaking(bot.catalogue) - set(TRUTHS) == set(EXEMPT)
