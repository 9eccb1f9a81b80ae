"""What the bot says: one pure function from what came in and what is known to what should go out."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final, Protocol, assert_never

from appealbot.core import menu
from appealbot.core.commands import Command, CommandName, read_command
from appealbot.core.follow_up import asks_for, follow_up, is_follow_up, is_fresh
from appealbot.core.information import Information
from appealbot.core.language import reply_language
from appealbot.core.menu import Menus, Tap
from appealbot.core.model import Language, language_of_code
from appealbot.core.outcome import Match, Outcome
from appealbot.core.render import Renderer
from appealbot.core.text import folded
from appealbot.core.turn import Answered, Attached, Button, ChatKind, Incoming, Person, Reply, Said, Tapped, Turn

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from appealbot.core.catalogue import Catalogue
    from appealbot.core.information import Operator
    from appealbot.core.model import Knowledge


class Hears(Protocol):
    """What understands messages; `core.matching.Matcher` is one."""

    def match(self, text: str, language: Language | None = None) -> Match:
        """How a message is understood; its language, where that's known, may matter."""

    def chances(self, text: str, language: Language | None = None) -> Mapping[str, float]:
        """The probability of each topic id, were the message about one."""


class Detects(Protocol):
    """What tells languages apart; `core.language.LanguageDetector` is one."""

    def detect(self, text: str) -> Language | None:
        """The language of a text, None where it can't be told."""


