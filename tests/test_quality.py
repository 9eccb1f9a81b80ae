"""The answers stay as good as recorded: no figure falls behind by more than chance."""

from __future__ import annotations

import json
from math import sqrt
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from appealbot.adapters.question_files import read_questions
from appealbot.core.evaluation import CONFIDENCE_Z, Figures, Share, grouped, react

if TYPE_CHECKING:
    from appealbot.bootstrap.bot import Bot

QUESTIONS = Path(__file__).parent / "questions"
RECORDED = json.loads((QUESTIONS / "recorded.json").read_text(encoding="utf-8"))["language"]
FALLING_IS_BAD = ("right", "shown", "followed", "language", "dialogue", "smalltalk", "crisis")
RISING_IS_BAD = ("wrong", "answered", "alarmed")


@pytest.fixture(scope="module")
def measured(bot: Bot) -> dict[str, Figures]:
    questions = [question for language in ("de", "en") for question in read_questions(QUESTIONS / language)]
    return grouped(
        [(each, react(bot.conversation, each)) for each in questions],
        lambda each: each.language.value if each.language else "",
    )


def _noise(share: Share) -> float:
    return CONFIDENCE_Z * sqrt(max(share.value * (1 - share.value), 1 / share.of) / share.of)


@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize("name", [*FALLING_IS_BAD, *RISING_IS_BAD])
def test_no_figure_is_worse_than_recorded(measured: dict[str, Figures], language: str, name: str) -> None:
    was, now = Share(**RECORDED[language][name]), dict(measured[language].items())[name]
    worse = was.value - now.value if name in FALLING_IS_BAD else now.value - was.value
    assert worse <= _noise(was), f"{name} in {language} was {was.value:.1%}, is {now.value:.1%}; see scripts/record"
    assert now.of == was.of, "the questions changed: record the figures anew with scripts/record"
