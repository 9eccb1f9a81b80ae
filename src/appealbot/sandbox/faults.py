"""Telegram's bad days, to be switched on and off while the sandbox runs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final, TypeVar

Json = dict[str, Any]

GATEWAY_PAGE: Final = (
    "<html><head><title>502 Bad Gateway</title></head><body><center><h1>502 Bad Gateway</h1></body></html>"
)


@dataclass(frozen=True, slots=True)
class Refuse:
    """The call is answered with an error of Telegram's, e.g. 400 or 401, and has no effect."""

    code: int
    description: str


@dataclass(frozen=True, slots=True)
class TooMany:
    """429: the caller should wait for `retry_after` seconds."""

    retry_after: int


@dataclass(frozen=True, slots=True)
class ServerError:
    """A server in between is in trouble: a 5xx with a page for people, not JSON."""

    status: int = 502
    body: str = GATEWAY_PAGE


@dataclass(frozen=True, slots=True)
class Reset:
    """The connection is reset, before the call has an effect or, with `done`, after it."""

    done: bool = False


@dataclass(frozen=True, slots=True)
class Stall:
    """Half-open: the call is accepted, has no effect and is never answered."""


@dataclass(frozen=True, slots=True)
class Partial:
    """The call has its effect; half of the answer is sent, then the connection is closed."""


@dataclass(frozen=True, slots=True)
class Late:
    """The call has its effect, and is answered this many seconds later."""

    seconds: float


@dataclass(frozen=True, slots=True)
class Nonsense:
    """The call has no effect, and is answered as if all was well, with this body."""

    body: str


@dataclass(frozen=True, slots=True)
class Doubled:
    """Each update stands twice in the answer to getUpdates."""


@dataclass(frozen=True, slots=True)
class Swapped:
    """Each two updates stand in the wrong order in the answer to getUpdates."""


@dataclass(frozen=True, slots=True)
class Unconfirmed:
    """The confirmation gets lost: what was confirmed is delivered once more."""


@dataclass(frozen=True, slots=True)
class Among:
    """What is no update stands before the updates in the answer to getUpdates."""

    values: tuple[Any, ...]


Call = Refuse | TooMany | ServerError | Reset | Stall | Partial | Late | Nonsense
"""What may happen to a single call."""
Delivery = Doubled | Swapped | Unconfirmed | Among
"""What may happen to the updates in an answer to getUpdates."""
Fault = Call | Delivery
REVOKED: Final = Refuse(401, "Unauthorized")
"""Of a token that BotFather revoked."""

_Kind = TypeVar("_Kind", bound=Fault)


@dataclass(slots=True, eq=False)
class Switched:
    """A fault that's on, and where it strikes.

    Attributes:
        fault: The fault.
        methods: The methods it strikes, in small letters; all, where empty.
        chat: The only chat it strikes.
        left: How often it will strike; without end, where None.
        struck: How often it did.
    """

    fault: Fault
    methods: frozenset[str] = frozenset()
    chat: int | None = None
    left: int | None = None
    struck: int = 0

    def hits(self, method: str, chat: int | None) -> bool:
        """Whether it strikes a call."""
        return (
            self.left != 0 and (not self.methods or method in self.methods) and (self.chat is None or self.chat == chat)
        )

    def strike(self) -> None:
        """Counts a strike."""
        self.struck += 1
        if self.left is not None:
            self.left -= 1


class Faults:
    """The faults that are on, the one switched on last first."""

    def __init__(self) -> None:
        self._on: list[Switched] = []

    def on(self, fault: Fault, *methods: str, chat: int | None = None, times: int | None = None) -> Switched:
        """Switches a fault on.

        Args:
            fault: What goes wrong.
            methods: Only in calls of these methods.
            chat: Only in calls for this chat.
            times: Only so often.
        """
        switched = Switched(fault, frozenset(method.lower() for method in methods), chat, times)
        self._on.insert(0, switched)
        return switched

    def off(self, switched: Switched) -> None:
        """Switches a fault off; one that's off already stays off."""
        self._on = [one for one in self._on if one is not switched]

    @property
    def struck(self) -> int:
        """How often those struck that are on."""
        return sum(one.struck for one in self._on)

    def clear(self) -> None:
        """Switches all off."""
        self._on.clear()

    def strike(self, kinds: tuple[type[_Kind], ...], method: str, parameters: Json) -> _Kind | None:
        """The fault of one of these kinds that strikes a call, if one does."""
        chat = parameters.get("chat_id")
        number = int(chat) if isinstance(chat, int | str) and str(chat).lstrip("-").isdigit() else None
        for switched in self._on:
            if isinstance(switched.fault, kinds) and switched.hits(method.lower(), number):
                switched.strike()
                return switched.fault
        return None


def poison(marker: str = "") -> tuple[Json, ...]:
    """Updates that a library can't parse, doesn't know or that aren't what they seem.

    Args:
        marker: Stands in each as its text, so that one can look for it in logs.
    """
    chat = {"id": 9_999, "type": "private", "first_name": marker}
    message = {"message_id": 1, "date": 4_000_000_000, "chat": chat, "text": marker}
    return (
        {"message": {"text": marker, "chat": 5}},
        {"message": {**message, "date": marker}},
        {"message": {key: value for key, value in message.items() if key != "chat"}},
        {"message": {**message, "entities": [{"type": marker}]}},
        {"message": [marker]},
        {"message": None},
        {"callback_query": {"id": "1", "data": marker}},
        {"inline_query": {"id": "1", "query": marker}},
        {"something_new": {"text": marker}},
        {},
        {"message": {**message, "text": marker + "x" * 400_000, "reply_to_message": {"text": marker}}},
        {"my_chat_member": {"chat": chat, "date": 1, "new_chat_member": {"status": marker}}},
    )
