"""How the sign-up asks: each step's text and buttons, the summary, the consent text."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Final, assert_never

from appealbot.core.effects import Role
from appealbot.core.information import deadline
from appealbot.core.markup import Markup, Span, Style, paragraphs
from appealbot.core.menu import CORRECT, JOIN, MENU, SIGN_UP, data
from appealbot.core.sign_up_draft import Step
from appealbot.core.sign_up_words import BACK, CANCEL, CHANGE, NO, TELEGRAM, YES
from appealbot.core.turn import Button, Reply

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from appealbot.core.catalogue import Catalogue
    from appealbot.core.effects import StoredIntent
    from appealbot.core.information import Operator
    from appealbot.core.model import Appeal, Knowledge, Language
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
    Step.EMAIL: "sign-up-email",
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
Rows = tuple[tuple[Button, ...], ...]


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

    def ask(self, draft: Draft, appeals: Iterable[str], today: date) -> Reply:
        """The question of the draft's step.

        Args:
            draft: What has been told.
            appeals: The ids of those to choose from.
            today: What deadlines are compared with.
        """
        rows = (*self._answers(draft, appeals), self._ways_out(draft))
        return Reply(self._text(draft, today), rows, repeats=draft.step in _REPEATS)

    def consent(self, draft: Draft, today: date) -> str:
        """The consent text as it is to be shown for this draft now."""
        appeal = self.knowledge.appeals[draft.appeal or ""]
        text = self.terms.texts[draft.language].format_map(
            {
                "operator": self.operator.name,
                "address": ", ".join(self.operator.address.split("\n")),
                "contact": self.operator.email or self.catalogue.say(draft.language, "contact-by-post"),
                "appeal": appeal.title.best(draft.language),
                "deadline": deadline(appeal, self.catalogue, draft.language, today),
                "version": self.terms.version,
            }
        )
        return "\n".join(line.rstrip() for line in text.split("\n"))  # where there is no deadline to tell

    def without_telegram(self, language: Language) -> str:
        """The way to join without Telegram."""
        return self.catalogue.say(language, "sign-up-without-telegram", contact=self.operator.contact)

    def agreed(self, draft: Draft, today: date) -> Reply:
        """The consent text, now marked as agreed to, in place of the one with buttons."""
        done = Span(self._say(draft, "sign-up-agreed"), Style.BOLD)
        return Reply(paragraphs([Span(self.consent(draft, today)), done]), edits=True)

    def answered(self, draft: Draft, label: str, today: date) -> Reply:
        """The draft's question, now marked with the button that was tapped, in place of the one with buttons."""
        text = (*self._text(draft, today), Span("\n\n"), Span(f"✓ {label}", Style.BOLD))
        return Reply(text, edits=True, repeats=draft.step in _REPEATS)

    def changes(self, draft: Draft) -> Reply:
        """What of a draft can be changed."""
        rows = (*self._change_buttons(draft), self._ways_out(draft))
        return Reply(paragraphs([Span(self._say(draft, "sign-up-change"))]), rows)

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

    def _text(self, draft: Draft, today: date) -> Markup:
        match draft.step:
            case Step.AGE:
                return self._intro(draft, today)
            case Step.PLACE:
                organisation = draft.role is Role.ORGANISATION
                text = self._say(draft, "sign-up-organisation" if organisation else "sign-up-municipality")
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
            case Step.ROLE | Step.NAME | Step.EMAIL | Step.APPEAL | Step.NEWS:
                text = self._say(draft, _QUESTIONS[draft.step])
            case _:
                assert_never(draft.step)
        return paragraphs([Span(text)])

    def _intro(self, draft: Draft, today: date) -> Markup:
        deadlines = [deadline(appeal, self.catalogue, draft.language, today) for appeal in self.appeals]
        return paragraphs(
            [
                Span(self._say(draft, "sign-up-title"), Style.BOLD),
                Span(self._say(draft, "sign-up-intro", operator=self.operator.name)),
                Span(" ".join(filter(None, deadlines))),
                Span(self._say(draft, "sign-up-intro-privacy")),
                Span(self.without_telegram(draft.language)),
                Span(self._say(draft, "sign-up-age"), Style.BOLD),
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

    def _answers(self, draft: Draft, appeals: Iterable[str]) -> Rows:
        match draft.step:
            case Step.ROLE:
                return tuple(
                    (self.button(draft, self._say(draft, name), role.value),) for role, name in ROLE_NAMES.items()
                )
            case Step.APPEAL:
                titles = self.knowledge.appeals
                return tuple((self.button(draft, titles[name].title.best(draft.language), name),) for name in appeals)
            case Step.SUMMARY:
                return (*self._named(draft), *self._change_buttons(draft))
            case _:
                return self._named(draft)

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
    appeal = knowledge.appeals.get(draft.appeal or "")
    email, username = draft.email or draft.proposed, draft.username or draft.offered
    return {
        "field-role": catalogue.say(language, ROLE_NAMES[draft.role]) if draft.role else None,
        "field-place": draft.place,
        "field-name": draft.name,
        "field-email": email,
        "field-telegram": f"@{username}" if username else None,
        "field-appeal": appeal.title.best(language) if appeal else None,
    }


def _title(appeal: str, knowledge: Knowledge, language: Language) -> str:
    known = knowledge.appeals.get(appeal)
    return known.title.best(language) if known else appeal
