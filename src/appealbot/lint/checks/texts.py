"""Texts fit where they are shown, and hold nothing but text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from appealbot.core.model import Language
from appealbot.core.text import mixed_script_words, utf16_length
from appealbot.lint.context import visible_texts
from appealbot.lint.document import place_of
from appealbot.lint.problem import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from appealbot.lint.context import Context

LONGEST: Final = {"title": 40, "answer": 600, "short": 250, "questions": 150, "quotes": 700}
"""UTF-16 units, in which Telegram counts."""
FEWEST_QUESTIONS: Final = 3
MOST_QUESTIONS: Final = 6
KEYWORDS: Final = 8

_MARKUP: Final = re.compile(
    r"</?[a-zA-Z][^>]*>|&(?:[a-z]+|#\d+);|\*\*|__|```|\[[^\]]+\]\([^)]+\)|^\s*#{1,6} ", re.MULTILINE
)


def check_lengths(context: Context) -> Iterator[Problem]:
    """Nothing is longer than its place allows."""
    for entry in context.knowledge.entries.values():
        for visible in visible_texts(entry):
            length, most = utf16_length(visible.text), LONGEST[str(visible.path[0])]
            if length > most:
                at = place_of(context.document_of(entry).root, visible.path)
                yield Problem(at, f"{length} characters; at most {most} fit here", "texts.length")


def check_counts(context: Context) -> Iterator[Problem]:
    """Each entry has 3 to 6 canonical questions and 8 keywords in each language it has any in."""
    for entry in context.knowledge.entries.values():
        root = context.document_of(entry).root
        for language in Language:
            asked, words = entry.questions.get(language), entry.keywords.get(language)
            if asked is not None and not FEWEST_QUESTIONS <= len(asked) <= MOST_QUESTIONS:
                sentence = f"{len(asked)} questions; {FEWEST_QUESTIONS} to {MOST_QUESTIONS} belong here"
                yield Problem(place_of(root, ("questions", language.value)), sentence, "texts.questions")
            if words is not None and len(words) != KEYWORDS:
                sentence = f"{len(words)} keywords; {KEYWORDS} belong here"
                yield Problem(place_of(root, ("keywords", language.value)), sentence, "texts.keywords")


def check_scripts(context: Context) -> Iterator[Problem]:
    """No word mixes Latin letters with look-alikes of another script."""
    for entry in context.knowledge.entries.values():
        for visible in visible_texts(entry):
            for word in mixed_script_words(visible.text):
                at = place_of(context.document_of(entry).root, visible.path)
                letter = next(letter for letter in word if letter.isalpha() and not letter.isascii())
                sentence = f"the word {word!r} mixes scripts: {letter!r} is U+{ord(letter):04X}"
                yield Problem(at, sentence, "texts.mixed-script")


def check_markup(context: Context) -> Iterator[Problem]:
    """Texts are plain: the bot adds the emphasis."""
    for entry in context.knowledge.entries.values():
        for visible in visible_texts(entry):
            if found := _MARKUP.search(visible.text):
                at = place_of(context.document_of(entry).root, visible.path)
                yield Problem(at, f"{found[0]!r} is markup; texts are plain", "texts.markup")
