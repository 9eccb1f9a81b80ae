"""Pauses between attempts: they grow, end, and differ a little for each."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from appealbot.adapters.telegram.backoff import SPREAD, Backoff

if TYPE_CHECKING:
    import pytest


def lengths(backoff: Backoff, most: int = 1_000) -> list[float]:
    """The pauses without what each is off."""
    return [round(pause, 6) for pause in islice(backoff.pauses(), most)]


def test_pauses_double_up_to_the_longest(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("appealbot.adapters.telegram.backoff.SPREAD", 0)
    assert lengths(Backoff(0.5, 8), 7) == [0.5, 1, 2, 4, 8, 8, 8]


def test_after_a_while_they_are_rare_and_at_last_they_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("appealbot.adapters.telegram.backoff.SPREAD", 0)
    assert lengths(Backoff(1, 2, patience=5, slow=10, total=20)) == [1, 2, 2, 10, 10]


def test_those_who_failed_together_do_not_come_back_together() -> None:
    firsts = {next(Backoff(8, 8).pauses()) for _ in range(50)}
    assert len(firsts) > 40
    assert all(8 * (1 - SPREAD) <= pause <= 8 * (1 + SPREAD) for pause in firsts)
