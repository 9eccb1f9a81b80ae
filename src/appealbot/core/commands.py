"""The slash commands: their names, in English and German, and how they are read."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from appealbot.core.text import LONGEST_MESSAGE


class CommandName(StrEnum):
    """A command, under the name that Telegram's command list shows."""

    START = "start"
    HELP = "help"
    DEMANDS = "demands"
    ASK = "frage"
    LANGUAGE = "language"
    PRIVACY = "privacy"
    IMPRESSUM = "impressum"
    JOIN = "join"
    MY_DATA = "mydata"
    CORRECT = "correct"
    WITHDRAW = "withdraw"
    DELETE = "delete"
    CANCEL = "cancel"
    UNKNOWN = ""


ALIASES: Final = {
    "hilfe": CommandName.HELP,
    "forderungen": CommandName.DEMANDS,
    "menu": CommandName.DEMANDS,
    "ask": CommandName.ASK,
    "sprache": CommandName.LANGUAGE,
    "datenschutz": CommandName.PRIVACY,
    "imprint": CommandName.IMPRESSUM,
    "settings": CommandName.LANGUAGE,
    "mitmachen": CommandName.JOIN,
    "meinedaten": CommandName.MY_DATA,
    "berichtigen": CommandName.CORRECT,
    "widerrufen": CommandName.WITHDRAW,
    "loeschen": CommandName.DELETE,
    "abbrechen": CommandName.CANCEL,
    "stop": CommandName.CANCEL,
}
"""Other names that people try."""

LISTED_IN_PRIVATE: Final = (
    CommandName.DEMANDS,
    CommandName.HELP,
    CommandName.LANGUAGE,
    CommandName.PRIVACY,
    CommandName.JOIN,
    CommandName.MY_DATA,
    CommandName.CORRECT,
    CommandName.WITHDRAW,
    CommandName.DELETE,
    CommandName.CANCEL,
    CommandName.IMPRESSUM,
)
LISTED_IN_GROUPS: Final = (CommandName.ASK, CommandName.DEMANDS, CommandName.HELP, CommandName.IMPRESSUM)

_COMMAND = re.compile(r"/(?P<name>[A-Za-z0-9_]{1,32})(?:@(?P<bot>\w{1,32}))?(?:\s+(?P<argument>.*))?", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Command:
    """A command, read. `addressed`: it named this bot, as `/help@name` does in groups."""

    name: CommandName
    argument: str = ""
    addressed: bool = False


def read_command(text: str, username: str) -> Command | None:
    """The command that a text is, None where it's none, or one for another bot (`/help@another`)."""
    found = _COMMAND.fullmatch(text.strip()[:LONGEST_MESSAGE])
    if found is None:
        return None
    bot = found["bot"]
    if bot and bot.casefold() != username.casefold():
        return None
    name = found["name"].casefold()
    known = ALIASES.get(name) or (CommandName(name) if name in tuple(CommandName) else CommandName.UNKNOWN)
    return Command(known, (found["argument"] or "").strip(), addressed=bool(bot))
