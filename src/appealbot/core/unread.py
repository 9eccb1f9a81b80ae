"""Which answers can't be given while what is stored can't be read: they would say something untrue."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from appealbot.core import menu
from appealbot.core.commands import CommandName, read_command
from appealbot.core.outcome import Outcome
from appealbot.core.turn import ChatKind, Said, Tapped

if TYPE_CHECKING:
    from appealbot.core.turn import Incoming, Turn

_COMMANDS: Final = frozenset(
    {
        CommandName.JOIN,
        CommandName.MY_DATA,
        CommandName.CORRECT,
        CommandName.WITHDRAW,
        CommandName.DELETE,
        CommandName.CANCEL,
    }
)
_BUTTONS: Final = frozenset({menu.JOIN, menu.SIGN_UP, menu.MY_DATA, menu.CORRECT, menu.ERASE, menu.KEEP})
_OUTCOMES: Final = frozenset({Outcome.SIGN_UP, Outcome.MY_DATA, Outcome.NONE})
"""What isn't understood may be an answer in an open sign-up."""


def rests_on_stored(incoming: Incoming, turn: Turn, username: str) -> bool:
    """Whether a turn would be another one if something were stored of the person, or begins to store something.

    Args:
        incoming: What came in.
        turn: What follows from it for somebody of whom nothing is known.
        username: The bot's, as in `/delete@username`.
    """
    if turn.effects or turn.person.draft is not None or turn.person.chosen is not None:
        return True
    if incoming.chat is ChatKind.GROUP:  # there, it only leads to the private chat
        return False
    if isinstance(incoming, Tapped):
        return menu.read(incoming.data).kind in _BUTTONS
    if turn.match is not None:
        return turn.match.outcome in _OUTCOMES
    command = read_command(incoming.text, username) if isinstance(incoming, Said) else None
    if command is None:
        return False
    return command.name in _COMMANDS or (command.name is CommandName.START and command.argument in _COMMANDS)
