from __future__ import annotations

import pytest

from appealbot.core.spelling import Spelling

SPELLING = Spelling({"duldung": 2, "wohnung": 2, "mieten": 1, "sicherer": 1, "hafen": 1, "abc1": 1})


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("wohnunng", ["wohnung"]), ("dulduhng", ["duldung"]), ("duldnug", ["duldung"]), ("meiten", ["mieten"])],
)
def test_a_slip_is_mended(typed: str, meant: list[str]) -> None:
    assert SPELLING.repair([typed]) == meant


def test_words_run_together_are_split() -> None:
    assert SPELLING.repair(["sichererhafen"]) == ["sicherer", "hafen"]


@pytest.mark.parametrize("word", ["wohnung", "xyz", "quantenphysik", "hallo123"])
def test_known_short_far_and_numbered_words_stay(word: str) -> None:
    assert SPELLING.repair([word]) == [word]
