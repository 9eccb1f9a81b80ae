"""Which answers went out, noted at once in a file beside the database.

The database notes it too, a little later and together with other things, as waiting for its disk would make every
answer wait. The file needs no waiting: what a process wrote outlives its being killed. A power cut it may not outlive;
then an answer that comes twice is no harm.
"""

from __future__ import annotations

import os
from contextlib import suppress
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from pathlib import Path

DIGEST: Final = 32
"""Bytes of an update's digest."""


class Journal:
    """The digests of updates whose answers went out since the database last noted all of them.

    Args:
        path: The file, which is made for this user alone.
    """

    def __init__(self, path: Path) -> None:
        self._file = os.open(path, os.O_CREAT | os.O_RDWR | os.O_APPEND | os.O_CLOEXEC, 0o600)

    def note(self, digest: bytes) -> None:
        """Notes an update; it outlives the process from now on.

        On a full disk it's left to the database alone: the answer went out, and a complaint here would send it again.
        """
        with suppress(OSError):
            os.write(self._file, digest)

    def size(self) -> int:
        """Bytes that are noted."""
        return os.fstat(self._file).st_size

    def noted(self) -> list[bytes]:
        """All that is noted; a digest that the process couldn't finish writing is left out."""
        content = os.pread(self._file, self.size(), 0)
        return [content[start : start + DIGEST] for start in range(0, len(content) - DIGEST + 1, DIGEST)]

    def clear(self) -> None:
        """Forgets everything: the database has it."""
        os.ftruncate(self._file, 0)

    def close(self) -> None:
        """Closes the file."""
        os.close(self._file)
