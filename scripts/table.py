"""Writes the recorded figures into docs/matching.md, between its two markers."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from appealbot.core.evaluation import Share

ROOT = Path(__file__).resolve().parent.parent
MARKER = "<!-- figures: scripts/record -->"


def row(name: str, figures: dict[str, dict[str, int]], columns: list[str]) -> str:
    """A table's row; each share with its interval."""
    cells = []
    for column in columns:
        share = Share(**figures[column]) if column in figures else None
        low, high = share.interval() if share else (0.0, 0.0)
        cells.append(f"{share.value:.1%} ({low:.1%} to {high:.1%}) of {share.of}" if share else "")
    return f"| {name} | " + " | ".join(cells) + " |"


def main() -> None:
    """Reads both recordings and rewrites the table."""
    rows: list[str] = []
    columns = ["right", "shown", "wrong", "answered", "followed", "language", "dialogue", "smalltalk"]
    for file, way in (("recorded.json", "words and meaning"), ("recorded-words-alone.json", "words alone")):
        told = json.loads((ROOT / "tests" / "questions" / file).read_text(encoding="utf-8"))
        rows += [row(f"{way}, {language}", figures, columns) for language, figures in told["language"].items()]
    head = "| | " + " | ".join(columns) + " |\n|" + "---|" * (len(columns) + 1)
    page = ROOT / "docs" / "matching.md"
    before, _, after = page.read_text(encoding="utf-8").split(MARKER)
    page.write_text(f"{before}{MARKER}\n{head}\n" + "\n".join(rows) + f"\n{MARKER}{after}", encoding="utf-8")
    sys.stdout.write("\n".join(rows) + "\n")


if __name__ == "__main__":
    main()
