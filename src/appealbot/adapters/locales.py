"""Reads the bot's own texts from gettext catalogues."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from babel.messages.pofile import read_po

from appealbot.core.catalogue import Catalogue
from appealbot.core.model import Language

if TYPE_CHECKING:
    from pathlib import Path

DOMAIN: Final = "appealbot"


def read_catalogue(directory: Path) -> Catalogue:
    """The catalogue of a `locales` directory; fuzzy texts are left out, as gettext does."""
    texts = {}
    for language in Language:
        path = directory / language.value / "LC_MESSAGES" / f"{DOMAIN}.po"
        with path.open("rb") as file:
            messages = read_po(file, locale=language.value)
        texts[language] = {
            str(message.id): str(message.string) for message in messages if message.id and not message.fuzzy
        }
    return Catalogue(texts)
