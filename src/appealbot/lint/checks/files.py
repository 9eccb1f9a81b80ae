"""File names, folders and first lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from appealbot.core.model import Intent, Place
from appealbot.lint.document import place_of
from appealbot.lint.loading import APPEALS_FILE, INTENTS_FOLDER, OFF_TOPIC_FOLDER, QUESTIONS_SUFFIX, WISHES_FILE
from appealbot.lint.problem import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from appealbot.lint.context import Context


def check_names(context: Context) -> Iterator[Problem]:
    """An entry stands in `<appeal>/<topic id>.yaml`."""
    for entry in context.knowledge.entries.values():
        expected = f"{entry.appeal}/{entry.id}.yaml"
        if entry.place.path != expected:
            at = place_of(context.document_of(entry).root, ("id",))
            yield Problem(at, f"by its id and appeal this file should be {expected}", "files.name")


def check_appeals(context: Context) -> Iterator[Problem]:
    """Each appeal is described in appeals.yaml, its source exists, and its order and sections hold."""
    appeals, entries = context.knowledge.appeals, context.knowledge.entries
    for appeal in appeals.values():
        if appeal.source and appeal.source not in context.knowledge.sources:
            yield Problem(appeal.place, f"sources/{appeal.source} doesn't exist", "files.source")
        for topic in appeal.order:
            if topic not in entries or entries[topic].appeal != appeal.id:
                yield Problem(appeal.place, f"order names {topic}, which is no entry of {appeal.id}", "files.order")
    described = {document.path for document in context.documents}
    for entry in entries.values():
        root = context.document_of(entry).root
        appeal = appeals[entry.appeal]
        if APPEALS_FILE not in described or appeal.place.line == 1:
            yield Problem(place_of(root, ("appeal",)), f"{APPEALS_FILE} has no appeal {entry.appeal!r}", "files.appeal")
        elif entry.section is not None and entry.section > len(appeal.sections):
            sentence = f"{entry.appeal} has {len(appeal.sections)} sections; there is no {entry.section}"
            yield Problem(place_of(root, ("section",)), sentence, "files.section")


def check_orphans(context: Context) -> Iterator[Problem]:
    """Each questions file belongs to an entry beside it."""
    for label, place in context.questions_files:
        folder = place.path.rpartition("/")[0]
        if folder in {OFF_TOPIC_FOLDER, INTENTS_FOLDER} or label in tuple(Intent):
            continue
        entry = context.knowledge.entries.get(label)
        if entry is None:
            yield Problem(place, f"there is no entry {label!r} that these questions could belong to", "files.orphan")
        elif entry.place.path.rpartition("/")[0] != folder:
            yield Problem(place, f"the questions belong beside {entry.place.path}", "files.orphan")


def check_first_lines(context: Context) -> Iterator[Problem]:
    """Each file's first line names its schema, so that editors help while it's written."""
    for document in context.documents:
        folder = document.path.rpartition("/")[0]
        if document.path in {APPEALS_FILE, WISHES_FILE}:
            name = document.path.removesuffix(".yaml")
        elif folder in {OFF_TOPIC_FOLDER, INTENTS_FOLDER} or document.path.endswith(QUESTIONS_SUFFIX):
            name = "questions"
        else:
            name = "entry"
        up = "../" * document.path.count("/")
        expected = f"# yaml-language-server: $schema={up}schema/{name}.json"
        if document.first_line.rstrip() != expected:
            yield Problem(Place(document.path), f"the first line should be: {expected}", "files.first-line")
