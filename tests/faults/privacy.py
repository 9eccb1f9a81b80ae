"""Rows on what must not be left: in the logs, whatever goes wrong, and in the database's files after an erasure."""

from __future__ import annotations

import resource
import sqlite3
import time
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING, Final

from appealbot.core.sign_up_draft import Step
from appealbot.sandbox.faults import Reset, TooMany, poison
from appealbot.sandbox.limits import Limits
from tests.faults.crowd import SAVED, Crowd
from tests.faults.harness import PATIENCE, TEXT
from tests.faults.row import Row, Seen

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.faults.crowd import Person
    from tests.faults.harness import Installation

ERASE: Final = "erase:"
AT_THE_LATEST: Final = 60.0
"""Seconds until what was erased is gone."""
BEGINNING: Final = 24
"""Bytes of a stored value that are looked for: enough to be nobody else's, few enough to stand on one page."""
SEALED: Final = "sealed:"
COMPLAINTS: Final = {
    "update_unreadable",
    "update_broke",
    "outcome_unknown",
    "store_failed",
    "library_complained",
    "unhandled",
    "limited",
    "died",
}
"""What the log must tell of, or nothing went wrong in the row's run."""


async def logs(installation: Installation, people: int) -> Seen:
    await installation.bot.terminate()
    before = len(installation.lines)
    await installation.start("-m", "tests.faults.variants", "broken", "run", PYTHONASYNCIODEBUG="1")
    crowd = Crowd(installation)
    await crowd.join(people)
    await crowd.until(lambda: crowd.asked[Step.SUMMARY], PATIENCE)
    with full_disk(installation.bot.pid):
        await crowd.until(lambda: "store_failed" in _events(installation, before), PATIENCE)
    limited = installation.faults.on(TooMany(1), times=3)
    for each in poison(TEXT):
        await installation.world.deliver(each)
    await crowd.until(lambda: limited.left == 0, PATIENCE)
    first, last = installation.chats(2)
    installation.faults.on(Reset(done=True), "sendMessage", chat=first, times=2)
    await installation.world.say(first, TEXT)
    await crowd.until(lambda: "outcome_unknown" in _events(installation, before), PATIENCE)
    await installation.world.say(last, f"{TEXT} die")
    await installation.bot.ended(PATIENCE)
    events, lines = _events(installation, before), len(installation.lines) - before
    missing = sorted(event for event in COMPLAINTS if event not in events)
    leaks = len(installation.leaks())
    kept = not leaks and not missing
    return Seen(kept, f"{leaks} of {lines} lines leak" + (f"; not seen: {', '.join(missing)}" if missing else ""))


@contextmanager
def full_disk(pid: int) -> Iterator[None]:
    """No file of a process grows."""
    before = resource.prlimit(pid, resource.RLIMIT_FSIZE)
    resource.prlimit(pid, resource.RLIMIT_FSIZE, (0, before[1]))
    try:
        yield
    finally:
        resource.prlimit(pid, resource.RLIMIT_FSIZE, before)


def _events(installation: Installation, since: int) -> str:
    return "".join(installation.lines[since:])


async def erased(installation: Installation, people: int) -> Seen:
    async with installation.beside(Limits()) as alone:  # with nobody else's values in its files
        await alone.start()
        return await _erased(alone, people)


async def _erased(installation: Installation, people: int) -> Seen:
    crowd = Crowd(installation, _somewhere)
    await crowd.join(people)
    everybody = crowd.people.values()
    await crowd.until(lambda: len(everybody) == people and all(map(_there, everybody)), PATIENCE)
    await installation.settled()
    markers = {value[:BEGINNING] for value in _values(installation.directory)}
    markers |= {text.encode() for person in everybody for text in person.told.values() if text and TEXT in text}
    held = _left(installation, markers)
    for person in everybody:
        await crowd.say(person, "/delete")
    await installation.until(lambda: all(_asked_to_erase(installation, person) for person in everybody), PATIENCE)
    await installation.settled()
    began = time.monotonic()
    for person in everybody:
        await crowd.say(person, "ja")
    await installation.settled()
    while (left := _left(installation, markers)) and time.monotonic() - began < AT_THE_LATEST:
        await installation.settled()
    seconds = time.monotonic() - began
    kept = not left and held >= people and seconds <= AT_THE_LATEST
    return Seen(kept, f"{left} of {held} values left after {seconds:.0f} s")


def _left(installation: Installation, markers: set[bytes]) -> int:
    files = _bytes(installation.directory)
    return sum(marker in files for marker in markers)


def _somewhere(person: Person) -> str:
    steps = [*person.manner.says, SAVED]
    return steps[person.chat % len(steps)]


def _there(person: Person) -> bool:
    return person.asked == _somewhere(person)


def _asked_to_erase(installation: Installation, person: Person) -> bool:
    messages = installation.world.from_bot(person.chat)
    rows = messages[-1].get("reply_markup", {}).get("inline_keyboard", []) if messages else []
    return any(str(button.get("callback_data")).startswith(ERASE) for row in rows for button in row)


def _values(directory: Path) -> set[bytes]:
    """What is stored sealed of people: copies for the readers, and states of open sign-ups."""
    with closing(sqlite3.connect(directory / "appealbot.db")) as reading:
        copies = reading.execute("SELECT sealed FROM sealed_copies").fetchall()
        states = reading.execute("SELECT state FROM dialogues WHERE state LIKE 'sealed:%'").fetchall()
    return {copy for (copy,) in copies} | {state.removeprefix(SEALED).encode() for (state,) in states}


def _bytes(directory: Path) -> bytes:
    """All that the database's files hold."""
    return b"".join(file.read_bytes() for file in directory.glob("appealbot.db*"))


ROWS: Final = (
    Row(77, "errors of every kind, and a full disk", "no token, text, name or address in a log", logs, 20, 200),
    Row(87, "/delete at each step and after", "0 bytes left after 60 s", erased, 60, 600),
)
