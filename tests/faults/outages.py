"""Rows on what the bot stands on: the clock, the database, its file and its disk, and the bot's own parts."""

from __future__ import annotations

import asyncio
import html
import sqlite3
import time
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Final

from appealbot.adapters.locales import read_catalogue
from appealbot.adapters.packaged import data_directory
from appealbot.core.model import Language
from appealbot.core.sign_up_draft import Step
from tests.faults.crowd import Crowd
from tests.faults.harness import PATIENCE, TEXT
from tests.faults.privacy import full_disk
from tests.faults.row import Row, Seen
from tests.faults.sign_ups import stored
from tests.store.servers import postgresql

if TYPE_CHECKING:
    from tests.faults.crowd import Person
    from tests.faults.harness import Installation

TOLD: Final = 5.0
"""Seconds within which people are told."""
ENDED: Final = 8.0
"""Seconds within which a process ends that is told to."""
TEXTS: Final = read_catalogue(data_directory("locales"))


def variant(mistake: str) -> tuple[str, ...]:
    return ("-m", "tests.faults.variants", mistake, "run")


def _text(person: Person, name: str) -> str:
    return TEXTS.say(Language(person.manner.code), name).split("{")[0].strip()


async def _says(crowd: Crowd, installation: Installation, name: str, seconds: float) -> int:
    """To how many people the bot's last word is a certain text, in time for all."""

    def those() -> int:
        return sum(_text(person, name) in _last(installation, person) for person in crowd.people.values())

    await installation.until(lambda: those() == len(crowd.people), seconds)
    return those()


def _last(installation: Installation, person: Person) -> str:
    messages = installation.world.from_bot(person.chat)
    return html.unescape(str(messages[-1].get("text"))) if messages else ""


async def _signed_up(installation: Installation, people: int) -> Crowd:
    crowd = Crowd(installation)
    await crowd.join(people)
    await crowd.until(lambda: len(crowd.saved) == people, PATIENCE)
    return crowd


async def _about_to_confirm(installation: Installation, people: int) -> Crowd:
    crowd = Crowd(installation, lambda _: Step.CONFIRM)
    await crowd.join(people)
    await crowd.until(lambda: crowd.asked[Step.CONFIRM] == people, PATIENCE)
    crowd.go_on()
    return crowd


async def clock_ahead(installation: Installation, people: int, mistake: str = "ahead") -> Seen:
    crowd = await _signed_up(installation, people)
    await installation.bot.terminate()
    await installation.start(*variant(mistake))
    (group,) = installation.chats(1, sign=-1)
    await installation.world.say(group, f"/frage {TEXT}")
    answered = await installation.answers([group], 20)
    said = await installation.bot.told(10, "the server's clock says")
    await installation.bot.terminate()
    lost = (await stored(installation, crowd.saved)).lost
    kept = not lost and len(crowd.saved) == people and said and answered
    return Seen(kept, f"{lost} of {people} sign-ups erased, said: {said}, a group's question answered: {answered}")


async def database_restarted(
    installation: Installation, times: int, command: tuple[str, ...] = (), patience: float = PATIENCE
) -> Seen:
    # The server runs as another user, who must get at its directory at any time; pytest's are for one user alone.
    with TemporaryDirectory() as directory, postgresql(*_open_to_all(Path(directory))) as server:
        async with installation.beside() as other:
            other.database = str(server.get_uri(driver="asyncpg"))
            await other.start(*command)
            standby = await other.spawn(*command)
            await standby.told(30, "another instance")
            crowd, chats = Crowd(other), list[int]()
            await crowd.join(10 * times)
            for _ in range(times):
                chats += await other.write(5)
                await asyncio.to_thread(server.stop)
                chats += await other.write(5)
                await asyncio.to_thread(server.start)
                await crowd.until(lambda: len(crowd.saved) == len(crowd.people), TOLD)
                chats += await other.write(5)
                await other.answers(chats, patience / 6)
            for person in crowd.people.values():
                if person not in crowd.saved:  # who was told that it couldn't be saved tries again
                    await crowd.say(person, "/join")
            await crowd.until(lambda: len(crowd.saved) == len(crowd.people), patience / 3)
            waits, alive = standby.alive, [process for process in (other.bot, standby) if process.alive]
            seconds = [(await process.terminate())[1] for process in alive]
            found = await stored(other, crowd.saved)
            lost, saved = other.lost(chats), len(crowd.saved)
    figures = f"{lost} of {len(chats)} messages lost, {saved} of {10 * times} signed up, {found.lost} of them lost"
    kept = found.whole and not lost and saved == 10 * times and waits and max(seconds) <= ENDED
    return Seen(
        kept,
        f"{figures}, {len(alive)} of 2 processes still there, the waiting one: {waits}, out in {max(seconds, default=0):.1f} s",
    )


