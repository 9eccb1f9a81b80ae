"""Another revision, asked through `ask --jsonl`: here one that always says the same."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

import pytest

from appealbot.adapters.revision import ask_revision
from appealbot.core.evaluation import Question
from appealbot.core.model import Language
from appealbot.core.outcome import Outcome
from appealbot.errors import RevisionError

if TYPE_CHECKING:
    from pathlib import Path

PROGRAM = """
import json, sys
said = {}
for line in sys.stdin:
    line = json.loads(line)
    said[line["chat"]] = said.get(line["chat"], 0) + 1
    if line["text"] == "":
        print(json.dumps({"error": "empty"}))
    else:
        print(json.dumps({"outcome": "answer", "topics": [f"turn-{said[line['chat']]}"], "lang": "en", "score": 0.5}))
"""
QUESTIONS = [
    Question("one", Language.EN, frozenset(), "plain"),
    Question("two", Language.EN, frozenset(), "plain", after=("before",)),
    Question("", Language.EN, frozenset(), "plain"),
]


def git(directory: Path, *arguments: str) -> str:
    command = ["git", "-C", str(directory), "-c", "user.name=a", "-c", "user.email=a@b.c", *arguments]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout  # noqa: S603 - git, in a new directory


def commit(directory: Path) -> None:
    git(directory, "commit", "-qam", "a")


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    (tmp_path / "src" / "appealbot").mkdir(parents=True)
    (tmp_path / "src" / "appealbot" / "__main__.py").write_text(PROGRAM)
    (tmp_path / "src" / "appealbot" / "__init__.py").write_text("")
    git(tmp_path, "init", "-q")
    git(tmp_path, "add", ".")
    commit(tmp_path)
    return tmp_path


def test_a_dialogues_turns_share_a_chat_and_its_last_is_the_answer(repository: Path) -> None:
    first, second, empty = ask_revision("HEAD", QUESTIONS, repository)
    assert (first.match.outcome, first.match.topics, first.language) == (Outcome.ANSWER, ("turn-1",), Language.EN)
    assert second.match.topics == ("turn-2",)
    assert empty.match.outcome is Outcome.NONE


def test_nothing_is_left_behind(repository: Path) -> None:
    ask_revision("HEAD", QUESTIONS, repository)
    listed = git(repository, "worktree", "list")
    assert len(listed.splitlines()) == 1


def test_an_unknown_or_broken_revision_is_told(repository: Path) -> None:
    with pytest.raises(RevisionError, match="no-such"):
        ask_revision("no-such", QUESTIONS, repository)
    (repository / "src" / "appealbot" / "__main__.py").write_text("raise SystemExit(3)")
    commit(repository)
    with pytest.raises(RevisionError, match="ended with 3"):
        ask_revision("HEAD", QUESTIONS, repository)
