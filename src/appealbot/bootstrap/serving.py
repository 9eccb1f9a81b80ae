"""Puts together what serves Telegram."""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager, suppress
from typing import TYPE_CHECKING, Final

from appealbot.adapters.logs import configure_logging
from appealbot.adapters.packaged import data_directory
from appealbot.adapters.signals import on_hang_up, stopping_on_signals
from appealbot.adapters.store.store import Store
from appealbot.adapters.telegram.clock import TelegramClock
from appealbot.adapters.telegram.connection import connected
from appealbot.adapters.telegram.intake import Intake
from appealbot.adapters.telegram.pace import Pace
from appealbot.adapters.telegram.polling import Poller
from appealbot.adapters.telegram.profile import set_profile
from appealbot.adapters.telegram.sending import Sender
from appealbot.adapters.watching import changes
from appealbot.adapters.yaml_files import signature
from appealbot.bootstrap.admission import Admission
from appealbot.bootstrap.beside import beside
from appealbot.bootstrap.bot import read_surroundings
from appealbot.bootstrap.parking import Parking
from appealbot.bootstrap.purging import Purging
from appealbot.bootstrap.reloading import Knowing
from appealbot.bootstrap.turns import Turns
from appealbot.bootstrap.vault import open_vault, why_closed
from appealbot.core.information import Operator
from appealbot.errors import PollingTakenError

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Coroutine
    from pathlib import Path

    from appealbot.adapters.settings import Settings
    from appealbot.adapters.store.poller_lock import PollerLock
    from appealbot.bootstrap.bot import Bot
    from appealbot.bootstrap.onlooker import Onlooker

STANDING_BY: Final = 1.0
"""Seconds between a waiting process's looks at whether it may poll."""
HOLDING: Final = 0.2
"""Seconds between the polling one's looks at whether it still may: less, so that it's the first to take a lost lock."""


async def serve(
    settings: Settings,
    announce: Callable[[str], None],
    stop: asyncio.Event | None = None,
    onlooker: Onlooker | None = None,
    *,
    watches: bool = False,
) -> None:
    """Serves Telegram until `stop` is set or the process is told to end (SIGTERM, SIGINT).

    SIGHUP has the knowledge base read anew. Where `stop` is given, the process's signals are left alone.

    Args:
        settings: What the installation is told.
        announce: Told what an operator should know.
        stop: Ends it.
        onlooker: Looks on.
        watches: Whether the knowledge base is read anew when its files change; then it may be missing at the start.

    Raises:
        KnowledgeError: A file of the knowledge base can't be loaded.
        NoKnowledgeError: Its directory holds no entry.
        StoreUnusableError, StoreDamagedError, StoreNewerError: The database can't be used.
        TokenRefusedError: Telegram doesn't know the token.
        WebhookSetError, TelegramSilentError: There's nothing to poll any more.
        PollingTakenError: Another process polls now.
        StoreGoneError: The database's file was removed or replaced.
        PartEndedError: What must always run has ended, by a mistake.
    """
    configure_logging(settings.token.get_secret_value())
    reload = asyncio.Event()
    if stop is None:
        stop = stopping_on_signals()
        on_hang_up(reload.set)
    key, *former = settings.keys or (None,)
    clock = TelegramClock()
    operator = Operator(settings.operator_name, settings.operator_address, settings.operator_email)
    async with (
        Store.open(settings.database_url.get_secret_value(), key, former) as store,
        beside(store=store.ended()),
        _alone(store, announce, stop) as alone,
        connected(settings.token.get_secret_value(), str(settings.api_url), stop, clock) as connection,
    ):
        if connection is None or not alone:
            return
        telegram = connection.bot
        vault = open_vault(settings, store)
        for reason in why_closed(settings):
            announce(f"Sign-ups are closed: {reason}.")
        directory = settings.knowledge or data_directory("knowledge")
        surroundings = await asyncio.to_thread(
            read_surroundings, operator, telegram.username, takes_sign_ups=vault is not None
        )
        knowing = Knowing(directory, surroundings, announce, onlooker.knowledge if onlooker else lambda _: None)
        await set_profile(telegram, surroundings.catalogue)
        sender = Sender(telegram, Pace(settings.sending_rate))
        async with _asking(knowing, reload, directory if watches else None):
            bot = await _unless(stop, knowing.first(patient=watches))
            if bot is None:
                return
            with ThreadPoolExecutor(1, "reader") as reader:
                admission = Admission(telegram.username)
                turns = Turns(bot, store, clock, sender, vault, admission, reader, onlooker)
                intake = Intake(telegram, turns, Parking(store), sender)
                purging = Purging(store, clock, announce)
                async with beside(purging=purging.run(), reloading=knowing.keep(turns.answer_with)):
                    announce(f"@{telegram.username} is listening. Stop with Ctrl+C.")
                    await Poller(connection, intake, turns.settle, stop).run()


@asynccontextmanager
async def _asking(knowing: Knowing, reload: asyncio.Event, watched: Path | None) -> AsyncIterator[None]:
    """Has the knowledge base read anew when that's asked for, and when files of a watched directory change."""

    async def when_asked() -> None:
        while True:
            await reload.wait()
            reload.clear()
            knowing.ask()

    async def when_changed(directory: Path) -> None:
        async for _ in changes(directory, signature):
            knowing.ask()

    try:
        watching = {"watching": when_changed(watched)} if watched else {}
        async with beside(asking=when_asked(), **watching):
            yield
    finally:
        await knowing.close()


async def _unless(stop: asyncio.Event, awaited: Coroutine[None, None, Bot]) -> Bot | None:
    """What is awaited; None where `stop` is set before."""
    task, stopped = asyncio.create_task(awaited), asyncio.create_task(stop.wait())
    try:
        await asyncio.wait({task, stopped}, return_when=asyncio.FIRST_COMPLETED)
        return task.result() if task.done() else None
    finally:
        for each in (task, stopped):
            each.cancel()
        await asyncio.gather(task, stopped, return_exceptions=True)


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
        async with beside(**({"lock": _holding(lock)} if taken else {})):
            yield taken
    finally:
        await lock.release()


async def _holding(lock: PollerLock) -> None:
    """Sees that the lock isn't lost: with PostgreSQL it goes with a connection."""
    while await lock.held():  # noqa: ASYNC110 - another computer tells of it, not an event
        await asyncio.sleep(HOLDING)
    raise PollingTakenError
