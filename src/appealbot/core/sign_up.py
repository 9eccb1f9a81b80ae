"""The sign-up dialogue: from what was tapped or typed and what has been told so far to what follows. Pure.

All of it is in the draft: the step to ask next follows from what has been told, and each button is bound to the step
and to the draft as it was when the button was shown.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from appealbot.core import erasing, menu, sign_up_words, validation
from appealbot.core.effects import Act, Answer, BeginSignUp, Consent, DeleteMessages, Ending, Question, SaveIntent
from appealbot.core.markup import Span, paragraphs
from appealbot.core.offered import asked_before, why_not_counted
from appealbot.core.retention import SIGN_UPS_KEPT, STARTS_KEPT
from appealbot.core.sign_up_draft import BINDING, TYPED, Draft, Step
from appealbot.core.sign_up_terms import MOST_STARTS, digest, receipt, starts_of_late
from appealbot.core.sign_up_words import BACK, CANCEL, CHANGE, NO, TELEGRAM, YES
from appealbot.core.text import folded
from appealbot.core.turn import Button, Person, Reply, Said, Turn
from appealbot.core.validation import Refusal

if TYPE_CHECKING:
    from datetime import datetime

    from appealbot.core.effects import Effect, SignUpIntent
    from appealbot.core.model import Language
    from appealbot.core.sign_up_questions import Questions
    from appealbot.core.turn import Moment

_DATA_PARTS: Final = 4
LONGEST_SAID: Final = 40
"""Characters of a typed answer that the proof keeps; of a yes or no that is all."""


@dataclass(frozen=True, slots=True)
class SignUp:
    """Decides what follows in the dialogue; `questions` asks."""

    questions: Questions

    # ── Entrances ──────────────────────────────────────────────────────────────────────────────────────────────────

    def begin(self, moment: Moment, language: Language, *, another: bool = False) -> Turn:
        """Begins, goes on with an open draft, or, where something is stored, offers to correct it first.

        Beginning is what people can't do any number of times a day; all that is theirs by right they can.

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
            withdraw = erasing.data(Ending.WITHDRAWN, person, moment.now)
            already = self.questions.already(person.stored, language, withdraw, more=bool(self._left(person)))
            return Turn((already,), person, language)
        starts = starts_of_late(person.starts, moment.now)
        if len(starts) >= MOST_STARTS:
            return Turn(
                (self.questions.enough(starts[-MOST_STARTS] + STARTS_KEPT - moment.now, language),), person, language
            )
        left = self._left(person)
        only = left[0] if len(left) == 1 else None
        turn = self.asking(moment, Draft(moment.incoming.chance, moment.now, language, appeal=only), anew=True)
        return replace(turn, effects=(BeginSignUp(),))

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
        word = sign_up_words.word(text)
        if word is not None and word in {CANCEL, BACK}:
            return self._answered(moment, draft.typed(moment.typed), word)
        if draft.step is Step.SPELLING and "@" in text:  # another address instead of a yes or no
            draft = draft.back()
        if draft.step in TYPED and not (word == TELEGRAM and draft.step is Step.EMAIL):
            if text.rstrip().endswith("?"):
                return None
            return self._told(moment, draft.typed(moment.typed), "" if word in {YES, NO} else text)  # "ja" is no name
        value = sign_up_words.role(text) if draft.step is Step.ROLE else word
        return None if value is None else self._answered(moment, draft.typed(moment.typed), value)

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

    def hint(self, moment: Moment, draft: Draft) -> Turn:
        """That this was no answer, and the question again."""
        yes_no = {Step.AGE, Step.SPELLING, Step.TELEGRAM, Step.CONSENT, Step.NEWS, Step.CONFIRM}
        name = "sign-up-hint-yes-no" if draft.step in yes_no else "sign-up-hint-button"
        return self.asking(moment, draft.typed(moment.typed), self._plain(draft.language, name), anew=True)

    def resumed(self, turn: Turn, moment: Moment, draft: Draft) -> Turn:
        """A turn that came between, and the draft's question after it; a newly chosen language holds for it, too."""
        chosen = turn.person.chosen
        if chosen is not None and chosen is not moment.person.chosen:
            draft = replace(draft, language=chosen)
        between = replace(moment, person=turn.person)
        asked = self.asking(between, draft, self._plain(draft.language, "sign-up-onward"), anew=True)
        return replace(turn, replies=(*turn.replies, *asked.replies), person=asked.person)

    def asking(self, moment: Moment, draft: Draft, first: tuple[Span, ...] = (), *, anew: bool = False) -> Turn:
        """The draft's question, after a first sentence where one is given.

        After a tap it takes the place of the message that was tapped, unless it's to be sent `anew` or binds.
        """
        draft = self._showing(draft, moment.now)
        asked = self.questions.ask(draft, self._choices(moment.person, draft), moment.now.date())
        text = (*first, Span("\n\n"), *asked.text) if first else asked.text
        reply = replace(asked, text=text, edits=moment.act is Act.TAP and not anew and draft.step not in BINDING)
        return Turn((reply,), replace(moment.person, draft=draft), draft.language)

    # ── Answers ────────────────────────────────────────────────────────────────────────────────────────────────────

    def _told(self, moment: Moment, draft: Draft, text: str) -> Turn:
        match draft.step:
            case Step.PLACE:
                taken = validation.place(text)
                told = replace(draft, place=taken) if isinstance(taken, str) else draft
            case Step.NAME:
                taken = validation.name(text)
                told = replace(draft, name=taken) if isinstance(taken, str) else draft
            case _:
                taken = validation.email(text)
                told = replace(draft, email=taken) if isinstance(taken, str) else draft
        if isinstance(taken, Refusal):
            sentence = self._plain(draft.language, taken.name, **taken.values)
            return self.asking(moment, replace(draft, proposed=taken.proposal), sentence)
        return self.asking(moment, told)

    def _answered(self, moment: Moment, draft: Draft, value: str) -> Turn:
        if value == CANCEL:
            return self.ended(moment, draft, "sign-up-cancelled")
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
                return self.asking(moment, draft, self._plain(draft.language, why))
        return self._chosen(moment, draft, value)

    def _chosen(self, moment: Moment, draft: Draft, value: str) -> Turn:
        if draft.step is Step.EMAIL and value == TELEGRAM:
            return self._by_telegram(moment, draft)
        if draft.step is Step.SUMMARY and value == NO:
            return self.changing(moment.person, draft)
        if draft.step is Step.CONSENT and value == YES:
            return self._agreed(moment, draft)
        if draft.step is Step.CONFIRM and value == YES and (ready := draft.ready) is not None:
            return self._saved(moment, draft, *ready)
        told = draft.chosen(value, self._choices(moment.person, draft))
        return self.hint(moment, draft) if told is None else self._onward(moment, draft, told, value)

    def _onward(self, moment: Moment, draft: Draft, told: Draft, value: str) -> Turn:
        """The next question; one that was tapped stays above it, marked, where that one is a message of its own."""
        if draft.step is Step.NEWS:
            told = replace(told, news_answer=self._answer(moment, draft, value, Question.NEWS))
        turn, label = self.asking(moment, told), self.questions.label(draft, value)
        if moment.act is Act.TEXT or told.step not in BINDING or label is None:
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
        turn = self.asking(moment, replace(draft, agreed=self._answer(moment, draft, YES, Question.CONSENT)), anew=True)
        if moment.act is Act.TEXT:
            return turn
        return replace(turn, replies=(self.questions.agreed(draft, moment.now.date()), *turn.replies))

    def _answer(self, moment: Moment, draft: Draft, value: str, question: Question) -> Answer:
        """How the draft's question was answered, for the proof."""
        incoming = moment.incoming
        if isinstance(incoming, Said):
            known = asked_before(moment, self.questions.data(draft, value))
            message, said = moment.person.offered_in if known else None, folded(incoming.text)[:LONGEST_SAID]
        else:
            message, said = incoming.message, self.questions.label(draft, value) or ""
        return Answer(moment.now, moment.act, message, said, question)

    def _changed(self, moment: Moment, draft: Draft) -> Turn:
        """The consent text isn't the one that was shown: whoever agreed to that one is asked again."""
        sentence = self._plain(draft.language, "sign-up-text-changed")
        return self.asking(moment, draft.without(Step.CONSENT), sentence, anew=True)

    def _saved(self, moment: Moment, draft: Draft, intent: SignUpIntent, appeal: str, agreed: Answer) -> Turn:
        text = self.questions.consent(draft, moment.now.date())
        if digest(text) != draft.shown:
            return self._changed(moment, draft)
        confirmed = self._answer(moment, draft, YES, Question.CONFIRM)
        consent = Consent(
            version=self.questions.terms.version,
            language=draft.language,
            text=text,
            news=bool(draft.news),
            at=agreed.at,
            act=agreed.act,
            message=agreed.message,
            answers=tuple(each for each in (agreed, draft.news_answer, confirmed) if each is not None),
        )
        number, expires = receipt(moment.incoming.chance), moment.now + SIGN_UPS_KEPT
        turn = self.ended(moment, draft, "sign-up-saved", SaveIntent(appeal, intent, consent, number, expires))
        day = self.questions.catalogue.day(draft.language, expires.date())
        operator = self.questions.operator.name
        told = self._plain(draft.language, "sign-up-receipt", receipt=number, day=day, operator=operator)
        rows = ((Button(self.questions.catalogue.say(draft.language, "button-my-data"), menu.MY_DATA),),)
        (reply,) = turn.replies
        return replace(turn, replies=(replace(reply, text=(*reply.text, Span("\n\n"), *told), rows=rows),))

    def ended(self, moment: Moment, draft: Draft, name: str, *effects: Effect) -> Turn:
        """The end of the dialogue with a sentence; what was told is deleted from the chat.

        Where nothing is saved by it, what is stored is said after it.
        """
        say = self.questions.catalogue.say
        sentences = [Span(say(draft.language, name, contact=self.questions.operator.contact))]
        if not effects:
            sentences.append(Span(say(draft.language, "sign-up-kept" if moment.person.stored else "sign-up-nothing")))
        text = paragraphs(sentences)
        rows = ((Button(self.questions.catalogue.say(draft.language, "button-menu"), menu.MENU),),)
        reply = Reply(text, rows, edits=moment.act is Act.TAP)
        draft = draft.typed(moment.typed)
        if reply.edits and moment.incoming.message is not None:
            draft = draft.sent(moment.incoming.message, repeats=reply.repeats)
        deleting = (DeleteMessages(draft.messages),) if draft.messages else ()
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
