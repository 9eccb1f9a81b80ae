"""Where the program's own data are: beside the package when installed, in the checkout while it's worked on."""

from __future__ import annotations

from pathlib import Path
from typing import Final

_PACKAGE: Final = Path(__file__).resolve().parent.parent


def data_directory(name: str) -> Path:
    """The directory "knowledge", "locales" or "training" that came with the program."""
    installed = _PACKAGE / "data" / name
    return installed if installed.is_dir() else _PACKAGE.parent.parent / name
