"""Text with emphasis, as values; made into Telegram's HTML here and nowhere else."""

from __future__ import annotations

import html
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from appealbot.core.text import unsafe_contacts, utf16_length

if TYPE_CHECKING:
    from collections.abc import Iterable

LONGEST_MESSAGE = 4_096
"""UTF-16 units of a message after its markup is read (https://core.telegram.org/bots/api#sendmessage)."""


class Style(Enum):
    """How a span looks; the value is its tag in Telegram's HTML (https://core.telegram.org/bots/api#html-style)."""

    PLAIN = ""
    BOLD = "b"
    ITALIC = "i"
    QUOTE = "blockquote"


@dataclass(frozen=True, slots=True)
class Span:
    """A run of text in one style."""

    text: str
    style: Style = Style.PLAIN


Markup = tuple[Span, ...]


def paragraphs(blocks: Iterable[Span]) -> Markup:
    """The blocks, each set off from the next by an empty line; empty ones are left out."""
    spans: list[Span] = []
    for block in blocks:
        if block.text:
            if spans:
                spans.append(Span("\n\n"))
            spans.append(block)
    return tuple(spans)


def plain(markup: Markup) -> str:
    """The text without its emphasis: what a person reads, and what Telegram counts."""
    return "".join(span.text for span in markup)


def to_html(markup: Markup) -> str:
    """The text in Telegram's HTML, everything escaped, contacts in mixed scripts blanked, cut to what fits a message.

    The contacts are a last guard: a word that mixes scripts and holds "@" or "." can't be an address that works.
    """
    room = LONGEST_MESSAGE
    parts: list[str] = []
    for span in markup:
        text = fitting(guarded(span.text), room)
        room -= utf16_length(text)
        escaped = html.escape(text, quote=False)
        parts.append(f"<{span.style.value}>{escaped}</{span.style.value}>" if span.style.value and text else escaped)
    return "".join(parts)


def guarded(text: str) -> str:
    """The text, each word that could pass for an address but mixes scripts replaced by "[…]"."""
    for word in unsafe_contacts(text):
        text = text.replace(word, "[…]")
    return text


def fitting(text: str, room: int) -> str:
    """The text, cut with "…" at a word where it is longer than `room` UTF-16 units."""
    if utf16_length(text) <= room:
        return text
    cut = text.encode("utf-16-le", "surrogatepass")[: 2 * max(0, room - 1)].decode("utf-16-le", "ignore")
    return cut.rsplit(" ", 1)[0] + "…" if room > 0 else ""
