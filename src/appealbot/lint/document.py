"""A YAML document as values: only texts, lists and mappings, each with its place. All scalars are texts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from appealbot.core.model import Place

Plain = str | list["Plain"] | dict[str, "Plain"]


@dataclass(frozen=True, slots=True)
class Scalar:
    """A text. `no`, `12:30` and `2025-02-30` are texts too."""

    text: str
    place: Place

    def plain(self) -> Plain:
        """The text."""
        return self.text


@dataclass(frozen=True, slots=True)
class Items:
    """A list."""

    items: tuple[Node, ...]
    place: Place

    def plain(self) -> Plain:
        """The list, without places."""
        return [item.plain() for item in self.items]


@dataclass(frozen=True, slots=True)
class Fields:
    """A mapping; its keys are unique, which the reader has seen to."""

    fields: tuple[tuple[Scalar, Node], ...]
    place: Place

    def plain(self) -> Plain:
        """The mapping, without places."""
        return {key.text: value.plain() for key, value in self.fields}


Node = Scalar | Items | Fields


@dataclass(frozen=True, slots=True)
class Document:
    """One file's content and its name inside the knowledge base's directory ("kommunen/kommunen-housing.yaml").

    `first_line` is the comment that names the schema for editors.
    """

    path: str
    root: Node
    first_line: str = ""


def place_of(node: Node, path: Sequence[str | int]) -> Place:
    """The place of what a path of keys and indices leads to, or of the nearest thing above it that exists."""
    return _walked(node, path).place


def places_of_items(node: Node, path: Sequence[str | int]) -> list[Place]:
    """The places of the items of the list that a path leads to; none, where there's no list."""
    holder = _walked(node, path)
    return [item.place for item in holder.items] if isinstance(holder, Items) else []


def place_of_key(node: Node, path: Sequence[str | int]) -> Place:
    """The place of the last key of a path, for keys that shouldn't be there."""
    holder = _walked(node, path[:-1])
    keys = holder.fields if isinstance(holder, Fields) else ()
    return next((key.place for key, _ in keys if key.text == path[-1]), holder.place)


def _walked(node: Node, path: Sequence[str | int]) -> Node:
    for step in path:
        below = _below(node)
        if step not in below:
            break
        node = below[step]
    return node


def _below(node: Node) -> dict[str | int, Node]:
    """What a node holds, by index or by key."""
    if isinstance(node, Items):
        return dict(enumerate(node.items))
    return {key.text: value for key, value in node.fields} if isinstance(node, Fields) else {}
