"""Speaks with the bot as a person would, on the conversation itself, without Telegram."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from appealbot.core.markup import plain
from appealbot.core.turn import Attached, Button, ChatKind, Incoming, Person, Reply, Said, Tapped, Turn

if TYPE_CHECKING:
    from datetime import datetime

    from appealbot.core.conversation import Conversation


@dataclass
class Chat:
    conversation: Conversation
    now: datetime
    code: str | None = "de"
    kind: ChatKind = ChatKind.PRIVATE
    person: Person = field(default_factory=Person)
    last: Turn | None = None

    def say(self, text: str, *, addressed: bool = True) -> str:
        return self._take(Said(text, self.kind, addressed))

    def attach(self) -> str:
        return self._take(Attached(self.kind))

    def tap(self, label: str) -> str:
        """Taps the first button whose label begins so."""
        button = next((button for button in self.buttons if button.label.startswith(label)), None)
        if button is None:
            message = f"no button {label!r} among {[button.label for button in self.buttons]}"
            raise AssertionError(message)
        return self.tap_data(button.data)

    def tap_data(self, data: str) -> str:
        return self._take(Tapped(data, self.kind))

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

    def _take(self, incoming: Incoming) -> str:
        known = Person(self.person.chosen, self.code, self.person.offered, self.person.last)
        self.last = self.conversation.respond(incoming, known, self.now)
        self.person = self.last.person
        return "\n---\n".join(plain(reply.text) for reply in self.last.replies)