async def locked(installation: Installation, seconds: int, people: int = 6) -> Seen:
    crowd = await _about_to_confirm(installation, people)
    with closing(sqlite3.connect(installation.directory / "appealbot.db", isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        began = time.monotonic()
        for person in crowd.people.values():
            await crowd.answer(person)
        told = await _says(crowd, installation, "not-stored", TOLD)
        slowest = time.monotonic() - began
        await asyncio.sleep(max(0.0, seconds - slowest))  # the fault's duration
        code, ended = await installation.bot.terminate()
        other.execute("ROLLBACK")
    await crowd.hear()
    untrue = len(crowd.saved)
    await installation.bot.kill()
    await installation.start()
    for person in crowd.people.values():
        await crowd.answer(person)
    await crowd.until(lambda: len(crowd.saved) == people, PATIENCE)
    found = await stored(installation, crowd.saved)
    kept = found.whole and told == len(crowd.saved) == people and not untrue and ended <= ENDED and code == 0
    figures = f"{told} of {people} told after {slowest:.1f} s, {untrue} untrue “saved”, out in {ended:.1f} s"
    return Seen(kept, f"{figures}, then {len(crowd.saved)} saved")


async def nothing_writable(installation: Installation, people: int, patience: float = PATIENCE) -> Seen:
    crowd, late = await _signed_up(installation, people), await _about_to_confirm(installation, people)
    with full_disk(installation.bot.pid):
        true = 0
        for command, name in (("/mydata", "my-data-sealed"), ("/delete", "erase-ask")):
            for person in crowd.people.values():
                await crowd.say(person, command)
            if command == "/mydata":
                await installation.until(lambda: _answered_all(installation, crowd), patience / 10)
                true += sum(_text(each, name) in _last(installation, each) for each in crowd.people.values())
            else:
                true += await _says(crowd, installation, name, patience / 10)
        for person in crowd.people.values():
            asked = installation.world.from_bot(person.chat)[-1]
            rows = asked.get("reply_markup", {}).get("inline_keyboard", [])
            erase = rows[0][0]["callback_data"] if rows else "none"
            await installation.world.tap(person.chat, asked["message_id"], erase, code=person.manner.code)
        for person in late.people.values():
            await late.answer(person)
        true += await _says(crowd, installation, "not-erased", patience / 10)
        true += await _says(late, installation, "not-stored", patience / 10)
    for person in crowd.people.values():
        await crowd.say(person, "/delete")
    await _says(crowd, installation, "erase-ask", patience / 10)  # a yes to what isn't on the screen doesn't count
    for person in crowd.people.values():
        await crowd.say(person, "ja")
    for person in late.people.values():
        await late.answer(person)
    await late.until(lambda: len(late.saved) == people, patience / 10)
    erased = await _says(crowd, installation, "my-data-erased", patience / 10)
    found = await stored(installation, late.saved)
    kept = true == 4 * people and erased == len(late.saved) == people and found.whole
    return Seen(kept, f"{true} of {4 * people} answers true, afterwards {erased} erased, {len(late.saved)} saved")


def _open_to_all(directory: Path) -> tuple[Path, Path]:
    directory.chmod(0o755)
    data, runtime = directory / "data", directory / "runtime"
    for each in (data, runtime):
        each.mkdir(mode=0o755)
    return data, runtime


def _answered_all(installation: Installation, crowd: Crowd) -> bool:
    ledger = installation.world.ledger
    return all(not ledger.owing & {chat} for chat in crowd.people)


async def file_removed(installation: Installation, people: int, command: tuple[str, ...] = ()) -> Seen:
    await installation.bot.terminate()
    await installation.start(*command)
    crowd = await _about_to_confirm(installation, people)
    file = installation.directory / "appealbot.db"
    aside = file.rename(file.with_name("moved.db"))
    for person in crowd.people.values():
        await crowd.answer(person)
    code = await installation.bot.ended(20)
    await crowd.hear()
    untrue, named = len(crowd.saved), any("removed or replaced" in line for line in installation.bot.lines)
    await installation.bot.kill()
    file.unlink(missing_ok=True)
    aside.rename(file)
    await installation.start()
    for person in crowd.people.values():
        if person not in crowd.saved:
            await crowd.answer(person)
    await crowd.until(lambda: len(crowd.saved) == people, 30)
    found = await stored(installation, crowd.saved)
    kept = not untrue and code not in {0, None} and named and found.whole and len(crowd.saved) == people
    return Seen(kept, f"{untrue} untrue “saved”, exit code {code}, said: {named}, then {len(crowd.saved)} saved")


async def writer_ends(installation: Installation, messages: int, mistake: str = "ending") -> Seen:
    await installation.bot.terminate()
    await installation.start(*variant(mistake))
    chats = list[int]()
    for _ in range(0, messages, 10):
        chats += await installation.write(10)
        await installation.answers(chats, 2)
    code = await installation.bot.ended(15)
    named = any("writer ended" in line for line in installation.bot.lines)
    await installation.bot.kill()
    await installation.start()
    await installation.settled()
    lost = installation.lost(chats)
    return Seen(code not in {0, None} and named and not lost, f"exit code {code}, said: {named}, {lost} lost")


ROWS: Final = (
    Row(35, "PostgreSQL restarts, n times", "0 lost, 0 false “saved”; the one that waits lives on", database_restarted, 1, 10),
    Row(38, "another program locks the database, n s", "told in 5 s; out in 8 s", locked, 8, 30),
    Row(42, "nothing can be written", "nothing untrue; own data told; erased later", nothing_writable, 4, 40),
    Row(111, "the server's clock two years ahead", "0 erased, said; groups answered", clock_ahead, 8, 10),
    Row(112, "the database's file is removed", "0 false “saved”; ends and says why", file_removed, 6, 40),
    Row(113, "the writer ends by a mistake", "ends with a code that isn't 0; 0 lost", writer_ends, 50, 500),
)  # fmt: skip
