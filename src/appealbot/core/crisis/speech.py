"""How people of one language say that they don't want to live, as data.

A phrase is words with a space between them. Each is

- `word`, or `stem*` for whatever begins so, or `one/another*` for either of several,
- `{name}` for one of the language's lists, whose items stand between `|` and are phrases themselves,
- `…` for up to six words, none of which is one of the language's `breaks` or ends the sentence,
- `.` for where a thought begins or ends: at a stop, a pause, or before one of the `joints`,

and with a `?` behind it a word or list may be missing. Behind an `&` stand words and lists that may come in whatever
order within one sentence without `strangers`. Words are written as they are spelt: case, umlauts, accents and
apostrophes make no difference. A line may hold several phrases with `|` between them.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Speech:
    """How it's said in one language.

    Attributes:
        code: The language (ISO 639-1).
        phrases: What tells of distress.
        lists: What phrases name in braces.
        innocent: Phrases that sound alike and mean something else; they are looked past.
        breaks: Words that no gap crosses: they negate, or bring in somebody else.
        strangers: Words that make a whole sentence about somebody or something else, or negate it.
        joints: Words before which a thought may have ended.
        written: Words as they are typed in haste, and what they stand for.
        unlike: Words that look like a slip of a telling one and are none.
        calm: What the person reads first, where the bot has no other texts in the language.
    """

    code: str
    phrases: tuple[str, ...]
    lists: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    innocent: tuple[str, ...] = ()
    breaks: str = ""
    strangers: str = ""
    joints: str = ""
    written: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    unlike: str = ""
    calm: str = ""
