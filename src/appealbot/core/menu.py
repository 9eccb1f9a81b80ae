"""The buttons: what they carry, and the menus that lead from both appeals down to each entry.

A button's data say all that is needed to go on, so that one tapped months later still works.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from appealbot.core.markup import Span, Style, paragraphs
from appealbot.core.model import Language
from appealbot.core.turn import Button, Reply

if TYPE_CHECKING:
    from appealbot.core.catalogue import Catalogue
    from appealbot.core.model import Knowledge

MENU: Final = "menu"
NONE_OF_THESE: Final = "none"
LIST: Final = "list"
ENTRY: Final = "entry"
"""An entry, as a message of its own."""
LISTED: Final = "listed"
"""An entry in place of the list or the choices that offered it."""
LANGUAGE: Final = "language"
IN_LANGUAGE: Final = {Language.DE: "in-de", Language.EN: "in-en"}
"""The same message in the other language, in its place."""
HELP: Final = "help"
JOIN: Final = "join"
SIGN_UP: Final = "sign"
"""An answer in the sign-up."""
MY_DATA: Final = "mydata"
CORRECT: Final = "correct"
ERASE: Final = "erase"
KEEP: Final = "keep"
PRIVACY: Final = "privacy"
"""What is said about data, or a section of it, in place of the message whose button was tapped."""
PRIVACY_ANEW: Final = "privacynew"
"""The same as a message of its own."""
IMPRINT: Final = "imprint"

PAGE: Final = 8
"""Entries on one page of a list."""


@dataclass(frozen=True, slots=True)
class Tap:
    """A button's data, read: the kind, what it points to, and a page number counted from 0."""

    kind: str
    target: str = ""
    page: int = 0


def read(data: str) -> Tap:
    """The tap that a button's data stand for. Nothing is trusted: odd data give a tap of an unknown kind."""
    kind, _, rest = data.partition(":")
    target, _, page = rest.partition(":")
    return Tap(kind, target, int(page) if page.isascii() and page.isdigit() and len(page) < PAGE else 0)


def data(kind: str, target: str = "", page: int = 0) -> str:
    """The data of a button that leads there; at most 64 bytes for topic ids of up to 50 letters."""
    return ":".join([kind, target, str(page)] if page else [kind, target] if target else [kind])


@dataclass(frozen=True, slots=True)
class Menus:
    """Builds the menus in one language."""

    knowledge: Knowledge
    catalogue: Catalogue

    def overview_rows(self, language: Language) -> tuple[tuple[Button, ...], ...]:
        """A button for each appeal, each in a row of its own."""
        return tuple(
            (Button(appeal.title.best(language), data(LIST, appeal.id)),)
            for appeal in self.knowledge.appeals.values()
            if self.knowledge.of_appeal(appeal.id)
        )

    def overview(self, language: Language, *, edits: bool = False) -> Reply:
        """The list of the appeals."""
        say = self.catalogue.say
        text = paragraphs([Span(say(language, "menu-title"), Style.BOLD), Span(say(language, "menu-text"))])
        return Reply(text, self.overview_rows(language), edits)

    def of_appeal(self, appeal_id: str, page: int, language: Language, *, edits: bool = False) -> Reply | None:
        """A page of an appeal's entries, None where there is no such appeal. A page past the last is the last."""
        appeal, entries = self.knowledge.appeals.get(appeal_id), self.knowledge.of_appeal(appeal_id)
        if appeal is None or not entries:
            return None
        say = self.catalogue.say
        pages = -(-len(entries) // PAGE)
        page = min(page, pages - 1)
        rows = [
            (Button(entry.title.best(language), data(LISTED, entry.id, page)),)
            for entry in entries[page * PAGE : (page + 1) * PAGE]
        ]
        turning = [Button(say(language, "button-back"), data(LIST, appeal_id, page - 1))] if page else []
        turning.append(Button(say(language, "button-menu"), MENU))
        if page < pages - 1:
            turning.append(Button(say(language, "button-more"), data(LIST, appeal_id, page + 1)))
        text = paragraphs(
            [
                Span(appeal.title.best(language), Style.BOLD),
                Span(say(language, "list-text", page=str(page + 1), pages=str(pages))),
            ]
        )
        return Reply(text, (*rows, tuple(turning)), edits)

    def languages(self, language: Language) -> Reply:
        """The choice of a language; each is named in itself."""
        rows = (
            tuple(
                Button(self.catalogue.say(choice, "language-name"), data(LANGUAGE, choice.value)) for choice in Language
            ),
        )
        return Reply(paragraphs([Span(self.catalogue.say(language, "language-ask"))]), rows)
