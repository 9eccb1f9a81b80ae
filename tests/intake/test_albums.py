from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from appealbot.adapters.telegram.albums import Albums
from appealbot.core.turn import Attached, Said
from tests.intake.heard import written

if TYPE_CHECKING:
    from appealbot.adapters.telegram.reading import Heard


def _part(number: int, text: str = "", album: str | None = "13") -> Heard:
    return replace(written(number, Said(text) if text else Attached()), album=album)


def test_of_an_album_the_message_with_the_text_is_heard() -> None:
    parts = [_part(1), _part(2, "Was ist das?"), _part(3, "und das?")]
    assert Albums().one_of_each(parts) == [parts[1]]


def test_of_an_album_without_a_text_the_first_message_is_heard() -> None:
    parts = [_part(1), _part(2)]
    assert Albums().one_of_each(parts) == [parts[0]]


def test_what_is_in_no_album_keeps_its_place() -> None:
    parts = [_part(1, "a", None), _part(2), _part(3, "b", None), _part(4)]
    assert Albums().one_of_each(parts) == parts[:3]


def test_an_album_that_comes_in_two_batches_is_heard_once_and_its_late_text_too() -> None:
    albums = Albums()
    first, second, third, fourth = _part(1), _part(2), _part(3, "Was ist das?"), _part(4, "und das?")
    assert albums.one_of_each([first]) == [first]
    assert albums.one_of_each([second]) == []
    assert albums.one_of_each([third]) == [third]
    assert albums.one_of_each([fourth]) == []


def test_a_message_of_an_album_that_is_delivered_again_is_heard_again() -> None:
    albums, first = Albums(), _part(1)
    assert albums.one_of_each([first]) == albums.one_of_each([first]) == [first]
