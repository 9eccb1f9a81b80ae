"""The methods that write, edit and delete messages, with Telegram's checks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urlsplit

from appealbot.sandbox.html import HtmlError, parse
from appealbot.sandbox.parameters import structured
from appealbot.sandbox.refusal import refused

if TYPE_CHECKING:
    from appealbot.sandbox.limits import Gate
    from appealbot.sandbox.world import Chat, World

Json = dict[str, Any]

LONGEST_TEXT: Final = 4_096
LONGEST_DATA: Final = 64
MOST_BUTTONS: Final = 100
MOST_DELETED: Final = 100
DELETABLE: Final = 48 * 3_600
"""Seconds for which a message can be deleted (https://core.telegram.org/bots/api#deletemessage)."""
_BUTTON_ACTIONS: Final = frozenset(
    {
        "callback_data",
        "url",
        "copy_text",
        "switch_inline_query",
        "switch_inline_query_current_chat",
        "switch_inline_query_chosen_chat",
    }
)


class Messages:
    """What the bot writes into the world."""

    def __init__(self, world: World, gate: Gate | None = None) -> None:
        self._world = world
        self._gate = gate

    async def send_message(self, parameters: Json) -> Json:
        """The method sendMessage."""
        chat = self._open(parameters)
        if self._gate is not None:
            self._gate.admit(chat.id)
        content = {"from": self._world.bot(), **_content(parameters)}
        if thread := parameters.get("message_thread_id"):
            content["message_thread_id"] = int(thread)
        if reply := structured(parameters.get("reply_parameters")):
            replied = chat.messages.get(int(reply["message_id"]))
            if replied is None and not reply.get("allow_sending_without_reply"):
                raise refused("message to be replied not found")
            content["reply_to_message"] = replied
        message = self._world.new_message(chat.id, {key: value for key, value in content.items() if value is not None})
        self._world.ledger.answered(chat.id)
        await self._world.announce()
        return message

    async def send_document(self, parameters: Json) -> Json:
        """The method sendDocument, with the file in the call itself."""
        chat, file = self._open(parameters), parameters.get("document")
        if self._gate is not None:
            self._gate.admit(chat.id)
        name, content = getattr(file, "filename", None), getattr(file, "file", None)
        if name is None or content is None:
            raise refused("there is no document in the request")
        body = content.read()
        if not body:
            raise refused("file must be non-empty")
        told = _content({**parameters, "text": parameters.get("caption")})
        file_id = f"{len(self._world.files)}-{name}"
        described = {"file_id": file_id, "file_unique_id": file_id, "file_name": name, "file_size": len(body)}
        message = {
            "from": self._world.bot(),
            "document": described,
            "caption": told["text"],
            "caption_entities": told["entities"],
        }
        sent = self._world.new_message(chat.id, message)
        self._world.files[file_id] = body
        self._world.ledger.answered(chat.id)
        await self._world.announce()
        return sent

    async def edit_message_text(self, parameters: Json) -> Json:
        """The method editMessageText."""
        chat = self._open(parameters)
        return await self._edit(chat, parameters, _content(parameters))

    async def edit_message_reply_markup(self, parameters: Json) -> Json:
        """The method editMessageReplyMarkup."""
        chat, markup = self._open(parameters), structured(parameters.get("reply_markup"))
        _check_buttons(markup)
        return await self._edit(chat, parameters, {"reply_markup": markup})

    async def delete_message(self, parameters: Json) -> bool:
        """The method deleteMessage."""
        chat = self._open(parameters)
        message = chat.messages.get(int(parameters["message_id"]))
        if message is None:
            raise refused("message to delete not found")
        if not self._deletable(chat, message):
            raise refused("message can't be deleted for everyone")
        del chat.messages[message["message_id"]]
        await self._world.announce()
        return True

    async def delete_messages(self, parameters: Json) -> bool:
        """The method deleteMessages; those that can't be found or deleted are passed over."""
        chat = self._open(parameters)
        ids = [int(one) for one in structured(parameters.get("message_ids")) or ()]
        if not 1 <= len(ids) <= MOST_DELETED:
            raise refused(
                "message identifiers are not specified" if not ids else "too many message identifiers specified"
            )
        for message_id in ids:
            if message_id in chat.messages and self._deletable(chat, chat.messages[message_id]):
                del chat.messages[message_id]
        await self._world.announce()
        return True

    async def send_chat_action(self, parameters: Json) -> bool:
        """The method sendChatAction; nothing is left of it."""
        self._open(parameters)
        return True

    async def _edit(self, chat: Chat, parameters: Json, content: Json) -> Json:
        """The message with new content."""
        message = chat.messages.get(int(parameters["message_id"]))
        if message is None:
            raise refused("message to edit not found")
        if not message["from"]["is_bot"]:
            raise refused("message can't be edited")
        if all(message.get(key) == value for key, value in content.items()):
            raise refused(
                "message is not modified: specified new message content and reply markup are exactly the same"
            )
        changed = {**message, **content, "edit_date": int(self._world.clock.now())}
        chat.messages[message["message_id"]] = {key: value for key, value in changed.items() if value is not None}
        await self._world.announce()
        return chat.messages[message["message_id"]]

    def _open(self, parameters: Json) -> Chat:
        """The chat of a call, in which the bot may write."""
        chat = self._world.chats.get(int(parameters["chat_id"]))
        if chat is None:
            raise refused("chat not found")
        chat.admit()
        return chat

    def _deletable(self, chat: Chat, message: Json) -> bool:
        """Own messages anywhere, a person's only in a private chat, and none that's older than 48 hours."""
        young = bool(self._world.clock.now() - message["date"] < DELETABLE)
        return young and (chat.private or bool(message["from"]["is_bot"]))


def _content(parameters: Json) -> Json:
    """Text, entities and buttons of a message, after Telegram's checks."""
    text, entities = str(parameters.get("text") or ""), []
    if parameters.get("parse_mode") == "HTML":
        try:
            parsed = parse(text)
        except HtmlError as error:
            raise refused(f"can't parse entities: {error}") from error
        text = parsed.text
        entities = [
            {"type": entity.kind, "offset": entity.offset, "length": entity.length}
            | ({"url": entity.url} if entity.url else {})
            for entity in parsed.entities
        ]
    if not text.strip():
        raise refused("message text is empty")
    if len(text.encode("utf-16-le", "surrogatepass")) // 2 > LONGEST_TEXT:
        raise refused("message is too long")
    markup = structured(parameters.get("reply_markup"))
    _check_buttons(markup)
    return {"text": text.strip(), "entities": entities, "reply_markup": markup}


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
        if not _BUTTON_ACTIONS & set(button):
            raise refused("can't parse inline keyboard button: text buttons are unallowed in the inline keyboard")
