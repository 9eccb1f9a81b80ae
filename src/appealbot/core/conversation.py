"""What the bot says: one pure function from what came in and what is known to what should go out."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final, Protocol, assert_never

from appealbot.core import menu
from appealbot.core.attention import is_meant
from appealbot.core.commands import Command, CommandName, read_command
from appealbot.core.crisis.speeches import distress_detector
from appealbot.core.dialogues import Dialogues
from appealbot.core.effects import SaveIntent
from appealbot.core.follow_up import asks_for, follow_up, is_follow_up, is_fresh
from appealbot.core.information import Information
from appealbot.core.language import reply_language
from appealbot.core.menu import Menus, Tap
from appealbot.core.model import Language, language_of_code
from appealbot.core.offered import editing, remembering, sending_anew, typed_button
from appealbot.core.outcome import DISTRESS, Because, Match, Outcome
from appealbot.core.own_data import OwnData
from appealbot.core.render import Renderer
from appealbot.core.sign_up import SignUp
from appealbot.core.sign_up_questions import Questions
from appealbot.core.text import folded
from appealbot.core.turn import Answered, Attached, ChatKind, Held, Incoming, Moment, Person, Reply, Said, Tapped, Turn
from appealbot.core.unread import rests_on_stored

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from appealbot.core.catalogue import Catalogue
    from appealbot.core.crisis.detector import DistressDetector
    from appealbot.core.information import Operator
    from appealbot.core.model import Knowledge
    from appealbot.core.sign_up_terms import SignUpTerms


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
        sign_up: SignUpTerms | None = None,
        distress: DistressDetector | None = None,
    ) -> None:
        self._knowledge = knowledge
        self._matcher = matcher
        self._detector = detector
        self._distress = distress or distress_detector()
        self._menus = Menus(knowledge, catalogue)
        self._render = Renderer(knowledge, catalogue, username)
        self._information = Information(self._menus, self._render, operator, open=sign_up is not None)
        questions = Questions(catalogue, knowledge, operator, sign_up) if sign_up is not None else None
        self._dialogues = Dialogues(
            self._information, OwnData(catalogue, knowledge), SignUp(questions) if questions is not None else None
        )
        self._username = username

    def respond(self, incoming: Incoming, person: Person, now: datetime) -> Turn:
        """The turn that follows. Pure: the same values give the same turn.

        Where what is held of the person wasn't looked up, the turn may say that it `needs_held`.

        Args:
            incoming: What came in.
            person: What is known of who sent it.
            now: The time, with its zone.
        """
        if (turn := self._calmed(incoming, person)) is not None:
            return turn
        if incoming.chat is ChatKind.GROUP:
            kept, gone = replace(person, draft=None), None
        else:
            kept, gone = self._dialogues.kept(person, now)
        turn = remembering(self._responded(incoming, kept, now))
        turn = replace(turn, person=_remembered(turn))
        if gone is None:
            return turn
        return replace(turn, replies=(*gone.replies, *turn.replies), effects=(*gone.effects, *turn.effects))

    def rests_on_stored(self, incoming: Incoming, turn: Turn) -> bool:
        """Whether a turn from nothing would be untrue of somebody of whom something is stored."""
        return rests_on_stored(incoming, turn, self._username)

    # ── Distress ───────────────────────────────────────────────────────────────────────────────────────────────────

    def _calmed(self, incoming: Incoming, person: Person) -> Turn | None:
        """Who listens to somebody in distress, whatever was going on, which waits; None elsewhere.

        A yes after that answers nothing that was asked before: the question is shown again first.
        """
        if not isinstance(incoming, Said) or not is_meant(incoming, self._username):
            return None
        distress = self._distress.heard(incoming.text)
        if distress is None:
            return None
        speech, settled = distress.speech, self._settled(person)
        spoken = language_of_code(speech.code) if speech else settled
        reply = self._information.crisis(spoken or settled, speech.calm if speech and not spoken else "")
        waiting = replace(person, offered=(), offered_in=None, held=Held())
        return Turn((reply,), waiting, spoken or settled, DISTRESS)

    def _responded(self, incoming: Incoming, person: Person, now: datetime) -> Turn:
        match incoming:
            case Said():
                return self._said(Moment(incoming, person, now), incoming)
            case Tapped():
                return self._tapped(Moment(incoming, person, now), incoming.data)
            case Attached():
                return self._attached(incoming, person, now)
            case _:
                assert_never(incoming)

    # ── Text ───────────────────────────────────────────────────────────────────────────────────────────────────────

    def _said(self, moment: Moment, said: Said) -> Turn:
        command = read_command(said.text, self._username)
        if command is not None:
            return self._commanded(command, moment)
        if said.chat is ChatKind.GROUP and not said.addressed:
            return Turn((), moment.person, self._settled(moment.person))
        if (button := typed_button(said.text, moment.person.offered)) is not None:
            return sending_anew(self._tapped(moment, button.data))
        return self._dialogues.typed(moment, said.text) or self._asked(said.text, moment)

    def _asked(self, text: str, moment: Moment) -> Turn:
        person, chat = moment.person, moment.incoming.chat
        language = reply_language(self._detector.detect(text), person.chosen, person.code)
        match = self._understood(text, language, person, moment.now)
        reply: Reply
        match match.outcome:
            case Outcome.ANSWER:
                return self._dialogues.again(self._answered(match, moment, language), moment)
            case Outcome.CHOICES:
                reply = self._render.choices(match.topics, language)
            case Outcome.NONE:
                topics = match.topics if chat is ChatKind.PRIVATE else ()
                reply = self._render.nothing(topics, language, off_topic=match.off_topic)
            case Outcome.SMALLTALK:
                reply = self._information.smalltalk(match.intent, language)
            case Outcome.CRISIS:
                return Turn((self._information.crisis(language),), person, language, match)
            case Outcome.SIGN_UP | Outcome.MY_DATA:
                return self._dialogues.wanted(match, moment, language)
            case _:
                assert_never(match.outcome)
        return self._dialogues.again(Turn((reply,), person, language, match), moment)

    def _understood(self, text: str, language: Language, person: Person, now: datetime) -> Match:
        last = self._knowledge.entries.get(person.last.topic) if person.last else None
        other = self._knowledge.entries.get(last.counterpart or "") if last and is_fresh(person.last, now) else None
        if other is not None and asks_for(self._knowledge.appeals[other.appeal], text):
            return _chosen(other.id, Because.COUNTERPART)
        alone = self._matcher.match(text, language)
        if last is None or not is_follow_up(text, alone, person.last, now):
            return alone
        return follow_up(self._matcher.chances(text, language), last, self._knowledge.entries)

    def _answered(self, match: Match, moment: Moment, language: Language) -> Turn:
        topic, *others = match.topics
        entry = self._knowledge.entries[topic]
        if moment.incoming.chat is ChatKind.PRIVATE:
            reply = self._render.answer(entry, language, others=others)
            reply = replace(reply, rows=(*self._information.leads(topic, language), *reply.rows))
        else:
            reply = self._render.short(entry, language)
        return Turn((reply,), replace(moment.person, last=Answered(topic, moment.now)), language, match)

    # ── Commands ───────────────────────────────────────────────────────────────────────────────────────────────────

    def _commanded(self, command: Command, moment: Moment) -> Turn:
        person, chat = moment.person, moment.incoming.chat
        language = self._settled(person)
        if (turn := self._dialogues.commanded(command.name, moment, language)) is not None:
            return turn
        if command.name is CommandName.ASK and command.argument:
            return self._asked(command.argument, moment)
        if command.name is CommandName.START:
            return self._started(command.argument, moment)
        if command.name is CommandName.LANGUAGE:
            return self._dialogues.again(self._language(command.argument, person), moment)
        if command.name is CommandName.UNKNOWN and chat is ChatKind.GROUP and not command.addressed:
            return Turn((), person, language)
        turn = Turn((self._information.told(command.name, chat, language),), person, language)
        return self._dialogues.again(turn, moment)

    def _started(self, payload: str, moment: Moment) -> Turn:
        person, chat = moment.person, moment.incoming.chat
        language = self._settled(person)
        if payload in self._knowledge.entries:
            return self._dialogues.again(self._answered(_chosen(payload), moment, language), moment)
        if payload in {CommandName.JOIN, CommandName.MY_DATA, CommandName.PRIVACY}:
            return self._commanded(Command(CommandName(payload)), moment)
        if chat is ChatKind.GROUP:
            return Turn((self._information.help(language, chat),), person, language)
        return self._dialogues.again(Turn((self._information.welcome(language),), person, language), moment)

    def _language(self, argument: str, person: Person) -> Turn:
        chosen = language_of_code(argument) or _LANGUAGE_NAMES.get(folded(argument))
        if chosen is None:
            return Turn((self._menus.languages(self._settled(person)),), person, self._settled(person))
        reply = self._information.sentence(chosen, "language-set")
        return Turn((reply,), replace(person, chosen=chosen), chosen)

    # ── Buttons ────────────────────────────────────────────────────────────────────────────────────────────────────

    def _tapped(self, moment: Moment, data: str) -> Turn:
        language = self._settled(moment.person)
        tap = menu.read(data)
        turn = self._dialogues.tapped(tap, data, moment, language)
        return turn or self._dialogues.again(self._browsed(tap, moment, language), moment)

    def _browsed(self, tap: Tap, moment: Moment, language: Language) -> Turn:
        reply: Reply | None = None
        match tap.kind:
            case menu.MENU:
                reply = self._menus.overview(language, edits=True)
            case menu.LIST:
                reply = self._menus.of_appeal(tap.target, tap.page, language, edits=True)
            case menu.ENTRY | menu.LISTED if tap.target in self._knowledge.entries:
                return self._opened(tap, moment)
            case menu.NONE_OF_THESE:
                said = self._information.sentence(language, "none-of-these")
                reply = replace(said, rows=self._information.menu_row(language), edits=True)
            case menu.PRIVACY | menu.PRIVACY_ANEW:
                edits = tap.kind == menu.PRIVACY
                reply = self._information.privacy.told(tap.target, language, edits=edits)
            case menu.IMPRINT:
                reply = self._information.imprint(language)
            case menu.LANGUAGE if tap.target in tuple(Language):
                return editing(self._language(tap.target, moment.person))
            case _:
                pass
        if reply is None:  # a button of an older knowledge base
            moved = self._menus.overview(language)
            reply = replace(moved, text=self._information.sentence(language, "button-moved").text)
        return Turn((reply,), moment.person, language)

    def _opened(self, tap: Tap, moment: Moment) -> Turn:
        turn = self._answered(_chosen(tap.target), moment, self._settled(moment.person))
        if tap.kind == menu.ENTRY or moment.incoming.chat is ChatKind.GROUP:
            return turn if tap.kind == menu.ENTRY else editing(turn)
        entry = self._knowledge.entries[tap.target]
        reply = self._render.answer(entry, turn.language, edits=True, back_to=tap.page)
        rows = (*self._information.leads(entry.id, turn.language), *reply.rows)
        return replace(turn, replies=(replace(reply, rows=rows),))

    # ── Whatever else ──────────────────────────────────────────────────────────────────────────────────────────────

    def _attached(self, attached: Attached, person: Person, now: datetime) -> Turn:
        language = self._settled(person)
        if attached.chat is ChatKind.GROUP:
            return Turn((), person, language)
        turn = Turn((self._information.sentence(language, "only-text"),), person, language)
        return self._dialogues.again(turn, Moment(Said("", attached.chat), person, now))

    def _settled(self, person: Person) -> Language:
        return reply_language(None, person.chosen, person.code)


_LANGUAGE_NAMES: Final = {
    "deutsch": Language.DE,
    "german": Language.DE,
    "englisch": Language.EN,
    "english": Language.EN,
}


def _remembered(turn: Turn) -> Person:
    """What is kept of the person after a turn.

    Right after a sign-up was saved that's nothing but the language: what was offered and answered last would tell
    whoever gets at the dialogues whose sign-up it was.
    """
    if any(isinstance(effect, SaveIntent) for effect in turn.effects):
        return Person(chosen=turn.person.chosen, code=turn.person.code)
    return replace(turn.person, held=Held())


def _chosen(topic: str, because: Because = Because.PICKED) -> Match:
    """An entry that was picked, not asked for."""
    return Match(Outcome.ANSWER, (topic,), 1.0, because=because)
