"""How a text is cleaned, cut into words and measured before anything else looks at it."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

LONGEST_QUESTION = 1_000
"""Characters that are read in one piece. Cut *before* normalising, whose time grows with the square of the length."""
LONGEST_MESSAGE = 4_096
"""Characters of a message that are read sentence by sentence; Telegram allows no more
(https://core.telegram.org/bots/api#sendmessage)."""
LONGEST_SENTENCE = 60
"""Words of a sentence that is read in one piece; who writes without full stops still asks somewhere."""
_PIECE = 30
"""Words of a piece of a longer one,"""
_OVERLAP = 12
"""so many of which are in the next piece, too: a question that begins at the end of one isn't torn apart."""

_UMLAUTS = (("ä", "ae"), ("ö", "oe"), ("ü", "ue"))
_WORD = re.compile(r"\w+")
_GENDER_MARK = re.compile(r"[*:_/·](?<=\w.)-?(?=in(?:nen)?\b|r\b|n\b|e\b)")
_SENTENCE_END = re.compile(r"(?<=[.!?…])\s+|\n+")
_UNUSUAL = re.compile(r"[^ -~äöüÄÖÜß„“”‚‘’–]")
"""What normalising may change; nearly all texts hold nothing of the kind, and that is quickly seen."""
_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Mn", "Me"})
"""Unicode categories of what isn't seen, or only as a mark on something else."""


class _Visible:
    """A table for `str.translate`, which asks for each character: line ends become spaces. It keeps nothing.

    What it kept would grow with what strangers write, up to all of Unicode's million characters.
    """

    def __getitem__(self, code: int) -> str | int | None:
        character = chr(code)
        return " " if character in "\n\t" else None if unicodedata.category(character) in _UNSEEN else code


_VISIBLE: Final = _Visible()


def utf16_length(text: str) -> int:
    """The length in UTF-16 code units, in which Telegram counts (https://core.telegram.org/bots/api#messageentity)."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def clean(text: str) -> str:
    """The text as a person would see it: cut, composed (NFKC), free of invisible, control and stacked marks.

    A letter keeps what composes with it; further combining marks ("Zalgo") go, as do lone surrogates, bidirectional
    and zero-width characters and tags.
    """
    seen = text[:LONGEST_QUESTION]
    if _UNUSUAL.search(seen):
        seen = unicodedata.normalize("NFKC", seen).translate(_VISIBLE)
    return " ".join(seen.split())


def words(text: str) -> list[str]:
    """The words of a text in the form in which they are compared: lower case, umlauts spelled out, gender marks gone.

    "Bürgermeister:innen", "Bürgermeister*innen" and "BürgermeisterInnen" become the same word.
    """
    spelled = _GENDER_MARK.sub("", clean(text)).casefold()  # which spells out "ß", too
    for umlaut, letters in _UMLAUTS:
        spelled = spelled.replace(umlaut, letters)
    return _WORD.findall(spelled)


def sentences(text: str) -> list[str]:
    """The sentences of a text, cleaned: they end with a full stop, question or exclamation mark, or a line.

    Very long ones are cut into pieces that overlap.
    """
    cut = _SENTENCE_END.split(text[:LONGEST_MESSAGE])
    return [piece for part in cut for piece in _pieces(part) if piece]


def runs_on(text: str) -> bool:
    """Whether a text holds a sentence so long that `sentences` cuts it into pieces."""
    return any(len(part.split()) > LONGEST_SENTENCE for part in _SENTENCE_END.split(text[:LONGEST_MESSAGE]))


def _pieces(sentence: str) -> list[str]:
    said = sentence.split()
    if len(said) <= LONGEST_SENTENCE:
        return [clean(sentence)]
    starts = range(0, len(said) - _OVERLAP, _PIECE - _OVERLAP)
    return [clean(" ".join(said[start : start + _PIECE])) for start in starts]


def folded(text: str) -> str:
    """The words of a text as one string: two texts with the same folded form ask the same."""
    return " ".join(words(text))


def vocabulary(text: str) -> frozenset[str]:
    """Words, written one after the other, as a set."""
    return frozenset(text.split())


def script(character: str) -> str:
    """The script of a letter as its Unicode name begins ("LATIN", "CYRILLIC"); "" for what isn't a letter."""
    return unicodedata.name(character, "").split(" ")[0] if character.isalpha() else ""


def mixed_script_words(text: str) -> list[str]:
    """The words that mix Latin letters with those of another script, as look-alike spellings do (Unicode TR 39)."""
    return [
        word
        for word in text.split()
        if len(scripts := {script(character) for character in word} - {""}) > 1 and "LATIN" in scripts
    ]


def unsafe_contacts(text: str) -> list[str]:
    """The mixed-script words that could be taken for an address or a link, because they hold "@" or "."."""
    return [word for word in mixed_script_words(text) if ("@" in word or "." in word)]
