"""Tables for people's own computers: files that nobody else may read, with nothing in them that acts when opened."""

from __future__ import annotations

import csv
import io
import json
import os
import unicodedata
from functools import partial
from typing import TYPE_CHECKING, Final

from appealbot.errors import OutputFileError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

_ACTS: Final = frozenset("=+-@\t\r\n")
"""With which spreadsheets let a formula begin, in any width: OWASP, "CSV Injection"; ASVS 5.0, 1.2.10."""
_SEPARATES: Final = frozenset(";,|\"'\t\r\n")
"""After which a spreadsheet may see another cell, if it reads with another separator than ours."""
_UNSEEN: Final = frozenset({"Cc", "Cf", "Zs"})
"""Unicode's categories of what may stand before a formula: blanks, controls, letters without a shape."""


def harmless(text: str) -> str:
    """The text as a cell that no spreadsheet takes for a formula: an apostrophe stands before what would begin one."""
    safe, begins = [], True
    for letter in text.replace("\0", ""):
        if begins and unicodedata.normalize("NFKC", letter) in _ACTS:
            safe.append("'")
        safe.append(letter)
        begins = letter in _SEPARATES or (begins and unicodedata.category(letter) in _UNSEEN)
    return "".join(safe)


def as_csv(columns: Sequence[str], rows: Sequence[Mapping[str, str | None]]) -> bytes:
    """RFC 4180, every cell quoted; UTF-8 with the mark by which LibreOffice and Excel know it."""
    text = io.StringIO()
    writing = csv.writer(text, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writing.writerow(columns)
    writing.writerows([harmless(row[column] or "") for column in columns] for row in rows)
    return text.getvalue().encode("utf-8-sig", "replace")


def as_json(rows: Sequence[Mapping[str, str | None]]) -> bytes:
    """The same rows for programs, exactly as they were told."""
    return (json.dumps(list(rows), ensure_ascii=False, indent=2) + "\n").encode("utf-8", "replace")


def write_private(file: Path, content: bytes) -> None:
    """Writes a new file that nobody else may read.

    Raises:
        OutputFileError: It's there already, or can't be written.
    """
    _write(file, "xb", content)


def append_private(file: Path, line: str) -> None:
    """Adds a line to a file that nobody else may read.

    Raises:
        OutputFileError: It can't be written.
    """
    _write(file, "ab", f"{line}\n".encode())


def _write(file: Path, mode: str, content: bytes) -> None:
    try:
        with open(file, mode, opener=partial(os.open, mode=0o600)) as writing:
            writing.write(content)
            writing.flush()
            os.fsync(writing.fileno())
    except FileExistsError:
        raise OutputFileError(file, "it's there already") from None
    except OSError as error:
        raise OutputFileError(file, error.strerror or "unknown") from None
