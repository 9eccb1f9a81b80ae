"""`appealbot anchor`: a line that fixes the chain of proofs as it is, to be kept where the host can't change it."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from appealbot.adapters.settings import database_url
from appealbot.adapters.tables import write_private
from appealbot.commands.export import DatabaseOption
from appealbot.errors import AnchorError

if TYPE_CHECKING:
    from appealbot.adapters.store.records import Anchor

MARK = "appealbot-anchor"


def anchor(
    file: Annotated[
        Path | None, typer.Argument(help="A new file for the line; unless given, it's printed.", show_default=False)
    ] = None,
    *,
    verify: Annotated[
        Path | None,
        typer.Option(help="An anchor's file: whether the chain of proofs still holds it.", show_default=False),
    ] = None,
    database: DatabaseOption = None,
) -> None:
    """Fix the chain of proofs as it is, or see whether it still holds what was fixed. Exit code 1 if it doesn't."""
    if verify is not None:
        if file is not None:
            raise typer.BadParameter("either a new file or --verify, not both")
        _verify(_read(verify), database)
        return
    now = datetime.now(UTC).isoformat(timespec="seconds")
    fixed = asyncio.run(_fixed(database_url(database)))
    line = f"{MARK} {fixed.number} {fixed.link.hex()} {now}"
    if file is None:
        typer.echo(line)
    else:
        write_private(file, f"{line}\n".encode())
    typer.echo("Keep it on paper or on a computer of the organisers, where the host can't change it.", err=True)


def _verify(told: Anchor, database: str | None) -> None:
    holds, broken = asyncio.run(_holds(database_url(database), told))
    if holds is None:
        typer.echo(f"Proof {told.number} was erased at the end of its time, and so was the next: use a newer anchor.")
    elif holds:
        typer.echo(f"The chain still holds proof {told.number} as it was.")
    else:
        typer.echo(
            f"The chain doesn't hold proof {told.number} as it was: it was rewritten, or an older backup put back."
        )
    if broken:
        typer.echo(f"Changed after they were written: {', '.join(map(str, broken))}.")
    if not holds or broken:
        raise typer.Exit(1)


def _read(file: Path) -> Anchor:
    from appealbot.adapters.store.records import Anchor  # noqa: PLC0415 - the database's libraries, which no other command waits for

    try:
        mark, number, link, _ = file.read_text(encoding="ascii").split()
        if mark == MARK:
            return Anchor(int(number), bytes.fromhex(link))
    except OSError as error:
        raise AnchorError(file, f"can't be read ({error.strerror})") from None
    except ValueError:
        pass
    raise AnchorError(file, "holds no anchor that `appealbot anchor` made")


async def _fixed(url: str) -> Anchor:
    from appealbot.adapters.store.archive import Archive  # noqa: PLC0415 - as above

    async with Archive.open(url) as archive:
        return await archive.anchor()


async def _holds(url: str, told: Anchor) -> tuple[bool | None, list[int]]:
    from appealbot.adapters.store.archive import Archive  # noqa: PLC0415 - as above

    async with Archive.open(url) as archive:
        return await archive.holds(told), await archive.broken_proofs()
