"""The people of the sandbox, as the Bot API shows them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Named:
    """A person with a name.

    Attributes:
        id: Their id; their private chat with the bot has the same.
        first_name: Their name.
        username: Their name on Telegram, if they have chosen one.
        code: The language of their app (`language_code`), if it tells.
    """

    id: int
    first_name: str
    username: str | None = None
    code: str | None = None

    def as_json(self) -> dict[str, Any]:
        """The person as the Bot API shows them."""
        told = {"username": self.username, "language_code": self.code}
        known = {"id": self.id, "is_bot": False, "first_name": self.first_name}
        return {**known, **{key: value for key, value in told.items() if value is not None}}
