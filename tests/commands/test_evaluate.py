"""`appealbot evaluate` on a small knowledge base, beside its rivals."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Protocol

import pytest
from typer.testing import CliRunner

from appealbot.commands.cli import commands
from appealbot.errors import AppealbotError, KnowledgeError, NoKnowledgeError, QuestionsError, RevisionError
from tests.lint.bench import HOUSING, Bench

if TYPE_CHECKING:
    from pathlib import Path

    from typer.testing import Result

QUESTIONS = """\
- {q: "Wer soll Wohnungen bauen?", expect: [towns-housing], style: plain}
- {q: "Wen meinen die [bold] Wohnungen? :house:", expect: [towns-housing], style: indirect}
- {q: wie wird das wetter, kind: near}
- {q: hallo, kind: greeting}
- turns: [{q: "Bist du ein Mensch?", expect: [bot-about]}, {q: "und warum?", expect: [bot-about]}]
"""


class Evaluate(Protocol):
    def __call__(self, *arguments: object) -> Result: ...


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    return Bench(tmp_path / "knowledge")


@pytest.fixture
def questions(tmp_path: Path) -> Path:
    path = tmp_path / "de.yaml"
    path.write_text(QUESTIONS, encoding="utf-8")
    return path


@pytest.fixture
def evaluate(bench: Bench, questions: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Evaluate:
    """Runs the command by the words alone, with a cache of its own."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setenv("APPEALBOT_SEMANTIC", "off")
    monkeypatch.chdir(tmp_path)

    def run(*arguments: object) -> Result:
        line = ["evaluate", "--knowledge", str(bench.directory), str(questions), *map(str, arguments)]
        return CliRunner(env={"COLUMNS": "200", "NO_COLOR": "1"}).invoke(commands, line)

    return run


@pytest.fixture
def elsewhere(tmp_path: Path) -> Path:
    """A knowledge base that knows what ours doesn't, and the other way round."""
    other = Bench(tmp_path / "elsewhere")
    other.change(HOUSING, "Wer soll Wohnungen bauen?", "Wen meinen die bold Wohnungen house?")
    other.change("bot/bot-about.yaml", "Was ist das hier?", "Wer soll Wohnungen bauen?")
    return other.directory


def test_the_figures_are_told_for_people(evaluate: Evaluate) -> None:
    done = evaluate()
    assert done.exit_code == 0
    assert "100.0%" in done.stdout
    assert "the bot" in done.stdout


def test_the_figures_are_told_for_programs(evaluate: Evaluate) -> None:
    told = json.loads(evaluate("--json").stdout)
    assert told["all"]["all"]["shown"] == {"hits": 3, "of": 3}
    assert set(told["style or kind"]) == {"plain", "indirect", "near", "greeting", "dialogue", "follow-up"}
    assert told["entry"]["towns-housing"]["right"]["of"] == 2
    assert told["matchers"]["the bot"]["de"]["answered"] == {"hits": 0, "of": 1}
    assert told["comparisons"] == {}


@pytest.mark.parametrize(
    ("rival", "name"),
    [("words", "words alone"), ("wratio", "rapidfuzz WRatio"), ("token-set", "rapidfuzz token set"), ("bm25", "BM25")],
)
def test_other_matchers_are_asked_the_same(evaluate: Evaluate, rival: str, name: str) -> None:
    told = json.loads(evaluate("--json", "--against", rival, "--against", rival).stdout)
    assert list(told["matchers"]) == ["the bot", name]
    assert told["comparisons"][name]["de"]["right"]["of"] == 3


def test_the_words_alone_are_as_good_as_the_bot_without_its_encoder(evaluate: Evaluate) -> None:
    told = json.loads(evaluate("--json", "--against", "words").stdout)
    assert told["matchers"]["words alone"] == told["matchers"]["the bot"]


def test_the_meaning_can_be_compared_with(evaluate: Evaluate) -> None:
    told = json.loads(evaluate("--json", "--against", "meaning").stdout)
    assert told["matchers"]["words and meaning"]["de"]["top 1"]["of"] == 3


