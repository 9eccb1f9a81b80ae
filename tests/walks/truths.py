"""Which of the bot's sentences say something about data, and what must be stored for each of them to be true."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from appealbot.adapters.store.sign_ups import receipt_digest
from appealbot.core.model import Language
from appealbot.core.sign_up_draft import Step
from appealbot.core.sign_up_terms import MOST_STARTS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from appealbot.core.catalogue import Catalogue
    from appealbot.core.model import Knowledge
    from tests.walks.facts import Facts


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence that the bot said.

    Attributes:
        name: Its name in the catalogue.
        language: Its language.
        values: What its placeholders were filled with.
        reply: The whole message that it stands in.
        before: What was stored before the turn.
        after: What was stored after it.
        knowledge: The appeals.
        catalogue: The bot's texts.
    """

    name: str
    language: Language
    values: Mapping[str, str]
    reply: str
    before: Facts
    after: Facts
    knowledge: Knowledge
    catalogue: Catalogue

    def title(self, appeal: str) -> str:
        return self.knowledge.appeals[appeal].title.best(self.language)

    def say(self, name: str) -> str:
        return self.catalogue.say(self.language, name)

    @property
    def starts(self) -> int:
        return len(self.after.starts)

    @property
    def listed(self) -> list[str]:
        """The stored sign-ups as the bot lists them, in any order."""
        day = self.catalogue.day
        return sorted(
            f"{self.title(intent.appeal)} ({day(self.language, intent.created.date())})"
            for intent in self.after.intents
        )


def _language(said: Sentence) -> bool:
    person, say = said.after.person, said.catalogue.say
    if person.chosen:
        return said.values["language"] == say(person.chosen, "language-name")
    if person.spoken:
        spoken = say(person.spoken, "language-name")
        return said.values["language"] == say(said.language, "my-data-spoken", language=spoken)
    return said.values["language"] == said.say("my-data-nothing")


def _topic(said: Sentence) -> bool:
    last = said.after.person.last
    title = said.knowledge.entries[last.topic].title.best(said.language) if last else said.say("my-data-nothing")
    return said.values["topic"] == title


def _erased(said: Sentence) -> bool:
    noted = said.say("left-starts").partition(":")[0] in said.reply
    return not said.after.intents and not said.after.remembered and noted == (said.starts > 0)


def _intent(said: Sentence) -> bool:
    day, values = said.catalogue.day, said.values
    return any(
        values["appeal"] == said.title(intent.appeal)
        and values["created"] == day(said.language, intent.created.date())
        and values["expires"] == day(said.language, intent.expires.date())
        and values["version"] == intent.version
        and values["news"] == said.say("button-yes" if intent.news else "button-no")
        for intent in said.after.intents
    )


def _all_intents(said: Sentence) -> bool:
    return said.reply.count(said.say("my-data-intent").partition("{")[0]) == len(said.after.intents) > 0


def _told(said: Sentence) -> bool:
    draft = said.after.draft
    if draft is None:
        return False
    told = (draft.place, draft.name, draft.email or draft.proposed, draft.username or draft.offered)
    return all(each in said.reply for each in told if each)


def _saved(said: Sentence) -> bool:
    new = [intent for intent in said.after.intents if intent not in said.before.intents]
    kept = (said.after.person.chosen or said.after.person.spoken) is not None
    told = said.before.draft.appeals if said.before.draft is not None else ()  # one appeal, or both
    return {intent.appeal for intent in new} == set(told) and said.after.draft is None and said.after.remembered == kept


def _receipt(said: Sentence) -> bool:
    days = {said.catalogue.day(said.language, intent.expires.date()) for intent in said.after.intents}
    told = said.values["receipt"].split("\n")
    return {receipt_digest(each) for each in told} <= said.after.receipts and said.values["day"] in days


def _nothing(said: Sentence) -> bool:
    return not said.after.intents and said.after.draft is None


def _over(said: Sentence) -> bool:
    """The dialogue has ended, and what is stored is said as well."""
    told = said.say("sign-up-kept") in said.reply or said.say("sign-up-nothing") in said.reply
    return said.after.draft is None and told


def _kept(said: Sentence) -> bool:
    return bool(said.after.intents) and said.after.intents == said.before.intents and said.after.draft is None


def _unchanged(said: Sentence) -> bool:
    before, after = said.before, said.after
    something = after.intents or after.draft or after.person.chosen
    same = before.intents == after.intents and before.person.chosen is after.person.chosen
    return bool(something) and same and (before.draft is None) is (after.draft is None)


def _same(said: Sentence) -> bool:
    return said.before.intents == said.after.intents and (said.before.draft is None) is (said.after.draft is None)


def _corrects(said: Sentence) -> bool:
    draft = said.after.draft
    return draft is not None and draft.corrects and draft.appeal in said.after.appeals


def _discarded(said: Sentence) -> bool:
    draft = said.after.draft
    return draft is None or draft.started >= said.before.at


def _to_be_saved(said: Sentence, *, news: bool) -> bool:
    draft = said.after.draft
    return draft is not None and draft.step is Step.CONFIRM and bool(draft.news) is news


def _listed(said: Sentence) -> bool:
    return sorted(said.values["listed"].split("\n")) == said.listed != []


def _agreed(said: Sentence) -> bool:
    return said.after.draft is not None and said.after.draft.agreed is not None


