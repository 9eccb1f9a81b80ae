"""A message as the words that phrases are compared with: letters without marks, slips and emphasis evened out."""

from __future__ import annotations

import re
import unicodedata
from itertools import islice
from typing import Final

LONGEST: Final = 4_096
"""Characters of a message that are read; Telegram allows no more (https://core.telegram.org/bots/api#sendmessage)."""
PAUSE: Final = ","
"""The token for a comma, a colon, a dash, a new line: a thought may go on behind it."""
STOP: Final = "."
"""The token for the end of a sentence."""

_UNSEEN: Final = frozenset({"Cf", "Mn", "Me"})
_TOKEN: Final = re.compile(r"\w+|[.!?؟۔]+|[,;:،؛–—()\n-]")
_APOSTROPHES: Final = re.compile(r"(?<=\w)['’‘ʼ`´](?=\w)")
_DRAWN_OUT: Final = re.compile(r"([^\W\d])\1\1+")
_LETTERS: Final = str.maketrans(
    {
        "ı": "i",
        "ł": "l",
        "ø": "o",
        "æ": "a",
        "œ": "o",
        "ي": "ی",
        "ى": "ی",
        "ې": "ی",
        "ك": "ک",
        "ة": "ه",
        "ە": "ه",
        "ـ": "",
    }
)
"""Letters that are typed for one another; marks go by themselves ("ü", "أ", "й")."""
_SPELT_OUT: Final = (("ae", "a"), ("oe", "o"), ("ue", "u"))
"""Umlauts as they are typed without their keys: "moechte" and "mochte" become one."""
_DIGITS: Final = str.maketrans("013457", "oieast")


def tokens(text: str) -> list[str]:
    """The words of a text, folded, with a token where one pauses or ends a sentence; an ellipsis is neither."""
    cut = _APOSTROPHES.sub("", text[:LONGEST])
    letters = unicodedata.normalize("NFKD", cut).casefold()
    seen = (letter for letter in letters if unicodedata.category(letter) not in _UNSEEN)
    bare = "".join(islice(seen, 2 * LONGEST))  # "ß" becomes two letters, but a single sign may stand for a sentence
    return [token for each in _TOKEN.findall(bare.translate(_LETTERS)) if (token := _token(each))]


def folded(word: str) -> str:
    """A single word in the form in which it's compared."""
    return "".join(tokens(word))


def _token(seen: str) -> str:
    if seen[0] in ".!?؟۔":
        return "" if seen.startswith("..") else STOP
    if not seen[0].isalnum() and seen[0] != "_":
        return PAUSE
    word = _DRAWN_OUT.sub(r"\1", seen)
    if not word.isalpha() and not word.isdecimal():
        word = word.translate(_DIGITS)
    for spelt, letter in _SPELT_OUT:
        word = word.replace(spelt, letter)
    return word
