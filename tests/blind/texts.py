"""Texts by hands that never saw the bot, its phrasings or each other's: what it does with them is told, never tuned."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

import yaml

DIRECTORY: Final = Path(__file__).parent


def texts(language: str, kind: str) -> list[dict[str, Any]]:
    """The labelled texts of a file."""
    loaded: list[dict[str, Any]] = yaml.safe_load((DIRECTORY / language / f"{kind}.yaml").read_text(encoding="utf-8"))
    return loaded
