"""The parameters of a call, which come as JSON or as form fields with JSON in them."""

from __future__ import annotations

import json
from typing import Any


def structured(value: Any) -> Any:  # noqa: ANN401 - any JSON
    """A parameter that may come as JSON in a form field."""
    return json.loads(value) if isinstance(value, str) and value else value
