from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from appealbot.adapters.yaml_files import read_files
from appealbot.bootstrap.bot import load_knowledge
from appealbot.core.model import Contact
from appealbot.core.wishes import Wishes, WishWords
from appealbot.errors import KnowledgeError, NoKnowledgeError
from appealbot.lint.loading import load
from tests.lint.bench import ABOUT, HOUSING, Bench

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    return Bench(tmp_path)


def test_the_sound_knowledge_base_has_no_problem(bench: Bench) -> None:
    assert bench.report().problems == ()


@pytest.mark.parametrize(
    ("path", "old", "new", "finding"),
    [
        (HOUSING, "related:", "relatd:", f"{HOUSING}:17: error: this key is unknown; see CONTRIBUTING for the keys there are [form.extra-forbidden]"),
        (HOUSING, "title: {de: Wohnungen, en: Homes}\n", "", f"{HOUSING}:2: error: the key 'title' is missing here [form.missing]"),
        (HOUSING, "title: {de: Wohnungen, en: Homes}", "title: {de: Wohnungen, fr: Logis}", f"{HOUSING}:5: error: this key is unknown; see CONTRIBUTING for the keys there are [form.extra-forbidden]"),
        (HOUSING, "\n  de: Sie fordern Wohnungen.\n  en: They demand homes.", " Sie fordern Wohnungen.", f"{HOUSING}:14: error: keys with values should stand here [form.model-type]"),
        (HOUSING, "related: [bot-about]", "related: bot-about", f"{HOUSING}:17: error: a list should stand here, each item behind a hyphen [form.list-type]"),
        (HOUSING, "related: [bot-about]", "related: [[bot-about]]", f"{HOUSING}:17: error: a text should stand here [form.string-type]"),
        (HOUSING, "en: They demand homes.", 'en: ""', f"{HOUSING}:16: error: the text is empty; write one or delete the key [form.string-too-short]"),
        (HOUSING, "{de: Wohnungen, en: Homes}", "{}", f"{HOUSING}:5: error: needs a text in German (de) or English (en) [form.value-error]"),
        (HOUSING, "quotes:\n  - {de: Wir fordern mehr Wohnungen für alle., en:", "quotes:\n  - {de: Wir fordern mehr Wohnungen für alle., wer: ich, en:", f"{HOUSING}:13: error: this key is unknown; see CONTRIBUTING for the keys there are [form.extra-forbidden]"),
        (ABOUT, "id: bot-about", "id: towns-housing", f"{HOUSING}:2: error: the topic id 'towns-housing' is already used by {ABOUT} [form.duplicate-id]"),
        (ABOUT, "id: bot-about", "id: greeting", f"{ABOUT}:2: error: the topic id 'greeting' is the name of an intent; choose another [form.duplicate-id]"),
        ("appeals.yaml", "deadline: 2025-12-03", "deadline: 2025-02-30", "appeals.yaml:6: error: '2025-02-30' is no day of the calendar [form.day]"),
        ("appeals.yaml", "    source: towns.md", "    contact: {email: buerg\u0435r@stadt.de, verified_by: me, verified_on: 2026-01-01}\n    source: towns.md", "appeals.yaml:9: error: the e-mail's character 6, U+0435 (Cyrillic), isn't plain ASCII [form.contact-ascii]"),
        ("appeals.yaml", "    source: towns.md", "    contact: {email: a@stadt.de}\n    source: towns.md", "appeals.yaml:9: error: an e-mail needs verified_by and verified_on: who made sure that it's right, and when [form.contact-unverified]"),
    ],
)  # fmt: skip
def test_what_does_not_fit_the_form_is_told_with_file_line_and_remedy(
    bench: Bench, path: str, old: str, new: str, finding: str
) -> None:
    bench.change(path, old, new)
    assert finding in bench.lines()


def test_an_unknown_intent_is_told(bench: Bench) -> None:
    bench.write("intents/dancing.yaml", "de: [tanz]\n")
    assert any("'dancing' is no intent" in line for line in bench.lines())


WISHES = """\
# yaml-language-server: $schema=schema/wishes.json
sign_up:
  acts: {de: [unterschreib*, trag* ein], en: [sign up]}
  named: {de: [aufruf*]}
  doubts: {en: [should]}
my_data:
  acts: {de: [lösch*]}
  named: {en: [this bot]}
  holds: {de: [über mich gespeichert]}
plain: {de: [bitte], en: [please, bitte]}
"""


def test_the_words_of_wishes_are_loaded_as_messages_are_compared_with_them(bench: Bench) -> None:
    bench.write("wishes.yaml", WISHES)
    files = read_files(bench.directory)
    assert load(files.documents, files.sources).knowledge.wishes == Wishes(
        sign_up=WishWords(
            (("unterschreib*",), ("trag*", "ein"), ("sign", "up")), (("aufruf*",),), doubts=(("should",),)
        ),
        my_data=WishWords((("loesch*",),), (("this", "bot"),), (("ueber", "mich", "gespeichert"),), ends=True),
        plain=(("bitte",), ("please",)),
    )


def test_sound_words_of_wishes_have_no_problem(bench: Bench) -> None:
    bench.write("wishes.yaml", WISHES)
    assert bench.report().problems == ()


