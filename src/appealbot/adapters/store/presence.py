"""Whether a SQLite database's files are still those that were opened.

On Unix a program goes on writing to a file that was removed or replaced, and everything it writes is gone with its end.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from appealbot.errors import StoreGoneError

if TYPE_CHECKING:
    from pathlib import Path


class Presence:
    """The files of an open database.

    Args:
        file: The database's; its log and that one's index are beside it while it's open (https://sqlite.org/wal.html).
    """

    def __init__(self, file: Path) -> None:
        self._file = file
        every = (file, *(file.with_name(f"{file.name}{end}") for end in ("-wal", "-shm")))
        self._opened = {each: _identity(each) for each in every}

    def check(self) -> None:
        """Looks whether they are still there: some microseconds.

        Raises:
            StoreGoneError: One was removed or replaced.
        """
        if any(_identity(file) != opened for file, opened in self._opened.items()):
            raise StoreGoneError(self._file)


def _identity(file: Path) -> tuple[int, int] | None:
    try:
        found = file.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino
