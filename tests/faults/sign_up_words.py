"""Rows on a typed yes whose question wasn't on the screen: several while the bot is down, or to what wasn't delivered."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

from appealbot.adapters.sealing import Opener
from appealbot.adapters.store.archive import Archive
from appealbot.bootstrap.records import Filters, open_sign_ups
from appealbot.core.sign_up_draft import Step
from appealbot.sandbox.faults import Refuse
from tests.faults.crowd import SAVED, Crowd, Person
from tests.faults.harness import PATIENCE
from tests.faults.row import Row, Seen
from tests.faults.sign_ups import stored
from tests.vault.people import OPERATOR

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from tests.faults.harness import Installation

NEXT: Final = {
    Step.AGE: Step.ROLE,
    Step.SUMMARY: Step.CONSENT,
    Step.CONSENT: Step.NEWS,
    Step.NEWS: Step.CONFIRM,
    Step.CONFIRM: SAVED,
    SAVED: SAVED,
}
"""Where people are when it goes wrong, and what those are asked next who said yes once. Who has signed up wants
everything erased, or takes the consent back."""
TIMES: Final = 4
REFUSED: Final = Refuse(400, "Bad Request: message text is invalid")


async def typed_early(installation: Installation, people: int) -> Seen:
    placed = _Placed(installation, list(NEXT))
    await placed.sign_up(people)
    await installation.bot.terminate()
    for person in placed.everybody:
        if person in placed.signed_up:
            await placed.crowd.say(person, _wish(person))
        for _ in range(TIMES):
            await placed.crowd.say(person, _yes(person))
    await installation.start()
    await installation.settled()
    return await placed.seen()


async def undelivered(installation: Installation, people: int) -> Seen:
    placed = _Placed(installation, [Step.SUMMARY, Step.CONSENT, Step.NEWS, SAVED])
    await placed.sign_up(people)
    for person in placed.everybody:
        installation.faults.on(REFUSED, "sendMessage", chat=person.chat, times=1)
        await placed.crowd.say(person, _wish(person) if person in placed.signed_up else _yes(person))
    await installation.settled()
    for person in placed.everybody:
        await placed.crowd.say(person, _yes(person))
    await installation.settled()
    return await placed.seen()


class _Placed:
    """People who signed up as far as one of several places."""

    def __init__(self, installation: Installation, places: Sequence[str]) -> None:
        self._installation, self._places = installation, places
        self.crowd = Crowd(installation, self._place)

    @property
    def everybody(self) -> Collection[Person]:
        return self.crowd.people.values()

    @property
    def signed_up(self) -> list[Person]:
        return [person for person in self.everybody if self._place(person) == SAVED]

    @property
    def _others(self) -> list[Person]:
        return [person for person in self.everybody if self._place(person) != SAVED]

    def _place(self, person: Person) -> str:
        return self._places[person.chat % len(self._places)]

    async def sign_up(self, people: int) -> None:
        """Signs so many up as far as their places, and waits until nothing is under way any more."""
        await self.crowd.join(people)
        there = await self.crowd.until(
            lambda: len(self.everybody) == people and all(each.asked == self._place(each) for each in self.everybody),
            PATIENCE,
        )
        assert there
        await self._installation.settled()
        for person in self.everybody:
            if self._place(person) == Step.NEWS:  # that yes is theirs
                person.manner = person.manner._replace(news=True)

    async def seen(self) -> Seen:
        """For how many more was decided than stood on their screens, and whether all get to their end from there."""
        unasked = sum(
            self.crowd.reached(person) not in {NEXT[self._place(person)], self._place(person)}
            for person in self._others
        )
        unasked += len(self.signed_up) - await self._stored(self.signed_up)
        self.crowd.go_on()
        for person in self.signed_up:
            await self.crowd.say(person, _yes(person))
        for person in self._others:
            await self.crowd.look(person)
        await self.crowd.until(lambda: all(person.asked == SAVED for person in self._others), PATIENCE)
        await self._installation.settled()
        found = await stored(self._installation, self._others)
        finished = await self._stored(self._others) + len(self.signed_up) - await self._stored(self.signed_up)
        figures = f"{unasked} decided unasked, {finished} of {len(self.everybody)} then as they wanted"
        return Seen(not unasked and found.whole and finished == len(self.everybody), figures)

    async def _stored(self, people: Sequence[Person]) -> int:
        """How many of them are stored."""
        async with Archive.open(self._installation.database) as archive:
            opened = open_sign_ups(await archive.sign_ups(), Opener([OPERATOR.private]), Filters(), datetime.now(UTC))
        names = {row["name"] for row in opened.rows}
        return sum(person.told["name"] in names for person in people)


def _yes(person: Person) -> str:
    return {"de": "ja", "en": "yes"}[person.manner.code]


def _wish(person: Person) -> str:
    return ("/delete", "/withdraw")[person.wrote % 2]


ROWS: Final = (
    Row(96, "“ja” typed four times while the bot is down", "counts for what was on the screen", typed_early, 60, 600),
    Row(97, "a question not delivered, and “ja” typed", "counts for nothing, asked again", undelivered, 40, 400),
)
