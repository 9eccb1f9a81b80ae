"""Logging: one JSON event a line on standard error, about what happened, never about who wrote what.

Our own events carry fixed names and kinds only. Of what libraries say, only who said it, how bad it is and the kind of
error are passed on: their messages may hold a person's text, or an address with the token in it.
"""

from __future__ import annotations

import asyncio
import logging
import sys
import warnings
from typing import TYPE_CHECKING, Any

import structlog
from telegram.warnings import PTBUserWarning

if TYPE_CHECKING:
    from collections.abc import MutableMapping
    from types import TracebackType

    from structlog.typing import Processor

_log = structlog.get_logger()


def configure_logging(token: str) -> None:
    """Sets up the logs.

    Args:
        token: What must never be in them, wherever it comes from.
    """
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            _without(token),
            structlog.processors.JSONRenderer(),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(logging.INFO),
        logger_factory=structlog.WriteLoggerFactory(sys.stderr),
        cache_logger_on_first_use=False,
    )
    logging.basicConfig(handlers=[_Libraries()], level=logging.WARNING, force=True)
    logging.captureWarnings(True)  # noqa: FBT003 - as it's defined; else a warning's text would be printed
    # The intake reads raw updates on purpose: one that the library can't parse must not block the others.
    warnings.filterwarnings("ignore", message="Please use 'Bot.getUpdates'", category=PTBUserWarning)
    sys.excepthook = _died
    asyncio.get_running_loop().set_exception_handler(_unhandled)


class _Libraries(logging.Handler):
    """Passes on that a library complained, not what of."""

    def emit(self, record: logging.LogRecord) -> None:
        kind = record.exc_info[0].__name__ if record.exc_info and record.exc_info[0] else None
        _log.log(record.levelno, "library_complained", library=record.name, kind=kind)


def _without(token: str) -> Processor:
    """A processor that takes the token out of every text."""

    def redact(_: Any, __: str, event: MutableMapping[str, Any]) -> MutableMapping[str, Any]:  # noqa: ANN401 - structlog's
        return {key: value.replace(token, "…") if isinstance(value, str) else value for key, value in event.items()}

    return redact


def _died(kind: type[BaseException], _: BaseException, traceback: TracebackType | None) -> None:
    """The program ends by a mistake of its own: where is told, with what isn't."""
    while traceback is not None and traceback.tb_next is not None:
        traceback = traceback.tb_next
    where = f"{traceback.tb_frame.f_code.co_filename}:{traceback.tb_lineno}" if traceback else None
    _log.critical("died", kind=kind.__name__, where=where)


def _unhandled(_: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
    _log.error("unhandled", kind=type(context.get("exception")).__name__)
