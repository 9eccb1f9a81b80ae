"""What is hashed byte by byte is the same in every checkout, also on Windows."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
HASHED = [
    path for name in ("knowledge", "locales", "training") for path in sorted((ROOT / name).rglob("*")) if path.is_file()
]


@pytest.mark.skipif(not (ROOT / ".git").exists(), reason="not a checkout")
def test_git_leaves_the_line_ends_of_what_is_hashed_alone() -> None:
    names = "\0".join(str(path.relative_to(ROOT)) for path in HASHED)
    asked = ["git", "check-attr", "-z", "--stdin", "eol"]
    told = subprocess.run(  # noqa: S603 - our own command
        asked, cwd=ROOT, input=names, capture_output=True, text=True, check=True
    ).stdout
    assert told.split("\0")[2::3] == ["lf"] * len(HASHED)


def test_what_is_hashed_has_no_other_line_ends() -> None:
    assert [path for path in HASHED if b"\r" in path.read_bytes()] == []
