"""A small knowledge base for the preview, matched by the words alone, so that it's there at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.lint.bench import Bench

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(autouse=True)
def _alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing of the user's is read or written."""
    monkeypatch.setenv("APPEALBOT_SEMANTIC", "off")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    return Bench(tmp_path / "knowledge")
