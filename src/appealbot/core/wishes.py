"""How plainly a message says a wish: a dialogue opens on the words for it, never on likelihood alone."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

    from appealbot.core.negation import Clause

REST: Final = "*"
"""At the end of a word that stands for all that begin so."""

Wording = tuple[str, ...]
"""Words that say something together, in this order, with others between or not: ("trag*", "ein")."""


class Saying(StrEnum):
    """How plainly a wish is said."""

    NOT = "not"
    """None of its words stand there."""
    AMID = "amid"
    """Its words stand amid others that may be what it's about, or in doubt."""
    PLAINLY = "plainly"
    """Nothing else is said, or what it's about is named."""
    REFUSED = "refused"
    """It's said, and denied."""


@dataclass(frozen=True, slots=True)
class WishWords:
    """The words of a wish.

    Attributes:
        acts: What is wished: "unterschreib*".
        named: What this can only be about: "aufruf*".
        holds: What holds already, and may be asked after: "daten gespeichert". To deny it refuses nothing.
        doubts: What tells that somebody else is to do it, or that it's opposed: "soll", "dagegen".
        ends: Whether it's about what holds already, so that "no longer" says it rather than refuses it.
    """

    acts: tuple[Wording, ...] = ()
    named: tuple[Wording, ...] = ()
    holds: tuple[Wording, ...] = ()
    doubts: tuple[Wording, ...] = ()
    ends: bool = False


@dataclass(frozen=True, slots=True)
class Wishes:
    """The words of the wishes that open a dialogue. Without any, none opens but by a command or a button.

    Attributes:
        sign_up: To be signed up.
        my_data: To see, correct or erase one's data.
        plain: Words that may stand beside a wish, whatever it is: "bitte".
    """

    sign_up: WishWords = WishWords()
    my_data: WishWords = WishWords(ends=True)
    plain: tuple[Wording, ...] = ()

    def said(self, wish: WishWords, parts: Sequence[tuple[Clause, Sequence[str]]]) -> Saying:
        """How plainly a message says a wish.

        Args:
            wish: One of these.
            parts: The message's clauses, each with its words, repaired.
        """
        if any(_refuses(clause, wish) and _covered(wish.acts, words) for clause, words in parts):
            return Saying.REFUSED
        told = (*wish.acts, *wish.holds)
        if not any(_covered(told, words) for _, words in parts):
            return Saying.NOT
        if any(clause.doubtful and not (wish.ends and clause.taken_back) for clause, _ in parts):
            return Saying.AMID
        single = sum(len(words) for _, words in parts) == 1  # who says no more may be asking what it means
        if single or any(_covered(wish.doubts, words) for _, words in parts):
            return Saying.AMID
        if any(_covered(wish.named, words) for _, words in parts):
            return Saying.PLAINLY
        known = (*told, *self.plain)
        alone = all(len(_covered(known, words)) == len(words) for _, words in parts)
        return Saying.PLAINLY if alone else Saying.AMID


def _refuses(clause: Clause, wish: WishWords) -> bool:
    return clause.denied and not (wish.ends and clause.taken_back)


def _covered(wordings: Sequence[Wording], words: Sequence[str]) -> set[int]:
    """The places of the words that belong to a wording which stands there whole."""
    return {place for wording in wordings for place in _places(wording, words)}


def _places(wording: Wording, words: Sequence[str]) -> tuple[int, ...]:
    """Where a wording stands, as often as it does; its words must follow one another, not at once."""
    if len(wording) == 1:
        return tuple(place for place, word in enumerate(words) if _is(word, wording[0]))
    places: list[int] = []
    for part in wording:
        start = places[-1] + 1 if places else 0
        place = next((place for place in range(start, len(words)) if _is(words[place], part)), None)
        if place is None:
            return ()
        places.append(place)
    return tuple(places)


def _is(word: str, part: str) -> bool:
    return word.startswith(part[:-1]) if part.endswith(REST) else word == part
