"""A small knowledge base for the preview, matched by the words alone, so that it's there at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.lint.bench import Bench

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="session")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where models are kept: what one test had learned the next one needn't."""
    return tmp_path_factory.mktemp("cache")


@pytest.fixture(autouse=True)
def _alone(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing of the user's is read or written."""
    monkeypatch.setenv("APPEALBOT_SEMANTIC", "off")
    monkeypatch.setenv("XDG_CACHE_HOME", str(cache))


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    return Bench(tmp_path / "knowledge")
