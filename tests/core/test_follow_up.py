from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from appealbot.core.follow_up import follow_up, is_follow_up
from appealbot.core.outcome import Match, Outcome
from appealbot.core.turn import Answered
from tests.conftest import NOW

if TYPE_CHECKING:
    from appealbot.core.model import Knowledge
    from tests.chat import Chat

UNSURE = Match(Outcome.CHOICES, ("a", "b"), 0.3)
JUST_NOW = Answered("hessen-signatories", NOW - timedelta(minutes=1))


@pytest.mark.parametrize("text", ["und warum?", "and the mayors?", "wo steht das?"])
def test_a_short_message_that_leans_on_the_last_answer_is_a_follow_up(text: str) -> None:
    assert is_follow_up(text, UNSURE, JUST_NOW, NOW)


@pytest.mark.parametrize(
    ("text", "alone", "last"),
    [
        ("und warum?", UNSURE, None),
        ("und warum?", UNSURE, Answered("hessen-signatories", NOW - timedelta(minutes=16))),
        ("und warum?", Match(Outcome.ANSWER, ("a",), 1.0, clear=True), JUST_NOW),
        ("und danke", Match(Outcome.SMALLTALK, (), 1.0, clear=True), JUST_NOW),
        ("wer hat gestern im Fußball gewonnen?", Match(Outcome.NONE, (), 0.1, off_topic=True), JUST_NOW),
        ("Residenzpflicht", UNSURE, JUST_NOW),
        ("👍", UNSURE, JUST_NOW),
        ("und nun etwas ganz anderes das nichts mit dem vorher zu tun hat", UNSURE, JUST_NOW),
    ],
)
def test_other_messages_stand_on_their_own(text: str, alone: Match, last: Answered | None) -> None:
    assert not is_follow_up(text, alone, last, NOW)


def test_without_a_word_of_its_own_it_is_about_what_the_last_answer_leads_to(knowledge: Knowledge) -> None:
    last = knowledge.entries["hessen-signatories"]
    match = follow_up({}, last, knowledge.entries)
    assert match.outcome is Outcome.CHOICES
    assert {"kommunen-signatories", "hessen-signatories"} <= set(match.topics)


def test_with_the_others_named_it_is_the_counterpart(knowledge: Knowledge) -> None:
    last = knowledge.entries["hessen-signatories"]
    match = follow_up({"kommunen-signatories": 0.3, "kommunen-about": 0.4}, last, knowledge.entries)
    assert (match.outcome, match.topics[0]) == (Outcome.ANSWER, "kommunen-signatories")


def test_where_there_is_one_entry_it_is_that(knowledge: Knowledge) -> None:
    only = knowledge.entries["bot-about"]
    assert follow_up({}, only, {"bot-about": only}).topics == ("bot-about",)


def test_a_dialogue_goes_from_one_appeal_to_the_other(chat: Chat) -> None:
    chat.say("Wer hat den hessischen Aufruf unterschrieben?")
    chat.say("und bei den Kommunen?")
    assert "kommunen-signatories" in chat.topics


@pytest.mark.parametrize(
    ("first", "then", "topic"),
    [
        ("Was fordern die Kommunen zum sozialen Wohnungsbau?", "und in Hessen?", "hessen-infrastructure"),
        ("What does the municipal appeal say about social housing?", "and the Hessians?", "hessen-infrastructure"),
        ("Wer hat den hessischen Aufruf unterschrieben?", "und bei den Kommunen?", "kommunen-signatories"),
    ],
)
def test_naming_only_the_other_appeal_asks_for_the_counterpart(chat: Chat, first: str, then: str, topic: str) -> None:
    chat.say(first)
    chat.say(then)
    assert (chat.outcome, chat.topics[0]) == ("answer", topic)


def test_naming_more_than_the_other_appeal_is_a_question_of_its_own(chat: Chat) -> None:
    chat.say("Was fordern die Kommunen zum sozialen Wohnungsbau?")
    chat.say("wer hat in Hessen unterschrieben?")
    assert chat.topics[0] == "hessen-signatories"


def test_a_last_answer_that_is_gone_from_the_knowledge_base_is_forgotten(chat: Chat) -> None:
    chat.say("Was ist eine Duldung?")
    assert chat.person.last is not None
    chat.person = type(chat.person)(last=Answered("gone", NOW))
    chat.say("und warum?")
    assert chat.outcome in {"choices", "none", "answer"}
