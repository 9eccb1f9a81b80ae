"""What Telegram refuses, in its own words."""

from __future__ import annotations

from typing import Any


class RefusedError(Exception):
    """A call that Telegram answers with an error.

    Attributes:
        code: The HTTP status, which is the answer's `error_code` too.
        description: Telegram's sentence.
        parameters: What the caller may do about it: `retry_after` or `migrate_to_chat_id`.
    """

    def __init__(self, code: int, description: str, parameters: dict[str, Any] | None = None) -> None:
        self.code, self.description, self.parameters = code, description, parameters or {}
        super().__init__(description)


def refused(sentence: str) -> RefusedError:
    """A `400 Bad Request`."""
    return RefusedError(400, f"Bad Request: {sentence}")


def forbidden(sentence: str) -> RefusedError:
    """A `403 Forbidden`."""
    return RefusedError(403, f"Forbidden: {sentence}")


def conflict(sentence: str) -> RefusedError:
    """A `409 Conflict`."""
    return RefusedError(409, f"Conflict: {sentence}")


def too_many(retry_after: int) -> RefusedError:
    """A `429 Too Many Requests`; calls are welcome again after that many seconds."""
    return RefusedError(429, f"Too Many Requests: retry after {retry_after}", {"retry_after": retry_after})
