"""Random walks through all dialogues, on everything real but Telegram; after each step what was said is checked."""

from __future__ import annotations

import asyncio
import json
from concurrent.futures import ThreadPoolExecutor
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from datetime import UTC, datetime
from random import Random
from typing import TYPE_CHECKING, Any, Final

from appealbot.adapters.telegram.clock import TelegramClock
from appealbot.adapters.telegram.reading import read
from appealbot.adapters.telegram.sending import Sender
from appealbot.bootstrap.admission import Admission
from appealbot.bootstrap.turns import Turns
from appealbot.bootstrap.vault import Vault
from appealbot.core import menu
from appealbot.core.sign_up_draft import TYPED, Step
from appealbot.sandbox.api import Api
from appealbot.sandbox.clock import Clock
from appealbot.sandbox.html import parse
from appealbot.sandbox.parameters import structured
from appealbot.sandbox.people import Named
from appealbot.sandbox.world import BOT_ID, TOKEN, World
from telegram import Bot as TelegramBot
from telegram import Update
from tests.vault.people import KEY, OPERATOR, opened_store
from tests.walks.facts import Facts, facts
from tests.walks.invariants import Rules
from tests.walks.truths import TRUTHS, Ear, Sentence, tells_what_is_stored
from tests.walks.wire import Unhurried, Wire

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from appealbot.adapters.store.store import Store
    from appealbot.adapters.telegram.reading import Heard
    from appealbot.bootstrap.bot import Bot
    from appealbot.core.catalogue import Catalogue

BEGINNING: Final = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
MINUTE: Final = 60.0
HOUR: Final = 60 * MINUTE
DAY: Final = 24 * HOUR
TOLD: Final = {
    Step.PLACE: ("Musterstadt", "Verein Beispiel", "?"),
    Step.NAME: ("Anna Beispiel", "Ümit Çelik", "ja", "x@y.example"),
    Step.EMAIL: ("anna@example.com", "ben@example.org", "аnna@example.com", "telegram", "nichts"),
}
SAID: Final = (
    *("/join", "/mydata", "/delete", "/withdraw", "/correct", "/cancel", "/privacy", "/start", "/start join", "/help"),
    *("/language de", "/language en", "/language", "/demands", "/frage Was ist eine Duldung?", "/delete@nobody"),
    *("ja", "nein", "yes", "no", "1", "2", "zurück", "abbrechen", "stimmt", "ich willige ein", "ok", "telegram"),
    *("Ja, alles löschen", "Nein, behalten", "Alles löschen", "Yes, erase everything", "No, keep it", "Berichtigen"),
    *(
        "Ja, jetzt speichern",
        "Ja, ich willige ein",
        "Nein, jünger",
        "No",
        "Meine Daten",
        "Als Datei",
        "Weiter eintragen",
    ),
    *("Was ist eine Duldung?", "May refugees work?", "und Hessen?", "vielleicht", "hallo", "danke", "asdfgh"),
    *("ich will unterschreiben", "I want to sign up", "Lösche bitte alle meine Daten", "Please delete my data"),
    *("Ich ziehe meine Einwilligung zurück.", "I withdraw my consent", "Welche Daten habt ihr von mir?"),
    *("Ich möchte meine E-Mail-Adresse ändern", "Musterstadt", "Anna Beispiel", "anna@example.com"),
)
"""What people write, whatever was asked."""
ENDINGS: Final = (":cancel", ":back", ":no")
"""Of what buttons carry that lead out of a sign-up, or back in it."""
ABOUT_DATA: Final = ("/join", "/join", "/correct", "/correct", "/mydata", "/delete", "/withdraw")


@dataclass(slots=True)
class Place:
    """A chat as its person sees it.

    Attributes:
        person: Their id.
        code: The language of their Telegram.
        shown: Each button that ever stood there: its message, what it carries, its label.
        last: Those of the newest message with buttons.
        rules: What must hold of what is done with their data.
    """

    person: int
    code: str
    rules: Rules
    shown: list[tuple[int, str, str]] = field(default_factory=list)
    last: list[tuple[int, str, str]] = field(default_factory=list)


class UntrueError(AssertionError):
    """The bot said something untrue, or did something that nobody asked for."""


