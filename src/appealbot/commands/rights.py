"""`appealbot erase`, `purge` and `export-consent`: what operators owe to people, asked or unasked."""

from __future__ import annotations

import asyncio
import json
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Annotated

import typer

from appealbot.adapters.settings import database_url
from appealbot.commands.export import DatabaseOption
from appealbot.core.effects import Question

if TYPE_CHECKING:
    from appealbot.adapters.store.records import Proof

GONE = "erased with what was agreed to"
_QUESTIONS = {
    Question.CONSENT: "Said to the text",
    Question.NEWS: "Said to B",
    Question.CONFIRM: "Said to “save?”",
}
LEFT_IN_THE_LOG = (
    "Erased; but another program reads the database without end, and its log keeps a copy.\n"
    "Stop that program: the bot empties the log at its next start."
)


def erase(
    receipt: Annotated[str, typer.Argument(help="What the person got when they signed up (R-…).")],
    *,
    database: DatabaseOption = None,
) -> None:
    """Erase all sign-ups of the person who has this receipt. Exit code 1 if a copy is still in the database's log."""
    try:
        gone = asyncio.run(_erase(database_url(database), receipt))
    except TimeoutError:
        typer.echo(LEFT_IN_THE_LOG, err=True)
        raise typer.Exit(1) from None
    typer.echo(f"Erased: {gone}. Backups lose it with their age; a restored one is cleaned by itself.")


def purge(
    *,
    database: DatabaseOption = None,
    yes: Annotated[bool, typer.Option("--yes", help="Don't ask.")] = False,
) -> None:
    """Erase what is past its time, also if it's so much that the bot waits for a person's word."""
    url, now = database_url(database), datetime.now(UTC)
    due, stored = asyncio.run(_due(url, now))
    typer.echo(f"By this computer's clock it's {_time(now)}: {due} of {stored} sign-ups are past their time.")
    if not yes:
        typer.confirm("Is that the time, and are they to be erased for good?", abort=True)
    try:
        asyncio.run(_purge(url, now))
    except TimeoutError:
        typer.echo(LEFT_IN_THE_LOG, err=True)
        raise typer.Exit(1) from None
    typer.echo(f"Erased: {due}.")


def export_consent(
    proof: Annotated[str, typer.Argument(metavar="ID", help="The sign-up's id, as the export tells it.")],
    *,
    database: DatabaseOption = None,
) -> None:
    """Print the proof of a consent: text, time, act. Exit code 1 if proofs were changed after they were written."""
    found, text, broken = asyncio.run(_proof(database_url(database), proof.strip().lower()))
    typer.echo(_page(found, text, broken))
    if broken:
        raise typer.Exit(1)


async def _erase(url: str, receipt: str) -> int:
    from appealbot.adapters.store.archive import Archive  # noqa: PLC0415 - the database's libraries, which no other command waits for

    async with Archive.open(url) as archive:
        return await archive.erase(receipt, datetime.now(UTC))


async def _due(url: str, now: datetime) -> tuple[int, int]:
    from appealbot.adapters.store.archive import Archive  # noqa: PLC0415 - the database's libraries, which no other command waits for

    async with Archive.open(url) as archive:
        return await archive.due(now)


async def _purge(url: str, now: datetime) -> None:
    from appealbot.adapters.store.archive import Archive  # noqa: PLC0415 - the database's libraries, which no other command waits for

    async with Archive.open(url) as archive:
        await archive.purge(now)


async def _proof(url: str, proof_id: str) -> tuple[Proof, str, list[int]]:
    from appealbot.adapters.store.archive import Archive  # noqa: PLC0415 - the database's libraries, which no other command waits for

    async with Archive.open(url) as archive:
        found, text = await archive.proof(proof_id)
        return found, text, await archive.broken_proofs()


def _page(proof: Proof, text: str, broken: list[int]) -> str:
    ended = proof.ended is not None
    news = {True: "yes", False: "no", None: GONE}[proof.news]
    unbroken = f"changed later: {', '.join(map(str, broken))}" if broken else "unbroken"
    lines = [
        ("Proof of consent", proof.id),
        ("Given", _time(proof.at)),
        ("By", GONE if ended else f"{proof.act}, confirmed in the chat"),
        ("Message", GONE if ended else str(proof.message or "unknown")),
        *_answers(proof),
        ("A: contact about", proof.appeal or GONE),
        ("B: news by e-mail", news),
        ("Withdrawn or erased", _time(proof.ended) if proof.ended else "no"),
        ("In place of", GONE if ended else proof.supersedes or "none"),
        ("Text", f"version {proof.version}, language {proof.language}"),
        ("SHA-256 of the text", proof.text.hex()),
        ("Program", GONE if ended else f"appealbot {proof.bot}"),
        ("Chain of proofs", f"number {proof.number}, {unbroken}"),
    ]
    return "\n".join(f"{name + ':':<21} {value}" for name, value in lines) + f"\n\nThe text as it was shown:\n\n{text}"


def _answers(proof: Proof) -> list[tuple[str, str]]:
    """What was said to each question; nothing in proofs of before that was kept, or where it's gone."""
    return [
        (
            _QUESTIONS[question],
            f"“{said}” ({act}) under message {message or 'unknown'}, {_time(datetime.fromisoformat(at))}",
        )
        for question, at, act, message, said in json.loads(proof.answers or "[]")
    ]


def _time(moment: datetime) -> str:
    return f"{moment:%Y-%m-%d %H:%M:%S} UTC"
