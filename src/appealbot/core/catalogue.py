"""The bot's own texts in each language, looked up by name."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from babel.dates import format_date

from appealbot.errors import LocalesError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from appealbot.core.model import Language


@dataclass(frozen=True, slots=True)
class Catalogue:
    """All texts of `locales/`: for each language the text of each message name."""

    texts: Mapping[Language, Mapping[str, str]]

    def say(self, language: Language, name: str, /, **values: str) -> str:
        """The text of that name, `{placeholders}` filled in. Values are taken as they are, braces included.

        Raises:
            LocalesError: The catalogue has no such text.
        """
        text = self.texts[language].get(name)
        if not text:
            raise LocalesError(language.value, name)
        return text.format_map(values) if values else text

    @staticmethod
    def day(language: Language, day: date) -> str:
        """A date as people write it: "3. Dezember 2025", "3 December 2025"."""
        return format_date(day, "d. MMMM y" if language.value == "de" else "d MMMM y", locale=language.value)
