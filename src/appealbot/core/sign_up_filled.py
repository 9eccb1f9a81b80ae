"""A draft filled with what was typed as a place, a name or an address; and what is doubted to be one."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from appealbot.core import validation
from appealbot.core.sign_up_answers import asks, read
from appealbot.core.sign_up_draft import Step
from appealbot.core.sign_up_told import doubtful, told
from appealbot.core.text import folded
from appealbot.core.validation import Refusal

if TYPE_CHECKING:
    from appealbot.core.sign_up_draft import Draft

DOUBTED: Final = frozenset({Step.NAME, Step.PLACE})
"""The steps whose answers may be sentences that answer nothing."""


def filled(draft: Draft, text: str) -> Draft | Refusal:
    """The draft with what was typed, or why it isn't taken."""
    match draft.step:
        case Step.PLACE:
            taken = validation.place(text)
            return taken if isinstance(taken, Refusal) else replace(draft, place=taken, doubted=None)
        case Step.NAME:
            taken = validation.name(text)
            return taken if isinstance(taken, Refusal) else replace(draft, name=taken, doubted=None)
        case _:
            taken = validation.email(text, sure=draft.doubted)
            return taken if isinstance(taken, Refusal) else replace(draft, email=taken, doubted=None)


def answers(draft: Draft, text: str) -> bool:
    """Whether a text may be what was asked for; what was doubted before and is typed once more is."""
    part = told(text, draft.step)
    if draft.doubted is not None and folded(part) == folded(draft.doubted):
        return True
    if draft.step is Step.EMAIL:
        return not text.rstrip().endswith("?") and ("@" in text or not asks(text))
    return not text.rstrip().endswith("?") and not doubtful(part)


def doubting(draft: Draft, text: str, year: int) -> Draft | None:
    """The draft with what was typed as a name or place, to ask whether it's one; None where it can't be.

    Args:
        draft: What has been told.
        text: What was typed.
        year: That it is.
    """
    if draft.step not in DOUBTED or asks(text) or read(text, draft.step, year) is not None:
        return None
    part = told(text, draft.step)
    taken = validation.name(part) if draft.step is Step.NAME else validation.place(part)
    return replace(draft, doubted=taken) if isinstance(taken, str) and doubtful(part) else None
