"""A vault in an empty database, and the keys of two who may read."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from appealbot.bootstrap.vault import Vault
from tests.store.conftest import file, new_postgresql, sqlite, url
from tests.vault.people import KEY, OPERATOR, Shell, opened_store

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

__all__ = ["file", "new_postgresql", "sqlite", "url"]


@pytest.fixture
async def shell(url: str) -> AsyncIterator[Shell]:
    async with opened_store(url, KEY) as store:
        yield Shell(store, Vault(store, [OPERATOR.recipient], KEY))
