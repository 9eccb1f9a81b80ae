"""Speaks with the bot as a person would, on the conversation itself, without Telegram."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from appealbot.core.effects import BeginSignUp, DeleteMessages, DropButtons, EraseIntents, SaveIntent, StoredIntent
from appealbot.core.markup import plain
from appealbot.core.turn import (
    Attached,
    Button,
    ChatKind,
    Held,
    Incoming,
    Person,
    Reply,
    Said,
    Tapped,
    Turn,
    after_sending,
)

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from appealbot.core.conversation import Conversation
    from appealbot.core.effects import Effect


@dataclass
class Chat:
    """A chat, and behind it a store that does what the turns ask for; each message gets its number, as in Telegram."""

    conversation: Conversation
    now: datetime
    code: str | None = "de"
    kind: ChatKind = ChatKind.PRIVATE
    person: Person = field(default_factory=Person)
    last: Turn | None = None
    username: str | None = None
    stored: dict[str, StoredIntent] = field(default_factory=dict)
    starts: list[datetime] = field(default_factory=list)
    effects: list[Effect] = field(default_factory=list)
    dropped: list[int] = field(default_factory=list)
    """The messages that lost their buttons."""
    messages: int = 0
    delivers: bool = True
    """Whether what the bot sends reaches the chat; if not, nobody learns a number."""
    shown: dict[int, str] = field(default_factory=dict)
    """What stands in the chat: each message's text by its number."""

    def say(self, text: str, *, addressed: bool = True) -> str:
        self.messages += 1
        chance = _chance(self.messages, text)
        self.shown[self.messages] = text
        return self.take(Said(text, self.kind, addressed, chance, self.username, self.messages))

    def edit(self, text: str) -> str:
        """Changes the message that was written last."""
        return self.take(Said(text, self.kind, True, _chance(0, text), self.username, self.messages, edited=True))  # noqa: FBT003

    def queue(self, *texts: str) -> list[str]:
        """Says something several times before the bot hears any of it; what it answers to each."""
        numbers = range(self.messages + 1, self.messages + len(texts) + 1)
        self.messages += len(texts)
        return [
            self.take(Said(text, self.kind, True, _chance(number, text), self.username, number))  # noqa: FBT003 - as in `say`
            for number, text in zip(numbers, texts, strict=True)
        ]

    def attach(self) -> str:
        self.messages += 1
        return self.take(Attached(self.kind))

    def tap(self, label: str) -> str:
        """Taps the first button whose label begins so."""
        return self.tap_data(self.button(label).data)

    def button(self, label: str) -> Button:
        """The first button whose label begins so."""
        button = next((button for button in self.buttons if button.label.startswith(label)), None)
        if button is None:
            message = f"no button {label!r} among {[button.label for button in self.buttons]}"
            raise AssertionError(message)
        return button

    def tap_data(self, data: str) -> str:
        """Taps a button under the last message."""
        return self.take(Tapped(data, self.kind, _chance(self.messages, data), self.username, self.messages))

    @property
    def buttons(self) -> list[Button]:
        return [button for reply in self.replies for row in reply.rows for button in row]

    @property
    def labels(self) -> list[str]:
        return [button.label for button in self.buttons]

    @property
    def replies(self) -> tuple[Reply, ...]:
        return self.last.replies if self.last else ()

    @property
    def topics(self) -> tuple[str, ...]:
        return self.last.match.topics if self.last and self.last.match else ()

    @property
    def outcome(self) -> str:
        return self.last.match.outcome.value if self.last and self.last.match else ""

    @property
    def saved(self) -> list[SaveIntent]:
        """All that was stored so far, replaced or erased ones too."""
        return [effect for effect in self.effects if isinstance(effect, SaveIntent)]

    def take(self, incoming: Incoming) -> str:
        known = replace(self.person, code=self.code, held=None)
        self.last = self.conversation.respond(incoming, known, self.now)
        if self.last.needs_held:
            held = Held(tuple(self.stored.values()), tuple(reversed(self.starts)))
            self.last = self.conversation.respond(incoming, replace(known, held=held), self.now)
        sent = list(self._numbered(incoming)) if self.delivers else []
        self.person = after_sending(self.last.person, sent)
        self.shown |= {number: plain(reply.text) + _file(reply) for reply, number in sent}
        for effect in self.last.effects:
            self._do(effect)
        return "\n---\n".join(plain(reply.text) for reply in self.last.replies)

    def _numbered(self, incoming: Incoming) -> Iterator[tuple[Reply, int]]:
        for reply in self.replies:
            if reply.replaces is not None:
                yield reply, reply.replaces
            elif reply.edits and isinstance(incoming, Tapped) and incoming.message is not None:
                yield reply, incoming.message
            else:
                self.messages += 1
                yield reply, self.messages

    def _do(self, effect: Effect) -> None:
        if isinstance(effect, BeginSignUp):
            self.starts.append(self.now)
            return
        if isinstance(effect, DropButtons):
            self.dropped.append(effect.message)
            return
        self.effects.append(effect)
        if isinstance(effect, SaveIntent):
            consent = effect.consent
            intent = StoredIntent(effect.appeal, self.now, effect.expires, consent.version, consent.news)
            self.stored[effect.appeal] = intent
        if isinstance(effect, EraseIntents):
            self.stored.clear()
        if isinstance(effect, DeleteMessages):
            for number in effect.messages:
                self.shown.pop(number, None)


def _file(reply: Reply) -> str:
    return reply.document.text if reply.document else ""


def _chance(number: int, what: str) -> str:
    """What a shell derives from an update: the same when it's repeated."""
    return hashlib.sha256(f"{number} {what}".encode("utf-8", "surrogatepass")).hexdigest()[:32]
