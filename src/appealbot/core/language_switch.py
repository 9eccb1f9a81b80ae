"""When a chat changes its language, and the button that takes the change back."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from appealbot.core import menu
from appealbot.core.language import NOTHING, reply_language
from appealbot.core.model import Intent, Language, language_of_code
from appealbot.core.outcome import Outcome
from appealbot.core.turn import Button, ChatKind, Turn

if TYPE_CHECKING:
    from collections.abc import Iterator

    from appealbot.core.information import Information
    from appealbot.core.language import Hearing
    from appealbot.core.menu import Tap
    from appealbot.core.outcome import Match
    from appealbot.core.turn import Person, Reply

_CHOICES: Final = "choices"
_GAP: Final = "gap"
_ELSEWHERE: Final = "elsewhere"


def settled(person: Person) -> Language:
    """The language of what doesn't depend on a message's: as chosen, as the chat was so far, as Telegram tells."""
    return in_reply_to(NOTHING, person)


def in_reply_to(hearing: Hearing, person: Person) -> Language:
    """The language of the reply to a message."""
    return reply_language(hearing, chosen=person.chosen, spoken=person.spoken, code=person.code)


@dataclass(frozen=True, slots=True)
class LanguageSwitch:
    """Remembers the language that a chat is in, and shows what was said in the other one."""

    information: Information

    def remembered(self, turn: Turn, person: Person, chat: ChatKind) -> Turn:
        """The turn, with its language kept for the next; under the first answer after a change, the way back.

        Args:
            turn: The reply to a question.
            person: What was known before.
            chat: Where it was asked: a group gets one compact message without that button.
        """
        told = turn.person.chosen is not None or turn.language is language_of_code(turn.person.code)
        spoken = None if told else turn.language
        kept = replace(turn, person=replace(turn.person, spoken=spoken))
        target = _target(turn.match) if turn.match is not None else None
        if turn.language is settled(person) or chat is ChatKind.GROUP or target is None or len(turn.replies) != 1:
            return kept
        other = turn.language.other
        way_back = Button(self.information.say(other, "button-in-language"), menu.data(menu.IN_LANGUAGE[other], target))
        reply = replace(turn.replies[0], rows=(*turn.replies[0].rows, (way_back,)))
        return replace(kept, replies=(reply,))

    def tapped(self, tap: Tap, data: str, person: Person) -> Turn:
        """What was said, in the language of the button, in its place; the chat stays in that language."""
        language = next(language for language, kind in menu.IN_LANGUAGE.items() if kind == tap.kind)
        offered = [button.data for button in person.offered]
        reply = self._again(tap.target, offered if data in offered else [], language)
        said = replace(reply or self.information.sentence(language, "language-set"), edits=True)
        return Turn((said,), replace(person, chosen=language, spoken=None), language)

    def _again(self, target: str, offered: list[str], language: Language) -> Reply | None:
        """What the button stands under, in a language; None where that can't be told any more."""
        information, render = self.information, self.information.render
        entry = information.menus.knowledge.entries.get(target)
        if entry is not None:
            others = [topic for topic in self._topics(menu.ENTRY, offered) if topic != entry.counterpart]
            return render.answer(entry, language, others=others)
        listed = list(self._topics(menu.LISTED, offered))
        if target == menu.MENU:
            return information.menus.overview(language)
        if target == _CHOICES and listed:
            return render.choices(listed, language)
        if target in {_GAP, _ELSEWHERE}:
            return render.nothing(listed, language, off_topic=target == _ELSEWHERE)
        if target in {Intent.GREETING, Intent.THANKS, Intent.BYE, Intent.HELP, Intent.ABUSE}:
            return information.smalltalk(Intent(target), language)
        return None

    def _topics(self, kind: str, offered: list[str]) -> Iterator[str]:
        taps = (menu.read(data) for data in offered)
        entries = self.information.menus.knowledge.entries
        return (tap.target for tap in taps if tap.kind == kind and tap.target in entries)


def _target(match: Match) -> str | None:
    """What the button under a reply says of it; None where there's no such button: in need, and in a dialogue."""
    if match.outcome is Outcome.ANSWER:
        return match.topics[0]
    if match.outcome is Outcome.CHOICES:
        return _CHOICES
    if match.outcome is Outcome.NONE:
        return _ELSEWHERE if match.off_topic else _GAP
    return match.intent if match.outcome is Outcome.SMALLTALK and match.intent is not Intent.CRISIS else None
