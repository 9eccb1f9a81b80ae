"""Reads the consent texts: each version is a file a language, kept for as long as a consent to it may be proven."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from appealbot.core.model import Language
from appealbot.core.sign_up_terms import SignUpTerms

if TYPE_CHECKING:
    from pathlib import Path

DIRECTORY: Final = "consent"
"""In `locales`."""


def read_consent_files(locales: Path) -> dict[str, str]:
    """The files of the archive by name: the texts ("1.de.txt") and the list of their SHA-256 sums."""
    return {path.name: path.read_text(encoding="utf-8") for path in sorted((locales / DIRECTORY).iterdir())}


def read_terms(locales: Path) -> SignUpTerms:
    """The newest version of the consent text."""
    files = read_consent_files(locales)
    version = max((name.partition(".")[0] for name in files if name.endswith(".txt")), key=int)
    texts = {language: files[f"{version}.{language.value}.txt"].rstrip("\n") for language in Language}
    return SignUpTerms(version, texts)
