"""The unchanged bot in a temporary directory, on a Telegram of its own: nothing of the user's is touched."""

from __future__ import annotations

import asyncio
import secrets
import tempfile
from contextlib import asynccontextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final

from pydantic import HttpUrl, SecretStr

from appealbot.adapters.sealing import new_key_file
from appealbot.adapters.settings import explicit_settings
from appealbot.bootstrap.onlooker import KnowledgeState
from appealbot.bootstrap.serving import serve
from appealbot.core.model import Place
from appealbot.errors import AppealbotError, KnowledgeError, NoKnowledgeError
from appealbot.lint.problem import Problem
from appealbot.sandbox.server import running
from appealbot.sandbox.world import BOT_ID

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable

    from appealbot.adapters.settings import Settings
    from appealbot.bootstrap.onlooker import Onlooker
    from appealbot.sandbox.world import World

OPERATOR: Final = "Musterverein e. V."
ADDRESS: Final = "Musterstraße 1\n12345 Musterstadt"
EMAIL: Final = "kontakt@musterverein.example"
"""Nobody's: what people see of an operator looks as it will, and such a domain can't exist (RFC 2606)."""
SENDING_RATE: Final = 1_000.0
"""Messages a second: on one's own machine nobody needs to be spared."""


class Installation:
    """A bot that can begin anew.

    Attributes:
        world: Its Telegram.
    """

    def __init__(self, world: World, settings: Callable[[Path], Settings], directory: Path) -> None:
        self.world = world
        self._settings = settings
        self._directory = directory
        self._number = 0
        self._stop = asyncio.Event()
        self._ended = False

    @property
    def data(self) -> Path:
        """Where the bot keeps its database."""
        return self._directory / str(self._number)

    @property
    def database_url(self) -> str:
        """The bot's database."""
        return self._settings(self.data).database_url.get_secret_value()

    async def run(self, onlooker: Onlooker, announce: Callable[[str], None]) -> None:
        """Serves until `end`; after `restart` with an empty database. What was written meanwhile waits."""
        while not self._ended:
            self._stop = asyncio.Event()
            self._number += 1
            self.data.mkdir()
            try:
                await serve(self._settings(self.data), announce, self._stop, onlooker, watches=True)
                self.world.forget()
                await self.world.announce()
            except AppealbotError as error:
                announce(str(error))
                onlooker.knowledge(KnowledgeState(None, _problems(error)))
                await self._stop.wait()

    def restart(self) -> None:
        """Has the bot begin anew, with nothing written and nothing stored."""
        self._stop.set()

    def end(self) -> None:
        """Has the bot end."""
        self._ended = True
        self._stop.set()


@asynccontextmanager
async def installed(knowledge: Path | None) -> AsyncIterator[Installation]:
    """An installation with keys of its own, gone with the block.

    Args:
        knowledge: The knowledge base's directory; None takes the one that came with the program.
    """
    token = f"{BOT_ID}:{secrets.token_urlsafe()}"  # other pages in the browser can't guess it
    with tempfile.TemporaryDirectory(prefix="appealbot-preview-") as name:
        directory = Path(name)
        file, recipient = new_key_file(directory)
        file.unlink()  # so that nobody can open what's sealed
        hmac_key = SecretStr(secrets.token_hex(32))
        async with running(token=token) as sandbox:

            def settings(data: Path) -> Settings:
                return explicit_settings(
                    token=SecretStr(token),
                    api_url=HttpUrl(sandbox.url),
                    knowledge=knowledge,
                    database_url=SecretStr(f"sqlite+aiosqlite:///{data}/appealbot.db"),
                    hmac_key=hmac_key,
                    recipient_keys=recipient.text,
                    sending_rate=SENDING_RATE,
                    operator_name=OPERATOR,
                    operator_address=ADDRESS,
                    operator_email=EMAIL,
                )

            yield Installation(sandbox.world, settings, directory)


def _problems(error: AppealbotError) -> tuple[Problem, ...]:
    """What keeps the bot from answering."""
    sentences = error.findings if isinstance(error, KnowledgeError) else (str(error),)
    check = "files.missing" if isinstance(error, NoKnowledgeError) else "preview.ended"
    return tuple(Problem(Place("", 1), sentence, check, fatal=True) for sentence in sentences)
