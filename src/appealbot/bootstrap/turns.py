"""One update, from what was heard to the answer's way out: the place where deciding meets the world.

What is stored of the chat is read first, the pure `respond` decides, what follows is written in one transaction with
the update's number, and only then the answer goes out. When the process dies in between, Telegram repeats the update,
and the same answer is computed again from the state before it: at worst it comes twice.
"""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Final

import structlog
from telegram.error import TelegramError

from appealbot.adapters.dialogue_state import decode, encode, forgotten, outlasting
from appealbot.adapters.store.records import Count, Move, Status, Update
from appealbot.adapters.telegram.sending import OutcomeUnknownError
from appealbot.bootstrap.answers import Answers
from appealbot.bootstrap.parking import SOON
from appealbot.core.effects import DeleteMessages, EraseIntents
from appealbot.core.markup import Span, paragraphs
from appealbot.core.model import Language, language_of_code
from appealbot.core.offered import awaits_number
from appealbot.core.retention import DRAFTS_KEPT
from appealbot.core.turn import ChatKind, Reply, Said, Tapped, Turn, after_sending
from appealbot.errors import AppealbotError, StoreUnreachableError, StoreUnusableError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from concurrent.futures import Executor

    from appealbot.adapters.store.records import Found
    from appealbot.adapters.store.store import Store
    from appealbot.adapters.telegram.clock import TelegramClock
    from appealbot.adapters.telegram.reading import Heard
    from appealbot.adapters.telegram.sending import Sender
    from appealbot.bootstrap.admission import Admission
    from appealbot.bootstrap.bot import Bot
    from appealbot.bootstrap.onlooker import Onlooker
    from appealbot.bootstrap.vault import Vault
    from appealbot.core.turn import Incoming, Person

_log = structlog.get_logger()

MOST_AT_ONCE: Final = 50
"""Updates that are decided on side by side."""
MOST_ATTEMPTS: Final = 3
PAUSE: Final = 1.0
"""Seconds between attempts."""
TOO_OLD: Final = timedelta(minutes=10)
"""In a group, an answer to a question so long ago disturbs more than it helps."""


