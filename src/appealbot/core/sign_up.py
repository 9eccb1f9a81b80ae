"""The sign-up dialogue: from what was tapped or typed and what has been told so far to what follows. Pure.

All of it is in the draft: the step to ask next follows from what has been told, and each button is bound to the step
and to the draft as it was when the button was shown.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from appealbot.core import menu, validation
from appealbot.core.effects import Act, BeginSignUp, DeleteMessages, Question
from appealbot.core.markup import Span, paragraphs
from appealbot.core.offered import asked_before, why_not_counted
from appealbot.core.sign_up_answers import asks, read
from appealbot.core.sign_up_choice import by_title, of_list, role
from appealbot.core.sign_up_draft import BINDING, TYPED, Draft, Step
from appealbot.core.sign_up_proof import answer, records
from appealbot.core.sign_up_questions import LONG, Form
from appealbot.core.sign_up_terms import MOST_STARTS, STARTS_KEPT, digest, starts_of_late
from appealbot.core.sign_up_told import doubtful, told
from appealbot.core.sign_up_words import BACK, CANCEL, CHANGE, DECLINE, DETAILS, HELP, NO, QUESTION, TELEGRAM, YES
from appealbot.core.text import folded
from appealbot.core.turn import Button, Person, Reply, Said, Turn
from appealbot.core.validation import Refusal

if TYPE_CHECKING:
    from datetime import datetime

    from appealbot.core.effects import Answer, Effect, SignUpIntent
    from appealbot.core.model import Language
    from appealbot.core.sign_up_questions import Questions
    from appealbot.core.turn import Moment

_DATA_PARTS: Final = 4


@dataclass(frozen=True, slots=True)
class SignUp:
    """Decides what follows in the dialogue; `questions` asks."""

    questions: Questions

    # ── Entrances ──────────────────────────────────────────────────────────────────────────────────────────────────

    def begin(self, moment: Moment, language: Language, *, another: bool = False) -> Turn:
        """Begins, goes on with an open draft, or, where something is stored, offers to correct it first.

        Beginning is what people can't do any number of times a day, once something personal was told; all that is
        theirs by right they can.

        Args:
            moment: What came in.
            language: To hold the dialogue in.
            another: Something is stored, and a sign-up for another appeal is wanted beside it.
        """
        person = moment.person
        if person.draft is not None:
            onward = self._plain(person.draft.language, "sign-up-onward")
            return self.asking(moment, person.draft, onward, anew=True)
        if person.stored and not (another and self._left(person)):
            return Turn(
                (self.questions.already(person.stored, language, more=bool(self._left(person))),), person, language
            )
        starts = starts_of_late(person.starts, moment.now)
        if len(starts) >= MOST_STARTS:
            return Turn(
                (self.questions.enough(starts[-MOST_STARTS] + STARTS_KEPT - moment.now, language),), person, language
            )
        left = self._left(person)
        only = left[0] if len(left) == 1 else None
        return self.asking(moment, Draft(moment.incoming.chance, moment.now, language, appeal=only), anew=True)

    def correct(self, moment: Moment, language: Language, appeal: str = "") -> Turn:
        """Begins to correct what is stored; in an open draft, offers what can be changed.

        Args:
            moment: What came in.
            language: To hold the dialogue in.
            appeal: The id of the appeal whose sign-up is meant, where several are stored.
        """
        person, catalogue = moment.person, self.questions.catalogue
        if person.draft is not None:
            return self.changing(person, person.draft)
        stored = [intent.appeal for intent in person.stored]
        if not stored:
            join = Button(catalogue.say(language, "button-join"), menu.JOIN)
            return Turn((Reply(self._plain(language, "correct-nothing"), ((join,),)),), person, language)
        if len(stored) > 1 and appeal not in stored:
            rows = tuple(
                (Button(self.questions.title(name, language), menu.data(menu.CORRECT, name)),) for name in stored
            )
            return Turn((Reply(self._plain(language, "correct-which"), rows),), person, language)
        chosen = appeal if appeal in stored else stored[0]
        draft = Draft(moment.incoming.chance, moment.now, language, of_age=True, corrects=True, appeal=chosen)
        return self.asking(moment, draft, self._plain(language, "correct-begin"), anew=True)

    def typed(self, moment: Moment, draft: Draft, text: str) -> Turn | None:
        """What follows from a text; None where it's no answer to the step but perhaps a question."""
        if draft.step is Step.SPELLING and "@" in text:  # another address instead of a yes or no
            draft = draft.back()
        value = self._heard(moment, draft, text)
        if value in {HELP, DECLINE}:
            return self.hint(moment, draft, value)
        if value is not None and not (draft.step in TYPED and value == YES):
            return self._answered(moment, draft.typed(moment.typed), value)
        return self._in_free_text(moment, draft.typed(moment.typed), text) if draft.step in TYPED else None

    def _heard(self, moment: Moment, draft: Draft, text: str) -> str | None:
        value = read(text, draft.step, moment.now.year)
        if value is not None or draft.step not in {Step.ROLE, Step.APPEAL}:
            return value
        appeals = self._choices(moment.person, draft)
        named = of_list(text, self.questions.options(draft, appeals))
        return named or (role(text) if draft.step is Step.ROLE else by_title(text, self.questions.titles(appeals)))

    def _in_free_text(self, moment: Moment, draft: Draft, text: str) -> Turn | None:
        if read(text, draft.step, moment.now.year) == YES:
            if asked_before(moment, self.questions.data(draft, YES)):  # whether what was doubted is meant
                return self._answered(moment, draft, YES)
            return self._told(moment, draft, "")  # "ja" is no name
        part = told(text, draft.step)
        again = draft.doubted is not None and folded(part) == folded(draft.doubted)
        sentence = "@" not in text if draft.step is Step.EMAIL else doubtful(part)
        if not again and (text.rstrip().endswith("?") or (sentence and asks(text))):
            return None
        if not again and sentence and draft.step is not Step.EMAIL:
            return None
        return self._told(moment, draft, part)

    def tapped(self, moment: Moment, data: str) -> Turn | None:
        """What follows from a button; None where there is no draft that it could belong to."""
        draft = moment.person.draft
        if draft is None:
            return None
        parts = data.split(":")
        if len(parts) != _DATA_PARTS or parts[1:3] != [draft.step.value, draft.token]:
            stale = len(parts) == _DATA_PARTS and parts[1] == Step.CONSENT
            return self.asking(moment, draft, anew=stale)  # a consent text that was shown stays where it is
        return self._answered(moment, draft.typed(moment.typed), parts[3])

    def changing(self, person: Person, draft: Draft) -> Turn:
        """What of the draft can be changed, to choose from."""
        return Turn((self.questions.changes(draft),), replace(person, draft=draft), draft.language)

    def hint(self, moment: Moment, draft: Draft, said: str | None = None) -> Turn:
        """That this was no answer, and the question again; of the consent's long text, only where it stands.

        Args:
            moment: What came in.
            draft: What has been told.
            said: HELP or DECLINE, where that was said; else it isn't known what.
        """
        draft = draft.typed(moment.typed)
        if said is None and (doubted := self.doubting(moment, draft)) is not None:
            return Turn((self.questions.doubted(doubted),), replace(moment.person, draft=doubted), draft.language)
        name = _SAID_HINTS.get(said) or _HINTS.get(draft.step, "sign-up-hint-yes-no")
        yes = self.questions.data(draft, YES)
        if draft.step is Step.CONSENT and yes in {button.data for button in moment.person.offered}:
            hint = self._plain(draft.language, _SAID_HINTS.get(said, "sign-up-hint-consent"))
            reply = Reply(hint, asks=True, keeps=True)
            return Turn((reply,), replace(moment.person, draft=draft), draft.language)
        return self.asking(moment, draft, self._plain(draft.language, name), anew=True, form=Form.SHORT)

    def resumed(self, turn: Turn, moment: Moment, draft: Draft) -> Turn:
        """A turn that came between, and after it the draft's question or, where that's long, the way back to it.

        A newly chosen language holds for the draft, too.
        """
        chosen = turn.person.chosen
        if chosen is not None and chosen is not moment.person.chosen:
            draft = replace(draft, language=chosen)
        draft = self.doubting(moment, draft) or draft
        if draft.step in LONG:
            waiting = self.questions.waiting(draft)
            return replace(turn, replies=(*turn.replies, waiting), person=replace(turn.person, draft=draft))
        between = replace(moment, person=turn.person)
        onward = self._plain(draft.language, "sign-up-onward")
        asked = self.asking(between, draft, onward, anew=True, form=Form.SHORT)
        return replace(turn, replies=(*turn.replies, *asked.replies), person=asked.person)

    def asking(
        self,
        moment: Moment,
        draft: Draft,
        first: tuple[Span, ...] = (),
        *,
        anew: bool = False,
        form: Form = Form.WHOLE,
    ) -> Turn:
        """The draft's question, after a first sentence where one is given.

        After a tap it takes the place of the message that was tapped, unless it's to be sent `anew` or binds. Once
        something personal was told, it's noted that a sign-up was begun.
        """
        draft = self._showing(draft, moment.now)
        counts = draft.begun and not draft.counted
        draft = replace(draft, counted=True) if counts else draft
        asked = self._question(moment, draft, form)
        text = (*first, Span("\n\n"), *asked.text) if first else asked.text
        reply = replace(asked, text=text, edits=moment.act is Act.TAP and not anew and draft.step not in BINDING)
        effects = (BeginSignUp(),) if counts else ()
        return Turn((reply,), replace(moment.person, draft=draft), draft.language, effects=effects)

    def _question(self, moment: Moment, draft: Draft, form: Form) -> Reply:
        appeals, reachable = self._choices(moment.person, draft), bool(moment.incoming.username)
        return self.questions.ask(draft, appeals, moment.now.date(), reachable=reachable, form=form)

    def doubting(self, moment: Moment, draft: Draft) -> Draft | None:
        """The draft with what was typed as a name or place, to ask whether it's one; None where it can't be."""
        text = moment.incoming.text if isinstance(moment.incoming, Said) else ""
        if draft.step not in _DOUBTED or asks(text) or read(text, draft.step, moment.now.year) is not None:
            return None
        part = told(text, draft.step)
        taken = validation.name(part) if draft.step is Step.NAME else validation.place(part)
        return replace(draft, doubted=taken) if isinstance(taken, str) and doubtful(part) else None

    # ── Answers ────────────────────────────────────────────────────────────────────────────────────────────────────

    def _told(self, moment: Moment, draft: Draft, text: str) -> Turn:
        match draft.step:
            case Step.PLACE:
                taken = validation.place(text)
                filled = replace(draft, place=taken, doubted=None) if isinstance(taken, str) else draft
            case Step.NAME:
                taken = validation.name(text)
                filled = replace(draft, name=taken, doubted=None) if isinstance(taken, str) else draft
            case _:
                taken = validation.email(text, sure=draft.doubted)
                filled = replace(draft, email=taken, doubted=None) if isinstance(taken, str) else draft
        if isinstance(taken, Refusal):
            sentence = self._plain(draft.language, taken.name, **taken.values)
            doubted = taken.typed if draft.step is Step.EMAIL else None
            return self.asking(moment, replace(draft, proposed=taken.proposal, doubted=doubted), sentence)
        return self.asking(moment, filled)

    def _answered(self, moment: Moment, draft: Draft, value: str) -> Turn:
        if value == CANCEL:
            return self.ended(moment, draft, "sign-up-cancelled")
        if value == QUESTION or (value == DETAILS and draft.step is Step.AGE):
            return self._looked_up(moment, draft, Form.DETAILED if value == DETAILS else Form.WHOLE)
        if value == BACK:
            return self.asking(moment, draft.back())
        if value.startswith(CHANGE) and value.removeprefix(CHANGE) in tuple(Step):
            changed = draft.without(Step(value.removeprefix(CHANGE)))
            return self.asking(moment, changed.without(Step.SUMMARY).without(Step.CONSENT))
        if value == NO and draft.step in _ENDINGS:
            return self.ended(moment, draft, _ENDINGS[draft.step])
        if value == YES and self.questions.label(draft, YES):
            why = why_not_counted(moment, self.questions.data(draft, YES))
            if why is not None:
                waited = any(button.data == menu.JOIN for button in moment.person.offered)  # a yes to "go on"
                return self.asking(moment, draft, () if waited else self._plain(draft.language, why))
        return self._chosen(moment, draft, value)

    def _looked_up(self, moment: Moment, draft: Draft, form: Form) -> Turn:
        """The question with more or less around it, in place of the message that shows it already."""
        reply = replace(self._question(moment, draft, form), edits=moment.act is Act.TAP)
        return Turn((reply,), replace(moment.person, draft=draft), draft.language)

    def _chosen(self, moment: Moment, draft: Draft, value: str) -> Turn:
        if draft.step is Step.EMAIL and value == TELEGRAM:
            return self._by_telegram(moment, draft)
        if draft.step is Step.SUMMARY and value == NO:
            return self.changing(moment.person, draft)
        if draft.step is Step.CONSENT and value == YES:
            return self._agreed(moment, draft)
        if draft.step is Step.CONFIRM and value == YES and (ready := draft.ready) is not None:
            return self._saved(moment, draft, *ready)
        chosen = draft.chosen(value, self._choices(moment.person, draft))
        return self.hint(moment, draft) if chosen is None else self._onward(moment, draft, chosen, value)

    def _onward(self, moment: Moment, draft: Draft, chosen: Draft, value: str) -> Turn:
        """The next question; one that was tapped stays above it, marked, where that one is a message of its own."""
        if draft.step is Step.NEWS:
            chosen = replace(chosen, news_answer=self._answer(moment, draft, value, Question.NEWS))
        turn, label = self.asking(moment, chosen), self.questions.label(draft, value)
        if moment.act is Act.TEXT or chosen.step not in BINDING or label is None:
            return turn
        return replace(turn, replies=(self.questions.answered(draft, label, moment.now.date()), *turn.replies))

    def _by_telegram(self, moment: Moment, draft: Draft) -> Turn:
        username = moment.incoming.username
        if not username:
            return self.asking(moment, draft, self._plain(draft.language, "sign-up-no-username"))
        return self.asking(moment, replace(draft, offered=username))

    def _agreed(self, moment: Moment, draft: Draft) -> Turn:
        if digest(self.questions.consent(draft, moment.now.date())) != draft.shown:
            return self._changed(moment, draft)
        agreed = self._answer(moment, draft, YES, Question.CONSENT)
        turn = self.asking(moment, replace(draft, agreed=agreed), anew=True)
        if moment.act is Act.TEXT:  # whoever typed looks at what comes below
            marked = self.questions.agreed(draft, moment.now.date(), agreed.message)
            return replace(turn, replies=(*turn.replies, marked))
        return replace(turn, replies=(self.questions.agreed(draft, moment.now.date(), None), *turn.replies))

    def _answer(self, moment: Moment, draft: Draft, value: str, question: Question) -> Answer:
        data, label = self.questions.data(draft, value), self.questions.label(draft, value)
        return answer(moment, data, label or "", question)

    def _changed(self, moment: Moment, draft: Draft) -> Turn:
        """The consent text isn't the one that was shown: whoever agreed to that one is asked again."""
        sentence = self._plain(draft.language, "sign-up-text-changed")
        return self.asking(moment, draft.without(Step.CONSENT), sentence, anew=True)

    def _saved(self, moment: Moment, draft: Draft, intent: SignUpIntent, agreed: Answer) -> Turn:
        text = self.questions.consent(draft, moment.now.date())
        if digest(text) != draft.shown:
            return self._changed(moment, draft)
        confirmed = self._answer(moment, draft, YES, Question.CONFIRM)
        saved = records(moment, draft, intent, (agreed, confirmed), text, self.questions.terms.version)
        turn = self.ended(moment, draft, "sign-up-saved", *saved)
        receipts = "\n".join(save.receipt for save in saved)
        day = self.questions.catalogue.day(draft.language, saved[0].expires.date())
        operator = self.questions.operator.name
        closing = self._plain(draft.language, "sign-up-receipt", receipt=receipts, day=day, operator=operator)
        rows = ((Button(self.questions.catalogue.say(draft.language, "button-my-data"), menu.MY_DATA),),)
        (reply,) = turn.replies
        return replace(turn, replies=(replace(reply, text=(*reply.text, Span("\n\n"), *closing), rows=rows),))

    def ended(self, moment: Moment, draft: Draft, name: str, *effects: Effect) -> Turn:
        """The end of the dialogue with a sentence; what was told is deleted from the chat."""
        text = self._plain(draft.language, name, contact=self.questions.operator.contact)
        rows = ((Button(self.questions.catalogue.say(draft.language, "button-menu"), menu.MENU),),)
        reply = Reply(text, rows, edits=moment.act is Act.TAP)
        draft = draft.typed(moment.typed)
        if reply.edits and moment.incoming.message is not None:
            draft = draft.sent(moment.incoming.message, repeats=reply.repeats)
        deleting = (DeleteMessages(draft.leaving),) if draft.leaving else ()
        return Turn((reply,), replace(moment.person, draft=None), draft.language, effects=(*effects, *deleting))

    # ── What is given ──────────────────────────────────────────────────────────────────────────────────────────────

    def _showing(self, draft: Draft, now: datetime) -> Draft:
        """The draft, noting which consent text is on its way to the screen."""
        if draft.step is not Step.CONSENT:
            return draft
        shown = digest(self.questions.consent(draft, now.date()))
        return draft if shown == draft.shown else replace(draft, shown=shown)

    def _left(self, person: Person) -> list[str]:
        stored = {intent.appeal for intent in person.stored}
        return [appeal.id for appeal in self.questions.appeals if appeal.id not in stored]

    def _choices(self, person: Person, draft: Draft) -> list[str]:
        return [draft.appeal] if draft.corrects and draft.appeal else self._left(person)

    def _plain(self, language: Language, name: str, /, **values: str) -> tuple[Span, ...]:
        return paragraphs([Span(self.questions.catalogue.say(language, name, **values))])


_ENDINGS: Final = {
    Step.AGE: "sign-up-too-young",
    Step.CONSENT: "sign-up-declined",
    Step.CONFIRM: "sign-up-declined",
}
"""Where a "no" ends the dialogue, and with which sentence."""
_DOUBTED: Final = frozenset({Step.NAME, Step.PLACE})
"""The steps whose answers may be sentences that answer nothing."""
_SAID_HINTS: Final[dict[str | None, str]] = {HELP: "sign-up-hint-help", DECLINE: "sign-up-hint-needed"}
_HINTS: Final = dict.fromkeys((Step.ROLE, Step.APPEAL), "sign-up-hint-button") | dict.fromkeys(
    TYPED, "sign-up-hint-typed"
)
