"""What the bot knows: appeals, entries and what people ask, as immutable values."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING, Generic, TypeVar

from appealbot.core.wishes import Wishes

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping


T = TypeVar("T")


class Language(StrEnum):
    """A language the bot answers in; the value is its ISO 639-1 code."""

    DE = "de"
    EN = "en"

    @property
    def other(self) -> Language:
        """The one that this isn't."""
        return Language.EN if self is Language.DE else Language.DE


def language_of_code(code: str | None) -> Language | None:
    """The language of an IETF tag such as Telegram's `language_code` ("de-AT" counts as German), None for others."""
    primary = (code or "").lower().split("-")[0]
    return Language(primary) if primary in tuple(Language) else None


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands: a file's path, relative to the knowledge base's directory, and a line counted from 1."""

    path: str
    line: int = 1


@dataclass(frozen=True, slots=True)
class Localised(Generic[T]):
    """A value in German, in English, or in both."""

    de: T | None = None
    en: T | None = None

    def get(self, language: Language) -> T | None:
        """The value in exactly this language, if there is one."""
        return self.de if language is Language.DE else self.en

    def best(self, language: Language) -> T:
        """The value in this language, else in the other.

        Raises:
            LookupError: There is none in either.
        """
        for candidate in (self.get(language), self.get(language.other)):
            if candidate is not None:
                return candidate
        raise LookupError


Text = Localised[str]
TextList = Localised[tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Quote:
    """A verbatim passage of an appeal (`de`) and our own translation of it (`en`)."""

    de: str
    en: str | None
    place: Place


@dataclass(frozen=True, slots=True)
class Contact:
    """How an appeal's authors can be reached.

    `email` is only what a person has verified (`verified_by`, `verified_on`); `printed_is_unusable` says that the
    address printed in the appeal can't receive mail and must not be repeated.
    """

    email: str | None = None
    verified_by: str | None = None
    verified_on: dt.date | None = None
    printed_is_unusable: bool = False


@dataclass(frozen=True, slots=True)
class Appeal:
    """A public appeal, or a section of entries in the bot's own words (then `source` is None).

    Attributes:
        title: Its full title.
        short: A name for it in a word or two.
        who: Who speaks.
        to_whom: Whom it addresses.
        date: When it was published, as exactly as is known ("2023").
        deadline: Until when it asks for responses.
        sections: The titles of its numbered demands, in order.
        contact: How to reach its authors.
        source: Its text's file name in `knowledge/sources/`.
        order: Its entries' topic ids as the menu lists them.
        called: Beginnings of the words by which people call it or its authors ("hess", "mayor").
        place: Where it stands.
    """

    id: str
    title: Text
    short: Text
    who: Text
    to_whom: Text
    date: str | None
    deadline: dt.date | None
    sections: tuple[Text, ...]
    contact: Contact
    source: str | None
    order: tuple[str, ...]
    called: tuple[str, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class Entry:
    """One curated answer, with the questions it answers and the quotes it stands on.

    `translation_of` is the fingerprint of the German text when a person last compared the English with it.
    """

    id: str
    appeal: str
    title: Text
    questions: TextList
    answer: Text
    place: Place
    section: int | None = None
    keywords: TextList = field(default_factory=Localised)
    quotes: tuple[Quote, ...] = ()
    short: Text = field(default_factory=Localised)
    related: tuple[str, ...] = ()
    counterpart: str | None = None
    translation_of: str | None = None


class Intent(StrEnum):
    """What a message wants of the bot itself; the value names its file in `knowledge/intents/`."""

    GREETING = "greeting"
    THANKS = "thanks"
    BYE = "bye"
    HELP = "help"
    ABUSE = "abuse"
    CRISIS = "crisis"
    """Somebody speaks of taking their own life: theirs, or that of a person near to them."""
    SIGN_UP = "sign-up"
    REFUSE = "refuse"
    """Not to be signed up."""
    KEEP = "keep"
    """One's data to be left as they are."""
    WITHDRAW = "withdraw"
    EXPORT = "export"
    CORRECT = "correct"


@dataclass(frozen=True, slots=True)
class Phrasing:
    """A text as somebody might send it, and what it stands for.

    `label` is a topic id, the name of an intent, or `OFF_TOPIC`. Phrasings are matched against, never shown.
    """

    text: str
    language: Language
    label: str
    place: Place


OFF_TOPIC = "off-topic"


@dataclass(frozen=True, slots=True)
class Knowledge:
    """Everything the bot knows, swapped whole when it is loaded anew.

    `entries` keep the order in which the appeals' demands stand. `phrasings` hold the canonical questions too.
    """

    appeals: Mapping[str, Appeal]
    entries: Mapping[str, Entry]
    phrasings: tuple[Phrasing, ...]
    sources: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    wishes: Wishes = field(default_factory=Wishes)

    def of_appeal(self, appeal: str) -> tuple[Entry, ...]:
        """The entries of one appeal, in order."""
        return tuple(entry for entry in self.entries.values() if entry.appeal == appeal)
