"""Whether somebody is old enough to sign up, from the words in which they tell their age."""

from __future__ import annotations

from typing import Final

from appealbot.core.text import vocabulary, words

OLD_ENOUGH: Final = 16
"""Years (GDPR Art. 8: from then on a consent of one's own counts)."""
_YOUNGEST: Final = 4
_OLDEST: Final = 120
_FIRST_YEAR: Final = 1900
_MOST_WORDS: Final = 9
_NUMBERS: Final = {
    name: number
    for number, names in {
        12: "zwoelf twelve", 13: "dreizehn thirteen", 14: "vierzehn fourteen", 15: "fuenfzehn fifteen",
        16: "sechzehn sixteen", 17: "siebzehn seventeen", 18: "achtzehn eighteen", 19: "neunzehn nineteen",
        20: "zwanzig twenty", 30: "dreissig thirty", 40: "vierzig forty", 50: "fuenfzig fifty", 60: "sechzig sixty",
        70: "siebzig seventy", 80: "achtzig eighty", 90: "neunzig ninety",
    }.items()
    for name in names.split()
}  # fmt: skip
_UNITS: Final = dict(
    zip(("ein", "zwei", "drei", "vier", "fuenf", "sechs", "sieben", "acht", "neun"), range(1, 10), strict=True)
)
_GROWN: Final = vocabulary("volljaehrig erwachsen erwachsene erwachsener aelter older adult grownup rentner")
_YOUNGER: Final = vocabulary("juenger younger")
_NOT: Final = vocabulary("nicht not kein keine nein no")
_UNDER: Final = vocabulary("fast bald almost nearly soon unter under werde wird turn turns turning")
_OVER: Final = vocabulary("ueber over mehr above")
_OTHERS: Final = vocabulary(
    "tochter sohn kind kinder enkel bruder schwester freund freundin mann frau daughter son child kids children "
    "brother sister friend husband wife aufruf appeal stunden minuten hours minutes euro prozent percent uhr aber "
    "but wenn if warum why was what wie how"
)
"""Of these, the number may be; or it isn't all that was said."""


def of_age(text: str, year: int) -> bool | None:
    """Whether they say that they are 16 or older; None where that can't be told.

    Args:
        text: What they typed; a question is none of it.
        year: That it is, for who tells the year of birth.
    """
    said = words(text)
    if len(said) > _MOST_WORDS or _OTHERS & set(said):
        return None
    ages = [age for word in said if (age := _age(word, year)) is not None]
    if len(ages) > 1:
        return None
    return _by_number(ages[0], set(said)) if ages else _by_word(set(said))


def _age(word: str, year: int) -> int | None:
    """The age that a word tells; of a year of birth the lower of both that it may be."""
    number = int(word[:5]) if word.isascii() and word.isdecimal() else _spelled(word)
    number = year - number - 1 if _FIRST_YEAR <= number <= year else number
    return number if _YOUNGEST <= number <= _OLDEST else None


def _spelled(word: str) -> int:
    """The number that a word names ("siebzehn", "vierunddreissig"); 0 where it's none of those that matter."""
    unit, _, ten = word.partition("und")
    return _NUMBERS.get(word) or (_NUMBERS.get(ten, 0) + _UNITS[unit] if unit in _UNITS and ten in _NUMBERS else 0)


def _by_number(age: int, said: set[str]) -> bool | None:
    if _UNDER & said or _NOT & said:
        denied_twice = _UNDER & said and _NOT & said
        return None if denied_twice or age > OLD_ENOUGH else False
    return None if age < OLD_ENOUGH and _OVER & said else age >= OLD_ENOUGH


def _by_word(said: set[str]) -> bool | None:
    if _NOT & said or _UNDER & said or (_YOUNGER & said and _GROWN & said):
        return None
    if _YOUNGER & said or {"zu", "jung"} <= said or {"too", "young"} <= said:
        return False
    return True if _GROWN & said or {"alt", "genug"} <= said or {"old", "enough"} <= said else None
