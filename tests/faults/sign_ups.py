"""Rows on the sign-up: killed amid it, taps that are too old, buttons of others, all through the chat."""

from __future__ import annotations

import asyncio
from collections import Counter
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

from appealbot.adapters.sealing import Opener
from appealbot.adapters.store.archive import Archive
from appealbot.bootstrap.records import Filters, open_sign_ups
from appealbot.sandbox.limits import Limits
from tests.faults.crowd import ASKED, Crowd
from tests.faults.harness import PATIENCE, chance
from tests.faults.row import Row, Seen
from tests.vault.people import DEPUTY, OPERATOR

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tests.faults.crowd import Person
    from tests.faults.harness import Installation

AT_ONCE: Final = 40
IN_A_TRIAL: Final = 36
"""Questions that are asked from one kill to the next, at least."""
MOMENTS: Final = [(step, how) for step in ASKED for how in ("asked", "answered", "later")]
"""When to kill: as soon as somebody was asked for a step, when they have just answered it, or some time after."""
LONGEST: Final = {"asked": 0.0, "answered": 0.03, "later": 0.3}
"""Seconds from the event to the kill, at most."""


@dataclass(frozen=True, slots=True)
class Stored:
    """What the database holds, as those read it who have the private keys.

    Attributes:
        lost: How many who were told so aren't stored as they said.
        doubled: How many sign-ups are one too many.
        half: How many can't be opened with one of the keys, or have no proof that is whole.
    """

    lost: int
    doubled: int
    half: int

    @property
    def whole(self) -> bool:
        return not (self.lost or self.doubled or self.half)


@dataclass(frozen=True, slots=True)
class Trial:
    """What became of a crowd whose bot was killed again and again; `stuck` are those who never heard "saved"."""

    found: Stored
    saved: int
    stuck: int
    kills: int


async def stored(installation: Installation, people: Sequence[Person]) -> Stored:
    """Compares the database with what people were told."""
    async with Archive.open(installation.database) as archive:
        kept = await archive.sign_ups()
        broken = len(await archive.broken_proofs())
    opened = [
        open_sign_ups(kept, Opener([reader.private]), Filters(), datetime.now(UTC)) for reader in (OPERATOR, DEPUTY)
    ]
    broken += sum(len(each.locked) + len(each.foreign) for each in opened)
    lost, rows = 0, Counter(row["name"] for row in opened[0].rows)
    for each in opened:
        by_name = {row["name"]: row for row in each.rows}
        lost += sum(not person.told.items() <= by_name.get(person.told["name"], {}).items() for person in people)
    return Stored(lost, rows.total() - len(rows), broken)


async def kill_amid(installation: Installation, people: int) -> tuple[Crowd, int]:
    """Signs people up and kills the bot again and again; returns them and how often it was killed."""
    crowd, luck, kills = Crowd(installation), chance(people), 0
    await crowd.join(people + AT_ONCE, at_once=AT_ONCE)
    while len(crowd.saved) < people:
        await installation.start()
        wanted = crowd.asked.total() + IN_A_TRIAL
        step, how = MOMENTS[kills % len(MOMENTS)]
        if not await crowd.until(lambda: crowd.asked.total() >= wanted, PATIENCE):  # noqa: B023 - it's awaited here
            break
        asked = crowd.asked[step]
        if not await crowd.until(lambda: crowd.asked[step] > asked, PATIENCE):  # noqa: B023 - the same
            break
        await asyncio.sleep(luck.random() * LONGEST[how])  # any moment will do
        await installation.bot.kill()
        kills += 1
    return crowd, kills


async def killed(installation: Installation, people: int) -> Seen:
    # Two bots at once: one alone leaves most of a machine idle.
    async with installation.beside(Limits()) as other:
        return _sum(await asyncio.gather(*(_killed(each, people // 2) for each in (installation, other))))


async def _killed(installation: Installation, people: int) -> Trial:
    crowd, kills = await kill_amid(installation, people)
    await installation.start()
    await crowd.until(lambda: len(crowd.saved) == len(crowd.people), PATIENCE)
    await installation.settled()
    await installation.bot.kill()
    found = await stored(installation, crowd.saved)
    return Trial(found, len(crowd.saved), len(crowd.people) - len(crowd.saved), kills)


def _sum(trials: list[Trial]) -> Seen:
    lost, doubled, half = (sum(getattr(trial.found, name) for trial in trials) for name in ("lost", "doubled", "half"))
    saved, stuck, kills = (sum(getattr(trial, name) for trial in trials) for name in ("saved", "stuck", "kills"))
    figures = f"{lost} of {saved} acknowledged lost, {doubled} doubled, {half} half, {stuck} stuck, in {kills} kills"
    return Seen(not (lost or doubled or half or stuck), figures)


ROWS: Final = (Row(2, "kill -9 amid the sign-up", "0 acknowledged ones lost, doubled or half", killed, 120, 2_000),)
