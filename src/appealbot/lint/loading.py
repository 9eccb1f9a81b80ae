"""From documents to knowledge: the form of each file is checked, and what is sound becomes entries.

One bad file never hides the good ones: each problem names its place, and what can't be loaded is marked fatal.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final, TypeVar

from pydantic import BaseModel, ValidationError

from appealbot.core.model import (
    OFF_TOPIC,
    Appeal,
    Contact,
    Entry,
    Intent,
    Knowledge,
    Language,
    Localised,
    Phrasing,
    Place,
    Quote,
)
from appealbot.core.text import script, words
from appealbot.core.wishes import Wishes
from appealbot.lint.document import Document, Node, place_of, place_of_key, places_of_items
from appealbot.lint.problem import Problem
from appealbot.lint.schema import AppealForm, AppealsForm, EntryForm, ListForm, PhrasingsForm, TextForm, WishesForm
from appealbot.lint.wordings import read_wishes

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

APPEALS_FILE: Final = "appeals.yaml"
WISHES_FILE: Final = "wishes.yaml"
QUESTIONS_SUFFIX: Final = ".questions.yaml"
OFF_TOPIC_FOLDER: Final = "off-topic"
INTENTS_FOLDER: Final = "intents"

_Form = TypeVar("_Form", bound=BaseModel)

_SENTENCES: Final = {
    "extra_forbidden": "this key is unknown; see CONTRIBUTING for the keys there are",
    "missing": "the key 'LAST' is missing here",
    "string_type": "a text should stand here",
    "list_type": "a list should stand here, each item behind a hyphen",
    "dict_type": "keys with values should stand here",
    "model_type": "keys with values should stand here",
    "model_attributes_type": "keys with values should stand here",
    "string_too_short": "the text is empty; write one or delete the key",
}


@dataclass(frozen=True, slots=True)
class Loaded:
    """What became of the documents: sound knowledge, every problem of form, the questions files with their labels."""

    knowledge: Knowledge
    problems: tuple[Problem, ...]
    questions_files: tuple[tuple[str, Place], ...] = ()


def holds_phrasings(path: str) -> bool:
    """Whether a file holds nothing but what people ask, by its name inside the knowledge base's directory."""
    folder, _, name = path.rpartition("/")
    return folder in {OFF_TOPIC_FOLDER, INTENTS_FOLDER} or name.endswith(QUESTIONS_SUFFIX)


def load(documents: Sequence[Document], sources: Mapping[str, str]) -> Loaded:
    """Makes knowledge of documents.

    Args:
        documents: The YAML files.
        sources: The appeals' texts by file name.
    """
    problems: list[Problem] = []
    appeals = _appeals(documents, problems)
    entries: dict[str, Entry] = {}
    phrasings: list[Phrasing] = []
    questions_files: list[tuple[str, Place]] = []
    for document in documents:
        folder, _, name = document.path.rpartition("/")
        if document.path in {APPEALS_FILE, WISHES_FILE}:
            continue
        if holds_phrasings(document.path):
            label = (
                OFF_TOPIC if folder == OFF_TOPIC_FOLDER else name.removesuffix(QUESTIONS_SUFFIX).removesuffix(".yaml")
            )
            if folder == INTENTS_FOLDER and label not in tuple(Intent):
                known = ", ".join(intent.value for intent in Intent)
                problems.append(
                    _fatal(Place(document.path), f"{label!r} is no intent; there are {known}", "form.intent")
                )
            elif (heard := _valid(PhrasingsForm, document, problems)) is not None:
                questions_files.append((label, document.root.place))
                phrasings += _phrasings(heard, document, label, ())
        elif (form := _valid(EntryForm, document, problems)) is not None:
            _add_entry(entries, form, document, problems)
            phrasings += _phrasings(form.questions, document, form.id, ("questions",))
    ordered = _in_order(entries, appeals)
    for entry in ordered.values():
        if entry.appeal not in appeals:
            appeals[entry.appeal] = _unnamed(entry.appeal)
    heard_of = tuple(
        phrasing
        for phrasing in phrasings
        if phrasing.label in ordered or phrasing.label == OFF_TOPIC or phrasing.label in tuple(Intent)
    )
    knowledge = Knowledge(appeals, ordered, heard_of, sources, _wishes(documents, problems))
    return Loaded(knowledge, tuple(problems), tuple(questions_files))


def _valid(form: type[_Form], document: Document, problems: list[Problem]) -> _Form | None:
    """The document in its form, or None with a problem for each thing that doesn't fit."""
    try:
        return form.model_validate(document.root.plain())
    except ValidationError as invalid:
        for error in invalid.errors():
            path = error["loc"]
            unknown = error["type"] == "extra_forbidden"
            at = place_of_key(document.root, path) if unknown else place_of(document.root, path)
            sentence = _SENTENCES.get(error["type"], error["msg"].removeprefix("Value error, "))
            last = str(path[-1]) if path else ""
            problems.append(_fatal(at, sentence.replace("LAST", last), f"form.{error['type'].replace('_', '-')}"))
        return None


def _fatal(place: Place, sentence: str, check: str) -> Problem:
    return Problem(place, sentence, check, fatal=True)


