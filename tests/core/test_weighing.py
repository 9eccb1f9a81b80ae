from __future__ import annotations

from dataclasses import replace

import pytest

from appealbot.core.model import Intent
from appealbot.core.negation import clauses
from appealbot.core.outcome import Because, Match, Outcome
from appealbot.core.weighing import Heard, Verdict, weigh, wished
from appealbot.core.wishes import Saying

SIGN_UP, MY_DATA = Outcome.SIGN_UP, Outcome.MY_DATA
NOT, AMID, PLAINLY, REFUSED = Saying.NOT, Saying.AMID, Saying.PLAINLY, Saying.REFUSED


def _wish(score: float) -> Match:
    return Match(SIGN_UP, (), score, Intent.SIGN_UP)


def _answer(topic: str) -> Match:
    return Match(Outcome.ANSWER, (topic,), 0.8)


def _refusal(*, clear: bool) -> Match:
    return Match(Outcome.SMALLTALK, (), 0.3, Intent.REFUSE, clear=clear)


def _weighed(match: Match, to_join: Saying, about_data: Saying = NOT, text: str = "ich will das") -> Verdict:
    wish = wished(match)
    assert wish is not None
    return weigh(match, wish, Heard(text, clauses(text), to_join, about_data))[0]


@pytest.mark.parametrize(
    ("match", "dialogue"),
    [
        (_wish(0.9), SIGN_UP),
        (Match(MY_DATA, (), 0.9, Intent.EXPORT), MY_DATA),
        (_refusal(clear=True), SIGN_UP),
        (Match(Outcome.SMALLTALK, (), 0.9, Intent.KEEP), MY_DATA),
        (_answer("bot-delete"), MY_DATA),
        (_answer("housing"), None),
        (Match(Outcome.CHOICES, ("bot-sign-up",), 0.4), None),
        (Match(Outcome.SMALLTALK, (), 0.9, Intent.THANKS), None),
    ],
)
def test_what_is_about_a_dialogue_is_known(match: Match, dialogue: Outcome | None) -> None:
    assert wished(match) is dialogue


@pytest.mark.parametrize(
    ("score", "saying", "verdict"),
    [
        (0.7, PLAINLY, Verdict.AS_MATCHED),
        (0.69, PLAINLY, Verdict.ENTRY),
        (0.49, PLAINLY, Verdict.BUTTON),
        (1.0, AMID, Verdict.ENTRY),
        (0.5, AMID, Verdict.ENTRY),
        (0.1, AMID, Verdict.BUTTON),
        (0.95, NOT, Verdict.ENTRY),
        (0.94, NOT, Verdict.BUTTON),
        (0.24, NOT, Verdict.ELSE),
    ],
)
def test_only_a_plain_and_near_certain_wish_opens(score: float, saying: Saying, verdict: Verdict) -> None:
    assert _weighed(_wish(score), saying) is verdict


def test_a_single_word_that_says_no_wish_offers_nothing() -> None:
    assert _weighed(_wish(1.0), NOT, text="mehr") is Verdict.ELSE


def test_a_refused_wish_opens_nothing() -> None:
    assert _weighed(_wish(1.0), REFUSED) is Verdict.REFUSED


def test_what_is_hardly_about_a_dialogue_refuses_none() -> None:
    assert _weighed(_wish(0.2), REFUSED) is Verdict.BUTTON


def test_what_is_refused_of_ones_data_is_told_from_what_is_refused_of_the_sign_up() -> None:
    heard = Heard("", (), REFUSED, REFUSED)
    assert weigh(_wish(1.0), SIGN_UP, heard) == (Verdict.REFUSED, MY_DATA)


def test_leaving_the_list_is_no_refusal_to_join() -> None:
    match = Match(MY_DATA, (), 0.9, Intent.WITHDRAW)
    assert weigh(match, MY_DATA, Heard("", (), REFUSED, PLAINLY)) == (Verdict.AS_MATCHED, MY_DATA)


def test_ending_ones_support_is_about_data_though_it_names_the_appeal() -> None:
    heard = Heard("wir ziehen zurück", (), PLAINLY, PLAINLY)
    assert weigh(_wish(1.0), SIGN_UP, heard) == (Verdict.ENTRY, MY_DATA)


def test_a_question_with_a_not_in_it_refuses_nothing() -> None:
    assert _weighed(_answer("bot-sign-up"), REFUSED, text="Was, wenn ich nicht mitmache?") is Verdict.AS_MATCHED
    assert _weighed(_answer("bot-sign-up"), REFUSED, text="da darf man nicht mitmachen") is Verdict.AS_MATCHED


def test_a_statement_about_oneself_refuses() -> None:
    assert _weighed(_answer("bot-sign-up"), REFUSED, text="ich mache nicht mit") is Verdict.REFUSED


def test_the_entry_that_was_asked_for_is_given() -> None:
    assert _weighed(_answer("bot-sign-up"), PLAINLY) is Verdict.AS_MATCHED


def test_a_refusal_without_a_not_stands_where_it_is_clear() -> None:
    assert _weighed(_refusal(clear=True), PLAINLY, text="leave me off the list") is Verdict.AS_MATCHED
    assert _weighed(_refusal(clear=False), PLAINLY, text="leave me off the list") is Verdict.BUTTON


def test_what_holds_no_word_of_a_dialogue_refuses_none() -> None:
    assert _weighed(_refusal(clear=True), NOT) is Verdict.ELSE


def test_a_refusal_that_says_exactly_what_a_phrasing_says_stands() -> None:
    exactly = replace(_refusal(clear=True), because=Because.SAID_EXACTLY)
    assert _weighed(exactly, NOT) is Verdict.AS_MATCHED


def test_a_near_miss_of_a_refusal_gets_the_entry() -> None:
    assert _weighed(_refusal(clear=True), AMID, text="warum nicht unterschreiben?") is Verdict.ENTRY


def test_what_looks_like_a_refusal_never_opens() -> None:
    match = Match(Outcome.SMALLTALK, (), 1.0, Intent.REFUSE)
    assert _weighed(match, PLAINLY) is Verdict.ENTRY