@pytest.mark.parametrize(
    ("old", "new", "finding"),
    [
        ("[sign up]", "[sign-up]", "wishes.yaml:3: error: 'sign-up' should be words, each with or without a final * [form.wish]"),
        ("[lösch*]", '["*"]', "wishes.yaml:7: error: '*' should be words, each with or without a final * [form.wish]"),
        ("sign_up:", "joining:", "wishes.yaml:2: error: this key is unknown; see CONTRIBUTING for the keys there are [form.extra-forbidden]"),
        ("schema/wishes.json", "schema/appeals.json", "wishes.yaml:1: error: the first line should be: # yaml-language-server: $schema=schema/wishes.json [files.first-line]"),
    ],
)  # fmt: skip
def test_unsound_words_of_wishes_are_told(bench: Bench, old: str, new: str, finding: str) -> None:
    bench.write("wishes.yaml", WISHES.replace(old, new))
    assert finding in bench.lines()


def test_an_unsound_questions_file_is_told(bench: Bench) -> None:
    bench.write("off-topic/near.yaml", "fr: [temps]\n")
    assert any("off-topic/near.yaml:1" in line for line in bench.lines())


def test_one_bad_file_does_not_hide_the_good_ones(bench: Bench) -> None:
    bench.change(HOUSING, "title:", "titel:")
    files = read_files(bench.directory)
    assert set(load(files.documents, files.sources).knowledge.entries) == {"bot-about", "bot-privacy"}


def test_a_verified_contact_is_kept(bench: Bench) -> None:
    bench.change(
        "appeals.yaml",
        "    source:",
        "    contact: {email: a@b.de, verified_by: me, verified_on: 2026-01-01}\n    source:",
    )
    contact = load_knowledge(bench.directory).appeals["towns"].contact
    assert (contact.email, contact.verified_by) == ("a@b.de", "me")


def test_an_unusable_printed_address_is_noted_and_shows_nothing(bench: Bench) -> None:
    bench.change("appeals.yaml", "    source:", "    contact: {printed_is_unusable: yes}\n    source:")
    assert load_knowledge(bench.directory).appeals["towns"].contact == Contact(printed_is_unusable=True)


def test_an_entry_needs_only_five_keys_and_one_language_and_no_appeals_file(tmp_path: Path) -> None:
    entry = "id: a-b\nappeal: a\ntitle: {de: T}\nquestions: {de: [Was ist das?]}\nanswer: {de: Das.}\n"
    (tmp_path / "any.yaml").write_text(entry)
    knowledge = load_knowledge(tmp_path)
    assert list(knowledge.entries) == ["a-b"]
    assert knowledge.appeals["a"].title.de == "a"


def test_what_the_engine_cannot_load_ends_the_start_with_every_finding(bench: Bench) -> None:
    bench.change(HOUSING, "title:", "titel:")
    bench.write("off-topic/near.yaml", "de: [a\n")
    with pytest.raises(KnowledgeError) as refused:
        load_knowledge(bench.directory)
    assert f"{HOUSING}:5: error: this key is unknown" in str(refused.value)
    assert "off-topic/near.yaml:" in str(refused.value)


def test_an_empty_directory_is_told(tmp_path: Path) -> None:
    with pytest.raises(NoKnowledgeError, match="--knowledge"):
        load_knowledge(tmp_path)


def test_the_menu_keeps_the_appeals_order(bench: Bench) -> None:
    assert list(load_knowledge(bench.directory).entries) == ["towns-housing", "bot-about", "bot-privacy"]


# ── YAML itself ────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("text", "check", "line"),
    [
        ("id: a\nid: b\n", "yaml.duplicate-key", 2),
        ("a: &x [1]\nb: *x\n", "yaml.anchor", 1),
        ("a: !!python/object:os.system x\n", "yaml.tag", 1),
        ("a: b: c\n", "yaml.syntax", 1),
        ("de:\n\t- tab\n", "yaml.syntax", 2),
        ("---\na: b\n---\na: b\n", "yaml.documents", 3),
        ("# nothing\n", "yaml.empty", 1),
        ("[" * 1_000 + "]" * 1_000, "yaml.depth", 1),
        ("? [a]\n: b\n", "yaml.key", 1),
        ("a: \x00\n", "yaml.syntax", 1),
        (b"a: b\nc: \xff\n", "yaml.encoding", 2),
        ("a" * ((1 << 20) + 1), "yaml.size", 1),
    ],
)
def test_what_is_no_safe_yaml_is_told(bench: Bench, text: str | bytes, check: str, line: int) -> None:
    bench.write("off-topic/x.yaml", text)
    found = [problem for problem in bench.report().problems if problem.place.path == "off-topic/x.yaml"]
    assert [(problem.check, problem.place.line) for problem in found] == [(check, line)]


def test_an_appeals_text_in_another_encoding_is_told(bench: Bench) -> None:
    bench.write("sources/towns.md", b"Aufruf\nf\xfcr alle\n")
    assert "sources/towns.md:2: error: the file isn't UTF-8; save it anew with that encoding [yaml.encoding]" in (
        bench.lines()
    )


def test_every_scalar_is_a_text(bench: Bench) -> None:
    bench.write("off-topic/x.yaml", "de: [no, 12:30, 0123, 2025-02-30, ~, 1e3]\n")
    texts = [
        phrasing.text
        for phrasing in load_knowledge(bench.directory).phrasings
        if phrasing.place.path == "off-topic/x.yaml"
    ]
    assert texts == ["no", "12:30", "0123", "2025-02-30", "~", "1e3"]