TRUTHS: Final[Mapping[str, Callable[[Sentence], bool]]] = {
    "cancel-nothing": lambda said: said.after.draft is None,
    "correct-begin": _corrects,
    "correct-nothing": lambda said: not said.after.intents,
    "correct-which": lambda said: len(said.after.intents) > 1,
    "erase-ask": lambda said: bool(said.after.intents) or said.after.draft is not None,
    "erase-ask-withdraw": lambda said: bool(said.after.intents),
    "erase-kept": _unchanged,
    "erase-nothing": _nothing,
    "left-copies-of-sign-up": lambda said: bool(said.before.intents),
    "left-proof": lambda said: bool(said.before.intents),
    "left-starts": lambda said: said.starts > 0,
    "language-set": lambda said: said.after.person.chosen is said.language,
    "my-data": lambda said: _language(said) and _topic(said),
    "my-data-draft": _told,
    "my-data-erased": _erased,
    "my-data-intent": _intent,
    "my-data-no-sign-up": _nothing,
    "my-data-refused": lambda said: said.after.person.refused is not None,
    "my-data-sealed": _all_intents,
    "my-data-starts": lambda said: int(said.values["number"]) == said.starts > 0,
    "my-data-withdrawn": lambda said: _erased(said) and bool(said.before.intents),
    "smalltalk-keep": _same,
    "smalltalk-refuse": _same,
    "sign-up-agreed": _agreed,
    "sign-up-already": _listed,
    "sign-up-cancelled": _over,
    "sign-up-confirm": lambda said: _to_be_saved(said, news=False),
    "sign-up-confirm-news": lambda said: _to_be_saved(said, news=True),
    "sign-up-declined": _over,
    "sign-up-enough": lambda said: said.starts >= MOST_STARTS,
    "sign-up-expired": _discarded,
    "sign-up-kept": _kept,
    "sign-up-nothing": _nothing,
    "sign-up-over": _nothing,
    "sign-up-over-saved": _listed,
    "sign-up-receipt": _receipt,
    "sign-up-saved": _saved,
    "sign-up-summary": _told,
    "sign-up-too-young": _over,
}
"""What each sentence about data says, as a look at what is stored."""
EXEMPT: Final[Mapping[str, str]] = {
    **dict.fromkeys(
        ("button-erase", "button-erase-no", "button-erase-yes", "button-save", "button-withdraw", "command-delete"),
        "says what a person wants, not what is",
    ),
    **dict.fromkeys(("button-none", "none-off-topic", "welcome-text"), "speaks of answers"),
    **dict.fromkeys(("command-privacy", "help-text", "welcome-onward"), "names a command or a text"),
    "my-data-nothing": "fills a placeholder of my-data, and is compared there",
    **dict.fromkeys(("not-erased", "not-read", "not-stored"), "needs a broken store: tests/store and tests/faults"),
    **dict.fromkeys(
        (
            *("privacy-text", "privacy-readers", "privacy-rights", "privacy-stored", "privacy-stored-title"),
            *("privacy-telegram", "privacy-telegram-title", "privacy-time", "left", "left-copies", "left-erasure"),
        ),
        "says what is kept of everybody, not of one person; how long, is the store's to prove",
    ),
    "sign-up-closed": "needs a bot that takes no sign-ups: tests/core/test_conversation.py",
    "sign-up-details": "says what will be; each step is compared with it (invariants)",
    "sign-up-hint-needed": "tells of nothing that is stored",
    "sign-up-intro": "tells of nothing that is stored",
    "crisis-text": "speaks of somebody's life",
}
"""Texts that speak of storing or erasing and aren't in the table, each with the reason."""
SPEAKS: Final = re.compile(
    r"speicher|gelösch|löschen|lösche\b|nichts|bleib|verworfen|vermerkt|verschwind|stored?\b|saved?\b|delet|erase|kept"
    r"|keep|nothing|discard|stays|noted|vanish",
    re.IGNORECASE,
)
_PLACEHOLDER: Final = re.compile(r"\\\{(\w+)\\\}")


def speaking(catalogue: Catalogue) -> set[str]:
    """The names of all texts that speak of storing or erasing."""
    return {name for texts in catalogue.texts.values() for name, text in texts.items() if SPEAKS.search(text)}


def tells_what_is_stored(file: Mapping[str, Any], after: Facts) -> bool:
    """Whether the file of somebody's data holds what is stored of them, and nothing else."""
    person, draft = after.person, after.draft
    stored = [(each["appeal"], each["created"], each["erased_by"], each["news_by_email"]) for each in file["sign_ups"]]
    begun = file["open_sign_up"]
    return (
        file["language"] == person.chosen
        and file["last_topic"] == (person.last and person.last.topic)
        and stored
        == [(each.appeal, each.created.isoformat(), each.expires.isoformat(), each.news) for each in after.intents]
        and len(file["sign_ups_begun"]) == len(after.starts)
        and (begun is None) is (draft is None)
        and (begun is None or draft is None or (begun["name"], begun["place"]) == (draft.name, draft.place))
    )


class Ear:
    """Hears the sentences of the table in what the bot says."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._patterns = [
            (name, language, _pattern(catalogue.say(language, name))) for language in Language for name in TRUTHS
        ]

    def heard(self, reply: str) -> Iterator[tuple[str, Language, Mapping[str, str]]]:
        """The sentences of a reply: name, language, and what the placeholders were filled with."""
        for name, language, pattern in self._patterns:
            for found in pattern.finditer(reply):
                yield name, language, found.groupdict()


def _pattern(template: str) -> re.Pattern[str]:
    filled = _PLACEHOLDER.sub(r"(?P<\1>.+?)", re.escape(template))
    return re.compile(f"^(?:• )?{filled}$", re.MULTILINE | re.DOTALL)
