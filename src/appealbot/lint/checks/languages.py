"""Both languages, and the English not older than the German."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from appealbot.core.model import Language, Localised
from appealbot.lint.document import place_of
from appealbot.lint.problem import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from appealbot.core.model import Entry
    from appealbot.lint.context import Context


def check_complete(context: Context) -> Iterator[Problem]:
    """What there is in one language is there in the other; quotes are translated."""
    for entry in context.knowledge.entries.values():
        root = context.document_of(entry).root
        fields: dict[str, Localised[str] | Localised[tuple[str, ...]]] = {
            "title": entry.title,
            "questions": entry.questions,
            "keywords": entry.keywords,
            "answer": entry.answer,
            "short": entry.short,
        }
        for name, localised in fields.items():
            for language in Language:
                if localised.get(language) is None and (name != "short" or localised.get(language.other) is not None):
                    sentence = f"{name} is missing in {language.name}"
                    yield Problem(place_of(root, (name,)), sentence, "languages.missing")
        for quote in entry.quotes:
            if quote.en is None:
                yield Problem(quote.place, "the quote has no English translation (en)", "languages.quote")


def check_translation_is_current(context: Context) -> Iterator[Problem]:
    """The English was compared with the German as it stands now."""
    for entry in context.knowledge.entries.values():
        current = fingerprint(entry)
        if entry.translation_of != current and entry.answer.en is not None and entry.answer.de is not None:
            at = place_of(context.document_of(entry).root, ("translation_of",))
            change = "isn't noted" if entry.translation_of is None else "changed"
            sentence = (
                f"the German that the English was made from {change}: compare both, then set translation_of: {current}"
            )
            yield Problem(at, sentence, "languages.outdated")


def fingerprint(entry: Entry) -> str:
    """Eight hexadecimal digits that change with the German title, answer, short answer or quotes."""
    parts = [entry.title.de or "", entry.answer.de or "", entry.short.de or "", *(quote.de for quote in entry.quotes)]
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:8]
