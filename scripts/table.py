"""Writes the recorded figures into docs/matching.md, between their markers."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from appealbot.core.evaluation import Share

ROOT = Path(__file__).resolve().parent.parent
MARKER = "<!-- figures: scripts/record -->"
COMPARISON_MARKER = "<!-- comparison: scripts/compare -->"
SPEED_MARKER = "<!-- speed: scripts/measure -->"


def row(name: str, figures: dict[str, dict[str, int]], columns: list[str]) -> str:
    """A table's row; each share with its interval."""
    cells = []
    for column in columns:
        share = Share(**figures[column]) if column in figures else None
        low, high = share.interval() if share else (0.0, 0.0)
        cells.append(f"{share.value:.1%} ({low:.1%} to {high:.1%}) of {share.of}" if share else "")
    return f"| {name} | " + " | ".join(cells) + " |"


def compared(told: dict[str, dict[str, dict[str, Any]]]) -> list[str]:
    """The table of all matchers, a row for each and each language."""
    rows = ["| | of | top 1 | right at best | right | wrong | answered | gained, lost (p) |", "|" + "---|" * 8]
    for name, languages in told["matchers"].items():
        for language, figures in languages.items():
            shares = [Share(**figures[column]) for column in ("right", "wrong", "answered")]
            at_best = Share(**figures["at best"]["right"]) if figures["at best"] else None
            paired = told["comparisons"].get(name, {}).get(language, {}).get("right")
            cells = [
                f"{shares[0].of} + {shares[2].of}",
                f"{Share(**figures['top 1']).value:.1%}",
                f"{at_best.value:.1%}" if at_best else "never",
                *(f"{share.value:.1%}" for share in shares),
                f"{paired['gained']}, {paired['lost']} ({paired['chance']:.1g})" if paired else "",
            ]
            rows.append(f"| {name}, {language} | " + " | ".join(cells) + " |")
    return rows


def write(marker: str, lines: list[str]) -> None:
    """Puts a table between two markers."""
    page = ROOT / "docs" / "matching.md"
    before, _, after = page.read_text(encoding="utf-8").split(marker)
    page.write_text("\n".join([before + marker, *lines, marker + after]), encoding="utf-8")


def main() -> None:
    """Reads the recordings and rewrites the tables."""
    rows: list[str] = []
    columns = ["right", "shown", "wrong", "answered", "followed", "language"]
    columns += ["dialogue", "smalltalk", "crisis", "alarmed"]
    for file, way in (("recorded.json", "words and meaning"), ("recorded-words-alone.json", "words alone")):
        told = json.loads((ROOT / "tests" / "questions" / file).read_text(encoding="utf-8"))
        rows += [row(f"{way}, {language}", figures, columns) for language, figures in told["language"].items()]
    head = "| | " + " | ".join(columns) + " |\n|" + "---|" * (len(columns) + 1)
    write(MARKER, [head, *rows])
    comparison = ROOT / "tests" / "questions" / "recorded-comparison.json"
    if comparison.exists():
        write(COMPARISON_MARKER, compared(json.loads(comparison.read_text(encoding="utf-8"))))
    speed = ROOT / "benchmarks" / "matching.txt"
    if speed.exists():
        write(SPEED_MARKER, ["```", *speed.read_text(encoding="utf-8").splitlines(), "```"])
    sys.stdout.write("\n".join(rows) + "\n")


if __name__ == "__main__":
    main()