class Conversation:
    """Holds what the bot knows; `respond` decides. Immutable: a reload makes a new one."""

    def __init__(  # noqa: PLR0913 - each is a part of what the bot is made of, named at the one place that builds it
        self,
        *,
        knowledge: Knowledge,
        catalogue: Catalogue,
        matcher: Hears,
        detector: Detects,
        operator: Operator,
        username: str = "",
    ) -> None:
        self._knowledge = knowledge
        self._matcher = matcher
        self._detector = detector
        self._menus = Menus(knowledge, catalogue)
        self._render = Renderer(knowledge, catalogue, username)
        self._information = Information(self._menus, self._render, operator)
        self._username = username

    def respond(self, incoming: Incoming, person: Person, now: datetime) -> Turn:
        """The turn that follows. Pure: the same values give the same turn.

        Args:
            incoming: What came in.
            person: What is known of who sent it.
            now: The time, with its zone.
        """
        match incoming:
            case Said():
                turn = self._said(incoming, person, now)
            case Tapped():
                turn = self._tapped(menu.read(incoming.data), incoming.chat, person, now)
            case Attached():
                turn = self._attached(incoming, person)
            case _:
                assert_never(incoming)
        return _remembering_buttons(turn)

    # ── Text ───────────────────────────────────────────────────────────────────────────────────────────────────────

    def _said(self, said: Said, person: Person, now: datetime) -> Turn:
        command = read_command(said.text, self._username)
        if command is not None:
            return self._commanded(command, said.chat, person, now)
        if said.chat is ChatKind.GROUP and not said.addressed:
            return Turn((), person, self._settled(person))
        if (button := _typed_button(said.text, person.offered)) is not None:
            return _sending_anew(self._tapped(menu.read(button.data), said.chat, person, now))
        return self._asked(said.text, said.chat, person, now)

    def _asked(self, text: str, chat: ChatKind, person: Person, now: datetime) -> Turn:
        language = reply_language(self._detector.detect(text), person.chosen, person.code)
        match = self._understood(text, language, person, now)
        replies: tuple[Reply, ...]
        match match.outcome:
            case Outcome.ANSWER:
                return self._answered(match, chat, person, now, language)
            case Outcome.CHOICES:
                replies = (self._render.choices(match.topics, language),)
            case Outcome.NONE:
                topics = match.topics if chat is ChatKind.PRIVATE else ()
                replies = (self._render.nothing(topics, language, off_topic=match.off_topic),)
            case Outcome.SMALLTALK:
                replies = (self._information.smalltalk(match.intent, language),)
            case Outcome.SIGN_UP:
                replies = (self._information.sign_up_closed(person, chat, language),)
            case Outcome.MY_DATA:
                replies = (self._information.my_data(person, chat, language),)
            case _:
                assert_never(match.outcome)
        return Turn(replies, person, language, match)

    def _understood(self, text: str, language: Language, person: Person, now: datetime) -> Match:
        last = self._knowledge.entries.get(person.last.topic) if person.last else None
        other = self._knowledge.entries.get(last.counterpart or "") if last and is_fresh(person.last, now) else None
        if other is not None and asks_for(self._knowledge.appeals[other.appeal], text):
            return _chosen(other.id)
        alone = self._matcher.match(text, language)
        if last is None or not is_follow_up(text, alone, person.last, now):
            return alone
        return follow_up(self._matcher.chances(text, language), last, self._knowledge.entries)

    def _answered(self, match: Match, chat: ChatKind, person: Person, now: datetime, language: Language) -> Turn:
        topic, *others = match.topics
        entry = self._knowledge.entries[topic]
        reply = (
            self._render.answer(entry, language, others=others)
            if chat is ChatKind.PRIVATE
            else self._render.short(entry, language)
        )
        return Turn((reply,), replace(person, last=Answered(topic, now)), language, match)

    def _erased(self, person: Person, language: Language) -> Turn:
        return Turn((self._information.sentence(language, "my-data-erased"),), Person(code=person.code), language)

    # ── Commands ───────────────────────────────────────────────────────────────────────────────────────────────────

    def _commanded(self, command: Command, chat: ChatKind, person: Person, now: datetime) -> Turn:
        language = self._settled(person)
        replies: tuple[Reply, ...]
        match command.name:
            case CommandName.START:
                return self._started(command.argument, chat, person, now)
            case CommandName.ASK:
                if command.argument:
                    return self._asked(command.argument, chat, person, now)
                replies = (self._information.sentence(language, "ask-how"),)
            case CommandName.LANGUAGE:
                return self._language(command.argument, person)
            case CommandName.HELP | CommandName.DEMANDS | CommandName.PRIVACY | CommandName.IMPRESSUM:
                replies = (self._information.told(command.name, chat, language),)
            case CommandName.DELETE | CommandName.WITHDRAW:
                return self._erased(person, language)
            case CommandName.JOIN | CommandName.MY_DATA | CommandName.CORRECT:
                about = (
                    self._information.sign_up_closed if command.name is CommandName.JOIN else self._information.my_data
                )
                replies = (about(person, chat, language),)
            case CommandName.UNKNOWN:
                known = chat is ChatKind.PRIVATE or command.addressed
                replies = (self._information.sentence(language, "command-unknown"),) if known else ()
            case _:
                assert_never(command.name)
        return Turn(replies, person, language)

    def _started(self, payload: str, chat: ChatKind, person: Person, now: datetime) -> Turn:
        language = self._settled(person)
        if payload in self._knowledge.entries:
            return self._answered(_chosen(payload), chat, person, now, language)
        if payload == CommandName.MY_DATA:
            return Turn((self._information.my_data(person, chat, language),), person, language)
        if chat is ChatKind.GROUP:
            return Turn((self._information.help(language, chat),), person, language)
        return Turn((self._information.welcome(language),), person, language)

    def _language(self, argument: str, person: Person) -> Turn:
        chosen = language_of_code(argument) or _LANGUAGE_NAMES.get(folded(argument))
        if chosen is None:
            return Turn((self._menus.languages(self._settled(person)),), person, self._settled(person))
        reply = self._information.sentence(chosen, "language-set")
        return Turn((reply,), replace(person, chosen=chosen), chosen)

    # ── Buttons ────────────────────────────────────────────────────────────────────────────────────────────────────

    def _tapped(self, tap: Tap, chat: ChatKind, person: Person, now: datetime) -> Turn:
        language = self._settled(person)
        reply: Reply | None = None
        match tap.kind:
            case menu.MENU:
                reply = self._menus.overview(language, edits=True)
            case menu.LIST:
                reply = self._menus.of_appeal(tap.target, tap.page, language, edits=True)
            case menu.ENTRY | menu.LISTED if tap.target in self._knowledge.entries:
                return self._opened(tap, chat, person, now)
            case menu.NONE_OF_THESE:
                said = self._information.sentence(language, "none-of-these")
                reply = replace(said, rows=self._information.menu_row(language), edits=True)
            case menu.LANGUAGE if tap.target in tuple(Language):
                return _editing(self._language(tap.target, person))
            case _:
                pass
        if reply is None:  # a button of an older knowledge base
            moved = self._menus.overview(language)
            reply = replace(moved, text=self._information.sentence(language, "button-moved").text)
        return Turn((reply,), person, language)

    def _opened(self, tap: Tap, chat: ChatKind, person: Person, now: datetime) -> Turn:
        turn = self._answered(_chosen(tap.target), chat, person, now, self._settled(person))
        if tap.kind == menu.ENTRY or chat is ChatKind.GROUP:
            return turn if tap.kind == menu.ENTRY else _editing(turn)
        entry = self._knowledge.entries[tap.target]
        reply = self._render.answer(entry, turn.language, edits=True, back_to=tap.page)
        return replace(turn, replies=(reply,))

    # ── Whatever else ──────────────────────────────────────────────────────────────────────────────────────────────

    def _attached(self, attached: Attached, person: Person) -> Turn:
        language = self._settled(person)
        if attached.chat is ChatKind.GROUP:
            return Turn((), person, language)
        return Turn((self._information.sentence(language, "only-text"),), person, language)

    def _settled(self, person: Person) -> Language:
        return reply_language(None, person.chosen, person.code)


_LANGUAGE_NAMES: Final = {
    "deutsch": Language.DE,
    "german": Language.DE,
    "englisch": Language.EN,
    "english": Language.EN,
}


def _chosen(topic: str) -> Match:
    """An entry that was picked, not asked for."""
    return Match(Outcome.ANSWER, (topic,), 1.0)


def _typed_button(text: str, offered: tuple[Button, ...]) -> Button | None:
    """The button whose label, or whose number in the row of buttons, was typed."""
    typed = folded(text)
    if typed.isdecimal() and len(typed) < menu.PAGE and 1 <= int(typed) <= len(offered):
        return offered[int(typed) - 1]
    return next((button for button in offered if typed and folded(button.label) == typed), None)


def _remembering_buttons(turn: Turn) -> Turn:
    """Keeps the buttons that the last reply offers, for those who type instead of tapping."""
    if not turn.replies:
        return turn
    offered = tuple(button for row in turn.replies[-1].rows for button in row if button.data)
    return replace(turn, person=replace(turn.person, offered=offered))


def _editing(turn: Turn) -> Turn:
    return replace(turn, replies=tuple(replace(reply, edits=True) for reply in turn.replies))


def _sending_anew(turn: Turn) -> Turn:
    """For a button that was typed: there's no tapped message to edit."""
    return replace(turn, replies=tuple(replace(reply, edits=False) for reply in turn.replies))
