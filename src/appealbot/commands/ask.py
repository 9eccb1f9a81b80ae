"""`appealbot ask`: the bot in the terminal, for people, for one question, or as JSON lines for programs."""

from __future__ import annotations

import json
import sys
import time
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final, Literal

import typer
from pydantic import BaseModel, ConfigDict, ValidationError
from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from appealbot.bootstrap.bot import Bot, open_bot
from appealbot.core.markup import Style
from appealbot.core.model import Language, language_of_code
from appealbot.core.outcome import Outcome
from appealbot.core.turn import Person, Reply, Said, Turn

if TYPE_CHECKING:
    from collections.abc import Iterator

with suppress(ImportError):  # gives the prompt its history and line editing where the platform has it
    import readline  # noqa: F401

KnowledgeOption = Annotated[
    Path | None,
    typer.Option(
        "--knowledge", envvar="APPEALBOT_KNOWLEDGE", help="The knowledge base's directory.", show_default=False
    ),
]

_LOOK: Final = {Style.PLAIN: "", Style.BOLD: "bold", Style.ITALIC: "dim italic", Style.QUOTE: "cyan"}


def ask(
    question: Annotated[list[str] | None, typer.Argument(help="A single question; without one, a chat opens.")] = None,
    *,
    jsonl: Annotated[bool, typer.Option("--jsonl", help="Read and write a JSON object a line.")] = False,
    lang: Annotated[Language | None, typer.Option(help="The language to use where a text doesn't tell.")] = None,
    knowledge: KnowledgeOption = None,
) -> None:
    """Talk with the bot in the terminal, or put questions to it from a program."""
    bot = open_bot(knowledge, announce=lambda sentence: typer.echo(sentence, err=True))
    if jsonl:
        _answer_lines(bot)
    elif question:
        turn = bot.conversation.respond(Said(" ".join(question)), Person(chosen=lang), datetime.now(UTC))
        _show(Console(), turn.replies)
    else:
        _chat(bot, Person(chosen=lang, code=_terminal_language()))


# ── For people ─────────────────────────────────────────────────────────────────────────────────────────────────────


def _chat(bot: Bot, person: Person) -> None:
    console = Console()
    turn = bot.conversation.respond(Said("/start"), person, datetime.now(UTC))
    say = bot.catalogue.say
    console.print(Text(say(turn.language, "terminal-welcome"), style="dim"))
    for text in _typed(console, say(turn.language, "terminal-prompt"), turn):
        turn = bot.conversation.respond(Said(text), turn.person, datetime.now(UTC))
        _show(console, turn.replies)


def _typed(console: Console, prompt: str, first: Turn) -> Iterator[str]:
    _show(console, first.replies)
    while True:
        try:
            text = console.input(Text(prompt, style="bold green"))
        except (EOFError, KeyboardInterrupt):
            console.print()
            return
        if text.strip():
            yield text


def _show(console: Console, replies: tuple[Reply, ...]) -> None:
    for reply in replies:
        text = Text()
        for span in reply.text:
            text.append(span.text, _LOOK[span.style])
        console.print(Padding(text, (1, 2, 0, 2)))
        buttons = [button for row in reply.rows for button in row if button.data]
        for number, button in enumerate(buttons, 1):
            console.print(Text(f"  [{number}] {button.label}", style="yellow"))
    console.print()


def _terminal_language() -> str | None:
    import locale  # noqa: PLC0415 - only a chat asks for it

    return (locale.getlocale()[0] or "").replace("_", "-") or None


# ── For programs ───────────────────────────────────────────────────────────────────────────────────────────────────


class _Question(BaseModel):
    model_config = ConfigDict(extra="ignore")

    text: str
    chat: str | int | None = None
    lang: Literal["de", "en"] | None = None


def _answer_lines(bot: Bot) -> None:
    """Reads a question a line, writes its answer a line, in order; lines of one chat share their dialogue."""
    people: dict[str | int, Person] = {}
    for number, line in enumerate(sys.stdin, 1):
        if not line.strip():
            continue
        try:
            question = _Question.model_validate_json(line)
        except ValidationError as wrong:
            problem = wrong.errors()[0]
            where = ".".join(str(step) for step in problem["loc"])
            sentence = f"line {number}: {where + ': ' if where else ''}{problem['msg']}"
            sys.stdout.write(json.dumps({"error": sentence}, ensure_ascii=False) + "\n")
            sys.stdout.flush()
            continue
        person = people.get(question.chat, Person()) if question.chat is not None else Person()
        if question.lang:
            person = _choosing(person, question.lang)
        begun = time.perf_counter()
        turn = bot.conversation.respond(Said(question.text), person, datetime.now(UTC))
        elapsed = (time.perf_counter() - begun) * 1_000
        if question.chat is not None:
            people[question.chat] = turn.person
        sys.stdout.write(json.dumps(_line(turn, elapsed), ensure_ascii=False) + "\n")
        sys.stdout.flush()


def _choosing(person: Person, lang: str) -> Person:
    return replace(person, chosen=language_of_code(lang))


def _line(turn: Turn, elapsed: float) -> dict[str, object]:
    match = turn.match
    shown = match is not None and match.outcome in {Outcome.ANSWER, Outcome.CHOICES}
    return {
        "outcome": match.outcome.value if match else Outcome.SMALLTALK.value,
        "topics": list(match.topics) if match and shown else [],
        "lang": turn.language.value,
        "score": match.score if match else 1.0,
        "intent": match.intent.value if match and match.intent else None,
        "because": match.because.value if match and match.because else None,
        "ms": round(elapsed, 2),
    }
