"""A strict parser of Telegram's HTML subset, refusing what Telegram refuses.

The rules are those of https://core.telegram.org/bots/api#html-style.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import unescape
from typing import Final

KINDS: Final = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "code": "code",
    "pre": "pre",
    "a": "text_link",
    "blockquote": "blockquote",
    "tg-spoiler": "spoiler",
}
"""What each tag makes, in the Bot API's words (https://core.telegram.org/bots/api#messageentity)."""
_TOKEN: Final = re.compile(
    r"<(?P<close>/?)(?P<name>[a-z-]+)(?P<rest>[^<>]*)>|(?P<entity>&[a-zA-Z0-9#]*;?)|(?P<text>[^<&]+|.)", re.DOTALL
)
_KNOWN_ENTITIES: Final = re.compile(r"&(lt|gt|amp|quot|#\d+|#x[0-9a-fA-F]+);")
_HREF: Final = re.compile(r'\s+href="([^"]*)"')
_EXPANDABLE: Final = "expandable"


class HtmlError(ValueError):
    """What Telegram says of a text it can't parse."""


@dataclass(frozen=True, slots=True)
class Entity:
    """A piece of formatted text: its kind in the Bot API, where it begins and how long it is, in UTF-16 units."""

    kind: str
    offset: int
    length: int
    url: str = ""


@dataclass(frozen=True, slots=True)
class Parsed:
    """A text without its tags, and its entities."""

    text: str
    entities: tuple[Entity, ...]


def parse(html: str) -> Parsed:
    """The text and entities of a message.

    Raises:
        HtmlError: Telegram would refuse it.
    """
    reader = _Reader()
    for token in _TOKEN.finditer(html):
        if token["name"]:
            (reader.close if token["close"] else reader.open)(token["name"], token["rest"])
        else:
            reader.write(_written(token["entity"] or "", token["text"] or ""))
    return reader.parsed()


class _Reader:
    """Keeps the text so far and the tags that are open."""

    def __init__(self) -> None:
        self._text = ""
        self._open: list[tuple[str, int, str, str]] = []
        self._entities: list[Entity] = []

    def write(self, text: str) -> None:
        self._text += text

    def open(self, name: str, rest: str) -> None:
        if name not in KINDS:
            raise HtmlError(f'unsupported start tag "{name}"')
        if name == "blockquote" and any(name == opened for opened, *_ in self._open):
            raise HtmlError("blockquotes can't be nested")
        url = _url(name, rest)
        kind = f"{_EXPANDABLE}_{name}" if rest.strip() == _EXPANDABLE else KINDS[name]
        self._open.append((name, _units(self._text), kind, url))

    def close(self, name: str, _: str) -> None:
        if not self._open or self._open[-1][0] != name:
            raise HtmlError(f'unexpected end tag "{name}"')
        _, start, kind, url = self._open.pop()
        if (length := _units(self._text) - start) > 0:
            self._entities.append(Entity(kind, start, length, url))

    def parsed(self) -> Parsed:
        if self._open:
            raise HtmlError(f'can\'t find end tag corresponding to start tag "{self._open[-1][0]}"')
        ordered = sorted(self._entities, key=lambda entity: (entity.offset, -entity.length))
        return Parsed(self._text, tuple(ordered))


def _written(entity: str, text: str) -> str:
    if entity and not _KNOWN_ENTITIES.fullmatch(entity):
        raise HtmlError(f"unescaped or unknown entity {entity!r}")
    if text in {"<", "&"}:
        raise HtmlError(f"unescaped {text!r}")
    return unescape(entity) if entity else text


def _url(name: str, rest: str) -> str:
    if not rest.strip():
        return ""
    found = _HREF.fullmatch(rest) if name == "a" else None
    if found is None and not (name == "blockquote" and rest.strip() == _EXPANDABLE):
        raise HtmlError(f"unsupported attribute in tag {name!r}")
    return unescape(found[1]) if found else ""


def _units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
