"""Privacy mode: what a bot gets to read in groups (https://core.telegram.org/bots/features#privacy-mode)."""

from __future__ import annotations

from typing import Any

Json = dict[str, Any]


def reaches(message: Json, bot: Json) -> bool:
    """Whether a message of a person in a group is delivered to the bot, which is in privacy mode.

    Commands are, unless they name another bot, and so are replies to the bot, what mentions it, and service messages.
    """
    text = str(message.get("text") or message.get("caption") or "")
    if not text and not any(kind in message for kind in ("photo", "document", "sticker", "voice", "video", "location")):
        return True
    username = f"@{bot['username']}".lower()
    if text.startswith("/"):
        _, at, named = text.split(maxsplit=1)[0].partition("@")
        return not at or f"@{named}".lower() == username
    replied = message.get("reply_to_message") or {}
    return bool(replied.get("from", {}).get("id") == bot["id"]) or username in text.lower()
