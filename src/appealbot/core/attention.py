"""What the bot is meant by: in a group most of what is written concerns others, and rights are never put off."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from appealbot.core import menu
from appealbot.core.asking import asks
from appealbot.core.commands import CommandName, read_command
from appealbot.core.model import Intent
from appealbot.core.outcome import Outcome
from appealbot.core.text import words
from appealbot.core.turn import ChatKind, Incoming, Said, Tapped

if TYPE_CHECKING:
    from appealbot.core.outcome import Match

_RIGHTS: Final = frozenset(
    {CommandName.MY_DATA, CommandName.CORRECT, CommandName.WITHDRAW, CommandName.DELETE, CommandName.CANCEL}
)
_RIGHTS_TAPPED: Final = frozenset({menu.MY_DATA, menu.CORRECT, menu.ERASE, menu.KEEP})
_REACTION: Final = re.compile(
    r"""a+h*a*|o+h+|h+m+|m+h+|puh+|tja+|u+ff+|w+o+w+|(?:ha|he|hi|ho|hua)+h?|lo+l|lmao|rofl|xd+|ok(?:ay|e|i)?|k|jo+|yo+|yes|yep
    |yeah|ja+|je|no+|nope|nein+|n[ea]e+|doch|eben|genau|stimmt|richtig|krass|echt|wirklich|really|true|right|exactly
    |interessant|interesting|spannend|gut|good|super|cool|nice|toll|top|schade|sad|oha|huch|ach|so|na|mal|ganz|sehr|very|ist
    |is|das|that|s|it|und|and|ernsthaft|seriously|danke|thanks|thx|merci|bitte|please|sag|ich|klar|sure|alles""",
    re.VERBOSE,
)
"""Words with which people react to one another; nothing but them asks nothing."""


def calls_for_answer(text: str, match: Match) -> bool:
    """Whether a mere reply to the bot in a group should be answered: people there talk with one another, too.

    Args:
        text: What was written.
        match: How it was understood.
    """
    if match.intent in {Intent.CRISIS, Intent.HELP}:
        return True
    if match.outcome in {Outcome.NONE, Outcome.SMALLTALK, Outcome.CHOICES}:
        return asks(text) and not _reacts(words(text))
    if match.outcome in {Outcome.SIGN_UP, Outcome.MY_DATA}:
        return match.clear
    return not _reacts(words(text))


def _reacts(said: list[str]) -> bool:
    return all(_REACTION.fullmatch(word) for word in said)


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
