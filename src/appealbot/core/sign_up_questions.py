"""How the sign-up asks: each step's text and buttons, the summary, the consent text."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from enum import Enum, auto
from typing import TYPE_CHECKING, Final, assert_never

from appealbot.core.effects import Role
from appealbot.core.information import deadline
from appealbot.core.markup import Markup, Span, Style, paragraphs
from appealbot.core.menu import CORRECT, JOIN, MENU, SIGN_UP, data
from appealbot.core.model import Language
from appealbot.core.sign_up_draft import BOTH_ARE, Step
from appealbot.core.sign_up_words import BACK, BOTH, CANCEL, CHANGE, DETAILS, NO, QUESTION, TELEGRAM, YES
from appealbot.core.turn import Button, Reply

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from appealbot.core.catalogue import Catalogue
    from appealbot.core.effects import StoredIntent
    from appealbot.core.information import Operator
    from appealbot.core.model import Appeal, Knowledge
    from appealbot.core.sign_up_draft import Draft
    from appealbot.core.sign_up_terms import SignUpTerms

NEW: Final = "new"
"""Of a button that begins another sign-up beside the stored one."""
ROLE_NAMES: Final = {
    Role.MAYOR: "role-mayor",
    Role.DEPARTMENT_HEAD: "role-department-head",
    Role.COUNCILLOR: "role-councillor",
    Role.ORGANISATION: "role-organisation",
    Role.CITIZEN: "role-citizen",
    Role.OTHER: "role-other",
}
_QUESTIONS: Final = {
    Step.ROLE: "sign-up-role",
    Step.NAME: "sign-up-name",
    Step.APPEAL: "sign-up-appeal",
    Step.NEWS: "sign-up-news",
}
_ANSWERS: Final = {
    Step.AGE: {"button-of-age": YES, "button-too-young": NO},
    Step.EMAIL: {"button-by-telegram": TELEGRAM},
    Step.SPELLING: {"button-spelling-right": YES, "button-spelling-wrong": NO},
    Step.TELEGRAM: {"button-yes": YES, "button-no": NO},
    Step.SUMMARY: {"button-right": YES},
    Step.CONSENT: {"button-consent": YES, "button-no-consent": NO},
    Step.NEWS: {"button-yes": YES, "button-no": NO},
    Step.CONFIRM: {"button-save": YES},
}
_CHANGES: Final = {
    Step.ROLE: "button-change-role",
    Step.PLACE: "button-change-place",
    Step.NAME: "button-change-name",
    Step.EMAIL: "button-change-email",
    Step.APPEAL: "button-change-appeal",
}
_REPEATS: Final = frozenset({Step.SPELLING, Step.TELEGRAM, Step.SUMMARY})
"""The steps whose question repeats what the person told."""
LONG: Final = frozenset({Step.ROLE, Step.APPEAL, Step.SUMMARY, Step.CONSENT})
"""The steps whose question is too long to stand below each answer that came between."""
Rows = tuple[tuple[Button, ...], ...]


class Form(Enum):
    """How much is told around a question."""

    WHOLE = auto()
    SHORT = auto()
    """The question only: what is around it was shown before."""
    DETAILED = auto()
    """With all that is to be known before the first one is answered."""


@dataclass(frozen=True, slots=True)
class Questions:
    """Asks, in the draft's language.

    `terms` and `operator` stand in the texts; `knowledge` has the appeals.
    """

    catalogue: Catalogue
    knowledge: Knowledge
    operator: Operator
    terms: SignUpTerms

    @property
    def appeals(self) -> tuple[Appeal, ...]:
        """What can be supported."""
        return tuple(appeal for appeal in self.knowledge.appeals.values() if appeal.source is not None)

    def ask(
        self, draft: Draft, appeals: Sequence[str], today: date, *, reachable: bool, form: Form = Form.WHOLE
    ) -> Reply:
        """The question of the draft's step.

        Args:
            draft: What has been told.
            appeals: The ids of those to choose from.
            today: What deadlines are compared with.
            reachable: They have a username, so that somebody can write to them on Telegram.
            form: With how much around it.
        """
        rows = (*self._answers(draft, appeals, reachable=reachable), *self._more(draft, form), self._ways_out(draft))
        text = self._text(draft, today, reachable=reachable, form=form)
        return Reply(text, rows, repeats=draft.step in _REPEATS, asks=True)

    def doubted(self, draft: Draft) -> Reply:
        """Whether what was typed is really the name or the place that was asked for."""
        name = "sign-up-doubt-name" if draft.step is Step.NAME else "sign-up-doubt-place"
        yes = self.button(draft, self._say(draft, "button-right"), YES)
        text = paragraphs([Span(self._say(draft, name, told=draft.doubted or ""))])
        return Reply(text, ((yes,), self._ways_out(draft)), repeats=True, asks=True)

    def waiting(self, draft: Draft) -> Reply:
        """That the sign-up waits, in one line, with the way back to it."""
        onward = Button(self._say(draft, "button-go-on"), JOIN)
        return Reply(paragraphs([Span(self._say(draft, "sign-up-waiting"))]), ((onward,),), asks=True)

    def options(self, draft: Draft, appeals: Sequence[str]) -> dict[str, str]:
        """The labels of the roles or the appeals to choose from, by value and as they are shown."""
        if draft.step is Step.ROLE:
            return {role.value: self._say(draft, name) for role, name in ROLE_NAMES.items()}
        both = {BOTH: self._say(draft, "button-both")} if len(appeals) == BOTH_ARE else {}
        return {name: self.title(name, draft.language) for name in appeals} | both

    def titles(self, appeals: Iterable[str]) -> dict[str, str]:
        """All words by which each appeal may be called: its id, and its title in each language."""
        known = self.knowledge.appeals
        return {name: " ".join([name, *(known[name].title.best(each) for each in Language)]) for name in appeals}

    def consent(self, draft: Draft, today: date) -> str:
        """The consent text as it is to be shown for this draft now."""
        appeals = [self.knowledge.appeals[name] for name in draft.appeals]
        titles = [appeal.title.best(draft.language) for appeal in appeals]
        deadlines = [deadline(appeal, self.catalogue, draft.language, today) for appeal in appeals]
        text = self.terms.texts[draft.language].format_map(
            {
                "operator": self.operator.name,
                "address": ", ".join(self.operator.address.split("\n")),
                "contact": self.operator.email or self.catalogue.say(draft.language, "contact-by-post"),
                "appeal": self._say(draft, "title-and-title").join(titles),
                "deadline": " ".join(filter(None, deadlines)),
                "version": self.terms.version,
            }
        )
        return "\n".join(line.rstrip() for line in text.split("\n"))  # where there is no deadline to tell

    def without_telegram(self, language: Language) -> str:
        """The way to join without Telegram."""
        return self.catalogue.say(language, "sign-up-without-telegram", contact=self.operator.contact)

    def agreed(self, draft: Draft, today: date, message: int | None) -> Reply:
        """The consent text, now marked as agreed to, in place of the message with buttons."""
        done = Span(self._say(draft, "sign-up-agreed"), Style.BOLD)
        return Reply(paragraphs([Span(self.consent(draft, today)), done]), edits=True, replaces=message)

    def answered(self, draft: Draft, label: str, today: date) -> Reply:
        """The draft's question, now marked with the button that was tapped, in place of the one with buttons."""
        question = self._text(draft, today, reachable=False, form=Form.SHORT)
        text = (*question, Span("\n\n"), Span(f"✓ {label}", Style.BOLD))
        return Reply(text, edits=True, repeats=draft.step in _REPEATS, asks=True)

    def changes(self, draft: Draft) -> Reply:
        """What of a draft can be changed."""
        rows = (*self._change_buttons(draft), self._ways_out(draft))
        return Reply(paragraphs([Span(self._say(draft, "sign-up-change"))]), rows, asks=True)

    def already(self, stored: Iterable[StoredIntent], language: Language, withdraw: str, *, more: bool) -> Reply:
        """That there are sign-ups already, and what can be done with them.

        Args:
            stored: Those of the person.
            language: Of the text.
            withdraw: What the button carries that withdraws them.
            more: There is another appeal to sign up for.
        """
        listed = listing(stored, self.knowledge, self.catalogue, language)
        buttons = [("button-correct", CORRECT), ("button-withdraw", withdraw)]
        if more:
            buttons.insert(1, ("button-another", data(JOIN, NEW)))
        rows = tuple((Button(self.catalogue.say(language, name), target),) for name, target in buttons)
        return Reply(paragraphs([Span(self.catalogue.say(language, "sign-up-already", listed=listed))]), rows)

    def enough(self, wait: timedelta, language: Language) -> Reply:
        """That there were enough starts for now, and within which time another one is possible."""
        hours = max(2, -(-wait // timedelta(hours=1)))  # so that one plural will do
        text = self.catalogue.say(language, "sign-up-enough", hours=str(hours), contact=self.operator.contact)
        return Reply(paragraphs([Span(text)]), ((Button(self.catalogue.say(language, "button-menu"), MENU),),))

    def title(self, appeal: str, language: Language) -> str:
        """An appeal's title; its id, where the knowledge base no longer has it."""
        return _title(appeal, self.knowledge, language)

    def button(self, draft: Draft, label: str, value: str) -> Button:
        """An answer to the draft's step, bound to the draft as it is."""
        return Button(label, self.data(draft, value))

    def data(self, draft: Draft, value: str) -> str:
        """What an answer's button carries."""
        return f"{SIGN_UP}:{draft.step}:{draft.token}:{value}"

    def label(self, draft: Draft, value: str) -> str | None:
        """The label of an answer's button; None where the draft's step has no such answer, or not by a label alone."""
        names = (name for name, each in _ANSWERS.get(draft.step, {}).items() if each == value)
        return next((self._say(draft, name) for name in names), None)

    # ── Texts ──────────────────────────────────────────────────────────────────────────────────────────────────────

    def _text(self, draft: Draft, today: date, *, reachable: bool, form: Form) -> Markup:
        match draft.step:
            case Step.AGE:
                return self._age(draft, today, form)
            case Step.PLACE:
                organisation = draft.role is Role.ORGANISATION
                text = self._say(draft, "sign-up-organisation" if organisation else "sign-up-municipality")
            case Step.EMAIL:
                text = self._say(draft, "sign-up-email" if reachable else "sign-up-email-only")
            case Step.SPELLING:
                text = self._say(draft, "sign-up-spelling", email=draft.proposed or "")
            case Step.TELEGRAM:
                text = self._say(draft, "sign-up-telegram", username=f"@{draft.offered}", operator=self.operator.name)
            case Step.SUMMARY:
                return self._summary(draft)
            case Step.CONSENT:
                return paragraphs(
                    [Span(self.consent(draft, today)), Span(self._say(draft, "sign-up-consent"), Style.BOLD)]
                )
            case Step.CONFIRM:
                text = self._say(draft, "sign-up-confirm-news" if draft.news else "sign-up-confirm")
            case Step.ROLE | Step.NAME | Step.APPEAL | Step.NEWS:
                text = self._say(draft, _QUESTIONS[draft.step])
            case _:
                assert_never(draft.step)
        return paragraphs([Span(text)])

    def _age(self, draft: Draft, today: date, form: Form) -> Markup:
        asked = Span(self._say(draft, "sign-up-age"), Style.BOLD)
        if form is Form.SHORT:
            return paragraphs([asked])
        if form is Form.WHOLE:
            return paragraphs([Span(self._say(draft, "sign-up-intro", operator=self.operator.name)), asked])
        deadlines = [deadline(appeal, self.catalogue, draft.language, today) for appeal in self.appeals]
        return paragraphs(
            [
                Span(self._say(draft, "button-details"), Style.BOLD),
                Span(self._say(draft, "sign-up-details")),
                Span(" ".join(filter(None, deadlines))),
                Span(self.without_telegram(draft.language)),
                asked,
            ]
        )

    def _summary(self, draft: Draft) -> Markup:
        lines = [
            f"{self._say(draft, label)}: {value}"
            for label, value in field_values(draft, self.knowledge, self.catalogue, draft.language).items()
            if value
        ]
        return paragraphs(
            [
                Span(self._say(draft, "sign-up-summary"), Style.BOLD),
                Span("\n".join(lines)),
                Span(self._say(draft, "sign-up-summary-right"), Style.BOLD),
            ]
        )

    # ── Buttons ────────────────────────────────────────────────────────────────────────────────────────────────────

    def _answers(self, draft: Draft, appeals: Sequence[str], *, reachable: bool) -> Rows:
        match draft.step:
            case Step.ROLE | Step.APPEAL:
                options = self.options(draft, appeals)
                return tuple((self.button(draft, label, value),) for value, label in options.items())
            case Step.SUMMARY:
                return (*self._named(draft), *self._change_buttons(draft))
            case Step.EMAIL if not reachable:
                return ()
            case _:
                return self._named(draft)

    def _more(self, draft: Draft, form: Form) -> Rows:
        """The way to what the sign-up's first message leaves out, and back."""
        if draft.step is not Step.AGE:
            return ()
        label, value = ("button-fewer", QUESTION) if form is Form.DETAILED else ("button-details", DETAILS)
        return ((self.button(draft, self._say(draft, label), value),),)

    def _named(self, draft: Draft) -> Rows:
        answers = _ANSWERS.get(draft.step, {})
        return tuple((self.button(draft, self._say(draft, label), value),) for label, value in answers.items())

    def _change_buttons(self, draft: Draft) -> Rows:
        buttons = [
            self.button(draft, self._say(draft, label), CHANGE + step)
            for step, label in _CHANGES.items()
            if draft.without(step) != draft and (step is not Step.PLACE or draft.place)
        ]
        return tuple(tuple(buttons[first : first + 2]) for first in range(0, len(buttons), 2))

    def _ways_out(self, draft: Draft) -> tuple[Button, ...]:
        cancel = self.button(draft, self._say(draft, "button-cancel"), CANCEL)
        if draft.back() == draft:
            return (cancel,)
        return (self.button(draft, self._say(draft, "button-one-back"), BACK), cancel)

    def _say(self, draft: Draft, name: str, /, **values: str) -> str:
        return self.catalogue.say(draft.language, name, **values)


def listing(stored: Iterable[StoredIntent], knowledge: Knowledge, catalogue: Catalogue, language: Language) -> str:
    """Stored sign-ups, a line each: for which appeal, and since when."""
    return "\n".join(
        f"{_title(intent.appeal, knowledge, language)} ({catalogue.day(language, intent.created.date())})"
        for intent in stored
    )


def field_values(draft: Draft, knowledge: Knowledge, catalogue: Catalogue, language: Language) -> dict[str, str | None]:
    """What a draft holds, for people to read: the name of each field's label, and its value."""
    titles = [known.title.best(language) for name in draft.appeals if (known := knowledge.appeals.get(name))]
    email, username = draft.email or draft.proposed, draft.username or draft.offered
    return {
        "field-role": catalogue.say(language, ROLE_NAMES[draft.role]) if draft.role else None,
        "field-place": draft.place,
        "field-name": draft.name,
        "field-email": email,
        "field-telegram": f"@{username}" if username else None,
        "field-appeal": ", ".join(titles) or None,
    }


def _title(appeal: str, knowledge: Knowledge, language: Language) -> str:
    known = knowledge.appeals.get(appeal)
    return known.title.best(language) if known else appeal
