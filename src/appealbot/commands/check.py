"""`appealbot check`: the lint of a knowledge base."""

from __future__ import annotations

import json
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from appealbot.bootstrap.bot import check_knowledge
from appealbot.lint.schema import FORMS, json_schema


class Format(StrEnum):
    """How the findings are written."""

    TEXT = "text"
    JSON = "json"


def check(
    knowledge: Annotated[
        Path | None,
        typer.Argument(envvar="APPEALBOT_KNOWLEDGE", help="The knowledge base's directory.", show_default=False),
    ] = None,
    *,
    questions: Annotated[
        list[Path] | None,
        typer.Option(
            help="Labelled test questions (file or directory) that no phrasing may repeat. Can be given repeatedly.",
            exists=True,
            show_default=False,
        ),
    ] = None,
    style: Annotated[Format, typer.Option("--format", help="How to write the findings.")] = Format.TEXT,
    schema: Annotated[
        bool, typer.Option("--schema", help="Write the editors' JSON Schemas into schema/ instead.")
    ] = False,
) -> None:
    """Check a knowledge base: form, quotes, lengths, dates, links and questions. Exit code 1 if anything was found."""
    if schema:
        _write_schemas(knowledge or Path("knowledge"))
        return
    report = check_knowledge(knowledge, date.today(), questions or [])  # noqa: DTZ011 - a deadline is a local day
    typer.echo(report.as_json() if style is Format.JSON else report.text())
    if report.problems:
        raise typer.Exit(1)


def _write_schemas(directory: Path) -> None:
    folder = directory / "schema"
    folder.mkdir(parents=True, exist_ok=True)
    for name in FORMS:
        text = json.dumps(json_schema(name), ensure_ascii=False, indent=2) + "\n"
        (folder / f"{name}.json").write_text(text, encoding="utf-8")
        typer.echo(f"wrote {folder / name}.json")
