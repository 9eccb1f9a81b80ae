"""Reads labelled questions for the evaluation, from YAML or JSON lines."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from appealbot.core.evaluation import Question
from appealbot.core.model import Intent, Language, language_of_code
from appealbot.errors import QuestionsError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_NAMES = {intent.value: intent for intent in Intent}


class _Turn(BaseModel):
    model_config = ConfigDict(extra="forbid")

    q: str
    expect: list[str] | None = None
    lang: str | None = None
    style: str | None = None
    kind: str | None = None


class _Dialogue(BaseModel):
    model_config = ConfigDict(extra="forbid")

    turns: list[_Turn] = Field(min_length=1)
    lang: str | None = None


def read_questions(path: Path) -> list[Question]:
    """The questions of a file, or of all files below a directory.

    A question's language is its `lang`, else the folder's name or the beginning of the file's ("de/hard.yaml",
    "en-dialogues.jsonl").

    Raises:
        QuestionsError: A file can't be read or isn't of the form; the error names file and place.
    """
    return [question for _, question in questions_by_file(path)]


def questions_by_file(path: Path) -> list[tuple[str, Question]]:
    """The same, each with the name of its file.

    Raises:
        QuestionsError: As above.
    """
    files = sorted(each for each in path.rglob("*") if each.suffix in {".yaml", ".jsonl"}) if path.is_dir() else [path]
    return [(file.as_posix(), question) for file in files for question in _of_file(file)]


def _of_file(path: Path) -> Iterator[Question]:
    language = language_of_code(path.parent.name) or language_of_code(path.stem)
    for number, row in enumerate(_rows(path), 1):
        try:
            if "turns" in row:
                yield from _dialogue(_Dialogue.model_validate(row), language)
            else:
                yield _question(_Turn.model_validate(row), language, path.stem)
        except (ValidationError, TypeError) as wrong:
            raise QuestionsError(path, number, str(wrong).splitlines()[-1].strip()) from None


def _rows(path: Path) -> list[dict[str, Any]]:
    try:
        text = path.read_text(encoding="utf-8")
        if path.suffix == ".jsonl":
            return [json.loads(line) for line in text.splitlines() if line.strip()]
        loaded: list[dict[str, Any]] = yaml.load(text, Loader=yaml.BaseLoader) or []  # noqa: S506 - texts only
    except (OSError, UnicodeDecodeError, yaml.YAMLError, json.JSONDecodeError) as wrong:
        raise QuestionsError(path, 0, str(wrong).splitlines()[0]) from None
    return loaded


def _question(turn: _Turn, language: Language | None, stem: str, after: tuple[str, ...] = ()) -> Question:
    intent = None if turn.expect is not None else _NAMES.get(turn.kind or "")
    group = turn.style or turn.kind or ("follow-up" if after else "language" if turn.expect is None else stem)
    spoken = (language_of_code(turn.lang) if turn.lang else language) if turn.lang != "other" else None
    return Question(turn.q, spoken, frozenset(turn.expect or ()), group, intent, after)


def _dialogue(dialogue: _Dialogue, language: Language | None) -> Iterator[Question]:
    said: tuple[str, ...] = ()
    for turn in dialogue.turns:
        yield _question(turn, language_of_code(dialogue.lang) or language, "dialogue", said)
        said = (*said, turn.q)
