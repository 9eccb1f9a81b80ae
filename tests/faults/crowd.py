"""Many people who sign up side by side, each as the bot asks: what they know is what reached them."""

from __future__ import annotations

import asyncio
import html
import re
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from appealbot.adapters.locales import read_catalogue
from appealbot.adapters.packaged import data_directory
from appealbot.core.model import Language
from appealbot.core.sign_up_draft import Step
from tests.faults.harness import TEXT

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from tests.faults.harness import Installation

TAP: Final = "tap "
"""What begins so is the value of the button to be tapped."""
SAVED: Final = "saved"
ASKED: Final = {
    Step.AGE: "sign-up-age",
    Step.ROLE: "sign-up-role",
    Step.PLACE: "sign-up-municipality",
    Step.NAME: "sign-up-name",
    Step.EMAIL: "sign-up-email",
    Step.SPELLING: "sign-up-spelling",
    Step.APPEAL: "sign-up-appeal",
    Step.SUMMARY: "sign-up-summary-right",
    Step.CONSENT: "sign-up-consent",
    Step.NEWS: "sign-up-news",
    Step.CONFIRM: "sign-up-confirm",
    SAVED: "sign-up-saved",
}
"""The text by which a question is known, and that everything is stored."""


class Manner(NamedTuple):
    """How somebody signs up.

    Attributes:
        code: Their `language_code`.
        says: What they say, or tap, when they are asked for a step.
        told: What must be stored of them then.
        news: Whether they agree to that, too.
    """

    code: str
    says: Mapping[str, str]
    told: Mapping[str, str | None]
    news: bool


TYPING: Final = Manner(
    "de",
    {
        Step.AGE: "ja",
        Step.ROLE: "privat",
        Step.NAME: f"{TEXT} {{0}}",
        Step.EMAIL: f"{TEXT}-{{0}}@verein.example.com",
        Step.APPEAL: "1",
        Step.SUMMARY: "stimmt",
        Step.CONSENT: "ich willige ein",
        Step.NEWS: "nein",
        Step.CONFIRM: "ja",
    },
    {"role": "citizen", "place": None, "name": f"{TEXT} {{0}}", "email": f"{TEXT}-{{0}}@verein.example.com"},
    news=False,
)
TAPPING: Final = Manner(
    "en",
    {
        Step.AGE: f"{TAP}yes",
        Step.ROLE: f"{TAP}mayor",
        Step.PLACE: f"{TEXT}-town {{0}}",
        Step.NAME: f"{TEXT} {{0}}",
        Step.EMAIL: f"{TEXT}-{{0}}@vеrein.example.com",  # with a Cyrillic letter
        Step.SPELLING: f"{TAP}yes",
        Step.APPEAL: f"{TAP}towns",
        Step.SUMMARY: f"{TAP}yes",
        Step.CONSENT: f"{TAP}yes",
        Step.NEWS: f"{TAP}yes",
        Step.CONFIRM: f"{TAP}yes",
    },
    {
        "role": "mayor",
        "place": f"{TEXT}-town {{0}}",
        "name": f"{TEXT} {{0}}",
        "email": f"{TEXT}-{{0}}@verein.example.com",
    },
    news=True,
)
MANNERS: Final = (TYPING, TYPING, TYPING, TAPPING)
"""Most type: it takes fewer steps."""


STAGGERED: Final = 3
"""Questions after which another one begins, so that not all are at the same step."""


@dataclass(slots=True)
class Person:
    """Somebody who signs up.

    Attributes:
        chat: Their chat with the bot.
        manner: How they do it.
        asked: What they were asked last; None before anything.
        message: The message that asked.
        wrote: The number of what they wrote last.
    """

    chat: int
    manner: Manner
    asked: str | None = None
    message: dict[str, Any] = field(default_factory=dict)
    wrote: int = 0

    @property
    def told(self) -> dict[str, str | None]:
        """What must be stored of them, by an export's columns."""
        told = {name: value and value.format(self.chat) for name, value in self.manner.told.items()}
        return {**told, "username": None, "news": "yes" if self.manner.news else "no", "language": self.manner.code}

    @property
    def data(self) -> str:
        """What the button carries that they tap next; of those who type, what the first one carries."""
        says = self.manner.says[self.asked or ""]
        carried = [str(one["callback_data"]) for row in self.message["reply_markup"]["inline_keyboard"] for one in row]
        value = says.removeprefix(TAP) if says.startswith(TAP) else carried[0]
        return next(data for data in carried if data.endswith(value))


