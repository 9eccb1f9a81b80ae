"""What the bot says about data: the essentials first, and what each of its buttons unfolds in the same message."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from appealbot.core import menu
from appealbot.core.markup import Span, Style, paragraphs
from appealbot.core.retention import IN_TEXTS
from appealbot.core.turn import Button, Reply

if TYPE_CHECKING:
    from appealbot.core.catalogue import Catalogue
    from appealbot.core.information import Operator
    from appealbot.core.model import Language

ESSENTIALS_LONGEST: Final = 600
"""Characters that the essentials have with an operator of usual length: what a phone shows at once."""
SECTION_LONGEST: Final = 700
"""Characters of what a button unfolds."""


class Section(StrEnum):
    """What can be unfolded; the values stand in the buttons."""

    STORED = "stored"
    TIME = "time"
    READERS = "readers"
    RIGHTS = "rights"
    TELEGRAM = "telegram"


_TITLES: Final = {
    Section.STORED: "privacy-stored-title",
    Section.TIME: "privacy-time-title",
    Section.READERS: "privacy-readers-title",
    Section.RIGHTS: "privacy-rights-title",
    Section.TELEGRAM: "privacy-telegram-title",
}
_TEXTS: Final = {
    Section.STORED: "privacy-stored",
    Section.TIME: "privacy-time",
    Section.READERS: "privacy-readers",
    Section.RIGHTS: "privacy-rights",
    Section.TELEGRAM: "privacy-telegram",
}


@dataclass(frozen=True, slots=True)
class Privacy:
    """Builds the privacy notice. `operator` is who answers for the data."""

    catalogue: Catalogue
    operator: Operator

    def told(self, section: str, language: Language, *, edits: bool = False) -> Reply:
        """A section; the essentials where there's none of that name.

        Args:
            section: What a button stands for.
            language: Of the text.
            edits: It takes the place of the message whose button was tapped.
        """
        reply = self._unfolded(Section(section), language) if section in tuple(Section) else self.essentials(language)
        return replace(reply, edits=edits)

    def essentials(self, language: Language) -> Reply:
        """What everybody should know, who is responsible, and a button for each section."""
        blocks = [
            Span(self._say(language, "privacy-title"), Style.BOLD),
            Span(self._say(language, "privacy-text")),
            Span(self._responsible(language)),
        ]
        rows = [(Button(self._say(language, _TITLES[each]), menu.data(menu.PRIVACY, each)),) for each in Section]
        rows.append((Button(self._say(language, "button-menu"), menu.MENU),))
        return Reply(paragraphs(blocks), tuple(rows))

    def more(self, language: Language, section: Section | None = None) -> tuple[tuple[Button, ...], ...]:
        """The button to a section, or to the essentials, as a row: they come as a message of their own."""
        target = menu.data(menu.PRIVACY_ANEW, section or "")
        return ((Button(self._say(language, "button-privacy"), target),),)

    def _unfolded(self, section: Section, language: Language) -> Reply:
        blocks = [
            Span(self._say(language, _TITLES[section]), Style.BOLD),
            Span(self._say(language, _TEXTS[section])),
        ]
        back = (Button(self._say(language, "button-back"), menu.PRIVACY),)
        if section is Section.TELEGRAM and self.operator.named:
            blocks.append(Span(self._say(language, "sign-up-without-telegram", contact=self.operator.contact)))
        if section is Section.RIGHTS:
            return Reply(paragraphs(blocks), ((Button(self._say(language, "button-my-data"), menu.MY_DATA),), back))
        return Reply(paragraphs(blocks), (back,))

    def _responsible(self, language: Language) -> str:
        if not self.operator.named:
            return self._say(language, "operator-unset")
        return self._say(language, "privacy-operator", name=self.operator.name, contact=self.operator.contact)

    def _say(self, language: Language, name: str, /, **values: str) -> str:
        return self.catalogue.say(language, name, **IN_TEXTS, **values)
