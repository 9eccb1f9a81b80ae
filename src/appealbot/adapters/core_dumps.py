"""What the program holds in memory stays there: keys, and the names and addresses of whoever is signing up."""

from __future__ import annotations

import ctypes
import sys
from contextlib import suppress
from typing import Final

_PR_SET_DUMPABLE: Final = 4
"""https://man7.org/linux/man-pages/man2/PR_SET_DUMPABLE.2const.html"""


def forbid() -> None:
    """Has the system write no image of the process's memory when it crashes, and show it to no other program.

    The limit of nothing holds for child processes, too. But it doesn't hold where the system hands images to another
    program, as many distributions do; on Linux the process says that it isn't dumpable, so that none is made. Then
    its memory and environment under /proc are also closed to other programs of the same user. Elsewhere the limit has
    to do; where there isn't even that (Windows) nothing happens.
    """
    with suppress(ImportError, OSError, ValueError):
        import resource  # noqa: PLC0415 - Unix alone has it

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform == "linux":
        with suppress(OSError, AttributeError):  # a C library without it
            ctypes.CDLL(None).prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0)
