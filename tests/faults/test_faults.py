"""Every row of the fault table on a real process; what must not survive them is in test_controls.py.

Those on what people do are in test_faults_of_people.py: the two run side by side.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.faults.elsewhere import PROOFS
from tests.faults.table import OF_TELEGRAM, ROWS
from tests.faults.trials import marked, tried

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.faults.harness import Installation
    from tests.faults.row import Row


@pytest.mark.asyncio(loop_scope="module")
@pytest.mark.parametrize("row", marked(OF_TELEGRAM))
async def test_what_is_promised_for_a_fault_is_kept(
    row: Row, installation: Installation, record_property: Callable[[str, object], None]
) -> None:
    await tried(row, installation, record_property)


@pytest.mark.asyncio(loop_scope="module")
async def test_no_token_no_text_and_no_name_is_in_any_log(installation: Installation) -> None:
    assert installation.leaks() == []


def test_what_is_proven_elsewhere_is_proven_there() -> None:
    assert [proof for proof in PROOFS if not proof.there] == []


def test_no_two_rows_have_the_same_number_or_name() -> None:
    assert len({row.number for row in ROWS}) == len({row.fault for row in ROWS}) == len(ROWS)
