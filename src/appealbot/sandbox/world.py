"""The chats, people and messages of the sandbox, and the updates that wait for the bot."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from enum import Enum
from typing import TYPE_CHECKING, Any, Final

from appealbot.sandbox.clock import Clock
from appealbot.sandbox.ledger import Ledger
from appealbot.sandbox.parameters import structured
from appealbot.sandbox.privacy import reaches
from appealbot.sandbox.queue import Queue
from appealbot.sandbox.refusal import RefusedError, forbidden, refused

if TYPE_CHECKING:
    from appealbot.sandbox.calls import Call
    from appealbot.sandbox.people import Named

BOT_ID: Final = 7_000_000_001
BOT_USERNAME: Final = "sandbox_appeal_bot"
TOKEN: Final = f"{BOT_ID}:sandbox"
ONLY_WHEN_NAMED: Final = frozenset({"chat_member", "message_reaction", "message_reaction_count"})
"""Kinds of updates that come only to a bot that asked for them by name."""
NAMED: Final = ONLY_WHEN_NAMED | {
    "message",
    "edited_message",
    "callback_query",
    "inline_query",
    "chosen_inline_result",
    "my_chat_member",
}
"""Kinds that `allowed_updates` decides on here; one that the sandbox doesn't know is always delivered."""

Json = dict[str, Any]


class Standing(Enum):
    """Whether the bot may write in a chat."""

    OPEN = "open"
    BLOCKED = "bot was blocked by the user"
    DEACTIVATED = "user is deactivated"
    KICKED = "bot was kicked from the supergroup chat"
    GONE = "chat not found"


@dataclass(slots=True)
class Chat:
    """A chat: private with one person (then `id` is theirs), or a group (then `id` is negative)."""

    id: int
    title: str = ""
    messages: dict[int, Json] = field(default_factory=dict)
    standing: Standing = Standing.OPEN
    moved_to: int | None = None

    @property
    def private(self) -> bool:
        """Whether this is a chat of one person with the bot."""
        return self.id > 0

    def as_json(self) -> Json:
        """The chat as the Bot API shows it."""
        if self.private:
            return {"id": self.id, "type": "private", "first_name": self.title or f"Person {self.id}"}
        return {"id": self.id, "type": "supergroup", "title": self.title or "A group"}

    def admit(self) -> None:
        """Lets the bot write.

        Raises:
            RefusedError: It may not.
        """
        if self.moved_to is not None:
            sentence = "Bad Request: group chat was upgraded to a supergroup chat"
            raise RefusedError(400, sentence, {"migrate_to_chat_id": self.moved_to})
        if self.standing is Standing.GONE:
            raise refused(self.standing.value)
        if self.standing is not Standing.OPEN:
            raise forbidden(self.standing.value)