class Turns:
    """Handles updates.

    Args:
        bot: What decides.
        store: What is kept.
        clock: The time; told when messages were written.
        sender: What goes out.
        vault: Where sign-ups go; None where nobody could read them, so that there are none.
        admission: Which updates are handled at all.
        reader: Where messages are understood if that reads their meaning, which takes milliseconds that nobody else
            should wait for.
        onlooker: Is told of each turn, if somebody looks on.
    """

    def __init__(  # noqa: PLR0913, PLR0917 - each is a part of what handles updates, named at the one place that builds it
        self,
        bot: Bot,
        store: Store,
        clock: TelegramClock,
        sender: Sender,
        vault: Vault | None,
        admission: Admission,
        reader: Executor,
        onlooker: Onlooker | None = None,
    ) -> None:
        self._bot = bot
        self._store = store
        self._clock = clock
        self._vault = vault
        self._sender = sender
        self._reader = reader
        self._onlooker = onlooker
        self._admission = admission
        self._deciding = asyncio.Semaphore(MOST_AT_ONCE)
        self._answers = Answers()

    async def admits(self, heard: Heard) -> bool:
        """Whether an update is to be handled."""
        return await self._admission.admits(heard)

    async def handle(self, heard: Heard) -> None:
        """Handles an update to its end: answered, or set aside after several attempts. It raises nothing."""
        if self._admission.is_notice(heard):
            await self._say(heard, "too-many")
            return
        try:
            here = self._answers.in_place(heard)
            if here is not None or self._bot.conversation.calms(heard.incoming):
                await self._attempted(here or heard, Update(heard.update, heard.what))
        finally:
            self._admission.finished(heard)

    async def _attempted(self, heard: Heard, update: Update) -> None:
        for attempt in range(1, MOST_ATTEMPTS + 1):
            try:
                await self._handle(heard, update)
            except OutcomeUnknownError:  # it may have arrived more than once, so it's left at that
                _log.error("outcome_unknown")
                self._store.done(update)
                return
            except TelegramError as error:  # Telegram would refuse it again, or wasn't reached for very long
                _log.error("reply_refused", kind=type(error).__name__)
                break
            except AppealbotError as error:
                _log.error("update_failed", kind=type(error).__name__, attempt=attempt)
            except Exception as error:  # noqa: BLE001 - a mistake of ours must not end the service for all
                _log.error("update_broke", kind=type(error).__name__, attempt=attempt)
            else:
                return
            if await self._failures(update) >= MOST_ATTEMPTS:
                break
            await asyncio.sleep(PAUSE)
        await self._set_aside(heard, update)

    def answer_with(self, bot: Bot) -> None:
        """What decides from now on; what is under way is still decided by the one before."""
        self._bot = bot

    async def settle(self) -> None:
        """Returns when what was handled is durable; where writing takes long it's left to the next time.

        Then an answer comes twice at the worst, if the process is killed before.
        """
        try:
            async with asyncio.timeout(SOON):
                await self._count(*[Count("kept-off", datetime.now(UTC).date())] * self._admission.take_kept_off())
                await self._store.flush()
        except (AppealbotError, TimeoutError) as error:
            _log.error("store_failed", kind=type(error).__name__)

    # ── One attempt ────────────────────────────────────────────────────────────────────────────────────────────────

    async def _handle(self, heard: Heard, update: Update) -> None:
        async with self._deciding:
            turn = await self._committed(heard, update)
        if turn is None or not turn.replies:
            return
        if self._too_late(heard):
            await self._count(Count("dropped", datetime.now(UTC).date()))
        else:
            await self._sent(heard, update, turn)
        for effect in turn.effects:
            if isinstance(effect, DeleteMessages):
                await self._sender.delete(heard.chat, effect.messages)
        self._store.done(update)

    def _too_late(self, heard: Heard) -> bool:
        """Whether a group's question was asked too long ago, by Telegram's clock; when somebody tapped isn't known."""
        in_group = heard.incoming.chat is ChatKind.GROUP
        return in_group and heard.tap is None and self._clock.best() - heard.at > TOO_OLD

    async def _sent(self, heard: Heard, update: Update, turn: Turn) -> None:
        """Sends the replies; where that will matter it's remembered as which messages they went out."""
        sent: list[tuple[Reply, int]] = []
        deletes = any(isinstance(effect, DeleteMessages) for effect in turn.effects)  # the update isn't done before

        def record(reply: Reply, message: int) -> None:
            sent.append((reply, message))
            self._answers.remember(heard, turn, message)
            if reply is turn.replies[-1] and not deletes:
                self._store.done(update)

        try:
            await self._sender.send(heard, turn.replies, record)
        finally:
            if awaits_number(turn.person):
                await self._remember(heard, sent)

    async def _remember(self, heard: Heard, sent: Sequence[tuple[Reply, int]]) -> None:
        def remembering(state: str) -> str:
            known = self._known(heard, state)
            person = after_sending(known, sent)
            return state if person == known else self._kept(heard, person) or state

        try:
            await self._store.amend(_dialogue(heard), remembering)
        except AppealbotError as error:
            _log.error("store_failed", kind=type(error).__name__)

    async def _committed(self, heard: Heard, update: Update) -> Turn | None:
        """What follows from an update, stored; None where it was answered before.

        Where the store can't be used, people get their answers all the same, and nothing is remembered. What can't be
        read or written is said as exactly that.
        """
        if heard.tap is None:
            self._clock.wrote(heard.at)
        dialogue, now = _dialogue(heard), self._clock.best()
        while True:
            try:
                found = await self._found(heard, update, now)
                if found.status in {Status.DONE, Status.SET_ASIDE}:
                    return None
                person, turn = await self._from_stored(heard, update, found, now)
            except AppealbotError as error:
                _log.error("store_failed", kind=type(error).__name__)
                return self._seen(heard, await self._unread(heard, now), None)
            if found.status is Status.COMMITTED or not turn.replies:
                return self._seen(heard, turn, None)
            try:
                move = await self._move(heard, update, found, person, turn, now)
                written = await self._store.commit(update, dialogue, move)
            except AppealbotError as error:
                _log.error("store_failed", kind=type(error).__name__)
                return self._seen(heard, self._unwritten(person, turn, now, error), None)
            if written:
                return self._seen(heard, turn, move)

    async def _found(self, heard: Heard, update: Update, now: datetime) -> Found:
        dialogue = _dialogue(heard)
        await self._store.recognise(dialogue, heard.sender, now)
        return await self._store.find(update, dialogue, now)

    async def _from_stored(self, heard: Heard, update: Update, found: Found, now: datetime) -> tuple[Person, Turn]:
        """Who is spoken with and what follows; what is held of them is looked up only where it matters."""
        incoming, person, at = self._told(heard, update), self._person(heard, found), found.at or now
        turn = await self._decided(incoming, person, at)
        if self._vault is None or not turn.needs_held:
            return person, turn
        person = replace(person, held=await self._vault.held(heard.sender, now))
        return person, await self._decided(incoming, person, at)

    def _seen(self, heard: Heard, turn: Turn, move: Move | None) -> Turn:
        """The turn, after the onlooker was told of it; a fault there is none of the answer's."""
        if self._onlooker is not None:
            try:
                self._onlooker.handled(heard, turn, move)
            except Exception as error:  # noqa: BLE001 - whatever it is, the person gets their answer
                _log.error("onlooker_failed", kind=type(error).__name__)
        return turn

    async def _unread(self, heard: Heard, now: datetime) -> Turn:
        """An answer from nothing; where it rests on what is stored, the honest word that this can't be read."""
        turn = await self._decided(heard.incoming, replace(decode(None), code=heard.code), now)
        return self._saying("not-read", turn) if self._bot.conversation.rests_on_stored(heard.incoming, turn) else turn

    def _unwritten(self, person: Person, turn: Turn, now: datetime, error: AppealbotError) -> Turn:
        """The turn, if all that it does is tell; else the honest word that it couldn't be written.

        Args:
            person: Who it's from, as read.
            turn: What follows.
            now: The time.
            error: Why it couldn't be written. Where the database was cut off in between, it isn't known whether.
        """
        draft = None if person.draft is None or person.draft.expired(now) else person.draft
        does = any(not isinstance(effect, DeleteMessages) for effect in turn.effects)
        if not does and turn.person.draft == draft and turn.person.chosen is person.chosen:
            return turn
        if not isinstance(error, StoreUnusableError) or isinstance(error, StoreUnreachableError):
            return self._saying("not-read", turn)
        erases = any(isinstance(effect, EraseIntents) for effect in turn.effects)
        return self._saying("not-erased" if erases else "not-stored", turn)

    def _saying(self, name: str, turn: Turn) -> Turn:
        text = paragraphs([Span(self._bot.catalogue.say(turn.language, name))])
        return Turn((Reply(text),), turn.person, turn.language)

    def _told(self, heard: Heard, update: Update) -> Incoming:
        """What came in, with what only the shell knows."""
        if not isinstance(heard.incoming, Said | Tapped):
            return heard.incoming
        chance = self._store.chance(update)
        return replace(heard.incoming, chance=chance, username=heard.username, message=heard.message)

    def _person(self, heard: Heard, found: Found) -> Person:
        """Who is spoken with: what is kept of the dialogue. What else is held of them nobody looked up."""
        known = replace(self._known(heard, found.state), code=heard.code)
        return known if self._vault is None else replace(known, held=None)

    def _known(self, heard: Heard, state: str | None) -> Person:
        """The person of a kept state."""
        if state is None or self._vault is None:
            return decode(state)
        lasting, _, hidden = state.rpartition("\n")
        return decode(self._vault.open_state(heard.sender, hidden) or lasting or hidden)

    def _kept(self, heard: Heard, person: Person) -> str | None:
        """The state to keep: hidden while a sign-up is open, after a line of what outlasts that."""
        state = encode(person)
        if state is None or self._vault is None or person.draft is None:
            return state
        lasting, hidden = outlasting(person), self._vault.seal_state(heard.sender, state)
        return hidden if lasting is None else f"{lasting}\n{hidden}"

    async def _decided(self, incoming: Incoming, person: Person, now: datetime) -> Turn:
        bot = self._bot
        respond = bot.conversation.respond
        if not (bot.matcher.reads_meaning and isinstance(incoming, Said)):
            return respond(incoming, person, now)
        return await asyncio.get_running_loop().run_in_executor(self._reader, respond, incoming, person, now)

    async def _move(  # noqa: PLR0913, PLR0917 - all that a turn was made of, and what it led to
        self, heard: Heard, update: Update, found: Found, person: Person, turn: Turn, now: datetime
    ) -> Move:
        counted = (Count(turn.match.outcome.value, now.date()),) if turn.match else ()
        drafts = [draft for draft in (person.draft, turn.person.draft) if draft is not None]
        move = Move(
            found.state,
            self._kept(heard, turn.person),
            now,
            forgotten(turn.person, now),
            counted,
            last_line_until=turn.person.draft.started + DRAFTS_KEPT if turn.person.draft else None,
            by_right=any(draft.corrects for draft in drafts),
            erases=_erases(found, person, turn),
        )
        if self._vault is None:
            return move
        chance = self._store.chance(update)
        return replace(move, effects=await self._vault.effects_of(turn.effects, heard.sender, chance, now))

    # ── What goes another way ──────────────────────────────────────────────────────────────────────────────────────

    async def _set_aside(self, heard: Heard, update: Update) -> None:
        """Gives an update up, with an apology to a person."""
        await self._count(Count("set-aside", datetime.now(UTC).date()))
        self._store.done(update)
        if heard.incoming.chat is ChatKind.PRIVATE:
            await self._say(heard, "something-failed")

    async def _say(self, heard: Heard, name: str) -> None:
        language = language_of_code(heard.code) or Language.DE
        text = paragraphs([Span(self._bot.catalogue.say(language, name))])
        try:
            await self._sender.send(heard, (Reply(text),), lambda _reply, _message: None)
        except TelegramError as error:
            _log.warning("notice_failed", kind=type(error).__name__)

    async def _failures(self, update: Update) -> int:
        """How often an update has failed, also in processes before this one."""
        try:
            return await self._store.failed(update, datetime.now(UTC))
        except AppealbotError:
            return 0

    async def _count(self, *several: Count) -> None:
        try:
            if several:
                await self._store.count(*several)
        except AppealbotError as error:
            _log.error("store_failed", kind=type(error).__name__)


def _erases(found: Found, person: Person, turn: Turn) -> bool:
    """Whether something of the dialogue goes: what was asked to go, or is done with."""
    asked = any(isinstance(effect, EraseIntents) for effect in turn.effects)
    over = person.draft is not None and turn.person.draft is None
    return asked or over or (found.state is not None and encode(turn.person) is None)


def _dialogue(heard: Heard) -> str:
    """Whose dialogue it is: the person's, or that of all in a group, of whom none is remembered."""
    private = heard.incoming.chat is ChatKind.PRIVATE
    return f"{heard.chat}:{heard.sender}" if private else f"{heard.chat}"
