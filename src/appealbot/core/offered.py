"""The buttons that were offered last, for those who type instead of tapping."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from appealbot.core import menu
from appealbot.core.effects import EraseIntents
from appealbot.core.sign_up_words import NO, YES, word
from appealbot.core.text import folded, words

if TYPE_CHECKING:
    from appealbot.core.turn import Button, Turn

_FIRST_WORDS: Final = {YES: {"ja", "yes"}, NO: {"nein", "no"}}


def typed_button(text: str, offered: tuple[Button, ...]) -> Button | None:
    """The button whose label or number was typed, or for a yes or no the only one whose label begins so."""
    typed = folded(text)
    if typed.isdecimal() and len(typed) < menu.PAGE and 1 <= int(typed) <= len(offered):
        return offered[int(typed) - 1]
    named = next((button for button in offered if typed and folded(button.label) == typed), None)
    begun = [button for button in offered if words(button.label)[:1] and words(button.label)[0] in _first_words(text)]
    return begun[0] if named is None and len(begun) == 1 else named


def remembering(turn: Turn) -> Turn:
    """Keeps the buttons that the last reply offers, for those who type instead of tapping; after an erasure nothing."""
    if not turn.replies or any(isinstance(effect, EraseIntents) for effect in turn.effects):
        return turn
    offered = tuple(button for row in turn.replies[-1].rows for button in row if button.data)
    return replace(turn, person=replace(turn.person, offered=offered))


def editing(turn: Turn) -> Turn:
    """The turn in place of the message whose button was tapped."""
    return replace(turn, replies=tuple(replace(reply, edits=True) for reply in turn.replies))


def sending_anew(turn: Turn) -> Turn:
    """For a button that was typed: there's no tapped message to edit."""
    return replace(turn, replies=tuple(replace(reply, edits=False) for reply in turn.replies))


def _first_words(text: str) -> set[str]:
    return _FIRST_WORDS.get(word(text) or "", set())
