"""Reads a directory of YAML files into documents. Safe by construction: no tags, no anchors, no numbers or dates."""

from __future__ import annotations

import hashlib
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import yaml

from appealbot.core.model import Place
from appealbot.lint.document import Document, Fields, Items, Node, Scalar
from appealbot.lint.problem import Problem

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

LARGEST_FILE: Final = 1 << 20
"""Bytes."""
DEEPEST: Final = 12
"""Levels of nesting; the forms need four."""
SOURCES_FOLDER: Final = "sources"

_Loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


@dataclass(frozen=True, slots=True)
class Files:
    """What a knowledge directory holds: documents, the appeals' texts by file name, and what couldn't be read."""

    documents: tuple[Document, ...]
    sources: dict[str, str]
    problems: tuple[Problem, ...]


class _Unreadable(Exception):  # noqa: N818 - never leaves this module
    def __init__(self, line: int, sentence: str, check: str) -> None:
        self.line, self.sentence, self.check = line, sentence, check
        super().__init__(sentence)


def read_files(directory: Path, wanted: Callable[[str], bool] = lambda _: True) -> Files:
    """Reads the `*.yaml` files below a directory, in the order of their names; problems are collected, not raised.

    Args:
        directory: Where to look.
        wanted: Whether to read a file, by its name inside the directory.
    """
    documents: list[Document] = []
    sources: dict[str, str] = {}
    problems: list[Problem] = []
    for path, name in _paths(directory, "*.yaml"):
        if wanted(name):
            with _collecting(problems, name):
                documents.append(_read(path, name))
    for path, name in _paths(directory, f"{SOURCES_FOLDER}/*.md"):
        with _collecting(problems, name):
            sources[path.name] = _text(path)
    return Files(tuple(documents), sources, tuple(problems))


@contextmanager
def _collecting(problems: list[Problem], name: str) -> Iterator[None]:
    try:
        yield
    except _Unreadable as unreadable:
        problems.append(Problem(Place(name, unreadable.line), unreadable.sentence, unreadable.check, fatal=True))


def digest(directory: Path, wanted: Callable[[str], bool]) -> str:
    """A hash of the names and contents of some of the `*.yaml` files below a directory; it is quick.

    What can't be read counts as empty, which no sound file is: reading it in earnest tells why.
    """
    hashed = hashlib.sha256()
    for path, name in _paths(directory, "*.yaml"):
        if wanted(name):
            try:
                content = path.read_bytes()
            except OSError:
                content = b""
            hashed.update(f"{name}\0{len(content)}\0".encode("utf-8", "surrogateescape"))
            hashed.update(content)
    return hashed.hexdigest()


def signature(directory: Path) -> frozenset[tuple[str, int, int, int]]:
    """What tells from a moment ago whether a file was changed, added or taken away; it reads none."""
    found = set()
    for path, name in (*_paths(directory, "*.yaml"), *_paths(directory, f"{SOURCES_FOLDER}/*.md")):
        with suppress(OSError):  # taken away just now
            stat = path.stat()
            found.add((name, stat.st_ino, stat.st_size, stat.st_mtime_ns))
    return frozenset(found)


def _paths(directory: Path, pattern: str) -> list[tuple[Path, str]]:
    return [(path, path.relative_to(directory).as_posix()) for path in sorted(directory.rglob(pattern))]


def _read(path: Path, name: str) -> Document:
    text = _text(path)
    return Document(name, _root(text, name), text.partition("\n")[0])


def _text(path: Path) -> str:
    try:
        if path.stat().st_size > LARGEST_FILE:
            raise _Unreadable(1, "the file is larger than 1 MiB; split it", "yaml.size")
        content = path.read_bytes()
    except OSError as wrong:
        raise _Unreadable(1, f"the file can't be read: {wrong.strerror}", "yaml.unreadable") from wrong
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as wrong:
        line = content[: wrong.start].count(b"\n") + 1
        raise _Unreadable(line, "the file isn't UTF-8; save it anew with that encoding", "yaml.encoding") from wrong


def _root(text: str, name: str) -> Node:
    events: list[yaml.Event] = []
    depth = 0
    try:
        for event in yaml.parse(text, Loader=_Loader):
            depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
            line = _line(event)
            if depth > DEEPEST:
                raise _Unreadable(line, f"nested more than {DEEPEST} levels deep", "yaml.depth")
            if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
                raise _Unreadable(
                    line, "anchors (&) and aliases (*) aren't allowed; quote a text that begins so", "yaml.anchor"
                )
            if getattr(event, "tag", None):
                raise _Unreadable(line, "tags (!) aren't allowed; quote a text that begins so", "yaml.tag")
            if isinstance(event, yaml.DocumentStartEvent) and any(
                isinstance(e, yaml.DocumentStartEvent) for e in events
            ):
                raise _Unreadable(line, "one document a file: remove the line ---", "yaml.documents")
            events.append(event)
    except yaml.MarkedYAMLError as wrong:
        mark = wrong.problem_mark or wrong.context_mark
        where = mark.line + 1 if mark else 1
        raise _Unreadable(where, f"this isn't YAML: {wrong.problem or wrong.context}", "yaml.syntax") from wrong
    except yaml.YAMLError as wrong:
        raise _Unreadable(1, f"this isn't YAML: {str(wrong).splitlines()[0]}", "yaml.syntax") from wrong
    content = [
        event
        for event in events
        if isinstance(event, yaml.ScalarEvent | yaml.CollectionStartEvent | yaml.CollectionEndEvent)
    ]
    if not content:
        raise _Unreadable(1, "the file is empty", "yaml.empty")
    return _Builder(content, name).node()


def _line(event: yaml.Event) -> int:
    return event.start_mark.line + 1 if event.start_mark else 1


class _Builder:
    """Builds nodes of a document's events; the depth was checked, so that recursion is safe."""

    def __init__(self, events: Sequence[yaml.Event], name: str) -> None:
        self._events = iter(events)
        self._name = name

    def node(self) -> Node:
        node = self._node(next(self._events))
        assert node is not None  # noqa: S101 - a parsed document begins with a value
        return node

    def _node(self, event: yaml.Event) -> Node | None:
        """The value that begins with this event, None at the end of a collection."""
        place = Place(self._name, _line(event))
        if isinstance(event, yaml.ScalarEvent):
            return Scalar(event.value, place)
        if isinstance(event, yaml.SequenceStartEvent):
            items: list[Node] = []
            while (item := self._node(next(self._events))) is not None:
                items.append(item)
            return Items(tuple(items), place)
        if isinstance(event, yaml.MappingStartEvent):
            return self._fields(place)
        return None

    def _fields(self, place: Place) -> Fields:
        fields: dict[str, tuple[Scalar, Node]] = {}
        while (key := self._node(next(self._events))) is not None:
            if not isinstance(key, Scalar):
                raise _Unreadable(key.place.line, "a key must be a plain word", "yaml.key")
            value = self._node(next(self._events))
            assert value is not None  # noqa: S101 - the parser gives each key a value
            if key.text in fields:
                first = fields[key.text][0].place.line
                raise _Unreadable(
                    key.place.line, f"the key {key.text!r} already stands in line {first}", "yaml.duplicate-key"
                )
            fields[key.text] = (key, value)
        return Fields(tuple(fields.values()), place)
