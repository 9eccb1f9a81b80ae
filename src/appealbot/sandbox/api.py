"""The methods of the Bot API that the sandbox knows, with Telegram's checks and its words for what it refuses."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from appealbot.sandbox.calls import Call
from appealbot.sandbox.faults import Faults
from appealbot.sandbox.messages import Messages
from appealbot.sandbox.parameters import structured
from appealbot.sandbox.polling import Polling
from appealbot.sandbox.refusal import RefusedError, refused

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from appealbot.sandbox.limits import Gate
    from appealbot.sandbox.world import World

Json = dict[str, Any]

LIMITS: Final = {"name": 64, "description": 512, "short_description": 120}
MOST_RESULTS: Final = 50


class Api:
    """Answers calls; each method takes the call's parameters and returns its result."""

    def __init__(self, world: World, faults: Faults | None = None, gate: Gate | None = None) -> None:
        self._world = world
        self.polling = Polling(world, faults or Faults())
        messages = Messages(world, gate)
        self.methods: dict[str, Callable[[Json], Awaitable[Any]]] = {
            "getme": self._get_me,
            "getupdates": self.polling.get_updates,
            "setwebhook": self.polling.set_webhook,
            "deletewebhook": self.polling.delete_webhook,
            "getwebhookinfo": self.polling.get_webhook_info,
            "sendmessage": messages.send_message,
            "senddocument": messages.send_document,
            "editmessagetext": messages.edit_message_text,
            "editmessagereplymarkup": messages.edit_message_reply_markup,
            "deletemessage": messages.delete_message,
            "deletemessages": messages.delete_messages,
            "sendchataction": messages.send_chat_action,
            "answercallbackquery": self._answer_callback_query,
            "answerinlinequery": self._answer_inline_query,
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
        self._world.calls.append(Call(method, parameters, self._world.clock.now()))
        return await known(parameters)

    async def _get_me(self, _: Json) -> Json:
        return {
            **self._world.bot(),
            "can_join_groups": True,
            "can_read_all_group_messages": not self._world.privacy,
            "supports_inline_queries": True,
        }

    async def _answer_callback_query(self, parameters: Json) -> bool:
        self._world.acknowledged.add(self._in_time(parameters["callback_query_id"]))
        await self._world.announce()
        return True

    async def _answer_inline_query(self, parameters: Json) -> bool:
        query_id = self._in_time(parameters["inline_query_id"])
        results = structured(parameters.get("results")) or []
        if len(results) > MOST_RESULTS:
            raise refused("RESULTS_TOO_MUCH")
        self._world.searched[query_id] = {**parameters, "results": results}
        await self._world.announce()
        return True

    def _in_time(self, query_id: object) -> str:
        if not self._world.in_time(str(query_id)):
            raise refused("query is too old and response timeout expired or query ID is invalid")
        return str(query_id)

    def _setter(self, name: str) -> Callable[[Json], Awaitable[bool]]:
        async def set_it(parameters: Json) -> bool:
            for field, longest in LIMITS.items():
                if len(str(parameters.get(field, ""))) > longest:
                    raise refused(f"{field} is too long")
            self._world.profile[_slot(name, parameters)] = {
                key: structured(value) if key == "commands" else value
                for key, value in parameters.items()
                if key in {*LIMITS, "commands"}
            }
            await self._world.announce()
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
    scope = structured(parameters.get("scope")) or {"type": "default"}
    return f"{name}:{scope['type']}:{parameters.get('language_code') or ''}"
