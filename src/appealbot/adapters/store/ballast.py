"""Room on the disk that is kept to be given up."""

from __future__ import annotations

import os
from contextlib import suppress
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from pathlib import Path

SIZE: Final = 256 * 1024
"""Bytes in a file beside SQLite's, given up on a full disk: erasing needs room, too, and must never wait for it."""


class Ballast:
    """A file that takes room. Where it can't be made or taken away, there's just none.

    Args:
        path: The file, for this user alone.
    """

    def __init__(self, path: Path) -> None:
        self._path = path

    def keep(self) -> None:
        """Takes room on the disk, if there's enough."""
        if self._path.exists():
            return
        with suppress(OSError):
            descriptor = os.open(self._path, os.O_CREAT | os.O_WRONLY | os.O_CLOEXEC, 0o600)
            try:
                full = os.write(descriptor, bytes(SIZE)) < SIZE
            except OSError:
                full = True
            finally:
                os.close(descriptor)
            if full:
                self._path.unlink()

    def drop(self) -> bool:
        """Gives the room back; whether there was any."""
        try:
            self._path.unlink()
        except OSError:  # there's none, or the disk can't be written at all
            return False
        return True
