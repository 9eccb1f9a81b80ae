from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from appealbot.adapters.question_files import read_questions
from appealbot.core.evaluation import Question, Reaction, Share, confusions, figures, grouped
from appealbot.core.model import Intent, Language
from appealbot.core.outcome import Match, Outcome
from appealbot.errors import QuestionsError

if TYPE_CHECKING:
    from pathlib import Path

DE, EN = Language.DE, Language.EN


def asked(*expect: str, group: str = "plain", intent: Intent | None = None, after: tuple[str, ...] = ()) -> Question:
    return Question("?", DE, frozenset(expect), group, intent, after)


def did(outcome: Outcome, *topics: str, score: float = 0.5, language: Language = DE) -> Reaction:
    return Reaction(Match(outcome, topics, score), language)


ANSWER, CHOICES, NONE = Outcome.ANSWER, Outcome.CHOICES, Outcome.NONE
REACTIONS = [
    (asked("a"), did(ANSWER, "a", score=0.9)),
    (asked("a", "b"), did(ANSWER, "c", "b", score=0.8)),
    (asked("a"), did(CHOICES, "c", "a", score=0.4)),
    (asked("a"), did(NONE, "a", score=0.1, language=EN)),
    (asked("bot-delete"), did(Outcome.MY_DATA)),
    (asked(group="near"), did(ANSWER, "c", score=0.7)),
    (asked(group="near"), did(NONE, "c", score=0.2)),
    (asked("a", after=("x",)), did(CHOICES, "a")),
    (asked(group="sign-up", intent=Intent.SIGN_UP), did(Outcome.SIGN_UP)),
    (asked(group="sign-up", intent=Intent.SIGN_UP), did(ANSWER, "bot-sign-up")),
    (asked(group="withdraw", intent=Intent.WITHDRAW), did(Outcome.SIGN_UP)),
    (asked(group="withdraw", intent=Intent.WITHDRAW), Reaction(Match(NONE, (), 0.5, offers=Outcome.MY_DATA), DE)),
    (asked(group="refuse", intent=Intent.REFUSE), did(Outcome.SMALLTALK)),
    (asked(group="bye", intent=Intent.BYE), did(Outcome.SMALLTALK)),
    (asked(group="language"), did(NONE, language=EN)),
    (asked(group="crisis", intent=Intent.CRISIS), did(Outcome.CRISIS)),
    (asked(group="crisis", intent=Intent.CRISIS), did(Outcome.SMALLTALK)),
    (asked(group="bye", intent=Intent.BYE), did(Outcome.CRISIS)),
]


def test_each_figure_counts_what_it_says() -> None:
    told = dict(figures(REACTIONS).items())
    assert told["right"] == Share(2, 5)
    assert told["shown"] == Share(4, 5)
    assert told["wrong"] == Share(1, 5)
    assert told["missed"] == Share(1, 5)
    assert told["answered"] == Share(1, 2)
    assert told["followed"] == Share(1, 1)
    assert told["dialogue"] == Share(3, 4)
    assert told["smalltalk"] == Share(2, 3)
    assert told["crisis"] == Share(1, 2)
    assert told["alarmed"] == Share(1, 16)
    assert told["language"] == Share(5, 7)


def test_a_question_is_off_topic_when_neither_an_entry_nor_an_intent_is_meant() -> None:
    assert [question.off_topic for question, _ in REACTIONS[4:9]] == [False, True, True, False, False]
    assert not asked(group="language").off_topic


def test_figures_that_do_not_apply_are_left_out() -> None:
    assert [name for name, _ in figures(REACTIONS[5:7]).items()] == ["answered", "alarmed"]


def test_groups_have_figures_of_their_own() -> None:
    groups = grouped(REACTIONS, lambda question: question.group)
    assert groups["near"].answered == Share(1, 2)
    assert list(groups) == sorted(groups)


def test_confusions_name_what_was_meant_and_what_was_given() -> None:
    assert confusions(REACTIONS) == [("a | b", "c", 1), ("near", "c", 1)]


def test_wilsons_interval() -> None:
    low, high = Share(90, 100).interval()
    assert (round(low, 3), round(high, 3)) == (0.826, 0.945)
    assert Share(0, 0).interval() == (0.0, 1.0)
    assert Share(0, 0).value == 0.0


# ── Files of questions ─────────────────────────────────────────────────────────────────────────────────────────────


def test_questions_are_read_from_yaml_and_json_lines(tmp_path: Path) -> None:
    (tmp_path / "en").mkdir()
    (tmp_path / "en" / "x.yaml").write_text(
        "- {q: what, expect: [a], style: typo}\n- {q: hi, kind: greeting}\n- {q: no, expect: [], kind: near}\n"
        "- turns: [{q: one, expect: [a]}, {q: two, expect: [b]}]\n"
    )
    (tmp_path / "de-more.jsonl").write_text(
        '{"q": "was", "lang": "de"}\n\n{"q": "quoi", "lang": "other", "expect": []}\n'
    )
    first, *rest = read_questions(tmp_path)
    assert (first.text, first.language, first.group) == ("was", DE, "language")
    assert rest[0].language is None
    assert rest[1] == Question("what", EN, frozenset({"a"}), "typo")
    assert rest[2].intent is Intent.GREETING
    assert (rest[3].off_topic, rest[3].group) == (True, "near")
    assert (rest[4].after, rest[5].after, rest[5].group) == ((), ("one",), "follow-up")


@pytest.mark.parametrize(
    ("name", "text"),
    [("a.yaml", "- {q: x, color: red}\n"), ("a.yaml", "- [\n"), ("a.jsonl", "{\n"), ("a.yaml", "- {expect: [a]}\n")],
)
def test_what_is_no_question_is_told_with_its_file(tmp_path: Path, name: str, text: str) -> None:
    (tmp_path / name).write_text(text)
    with pytest.raises(QuestionsError, match=name):
        read_questions(tmp_path / name)
