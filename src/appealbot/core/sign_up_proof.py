"""What is kept of a sign-up once it's confirmed: how each question was answered, and a record for each appeal."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from appealbot.core.effects import Answer, Consent, SaveIntent
from appealbot.core.offered import asked_before
from appealbot.core.retention import SIGN_UPS_KEPT
from appealbot.core.sign_up_terms import receipt
from appealbot.core.text import folded
from appealbot.core.turn import Said

if TYPE_CHECKING:
    from appealbot.core.effects import Question, SignUpIntent
    from appealbot.core.sign_up_draft import Draft
    from appealbot.core.turn import Moment

LONGEST_SAID: Final = 40
"""Characters of a typed answer that the proof keeps; of a yes or no that is all."""


def answer(moment: Moment, data: str, label: str, question: Question) -> Answer:
    """How a question was answered, for the proof.

    Args:
        moment: What came in.
        data: What the answer's button carries.
        label: Of that button.
        question: Which one it was.
    """
    incoming = moment.incoming
    if not isinstance(incoming, Said):
        return Answer(moment.now, moment.act, incoming.message, label, question)
    message = moment.person.offered_in if asked_before(moment, data) else None
    return Answer(moment.now, moment.act, message, folded(incoming.text)[:LONGEST_SAID], question)


def records(  # noqa: PLR0913, PLR0917 - all that was agreed to, by whom and how
    moment: Moment, draft: Draft, intent: SignUpIntent, answers: tuple[Answer, Answer], text: str, version: str
) -> tuple[SaveIntent, ...]:
    """The confirmed sign-up, a record for each appeal with a receipt of its own.

    Args:
        moment: When it was confirmed.
        draft: What was told.
        intent: What is sealed.
        answers: To the consent, and to whether it's to be saved.
        text: The consent text as it was shown.
        version: Of that.
    """
    agreed, confirmed = answers
    consent = Consent(
        version=version,
        language=draft.language,
        text=text,
        news=bool(draft.news),
        at=agreed.at,
        act=agreed.act,
        message=agreed.message,
        answers=tuple(each for each in (agreed, draft.news_answer, confirmed) if each is not None),
    )
    chance, expires = moment.incoming.chance, moment.now + SIGN_UPS_KEPT
    return tuple(
        SaveIntent(appeal, intent, consent, receipt(chance + (appeal if number else "")), expires)
        for number, appeal in enumerate(draft.appeals)
    )
