"""The sign-up dialogue: from what was tapped or typed and what has been told so far to what follows. Pure.

All of it is in the draft: the step to ask next follows from what has been told, and each button is bound to the step
and to the draft as it was when the button was shown.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from appealbot.core import erasing, menu
from appealbot.core.effects import Act, DeleteMessages, Ending, Question
from appealbot.core.markup import Span, paragraphs
from appealbot.core.offered import asked_before, why_not_counted
from appealbot.core.retention import STARTS_KEPT
from appealbot.core.sign_up_answers import read
from appealbot.core.sign_up_choice import by_title, of_list, role
from appealbot.core.sign_up_draft import BINDING, TYPED, Draft, Step
from appealbot.core.sign_up_filled import DOUBTED, answers, filled
from appealbot.core.sign_up_prompts import Prompts
from appealbot.core.sign_up_proof import answer, records
from appealbot.core.sign_up_questions import Form
from appealbot.core.sign_up_terms import MOST_STARTS, digest, starts_of_late
from appealbot.core.sign_up_told import told
from appealbot.core.sign_up_words import BACK, CANCEL, CHANGE, DECLINE, DETAILS, HELP, NO, QUESTION, TELEGRAM, YES
from appealbot.core.turn import Button, Reply, Turn
from appealbot.core.validation import Refusal

if TYPE_CHECKING:
    from appealbot.core.effects import Answer, Effect, SignUpIntent
    from appealbot.core.model import Language
    from appealbot.core.sign_up_questions import Questions
    from appealbot.core.turn import Moment

_DATA_PARTS: Final = 4


@dataclass(frozen=True, slots=True)
class SignUp:
    """Decides what follows in the dialogue; `questions` asks."""

    questions: Questions

    @property
    def prompts(self) -> Prompts:
        """What puts the questions."""
        return Prompts(self.questions)

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
            onward = self.prompts.plain(person.draft.language, "sign-up-onward")
            return self.prompts.asking(moment, person.draft, onward, anew=True)
        left = self.prompts.left(person)
        if person.stored and not (another and left):
            withdraw = erasing.data(Ending.WITHDRAWN, person, moment.now)
            already = self.questions.already(person.stored, language, withdraw, more=bool(left))
            return Turn((already,), person, language)
        starts = starts_of_late(person.starts, moment.now)
        if len(starts) >= MOST_STARTS:
            return Turn(
                (self.questions.enough(starts[-MOST_STARTS] + STARTS_KEPT - moment.now, language),), person, language
            )
        left = self.prompts.left(person)
        only = left[0] if len(left) == 1 else None
        return self.prompts.asking(moment, Draft(moment.incoming.chance, moment.now, language, appeal=only), anew=True)

    def correct(self, moment: Moment, language: Language, appeal: str = "") -> Turn:
        """Begins to correct what is stored; in an open draft, offers what can be changed.

        Args:
            moment: What came in.
            language: To hold the dialogue in.
            appeal: The id of the appeal whose sign-up is meant, where several are stored.
        """
        person, catalogue = moment.person, self.questions.catalogue
        if person.draft is not None:
            return self.prompts.changing(person, person.draft)
        stored = [intent.appeal for intent in person.stored]
        if not stored:
            join = Button(catalogue.say(language, "button-join"), menu.JOIN)
            return Turn((Reply(self.prompts.plain(language, "correct-nothing"), ((join,),)),), person, language)
        if len(stored) > 1 and appeal not in stored:
            rows = tuple(
                (Button(self.questions.title(name, language), menu.data(menu.CORRECT, name)),) for name in stored
            )
            return Turn((Reply(self.prompts.plain(language, "correct-which"), rows),), person, language)
        chosen = appeal if appeal in stored else stored[0]
        draft = Draft(moment.incoming.chance, moment.now, language, of_age=True, corrects=True, appeal=chosen)
        return self.prompts.asking(moment, draft, self.prompts.plain(language, "correct-begin"), anew=True)

    def typed(self, moment: Moment, draft: Draft, text: str) -> Turn | None:
        """What follows from a text; None where it's no answer to the step but perhaps a question."""
        if draft.step is Step.SPELLING and "@" in text:  # another address instead of a yes or no
            draft = draft.back()
        value = self._heard(moment, draft, text)
        if value == DECLINE and draft.doubted is not None and draft.step in DOUBTED:  # a no to what was asked back
            return self.prompts.asking(moment, replace(draft.typed(moment.typed), doubted=None))
        if value in {HELP, DECLINE}:
            return self.prompts.hint(moment, draft, value)
        if value is not None and not (draft.step in TYPED and value == YES):
            return self._answered(moment, draft.typed(moment.typed), value)
        return self._in_free_text(moment, draft.typed(moment.typed), text) if draft.step in TYPED else None

    def _in_free_text(self, moment: Moment, draft: Draft, text: str) -> Turn | None:
        if read(text, draft.step, moment.now.year) == YES:
            if asked_before(moment, self.questions.data(draft, YES)):  # whether what was doubted is meant
                return self._answered(moment, draft, YES)
            return self._told(moment, draft, "")  # "ja" is no name
        return self._told(moment, draft, told(text, draft.step)) if answers(draft, text) else None

    def _heard(self, moment: Moment, draft: Draft, text: str) -> str | None:
        value = read(text, draft.step, moment.now.year)
        if value is not None or draft.step not in {Step.ROLE, Step.APPEAL}:
            return value
        appeals = self.prompts.choices(moment.person, draft)
        named = of_list(text, self.questions.options(draft, appeals))
        return named or (role(text) if draft.step is Step.ROLE else by_title(text, self.questions.titles(appeals)))

    def tapped(self, moment: Moment, data: str) -> Turn | None:
        """What follows from a button; None where there is no draft that it could belong to."""
        draft = moment.person.draft
        if draft is None:
            return None
        parts = data.split(":")
        if len(parts) != _DATA_PARTS or parts[1:3] != [draft.step.value, draft.token]:
            stale = len(parts) == _DATA_PARTS and parts[1] == Step.CONSENT
            return self.prompts.asking(moment, draft, anew=stale)  # a consent text that was shown stays where it is
        return self._answered(moment, draft.typed(moment.typed), parts[3])

    # ── Answers ────────────────────────────────────────────────────────────────────────────────────────────────────

    def _told(self, moment: Moment, draft: Draft, text: str) -> Turn:
        taken = filled(draft, text)
        if isinstance(taken, Refusal):
            sentence = self.prompts.plain(draft.language, taken.name, **taken.values)
            doubted = taken.typed if draft.step is Step.EMAIL else None
            return self.prompts.asking(moment, replace(draft, proposed=taken.proposal, doubted=doubted), sentence)
        return self.prompts.asking(moment, taken)

    def _answered(self, moment: Moment, draft: Draft, value: str) -> Turn:
        if value == CANCEL:
            return self.ended(moment, draft, "sign-up-cancelled")
        if value == NO and draft.step in _ENDINGS:
            return self.ended(moment, draft, _ENDINGS[draft.step])
        if value == QUESTION or (value == DETAILS and draft.step is Step.AGE):
            return self._looked_up(moment, draft, Form.DETAILED if value == DETAILS else Form.WHOLE)
        return self._moved(moment, draft, value) or self._valued(moment, draft, value)

    def _moved(self, moment: Moment, draft: Draft, value: str) -> Turn | None:
        """One step back, or to the step whose answer is to be changed."""
        if value == BACK:
            return self.prompts.asking(moment, draft.back())
        if value.startswith(CHANGE) and value.removeprefix(CHANGE) in tuple(Step):
            changed = draft.without(Step(value.removeprefix(CHANGE)))
            return self.prompts.asking(moment, changed.without(Step.SUMMARY).without(Step.CONSENT))
        return None

    def _valued(self, moment: Moment, draft: Draft, value: str) -> Turn:
        """What follows from an answer to the step, where a yes counts."""
        if value == YES and self.questions.label(draft, YES):
            why = why_not_counted(moment, self.questions.data(draft, YES))
            if why is not None:
                waited = any(button.data == menu.JOIN for button in moment.person.offered)  # a yes to "go on"
                return self.prompts.asking(moment, draft, () if waited else self.prompts.plain(draft.language, why))
        return self._chosen(moment, draft, value)

    def _looked_up(self, moment: Moment, draft: Draft, form: Form) -> Turn:
        """The question with more or less around it, in place of the message that shows it already."""
        reply = replace(self.prompts.question(moment, draft, form), edits=moment.act is Act.TAP)
        return Turn((reply,), replace(moment.person, draft=draft), draft.language)

    def _chosen(self, moment: Moment, draft: Draft, value: str) -> Turn:
        if draft.step is Step.EMAIL and value == TELEGRAM:
            return self._by_telegram(moment, draft)
        if draft.step is Step.SUMMARY and value == NO:
            return self.prompts.changing(moment.person, draft)
        if draft.step is Step.CONSENT and value == YES:
            return self._agreed(moment, draft)
        if draft.step is Step.CONFIRM and value == YES and (ready := draft.ready) is not None:
            return self._saved(moment, draft, *ready)
        chosen = draft.chosen(value, self.prompts.choices(moment.person, draft))
        return self.prompts.hint(moment, draft) if chosen is None else self._onward(moment, draft, chosen, value)

    def _onward(self, moment: Moment, draft: Draft, chosen: Draft, value: str) -> Turn:
        """The next question; one that was tapped stays above it, marked, where that one is a message of its own."""
        if draft.step is Step.NEWS:
            chosen = replace(chosen, news_answer=self._answer(moment, draft, value, Question.NEWS))
        turn, label = self.prompts.asking(moment, chosen), self.questions.label(draft, value)
        if moment.act is Act.TEXT or chosen.step not in BINDING or label is None:
            return turn
        return replace(turn, replies=(self.questions.answered(draft, label, moment.now.date()), *turn.replies))

    def _by_telegram(self, moment: Moment, draft: Draft) -> Turn:
        username = moment.incoming.username
        if not username:
            return self.prompts.asking(moment, draft, self.prompts.plain(draft.language, "sign-up-no-username"))
        return self.prompts.asking(moment, replace(draft, offered=username))

    def _agreed(self, moment: Moment, draft: Draft) -> Turn:
        if digest(self.questions.consent(draft, moment.now.date())) != draft.shown:
            return self.prompts.changed(moment, draft)
        agreed = self._answer(moment, draft, YES, Question.CONSENT)
        turn = self.prompts.asking(moment, replace(draft, agreed=agreed), anew=True)
        if moment.act is Act.TEXT:  # whoever typed looks at what comes below
            marked = self.questions.agreed(draft, moment.now.date(), agreed.message)
            return replace(turn, replies=(*turn.replies, marked))
        return replace(turn, replies=(self.questions.agreed(draft, moment.now.date(), None), *turn.replies))

    def _answer(self, moment: Moment, draft: Draft, value: str, question: Question) -> Answer:
        data, label = self.questions.data(draft, value), self.questions.label(draft, value)
        return answer(moment, data, label or "", question)

    def _saved(self, moment: Moment, draft: Draft, intent: SignUpIntent, agreed: Answer) -> Turn:
        text = self.questions.consent(draft, moment.now.date())
        if digest(text) != draft.shown:
            return self.prompts.changed(moment, draft)
        confirmed = self._answer(moment, draft, YES, Question.CONFIRM)
        saved = records(moment, draft, intent, (agreed, confirmed), text, self.questions.terms.version)
        turn = self.ended(moment, draft, "sign-up-saved", *saved)
        receipts = "\n".join(save.receipt for save in saved)
        day = self.questions.catalogue.day(draft.language, saved[0].expires.date())
        operator = self.questions.operator.name
        closing = self.prompts.plain(draft.language, "sign-up-receipt", receipt=receipts, day=day, operator=operator)
        rows = ((Button(self.questions.catalogue.say(draft.language, "button-my-data"), menu.MY_DATA),),)
        (reply,) = turn.replies
        return replace(turn, replies=(replace(reply, text=(*reply.text, Span("\n\n"), *closing), rows=rows),))

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
        deleting = (DeleteMessages(draft.leaving),) if draft.leaving else ()
        return Turn((reply,), replace(moment.person, draft=None), draft.language, effects=(*effects, *deleting))

    # ── What is given ──────────────────────────────────────────────────────────────────────────────────────────────


_ENDINGS: Final = {
    Step.AGE: "sign-up-too-young",
    Step.CONSENT: "sign-up-declined",
    Step.CONFIRM: "sign-up-declined",
}
"""Where a "no" ends the dialogue, and with which sentence."""
