"""What those get who write in neither German nor English: one sentence, in theirs where the bot has it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from appealbot.core import menu
from appealbot.core.markup import Span, paragraphs
from appealbot.core.model import Intent, Language
from appealbot.core.outcome import Because, Match, Outcome
from appealbot.core.turn import Button, Reply

if TYPE_CHECKING:
    from appealbot.core.catalogue import Catalogue

_SENTENCES: Final = {
    "ar": "other-language-ar",
    "es": "other-language-es",
    "fa": "other-language-fa",
    "fr": "other-language-fr",
    "ku": "other-language-ku",
    "ru": "other-language-ru",
    "so": "other-language-so",
    "ti": "other-language-ti",
    "tr": "other-language-tr",
    "uk": "other-language-uk",
}
"""The languages that are heard most from those whom the appeals are about; by their codes (ISO 639-1)."""

MATCH: Final = Match(Outcome.NONE, (), 1.0, off_topic=True, clear=True, because=Because.OTHER_LANGUAGE)
"""How a message in another language is understood: not at all."""


def is_understood(match: Match) -> bool:
    """Whether a message counts, whatever language it seems to be in: someone wrote exactly this before, or is in need.

    Others may borrow words, too: "merci" and "hasta la vista".
    """
    exactly = match.because is Because.SAID_EXACTLY and match.outcome is not Outcome.NONE
    return exactly or match.intent is Intent.CRISIS


@dataclass(frozen=True, slots=True)
class OtherLanguages:
    """Says which languages are spoken here."""

    catalogue: Catalogue

    def reply(self, code: str) -> Reply:
        """That only German and English are understood, in both and in the person's own; the topics, in both.

        Args:
            code: The person's language; one that the bot has no sentence in is left out.
        """
        say = self.catalogue.say
        own = [Span(say(Language.DE, _SENTENCES[code]))] if code in _SENTENCES else []
        both = [Span(say(language, "other-language")) for language in Language]
        topics = tuple(
            Button(say(language, "button-menu"), menu.data(menu.IN_LANGUAGE[language], menu.MENU))
            for language in Language
        )
        return Reply(paragraphs([*own, *both]), (topics,))
