"""Which of several offered answers is meant: by its place in the list, or by its own words within a sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from rapidfuzz import fuzz

from appealbot.core.effects import Role
from appealbot.core.sign_up_answers import asks
from appealbot.core.sign_up_words import BOTH, DENYING, FILLING, HEARTILY, MOST_WORDS, WANTING, mended
from appealbot.core.text import folded, vocabulary, words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

NEAR: Final = 84
"""Of 100; rapidfuzz ratio of a typed text and a button's label that it's a slip of."""
_LAST: Final = vocabulary("letzte letzter letztes letzten last")
_PLACES: Final = (
    "erste erster erstes ersten first eins ersteres former 1 1st 1te 1ter oberste obere oberen",
    "zweite zweiter zweites zweiten second zwei two letzteres latter 2 2nd",
    "dritte dritter drittes dritten third drei three 3 3rd",
    "vierte vierter viertes vierten fourth vier four 4 4th",
    "fuenfte fuenfter fuenftes fuenften fifth fuenf five 5 5th",
    "sechste sechster sechstes sechsten sixth sechs six 6 6th",
)
_PLACE_OF: Final = {word: place for place, names in enumerate(_PLACES) for word in names.split()}
_BESIDE: Final = FILLING | HEARTILY | WANTING | vocabulary(
    "nummer nr number option variante punkt button knopf antwort answer appeal aufruf nehme take choose waehle von "
    "oben der die das den dem one was waere unterstuetzen support of them these call aufrufe appeals"
)  # fmt: skip
_ALL: Final = vocabulary("beide beiden beides both alle")
_STEMS: Final = {
    Role.MAYOR: "buergermeister oberbuergermeister mayor ob ortsbuergermeister bm obm",
    Role.DEPARTMENT_HEAD: "dezernent beigeordnete amtsleit department",
    Role.COUNCILLOR: "stadtrat stadtraet gemeinderat gemeinderaet ratsmitglied ratsherr ratsfrau stadtverordnete "
    "kreistag councillor councilor council stadtparlament gemeindevertret ortsbeirat",
    Role.ORGANISATION: "organisation organization verein verband kirche kirchengemeinde gemeinde initiative firma "
    "unternehmen club association church charity ngo company stiftung foundation vorstand",
    Role.CITIZEN: "buerger buergerin privat privatperson einwohner citizen private resident individual mensch normalo",
    Role.OTHER: "anderes andere anders sonstiges other else",
}
_EXACT: Final = vocabulary("buerger buergerin gemeinde ob bm obm mensch andere anders other else")
"""Too short or too common to be the beginning of another word."""
_NONE_OF_THESE: Final = frozenset(
    {"keine davon", "nichts davon", "none of these", "none of them", "keins davon", "none", "keines davon"}
)
_BEGINNING: Final = 4
"""Letters by which a word of a title is known in its other forms ("hessisch")."""
_COMPOUND: Final = frozenset({"verein", "verband"})
"""Words that others end with: "Sportverein"."""
_FORMER: Final = vocabulary("ehemaliger ehemalige ehemals frueher former formerly ex war was")
_FULL: Final = frozenset(
    {stem for stems in _STEMS.values() for stem in stems.split()}
    | {"buergermeisterin", "oberbuergermeisterin", "dezernentin", "stadtraetin", "gemeinderaetin", "amtsleiter"}
)


def role(text: str) -> str | None:
    """The value of the one role that a text names; None where it names none, several, or denies it."""
    if folded(text) in _NONE_OF_THESE:
        return Role.OTHER.value
    said = [mended(word, _FULL) for word in words(text)[:MOST_WORDS]]
    if asks(text) or not (DENYING | _FORMER).isdisjoint(said):
        return None
    named = [role for role, stems in _STEMS.items() if any(_names(word, stems.split()) for word in said)]
    return named[0].value if len(named) == 1 or (named and "gemeinde" in said) else None


def _names(word: str, stems: Sequence[str]) -> bool:
    return any(
        word == stem or (stem not in _EXACT and word.startswith(stem)) or (stem in _COMPOUND and word.endswith(stem))
        for stem in stems
    )


def of_list(text: str, options: Mapping[str, str]) -> str | None:
    """The value of the offered answer that is meant by its place, or by a label that was nearly spelled.

    Args:
        text: What was typed.
        options: The labels by value, in the order in which they are shown.
    """
    said, values = words(text), list(options)
    if BOTH in options and not _ALL.isdisjoint(said) and _means_nothing_else(said, _ALL):
        return BOTH
    places = [_PLACE_OF.get(word, len(values) - 1 if word in _LAST else None) for word in said]
    told = [place for place in places if place is not None]
    if len(told) == 1 and told[0] < len(values) and _means_nothing_else(said, _LAST.union(_PLACE_OF)):
        return values[told[0]]
    near = {value for value, label in options.items() if fuzz.ratio(folded(text), folded(label)) >= NEAR}
    return near.pop() if len(near) == 1 and DENYING.isdisjoint(said) else None


def by_title(text: str, titles: Mapping[str, str]) -> str | None:
    """The id of the one title that a text names by words which stand in no other.

    Args:
        text: What was typed.
        titles: By id, all the words by which each may be called.
    """
    known = frozenset(word for title in titles.values() for word in words(title))
    said = [mended(word, known) for word in words(text)[:MOST_WORDS]]
    if asks(text) or not DENYING.isdisjoint(said):
        return None
    heard = {word[:_BEGINNING] for word in said if word not in _BESIDE and len(word) >= _BEGINNING}
    named = [name for name, title in titles.items() if heard & {word[:_BEGINNING] for word in words(title)}]
    return named[0] if len(named) == 1 else None


def _means_nothing_else(said: Sequence[str], meant: frozenset[str]) -> bool:
    return all(word in meant | _BESIDE for word in said)