class Walk:
    """A walk of two people who share a bot.

    Args:
        bot: What decides.
        texts: What the bot's sentences are recognised by; another catalogue than its own shows whether lies are found.
        file: The database.
        seed: Makes the same walk again.
    """

    def __init__(self, bot: Bot, texts: Catalogue, file: Path, seed: int) -> None:
        self._bot, self._texts, self._ear, self._file = bot, texts, Ear(texts), file
        self._seed, self._random = seed, Random(seed)  # noqa: S311 - a walk that can be walked again, no secret
        self._clock = Clock(rate=0)
        self._clock.move(BEGINNING.timestamp() - self._clock.now())
        self._world = World(self._clock)
        self._wire = Wire(Api(self._world))
        self._places = [Place(1_001, "de", Rules(texts)), Place(1_002, "en", Rules(texts))]
        self._world.meet(Named(self._places[0].person, "Anna", username="anna_example"))
        self._told: list[str] = []
        self._done: list[tuple[Heard, float]] = []
        self.steps = 0
        self.heard: set[str] = set()

    async def walk(self, steps: int) -> None:
        """Takes so many steps.

        Raises:
            UntrueError: What the bot said or did wasn't true; with the seed and the last steps.
        """
        with ThreadPoolExecutor(1) as reader:
            self._reader = reader
            await self._start()
            try:
                while self.steps < steps:
                    await self._step()
                    self.steps += 1
            finally:
                await self._running.aclose()

    # ── The program ────────────────────────────────────────────────────────────────────────────────────────────────

    async def _start(self) -> None:
        self._running = AsyncExitStack()
        self._store: Store = await self._running.enter_async_context(
            opened_store(f"sqlite+aiosqlite:///{self._file}", KEY)
        )
        self._vault = Vault(self._store, [OPERATOR.recipient], KEY)
        clock = TelegramClock(self._clock.now)
        clock.wrote(self._now)
        telegram = TelegramBot(TOKEN, request=self._wire, get_updates_request=self._wire)
        sender = Sender(telegram, Unhurried())
        self._turns = Turns(self._bot, self._store, clock, sender, self._vault, Admission("appeal_bot"), self._reader)

    async def _restart(self) -> None:
        await self._running.aclose()
        await self._start()

    @property
    def _now(self) -> datetime:
        return datetime.fromtimestamp(self._clock.now(), UTC)

    async def _facts(self, place: Place) -> Facts:
        return await facts(self._store, self._vault, self._file, place.person, self._now)

    # ── Steps ──────────────────────────────────────────────────────────────────────────────────────────────────────

    async def _step(self) -> None:
        self._clock.move(MINUTE)
        place = self._random.choice(self._places)
        kind = self._random.choices(
            ("onward", "say", "old", "attach", "again", "hours", "day", "year", "restart"),
            (66, 12, 9, 1, 3, 2, 2, 0.3, 1),
        )[0]
        if kind in {"hours", "day", "year"}:
            await self._pass({"hours": self._random.randint(1, 12) * HOUR, "day": DAY, "year": 366 * DAY}[kind])
        elif kind == "restart":
            self._note("RESTART")
            await self._restart()
        elif kind == "again":
            await self._again()
        else:
            await self._act(place, kind)

    async def _pass(self, seconds: float) -> None:
        self._note(f"TIME {seconds / HOUR:.0f} hours")
        self._clock.move(seconds)
        if self._random.random() < 0.7:
            await self._store.purge(self._now)
            if any([(await self._facts(place)).overdue for place in self._places]):
                raise self._untrue("a draft outlived its day")

    async def _again(self) -> None:
        """Telegram tells of something once more, as it may for a day."""
        lately = [(heard, at) for heard, at in self._done[-5:] if self._clock.now() - at < DAY]
        if not lately:
            return
        heard, _ = self._random.choice(lately)
        place = next(place for place in self._places if place.person == heard.sender)
        self._note("TOLD AGAIN")
        before = await self._facts(place)
        replies = await self._handled(heard)
        if replies or await self._facts(place) != before:
            raise self._untrue("what was told again was handled again")

    async def _act(self, place: Place, kind: str) -> None:
        others = [await self._facts(each) for each in self._places if each is not place]
        before = await self._facts(place)
        known = len(place.shown)
        heard = await self._acting(place, kind, before)
        if heard is None:
            return
        killed = self._random.random() < 0.05
        replies = await self._killed(heard) if killed else await self._handled(heard)
        self._done.append((heard, self._clock.now()))
        after = await self._facts(place)
        for reply in replies:
            self._note(f"    BOT {reply!r}")
        for method, parameters, _ in self._world.calls:
            if method == "sendDocument" and not tells_what_is_stored(_content(parameters), after):
                raise self._untrue("the file doesn't hold what is stored")
        if "erase-kept" in self._check(replies, before, after):
            place.rules.kept(after.at)
        if others != [await self._facts(each) for each in self._places if each is not place]:
            raise self._untrue("somebody else's data changed")
        if (why := place.rules.broken(heard.incoming, before, after)) is not None:
            raise self._untrue(why)
        for _, data, _ in place.shown[known:]:
            place.rules.shown(data, after)

    async def _acting(self, place: Place, kind: str, now: Facts) -> Heard | None:
        """What a person does."""
        if kind == "attach":
            return await self._said(place, "", more={"text": None, "dice": {"emoji": "🎲", "value": 1}})
        if kind == "old" and place.shown:
            harmful = [button for button in place.shown if menu.read(button[1]).kind == menu.ERASE]
            return await self._tapped(place, *self._random.choice((self._by_chance(0.5) and harmful) or place.shown))
        if kind == "onward":
            return await self._onward(place, now)
        return await self._said(place, self._random.choice(SAID))

    async def _onward(self, place: Place, now: Facts) -> Heard | None:
        """What leads on: an answer to what was asked last, mostly one that doesn't end it."""
        if now.draft is not None and now.draft.corrects and self._by_chance(0.1):
            return await self._said(place, "/cancel")  # the end that is most easily told wrong
        answering = now.draft is not None and any(data.startswith(menu.SIGN_UP) for _, data, _ in place.last)
        if now.draft is not None and now.draft.step in TYPED:
            return await self._said(place, self._random.choice(TOLD[now.draft.step]))
        if now.person.refused is not None and self._by_chance(0.2):
            return await self._said(place, "/mydata")
        if not place.last or not (answering or self._by_chance(0.5)):
            return await self._said(place, self._random.choice(ABOUT_DATA) if now.draft is None else "/join")
        likely = [0.2 if data.endswith(ENDINGS) else 3 if data.endswith(":yes") else 1 for _, data, _ in place.last]
        message, data, label = self._random.choices(place.last, likely)[0]
        if self._by_chance(0.25):
            return await self._said(place, self._random.choice((label, label.split(",")[0])))
        return await self._tapped(place, message, data, label)

    def _by_chance(self, probability: float) -> bool:
        return self._random.random() < probability

    async def _said(self, place: Place, text: str, more: dict[str, Any] | None = None) -> Heard | None:
        self._note(f"{place.code} SAYS {text!r}")
        await self._world.say(place.person, text, code=place.code, more=more)
        return self._update()

    async def _tapped(self, place: Place, message: int, data: str, label: str) -> Heard | None:
        self._note(f"{place.code} TAPS {label!r} ({data}) in {message}")
        await self._world.tap(place.person, message, data, code=place.code)
        return self._update()

    def _update(self) -> Heard | None:
        told = self._world.updates[-1]
        self._world.queue.clear()
        return read(Update.de_json(told, None), BOT_ID)

    # ── What follows ───────────────────────────────────────────────────────────────────────────────────────────────

    async def _handled(self, heard: Heard) -> list[str]:
        """What the bot replies."""
        self._world.calls.clear()
        await self._turns.handle(heard)
        await self._turns.settle()
        return [
            text
            for method, parameters, _ in self._world.calls
            if (text := self._shown(heard, method, parameters)) is not None
        ]

    async def _killed(self, heard: Heard) -> list[str]:
        """The program is killed between storing and telling, and told again after its restart."""
        self._note("    KILLED before it could tell")
        self._wire.cut, self._wire.tried = True, asyncio.Event()
        handling, trying = asyncio.create_task(self._turns.handle(heard)), asyncio.create_task(self._wire.tried.wait())
        await asyncio.wait({handling, trying}, return_when=asyncio.FIRST_COMPLETED)
        for task in (handling, trying):
            task.cancel()
        await asyncio.gather(handling, trying, return_exceptions=True)
        self._wire.cut = False
        await self._restart()
        return await self._handled(heard)

    def _shown(self, heard: Heard, method: str, parameters: Mapping[str, Any]) -> str | None:
        """The text of a message that was written or edited; its buttons are noted."""
        if method not in {"sendMessage", "editMessageText", "sendDocument"}:
            return None
        place = next(place for place in self._places if place.person == heard.chat)
        number = int(parameters["message_id"]) if method == "editMessageText" else self._newest(place)
        rows = (structured(parameters.get("reply_markup")) or {}).get("inline_keyboard", [])
        buttons = [
            (number, each["callback_data"], each["text"]) for row in rows for each in row if "callback_data" in each
        ]
        place.shown += buttons
        place.last = buttons or place.last
        text = str(parameters.get("text") or parameters.get("caption") or "")
        return parse(text).text

    def _newest(self, place: Place) -> int:
        return max(self._world.chat(place.person).messages, default=0)

    def _check(self, replies: list[str], before: Facts, after: Facts) -> set[str]:
        """The names of the sentences that were said, all of which are true."""
        names = set()
        for reply in replies:
            for name, language, values in self._ear.heard(reply):
                said = Sentence(name, language, values, reply, before, after, self._bot.knowledge, self._texts)
                names.add(name)
                if not TRUTHS[name](said):
                    raise self._untrue(f"{name} isn't true: {values}")
        self.heard |= names
        return names

    def _note(self, line: str) -> None:
        self._told.append(line)

    def _untrue(self, what: str) -> UntrueError:
        told = "\n".join(self._told[-40:])
        return UntrueError(f"{what}\nseed {self._seed}, step {self.steps}; the last steps:\n{told}")


def _content(parameters: Mapping[str, Any]) -> dict[str, Any]:
    """What a file that was sent holds."""
    file = parameters["document"].file
    file.seek(0)
    content: dict[str, Any] = json.load(file)
    return content
