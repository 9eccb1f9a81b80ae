"""Reads the texts that show what distress sounds like; they come with the program."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import yaml

if TYPE_CHECKING:
    from pathlib import Path

FILE: Final = "distress.yaml"
"""In `training`."""

_Loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


@dataclass(frozen=True, slots=True)
class DistressTexts:
    """Texts that tell of distress, and texts that only sound like it."""

    told: tuple[str, ...]
    near: tuple[str, ...]


def read_distress_texts(training: Path) -> DistressTexts:
    """The texts."""
    document = yaml.load((training / FILE).read_bytes(), Loader=_Loader)  # noqa: S506 - it makes nothing but texts
    return DistressTexts(tuple(document["told"]), tuple(document["near"]))


def distress_digest(training: Path) -> str:
    """A hash of the texts' file, which is quicker than reading them."""
    return hashlib.sha256((training / FILE).read_bytes()).hexdigest()
