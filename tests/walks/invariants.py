"""What must hold of each step, whatever the bot says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from appealbot.core import menu
from appealbot.core.commands import CommandName, read_command
from appealbot.core.sign_up_draft import Step
from appealbot.core.sign_up_words import YES, word
from appealbot.core.text import folded
from appealbot.core.turn import Said, Tapped

if TYPE_CHECKING:
    from appealbot.core.turn import Incoming
    from tests.walks.facts import Facts

_YES: frozenset[str] = frozenset(
    folded(label)
    for label in ("Ja, alles löschen", "Alles löschen", "Zurückziehen und löschen", "Ja, jetzt speichern", "Ja")
    + ("Yes, erase everything", "Erase everything", "Withdraw and erase", "Yes, save it now", "Yes")
)
"""The labels of buttons that save or erase."""


def broken(incoming: Incoming, before: Facts, after: Facts) -> str | None:
    """What was done that nobody asked for; None where all is well."""
    new = [intent for intent in after.intents if intent not in before.intents]
    gone = [intent for intent in before.intents if intent not in after.intents]
    replaced = [intent for intent in gone if intent.appeal in {each.appeal for each in new}]
    if new and not _confirmed(incoming, before):
        return "something was saved that nobody confirmed"
    if gone != replaced and not _erasing(incoming, before):
        return "something was erased that nobody wanted to be erased"
    if after.overdue:
        return "a draft outlived its day"
    if after.person.chosen is None and before.person.chosen is not None and not _erasing(incoming, before):
        return "the chosen language was forgotten"
    return None


def _confirmed(incoming: Incoming, before: Facts) -> bool:
    draft = before.draft
    if draft is None or draft.step is not Step.CONFIRM or draft.agreed is None:
        return False
    if isinstance(incoming, Tapped):
        return incoming.data == f"{menu.SIGN_UP}:{Step.CONFIRM}:{draft.token}:{YES}"
    return _said_yes(incoming)


def _erasing(incoming: Incoming, before: Facts) -> bool:
    if isinstance(incoming, Tapped):
        return menu.read(incoming.data).kind == menu.ERASE
    if isinstance(incoming, Said) and (command := read_command(incoming.text, "")) is not None:
        nothing = not before.intents and before.draft is None  # then there's nothing to ask
        return nothing and command.name in {CommandName.DELETE, CommandName.WITHDRAW}
    return _said_yes(incoming)


def _said_yes(incoming: Incoming) -> bool:
    return isinstance(incoming, Said) and (word(incoming.text) == YES or folded(incoming.text) in _YES)
