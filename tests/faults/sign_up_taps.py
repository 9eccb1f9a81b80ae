"""Rows on the sign-up's buttons and the process: tapped too late, forged, another's; restarted at each step."""

from __future__ import annotations

from itertools import cycle, islice
from typing import TYPE_CHECKING, Final

from appealbot.core.sign_up_draft import Step
from tests.faults.crowd import ASKED, Crowd, Person
from tests.faults.harness import PATIENCE
from tests.faults.row import Row, Seen
from tests.faults.sign_ups import AT_ONCE, stored

if TYPE_CHECKING:
    from tests.faults.harness import Installation

TOO_LATE: Final = 200
"""Seconds; Telegram forgets a tap after 150."""
FORGED: Final = 10
"""Taps on forged buttons, for each person."""


async def tapped_too_late(installation: Installation, taps: int) -> Seen:
    crowd = Crowd(installation, lambda _: Step.CONFIRM)
    await crowd.join(taps)
    await crowd.until(lambda: crowd.asked[Step.CONFIRM] == taps, PATIENCE)
    await installation.bot.kill()
    tapped = [await crowd.tap(person, person.data) for person in crowd.people.values()]
    installation.world.clock.move(TOO_LATE)
    gone = sum(not installation.world.in_time(tap) for tap in tapped)
    await installation.start()
    crowd.go_on()
    for number, person in enumerate(crowd.people.values()):
        await crowd.say(person, ("ja", "yes")[number % 2])
    await crowd.until(lambda: len(crowd.saved) == taps, PATIENCE)
    installation.world.clock.move(-TOO_LATE)
    found = await stored(installation, crowd.saved)
    kept = found.whole and len(crowd.saved) == taps == gone
    return Seen(kept, f"{gone} taps gone, {len(crowd.saved)} finished by text, {found.lost} lost")


async def restarted(installation: Installation, times: int) -> Seen:
    crowd = Crowd(installation)
    await crowd.join(2 * times, at_once=AT_ONCE)
    for step in islice(cycle(ASKED), times):
        asked = crowd.asked[step]
        await crowd.until(lambda: crowd.asked[step] > asked, PATIENCE)  # noqa: B023 - it's awaited here
        await installation.bot.terminate()
        await installation.start()
    await crowd.until(lambda: len(crowd.saved) == 2 * times, PATIENCE)
    found = await stored(installation, crowd.saved)
    resumed = len(crowd.saved)
    return Seen(found.whole and resumed == 2 * times, f"{resumed} of {2 * times} went on, {found.lost} lost")


async def forged(installation: Installation, taps: int) -> Seen:
    crowd = Crowd(installation, _somewhere)
    await crowd.join(taps // FORGED)
    people = crowd.people
    await crowd.until(lambda: len(people) == taps // FORGED and all(map(_stopped, people.values())), PATIENCE)
    everybody = list(people.values())
    (group,) = installation.chats(1, sign=-1)
    for number, person in enumerate(everybody):
        other = everybody[number - 1]
        for data in _forgeries(person, other):
            await crowd.tap(person, data)
        await installation.world.tap(group, person.message["message_id"], person.data, sender=other.chat)
    await installation.until(lambda: not len(installation.world.queue), PATIENCE)
    await crowd.hear()
    moved = sum(not _stopped(person) for person in everybody)
    crowd.go_on()
    for person in everybody:
        await crowd.answer(person)
    await crowd.until(lambda: len(crowd.saved) == len(everybody), PATIENCE)
    found = await stored(installation, crowd.saved)
    kept = found.whole and not moved and len(crowd.saved) == len(everybody)
    return Seen(kept, f"{moved} moved by them, {len(crowd.saved)} of {len(everybody)} finished as if nothing was")


def _somewhere(person: Person) -> str:
    steps = list(person.manner.says)
    return steps[person.chat % len(steps)]


def _stopped(person: Person) -> bool:
    return person.asked == _somewhere(person)


def _forgeries(person: Person, other: Person) -> list[str]:
    """Buttons of somebody else, of another step, of a text that has changed, and of nothing."""
    step, token = person.data.split(":")[1:3]
    later = Step.CONFIRM if step != Step.CONFIRM else Step.CONSENT
    return [
        other.data,
        f"sign:{later}:{token}:yes",
        f"sign:{step}:000000000000:yes",
        f"sign:{step}:000000000000:cancel",
        f"sign:{step}::yes",
        f"sign:{step}:{token}:💥",
        "sign:consent:yes",
        "erase:gone",
        "join:new",
    ]


ROWS: Final = (
    Row(22, "a tap that Telegram forgot", "finished by typing, same draft", tapped_too_late, 30, 500),
    Row(27, "a restart amid the sign-up", "everybody goes on", restarted, len(ASKED), 10 * len(ASKED)),
    Row(71, "forged and others' buttons", "no effect", forged, 200, 2_000),
)
