"""Which language a short text is written in, and which one the reply takes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import eldc

from appealbot.core.model import Language, language_of_code
from appealbot.core.text import clean, words

if TYPE_CHECKING:
    from collections.abc import Iterable

_FEWEST_WORDS_OF_ANOTHER_LANGUAGE = 3
_FEWEST_WITHOUT = 2
"""Words that must remain for quotes and borrowed words to be looked past."""
_COMPOUND = 15
"""Letters from which a word is probably a German compound, whatever sentence it stands in."""
_QUOTED = re.compile(r"[\"„“”«»‚‘][^\"„“”«»]{3,}[\"“”«»‘’]")


class LanguageDetector:
    """Tells German from English, also in single words, and recognises that a text is in neither.

    `german_terms` are words that keep their German form in English sentences ("Duldung"): they are looked past, as are
    quotes and very long compounds, where enough remains.
    """

    def __init__(self, german_terms: Iterable[str] = ()) -> None:
        eldc.init()
        self._german_terms = frozenset(german_terms)
        self._ours = eldc.instance()
        self._ours.set_languages([language.value for language in Language])
        self._all = eldc.instance()

    def detect(self, text: str) -> Language | None:
        """The language of a text, None where it can't be told or is neither of ours."""
        heard = clean(text)
        unquoted = _QUOTED.sub(" ", heard).lower().split()
        said = unquoted if len(unquoted) >= _FEWEST_WITHOUT else heard.lower().split()
        borrowed = [len(word) >= _COMPOUND or not self._german_terms.isdisjoint(words(word)) for word in said]
        own = [word for word, lent in zip(said, borrowed, strict=True) if not lent]
        telling = own if len(own) >= _FEWEST_WITHOUT else said
        joined = " ".join(telling)
        if len(telling) >= _FEWEST_WORDS_OF_ANOTHER_LANGUAGE:
            guess = self._all.detect_details(joined)
            if (
                guess.reliable
                and guess.language not in tuple(Language)
                and not self._ours.detect_details(joined).reliable
            ):
                return None
        return language_of_code(self._ours.detect(joined))


def reply_language(heard: Language | None, chosen: Language | None, code: str | None) -> Language:
    """The reply's language: the message's, else the person's choice, else Telegram's `language_code`, else German."""
    return heard or chosen or language_of_code(code) or Language.DE
