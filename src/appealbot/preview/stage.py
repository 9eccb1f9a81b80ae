"""Where people act and the bot answers: performs what a page asks for, and tells the pages what became of it."""

from __future__ import annotations

import json
from collections import deque
from typing import TYPE_CHECKING, Any, Final, assert_never

from appealbot.preview import scene, sentences
from appealbot.preview.acts import Attach, Restart, Say, Start, Tap, read_act, too_long
from appealbot.preview.transcript import Step, script

if TYPE_CHECKING:
    from appealbot.preview.audience import Audience
    from appealbot.preview.insight import Did
    from appealbot.preview.inspection import Inspection
    from appealbot.preview.installation import Installation
    from appealbot.preview.sentences import Sentence
    from appealbot.preview.transcript import Done

Json = dict[str, Any]

MOST_KEPT: Final = 1_000
"""Messages of a chat, and steps of a conversation: one that's longer loses its beginning."""
PICTURE: Final = [{"file_id": "picture", "file_unique_id": "picture", "width": 320, "height": 240}]


class Stage:
    """The chats of a preview.

    Args:
        installation: What serves them.
        inspection: What looks on.
        audience: Who is told.
    """

    def __init__(self, installation: Installation, inspection: Inspection, audience: Audience) -> None:
        self._installation = installation
        self._world = installation.world
        self._inspection = inspection
        self._audience = audience
        self._steps: dict[int, deque[Step]] = {chat: deque(maxlen=MOST_KEPT) for chat in scene.CHATS}
        self._pressed: dict[str, Json] = {}
        self._told: dict[object, str] = {}
        self._newest = 0

    # ── What pages ask for ─────────────────────────────────────────────────────────────────────────────────────────

    async def perform(self, frame: str) -> Sentence | None:
        """Does what a frame asks for; why not, where it can't be done."""
        act = read_act(frame)
        match act:
            case None:
                return sentences.NOT_UNDERSTOOD
            case Say():
                return await self._say(act)
            case Tap():
                return await self._tap(act)
            case Start():
                return await self._say(
                    Say(act="say", chat=act.person, person=act.person, text=f"/start {act.payload}".strip())
                )
            case Attach():
                return await self._attach(act)
            case Restart():
                self._restart()
                return None
            case _:
                assert_never(act)

    async def _say(self, said: Say) -> Sentence | None:
        replied = self._world.chat(said.chat).messages.get(said.replies_to or 0) if said.chat in scene.CHATS else None
        if (wrong := _wrong(said)) is not None:
            return wrong
        if said.replies_to is not None and replied is None:
            return sentences.NO_MESSAGE
        text = said.text.strip()
        answers = bool(replied and replied["from"]["is_bot"])
        addressed = said.chat > 0 or answers or text.startswith("/")
        await self._write(said, {"reply_to_message": replied} if replied else {}, "say" if addressed else "overhear")
        return None

    async def _attach(self, attached: Attach) -> Sentence | None:
        if (wrong := _wrong(attached)) is not None:
            return wrong
        await self._write(attached, {"text": None, "photo": PICTURE}, "attach")
        return None

    async def _write(self, act: Say | Attach, more: Json, done: Done) -> None:
        text = act.text.strip() if isinstance(act, Say) else ""
        did: Did = "said" if isinstance(act, Say) else "attached"
        seen = self._inspection.wrote(act.chat, self._world.next_message, did, text)  # before the bot gets it
        self._steps[act.chat].append(Step(done, text, act.person, seen))
        message = await self._world.say(act.chat, text, sender=act.person, more=more)
        if not self._world.reads(message):
            self._inspection.kept_off(seen)

    async def _tap(self, tapped: Tap) -> Sentence | None:
        if (wrong := _wrong(tapped)) is not None:
            return wrong
        message = self._world.chat(tapped.chat).messages.get(tapped.message)
        if message is None:
            return sentences.NO_MESSAGE
        rows = (message.get("reply_markup") or {}).get("inline_keyboard", [])
        labels = [button["text"] for row in rows for button in row if button.get("callback_data") == tapped.data]
        if not labels:
            return sentences.NO_BUTTON
        tap = self._world.next_query
        seen = self._inspection.tapped(tapped.chat, tapped.message, tap, labels[0])
        self._steps[tapped.chat].append(Step("tap", labels[0], tapped.person, seen, tapped.data))
        self._pressed[tap] = {"kind": "tapped", "chat": tapped.chat, "message": tapped.message, "data": tapped.data}
        await self._world.tap(tapped.chat, tapped.message, tapped.data, sender=tapped.person)
        return None

    def _restart(self) -> None:
        self._installation.restart()
        self._inspection.forget()
        self._pressed.clear()
        for steps in self._steps.values():
            steps.clear()

    # ── What pages are told ────────────────────────────────────────────────────────────────────────────────────────

    def opening(self) -> list[Json]:
        """What a page that connects is told first."""
        chats = [self._chat(chat) for chat in scene.CHATS if self._world.chat(chat).messages]
        return [scene.told(self._world), *chats, *self._inspection.frames()]

    async def follow(self) -> None:
        """Tells the pages of each change, without end."""
        seen = -1
        while True:
            async with self._world.changed:
                await self._world.changed.wait_for(lambda: self._world.version != seen)  # noqa: B023 - asked at once
            seen = self._world.version
            self._tell_changes()

    def _tell_changes(self) -> None:
        calls = list(self._world.calls)
        self._world.keep(MOST_KEPT)
        self._tell("scene", scene.told(self._world))
        for chat in scene.CHATS:
            self._tell(chat, self._chat(chat))
        self._tell_answers()
        for tap in list(self._pressed):
            answered = tap in self._world.acknowledged
            if answered or not self._world.in_time(tap):
                self._audience.tell({**self._pressed.pop(tap), "answered": answered})
        for call in calls:
            self._inspection.called(call)

    def _tell_answers(self) -> None:
        """Has the inspection know which messages are the bot's answers to what."""
        known, self._newest = self._newest, self._world.next_message - 1
        for chat in scene.CHATS:
            for message in self._world.from_bot(chat):
                if message["message_id"] > known:
                    self._inspection.sent(chat, message["message_id"])

    def _tell(self, what: object, frame: Json) -> None:
        text = json.dumps(frame)
        if self._told.get(what, "") != text:
            self._told[what] = text
            self._audience.tell(frame)

    def _chat(self, chat: int) -> Json:
        return {"kind": "chat", "id": chat, "messages": list(self._world.chat(chat).messages.values())}

    def script(self, chat: int) -> str:
        """The conversation of a chat as a golden dialogue."""
        steps = self._steps[chat]
        speaker = next((person for person in scene.PEOPLE if person.id == (steps[0].person if steps else chat)), None)
        code, username = (speaker.code, speaker.username) if speaker else (None, None)
        return script(steps, code, username, group=chat < 0)


def _wrong(act: Say | Tap | Attach) -> Sentence | None:
    """Why nobody can do that."""
    if act.chat not in scene.CHATS:
        return sentences.NO_CHAT
    if act.person not in scene.members(act.chat):
        return sentences.NOBODY
    if isinstance(act, Say):
        if not act.text.strip():
            return sentences.EMPTY
        if too_long(act.text):
            return sentences.TOO_LONG
    return None
