"""The chats, people and messages of the sandbox, and the updates that wait for the bot."""

from __future__ import annotations

import asyncio
import time
from dataclasses import dataclass, field
from typing import Any, Final

BOT_ID: Final = 7_000_000_001
BOT_USERNAME: Final = "sandbox_appeal_bot"
TOKEN: Final = f"{BOT_ID}:sandbox"

Json = dict[str, Any]


@dataclass(slots=True)
class Chat:
    """A chat: private with one person (then `id` is theirs), or a group (then `id` is negative)."""

    id: int
    title: str = "A group"
    messages: dict[int, Json] = field(default_factory=dict)

    @property
    def private(self) -> bool:
        """Whether this is a chat of one person with the bot."""
        return self.id > 0

    def as_json(self) -> Json:
        """The chat as the Bot API shows it."""
        if self.private:
            return {"id": self.id, "type": "private", "first_name": f"Person {self.id}"}
        return {"id": self.id, "type": "supergroup", "title": self.title}


class World:
    """All that the sandbox remembers. People write and tap; the bot's calls change it through `api`."""

    def __init__(self) -> None:
        self.chats: dict[int, Chat] = {}
        self.updates: list[Json] = []
        self.profile: dict[str, Any] = {}
        self.calls: list[tuple[str, Json]] = []
        self.acknowledged: set[str] = set()
        self.changed = asyncio.Condition()
        self._next_update = 1
        self._next_message = 1
        self._next_tap = 1

    # ── What people do ─────────────────────────────────────────────────────────────────────────────────────────────

    async def say(
        self, chat_id: int, text: str, *, sender: int | None = None, code: str | None = "de", more: Json | None = None
    ) -> Json:
        """A person writes a text; returns the message. `more` adds or replaces fields of it, e.g. `sticker`."""
        person = sender if sender is not None else abs(chat_id)
        message = self.new_message(chat_id, {"from": self.person(person, code), "text": text, **(more or {})})
        if text.startswith("/"):
            command = text.split(maxsplit=1)[0]
            message.setdefault("entities", [{"type": "bot_command", "offset": 0, "length": len(command)}])
        message = {key: value for key, value in message.items() if value is not None}
        await self.deliver({"message": message})
        return message

    async def tap(
        self, chat_id: int, message_id: int, data: str, *, sender: int | None = None, code: str | None = "de"
    ) -> str:
        """A person taps a button; returns the tap's id."""
        tap_id = str(self._next_tap)
        self._next_tap += 1
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

    async def deliver(self, update: Json) -> None:
        """An update of any kind waits for the bot from now on."""
        async with self.changed:
            self.updates.append({"update_id": self._next_update, **update})
            self._next_update += 1
            self.changed.notify_all()

    # ── What there is ──────────────────────────────────────────────────────────────────────────────────────────────

    def chat(self, chat_id: int) -> Chat:
        """The chat of that id; it begins when it's first spoken of."""
        return self.chats.setdefault(chat_id, Chat(chat_id))

    @staticmethod
    def person(person_id: int, code: str | None = None) -> Json:
        """A person as the Bot API shows them."""
        known = {"id": person_id, "is_bot": False, "first_name": f"Person {person_id}"}
        return {**known, "language_code": code} if code else known

    @staticmethod
    def bot() -> Json:
        """The bot as the Bot API shows it."""
        return {"id": BOT_ID, "is_bot": True, "first_name": "Appeals", "username": BOT_USERNAME}

    def new_message(self, chat_id: int, content: Json) -> Json:
        """Puts a message into a chat."""
        chat = self.chat(chat_id)
        message = {"message_id": self._next_message, "date": int(time.time()), "chat": chat.as_json(), **content}
        self._next_message += 1
        chat.messages[message["message_id"]] = message
        return message

    def from_bot(self, chat_id: int) -> list[Json]:
        """The bot's messages in a chat, oldest first, as they look now."""
        return [message for message in self.chat(chat_id).messages.values() if message["from"]["id"] == BOT_ID]
