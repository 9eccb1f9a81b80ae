"""`appealbot evaluate`: labelled questions in, figures out."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.table import Table

from appealbot.adapters.question_files import read_questions
from appealbot.bootstrap.bot import Bot, open_bot
from appealbot.commands.ask import KnowledgeOption
from appealbot.core.evaluation import Figures, Question, Reaction, confusions, figures, grouped, risk_coverage
from appealbot.core.outcome import Match, Outcome
from appealbot.core.turn import Person, Said

if TYPE_CHECKING:
    from collections.abc import Sequence

_NOW = datetime(2026, 1, 1, tzinfo=UTC)
"""Any time will do: only what passes between the turns of a dialogue matters."""
WIDTH = 150
_FORMAL = Match(Outcome.SMALLTALK, (), 1.0)


def evaluate(
    questions: Annotated[
        list[Path], typer.Argument(help="Files or directories of labelled questions (YAML or JSONL).")
    ],
    *,
    knowledge: KnowledgeOption = None,
    as_json: Annotated[bool, typer.Option("--json", help="Write JSON, for gates.")] = False,
    curve: Annotated[bool, typer.Option(help="Add the risk-coverage curve.")] = False,
) -> None:
    """Measure how good the answers are: right, shown, wrong, missed; by language, style and entry."""
    bot = open_bot(knowledge, announce=lambda sentence: typer.echo(sentence, err=True))
    reactions = [(question, react(bot, question)) for path in questions for question in read_questions(path)]
    parts = {
        "all": {"all": figures(reactions)},
        "language": grouped(reactions, lambda question: question.language.value if question.language else "other"),
        "style or kind": grouped(reactions, lambda question: question.group),
        "entry": grouped(
            [pair for pair in reactions if pair[0].expect], lambda question: " | ".join(sorted(question.expect))
        ),
    }
    if as_json:
        typer.echo(_as_json(parts, reactions))
        return
    console = Console(width=WIDTH)
    for name in ("all", "language", "style or kind"):
        console.print(_table(name, parts[name]))
    for meant, given, times in confusions(reactions)[:20]:
        console.print(f"{times} × meant {meant}, got {given}")
    if curve:
        for answered, wrong in _thinned(risk_coverage(reactions)):
            console.print(f"{answered:6.1%} answered  {wrong:6.1%} of these wrong  {'█' * round(200 * wrong)}")


def react(bot: Bot, question: Question) -> Reaction:
    """What the bot does with a question, after what was said before it in its dialogue."""
    person, now = Person(), _NOW
    for said in question.after:
        person = bot.conversation.respond(Said(said), person, now).person
        now += timedelta(seconds=20)
    turn = bot.conversation.respond(Said(question.text), person, now)
    return Reaction(turn.match or _FORMAL, turn.language)


def _table(name: str, groups: dict[str, Figures]) -> Table:
    columns = list(dict.fromkeys(column for group in groups.values() for column, _ in group.items()))
    table = Table(name, *columns, box=None, header_style="bold")
    for group, group_figures in groups.items():
        shares = dict(group_figures.items())
        cells = []
        for column in columns:
            share = shares.get(column)
            low, high = share.interval() if share else (0, 0)
            cells.append(f"{share.value:.1%} ({low:.0%}–{high:.0%}) of {share.of}" if share else "")
        table.add_row(group, *cells)
    return table


def _as_json(parts: dict[str, dict[str, Figures]], reactions: Sequence[tuple[Question, Reaction]]) -> str:
    told: dict[str, object] = {
        part: {
            group: {name: {"hits": share.hits, "of": share.of} for name, share in group_figures.items()}
            for group, group_figures in groups.items()
        }
        for part, groups in parts.items()
    }
    told["confusions"] = [
        {"meant": meant, "given": given, "times": times} for meant, given, times in confusions(reactions)
    ]
    return json.dumps(told, ensure_ascii=False, indent=1)


def _thinned(points: Sequence[tuple[float, float]]) -> list[tuple[float, float]]:
    step = max(1, len(points) // 20)
    return [*points[step - 1 :: step]]
