"""What the bot says: one pure function from what came in and what is known to what should go out."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final, Protocol, assert_never

from appealbot.core import menu
from appealbot.core.attention import calls_for_answer, is_meant
from appealbot.core.commands import Command, CommandName, read_command
from appealbot.core.crisis.speeches import distress_detector
from appealbot.core.dialogues import Dialogues
from appealbot.core.effects import SaveIntent
from appealbot.core.erasing import without_lapsed
from appealbot.core.information import Information
from appealbot.core.language_switch import LanguageSwitch, in_reply_to, settled
from appealbot.core.markup import Span, Style
from appealbot.core.menu import Menus, Tap
from appealbot.core.model import Intent, Language, language_of_code
from appealbot.core.offered import dropping, editing, remembering, sending_anew, typed_button
from appealbot.core.other_languages import MATCH as IN_ANOTHER_LANGUAGE
from appealbot.core.other_languages import OtherLanguages, is_understood
from appealbot.core.outcome import DISTRESS, Match, Outcome, picked
from appealbot.core.own_data import OwnData
from appealbot.core.render import Renderer
from appealbot.core.sign_up import SignUp
from appealbot.core.sign_up_questions import Questions
from appealbot.core.text import folded
from appealbot.core.turn import Answered, Attached, ChatKind, Held, Incoming, Moment, Person, Reply, Said, Tapped, Turn
from appealbot.core.understanding import Understanding
from appealbot.core.unread import rests_on_stored

if TYPE_CHECKING:
    from datetime import datetime

    from appealbot.core.catalogue import Catalogue
    from appealbot.core.crisis.detector import DistressDetector
    from appealbot.core.information import Operator
    from appealbot.core.language import Hearing
    from appealbot.core.model import Knowledge
    from appealbot.core.sign_up_terms import SignUpTerms
    from appealbot.core.understanding import Hears


class Detects(Protocol):
    """What tells languages apart; `core.language.LanguageDetector` is one."""

    def hear(self, text: str) -> Hearing:
        """What can be heard of a text's language."""


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
        self._understanding = Understanding(knowledge, matcher)
        self._detector = detector
        self._distress = distress or distress_detector()
        self._menus = Menus(knowledge, catalogue)
        self._render = Renderer(knowledge, catalogue, username)
        self._information = Information(self._menus, self._render, operator, open=sign_up is not None)
        questions = Questions(catalogue, knowledge, operator, sign_up) if sign_up is not None else None
        self._dialogues = Dialogues(
            self._information, OwnData(catalogue, knowledge), SignUp(questions) if questions is not None else None
        )
        self._switch = LanguageSwitch(self._information)
        self._other_languages = OtherLanguages(catalogue)
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
            kept, gone = self._dialogues.kept(without_lapsed(person, now), now)
        turn = dropping(remembering(self._responded(incoming, kept, now)), incoming, kept)
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
        speech = distress.speech
        spoken = language_of_code(speech.code) if speech else in_reply_to(self._detector.hear(incoming.text), person)
        language = spoken or settled(person)
        reply = self._information.crisis(language, speech.calm if speech and not spoken else "")
        waiting = replace(person, offered=(), offered_in=None, held=Held())
        return Turn((reply,), waiting, language, DISTRESS)

    def calms(self, incoming: Incoming) -> bool:
        """Whether something comes from somebody in distress, who is answered whatever else is left unanswered."""
        return isinstance(incoming, Said) and self._distress.heard(incoming.text) is not None

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
        if said.edited:
            return self._edited(said, moment)
        command = read_command(said.text, self._username)
        if command is not None:
            return self._commanded(command, moment)
        if said.chat is ChatKind.GROUP and not said.addressed:
            return Turn((), moment.person, settled(moment.person))
        if (button := typed_button(said.text, moment.person.offered)) is not None:
            return sending_anew(self._tapped(moment, button.data))
        turn = self._dialogues.typed(moment, said.text) or self._asked(said.text, moment)
        if said.chat is ChatKind.GROUP and turn.match is not None and not calls_for_answer(said.text, turn.match):
            return Turn((), moment.person, settled(moment.person))
        return turn

    def _edited(self, said: Said, moment: Moment) -> Turn:
        """A question that was edited is answered in place of its answer; nothing else is done anew by an edit.

        What somebody told or agreed to in a dialogue stays as it was said. To who is in need an edited message, of
        which Telegram tells nobody, wouldn't do.
        """
        if moment.person.draft is not None or read_command(said.text, self._username) is not None:
            return Turn((), moment.person, settled(moment.person))
        turn = self._asked(said.text, moment)
        in_need = turn.match is not None and turn.match.intent is Intent.CRISIS
        return turn if in_need or len(turn.replies) != 1 else editing(turn)

    def _asked(self, text: str, moment: Moment) -> Turn:
        person, chat = moment.person, moment.incoming.chat
        hearing = self._detector.hear(text)
        language = in_reply_to(hearing, person)
        match = self._understanding.match(text, language, person.last, moment.now)
        if hearing.other is not None and not is_understood(match):
            turn = Turn((self._other_languages.reply(hearing.other),), person, language, IN_ANOTHER_LANGUAGE)
            return self._dialogues.again(turn, moment)
        turn = self._told(match, moment, language)
        if match.outcome in {Outcome.SIGN_UP, Outcome.MY_DATA} or match.intent is Intent.REFUSE:
            return turn
        turn = self._switch.remembered(turn, person, chat)
        return self._dialogues.again(self._cut(turn) if match.cut else turn, moment)

    def _told(self, match: Match, moment: Moment, language: Language) -> Turn:
        """What follows from a message as it was understood."""
        reply: Reply
        match match.outcome:
            case Outcome.ANSWER:
                return self._answered(match, moment, language)
            case Outcome.CHOICES:
                reply = self._render.choices(match.topics, language)
            case Outcome.NONE:
                topics = match.topics if moment.incoming.chat is ChatKind.PRIVATE else ()
                reply = self._render.nothing(topics, language, off_topic=match.off_topic)
            case Outcome.SMALLTALK:
                if match.intent is Intent.REFUSE:
                    return self._dialogues.refused(match, moment, language)
                reply = self._information.smalltalk(match.intent, language)
            case Outcome.CRISIS:
                return Turn((self._information.crisis(language),), moment.person, language, match)
            case Outcome.SIGN_UP | Outcome.MY_DATA:
                return self._dialogues.wanted(match, moment, language)
            case _:
                assert_never(match.outcome)
        reply = self._dialogues.offering(reply, match.offers, moment, language)
        return Turn((reply,), moment.person, language, match)

    def _cut(self, turn: Turn) -> Turn:
        """The turn, with the word that not all of a message was read."""
        (reply,) = turn.replies
        text = (*reply.text, Span("\n\n"), Span(self._information.say(turn.language, "message-cut"), Style.ITALIC))
        return replace(turn, replies=(replace(reply, text=text),))

    def _answered(self, match: Match, moment: Moment, language: Language) -> Turn:
        topic, *others = match.topics
        entry = self._knowledge.entries[topic]
        if moment.incoming.chat is ChatKind.PRIVATE:
            reply = self._render.answer(entry, language, others=others, further=match.further)
            reply = replace(reply, rows=(*self._information.leads(topic, language), *reply.rows))
            reply = self._dialogues.offering(reply, match.offers, moment, language)
        else:
            reply = self._render.short(entry, language, further=match.further)
        return Turn((reply,), replace(moment.person, last=Answered(topic, moment.now)), language, match)

    # ── Commands ───────────────────────────────────────────────────────────────────────────────────────────────────

    def _commanded(self, command: Command, moment: Moment) -> Turn:
        person, chat = moment.person, moment.incoming.chat
        language = settled(person)
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
        language = settled(person)
        if payload in self._knowledge.entries:
            return self._dialogues.again(self._answered(picked(payload), moment, language), moment)
        if payload in {CommandName.JOIN, CommandName.MY_DATA, CommandName.PRIVACY}:
            return self._commanded(Command(CommandName(payload)), moment)
        if chat is ChatKind.GROUP:
            return Turn((self._information.help(language, chat),), person, language)
        return self._dialogues.again(Turn((self._information.welcome(language),), person, language), moment)

    def _language(self, argument: str, person: Person) -> Turn:
        chosen = language_of_code(argument) or _LANGUAGE_NAMES.get(folded(argument))
        if chosen is None:
            return Turn((self._menus.languages(settled(person)),), person, settled(person))
        reply = self._information.sentence(chosen, "language-set")
        return Turn((reply,), replace(person, chosen=chosen, spoken=None), chosen)

    # ── Buttons ────────────────────────────────────────────────────────────────────────────────────────────────────

    def _tapped(self, moment: Moment, data: str) -> Turn:
        language = settled(moment.person)
        tap = menu.read(data)
        if tap.kind in menu.IN_LANGUAGE.values():
            return self._dialogues.again(self._switch.tapped(tap, data, moment.person), moment)
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
        turn = self._answered(picked(tap.target), moment, settled(moment.person))
        if tap.kind == menu.ENTRY or moment.incoming.chat is ChatKind.GROUP:
            return turn if tap.kind == menu.ENTRY else editing(turn)
        entry = self._knowledge.entries[tap.target]
        reply = self._render.answer(entry, turn.language, edits=True, back_to=tap.page)
        rows = (*self._information.leads(entry.id, turn.language), *reply.rows)
        return replace(turn, replies=(replace(reply, rows=rows),))

    # ── Whatever else ──────────────────────────────────────────────────────────────────────────────────────────────

    def _attached(self, attached: Attached, person: Person, now: datetime) -> Turn:
        language = settled(person)
        if attached.chat is ChatKind.GROUP:
            return Turn((), person, language)
        turn = Turn((self._information.sentence(language, "only-text"),), person, language)
        return self._dialogues.again(turn, Moment(Said("", attached.chat), person, now))


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
        return Person(chosen=turn.person.chosen, code=turn.person.code, spoken=turn.person.spoken)
    return replace(turn.person, held=Held())
