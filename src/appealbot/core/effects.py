"""What should happen beside the replies; the shell does it, in the turn's transaction where it's stored."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime  # noqa: TC003 - what keeps persons between turns reads their annotations
from enum import StrEnum
from typing import TypeAlias

from appealbot.core.model import Language  # noqa: TC001 - as above


class Role(StrEnum):
    """In which role somebody wants to support an appeal."""

    MAYOR = "mayor"
    DEPARTMENT_HEAD = "department-head"
    COUNCILLOR = "councillor"
    ORGANISATION = "organisation"
    CITIZEN = "citizen"
    OTHER = "other"


class Act(StrEnum):
    """How somebody consented."""

    TAP = "tap"
    TEXT = "text"


class Ending(StrEnum):
    """Why what is stored of a person goes."""

    DELETED = "deleted"
    WITHDRAWN = "withdrawn"
    CORRECTED = "corrected"


@dataclass(frozen=True, slots=True)
class SignUpIntent:
    """What a person told; it's sealed before it's stored.

    Attributes:
        role: In which role they'd sign.
        place: Their municipality or organisation, where the role has one.
        name: Their name.
        email: Their address; None where they are to be contacted on Telegram.
        username: Their Telegram username, only where they chose to be contacted there.
    """

    role: Role
    place: str | None
    name: str
    email: str | None
    username: str | None


class Question(StrEnum):
    """What somebody's answer is kept to as a part of the proof."""

    CONSENT = "consent"
    NEWS = "news"
    CONFIRM = "confirm"


@dataclass(frozen=True, slots=True)
class Answer:
    """How somebody answered a question that binds.

    Attributes:
        at: When.
        act: How.
        message: The number of the message that asked; None where that isn't known.
        said: The word that was typed, folded, or the label of the button; "" in drafts of before it was kept.
        question: Which one it was; before others were kept there was one only.
    """

    at: datetime
    act: Act
    message: int | None
    said: str = ""
    question: Question = Question.CONSENT


@dataclass(frozen=True, slots=True)
class Consent:
    """The proof of what somebody agreed to.

    Attributes:
        version: Of the consent text.
        language: That it was shown in.
        text: Exactly as it was shown.
        news: Whether they want news by e-mail, too (consent B).
        at: When they agreed.
        act: How.
        message: The number of the message in which the text was shown.
        answers: What exactly was said to each question, in order.
    """

    version: str
    language: Language
    text: str
    news: bool
    at: datetime
    act: Act
    message: int | None
    answers: tuple[Answer, ...] = ()


@dataclass(frozen=True, slots=True)
class SaveIntent:
    """A confirmed sign-up intent is to be stored; an earlier one of this person for the same appeal goes.

    Attributes:
        appeal: The appeal's id.
        intent: What is sealed.
        consent: What was agreed to.
        receipt: What the person gets to find it again ("R-7F3K-…"); only its hash is stored.
        expires: When it's erased unasked.
    """

    appeal: str
    intent: SignUpIntent
    consent: Consent
    receipt: str
    expires: datetime


@dataclass(frozen=True, slots=True)
class EraseIntents:
    """All that is stored of this person goes, the draft and the dialogue's state included."""

    ending: Ending


@dataclass(frozen=True, slots=True)
class BeginSignUp:
    """That this person began a sign-up is noted for a day, so that nobody floods it."""


@dataclass(frozen=True, slots=True)
class DeleteMessages:
    """Messages of the chat that hold what the person told are to be deleted, once the replies went out."""

    messages: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class DropButtons:
    """A message's question was answered by typing: its buttons are to go, once the replies went out."""

    message: int


Effect: TypeAlias = SaveIntent | EraseIntents | BeginSignUp | DeleteMessages | DropButtons


@dataclass(frozen=True, slots=True)
class StoredIntent:
    """What can be told of a stored intent; what is sealed can't.

    Attributes:
        appeal: The appeal's id.
        created: When it was stored.
        expires: When it's erased unasked.
        version: Of the consent text.
        news: Whether news by e-mail were agreed to.
    """

    appeal: str
    created: datetime
    expires: datetime
    version: str
    news: bool
