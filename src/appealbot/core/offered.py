"""The buttons that were offered last, for those who type instead of tapping, and whether what they type can count."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from appealbot.core import menu
from appealbot.core.effects import DeleteMessages, DropButtons, EraseIntents
from appealbot.core.sign_up_draft import Step
from appealbot.core.sign_up_words import NO, YES, word
from appealbot.core.text import folded, words
from appealbot.core.turn import Said, Tapped

if TYPE_CHECKING:
    from appealbot.core.turn import Button, Incoming, Moment, Person, Turn

_FIRST_WORDS: Final = {YES: {"ja", "yes"}, NO: {"nein", "no"}}


def typed_button(text: str, offered: tuple[Button, ...]) -> Button | None:
    """The button whose label or number was typed, or for a yes or no the only one whose label begins so.

    What a yes or no means in the sign-up, only that knows: "no, thanks" doesn't say that somebody is younger than 16.
    """
    if (numbered := _numbered(text, offered)) is not None:
        return numbered
    typed = folded(text)
    named = next((button for button in offered if typed and folded(button.label) == typed), None)
    begun = [button for button in offered if _begins(button, _first_words(text))]
    return begun[0] if named is None and len(begun) == 1 else named


def remembering(turn: Turn) -> Turn:
    """Keeps the buttons that the last reply offers, for those who type instead of tapping; after an erasure nothing."""
    if any(isinstance(effect, EraseIntents) for effect in turn.effects):
        return turn
    last = next((reply for reply in reversed(turn.replies) if reply.replaces is None), None)
    if last is None or last.keeps or (offered := last.buttons) == turn.person.offered:
        return turn
    return replace(turn, person=replace(turn.person, offered=offered, offered_in=None))


def dropping(turn: Turn, incoming: Incoming, asked: Person) -> Turn:
    """Takes the buttons away that save or erase, where their question was answered by typing; a tap replaces them.

    Args:
        turn: What follows.
        incoming: What came in.
        asked: What was known of the person before.
    """
    message = asked.offered_in
    if not isinstance(incoming, Said) or message is None or not _answered(turn, asked):
        return turn
    if any(isinstance(effect, DeleteMessages) and message in effect.messages for effect in turn.effects):
        return turn
    return replace(turn, effects=(*turn.effects, DropButtons(message)))


def why_not_counted(moment: Moment, data: str) -> str | None:
    """Why an answer that binds doesn't count; None where it does.

    A tap says itself what it answers. What was typed counts only in words, and only where the question was on the
    screen before. In private chats a message's number tells that: each account counts those that it sends and gets
    (https://telegramplayground.github.io/pyrogram/topics/message-identifiers.html).

    Args:
        moment: What came in.
        data: What the answer's button carries.

    Returns:
        The name of the sentence that says so.
    """
    if isinstance(moment.incoming, Tapped):
        return None
    if _numbered(moment.incoming.text, moment.person.offered) is not None:
        return "number-not-enough"
    return None if asked_before(moment, data) else "answered-too-early"


def asked_before(moment: Moment, data: str) -> bool:
    """Whether the last question offered a button, and was on the screen when a message was typed."""
    typed, shown = moment.typed, moment.person.offered_in
    offered = any(button.data == data for button in moment.person.offered)
    return offered and typed is not None and shown is not None and shown < typed


def awaits_number(person: Person) -> bool:
    """Whether it will matter as which messages the last replies went out."""
    return person.draft is not None or _asks_to_erase(person)


def editing(turn: Turn) -> Turn:
    """The turn in place of the message whose button was tapped."""
    return replace(turn, replies=tuple(replace(reply, edits=True) for reply in turn.replies))


def sending_anew(turn: Turn) -> Turn:
    """For a button that was typed: there's no tapped message to edit."""
    return replace(turn, replies=tuple(replace(reply, edits=False) for reply in turn.replies))


def _answered(turn: Turn, asked: Person) -> bool:
    """Whether a turn answers the question whose buttons were offered last, if that's one on saving or erasing."""
    draft = asked.draft
    if draft is not None and draft.step is Step.CONFIRM:
        now = turn.person.draft
        return now is None or now.token != draft.token
    erased = any(isinstance(effect, EraseIntents) for effect in turn.effects)
    return _asks_to_erase(asked) and (erased or turn.person.refused != asked.refused)


def _asks_to_erase(person: Person) -> bool:
    return any(menu.read(button.data).kind == menu.ERASE for button in person.offered)


def _begins(button: Button, beginnings: set[str]) -> bool:
    first = words(button.label)[:1]
    return bool(first) and first[0] in beginnings and menu.read(button.data).kind != menu.SIGN_UP


def _numbered(text: str, offered: tuple[Button, ...]) -> Button | None:
    typed = folded(text)
    number = int(typed) if typed.isdecimal() and len(typed) < menu.PAGE else 0
    return offered[number - 1] if 1 <= number <= len(offered) else None


def _first_words(text: str) -> set[str]:
    return _FIRST_WORDS.get(word(text) or "", set())
