"""A sign-up that is being filled in: what has been told so far, and with it the step that comes next."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from datetime import datetime  # noqa: TC003 - what keeps drafts between turns reads their annotations
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from appealbot.core.effects import Answer, Role, SignUpIntent
from appealbot.core.model import Language  # noqa: TC001 - what keeps drafts between turns reads their annotations
from appealbot.core.retention import DRAFTS_KEPT
from appealbot.core.sign_up_words import BOTH, NO, YES

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

MOST_MESSAGES: Final = 100
"""Messages that Telegram deletes in one call (https://core.telegram.org/bots/api#deletemessages)."""


class Step(StrEnum):
    """What the dialogue asks for; in the order in which it does."""

    AGE = "age"
    ROLE = "role"
    PLACE = "place"
    NAME = "name"
    EMAIL = "email"
    SPELLING = "spelling"
    """Whether the Latin spelling of an address with look-alike letters is meant."""
    TELEGRAM = "telegram"
    """Whether the organisers may write to the person's username."""
    APPEAL = "appeal"
    SUMMARY = "summary"
    CONSENT = "consent"
    NEWS = "news"
    CONFIRM = "confirm"


BOTH_ARE: Final = 2
"""Appeals that can be supported in one go."""
TYPED: Final = frozenset({Step.PLACE, Step.NAME, Step.EMAIL})
"""The steps that are answered in free text; all others have a button for each answer."""
BINDING: Final = frozenset({Step.AGE, Step.CONSENT, Step.NEWS, Step.CONFIRM})
"""The steps whose answer binds. Their questions are messages of their own: one that was edited into an older message
appeared later than its number tells, so that an answer typed before it couldn't be told from one typed after."""
WITH_PLACE: Final = frozenset({Role.MAYOR, Role.DEPARTMENT_HEAD, Role.COUNCILLOR, Role.ORGANISATION})
"""The roles that somebody has for a municipality or an organisation."""


@dataclass(frozen=True, slots=True)
class Draft:
    """What has been told so far; None for what hasn't. The next step follows from it, so it's all that resuming needs.

    Attributes:
        nonce: What no other draft has.
        started: When; it's kept for 24 hours from then.
        language: That the dialogue is held in.
        messages: The numbers of the messages that hold what was told, typed or repeated, to be deleted at the end.
        of_age: That they are 16 or older.
        role: In which role they'd sign.
        place: Their municipality or organisation.
        name: Their name.
        proposed: The Latin spelling of an address that had look-alike letters, until they say whether it's meant.
        email: Their address.
        offered: Their username, until they say whether they may be contacted by it.
        username: Their username, where they are to be contacted by it.
        corrects: A stored intent is being corrected, so the appeal is given.
        appeal: The appeal's id.
        reviewed: Whether the summary was found right.
        shown: The digest of the consent text that was shown last.
        agreed: The consent to it.
        news: Whether they want news by e-mail, too.
        news_answer: How they answered that.
        counted: That it was begun is noted: something personal was told.
        doubted: What may not be meant as it was typed, until they say so; typed once more, it's taken.
        beside: The id of another appeal that is supported in the same go.
        prompts: The numbers of the messages that asked, to be deleted at the end, too.
    """

    nonce: str
    started: datetime
    language: Language
    messages: tuple[int, ...] = ()
    of_age: bool = False
    role: Role | None = None
    place: str | None = None
    name: str | None = None
    proposed: str | None = None
    email: str | None = None
    offered: str | None = None
    username: str | None = None
    corrects: bool = False
    appeal: str | None = None
    reviewed: bool = False
    shown: str = ""
    agreed: Answer | None = None
    news: bool | None = None
    news_answer: Answer | None = None
    counted: bool = False
    doubted: str | None = None
    beside: str | None = None
    prompts: tuple[int, ...] = ()

    @property
    def step(self) -> Step:
        """What is to be asked next: the first thing that hasn't been told."""
        told = {
            Step.AGE: self.of_age,
            Step.ROLE: self.role is not None,
            Step.PLACE: self.place is not None or self.role not in WITH_PLACE,
            Step.NAME: self.name is not None,
            Step.SPELLING: self.proposed is None,
            Step.TELEGRAM: self.offered is None,
            Step.EMAIL: self.email is not None or self.username is not None,
            Step.APPEAL: self.appeal is not None,
            Step.SUMMARY: self.reviewed,
            Step.CONSENT: self.agreed is not None,
            Step.NEWS: self.news is not None or self.email is None,  # without an address there's nowhere to send them
        }
        return next((step for step, is_told in told.items() if not is_told), Step.CONFIRM)

    @property
    def token(self) -> str:
        """12 hexadecimal digits that are different once anything else was told or another consent text was shown.

        A button carries them, so that it works only while the message above it says what is true.
        """
        texts = (self.role, self.place, self.name, self.proposed, self.email, self.offered, self.username, self.appeal)
        told = [None if text is None else str(text) for text in (*texts, self.doubted, self.beside)]
        state = (self.nonce, told, self.of_age, self.reviewed, self.shown, self.agreed is None, self.news)
        return hashlib.sha256(repr(state).encode("utf-8", "surrogatepass")).hexdigest()[:12]

    @property
    def ready(self) -> tuple[SignUpIntent, Answer] | None:
        """What is to be sealed for each of `appeals`, and the consent to it; None until all of it has been told."""
        if self.role is None or self.name is None or self.appeal is None or self.agreed is None:
            return None
        return SignUpIntent(self.role, self.place, self.name, self.email, self.username), self.agreed

    @property
    def begun(self) -> bool:
        """Whether anything personal was told that this sign-up is to be counted for; a correction never is."""
        told = (self.place, self.name, self.email, self.proposed, self.username)
        return not self.corrects and any(each is not None for each in told)

    def expired(self, now: datetime) -> bool:
        """Whether it's too old to go on with."""
        return now - self.started >= DRAFTS_KEPT

    def typed(self, message: int | None) -> Draft:
        """With one more message to delete at the end; of very many, the newest."""
        if message is None or message in self.messages:
            return self
        return replace(self, messages=(*self.messages, message)[-MOST_MESSAGES:])

    @property
    def appeals(self) -> tuple[str, ...]:
        """The ids of the appeals to be supported."""
        return tuple(appeal for appeal in (self.appeal, self.beside) if appeal is not None)

    @property
    def leaving(self) -> tuple[int, ...]:
        """The numbers of the messages to delete at the end; where they are too many, what was told goes first."""
        prompts = tuple(each for each in self.prompts if each not in self.messages)
        return (*self.messages, *prompts[max(0, len(self.messages) + len(prompts) - MOST_MESSAGES) :])

    def sent(self, message: int, *, repeats: bool, asks: bool = False) -> Draft:
        """With what a message of the bot's shows from now on; what it showed before counts no longer.

        Args:
            message: Its number.
            repeats: Whether what the person told stands in it, so that it's deleted at the end.
            asks: Whether it's a question of the dialogue, or leads back to one; it's deleted then, too.
        """
        others = tuple(each for each in self.messages if each != message)
        prompts = tuple(each for each in self.prompts if each != message)
        if asks:
            prompts = (*prompts, message)[-MOST_MESSAGES:]
        known = replace(self, messages=others, prompts=prompts)
        return known.typed(message) if repeats else known

    def back(self) -> Draft:
        """One step back: without what was told last before the present step."""
        steps = list(Step)
        before = reversed(steps[: steps.index(self.step) + 1])
        return next((earlier for step in before if (earlier := self.without(step)) != self), self)

    def without(self, step: Step) -> Draft:
        """Without the answer to a step, so that it's asked again."""
        return _WITHOUT[step](self)

    def chosen(self, value: str, appeals: Collection[str]) -> Draft | None:
        """With an answer that was chosen; None where the present step has no such answer.

        Args:
            value: What the answer's button stands for.
            appeals: The ids of those to choose from.
        """
        if self.step is Step.ROLE and value in tuple(Role):
            return replace(self, role=Role(value))
        if self.step is Step.APPEAL and value in appeals:
            return replace(self, appeal=value)
        if self.step is Step.APPEAL and value == BOTH and len(appeals) == BOTH_ARE:
            first, second = appeals
            return replace(self, appeal=first, beside=second)
        change = _CHOSEN.get((self.step, value))
        return change and change(self)


_WITHOUT: Final[dict[Step, Callable[[Draft], Draft]]] = {
    Step.AGE: lambda draft: replace(draft, of_age=False),
    Step.ROLE: lambda draft: replace(draft, role=None, place=None, doubted=None),
    Step.PLACE: lambda draft: replace(draft, place=None, doubted=None),
    Step.NAME: lambda draft: replace(draft, name=None, doubted=None),
    Step.EMAIL: lambda draft: replace(draft, email=None, username=None),
    Step.SPELLING: lambda draft: replace(draft, proposed=None),
    Step.TELEGRAM: lambda draft: replace(draft, offered=None),
    Step.APPEAL: lambda draft: draft if draft.corrects else replace(draft, appeal=None, beside=None),
    Step.SUMMARY: lambda draft: replace(draft, reviewed=False),
    Step.CONSENT: lambda draft: replace(draft, agreed=None, news=None, news_answer=None),
    Step.NEWS: lambda draft: replace(draft, news=None, news_answer=None),
    Step.CONFIRM: lambda draft: draft,
}
_CHOSEN: Final[dict[tuple[Step, str], Callable[[Draft], Draft | None]]] = {
    (Step.AGE, YES): lambda draft: replace(draft, of_age=True),
    (Step.SPELLING, YES): lambda draft: replace(draft, email=draft.proposed, proposed=None),
    (Step.SPELLING, NO): Draft.back,
    (Step.PLACE, YES): lambda draft: replace(draft, place=draft.doubted, doubted=None) if draft.doubted else None,
    (Step.NAME, YES): lambda draft: replace(draft, name=draft.doubted, doubted=None) if draft.doubted else None,
    (Step.TELEGRAM, YES): lambda draft: replace(draft, username=draft.offered, offered=None),
    (Step.TELEGRAM, NO): Draft.back,
    (Step.SUMMARY, YES): lambda draft: replace(draft, reviewed=True),
    (Step.NEWS, YES): lambda draft: replace(draft, news=True),
    (Step.NEWS, NO): lambda draft: replace(draft, news=False),
}
