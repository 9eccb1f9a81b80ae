"""What the page may ask for: the frames it sends, read strictly."""

from __future__ import annotations

from typing import Annotated, Final, Literal

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError

LONGEST_TEXT: Final = 4_096
"""UTF-16 units, as Telegram counts."""


class _Act(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


class Say(_Act):
    """A person writes in a chat, perhaps in reply to a message."""

    act: Literal["say"]
    chat: int
    person: int
    text: str
    replies_to: int | None = None


class Tap(_Act):
    """A person taps a button under a message."""

    act: Literal["tap"]
    chat: int
    person: int
    message: int
    data: str


class Start(_Act):
    """A person follows a deep link (https://core.telegram.org/bots/features#deep-linking)."""

    act: Literal["start"]
    person: int
    payload: str = Field(pattern=r"^[A-Za-z0-9_-]{0,64}$")


class Attach(_Act):
    """A person sends a picture without a text."""

    act: Literal["attach"]
    chat: int
    person: int


class Restart(_Act):
    """Everything begins anew."""

    act: Literal["restart"]


Act = Say | Tap | Start | Attach | Restart
_acts: Final[TypeAdapter[Act]] = TypeAdapter(Annotated[Act, Field(discriminator="act")])


def read_act(frame: str) -> Act | None:
    """The act that a frame asks for; None where it's none of those above."""
    try:
        return _acts.validate_json(frame.encode())
    except (ValidationError, UnicodeEncodeError):
        return None


def too_long(text: str) -> bool:
    """Whether Telegram wouldn't take a text in one message."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2 > LONGEST_TEXT
