"""A small sound knowledge base, to be spoiled by one change at a time."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from appealbot.adapters.yaml_files import read_files
from appealbot.lint.context import Context
from appealbot.lint.loading import load
from appealbot.lint.report import report

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from appealbot.lint.report import Report

TODAY = date(2026, 11, 22)

SOUND = {
    "appeals.yaml": """\
# yaml-language-server: $schema=schema/appeals.json
appeals:
  towns:
    title: {de: Die Städte, en: The towns}
    short: {de: Städte, en: Towns}
    deadline: 2025-12-03
    sections:
      - {de: Wohnen, en: Housing}
    source: towns.md
    order: [towns-housing]
  bot:
    title: {de: Der Bot, en: The bot}
    short: {de: Bot, en: Bot}
""",
    "sources/towns.md": "# Aufruf\n\nWir fordern **mehr Woh-\nnungen** für\n\nalle. Und Haupt- und Ehrenamt.\n",
    "towns/towns-housing.yaml": """\
# yaml-language-server: $schema=../schema/entry.json
id: towns-housing
appeal: towns
section: 1
title: {de: Wohnungen, en: Homes}
questions:
  de: [Was fordern sie zum Wohnen?, Für wen sind die Wohnungen?, Wer soll Wohnungen bauen?]
  en: [What about housing in towns?, Who are the homes meant for?, Who should build homes?]
keywords:
  de: [a1, a2, a3, a4, a5, a6, a7, a8]
  en: [b1, b2, b3, b4, b5, b6, b7, b8]
quotes:
  - {de: Wir fordern mehr Wohnungen für alle., en: We demand more homes for all.}
answer:
  de: Sie fordern Wohnungen.
  en: They demand homes.
related: [bot-about]
counterpart: bot-privacy
translation_of: c00e35f1
""",
    "towns/towns-housing.questions.yaml": """\
# yaml-language-server: $schema=../schema/questions.json
de: [wohnung gesucht, wo soll ich denn noch wohnen können bitte]
en: [need a flat]
""",
    "bot/bot-about.yaml": """\
# yaml-language-server: $schema=../schema/entry.json
id: bot-about
appeal: bot
title: {de: Der Bot, en: The bot}
questions:
  de: [Wer bist du eigentlich?, Bist du ein Mensch?, Was ist das hier?]
  en: [Who are you anyway?, Are you human?, What is this thing here?]
keywords:
  de: [c1, c2, c3, c4, c5, c6, c7, c8]
  en: [d1, d2, d3, d4, d5, d6, d7, d8]
answer: {de: Ein Programm., en: A program.}
translation_of: af9027ef
""",
    "bot/bot-privacy.yaml": """\
# yaml-language-server: $schema=../schema/entry.json
id: bot-privacy
appeal: bot
title: {de: Speichern, en: Storing}
questions:
  de: [Was speicherst du denn so?, Werden Nachrichten aufgehoben?, Wo liegen die Daten?]
  en: [What do you keep of me?, Are messages stored somewhere?, Where is the data?]
keywords:
  de: [e1, e2, e3, e4, e5, e6, e7, e8]
  en: [f1, f2, f3, f4, f5, f6, f7, f8]
answer: {de: Wenig., en: Little.}
translation_of: febd77e8
""",
    "off-topic/near.yaml": """\
# yaml-language-server: $schema=../schema/questions.json
de: [wie wird das wetter]
en: [how is the weather]
""",
    "intents/greeting.yaml": """\
# yaml-language-server: $schema=../schema/questions.json
de: [hallo]
en: [hello]
""",
}
HOUSING = "towns/towns-housing.yaml"
ABOUT = "bot/bot-about.yaml"


class Bench:
    """Writes the sound knowledge base, spoils it, and reports what the lint says."""

    def __init__(self, directory: Path) -> None:
        self.directory = directory
        for path, text in SOUND.items():
            self.write(path, text)

    def write(self, path: str, text: str | bytes) -> None:
        file = self.directory / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text if isinstance(text, bytes) else text.encode())

    def change(self, path: str, old: str, new: str) -> None:
        text = (self.directory / path).read_text()
        assert old in text
        self.write(path, text.replace(old, new))

    def report(
        self,
        finds: Callable[[str], Sequence[str]] | None = None,
        today: date = TODAY,
        asked: Sequence[tuple[str, str]] = (),
        *,
        learned: bool = True,
    ) -> Report:
        files = read_files(self.directory)
        loaded = load(files.documents, files.sources)
        own = {phrasing.text: [phrasing.label] for phrasing in loaded.knowledge.phrasings}
        finds = finds or (lambda question: own[question])
        matched = finds if learned else None
        context = Context(loaded.knowledge, files.documents, loaded.questions_files, today, matched, asked)
        return report(context, (*files.problems, *loaded.problems), len(files.documents))

    def lines(self, today: date = TODAY) -> list[str]:
        """The findings as printed, without those on a translation, which every change of German brings along."""
        return [
            problem.line() for problem in self.report(today=today).problems if problem.check != "languages.outdated"
        ]
