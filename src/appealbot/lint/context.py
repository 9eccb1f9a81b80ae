"""What a check may look at."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from appealbot.core.model import Language, Localised

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from datetime import date

    from appealbot.core.model import Entry, Knowledge, Place
    from appealbot.lint.document import Document


@dataclass(frozen=True, slots=True)
class Context:
    """A knowledge base on the bench.

    Attributes:
        knowledge: What was loaded.
        documents: The files it was loaded from.
        questions_files: The topic id or intent of each questions file, and where its texts begin.
        today: The day that dates are compared with.
        finds: The topic ids that a question leads to, the best first; exact repetitions don't count. None where
            nothing can be learned because a file is broken.
        asked: The test questions, each with its file's name.
    """

    knowledge: Knowledge
    documents: Sequence[Document]
    questions_files: Sequence[tuple[str, Place]]
    today: date
    finds: Callable[[str], Sequence[str]] | None
    asked: Sequence[tuple[str, str]] = ()

    def document_of(self, entry: Entry) -> Document:
        """The file that an entry stands in."""
        return next(document for document in self.documents if document.path == entry.place.path)


@dataclass(frozen=True, slots=True)
class Visible:
    """A text that people get to read, and the path of keys to it."""

    text: str
    language: Language
    path: tuple[str | int, ...]


def visible_texts(entry: Entry) -> Iterator[Visible]:
    """All texts of an entry that people read: title, questions, answer, short answer, quotes."""
    fields: dict[str, Localised[str]] = {"title": entry.title, "answer": entry.answer, "short": entry.short}
    for name, localised in fields.items():
        for language in Language:
            if text := localised.get(language):
                yield Visible(text, language, (name, language.value))
    for language in Language:
        for index, question in enumerate(entry.questions.get(language) or ()):
            yield Visible(question, language, ("questions", language.value, index))
    for index, quote in enumerate(entry.quotes):
        yield Visible(quote.de, Language.DE, ("quotes", index, "de"))
        if quote.en:
            yield Visible(quote.en, Language.EN, ("quotes", index, "en"))
