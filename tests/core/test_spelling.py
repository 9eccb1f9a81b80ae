from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import OSA

from appealbot.core.spelling import CLOSE_ENOUGH, SHORTEST_REPAIRED, Spelling

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


@given(
    st.text("abcdäЖ", min_size=SHORTEST_REPAIRED, max_size=12),
    st.lists(st.text("abcdäЖ", min_size=1, max_size=12), max_size=40, unique=True),
)
def test_no_word_that_is_near_enough_is_passed_over(typed: str, known: list[str]) -> None:
    near = [word for word in known if OSA.normalized_similarity(typed, word) >= CLOSE_ENOUGH]
    (repaired, *_) = Spelling(dict.fromkeys(known, 1)).repair([typed])
    best = max(
        (OSA.normalized_similarity(typed, word) for word in near if len(word) >= SHORTEST_REPAIRED - 1), default=0
    )
    assert OSA.normalized_similarity(typed, repaired) >= best


def test_a_word_without_end_stays() -> None:
    word = "wohnungen" * 10
    assert Spelling({f"{word}s": 1}).repair([word]) == [word]
