"""Which language a short text is written in, how clearly, and which one the reply takes."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import eldc

from appealbot.core.model import Language, language_of_code
from appealbot.core.telling_words import ENGLISH, GERMAN, OTHERS
from appealbot.core.text import clean, script, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from collections.abc import Set as AbstractSet

_FEWEST_WITHOUT = 2
"""Words that must remain for quotes and borrowed words to be looked past."""
_COMPOUND = 15
"""Letters from which a word is probably a German compound, whatever sentence it stands in."""
_QUOTED = re.compile(r"[\"„“”«»‚‘][^\"„“”«»]{3,}[\"“”«»‘’]")

CLEAR: Final = 2
"""Telling words of one language more than of the other from which a text is clearly in it."""
OUTWEIGHS: Final = 3
"""How many times the other's telling words: whoever mixes languages leaves a few of each."""
FEWEST_WORDS: Final = 3
"""Words from which on a text with one telling word, or none, can be clear by its letters."""
LEAD: Final = 0.2
"""How much likelier by the letters a language must be than the other; single words that both share lie closer."""
LEAD_ALONE: Final = 0.35
"""The same, where no word is telling."""

OTHER_SCRIPT: Final = 0.6
"""Share of the letters that are in a script in which neither German nor English is written."""
FEWEST_OTHER: Final = 2
"""Words from which on a text in Latin letters can be in another language; a single "merci" is said in German, too."""
OTHER_LEAD: Final = 0.18
"""How much likelier by the letters another language must be than German and English: dialect looks like Dutch."""
OTHER_LEAD_SHORT: Final = 0.45
"""The same for less than `FEWEST_WORDS` words."""
MOST_TELLING: Final = 0.34
"""Share of telling words up to which a text can be in another language: "es" and "des" are Spanish and French, too."""
_SPOKEN_HERE: Final = ("sq", "az", "ca", "es", "fr", "hr", "hu", "it", "lt", "pl", "pt", "ro", "tr")
"""Languages in Latin letters that are taken for themselves. Not so Dutch, Danish, Norwegian, Swedish, Tagalog …: what
is taken for them is nearly always German dialect or English slang."""

_PERSIAN: Final = frozenset("پچژگکیۀ")
"""Letters of Persian, Dari among it, that Arabic hasn't; also in the code points of a Persian keyboard."""
_PASHTO: Final = frozenset("ټډړږښڼېۍځڅ")
_SORANI: Final = frozenset("ڵێۆڕڤە")
_UKRAINIAN: Final = frozenset("іїєґ")
_RUSSIAN: Final = frozenset("ыэёъ")
_TIGRINYA: Final = frozenset("ኣዓቐ")


@dataclass(frozen=True, slots=True)
class Hearing:
    """What can be heard of a text's language.

    Attributes:
        language: The one it's in; None where that can't be told or it's neither of ours.
        clear: So clear that a chat goes on in it.
        strong: So clear, by its words and its letters, that it counts against the language that somebody chose.
        other: The code of another language (ISO 639-1) that it's clearly in; "" where that one's name is unknown.
    """

    language: Language | None
    clear: bool = False
    strong: bool = False
    other: str | None = None


NOTHING: Final = Hearing(None)