def _add_entry(entries: dict[str, Entry], form: EntryForm, document: Document, problems: list[Problem]) -> None:
    at = place_of(document.root, ("id",))
    if form.id in entries:
        first = entries[form.id].place.path
        problems.append(_fatal(at, f"the topic id {form.id!r} is already used by {first}", "form.duplicate-id"))
    elif form.id == OFF_TOPIC or form.id in tuple(Intent):
        problems.append(
            _fatal(at, f"the topic id {form.id!r} is the name of an intent; choose another", "form.duplicate-id")
        )
    else:
        entries[form.id] = _entry(form, document)


def _entry(form: EntryForm, document: Document) -> Entry:
    return Entry(
        id=form.id,
        appeal=form.appeal,
        title=_text(form.title),
        questions=_list(form.questions),
        answer=_text(form.answer),
        place=document.root.place,
        section=int(form.section) if form.section else None,
        keywords=_list(form.keywords),
        quotes=tuple(
            Quote(quote.de, quote.en, place_of(document.root, ("quotes", index)))
            for index, quote in enumerate(form.quotes)
        ),
        short=_text(form.short),
        related=tuple(form.related),
        counterpart=form.counterpart,
        translation_of=form.translation_of,
    )


def _text(form: TextForm | None) -> Localised[str]:
    return Localised(form.de, form.en) if form else Localised()


def _list(form: ListForm | None) -> Localised[tuple[str, ...]]:
    return Localised(tuple(form.de) or None, tuple(form.en) or None) if form else Localised()


def _phrasings(form: PhrasingsForm | ListForm, document: Document, label: str, path: tuple[str, ...]) -> list[Phrasing]:
    return [
        Phrasing(text, language, label, place)
        for language in Language
        for text, place in zip(
            getattr(form, language.value), places_of_items(document.root, (*path, language.value)), strict=True
        )
    ]


def _in_order(entries: Mapping[str, Entry], appeals: Mapping[str, Appeal]) -> dict[str, Entry]:
    """By appeal, then as the appeal orders them, then by id: the order of the menus."""
    rank = {appeal: index for index, appeal in enumerate(appeals)}
    listed = {topic: index for appeal in appeals.values() for index, topic in enumerate(appeal.order)}
    last = max(len(rank), len(listed))
    ordered = sorted(
        entries.values(), key=lambda entry: (rank.get(entry.appeal, last), listed.get(entry.id, last), entry.id)
    )
    return {entry.id: entry for entry in ordered}


def _wishes(documents: Sequence[Document], problems: list[Problem]) -> Wishes:
    document = next((document for document in documents if document.path == WISHES_FILE), None)
    form = _valid(WishesForm, document, problems) if document else None
    return read_wishes(form, document.root, problems) if document and form else Wishes()


# ── Appeals ────────────────────────────────────────────────────────────────────────────────────────────────────────


def _appeals(documents: Sequence[Document], problems: list[Problem]) -> dict[str, Appeal]:
    document = next((document for document in documents if document.path == APPEALS_FILE), None)
    form = _valid(AppealsForm, document, problems) if document else None
    if document is None or form is None:
        return {}
    return {appeal_id: _appeal(appeal_id, each, document.root, problems) for appeal_id, each in form.appeals.items()}


def _appeal(appeal_id: str, form: AppealForm, root: Node, problems: list[Problem]) -> Appeal:
    path = ("appeals", appeal_id)
    return Appeal(
        id=appeal_id,
        title=_text(form.title),
        short=_text(form.short),
        who=_text(form.who),
        to_whom=_text(form.to_whom),
        date=form.date,
        deadline=_day(form.deadline, place_of(root, (*path, "deadline")), problems),
        sections=tuple(_text(section) for section in form.sections),
        contact=_contact(form, place_of(root, (*path, "contact")), problems),
        source=form.source,
        order=tuple(form.order),
        called=tuple(beginning for each in form.called for beginning in words(each)),
        place=place_of(root, path),
    )


def _day(text: str | None, place: Place, problems: list[Problem]) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        problems.append(_fatal(place, f"{text!r} is no day of the calendar", "form.day"))
        return None


def _contact(form: AppealForm, place: Place, problems: list[Problem]) -> Contact:
    """The contact, typed: ASCII only, and shown only once a person has verified it."""
    contact = form.contact
    if contact is None:
        return Contact()
    unusable = contact.printed_is_unusable is not None
    if contact.email is None:
        return Contact(printed_is_unusable=unusable)
    foreign = [(index, letter) for index, letter in enumerate(contact.email, 1) if not letter.isascii()]
    for index, letter in foreign:
        what = f"U+{ord(letter):04X} ({script(letter).capitalize() or 'no letter'})"
        problems.append(
            _fatal(place, f"the e-mail's character {index}, {what}, isn't plain ASCII", "form.contact-ascii")
        )
    if not (contact.verified_by and contact.verified_on):
        sentence = "an e-mail needs verified_by and verified_on: who made sure that it's right, and when"
        problems.append(_fatal(place, sentence, "form.contact-unverified"))
        return Contact(printed_is_unusable=unusable)
    if foreign:
        return Contact(printed_is_unusable=unusable)
    verified_on = _day(contact.verified_on, place, problems)
    return Contact(contact.email, contact.verified_by, verified_on, unusable)


def _unnamed(appeal_id: str) -> Appeal:
    """An appeal that entries name but appeals.yaml doesn't (or there's no such file): its id serves as its title."""
    title = Localised(appeal_id, appeal_id)
    nobody: Localised[str] = Localised()
    return Appeal(appeal_id, title, title, nobody, nobody, None, None, (), Contact(), None, (), (), Place(APPEALS_FILE))
