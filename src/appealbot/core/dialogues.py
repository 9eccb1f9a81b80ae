"""Joining, and one's own data: which dialogue a command, a button, a wish or a typed answer belongs to."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from appealbot.core import erasing, menu
from appealbot.core.commands import CommandName
from appealbot.core.effects import DeleteMessages, Ending
from appealbot.core.markup import Span, paragraphs
from appealbot.core.model import Intent
from appealbot.core.offered import why_not_counted
from appealbot.core.outcome import Because, Outcome
from appealbot.core.own_data import FILE
from appealbot.core.sign_up_questions import NEW, listing
from appealbot.core.text import words
from appealbot.core.turn import ChatKind, Reply, Said, Tapped, Turn, looking_up

if TYPE_CHECKING:
    from datetime import datetime

    from appealbot.core.information import Information
    from appealbot.core.menu import Tap
    from appealbot.core.model import Language
    from appealbot.core.outcome import Match
    from appealbot.core.own_data import OwnData
    from appealbot.core.sign_up import SignUp
    from appealbot.core.turn import Moment, Person

_ENDINGS: Final = {CommandName.DELETE: Ending.DELETED, CommandName.WITHDRAW: Ending.WITHDRAWN}
_WISHES: Final[dict[Intent | None, CommandName]] = {
    Intent.CORRECT: CommandName.CORRECT,
    Intent.WITHDRAW: CommandName.WITHDRAW,
}
"""What a wish leads to at once, where there is something stored; else it's shown that nothing is."""
_ABOUT_STORED: Final = {menu.SIGN_UP, menu.MY_DATA, menu.CORRECT, menu.ERASE, menu.KEEP}
"""Buttons whose answer depends on what is stored of the person."""
FEWEST_WORDS: Final = 3
"""Of a question in between that the bot isn't sure of; fewer ("perhaps") hesitate over the dialogue's own question."""