class World:
    """All that the sandbox remembers. People write and tap; the bot's calls change it through `api`.

    Args:
        clock: What ages and lifetimes go by; the machine's own, where None.
        privacy: Whether the bot is in privacy mode, as new bots are; without, it reads all that's written in groups.
    """

    def __init__(self, clock: Clock | None = None, *, privacy: bool = True) -> None:
        self.clock = clock or Clock()
        self.privacy = privacy
        self.people: dict[int, Named] = {}
        self.chats: dict[int, Chat] = {}
        self.queue = Queue()
        self.ledger = Ledger()
        self.profile: dict[str, Any] = {}
        self.calls: list[Call] = []
        self.acknowledged: set[str] = set()
        self.searched: dict[str, Json] = {}
        self.files: dict[str, bytes] = {}
        self.webhook = ""
        self.allowed: frozenset[str] = frozenset()
        self.changed = asyncio.Condition()
        self.version = 0
        self.next_message = 1
        self._queries = 0
        self._asked: dict[str, tuple[float, int]] = {}

    # ── What people do ─────────────────────────────────────────────────────────────────────────────────────────────

    async def say(
        self, chat_id: int, text: str, *, sender: int | None = None, code: str | None = "de", more: Json | None = None
    ) -> Json:
        """A person writes a text; returns the message. `more` adds or replaces fields of it, e.g. `sticker`.

        In a group the bot may not get it: see `privacy`.
        """
        person = sender if sender is not None else abs(chat_id)
        message = self.new_message(chat_id, {"from": self.person(person, code), "text": text, **(more or {})})
        if text.startswith("/"):
            command = text.split(maxsplit=1)[0]
            message.setdefault("entities", [{"type": "bot_command", "offset": 0, "length": len(command)}])
        message = {key: value for key, value in message.items() if value is not None}
        self.chat(chat_id).messages[message["message_id"]] = message
        if self.reads(message):
            await self.deliver({"message": message}, self.ledger.wrote(chat_id))
        else:
            await self.announce()
        return message

    async def edit(self, chat_id: int, message_id: int, text: str) -> Json:
        """A person changes a message of theirs; returns it as it is now."""
        message = {**self.chat(chat_id).messages[message_id], "text": text, "edit_date": int(self.clock.now())}
        self.chat(chat_id).messages[message_id] = message
        if self.reads(message):
            await self.deliver({"edited_message": message})
        return message

    async def tap(
        self, chat_id: int, message_id: int, data: str, *, sender: int | None = None, code: str | None = "de"
    ) -> str:
        """A person taps a button; returns the tap's id."""
        tap_id = self._ask(150)
        person = self.person(sender if sender is not None else abs(chat_id), code)
        message = self.chat(chat_id).messages.get(message_id) or {
            "message_id": message_id,
            "chat": self.chat(chat_id).as_json(),
            "date": 0,
        }
        await self.deliver(
            {"callback_query": {"id": tap_id, "from": person, "message": message, "chat_instance": "1", "data": data}}
        )
        return tap_id

    async def search(self, person_id: int, text: str, *, offset: str = "", code: str | None = "de") -> str:
        """A person writes the bot's name and a text in some chat; returns the inline query's id."""
        query_id = self._ask(30)
        person = self.person(person_id, code)
        await self.deliver({"inline_query": {"id": query_id, "from": person, "query": text, "offset": offset}})
        return query_id

    async def block(self, chat_id: int, standing: Standing = Standing.BLOCKED) -> None:
        """A person blocks the bot or leaves Telegram, or a group throws the bot out."""
        self.chat(chat_id).standing = standing
        if standing in {Standing.BLOCKED, Standing.KICKED}:
            member = {"user": self.bot(), "status": "member"}
            out = {"user": self.bot(), "status": "kicked", "until_date": 0}
            changed = {
                "chat": self.chat(chat_id).as_json(),
                "from": self.person(abs(chat_id)),
                "date": int(self.clock.now()),
                "old_chat_member": member,
                "new_chat_member": out,
            }
            await self.deliver({"my_chat_member": changed})

    async def migrate(self, chat_id: int, *, announced: bool = True) -> int:
        """A group becomes a supergroup; returns its new id.

        Args:
            chat_id: The group.
            announced: Whether the bot gets the service message too, or finds out by writing.
        """
        new = -1_000_000_000_000 + chat_id
        self.chat(chat_id).moved_to = self.chat(new).id
        if announced:
            sender = {"from": self.person(abs(chat_id))}
            message = self.new_message(chat_id, {**sender, "migrate_to_chat_id": new})
            await self.deliver({"message": {**message, "chat": {**message["chat"], "type": "group"}}})
            arrived = self.new_message(new, {**sender, "migrate_from_chat_id": chat_id})
            await self.deliver({"message": arrived})
        return new

    async def deliver(self, update: Json, number: int = 0) -> None:
        """An update of any kind waits for the bot from now on, unless the bot didn't ask for that kind.

        Args:
            update: All but its id.
            number: The message's in the ledger.
        """
        kind = next(iter(update), "")
        wanted = kind in self.allowed if self.allowed else kind not in ONLY_WHEN_NAMED
        if wanted or kind not in NAMED:
            self.queue.put(update, self.clock.now(), number)
            await self.announce()

    def meet(self, person: Named) -> None:
        """From now on this person has a name, and the private chat with them has it, too."""
        self.people[person.id] = person
        self.chat(person.id).title = person.first_name

    def forget(self) -> None:
        """Takes away all that was written, asked and called; people, titles and the bot's profile stay."""
        self.queue.clear()
        self.ledger = Ledger()
        for chat in self.chats.values():
            chat.messages.clear()
        for kept in (self.calls, self.acknowledged, self.searched, self.files, self._asked):
            kept.clear()

    def keep(self, most: int) -> None:
        """Takes away all but the newest messages of each chat, and all calls that came so far."""
        self.calls.clear()
        for chat in self.chats.values():
            for message_id in list(chat.messages)[:-most]:
                del chat.messages[message_id]

    async def announce(self) -> None:
        """Wakes whoever waits for a change."""
        self.version += 1
        async with self.changed:
            self.changed.notify_all()

    # ── What there is ──────────────────────────────────────────────────────────────────────────────────────────────

    @property
    def updates(self) -> list[Json]:
        """The updates that wait for the bot, oldest first."""
        return list(self.queue)

    def allow(self, kinds: Any) -> None:  # noqa: ANN401 - any JSON
        """The bot wants these kinds of updates from now on; None changes nothing."""
        if kinds is not None:
            self.allowed = frozenset(structured(kinds) or ())

    def reads(self, message: Json) -> bool:
        """Whether a person's message is delivered to the bot."""
        return message["chat"]["type"] == "private" or not self.privacy or reaches(message, self.bot())

    def in_time(self, query_id: str) -> bool:
        """Whether a tap or an inline query can still be answered."""
        asked = self._asked.get(query_id)
        return asked is not None and self.clock.now() < asked[0] + asked[1]

    def chat(self, chat_id: int) -> Chat:
        """The chat of that id; it begins when it's first spoken of."""
        return self.chats.setdefault(chat_id, Chat(chat_id))

    def person(self, person_id: int, code: str | None = None) -> Json:
        """A person as the Bot API shows them; `code` is for one without a name."""
        if person_id in self.people:
            return self.people[person_id].as_json()
        known = {"id": person_id, "is_bot": False, "first_name": f"Person {person_id}"}
        return {**known, "language_code": code} if code else known

    def bot(self) -> Json:
        """The bot as the Bot API shows it."""
        name = self.profile.get("name:default:", {}).get("name") or "Sandbox"
        return {"id": BOT_ID, "is_bot": True, "first_name": name, "username": BOT_USERNAME}

    def new_message(self, chat_id: int, content: Json) -> Json:
        """Puts a message into a chat."""
        chat = self.chat(chat_id)
        message = {
            "message_id": self.next_message,
            "date": int(self.clock.now()),
            "chat": chat.as_json(),
            **content,
        }
        if replied := message.get("reply_to_message"):  # which holds no further one (the Bot API's Message)
            message["reply_to_message"] = {key: value for key, value in replied.items() if key != "reply_to_message"}
        self.next_message += 1
        chat.messages[message["message_id"]] = message
        return message

    def from_bot(self, chat_id: int) -> list[Json]:
        """The bot's messages in a chat, oldest first, as they look now."""
        return [message for message in self.chat(chat_id).messages.values() if message["from"]["id"] == BOT_ID]

    @property
    def next_query(self) -> str:
        """The id that the next tap or inline query will have."""
        return str(self._queries + 1)

    def _ask(self, lifetime: int) -> str:
        """The id of a new tap or inline query, which can be answered for so many seconds."""
        query_id = self.next_query
        self._queries += 1
        self._asked[query_id] = self.clock.now(), lifetime
        return query_id
