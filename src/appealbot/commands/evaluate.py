"""`appealbot evaluate`: labelled questions in, figures out; beside other matchers and other revisions, if wanted."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer
from rich.console import Console
from rich.table import Table

from appealbot.adapters.plots import draw_risk_coverage
from appealbot.adapters.question_files import read_questions
from appealbot.adapters.revision import ask_revision
from appealbot.bootstrap.bot import Bot, open_bot
from appealbot.bootstrap.rivals import build_rival, hearing_with
from appealbot.commands.ask import KnowledgeOption
from appealbot.core.baselines import Rival
from appealbot.core.comparison import Change, Comparison, compare_right, compare_silent
from appealbot.core.evaluation import Figures, Question, Reaction, Share, confusions, figures, grouped, react
from appealbot.core.risk_coverage import MOST_ANSWERED, MOST_WRONG, as_decided, best, risk_coverage, top_1

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from appealbot.core.outcome import Match

    Reactions = Sequence[tuple[Question, Reaction]]

WIDTH: Final = 150
OURS: Final = "the bot"
NAMES: Final = {
    Rival.WORDS: "words alone",
    Rival.MEANING: "words and meaning",
    Rival.WRATIO: "rapidfuzz WRatio",
    Rival.TOKEN_SET: "rapidfuzz token set",
    Rival.BM25: "BM25",
}
RIVALS: Final = f"{', '.join(Rival)}, git:REVISION, dir:KNOWLEDGE"
LANGUAGES: Final = {"de": "German", "en": "English", "other": "Other languages"}


@dataclass(frozen=True, slots=True)
class Measured:
    """What one matcher did with all questions."""

    name: str
    reactions: Reactions

    def by_language(self) -> dict[str, Reactions]:
        """Those of each language with questions that an entry answers."""
        parts: dict[str, list[tuple[Question, Reaction]]] = {}
        for question, reaction in self.reactions:
            parts.setdefault(_language(question), []).append((question, reaction))
        return {name: parts[name] for name in sorted(parts) if any(question.expect for question, _ in parts[name])}


def _known(wanted: list[str] | None) -> list[str]:
    """Each name once; a wrong one is refused before anything is built."""
    for name in wanted or []:
        kind, _, rest = name.partition(":")
        if name not in tuple(Rival) and not (kind in {"git", "dir"} and rest):
            raise typer.BadParameter(f"{name!r} is none of {RIVALS}")
    return list(dict.fromkeys(wanted or []))


def _drawable(path: Path | None) -> Path | None:
    if path is not None and path.suffix not in {".svg", ".png"}:
        raise typer.BadParameter("its name must end with .svg or .png")
    if path is not None and not path.parent.is_dir():
        raise typer.BadParameter(f"there's no directory {path.parent}")
    return path


def evaluate(  # noqa: PLR0913 - each is an option of the command
    questions: Annotated[
        list[Path], typer.Argument(help="Files or directories of labelled questions (YAML or JSONL).", exists=True)
    ],
    *,
    knowledge: KnowledgeOption = None,
    against: Annotated[
        list[str] | None,
        typer.Option(help=f"Compare with: {RIVALS}. Can be given more than once.", callback=_known, show_default=False),
    ] = None,
    show: Annotated[int, typer.Option(help="How many gained and lost questions to list in each comparison.")] = 0,
    plot: Annotated[
        Path | None,
        typer.Option(
            help="Draw the risk-coverage curves into this file (.svg, .png).", callback=_drawable, show_default=False
        ),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Write JSON, for gates.")] = False,
) -> None:
    """Measure how good the answers are: right, shown, wrong, missed; by language, style and entry; beside others."""
    asked = [question for path in questions for question in read_questions(path)]
    if plot is not None and not any(question.expect for question in asked):
        raise typer.BadParameter("none of these questions has an entry to answer it", param_hint="QUESTIONS")
    bot = open_bot(knowledge, announce=_announce)
    # All are built before any is asked, and the others are asked first: what can't be asked is told soonest.
    rivals = [_rival(wanted, bot, knowledge) for wanted in against or []]
    others = [Measured(name, list(zip(asked, answers(asked), strict=True))) for name, answers in rivals]
    ours = Measured(OURS, [(question, react(bot.conversation, question)) for question in asked])
    if plot is not None:
        _draw(plot, [ours, *others])
    if as_json:
        typer.echo(json.dumps(_as_json(ours, others, show), ensure_ascii=False, indent=1))
    else:
        _print(ours, others, show)


def _announce(sentence: str) -> None:
    typer.echo(sentence, err=True)


def _rival(wanted: str, bot: Bot, knowledge: Path | None) -> tuple[str, Callable[[Sequence[Question]], list[Reaction]]]:
    """A name to print, and what asks it."""
    kind, _, name = wanted.partition(":")
    if kind == "git":
        return name, lambda asked: ask_revision(name, asked)
    if kind == "dir":
        conversation = open_bot(Path(name), announce=_announce).conversation
    else:
        rival = Rival(wanted)
        name, conversation = NAMES[rival], hearing_with(bot, build_rival(rival, knowledge, _announce))
    return name, lambda asked: [react(conversation, question) for question in asked]


def _language(question: Question) -> str:
    return question.language.value if question.language else "other"


def _parts(reactions: Reactions) -> dict[str, dict[str, Figures]]:
    return {
        "all": {"all": figures(reactions)},
        "language": grouped(reactions, _language),
        "style or kind": grouped(reactions, lambda question: question.group),
        "entry": grouped(
            [pair for pair in reactions if pair[0].expect], lambda question: " | ".join(sorted(question.expect))
        ),
    }


def _comparisons(ours: Reactions, theirs: Reactions) -> dict[str, Comparison]:
    return {"right": compare_right(ours, theirs), "silent": compare_silent(ours, theirs)}


def _draw(path: Path, measured: Sequence[Measured]) -> None:
    panels = {
        LANGUAGES[language]: {
            each.name: (risk_coverage(part), as_decided(part))
            for each in measured
            if (part := each.by_language().get(language))
        }
        for language in measured[0].by_language()
    }
    draw_risk_coverage(path, panels)


# ── For people ─────────────────────────────────────────────────────────────────────────────────────────────────────


def _print(ours: Measured, others: Sequence[Measured], show: int) -> None:
    console = Console(width=WIDTH, markup=False, emoji=False, highlight=False)  # what people asked is left as it is
    parts = _parts(ours.reactions)
    for name in ("all", "language", "style or kind"):
        console.print(_table(name, parts[name]))
    for meant, given, times in confusions(ours.reactions)[:20]:
        console.print(f"{times} × meant {meant}, got {given}")
    for language in ours.by_language():
        console.print(_matchers(language, [ours, *others]))
    for other in others:
        for language, part in ours.by_language().items():
            for subject, comparison in _comparisons(part, other.by_language()[language]).items():
                console.print(
                    f"{subject} {language}, beside {other.name}: {len(comparison.gained)} gained, "
                    f"{len(comparison.lost)} lost of {comparison.of}; by chance with p = {comparison.chance:.2g}"
                )
                for sign, changes in (("+", comparison.gained), ("-", comparison.lost)):
                    for change in changes[:show]:
                        console.print(f"  {sign} {change.question.text}")
                        console.print(f"      {_told(change.ours)}, beside {_told(change.theirs)}")


def _told(match: Match) -> str:
    return f"{match.outcome.value} {match.topics[0] if match.topics else ''}".strip()


def _cell(share: Share | None) -> str:
    low, high = share.interval() if share else (0.0, 1.0)
    return f"{share.value:.1%} ({low:.0%}–{high:.0%}) of {share.of}" if share else ""


def _table(name: str, groups: dict[str, Figures]) -> Table:
    columns = list(dict.fromkeys(column for group in groups.values() for column, _ in group.items()))
    table = Table(name, *columns, box=None, header_style="bold")
    for group, group_figures in groups.items():
        shares = dict(group_figures.items())
        table.add_row(group, *(_cell(shares.get(column)) for column in columns))
    return table


def _matchers(language: str, measured: Sequence[Measured]) -> Table:
    limits = f"right at wrong ≤ {MOST_WRONG:.1%}, answered ≤ {MOST_ANSWERED:.0%}"
    table = Table(language, "top 1", limits, "right", "shown", "wrong", "answered", box=None, header_style="bold")
    for each in measured:
        part = each.by_language()[language]
        point, now = best(risk_coverage(part)), figures(part)
        at_best = f"{point.right.value:.1%}" if point else "never"
        shares = (now.right, now.shown, now.wrong, now.answered)
        table.add_row(each.name, f"{top_1(part).value:.1%}", at_best, *(f"{share.value:.1%}" for share in shares))
    return table


# ── For programs ───────────────────────────────────────────────────────────────────────────────────────────────────


def _as_json(ours: Measured, others: Sequence[Measured], show: int) -> dict[str, object]:
    told: dict[str, object] = {
        part: {
            group: {name: _share(share) for name, share in group_figures.items()}
            for group, group_figures in groups.items()
        }
        for part, groups in _parts(ours.reactions).items()
    }
    told["confusions"] = [
        {"meant": meant, "given": given, "times": times} for meant, given, times in confusions(ours.reactions)
    ]
    told["matchers"] = {
        each.name: {language: _summary(part) for language, part in each.by_language().items()}
        for each in (ours, *others)
    }
    told["comparisons"] = {
        other.name: {
            language: {
                subject: _comparison(comparison, show)
                for subject, comparison in _comparisons(part, other.by_language()[language]).items()
            }
            for language, part in ours.by_language().items()
        }
        for other in others
    }
    return told


def _share(share: Share) -> dict[str, int]:
    return {"hits": share.hits, "of": share.of}


def _summary(part: Reactions) -> dict[str, object]:
    point, now = best(risk_coverage(part)), figures(part)
    told: dict[str, object] = {"top 1": _share(top_1(part))}
    told |= {name: _share(getattr(now, name)) for name in ("right", "shown", "wrong", "answered")}
    told["at best"] = point and {
        "sureness": point.sureness,
        "right": _share(point.right),
        "wrong": _share(point.wrong),
        "answered": _share(point.answered),
    }
    return told


def _comparison(comparison: Comparison, show: int) -> dict[str, object]:
    return {
        "of": comparison.of,
        "gained": len(comparison.gained),
        "lost": len(comparison.lost),
        "chance": comparison.chance,
        "gained questions": [_change(change) for change in comparison.gained[:show]],
        "lost questions": [_change(change) for change in comparison.lost[:show]],
    }


def _change(change: Change) -> dict[str, object]:
    return {
        "text": change.question.text,
        "expect": sorted(change.question.expect),
        "ours": _told(change.ours),
        "theirs": _told(change.theirs),
    }
