"""Puts together what serves Telegram."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import TYPE_CHECKING

from appealbot.adapters.logs import configure_logging
from appealbot.adapters.people import People
from appealbot.adapters.signals import stopping_on_signals
from appealbot.adapters.telegram.connection import connected
from appealbot.adapters.telegram.polling import Poller
from appealbot.adapters.telegram.profile import set_profile
from appealbot.bootstrap.bot import open_bot
from appealbot.core.information import Operator

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from appealbot.adapters.settings import Settings
    from appealbot.adapters.telegram.reading import Heard
    from appealbot.core.turn import Turn


async def serve(settings: Settings, announce: Callable[[str], None], stop: asyncio.Event | None = None) -> None:
    """Serves Telegram until `stop` is set or the process is told to end (SIGTERM, SIGINT).

    Raises:
        KnowledgeError: A file of the knowledge base can't be loaded.
        NoKnowledgeError: Its directory holds no entry.
        TokenRefusedError: Telegram doesn't know the token.
    """
    configure_logging()
    stop = stop or stopping_on_signals()
    operator = Operator(settings.operator_name, settings.operator_address, settings.operator_email)
    people = People()
    async with connected(settings.token.get_secret_value(), str(settings.api_url), stop) as telegram:
        if telegram is None:
            return
        bot = await asyncio.to_thread(open_bot, settings.knowledge, operator, telegram.username, announce)
        await set_profile(telegram, bot.catalogue)
        announce(f"@{telegram.username} is listening. Stop with Ctrl+C.")

        def respond(heard: Heard, now: datetime) -> Turn:
            person = replace(people.recall(heard.chat), code=heard.code)
            turn = bot.conversation.respond(heard.incoming, person, now)
            people.remember(heard.chat, turn.person)
            return turn

        await Poller(telegram, respond, stop).run()
