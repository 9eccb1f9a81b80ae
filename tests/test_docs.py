"""The docs tell of every command, setting and dependency, and of none that doesn't exist."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from typer.main import get_command

from appealbot.adapters.settings import FROM_FILES, PREFIX, Settings
from appealbot.commands.cli import commands

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_the_readme_has_every_command_and_no_other() -> None:
    told = set(re.findall(r"^\| `appealbot ([a-z-]+)`", README, re.MULTILINE))
    assert told == set(getattr(get_command(commands), "commands"))  # noqa: B009 - Click's group keeps them untyped


def test_the_readme_has_every_setting_and_no_other() -> None:
    told = set(re.findall(rf"`({PREFIX}[A-Z_]+)`", README))
    files = {f"{PREFIX}{name.upper()}_FILE" for name in FROM_FILES}
    assert told == {f"{PREFIX}{name.upper()}" for name in Settings.model_fields} | files


def test_the_readme_gives_a_reason_for_every_dependency() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    needed = {re.split(r"[<>=\[]", dependency)[0] for dependency in project["dependencies"]}
    table = README.split("## Dependencies")[1]
    assert needed == {
        name for row in re.findall(r"^\| ([a-z, -]+) \|", table, re.MULTILINE) for name in row.split(", ")
    } - {"package"}


@pytest.mark.parametrize("lock", ["requirements.txt", "requirements-dev.txt"])
def test_the_locks_are_hash_checked_and_name_no_index(lock: str) -> None:
    text = (ROOT / lock).read_text(encoding="utf-8")
    pinned = re.findall(r"^([A-Za-z0-9._-]+)==", text, re.MULTILINE)
    assert len(pinned) > 20
    assert len(re.findall(r"^[A-Za-z0-9._-]+==[^\n]*\\\n    --hash=sha256:", text, re.MULTILINE)) == len(pinned)
    assert "://" not in re.sub(r"#.*", "", text)


def test_the_shell_scripts_that_the_readme_names_exist_and_can_be_run() -> None:
    for script in re.findall(r"`(scripts/[a-z]+)`", README):
        assert (ROOT / script).stat().st_mode & 0o111
