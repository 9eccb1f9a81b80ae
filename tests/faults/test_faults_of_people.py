"""The rows of the fault table on what people do: sign-ups, floods, and their data."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.faults.table import OF_PEOPLE
from tests.faults.trials import marked, tried

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.faults.harness import Installation
    from tests.faults.row import Row


@pytest.mark.asyncio(loop_scope="module")
@pytest.mark.parametrize("row", marked(OF_PEOPLE))
async def test_what_is_promised_for_a_fault_is_kept(
    row: Row, installation: Installation, record_property: Callable[[str, object], None]
) -> None:
    await tried(row, installation, record_property)


@pytest.mark.asyncio(loop_scope="module")
async def test_no_token_no_text_and_no_name_is_in_any_log(installation: Installation) -> None:
    assert installation.leaks() == []
