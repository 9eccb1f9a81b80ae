"""`appealbot export`: the sign-ups as a table, on the computer of somebody who has a private key."""

from __future__ import annotations

import asyncio
import json
import secrets
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer
from rich.console import Console
from rich.progress import track

from appealbot.adapters import core_dumps
from appealbot.adapters.sealing import read_key_files
from appealbot.adapters.settings import database_url
from appealbot.adapters.tables import append_private, as_csv, as_json, write_private
from appealbot.bootstrap.records import COLUMNS, Filters, open_sign_ups
from appealbot.core.effects import Role
from appealbot.errors import OutputFileError

if TYPE_CHECKING:
    from appealbot.adapters.store.records import Kept
    from appealbot.bootstrap.records import Opened

AUDIT: Final = "exports.log"

DatabaseOption = Annotated[
    str | None,
    typer.Option("--database", help="The database's file or URL; unless given, APPEALBOT_DATABASE_URL."),
]


class TableFormat(StrEnum):
    """How the sign-ups are written."""

    CSV = "csv"
    JSON = "json"


def export(  # noqa: PLR0913 - each is an option of the command
    file: Annotated[Path, typer.Argument(help="The new file; nobody else may read it.")],
    *,
    key: Annotated[list[Path], typer.Option(help="A private key's file. Can be given repeatedly.")],
    purpose: Annotated[str, typer.Option(help=f"What for, for the log of exports ({AUDIT}, beside the file).")],
    database: DatabaseOption = None,
    style: Annotated[TableFormat, typer.Option("--format", help="How to write the sign-ups.")] = TableFormat.CSV,
    appeal: Annotated[str | None, typer.Option(help="Only those for this appeal.", show_default=False)] = None,
    role: Annotated[Role | None, typer.Option(help="Only those in this role.", show_default=False)] = None,
    since: Annotated[
        datetime | None,
        typer.Option(help="Only those stored on this day (UTC) or later.", formats=["%Y-%m-%d"], show_default=False),
    ] = None,
    news: Annotated[bool, typer.Option("--news", help="Only those who agreed to news by e-mail.")] = False,
) -> None:
    """Open the sign-ups with a private key and write them into a file. Exit code 1 if some can't be opened."""
    core_dumps.forbid()
    if file.exists():
        raise OutputFileError(file, "it's there already")
    opener = read_key_files(key)
    kept = asyncio.run(_kept(database_url(database)))
    console = Console(stderr=True)
    wanted = Filters(appeal, role, since.replace(tzinfo=UTC) if since else None, news)
    opened = open_sign_ups(track(kept, "Opening", console=console), opener, wanted, datetime.now(UTC))
    # First the log, then the file: no export is without its line.
    append_private(file.parent / AUDIT, _audit_line(file, opened, purpose))
    write_private(file, as_csv(COLUMNS, opened.rows) if style is TableFormat.CSV else as_json(opened.rows))
    typer.echo(f"{_counted(len(opened.rows))} in {file}. Erase the file when it has served its purpose.", err=True)
    if opened.expired:
        typer.echo(f"Left out as their time is over, and the bot erases them: {_counted(opened.expired)}.", err=True)
    if problems := _problems(opened):
        typer.echo("\n".join(problems), err=True)
        raise typer.Exit(1)


async def _kept(url: str) -> tuple[Kept, ...]:
    from appealbot.adapters.store.archive import Archive  # noqa: PLC0415 - the database's libraries, which no other command waits for

    async with Archive.open(url) as archive:
        return await archive.sign_ups()


def _audit_line(file: Path, opened: Opened, purpose: str) -> str:
    now = datetime.now(UTC).isoformat(timespec="seconds")
    line = {"id": secrets.token_hex(8), "at": now, "count": len(opened.rows), "purpose": purpose, "file": file.name}
    return json.dumps(line, ensure_ascii=False)


def _problems(opened: Opened) -> list[str]:
    sentences = []
    if opened.locked:
        needed = sorted({key_id for key_ids in opened.locked.values() for key_id in key_ids})
        sentences.append(f"{_counted(len(opened.locked))} can't be opened; one of these keys may: {', '.join(needed)}")
    sentences += [
        f"{each} isn't what it was when it was stored: somebody changed the database" for each in opened.foreign
    ]
    return sentences


def _counted(number: int) -> str:
    return "1 sign-up" if number == 1 else f"{number} sign-ups"
