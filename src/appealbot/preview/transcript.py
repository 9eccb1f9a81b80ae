"""A conversation as a golden dialogue, in the form of the scripts that the tests run."""

from __future__ import annotations

from dataclasses import dataclass
from textwrap import indent
from typing import TYPE_CHECKING, Final, Literal

import yaml

if TYPE_CHECKING:
    from collections.abc import Iterable

    from appealbot.core.turn import Button
    from appealbot.preview.insight import Insight

_WIDE: Final = 1 << 20


Done = Literal["say", "tap", "overhear", "attach"]
"""What a person did; "overhear": wrote in a group, not to the bot."""


@dataclass(frozen=True, slots=True)
class Step:
    """What a person did.

    Attributes:
        done: What.
        text: What was written, or the label that was tapped.
        person: Who did it.
        seen: What came of it; it may still come.
        data: What the button carries that was tapped.
    """

    done: Done
    text: str
    person: int
    seen: Insight
    data: str = ""


def script(steps: Iterable[Step], code: str | None, username: str | None, *, group: bool) -> str:
    """The script of a conversation.

    Args:
        steps: What people did, in order.
        code: The `language_code` of whoever speaks.
        username: Their name on Telegram.
        group: Whether it's a group's.
    """
    head = {"code": code or ""} | ({"username": username} if username else {}) | ({"kind": "group"} if group else {})
    lines = [_yaml(head), "turns:\n"]
    offered: tuple[Button, ...] = ()
    written = False
    for step in steps:
        if (why_not := _why_not(step, offered)) is not None:
            lines.append(f"  # {_in_a_line(f'{step.done} {step.text}')} ({why_not})\n")
            continue
        lines.append(indent(_yaml([{step.done: step.text}]), "  "))
        offered, written = step.seen.offered, True
    return "".join(lines if written else [*lines, "  []\n"])


def _why_not(step: Step, offered: tuple[Button, ...]) -> str | None:
    """Why a script can't have a step: it has texts, and taps the first button of that label under the last replies."""
    if step.done == "attach":
        return "a script has texts only"
    first = next((button for button in offered if button.label.startswith(step.text)), None)
    if step.done == "tap" and (first is None or first.data != step.data):
        return "a script taps under the last reply only"
    return None


def _in_a_line(text: str) -> str:
    """A text that can stand in a comment."""
    return "".join(letter if letter.isprintable() else " " for letter in text).strip()


def _yaml(value: object) -> str:
    return yaml.safe_dump(value, allow_unicode=True, width=_WIDE, sort_keys=False)
