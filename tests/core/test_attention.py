"""What the bot is meant by, and which rights nobody may lose to a limit."""

from __future__ import annotations

import pytest

from appealbot.core.attention import claimed_right, is_meant
from appealbot.core.turn import Attached, ChatKind, Incoming, Said, Tapped

GROUP = ChatKind.GROUP


@pytest.mark.parametrize(
    "incoming",
    [
        Said("Duldung?"),
        Attached(),
        Tapped("menu", GROUP),
        Said("/frage Duldung?", GROUP, addressed=False),
        Said("/help@appealbot", GROUP, addressed=False),
        Said("/nonsense@appealbot", GROUP, addressed=False),
        Said("und in Hessen?", GROUP, addressed=True),
        Attached(GROUP, addressed=True),
    ],
)
def test_it_is_meant_by_what_is_private_tapped_commanded_or_a_reply(incoming: Incoming) -> None:
    assert is_meant(incoming, "appealbot")


@pytest.mark.parametrize(
    "incoming",
    [
        Said("Duldung?", GROUP, addressed=False),
        Said("/nonsense", GROUP, addressed=False),
        Said("/help@other_bot", GROUP, addressed=False),
        Attached(GROUP, addressed=False),
    ],
)
def test_it_is_not_meant_by_what_others_write_to_each_other(incoming: Incoming) -> None:
    assert not is_meant(incoming, "appealbot")


@pytest.mark.parametrize(
    ("incoming", "right"),
    [
        (Said("/delete"), "delete"),
        (Said("/loeschen bitte"), "delete"),
        (Said("/mydata"), "mydata"),
        (Said("/withdraw"), "withdraw"),
        (Said("/stop"), "cancel"),
        (Tapped("erase:deleted"), "erase"),
        (Tapped("mydata:json"), "mydata"),
        (Tapped("menu"), None),
        (Said("/help"), None),
        (Said("delete"), None),
        (Attached(), None),
    ],
)
def test_rights_over_ones_own_data_are_told_from_other_things(incoming: Incoming, right: str | None) -> None:
    assert claimed_right(incoming, "appealbot") == right
