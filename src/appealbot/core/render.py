"""What an entry looks like as a message: title, answer, quote, source, and the ways on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import quote as url_quoted

from appealbot.core.markup import Span, Style, paragraphs
from appealbot.core.menu import ENTRY, LIST, LISTED, MENU, NONE_OF_THESE, data
from appealbot.core.model import Language
from appealbot.core.turn import Button, Reply

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from appealbot.core.catalogue import Catalogue
    from appealbot.core.model import Appeal, Entry, Knowledge, Quote

MOST_ONWARD = 3
"""Entries that an answer leads on to, beside the other appeal's."""


@dataclass(frozen=True, slots=True)
class Renderer:
    """Turns entries into replies.

    `username` is the bot's name on Telegram, which links to it are made with; "" where it has none.
    """

    knowledge: Knowledge
    catalogue: Catalogue
    username: str = ""

    def answer(  # noqa: PLR0913 - each leads on in its own way
        self,
        entry: Entry,
        language: Language,
        *,
        others: Sequence[str] = (),
        further: Sequence[str] = (),
        edits: bool = False,
        back_to: int | None = None,
    ) -> Reply:
        """An entry in full, for a private chat.

        Args:
            entry: The entry.
            language: The reply's language.
            others: Topic ids that the question may have meant as well; offered before the related ones.
            further: Those of them that answer further questions of the same message.
            edits: Whether it takes the place of the tapped message.
            back_to: The page of the list that it was opened from.
        """
        text = paragraphs(
            [
                Span(entry.title.best(language), Style.BOLD),
                *self._untranslated(entry, language),
                Span(entry.answer.best(language)),
                *(Span(self._quoted(quote, language), Style.QUOTE) for quote in entry.quotes),
                Span(self._source(entry, language), Style.ITALIC),
                *self._more(further, language),
            ]
        )
        rows = self._ways_on(entry, language, others, max(MOST_ONWARD, len(further)), back_to)
        return Reply(text, rows, edits)

    def short(self, entry: Entry, language: Language, *, further: Sequence[str] = ()) -> Reply:
        """An entry in one compact message, for a group, with a link to the full one in private.

        Args:
            entry: The entry.
            language: The reply's language.
            further: Topic ids that answer further questions of the same message.
        """
        text = paragraphs(
            [
                Span(entry.title.best(language), Style.BOLD),
                *self._untranslated(entry, language),
                Span(entry.short.get(language) or entry.answer.best(language)),
                Span(self._source(entry, language), Style.ITALIC),
                *self._more(further, language),
            ]
        )
        rows = [(self._button(topic, language, ENTRY),) for topic in further]
        return Reply(text, (*rows, *self.private_link(language, entry.id)))

    def choices(self, topics: Iterable[str], language: Language) -> Reply:
        """Entries to choose from, and "none of these"."""
        say = self.catalogue.say
        rows = [(self._button(topic, language, LISTED),) for topic in topics]
        rows.append((Button(say(language, "button-none"), NONE_OF_THESE),))
        return Reply(paragraphs([Span(say(language, "choices-text"))]), tuple(rows))

    def nothing(self, topics: Iterable[str], language: Language, *, off_topic: bool) -> Reply:
        """An honest no, with the nearest entries as an offer where the subject is at least ours."""
        say = self.catalogue.say
        rows = [] if off_topic else [(self._button(topic, language, LISTED),) for topic in topics]
        rows.append((Button(say(language, "button-menu"), MENU),))
        return Reply(paragraphs([Span(say(language, "none-off-topic" if off_topic else "none-gap"))]), tuple(rows))

    def private_link(self, language: Language, payload: str) -> tuple[tuple[Button, ...], ...]:
        """A button that opens the private chat there; nothing where the bot has no name."""
        if not self.username:
            return ()
        url = f"https://t.me/{self.username}?start={payload}"
        return ((Button(self.catalogue.say(language, "button-private"), url=url),),)

    def _button(self, topic: str, language: Language, kind: str) -> Button:
        entry = self.knowledge.entries[topic]
        return Button(self._unmistakable_title(entry, language), data(kind, topic))

    def _unmistakable_title(self, entry: Entry, language: Language) -> str:
        """The title; with its appeal's short name where another entry has the same title."""
        title = entry.title.best(language)
        twins = [other for other in self.knowledge.entries.values() if other.title.best(language) == title]
        return f"{title} ({self.knowledge.appeals[entry.appeal].short.best(language)})" if len(twins) > 1 else title

    def _untranslated(self, entry: Entry, language: Language) -> tuple[Span, ...]:
        missing = entry.answer.get(language) is None
        return (Span(self.catalogue.say(language, "answer-untranslated"), Style.ITALIC),) if missing else ()

    def _more(self, further: Sequence[str], language: Language) -> tuple[Span, ...]:
        return (Span(self.catalogue.say(language, "answer-further")),) if further else ()

    def _quoted(self, quote: Quote, language: Language) -> str:
        say = self.catalogue.say
        if language is Language.DE or quote.en is None:
            return say(language, "quote-original", quote=quote.de)
        return say(language, "quote-translated", translation=quote.en, original=quote.de)

    def _source(self, entry: Entry, language: Language) -> str:
        say, appeal = self.catalogue.say, self.knowledge.appeals[entry.appeal]
        if appeal.source is None:
            return say(language, "source-own-words")
        parts = [self._named(appeal, language)]
        if entry.section is not None and entry.section <= len(appeal.sections):
            section = appeal.sections[entry.section - 1].best(language)
            parts.append(say(language, "source-section", number=str(entry.section), title=section))
        return say(language, "source", source=", ".join(parts))

    def _named(self, appeal: Appeal, language: Language) -> str:
        title = appeal.title.best(language)
        return self.catalogue.say(language, "source-title", title=title, date=appeal.date) if appeal.date else title

    def _ways_on(
        self, entry: Entry, language: Language, others: Sequence[str], most: int, back_to: int | None
    ) -> tuple[tuple[Button, ...], ...]:
        say = self.catalogue.say
        onward = dict.fromkeys(topic for topic in (*others, *entry.related) if topic in self.knowledge.entries)
        rows = [(self._button(topic, language, ENTRY),) for topic in list(onward)[:most]]
        if entry.counterpart is not None and entry.counterpart in self.knowledge.entries:
            rows.append((Button(say(language, "button-counterpart"), data(ENTRY, entry.counterpart)),))
        last = [Button(say(language, "button-menu"), MENU)]
        if back_to is not None:
            last.insert(0, Button(say(language, "button-back"), data(LIST, entry.appeal, back_to)))
        if self.username:
            link = url_quoted(f"https://t.me/{self.username}?start={entry.id}", safe="")
            last.append(Button(say(language, "button-share"), url=f"https://t.me/share/url?url={link}"))
        return (*rows, tuple(last))
