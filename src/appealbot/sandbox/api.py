"""The methods of the Bot API that the sandbox knows, with Telegram's checks and its words for what it refuses."""

from __future__ import annotations

import asyncio
import json
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urlsplit

from appealbot.sandbox.html import HtmlError, parse
from appealbot.sandbox.world import World

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

Json = dict[str, Any]

LONGEST_TEXT: Final = 4_096
LONGEST_DATA: Final = 64
LONGEST_POLL: Final = 50
MOST_BUTTONS: Final = 100
LIMITS: Final = {"name": 64, "description": 512, "short_description": 120}


class RefusedError(Exception):
    """A call that Telegram answers with an error."""

    def __init__(self, code: int, description: str) -> None:
        self.code, self.description = code, description
        super().__init__(description)


def refused(sentence: str) -> RefusedError:
    """A `400 Bad Request`."""
    return RefusedError(400, f"Bad Request: {sentence}")


class Api:
    """Answers calls; each method takes the call's parameters and returns its result."""

    def __init__(self, world: World) -> None:
        self._world = world
        self.methods: dict[str, Callable[[Json], Awaitable[Any]]] = {
            "getme": self._get_me,
            "getupdates": self._get_updates,
            "sendmessage": self._send_message,
            "editmessagetext": self._edit_message_text,
            "answercallbackquery": self._answer_callback_query,
            "deletewebhook": self._done,
        }
        for name in ("name", "description", "shortdescription", "commands"):
            self.methods[f"setmy{name}"] = self._setter(name)
            self.methods[f"getmy{name}"] = self._getter(name)

    async def call(self, method: str, parameters: Json) -> Any:  # noqa: ANN401 - any JSON
        """The result of a call.

        Raises:
            RefusedError: Telegram would refuse it.
        """
        known = self.methods.get(method.lower())
        if known is None:
            raise RefusedError(404, "Not Found: method not found")
        self._world.calls.append((method, parameters))
        return await known(parameters)

    async def _done(self, _: Json) -> bool:
        return True

    async def _get_me(self, _: Json) -> Json:
        return {
            **World.bot(),
            "can_join_groups": True,
            "can_read_all_group_messages": False,
            "supports_inline_queries": False,
        }

    async def _get_updates(self, parameters: Json) -> list[Json]:
        offset = int(parameters.get("offset") or 0)
        limit = max(1, min(100, int(parameters.get("limit") or 100)))
        world = self._world
        async with world.changed:
            if offset > 0:
                world.updates[:] = [update for update in world.updates if update["update_id"] >= offset]
                world.changed.notify_all()
            try:
                async with asyncio.timeout(min(float(parameters.get("timeout") or 0), LONGEST_POLL)):
                    await world.changed.wait_for(lambda: bool(world.updates))
            except TimeoutError:
                return []
            return world.updates[:limit]

    async def _send_message(self, parameters: Json) -> Json:
        chat_id = int(parameters["chat_id"])
        if chat_id not in self._world.chats:
            raise refused("chat not found")
        content = {"from": World.bot(), **self._content(parameters)}
        if reply := _structured(parameters.get("reply_parameters")):
            replied = self._world.chat(chat_id).messages.get(int(reply["message_id"]))
            if replied is None and not reply.get("allow_sending_without_reply"):
                raise refused("message to be replied not found")
            content["reply_to_message"] = replied
        message = self._world.new_message(chat_id, {key: value for key, value in content.items() if value is not None})
        await self._announce()
        return message

    async def _edit_message_text(self, parameters: Json) -> Json:
        chat = self._world.chat(int(parameters["chat_id"]))
        message = chat.messages.get(int(parameters["message_id"]))
        if message is None:
            raise refused("message to edit not found")
        if not message["from"]["is_bot"]:
            raise refused("message can't be edited")
        content = self._content(parameters)
        if all(message.get(key) == content.get(key) for key in ("text", "entities", "reply_markup")):
            raise refused(
                "message is not modified: specified new message content and reply markup are exactly the same"
            )
        changed = {**message, **content}
        chat.messages[message["message_id"]] = {key: value for key, value in changed.items() if value is not None}
        await self._announce()
        return chat.messages[message["message_id"]]

    async def _answer_callback_query(self, parameters: Json) -> bool:
        self._world.acknowledged.add(str(parameters["callback_query_id"]))
        await self._announce()
        return True

    async def _announce(self) -> None:
        async with self._world.changed:
            self._world.changed.notify_all()

    def _content(self, parameters: Json) -> Json:
        """Text, entities and buttons of a message, after Telegram's checks."""
        text, entities = str(parameters.get("text") or ""), []
        if parameters.get("parse_mode") == "HTML":
            try:
                parsed = parse(text)
            except HtmlError as error:
                raise refused(f"can't parse entities: {error}") from error
            text = parsed.text
            entities = [
                {"type": entity.kind, "offset": entity.offset, "length": entity.length, "url": entity.url}
                for entity in parsed.entities
            ]
        if not text.strip():
            raise refused("message text is empty")
        if len(text.encode("utf-16-le", "surrogatepass")) // 2 > LONGEST_TEXT:
            raise refused("message is too long")
        markup = _structured(parameters.get("reply_markup"))
        _check_buttons(markup)
        return {"text": text.strip(), "entities": entities, "reply_markup": markup}

    def _setter(self, name: str) -> Callable[[Json], Awaitable[bool]]:
        async def set_it(parameters: Json) -> bool:
            for field, longest in LIMITS.items():
                if len(str(parameters.get(field, ""))) > longest:
                    raise refused(f"{field} is too long")
            self._world.profile[_slot(name, parameters)] = {
                key: _structured(value) if key == "commands" else value
                for key, value in parameters.items()
                if key in {*LIMITS, "commands"}
            }
            return True

        return set_it

    def _getter(self, name: str) -> Callable[[Json], Awaitable[Any]]:
        async def get_it(parameters: Json) -> Any:  # noqa: ANN401 - any JSON
            kept = self._world.profile.get(_slot(name, parameters), {})
            if name == "commands":
                return kept.get("commands", [])
            field = "short_description" if name == "shortdescription" else name
            return {field: kept.get(field, "")}

        return get_it


def _slot(name: str, parameters: Json) -> str:
    scope = _structured(parameters.get("scope")) or {"type": "default"}
    return f"{name}:{scope['type']}:{parameters.get('language_code') or ''}"


def _structured(value: Any) -> Any:  # noqa: ANN401 - any JSON
    """A parameter that may come as JSON in a form field."""
    return json.loads(value) if isinstance(value, str) and value else value


def _check_buttons(markup: Json | None) -> None:
    rows = (markup or {}).get("inline_keyboard", [])
    buttons = [button for row in rows for button in row]
    if len(buttons) > MOST_BUTTONS:
        raise refused("reply markup is too long")
    for button in buttons:
        if not button.get("text"):
            raise refused("can't parse inline keyboard button: text buttons are unallowed in the inline keyboard")
        if "callback_data" in button and not 1 <= len(button["callback_data"].encode()) <= LONGEST_DATA:
            raise refused("BUTTON_DATA_INVALID")
        if "url" in button and urlsplit(button["url"]).scheme not in {"http", "https", "tg"}:
            raise refused("inline keyboard button URL is invalid")
        if not {"callback_data", "url"} & set(button):
            raise refused("can't parse inline keyboard button: text buttons are unallowed in the inline keyboard")
