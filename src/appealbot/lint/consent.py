"""The archive of consent texts: what somebody agreed to must be provable, so a text never changes under its version."""

from __future__ import annotations

import hashlib
import re
from string import Formatter
from typing import TYPE_CHECKING, Final

from appealbot.core.model import Language, Place
from appealbot.lint.problem import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

SUMS: Final = "SHA256SUMS"
"""The list of the texts' sums, in the form of `sha256sum`."""
PLACEHOLDERS: Final = frozenset({"operator", "address", "contact", "appeal", "deadline", "version"})
LONGEST: Final = 1_200
"""Characters: longer ones aren't read."""
_NAME: Final = re.compile(r"([1-9][0-9]*)\.(" + "|".join(language.value for language in Language) + r")\.txt")


def check_consent_texts(files: Mapping[str, str], directory: str = "locales/consent") -> Iterator[Problem]:
    """Every text is the one that was listed under its version, in both languages, complete and short enough.

    Args:
        files: The archive's files by name.
        directory: Where they are, for the problems' places.
    """
    sums = {name: digest for digest, _, name in (line.partition("  ") for line in files.get(SUMS, "").splitlines())}
    versions = {found[1] for name in files if (found := _NAME.fullmatch(name))}
    needed = {f"{version}.{language.value}.txt" for version in versions for language in Language}
    for name in sorted(needed | set(sums)):
        place = Place(f"{directory}/{name}")
        if name not in files:
            yield Problem(place, "the text is missing; every version stays, in both languages", "consent.missing")
            continue
        text = files[name]
        if name not in sums:
            yield Problem(place, f"the text isn't listed: run sha256sum *.txt > {SUMS} beside it", "consent.unlisted")
        elif hashlib.sha256(text.encode()).hexdigest() != sums[name]:
            sentence = "the text changed under its version: put it back, and give the new one the next number"
            yield Problem(place, sentence, "consent.changed")
        if len(text) > LONGEST:
            yield Problem(place, f"{len(text)} characters; at most {LONGEST} are read", "consent.length")
        if {field for _, field, _, _ in Formatter().parse(text) if field is not None} != PLACEHOLDERS:
            names = ", ".join(sorted(PLACEHOLDERS))
            yield Problem(place, f"the text needs exactly these placeholders: {names}", "consent.placeholders")
