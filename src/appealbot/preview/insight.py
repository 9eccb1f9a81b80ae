"""What the inspector shows of a message: how it was understood, what was stored, which calls it led to."""

from __future__ import annotations

from base64 import b64encode
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final, Literal

from appealbot.core.commands import read_command
from appealbot.core.effects import DeleteMessages, EraseIntents, SaveIntent
from appealbot.core.outcome import Outcome
from appealbot.core.turn import Attached, Said, Tapped, Turn
from appealbot.preview.sentences import WHY, Aside

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from appealbot.adapters.store.records import Move
    from appealbot.core.model import Entry, Knowledge
    from appealbot.core.turn import Button, Incoming
    from appealbot.sandbox.calls import Call

Json = dict[str, Any]
Did = Literal["said", "tapped", "attached"]

MOST_CANDIDATES: Final = 8
LONGEST_SHOWN: Final = 120
"""Characters of what is stored."""
MOST_CALLS: Final = 50
"""Of one message that are shown."""


@dataclass(slots=True)
class Insight:
    """What is known of a message so far; it grows while the bot works.

    Attributes:
        id: Its number.
        chat: Where it happened.
        message: The message that was written, or whose button was tapped.
        did: What the person did.
        text: What was written, or the label that was tapped.
        offered: The buttons of the bot's replies to it.
        told: What the decision tells, as the page gets it.
        calls: The Bot API's calls that followed.
        answers: The bot's messages that were sent or edited by them.
    """

    id: int
    chat: int
    message: int
    did: Did
    text: str
    offered: tuple[Button, ...] = ()
    told: Json = field(default_factory=dict)
    calls: list[Json] = field(default_factory=list)
    answers: list[int] = field(default_factory=list)

    def called(self, call: Call) -> None:
        """A call followed."""
        if call.method.casefold().startswith("editmessage"):
            self.answers.append(int(call.parameters["message_id"]))
        if len(self.calls) < MOST_CALLS:
            parameters = {name: _shown(value) for name, value in call.parameters.items()}
            self.calls.append({"method": call.method, "parameters": parameters, "at": call.at})

    def as_json(self) -> Json:
        """The insight as the page gets it."""
        return {
            "kind": "insight",
            "id": self.id,
            "chat": self.chat,
            "message": self.message,
            "did": self.did,
            "text": self.text,
            "language": None,
            "outcome": None,
            "because": None,
            "score": None,
            "entry": None,
            "candidates": [],
            "stored": [],
            "ms": None,
            **self.told,
            "calls": self.calls,
            "answers": self.answers,
        }


def asked(incoming: Incoming, username: str) -> str | None:
    """The question that an incoming message puts, if it puts one."""
    if not isinstance(incoming, Said):
        return None
    command = read_command(incoming.text, username)
    return incoming.text if command is None else command.argument


def decision(incoming: Incoming, turn: Turn, username: str) -> Json:
    """What a turn tells of how a message was understood."""
    match, aside = turn.match, _aside(incoming, turn, username)
    because = match.because if match is not None else None
    return {
        "language": turn.language.value,
        "outcome": match.outcome.value if match else None,
        "because": because.value if because else None,
        "why": WHY[because if match else aside].as_json(),
        "score": match.score if match else None,
    }


def unread() -> Json:
    """What there is to tell of a message that Telegram kept from the bot."""
    return {"why": WHY[Aside.KEPT_OFF].as_json()}


def given(turn: Turn, knowledge: Knowledge, directory: Path) -> Json | None:
    """The entry that was the answer, and where it stands."""
    match = turn.match
    entry = knowledge.entries.get(match.topics[0]) if match and match.outcome is Outcome.ANSWER else None
    return {"topic": entry.id, **_place(entry, directory)} if entry else None


def candidates(chances: Mapping[str, float], knowledge: Knowledge, directory: Path) -> list[Json]:
    """The likeliest entries, best first."""
    likeliest = sorted(chances.items(), key=lambda each: -each[1])[:MOST_CANDIDATES]
    return [
        {
            "topic": topic,
            "title": {"de": entry.title.de, "en": entry.title.en},
            "chance": round(chance, 4),
            **_place(entry, directory),
        }
        for topic, chance in likeliest
        if (entry := knowledge.entries.get(topic)) is not None
    ]


def stored(turn: Turn, move: Move | None, sealed: Mapping[str, bytes]) -> list[Json]:
    """What a turn changed in the database, as it stands there.

    Args:
        turn: What followed.
        move: What was stored.
        sealed: The sealed content of sign-ups, by appeal.
    """
    if move is None:
        return []
    changes = [("counted", count.name) for count in move.counts]
    for effect in turn.effects:
        match effect:
            case SaveIntent(appeal=appeal):
                box = sealed.get(appeal, b"")
                changes.append(("sign_up", f"{appeal}: {_cut(_encoded(box), len(box))}"))
            case EraseIntents(ending=ending):
                changes.append(("erased", ending.value))
            case DeleteMessages(messages=messages):
                changes.append(("messages_deleted", ", ".join(map(str, messages))))
    if move.state is not None:
        changes.append(("dialogue", _cut(move.state, len(move.state.encode()))))
    elif move.before is not None:
        changes.append(("dialogue_forgotten", ""))
    return [{"what": what, "detail": detail} for what, detail in changes]


def _aside(incoming: Incoming, turn: Turn, username: str) -> Aside:
    match incoming:
        case Tapped():
            return Aside.TAPPED
        case _ if not turn.replies:
            return Aside.SILENT
        case Attached():
            return Aside.ATTACHED
        case Said(text=text):
            return Aside.DIALOGUE if read_command(text, username) is None else Aside.COMMAND


def _place(entry: Entry, directory: Path) -> Json:
    return {"file": str(directory / entry.place.path), "line": entry.place.line}


def _shown(value: Any) -> Any:  # noqa: ANN401 - a call's parameters are of any kind
    """A parameter; of a file its name."""
    return value if isinstance(value, str | int | float | bool | None) else str(getattr(value, "filename", value))


def _cut(text: str, size: int) -> str:
    return f"{text[:LONGEST_SHOWN]}{'…' if len(text) > LONGEST_SHOWN else ''} ({size} bytes)"


def _encoded(box: bytes) -> str:
    return b64encode(box).decode()
