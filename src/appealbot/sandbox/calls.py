"""The calls that came in."""

from __future__ import annotations

from typing import Any, NamedTuple

Json = dict[str, Any]


class Call(NamedTuple):
    """A call of the Bot API, and when it came, in seconds since 1970."""

    method: str
    parameters: Json
    at: float
