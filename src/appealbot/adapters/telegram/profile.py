"""What people see of the bot before they write to it: name, descriptions, command lists, in each language."""

from __future__ import annotations

from typing import TYPE_CHECKING

import structlog
from telegram.error import TelegramError

from appealbot.core.commands import LISTED_IN_GROUPS, LISTED_IN_PRIVATE
from appealbot.core.model import Language
from telegram import BotCommand, BotCommandScopeAllGroupChats, BotCommandScopeAllPrivateChats

if TYPE_CHECKING:
    from collections.abc import Sequence

    from appealbot.core.catalogue import Catalogue
    from appealbot.core.commands import CommandName
    from telegram import Bot

_log = structlog.get_logger()


async def set_profile(bot: Bot, catalogue: Catalogue) -> None:
    """Sets the profile, where it differs. German is also what those see whose language is neither.

    A failure is logged and doesn't keep the bot from starting.
    """
    try:
        for code, language in (("", Language.DE), *((language.value, language) for language in Language)):
            await _set_texts(bot, catalogue, language, code)
            await _set_commands(bot, catalogue, language, code)
    except TelegramError as error:
        _log.warning("profile_not_set", kind=type(error).__name__)


async def _set_texts(bot: Bot, catalogue: Catalogue, language: Language, code: str) -> None:
    name = catalogue.say(language, "bot-name")
    if (await bot.get_my_name(language_code=code)).name != name:
        await bot.set_my_name(name, language_code=code)
    description = catalogue.say(language, "bot-description")
    if (await bot.get_my_description(language_code=code)).description != description:
        await bot.set_my_description(description, language_code=code)
    short = catalogue.say(language, "bot-short-description")
    if (await bot.get_my_short_description(language_code=code)).short_description != short:
        await bot.set_my_short_description(short, language_code=code)


async def _set_commands(bot: Bot, catalogue: Catalogue, language: Language, code: str) -> None:
    scopes = (
        (BotCommandScopeAllPrivateChats(), LISTED_IN_PRIVATE),
        (BotCommandScopeAllGroupChats(), LISTED_IN_GROUPS),
    )
    for scope, names in scopes:
        wanted = _listed(catalogue, language, names)
        if await bot.get_my_commands(scope=scope, language_code=code) != wanted:
            await bot.set_my_commands(wanted, scope=scope, language_code=code)


def _listed(catalogue: Catalogue, language: Language, names: Sequence[CommandName]) -> tuple[BotCommand, ...]:
    return tuple(BotCommand(name.value, catalogue.say(language, f"command-{name.value}")) for name in names)
