"""Logging: one JSON event a line on standard error, about what happened, never about who wrote what."""

from __future__ import annotations

import logging
import sys
import warnings

import structlog
from telegram.warnings import PTBUserWarning


def configure_logging() -> None:
    """Sets up the logs. Libraries speak from WARNING on: below, httpx would log URLs with the token in them."""
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.JSONRenderer(),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(logging.INFO),
        logger_factory=structlog.WriteLoggerFactory(sys.stderr),
        cache_logger_on_first_use=False,
    )
    logging.getLogger().setLevel(logging.WARNING)
    # The intake reads raw updates on purpose: one that the library can't parse must not block the others.
    warnings.filterwarnings("ignore", message="Please use 'Bot.getUpdates'", category=PTBUserWarning)
    for library in ("httpx", "httpcore", "telegram", "asyncio"):
        logging.getLogger(library).setLevel(logging.WARNING)
