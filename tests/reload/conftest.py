"""A small knowledge base that is edited while a bot answers from it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.lint.bench import Bench

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="session")
def learned_before(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What the sound knowledge base teaches is learned once."""
    return tmp_path_factory.mktemp("cache")


@pytest.fixture(autouse=True)
def _own_cache(monkeypatch: pytest.MonkeyPatch, learned_before: Path) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(learned_before))
    monkeypatch.setenv("APPEALBOT_SEMANTIC", "off")


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    return Bench(tmp_path / "knowledge")
