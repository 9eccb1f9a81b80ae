"""What the bot is meant by: in a group most of what is written concerns others, and rights are never put off."""

from __future__ import annotations

from typing import Final

from appealbot.core import menu
from appealbot.core.commands import CommandName, read_command
from appealbot.core.turn import ChatKind, Incoming, Said, Tapped

_RIGHTS: Final = frozenset(
    {CommandName.MY_DATA, CommandName.CORRECT, CommandName.WITHDRAW, CommandName.DELETE, CommandName.CANCEL}
)
_RIGHTS_TAPPED: Final = frozenset({menu.MY_DATA, menu.CORRECT, menu.ERASE, menu.KEEP})


def is_meant(incoming: Incoming, username: str) -> bool:
    """Whether something was written or tapped for the bot: in private always, in a group by a command, reply or tap.

    Args:
        incoming: What came in.
        username: The bot's name on Telegram.
    """
    if incoming.chat is ChatKind.PRIVATE or isinstance(incoming, Tapped) or incoming.addressed:
        return True
    command = read_command(incoming.text, username) if isinstance(incoming, Said) else None
    return command is not None and (command.name is not CommandName.UNKNOWN or command.addressed)


def claimed_right(incoming: Incoming, username: str) -> str | None:
    """Which right over their own data somebody claims by a command or button; None where it's about something else.

    Nobody may lose it to a limit on how much they write (Articles 15 to 17 GDPR).
    """
    if isinstance(incoming, Said):
        command = read_command(incoming.text, username)
        return command.name.value if command is not None and command.name in _RIGHTS else None
    kind = menu.read(incoming.data).kind if isinstance(incoming, Tapped) else None
    return kind if kind in _RIGHTS_TAPPED else None
