"""The reader: what many chats ask for is read together."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from appealbot.adapters.store.gathering import Gathering
from appealbot.adapters.store.patience import Patience
from appealbot.adapters.store.records import Found, Status
from appealbot.adapters.store.sign_ups import STARTS, STORED, stored_intents
from appealbot.adapters.store.statements import FIND_DIALOGUES, FIND_UPDATES
from appealbot.core.turn import Held

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from sqlalchemy.ext.asyncio import AsyncConnection

    from appealbot.adapters.store.database import Database
    from appealbot.adapters.store.tags import Tags


@dataclass(frozen=True, slots=True, eq=False)
class Question:
    """An update by all its names, its dialogue, and the time that decides whether the dialogue's state still counts."""

    digests: Sequence[bytes]
    dialogue: bytes
    now: datetime
    answer: asyncio.Future[tuple[Found, bytes]] = field(
        default_factory=lambda: asyncio.get_running_loop().create_future()
    )


@dataclass(frozen=True, slots=True, eq=False)
class Holding:
    """Whose sign-ups and starts are asked for."""

    tags: Tags
    answer: asyncio.Future[Held] = field(default_factory=lambda: asyncio.get_running_loop().create_future())


class Reader:
    """Finds updates and dialogues, on a connection of its own that never waits for the writer."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._patience = Patience()
        self._gathering: Gathering[Question | Holding] = Gathering("reader", self._serve)

    async def find(self, digests: Sequence[bytes], dialogue: bytes, now: datetime) -> tuple[Found, bytes]:
        """What is known of an update and its dialogue, and under which of its names; of an unknown one, the first."""
        question = Question(digests, dialogue, now)
        self._gathering.add(question)
        return await question.answer

    async def held(self, tags: Tags) -> Held:
        """What is known of a person's sign-ups, under these names."""
        holding = Holding(tags)
        self._gathering.add(holding)
        return await holding.answer

    async def close(self) -> None:
        """Answers what is waiting, and ends."""
        await self._gathering.close()

    async def ended(self) -> None:
        """Returns when it was closed; raises why it ended otherwise."""
        await self._gathering.ended()

    async def _serve(self, batch: Sequence[Question | Holding]) -> None:
        questions = [each for each in batch if isinstance(each, Question)]
        holdings = [each for each in batch if isinstance(each, Holding)]
        try:
            with self._database.speaking():
                found, held = await self._patience.through(lambda: self._both(questions, holdings))
        except Exception as error:  # noqa: BLE001 - whatever it is, it's the caller's to handle
            for each in batch:
                if not each.answer.done():
                    each.answer.set_exception(error)
            return
        for question, answer in zip(questions, found, strict=True):
            if not question.answer.done():  # its caller was cancelled
                question.answer.set_result(answer)
        for holding, known in zip(holdings, held, strict=True):
            if not holding.answer.done():
                holding.answer.set_result(known)

    async def _both(
        self, questions: Sequence[Question], holdings: Sequence[Holding]
    ) -> tuple[list[tuple[Found, bytes]], list[Held]]:
        reading = await self._database.to_read()
        found = await self._read(reading, questions) if questions else []
        held = await self._held(reading, holdings) if holdings else []
        return found, held

    @staticmethod
    async def _held(reading: AsyncConnection, batch: Sequence[Holding]) -> list[Held]:
        intents = stored_intents(await reading.execute(STORED, {"subjects": [each.tags.subject for each in batch]}))
        starts: defaultdict[bytes, list[datetime]] = defaultdict(list)
        for row in await reading.execute(STARTS, {"people": [each.tags.starter for each in batch]}):
            starts[row.person].append(row.at)
        return [Held(intents.get(each.tags.subject, ()), tuple(starts[each.tags.starter])) for each in batch]

    @staticmethod
    async def _read(reading: AsyncConnection, batch: Sequence[Question]) -> list[tuple[Found, bytes]]:
        digests, keys = [digest for each in batch for digest in each.digests], [each.dialogue for each in batch]
        updates = {row.digest: row for row in await reading.execute(FIND_UPDATES, {"digests": digests})}
        dialogues = {row.key: row for row in await reading.execute(FIND_DIALOGUES, {"keys": keys})}
        answers = []
        for each in batch:
            digest = next((digest for digest in each.digests if digest in updates), each.digests[0])
            update, dialogue = updates.get(digest), dialogues.get(each.dialogue)
            status = Status(update.status) if update else Status.NEW
            attempts = update.attempts if update else 0
            if update and status is Status.COMMITTED:
                found = Found(status, attempts, update.before, update.at)
            elif status is Status.NEW and dialogue and dialogue.expires > each.now:
                found = Found(status, attempts, dialogue.state)
            else:
                found = Found(status, attempts)
            answers.append((found, digest))
        return answers
