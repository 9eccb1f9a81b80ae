"""Each check with examples that it must report and near misses that it must not."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING

import pytest

from appealbot.lint.checks.dates import days
from appealbot.lint.checks.quotes import flowed
from appealbot.lint.report import report
from tests.lint.bench import ABOUT, HOUSING, Bench

if TYPE_CHECKING:
    from pathlib import Path

QUOTE = "Wir fordern mehr Wohnungen für alle."
ANSWER = "Sie fordern Wohnungen."


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    return Bench(tmp_path)


REPORTED = [
    # path, what stands there, what is put there, line, check
    (HOUSING, "# yaml-language-server: $schema=../schema/entry.json", "# hello", 1, "files.first-line"),
    ("off-topic/near.yaml", "../schema/questions.json", "schema/questions.json", 1, "files.first-line"),
    ("appeals.yaml", "# yaml-language-server: $schema=schema/appeals.json\n", "", 1, "files.first-line"),
    (HOUSING, "id: towns-housing", "id: towns-homes", 2, "files.name"),
    (HOUSING, "appeal: towns", "appeal: cities", 3, "files.appeal"),
    (HOUSING, "section: 1", "section: 2", 4, "files.section"),
    ("appeals.yaml", "source: towns.md", "source: gone.md", 4, "files.source"),
    ("appeals.yaml", "order: [towns-housing]", "order: [towns-housing, bot-about]", 4, "files.order"),
    ("appeals.yaml", "order: [towns-housing]", "order: [gone]", 4, "files.order"),
    (HOUSING, "title: {de: Wohnungen, en: Homes}", "title: {de: Wohnungen}", 5, "languages.missing"),
    (HOUSING, "answer:", "short: {de: Kurz.}\nanswer:", 14, "languages.missing"),
    (ABOUT, "keywords:\n  de: [c1, c2, c3, c4, c5, c6, c7, c8]\n  en: [d1, d2, d3, d4, d5, d6, d7, d8]\n", "", 2, "languages.missing"),
    (HOUSING, ", en: We demand more homes for all.}", "}", 13, "languages.quote"),
    (HOUSING, f"quotes:\n  - {{de: {QUOTE}, en: We demand more homes for all.}}\n", "", 13, "quotes.missing"),
    (HOUSING, QUOTE, "Wir fordern viel mehr Wohnungen für alle.", 13, "quotes.verbatim"),
    (HOUSING, QUOTE, "Wir fordern mehr Woh-nungen für alle.", 13, "quotes.verbatim"),
    (HOUSING, QUOTE, "Etwas anderes.", 13, "quotes.verbatim"),
    (HOUSING, "de: Wohnungen,", f"de: {'W' * 41},", 5, "texts.length"),
    (HOUSING, ANSWER, "😀" * 301, 15, "texts.length"),
    (HOUSING, "Was fordern sie zum Wohnen?, Für wen sind die Wohnungen?", "Was fordern sie zum Wohnen?", 7, "texts.questions"),
    (HOUSING, "[a1,", "[a0, a1,", 10, "texts.keywords"),
    (HOUSING, ANSWER, "Sie fordern W\u043ehnungen.", 15, "texts.mixed-script"),
    (HOUSING, ANSWER, "Sie fordern <b>Wohnungen</b>.", 15, "texts.markup"),
    (HOUSING, ANSWER, "Sie fordern **Wohnungen**.", 15, "texts.markup"),
    (HOUSING, ANSWER, "Sie fordern [Wohnungen](http://a.de).", 15, "texts.markup"),
    (HOUSING, ANSWER, "Wohnungen &amp; mehr.", 15, "texts.markup"),
    (HOUSING, ANSWER, "Antworten bitte bis zum 3. Dezember 2025.", 15, "dates.past"),
    (HOUSING, ANSWER, "Die Frist ist der 3.12.2025.", 15, "dates.past"),
    (HOUSING, ANSWER, "Man kann sich noch bis 1.1.2026 eintragen, der Start war gut.", 15, "dates.past"),
    (HOUSING, "They demand homes.", "'Please respond by December 3rd, 2025.'", 16, "dates.past"),
    (HOUSING, "They demand homes.", "The deadline is 3 December 2025.", 16, "dates.past"),
    (HOUSING, "related: [bot-about]", "related: [gone]", 17, "links.related"),
    (HOUSING, "related: [bot-about]", "related: [towns-housing]", 17, "links.related"),
    (HOUSING, "counterpart: bot-privacy", "counterpart: gone", 18, "links.counterpart"),
    (HOUSING, "counterpart: bot-privacy", "counterpart: towns-housing", 18, "links.counterpart"),
    ("towns/towns-housing.questions.yaml", "wohnung gesucht", "bist du ein mensch", 2, "questions.duplicate"),
    ("intents/greeting.yaml", "[hallo]", "[hallo, Hallo!]", 2, "questions.duplicate"),
    (ABOUT, "Bist du ein Mensch?", "Wo soll ich denn noch wohnen können bitten?", 6, "questions.too-close"),
    ("off-topic/near.yaml", "wie wird das wetter", "wohnungen bauen wer soll", 2, "questions.closer-elsewhere"),
    ("bot/bot-privacy.yaml", "Where is the data?", "This thing here is what?", 7, "questions.closer-elsewhere"),
]  # fmt: skip


@pytest.mark.parametrize(("path", "old", "new", "line", "check"), REPORTED)
def test_it_is_reported(bench: Bench, path: str, old: str, new: str, line: int, check: str) -> None:
    bench.change(path, old, new)
    assert [found for found in bench.lines() if found.startswith(f"{path}:{line}:") and found.endswith(f"[{check}]")]


NEAR_MISSES = [
    (HOUSING, QUOTE, "Und Haupt- und Ehrenamt."),
    (HOUSING, QUOTE, "mehr Wohnungen"),
    (HOUSING, "de: Wohnungen,", f"de: {'W' * 40},"),
    (HOUSING, ANSWER, "😀" * 300),
    (HOUSING, ANSWER, "Олена und Γιώργος fordern Wohnungen."),
    (HOUSING, ANSWER, "a < b, R&B, 2 * 3 * 4, snake_case, [1] und (2)."),
    (HOUSING, ANSWER, "Die Frist, der 3. Dezember 2025, ist vorbei."),
    (HOUSING, ANSWER, "Rückmeldungen waren bis zum 3.12.2025 erbeten."),
    (HOUSING, ANSWER, "Die Konvention vom 28. Juli 1951 gilt bis heute."),
    (HOUSING, ANSWER, "Eintragen kann man sich bis 31.12.2030."),
    (HOUSING, ANSWER, "Version 31.31.2025 bis 30.02.2025 ist kein Datum."),
    (HOUSING, "They demand homes.", "The deadline of 3 December 2025 has passed."),
    ("appeals.yaml", "order: [towns-housing]", "order: []"),
    (ABOUT, "Bist du ein Mensch?", "Bist du denn überhaupt ein Mensch?"),
    ("off-topic/near.yaml", "wie wird das wetter", "wer soll, wohnungen bauen"),
    ("intents/greeting.yaml", "de: [hallo]\nen: [hello]", "de: [moin]\nen: [moin]"),
]  # fmt: skip


@pytest.mark.parametrize(("path", "old", "new"), NEAR_MISSES)
def test_it_is_not_reported(bench: Bench, path: str, old: str, new: str) -> None:
    bench.change(path, old, new)
    assert bench.lines() == []


def test_questions_without_their_entry_are_reported(bench: Bench) -> None:
    bench.write("towns/gone.questions.yaml", "# yaml-language-server: $schema=../schema/questions.json\nde: [was]\n")
    assert [line for line in bench.lines() if "[files.orphan]" in line and "towns/gone.questions.yaml:2" in line]


def test_questions_in_another_folder_than_their_entry_are_reported(bench: Bench) -> None:
    bench.write(
        "bot/towns-housing.questions.yaml", "# yaml-language-server: $schema=../schema/questions.json\nde: [was]\n"
    )
    assert any("belong beside" in line for line in bench.lines())


def test_without_an_appeals_file_the_missing_description_is_reported(bench: Bench) -> None:
    (bench.directory / "appeals.yaml").unlink()
    assert any("[files.appeal]" in line for line in bench.lines())


def test_german_changed_after_its_english_is_reported_with_the_new_fingerprint(bench: Bench) -> None:
    bench.change(HOUSING, ANSWER, "Sie fordern neue Wohnungen.")
    found = [problem for problem in bench.report().problems if problem.check == "languages.outdated"]
    assert len(found) == 1
    assert found[0].place.line == 19
    fingerprint = found[0].sentence[-8:]
    bench.change(HOUSING, "translation_of: c00e35f1", f"translation_of: {fingerprint}")
    assert bench.report().problems == ()


def test_a_translation_that_was_never_noted_is_reported(bench: Bench) -> None:
    bench.change(ABOUT, "translation_of: af9027ef\n", "")
    assert "isn't noted" in bench.report().problems[0].sentence


def test_a_question_that_leads_elsewhere_is_reported(bench: Bench) -> None:
    found = bench.report(finds=lambda _: ["bot-about"]).problems
    assert {problem.check for problem in found} == {"questions.lost"}
    assert {problem.place.path for problem in found} == {HOUSING, "bot/bot-privacy.yaml"}


def test_a_question_that_leads_nowhere_is_reported(bench: Bench) -> None:
    assert "leads to nothing" in bench.report(finds=lambda _: []).problems[0].sentence


def test_where_nothing_was_learned_nobody_can_tell_where_a_question_leads(bench: Bench) -> None:
    assert bench.report(learned=False).problems == ()


def test_texts_that_a_telling_word_keeps_apart_are_not_reported(bench: Bench) -> None:
    text = "wer von euch hat eigentlich gesagt dass alle leute endlich bald in den genuss kommen von "
    bench.change("towns/towns-housing.questions.yaml", "wohnung gesucht", f"wohnung gesucht, {text} wohnungen")
    bench.change("off-topic/near.yaml", "de: [", f"de: [{text} mond, mond und sterne heute, wo ist der mond, ")
    assert bench.lines() == []
    bench.change("off-topic/near.yaml", f"{text} mond", f"{text} jupiter")
    assert [line for line in bench.lines() if "[questions.closer-elsewhere]" in line and "jupiter" in line]


def test_of_two_that_are_near_only_the_one_without_near_ones_of_its_own_is_reported(bench: Bench) -> None:
    text = "wo gibt es denn bald neue wohnungen heute"
    bench.change("towns/towns-housing.questions.yaml", "wohnung gesucht", f"{text}, {text} abend")
    bench.change("off-topic/near.yaml", "de: [", f"de: [{text} nacht, ")
    found = [line for line in bench.lines() if "[questions.closer-elsewhere]" in line]
    assert [line.split(":")[0] for line in found] == ["off-topic/near.yaml"]


ENGLISH = {
    HOUSING: "en: [What about housing in towns?, Who are the homes meant for?, Who should build homes?]",
    ABOUT: "en: [Who are you anyway?, Are you human?, What is this thing here?]",
    "bot/bot-privacy.yaml": "en: [What do you keep of me?, Are messages stored somewhere?, Where is the data?]",
}


def test_a_language_of_a_word_or_two_is_not_compared(bench: Bench) -> None:
    for number, (path, asked) in enumerate(ENGLISH.items()):
        bench.change(path, asked, f"en: [Home{number}?, Town{number}?, Roof{number}?]")
    bench.change("off-topic/near.yaml", "how is the weather", "weather")
    bench.change("towns/towns-housing.questions.yaml", "need a flat", "flat")
    assert bench.lines() == []


LEAKED = [
    "Wo soll ich denn noch wohnen können, bitte?",
    "wo sol ich denn noch wohnen könen bitte",
]
NOT_LEAKED = [
    "need a flat",  # three words: anybody says so
    "wo soll ich denn noch im alter wohnen können bitte",
    "wo soll ich denn noch wohnen",
]


@pytest.mark.parametrize("asked", LEAKED)
def test_a_phrasing_that_repeats_a_test_question_is_reported_with_its_file(bench: Bench, asked: str) -> None:
    (problem,) = bench.report(asked=[("wie spät", "x.yaml"), (asked, "tests/a.yaml")]).problems
    assert (problem.place.path, problem.place.line) == ("towns/towns-housing.questions.yaml", 2)
    assert problem.check == "questions.leaked"
    assert "tests/a.yaml" in problem.sentence


@pytest.mark.parametrize("asked", NOT_LEAKED)
def test_a_phrasing_that_only_resembles_a_test_question_is_not_reported(bench: Bench, asked: str) -> None:
    assert bench.report(asked=[(asked, "tests/a.yaml")]).problems == ()


def test_a_date_is_open_until_its_day_has_passed(bench: Bench) -> None:
    bench.change(HOUSING, ANSWER, "Antworten bitte bis zum 3. Dezember 2025.")
    assert bench.lines(today=date(2025, 12, 3)) == []


def test_knowledge_without_questions_in_a_language_is_checked_too(bench: Bench) -> None:
    for path in (HOUSING, ABOUT, "bot/bot-privacy.yaml"):
        text = (bench.directory / path).read_text()
        questions = [line for line in text.splitlines() if line.startswith("  en: [Wh")]
        bench.change(path, questions[0] + "\n", "")
    assert {line.rsplit("[")[-1] for line in bench.lines()} == {"languages.missing]"}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("am 3.12.2025", [date(2025, 12, 3)]),
        ("am 3. Dezember 2025", [date(2025, 12, 3)]),
        ("on December 3rd, 2025", [date(2025, 12, 3)]),
        ("2025-12-03", [date(2025, 12, 3)]),
        ("31.2.2025", []),
        ("im Dezember", []),
    ],
)
def test_the_days_a_text_names(text: str, found: list[date]) -> None:
    assert [day for _, day in days(text)] == found


def test_a_source_flows_without_soft_hyphens_emphasis_and_breaks() -> None:
    source = "- **Wohn:** Inte-\ngration und\n\nmehr. Haupt- und Ehren-\namt"
    assert flowed(source) == "Wohn: Integration und mehr. Haupt- und Ehrenamt"


def test_the_report_says_how_much_was_looked_at(bench: Bench) -> None:
    assert bench.report().text() == "7 files, 3 entries, 1 quotes, 25 phrasings, 19 checks: 0 problems"


def test_the_report_for_programs_holds_the_same(bench: Bench) -> None:
    bench.change(HOUSING, "related: [bot-about]", "related: [gone]")
    told = json.loads(bench.report().as_json())
    assert told["problems"] == [
        {"path": HOUSING, "line": 17, "sentence": "there is no entry 'gone'", "check": "links.related"}
    ]
    assert told["looked_at"]["entries"] == 3


def test_where_nothing_could_be_loaded_there_is_a_report_all_the_same() -> None:
    assert report(None, (), 0).text() == "0 files, 0 entries, 0 quotes, 0 phrasings, 19 checks: 0 problems"
