"""The words of wishes, from their file into the form in which messages are compared with them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from appealbot.core.model import Language
from appealbot.core.text import words
from appealbot.core.wishes import REST, Wishes, WishWords
from appealbot.lint.document import places_of_items
from appealbot.lint.problem import Problem

if TYPE_CHECKING:
    from collections.abc import Sequence

    from appealbot.core.wishes import Wording
    from appealbot.lint.document import Node
    from appealbot.lint.schema import ListForm, WishesForm, WishForm


def read_wishes(form: WishesForm, root: Node, problems: list[Problem]) -> Wishes:
    """The words of all wishes.

    Args:
        form: The file.
        root: The same with its places.
        problems: Takes up what can't be compared with a message.
    """

    def listed(texts: ListForm | None, *path: str) -> tuple[Wording, ...]:
        return _wordings(texts, root, path, problems) if texts else ()

    def wish(name: str, said: WishForm) -> WishWords:
        return WishWords(
            acts=listed(said.acts, name, "acts"),
            named=listed(said.named, name, "named"),
            holds=listed(said.holds, name, "holds"),
            doubts=listed(said.doubts, name, "doubts"),
        )

    my_data = replace(wish("my_data", form.my_data), ends=True)
    return Wishes(wish("sign_up", form.sign_up), my_data, listed(form.plain, "plain"))


def _wordings(texts: ListForm, root: Node, path: Sequence[str], problems: list[Problem]) -> tuple[Wording, ...]:
    """The wordings of both languages together: people mix them."""
    wordings: dict[Wording, None] = {}
    for language in Language:
        places = places_of_items(root, (*path, language.value))
        for text, place in zip(getattr(texts, language.value), places, strict=True):
            parts = text.split()
            wording = tuple(word + REST * part.endswith(REST) for part in parts for word in words(part))
            if len(wording) != len(parts):
                sentence = f"{text!r} should be words, each with or without a final {REST}"
                problems.append(Problem(place, sentence, "form.wish", fatal=True))
            wordings[wording] = None
    return tuple(wordings)