class Crowd:
    """People who sign up on an installation.

    Args:
        installation: Where.
        stops: The step whose question people leave unanswered, for each person; None signs up to the end.
    """

    def __init__(self, installation: Installation, stops: Callable[[Person], str | None] = lambda _: None) -> None:
        catalogue = read_catalogue(data_directory("locales"))
        self._texts = {
            language.value: {step: re.split("[{?]", catalogue.say(language, name))[0] for step, name in ASKED.items()}
            for language in Language
        }
        self._again = {language.value: catalogue.say(language, "answered-too-early") for language in Language}
        self._installation, self._world = installation, installation.world
        self._stops = stops
        self._seen = len(self._world.calls)
        self._next: list[Person] = []
        self._at_once = 0
        self.people: dict[int, Person] = {}
        self.asked: Counter[str] = Counter()
        """How often which step was asked for."""

    @property
    def saved(self) -> list[Person]:
        """Those who were told that they are signed up."""
        return [person for person in self.people.values() if person.asked == SAVED]

    async def join(self, count: int, *, at_once: int | None = None) -> None:
        """So many people want to sign up: all together, or at most some `at_once`, who don't begin together."""
        chats = self._installation.chats(count)
        self._next += [Person(chat, MANNERS[number % len(MANNERS)]) for number, chat in enumerate(chats)]
        self._at_once = at_once or count
        for _ in range(1 if at_once else count):
            await self._begin()

    async def until(self, done: Callable[[], Any], seconds: float) -> bool:
        """Goes on with all until something is true; whether it was, in time."""
        try:
            async with asyncio.timeout(seconds):
                while not done():
                    async with self._world.changed:
                        await self._world.changed.wait_for(lambda: len(self._world.calls) > self._seen)
                    await self.hear()
        except TimeoutError:
            return False
        return True

    def go_on(self) -> None:
        """Nobody stops any more, once they are asked for something again."""
        self._stops = lambda _: None

    async def say(self, person: Person, text: str) -> None:
        """Somebody types something."""
        said = await self._world.say(person.chat, text, code=person.manner.code)
        person.wrote = said["message_id"]

    async def tap(self, person: Person, data: str) -> str:
        """Somebody taps a button of the message that asked last; returns the tap's id."""
        return await self._world.tap(person.chat, person.message["message_id"], data, code=person.manner.code)

    async def answer(self, person: Person) -> None:
        """Somebody answers what they were asked last."""
        says = person.manner.says[person.asked or ""]
        if says.startswith(TAP):
            await self.tap(person, person.data)
        else:
            await self.say(person, says.format(person.chat))

    async def look(self, person: Person) -> None:
        """Somebody looks into the chat, and answers what it asks of them by now."""
        step = self.reached(person)
        assert step is not None
        person.asked, person.message = step, self._message(person, step) or {}
        if step != SAVED:
            await self.answer(person)

    def reached(self, person: Person) -> str | None:
        """The last of the steps whose question stands in somebody's chat."""
        texts = self._texts[person.manner.code]
        written = [str(message.get("text")) for message in self._world.from_bot(person.chat)]
        steps = reversed([*person.manner.says, SAVED])
        return next((step for step in steps if any(texts[step] in text for text in written)), None)

    async def hear(self) -> None:
        """Whoever was asked something new since the last time answers it."""
        calls, self._seen = self._world.calls[self._seen :], len(self._world.calls)
        for method, told, _ in calls:
            person = self.people.get(int(told.get("chat_id") or 0))
            if person is None or method not in {"sendMessage", "editMessageText"}:
                continue
            text = html.unescape(str(told["text"]))
            step = self._next_step(person, text)
            if step is None:
                if self._asks_again(person, text):
                    await self.answer(person)
                continue
            message = self._message(person, step)
            if message is None:
                continue
            self.asked[step] += 1
            person.asked, person.message = step, message
            if step != SAVED and step != self._stops(person):
                await self.answer(person)
            if self.asked.total() % STAGGERED == 0 or step == SAVED:
                await self._begin()

    async def _begin(self) -> None:
        if self._next and len(self.people) - len(self.saved) < self._at_once:
            person = self._next.pop(0)
            self.people[person.chat] = person
            await self.say(person, "/join")

    def _next_step(self, person: Person, text: str) -> str | None:
        """Which of the steps to come a message asks for: one that comes twice was answered before."""
        steps = [*person.manner.says, SAVED]
        ahead = steps[steps.index(person.asked) + 1 :] if person.asked else steps[:1]
        texts = self._texts[person.manner.code]
        return next((step for step in ahead if texts[step] in text), None)

    def _asks_again(self, person: Person, text: str) -> bool:
        """Whether the last question is asked once more, as the answer came too early, and not answered since."""
        step, code = person.asked, person.manner.code
        if step is None or step == self._stops(person) or not text.startswith(self._again[code]):
            return False
        message = self._message(person, step)
        if message is None or self._texts[code][step] not in text:
            return False
        person.message = message
        return bool(message["message_id"] > person.wrote)

    def _message(self, person: Person, step: str) -> dict[str, Any] | None:
        """The message that asked; None where Telegram refused it."""
        text = self._texts[person.manner.code][step]
        messages = self._world.from_bot(person.chat)
        return next((message for message in reversed(messages) if text in str(message.get("text"))), None)
