"""Puts a preview together: the bot on its own Telegram, who looks on, and the page's server."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from appealbot.preview import scene
from appealbot.preview.audience import Audience
from appealbot.preview.inspection import Inspection
from appealbot.preview.installation import installed
from appealbot.preview.server import LOOPBACK, Server, listen
from appealbot.preview.stage import Stage
from appealbot.sandbox.world import BOT_USERNAME

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable
    from pathlib import Path

GRACE: Final = 10.0
"""Seconds that the bot has to end."""


@dataclass(frozen=True, slots=True)
class Preview:
    """A preview that runs.

    Attributes:
        port: Where its page is.
        bot: Ends with the bot; not before the preview does, unless something is broken.
    """

    port: int
    bot: asyncio.Task[None]

    @property
    def url(self) -> str:
        """The page's address."""
        return f"http://{LOOPBACK}:{self.port}/"


@asynccontextmanager
async def running(knowledge: Path | None, port: int, announce: Callable[[str], None]) -> AsyncIterator[Preview]:
    """A preview, until the block ends. The page is there at once; the bot follows when it's loaded.

    Args:
        knowledge: The knowledge base's directory; None takes the one that came with the program.
        port: Where the page should be; where it's taken, the page is at the next free one.
        announce: Told what the bot announces.
    """
    listening = listen(port)
    async with installed(knowledge) as installation:
        scene.furnish(installation.world)
        audience = Audience()
        inspection = Inspection(audience.tell, lambda: installation.database_url, BOT_USERNAME, knowledge)
        stage = Stage(installation, inspection, audience)
        server = Server(stage, audience, installation.world)
        await server.open(listening)
        bot = asyncio.create_task(installation.run(inspection, announce))
        following = asyncio.create_task(stage.follow())
        try:
            yield Preview(listening.getsockname()[1], bot)
        finally:
            installation.end()
            await server.close()
            await asyncio.wait({bot}, timeout=GRACE)
            for task in (bot, following):
                task.cancel()
            await asyncio.gather(bot, following, return_exceptions=True)
            await inspection.close()
