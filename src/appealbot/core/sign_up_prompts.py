"""What the sign-up says next: the question of the draft's step, with a hint, after something else, or once more."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from appealbot.core.effects import Act, BeginSignUp
from appealbot.core.markup import Span, paragraphs
from appealbot.core.sign_up_draft import BINDING, TYPED, Step
from appealbot.core.sign_up_filled import doubting
from appealbot.core.sign_up_questions import LONG, Form
from appealbot.core.sign_up_terms import digest
from appealbot.core.sign_up_words import DECLINE, HELP, YES
from appealbot.core.turn import Reply, Said, Turn

if TYPE_CHECKING:
    from datetime import datetime

    from appealbot.core.model import Language
    from appealbot.core.sign_up_draft import Draft
    from appealbot.core.sign_up_questions import Questions
    from appealbot.core.turn import Moment, Person

_SAID_HINTS: Final[dict[str | None, str]] = {HELP: "sign-up-hint-help", DECLINE: "sign-up-hint-needed"}
_HINTS: Final = dict.fromkeys((Step.ROLE, Step.APPEAL), "sign-up-hint-button") | dict.fromkeys(
    TYPED, "sign-up-hint-typed"
)


@dataclass(frozen=True, slots=True)
class Prompts:
    """Puts the questions; `questions` words them."""

    questions: Questions

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
        asked = self.question(moment, draft, form)
        text = (*first, Span("\n\n"), *asked.text) if first else asked.text
        reply = replace(asked, text=text, edits=moment.act is Act.TAP and not anew and draft.step not in BINDING)
        effects = (BeginSignUp(),) if counts else ()
        return Turn((reply,), replace(moment.person, draft=draft), draft.language, effects=effects)

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
            hint = self.plain(draft.language, _SAID_HINTS.get(said, "sign-up-hint-consent"))
            reply = Reply(hint, asks=True, keeps=True)
            return Turn((reply,), replace(moment.person, draft=draft), draft.language)
        return self.asking(moment, draft, self.plain(draft.language, name), anew=True, form=Form.SHORT)

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
        onward = self.plain(draft.language, "sign-up-onward")
        asked = self.asking(between, draft, onward, anew=True, form=Form.SHORT)
        return replace(turn, replies=(*turn.replies, *asked.replies), person=asked.person)

    def changing(self, person: Person, draft: Draft) -> Turn:
        """What of the draft can be changed, to choose from."""
        return Turn((self.questions.changes(draft),), replace(person, draft=draft), draft.language)

    def changed(self, moment: Moment, draft: Draft) -> Turn:
        """The consent text isn't the one that was shown: whoever agreed to that one is asked again."""
        sentence = self.plain(draft.language, "sign-up-text-changed")
        return self.asking(moment, draft.without(Step.CONSENT), sentence, anew=True)

    def question(self, moment: Moment, draft: Draft, form: Form) -> Reply:
        """The question of the draft's step, as a message of its own."""
        appeals, reachable = self.choices(moment.person, draft), bool(moment.incoming.username)
        return self.questions.ask(draft, appeals, moment.now.date(), reachable=reachable, form=form)

    def doubting(self, moment: Moment, draft: Draft) -> Draft | None:
        """The draft with what was typed as a name or place, to ask whether it's one; None where it can't be."""
        text = moment.incoming.text if isinstance(moment.incoming, Said) else ""
        return doubting(draft, text, moment.now.year)

    def left(self, person: Person) -> list[str]:
        """The ids of the appeals that they haven't signed up for."""
        stored = {intent.appeal for intent in person.stored}
        return [appeal.id for appeal in self.questions.appeals if appeal.id not in stored]

    def choices(self, person: Person, draft: Draft) -> list[str]:
        """The ids of the appeals to choose from."""
        return [draft.appeal] if draft.corrects and draft.appeal else self.left(person)

    def _showing(self, draft: Draft, now: datetime) -> Draft:
        """The draft, noting which consent text is on its way to the screen."""
        if draft.step is not Step.CONSENT:
            return draft
        shown = digest(self.questions.consent(draft, now.date()))
        return draft if shown == draft.shown else replace(draft, shown=shown)

    def plain(self, language: Language, name: str, /, **values: str) -> tuple[Span, ...]:
        """A text of the catalogue, without anything set apart."""
        return paragraphs([Span(self.questions.catalogue.say(language, name, **values))])
