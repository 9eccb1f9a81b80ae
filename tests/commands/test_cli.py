"""The commands as operators and programs run them, in processes of their own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from jsonschema import Draft202012Validator

from appealbot.adapters.packaged import data_directory
from appealbot.lint.schema import FORMS, json_schema

if TYPE_CHECKING:
    from pathlib import Path

ENTRY = """\
id: {topic}
appeal: a
title: {{de: {title}}}
questions: {{de: [{question}]}}
answer: {{de: Antwort zu {title}.}}
"""


def run(
    *arguments: str, stdin: str = "", cwd: Path | None = None, **environment: str
) -> subprocess.CompletedProcess[str]:
    clean = {name: value for name, value in os.environ.items() if not name.startswith("APPEALBOT_")}
    return subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-m", "appealbot", *arguments],
        input=stdin,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
        cwd=cwd,
        env={**clean, "PYTHONIOENCODING": "utf-8", "NO_COLOR": "1", **environment},
    )


@pytest.fixture
def small(tmp_path: Path) -> Path:
    for topic, title, question in (("x", "Wohnen", "Wer baut Wohnungen?"), ("y", "Arbeit", "Wer darf arbeiten?")):
        (tmp_path / f"{topic}.yaml").write_text(ENTRY.format(topic=topic, title=title, question=question))
    return tmp_path


def test_json_lines_are_answered_in_order_with_the_agreed_keys(small: Path) -> None:
    lines = ['{"text": "wer baut wohnungen"}', '{"text": "", "lang": "en"}', "", "nonsense", '{"chat": 1}']
    done = run("ask", "--jsonl", "--knowledge", str(small), stdin="\n".join(lines) + "\n")
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    assert done.returncode == 0
    assert set(answers[0]) == {"outcome", "topics", "lang", "score", "intent", "because", "ms"}
    assert (answers[0]["outcome"], answers[0]["topics"][0], answers[0]["lang"]) == ("answer", "x", "de")
    assert (answers[1]["outcome"], answers[1]["topics"], answers[1]["lang"]) == ("none", [], "en")
    assert answers[2]["error"].startswith("line 4:")
    assert answers[3]["error"].startswith("line 5: text:")


def test_distress_is_told_as_outcome_and_as_intent(small: Path) -> None:
    done = run("ask", "--jsonl", "--knowledge", str(small), stdin='{"text": "i want to die"}\n')
    told = json.loads(done.stdout)
    assert (told["outcome"], told["intent"], told["because"]) == ("crisis", "crisis", "distress")


def test_lines_of_one_chat_share_its_dialogue(small: Path) -> None:
    lines = [{"text": "/demands", "chat": "c"}, {"text": "1", "chat": "c"}, {"text": "1", "chat": "c"}, {"text": "1"}]
    done = run("ask", "--jsonl", "--knowledge", str(small), stdin="\n".join(map(json.dumps, lines)))
    outcomes = [json.loads(line) for line in done.stdout.splitlines()]
    assert outcomes[2]["topics"][0] in {"x", "y"}
    assert outcomes[3]["topics"] == []


def test_a_single_question_is_answered_on_the_terminal(small: Path) -> None:
    done = run("ask", "--knowledge", str(small), "Wer baut Wohnungen?")
    assert "Antwort zu Wohnen." in done.stdout


def test_a_chat_goes_on_until_its_input_ends(small: Path) -> None:
    done = run("ask", "--lang", "de", "--knowledge", str(small), stdin="\nWer darf arbeiten?\n/language en\n")
    assert done.returncode == 0
    assert "Willkommen!" in done.stdout
    assert "Antwort zu Arbeit." in done.stdout
    assert "[1]" in done.stdout


def test_broken_yaml_at_the_start_is_told_with_file_and_line_and_ends_with_2(small: Path) -> None:
    (small / "y.yaml").write_text("id: y\nid: z\n")
    done = run("ask", "--jsonl", "--knowledge", str(small))
    assert done.returncode == 2
    assert "y.yaml:2: error: the key 'id' already stands in line 1 [yaml.duplicate-key]" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_directory_without_entries_ends_with_2(tmp_path: Path) -> None:
    done = run("ask", "--jsonl", "--knowledge", str(tmp_path))
    assert (done.returncode, "holds no entry" in done.stderr) == (2, True)


def test_check_finds_what_is_incomplete_and_ends_with_1(small: Path) -> None:
    done = run("check", str(small))
    assert done.returncode == 1
    assert "x.yaml:3: error: title is missing in EN [languages.missing]" in done.stdout
    told = json.loads(run("check", "--format", "json", str(small)).stdout)
    assert told["looked_at"]["entries"] == 2


def test_check_tells_of_a_broken_file_among_all_that_it_finds_and_ends_with_1(small: Path) -> None:
    (small / "z.yaml").write_text("id: z\nid: z\n")
    (small / "y.questions.yaml").mkdir()
    done = run("check", str(small))
    assert done.returncode == 1
    assert "z.yaml:2: error: the key 'id' already stands in line 1 [yaml.duplicate-key]" in done.stdout
    assert "y.questions.yaml:1: error: the file can't be read: Is a directory [yaml.unreadable]" in done.stdout
    assert "x.yaml:3: error: title is missing in EN [languages.missing]" in done.stdout


def test_check_on_the_real_knowledge_base_finds_nothing() -> None:
    done = run("check")
    assert (done.returncode, done.stdout.splitlines()[-1].rsplit(": ")[-1]) == (0, "0 problems")


def test_the_schemas_in_the_knowledge_base_are_the_programs(tmp_path: Path) -> None:
    assert run("check", "--schema", str(tmp_path)).returncode == 0
    for name in FORMS:
        written = (tmp_path / "schema" / f"{name}.json").read_text()
        assert written == (data_directory("knowledge") / "schema" / f"{name}.json").read_text()
        Draft202012Validator.check_schema(json_schema(name))


def test_a_schema_takes_numbers_as_texts() -> None:
    entry = {
        "id": "a",
        "appeal": "b",
        "section": 5,
        "title": {"de": "T"},
        "questions": {"de": ["?"]},
        "answer": {"de": "A"},
    }
    assert Draft202012Validator(json_schema("entry")).is_valid(entry)
    assert not Draft202012Validator(json_schema("entry")).is_valid({**entry, "color": "red"})


def test_run_names_every_missing_and_wrong_setting_at_once_and_no_secret(tmp_path: Path) -> None:
    done = run("run", cwd=tmp_path, APPEALBOT_API_URL="nowhere", APPEALBOT_OPERATOR_EMAIL="buerg\u0435r@a.de")
    assert done.returncode == 2
    for name in ("APPEALBOT_TOKEN is not set", "APPEALBOT_API_URL", "APPEALBOT_OPERATOR_EMAIL"):
        assert name in done.stderr
    wrong = run("run", cwd=tmp_path, APPEALBOT_TOKEN="not-a-secret-token")  # noqa: S106 - made up
    assert "APPEALBOT_TOKEN isn't a bot token" in wrong.stderr
    assert "not-a-secret-token" not in wrong.stderr


def test_the_version_can_be_asked_for() -> None:
    assert run("--version").stdout == "appealbot 0.1.0\n"