class LanguageDetector:
    """Tells German from English, and recognises that a text is in neither.

    Args:
        german_terms: Words that keep their German form in English sentences ("Duldung"): they are looked past, as are
            quotes and very long compounds, where enough remains.
        shared: Words that both languages write ("Integration"): alone they say nothing.
    """

    def __init__(self, german_terms: Iterable[str] = (), shared: AbstractSet[str] = frozenset()) -> None:
        eldc.init()
        self._german_terms = frozenset(german_terms)
        self._shared = shared
        self._ours = eldc.instance()
        self._ours.set_languages([language.value for language in Language])
        self._all = eldc.instance()

    def hear(self, text: str) -> Hearing:
        """What can be heard of a text's language."""
        said = _unquoted(clean(text))
        borrowed = [len(word) >= _COMPOUND or not self._german_terms.isdisjoint(words(word)) for word in said]
        own = [word for word, lent in zip(said, borrowed, strict=True) if not lent]
        if (other := self._by_script(" ".join(own or said))) is not None:
            return Hearing(None, other=other)
        telling = own if len(own) >= _FEWEST_WITHOUT else said
        german, english = _told(telling)
        if german + english <= MOST_TELLING * len(telling) and (other := self._other(own)) is not None:
            return Hearing(None, other=other)
        return self._ours_heard(telling, german, english)

    def _ours_heard(self, said: Sequence[str], german: int, english: int) -> Hearing:
        """Which of our languages words are in, of which so many are telling."""
        lead, margin = self._lead(" ".join(said).lower()), english - german
        language = Language.EN if margin > 0 or (margin == 0 and lead > 0) else Language.DE
        ahead, behind = max(german, english), min(german, english)
        agreeing = lead if language is Language.EN else -lead
        if abs(margin) >= CLEAR and behind * OUTWEIGHS <= ahead:
            return Hearing(language, clear=True, strong=behind == 0 and agreeing > 0)
        if behind == 0 and len(said) >= FEWEST_WORDS and agreeing >= (LEAD if ahead else LEAD_ALONE):
            return Hearing(language, clear=True)
        if margin or (agreeing >= LEAD and not self._shared >= set(words(" ".join(said)))):
            return Hearing(language)
        return NOTHING

    def _lead(self, text: str) -> float:
        """How much likelier a text is English than German by its letters; negative where it's German."""
        scores = self._ours.detect_details(text).scores
        return float(scores.get(Language.EN.value, 0.0) - scores.get(Language.DE.value, 0.0))

    def _by_script(self, text: str) -> str | None:
        """The code of the language that a script other than the Latin one is written in; None for Latin letters."""
        letters = [letter for letter in text.lower() if letter.isalpha()]
        others = [letter for letter in letters if script(letter) != "LATIN"]
        if len(others) < FEWEST_OTHER or len(others) < OTHER_SCRIPT * len(letters):
            return None
        seen = frozenset(others)
        match script(others[0]):
            case "ARABIC":
                return "ps" if seen & _PASHTO else "ckb" if seen & _SORANI else "fa" if seen & _PERSIAN else "ar"
            case "CYRILLIC" if seen & _UKRAINIAN or (not seen & _RUSSIAN and self._all.detect(text) == "uk"):
                return "uk"
            case "CYRILLIC":
                return "ru"
            case "ETHIOPIC":
                return "ti" if seen & _TIGRINYA else ""
            case _:
                return ""

    def _other(self, said: Sequence[str]) -> str | None:
        """The code of the other language that words in Latin letters are in; None where they may be in ours."""
        if len(said) < FEWEST_OTHER:
            return None
        different = set(words(" ".join(said)))
        for code, telling in OTHERS.items():
            if len(different & telling) >= CLEAR:
                return code
        guess = self._all.detect_details(" ".join(said).lower())
        ours = max(guess.scores.get(language.value, 0.0) for language in Language)
        lead = OTHER_LEAD if len(said) >= FEWEST_WORDS else OTHER_LEAD_SHORT
        known = guess.language in _SPOKEN_HERE
        return guess.language if guess.reliable and known and guess.scores[guess.language] - ours >= lead else None


def reply_language(
    hearing: Hearing, *, chosen: Language | None = None, spoken: Language | None = None, code: str | None = None
) -> Language:
    """The reply's language: the message's where it's clear, else what is known of the person, else German.

    Args:
        hearing: What was heard of the message's language.
        chosen: The person's choice: it takes more to speak against it.
        spoken: What the chat was in so far.
        code: Telegram's `language_code`.
    """
    known = chosen or spoken or language_of_code(code)
    clear = hearing.strong if chosen else hearing.clear
    return (hearing.language if clear or known is None else known) or Language.DE


def _unquoted(text: str) -> list[str]:
    """The words of a text without what it quotes, where enough remains."""
    unquoted = _QUOTED.sub(" ", text).split()
    return unquoted if len(unquoted) >= _FEWEST_WITHOUT else text.split()


def _told(said: Sequence[str]) -> tuple[int, int]:
    """How many different telling words are German, and how many English."""
    different = set(words(" ".join(said)))
    return len(different & GERMAN), len(different & ENGLISH)
