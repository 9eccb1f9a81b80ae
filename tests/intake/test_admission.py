"""What is handled at all: decided before anything waits."""

from __future__ import annotations

from appealbot.adapters.budget import OF_A_GROUP, OF_A_PERSON
from appealbot.bootstrap.admission import Admission
from appealbot.core.turn import ChatKind, Said
from tests.intake.heard import written

GROUP, ANNA, BEN = -5, 1, 2


async def test_a_flood_is_told_once_that_it_is_too_much_and_then_kept_off() -> None:
    admission = Admission("appealbot")
    within = [await admission.admits(written(number, sender=7)) for number in range(OF_A_PERSON[0])]
    notice, more = written(100, sender=7), written(101, sender=7)
    assert all(within)
    assert [await admission.admits(each) for each in (notice, more)] == [True, False]
    assert [admission.is_notice(each) for each in (notice, notice, more)] == [True, False, False]
    assert [admission.take_kept_off(), admission.take_kept_off()] == [2, 0]


async def test_chatter_in_a_group_costs_nothing() -> None:
    admission = Admission("appealbot")
    chatter = Said("ja genau", ChatKind.GROUP, addressed=False)
    assert not any([await admission.admits(written(number, chatter, GROUP, ANNA)) for number in range(1_000)])
    question = Said("/frage Duldung?", ChatKind.GROUP, addressed=False)
    assert await admission.admits(written(1_001, question, GROUP, ANNA))
    assert admission.take_kept_off() == 0


async def test_a_group_never_gets_a_notice() -> None:
    admission = Admission("appealbot")
    people = range(100, 100 + OF_A_GROUP[0])
    assert all([await admission.admits(written(person, chat=GROUP, sender=person)) for person in people])
    assert not any([await admission.admits(written(number, chat=GROUP, sender=number)) for number in range(5)])


async def test_rights_are_never_kept_off_and_the_same_one_waits_once() -> None:
    admission = Admission("appealbot")
    for number in range(2 * OF_A_PERSON[0]):
        await admission.admits(written(number, sender=7))
    first, again, other = written(100, "/delete"), written(101, "/delete"), written(102, "/mydata")
    assert [await admission.admits(each) for each in (first, again, other)] == [True, False, True]
    admission.finished(first)
    assert await admission.admits(written(103, "/delete"))
