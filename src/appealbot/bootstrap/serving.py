"""Puts together what serves Telegram."""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager, suppress
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

import structlog

from appealbot.adapters.logs import configure_logging
from appealbot.adapters.signals import stopping_on_signals
from appealbot.adapters.store.store import Store
from appealbot.adapters.telegram.connection import connected
from appealbot.adapters.telegram.pace import Pace
from appealbot.adapters.telegram.polling import Poller
from appealbot.adapters.telegram.profile import set_profile
from appealbot.adapters.telegram.sending import Sender
from appealbot.bootstrap.bot import open_bot
from appealbot.bootstrap.turns import Turns
from appealbot.bootstrap.vault import open_vault, why_closed
from appealbot.core.information import Operator
from appealbot.errors import AppealbotError

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable

    from appealbot.adapters.settings import Settings

_log = structlog.get_logger()

STANDING_BY: Final = 1.0
"""Seconds between a waiting process's looks at whether it may poll."""
PURGE_EVERY: Final = 24 * 3_600.0
"""Seconds."""


async def serve(settings: Settings, announce: Callable[[str], None], stop: asyncio.Event | None = None) -> None:
    """Serves Telegram until `stop` is set or the process is told to end (SIGTERM, SIGINT).

    Raises:
        KnowledgeError: A file of the knowledge base can't be loaded.
        NoKnowledgeError: Its directory holds no entry.
        StoreUnusableError, StoreDamagedError, StoreNewerError: The database can't be used.
        TokenRefusedError: Telegram doesn't know the token.
        WebhookSetError, TelegramSilentError: There's nothing to poll any more.
    """
    configure_logging(settings.token.get_secret_value())
    stop = stop or stopping_on_signals()
    key, *former = settings.keys or (None,)
    operator = Operator(settings.operator_name, settings.operator_address, settings.operator_email)
    async with (
        Store.open(settings.database_url.get_secret_value(), key, former) as store,
        _alone(store, announce, stop) as alone,
        connected(settings.token.get_secret_value(), str(settings.api_url), stop) as connection,
    ):
        if connection is None or not alone:
            return
        telegram = connection.bot
        vault = open_vault(settings, store)
        for reason in why_closed(settings):
            announce(f"Sign-ups are closed: {reason}.")
        bot = await asyncio.to_thread(
            open_bot, settings.knowledge, operator, telegram.username, announce, takes_sign_ups=vault is not None
        )
        await set_profile(telegram, bot.catalogue)
        sender = Sender(telegram, Pace(settings.sending_rate))
        with ThreadPoolExecutor(1, "reader") as reader:
            turns = Turns(bot, store, sender, vault, reader if bot.matcher.reads_meaning else None)
            purging = asyncio.create_task(_purge_daily(store))
            announce(f"@{telegram.username} is listening. Stop with Ctrl+C.")
            try:
                await Poller(connection, turns.handle, sender, turns.settle, stop).run()
            finally:
                purging.cancel()
                await asyncio.gather(purging, return_exceptions=True)


@asynccontextmanager
async def _alone(store: Store, announce: Callable[[str], None], stop: asyncio.Event) -> AsyncIterator[bool]:
    """Waits until no other process polls; False where `stop` was set before."""
    lock, waited = store.poller_lock(), False
    while not (taken := await lock.take()) and not stop.is_set():
        if not waited:
            announce("Another instance is polling. This one waits until it ends.")
            waited = True
        with suppress(TimeoutError):
            async with asyncio.timeout(STANDING_BY):
                await stop.wait()
    try:
        yield taken
    finally:
        await lock.release()


async def _purge_daily(store: Store) -> None:
    """Takes away what is kept no longer, at the start and each day."""
    while True:
        try:
            purged = await store.purge(datetime.now(UTC))
            _log.info("purged", updates=purged.updates, dialogues=purged.dialogues, held=purged.held)
        except AppealbotError as error:
            _log.error("store_failed", kind=type(error).__name__)
        await asyncio.sleep(PURGE_EVERY)