@dataclass(frozen=True, slots=True)
class Dialogues:
    """Leads to the sign-up and to one's own data; both are for private chats alone. `sign_up` is None while closed."""

    information: Information
    own_data: OwnData
    sign_up: SignUp | None

    def join(self, moment: Moment, language: Language, *, another: bool = False) -> Turn:
        """Into the sign-up; in a group, the way into the private chat."""
        if moment.incoming.chat is ChatKind.GROUP:
            return self._turn(moment, language, self.information.private(language, "join-private", "join"))
        if self.sign_up is None:
            closed = self.information.sign_up_closed(language, moment.now.date())
            return self._turn(moment, language, closed)
        if moment.person.held is None:
            return looking_up(moment.person, language)
        return self.sign_up.begin(moment, language, another=another)

    def commanded(self, name: CommandName, moment: Moment, language: Language) -> Turn | None:
        """What follows from a command; None where it's about something else."""
        if name is CommandName.JOIN:
            return self.join(moment, language)
        if name in {CommandName.MY_DATA, CommandName.CORRECT, CommandName.CANCEL, *_ENDINGS}:
            return self._about_data(name, moment, language)
        return None

    def _about_data(self, name: CommandName, moment: Moment, language: Language) -> Turn:
        if moment.incoming.chat is ChatKind.GROUP:
            return self._turn(moment, language, self.information.private(language, "my-data-private", "mydata"))
        if name is CommandName.CANCEL:
            return self._cancelled(moment, language)
        if moment.person.held is None:
            return looking_up(moment.person, language)
        return self._about_held(name, moment, language)

    def _about_held(self, name: CommandName, moment: Moment, language: Language) -> Turn:
        if name is CommandName.CORRECT:
            return self._correct(moment, language)
        if name is CommandName.MY_DATA:
            return self._turn(moment, language, self.own_data.told(moment.person, language, moment.now))
        ending = _ENDINGS[name]
        if moment.person.stored or moment.person.draft is not None:
            return self._turn(moment, language, self.own_data.ask(ending, moment.person, language, moment.now))
        return self.own_data.erased(ending, moment.person, language, moment.now)

    def tapped(self, tap: Tap, data: str, moment: Moment, language: Language) -> Turn | None:
        """What follows from a button; None where it's about something else."""
        private = moment.incoming.chat is ChatKind.PRIVATE
        if private and moment.person.held is None and tap.kind in _ABOUT_STORED:
            return looking_up(moment.person, language)
        match tap.kind:
            case menu.SIGN_UP if private:
                answered = self.sign_up.tapped(moment, data) if self.sign_up else None
                return answered or self._turn(moment, language, self._over(moment, language))
            case menu.JOIN | menu.SIGN_UP:
                return self.join(moment, language, another=tap.target == NEW)
            case menu.MY_DATA | menu.CORRECT | menu.ERASE | menu.KEEP if private:
                return self._data_tapped(tap, moment, language)
            case menu.MY_DATA | menu.CORRECT | menu.ERASE | menu.KEEP:
                return self._about_data(CommandName.MY_DATA, moment, language)
            case _:
                return None

    def _data_tapped(self, tap: Tap, moment: Moment, language: Language) -> Turn:
        if tap.kind == menu.MY_DATA and tap.target == FILE:
            return self._turn(moment, language, self.own_data.file(moment.person, language, moment.now))
        if tap.kind == menu.CORRECT:
            return self._correct(moment, language, tap.target)
        if tap.kind == menu.ERASE and (asked := erasing.read(tap.target)) is not None:
            return self._erased(tap.target, *asked, moment, language)
        if tap.kind == menu.KEEP:
            return self._refused(moment, language)
        return self._about_data(CommandName.MY_DATA, moment, language)

    def _erased(self, target: str, ending: Ending, asked: datetime | None, moment: Moment, language: Language) -> Turn:
        person, now = moment.person, moment.now
        why = why_not_counted(moment, menu.data(menu.ERASE, target))
        if why is None and erasing.counts(asked, person, now):
            tapped = moment.incoming.message if isinstance(moment.incoming, Tapped) else None
            return self.own_data.erased(ending, person, language, now, tapped)
        if not (person.stored or person.draft):
            return self._turn(moment, language, self.own_data.told(person, language, now))
        return self._turn(moment, language, self.own_data.ask(ending, person, language, now, why or "erase-ask-anew"))

    def _refused(self, moment: Moment, language: Language) -> Turn:
        """Nothing is erased, and no yes to what was asked so far will be one."""
        person, something = moment.person, bool(moment.person.stored or moment.person.draft)
        if something:
            person = replace(person, refused=erasing.asked_at(person, moment.now))
        said = self.information.sentence(language, "erase-kept" if something else "erase-nothing")
        reply = replace(said, edits=isinstance(moment.incoming, Tapped))
        return self.again(Turn((reply,), person, language), moment)

    def wanted(self, match: Match, moment: Moment, language: Language) -> Turn:
        """What follows from a message that wants to join, or wants something done with one's data."""
        if match.outcome is Outcome.SIGN_UP:
            turn = self.join(moment, language)
        else:
            held = moment.person.held
            wish = _WISHES.get(match.intent) if held is not None and held.intents else None
            turn = self._about_data(wish or CommandName.MY_DATA, moment, language)
        return replace(turn, match=match)

    def offering(self, reply: Reply, dialogue: Outcome | None, moment: Moment, language: Language) -> Reply:
        """The reply with a button into a dialogue that may be meant; in private, and while it can be entered."""
        rows = self.information.ways_in(language).get(dialogue)
        if rows is None or rows[0] in reply.rows or moment.incoming.chat is ChatKind.GROUP:
            return reply
        return replace(reply, rows=(*rows, *reply.rows))

    def refused(self, match: Match, moment: Moment, language: Language) -> Turn:
        """That nothing is signed up; what was begun is over."""
        if self.sign_up is not None and moment.person.draft is not None and moment.incoming.chat is ChatKind.PRIVATE:
            return replace(self.sign_up.ended(moment, moment.person.draft, "sign-up-cancelled"), match=match)
        return replace(self._turn(moment, language, self.information.smalltalk(match.intent, language)), match=match)

    def typed(self, moment: Moment, text: str) -> Turn | None:
        """What follows from a text as an answer to an open draft; None where it isn't one."""
        if self.sign_up is None or moment.person.draft is None:
            return None
        if moment.person.held is None:
            return looking_up(moment.person, moment.person.draft.language)
        return self.sign_up.typed(moment, moment.person.draft, text)

    def again(self, turn: Turn, moment: Moment) -> Turn:
        """The turn, and with it the question of an open draft: the dialogue goes on after what came between."""
        if self.sign_up is None or moment.person.draft is None or not turn.replies:
            return turn
        if moment.person.held is None:
            return looking_up(moment.person, turn.language)
        doubted = turn.match is not None and turn.match.outcome is Outcome.CHOICES
        doubted = doubted and self.sign_up.prompts.doubting(moment, moment.person.draft) is not None
        if turn.match is not None and (doubted or _answers_nothing(turn.match, moment.incoming)):
            return replace(self.sign_up.prompts.hint(moment, moment.person.draft), match=turn.match)
        return self.sign_up.prompts.resumed(turn, moment, moment.person.draft)

    def kept(self, person: Person, now: datetime) -> tuple[Person, Turn | None]:
        """The person without a draft that can't be gone on with, and what follows from its end."""
        draft = person.draft
        if draft is None or (self.sign_up is not None and not draft.expired(now)):
            return person, None
        said = self.information.sentence(draft.language, "sign-up-expired")
        effects = (DeleteMessages(draft.leaving),) if draft.leaving else ()
        person = replace(person, draft=None, offered=())
        return person, Turn((said,), person, draft.language, effects=effects)

    def _correct(self, moment: Moment, language: Language, appeal: str = "") -> Turn:
        if self.sign_up is None:
            return self.join(moment, language)
        return self.sign_up.correct(moment, language, appeal)

    def _cancelled(self, moment: Moment, language: Language) -> Turn:
        if self.sign_up is None or moment.person.draft is None:
            return self._turn(moment, language, self.information.sentence(language, "cancel-nothing"))
        if moment.person.held is None:
            return looking_up(moment.person, language)
        return self.sign_up.ended(moment, moment.person.draft, "sign-up-cancelled")

    def _over(self, moment: Moment, language: Language) -> Reply:
        """That a button's sign-up is over, and which ones are stored."""
        rows, stored = self.information.join_row(language), moment.person.stored
        if not stored:
            return replace(self.information.sentence(language, "sign-up-over"), rows=rows)
        menus = self.information.menus
        listed = listing(stored, menus.knowledge, menus.catalogue, language)
        return Reply(paragraphs([Span(self.information.say(language, "sign-up-over-saved", listed=listed))]), rows)

    @staticmethod
    def _turn(moment: Moment, language: Language, reply: Reply) -> Turn:
        return Turn((reply,), moment.person, language)


def _answers_nothing(match: Match, incoming: Said | Tapped) -> bool:
    """Whether a message in between was no question, so that the dialogue's own is explained again."""
    if match.because is Because.UNSURE and isinstance(incoming, Said):
        return len(words(incoming.text)) < FEWEST_WORDS
    return match.outcome in {Outcome.NONE, Outcome.SMALLTALK}
