"""Asks another revision of the program: checked out beside, run by itself, asked through `ask --jsonl`."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from appealbot.core.evaluation import Reaction
from appealbot.core.model import Language
from appealbot.core.outcome import Match, Outcome
from appealbot.errors import RevisionError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from appealbot.core.evaluation import Question


def ask_revision(revision: str, questions: Sequence[Question], repository: Path | None = None) -> list[Reaction]:
    """What the program, with its own knowledge base, does with these questions at a revision.

    Args:
        revision: What git knows it by: a branch, a tag, a commit.
        questions: Labelled questions; a dialogue's turns share a chat.
        repository: A directory of the checkout; the current one by default.

    Raises:
        RevisionError: Git doesn't know it, or its program fails.
    """
    lines: list[dict[str, object]] = []
    asked: list[int] = []
    for chat, question in enumerate(questions):
        lines += [{"text": text, "chat": chat} for text in (*question.after, question.text)]
        asked.append(len(lines) - 1)
    with _checked_out(revision, repository or Path.cwd()) as tree:
        answers = _answers(revision, tree, lines)
    return [_reaction(answers[place]) for place in asked]


@contextmanager
def _checked_out(revision: str, repository: Path) -> Iterator[Path]:
    with TemporaryDirectory() as directory:
        tree = Path(directory) / "tree"
        added = _git(repository, "worktree", "add", "--detach", str(tree), revision)
        if added.returncode:
            raise RevisionError(revision, (added.stderr.splitlines() or ["git failed"])[-1])
        try:
            yield tree
        finally:
            _git(repository, "worktree", "remove", "--force", str(tree))


def _git(repository: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = ["git", "-C", str(repository), *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 - no shell, our arguments


def _answers(revision: str, tree: Path, lines: Sequence[dict[str, object]]) -> list[dict[str, Any]]:
    """The line that the revision's program writes for each line; what it announces goes to our standard error."""
    environment = {name: value for name, value in os.environ.items() if name != "APPEALBOT_KNOWLEDGE"}
    done = subprocess.run(
        [sys.executable, "-m", "appealbot", "ask", "--jsonl"],
        input="".join(json.dumps(line) + "\n" for line in lines),
        stdout=subprocess.PIPE,
        encoding="utf-8",
        check=False,
        cwd=tree,
        env={**environment, "PYTHONPATH": str(tree / "src"), "PYTHONIOENCODING": "utf-8"},
    )
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    if done.returncode or len(answers) != len(lines):
        raise RevisionError(
            revision, f"it answered {len(answers)} of {len(lines)} lines and ended with {done.returncode}"
        )
    return answers


def _reaction(answer: dict[str, Any]) -> Reaction:
    if "error" in answer:
        return Reaction(Match(Outcome.NONE, (), 0.0), Language.DE)
    match = Match(Outcome(answer["outcome"]), tuple(answer["topics"]), float(answer["score"]))
    return Reaction(match, Language(answer["lang"]))