def test_another_knowledge_base_is_compared_with_and_what_changed_is_shown(evaluate: Evaluate, elsewhere: Path) -> None:
    done = evaluate("--against", f"dir:{elsewhere}", "--show", 5)
    assert "+ Wer soll Wohnungen bauen?" in done.stdout
    assert "answer towns-housing, beside answer bot-about" in done.stdout
    told = json.loads(evaluate("--json", "--show", 5, "--against", f"dir:{elsewhere}").stdout)
    comparison = told["comparisons"][str(elsewhere)]["de"]["right"]
    assert {
        "text": "Wer soll Wohnungen bauen?",
        "expect": ["towns-housing"],
        "ours": "answer towns-housing",
        "theirs": "answer bot-about",
    } in comparison["gained questions"]


def test_texts_are_shown_as_they_were_asked(evaluate: Evaluate, bench: Bench, elsewhere: Path) -> None:
    bench.change("off-topic/near.yaml", "wie wird das wetter", "Wen meinen die bold Wohnungen house?")
    done = evaluate("--against", f"dir:{elsewhere}", "--show", 5)
    assert "- Wen meinen die [bold] Wohnungen? :house:" in done.stdout


@pytest.mark.parametrize("name", ["curves.svg", "curves.png"])
def test_the_curves_are_drawn(evaluate: Evaluate, tmp_path: Path, name: str) -> None:
    assert evaluate("--against", "wratio", "--plot", tmp_path / name).exit_code == 0
    assert (tmp_path / name).stat().st_size > 1_000


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["--against", "nonsense"], "'nonsense' is none of words, meaning,"),
        (["--against", "git:"], "'git:' is none of words, meaning,"),
        (["--plot", "curves.pdf"], "its name must end with .svg or .png"),
        (["--plot", "nowhere/curves.svg"], "there's no directory nowhere"),
        (["nowhere.yaml"], "path 'nowhere.yaml' does not exist"),
    ],
)
def test_wrong_use_is_told_and_ends_with_2(evaluate: Evaluate, arguments: list[str], sentence: str) -> None:
    done = evaluate(*arguments)
    assert done.exit_code == 2
    assert sentence in done.stderr
    assert "Learning" not in done.stderr


def test_questions_that_no_entry_answers_make_no_curve(evaluate: Evaluate, questions: Path) -> None:
    questions.write_text("- {q: hallo, kind: greeting}\n", encoding="utf-8")
    assert evaluate().exit_code == 0
    done = evaluate("--plot", "curves.svg")
    assert (done.exit_code, "none of these questions has an entry" in done.stderr) == (2, True)


@pytest.mark.parametrize(
    ("against", "error", "sentence"),
    [
        ("dir:nowhere", NoKnowledgeError, "nowhere holds no entry"),
        ("git:no-such", RevisionError, "The revision no-such can't be asked: fatal: not a git repository"),
    ],
)
def test_what_cannot_be_compared_with_is_told(
    evaluate: Evaluate, against: str, error: type[AppealbotError], sentence: str
) -> None:
    raised = evaluate("--against", against).exception
    assert isinstance(raised, error)
    assert sentence in str(raised)


@pytest.mark.parametrize("spoiled", [b"- {q: [", b"\xff\xfe", b"- {p: a}", b"- 5"])
def test_broken_questions_are_told_with_their_file(evaluate: Evaluate, questions: Path, spoiled: bytes) -> None:
    questions.write_bytes(spoiled)
    raised = evaluate().exception
    assert isinstance(raised, QuestionsError)
    assert str(questions) in str(raised)


def test_a_questions_file_that_broke_since_it_was_learned_is_told(evaluate: Evaluate, bench: Bench) -> None:
    assert evaluate().exit_code == 0
    bench.write("towns/towns-housing.questions.yaml", "de: [\n")
    raised = evaluate().exception
    assert isinstance(raised, KnowledgeError)
    assert raised.findings[0].startswith("towns/towns-housing.questions.yaml:2: error: this isn't YAML")
