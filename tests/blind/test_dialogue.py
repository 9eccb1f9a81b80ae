"""What people type inside the sign-up, and how much of it is understood as it was meant."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from appealbot.core.sign_up_draft import Step
from tests.blind.texts import texts
from tests.chat import Chat
from tests.conftest import NOW

if TYPE_CHECKING:
    from appealbot.bootstrap.bot import Bot
    from appealbot.core.sign_up_draft import Draft

ANSWERS: Final = {
    "de": ["/join", "ja", "Stadtrat", "Musterstadt", "Anna Muster", "anna@example.com", "Beide Aufrufe", "stimmt", "ich willige ein", "nein"],
    "en": ["/join", "yes", "councillor", "Sampletown", "Anna Sample", "anna@example.com", "Both appeals", "yes", "I consent", "no"],
}  # fmt: skip
FIELDS: Final = {"role": "role", "place": "place", "name": "name", "email": "email"}
FEWEST_RIGHT: Final = 141
"""Of 170 answers, how many were understood as they were meant when these texts were first tried."""


def _at(bot: Bot, language: str, step: str) -> Chat:
    """A chat in which that step is asked for."""
    chat = Chat(bot.conversation, NOW, code=language, username="anna")
    for answer in ANSWERS[language]:
        if chat.person.draft is not None and chat.person.draft.step == step:
            break
        chat.say(answer)
    assert chat.person.draft is not None
    assert chat.person.draft.step == step
    return chat


def _value(draft: Draft, step: str) -> str:
    if step == Step.APPEAL:
        return "both" if len(draft.appeals) > 1 else "".join(draft.appeals)
    return str(getattr(draft, FIELDS[step], "") or "")


def _is_right(bot: Bot, language: str, each: dict[str, Any]) -> bool:  # noqa: PLR0911 - each meaning, a line
    chat = _at(bot, language, each["step"])
    before = chat.person.draft
    assert before is not None
    chat.say(each["q"])
    after, meaning = chat.person.draft, each["meaning"]
    same = after is not None and after.step == before.step and _told(after) == _told(before)
    match meaning:
        case "none" | "help":
            return same
        case "cancel":
            return after is None and not chat.saved
        case "no" if each["step"] == Step.NEWS:
            return after is not None and after.news is False
        case "no" if each["step"] == Step.SUMMARY:
            return after is not None and not after.reviewed
        case "no":
            return after is None and not chat.saved
        case "back":
            return after is not None and _told(after) == _told(before.back())
        case "yes" if each["step"] == Step.CONFIRM:
            return bool(chat.saved)
        case "yes":
            return after is not None and list(Step).index(after.step) > list(Step).index(before.step)
        case _:
            return after is not None and _value(after, each["step"]).casefold() == each["value"].casefold()


def _told(draft: Draft) -> Draft:
    """The draft without the numbers of messages."""
    return replace(draft, messages=(), prompts=())


def test_most_of_what_people_type_in_the_sign_up_is_understood(bot: Bot) -> None:
    asked = [(language, each) for language in ANSWERS for each in texts(language, "in-the-dialogue")]
    assert sum(_is_right(bot, language, each) for language, each in asked) >= FEWEST_RIGHT
