from __future__ import annotations

import ast
from datetime import date
from pathlib import Path
from string import Formatter

import pytest
from babel.messages.pofile import read_po

import appealbot
from appealbot.adapters.packaged import data_directory
from appealbot.core.catalogue import Catalogue
from appealbot.core.commands import LISTED_IN_GROUPS, LISTED_IN_PRIVATE
from appealbot.core.model import Intent, Language
from appealbot.core.outcome import OUTCOME_OF_INTENT, Outcome
from appealbot.errors import LocalesError

CATALOGUE = Catalogue({Language.DE: {"hi": "Hallo {name}", "empty": ""}, Language.EN: {"hi": "Hi {name}"}})


def test_placeholders_are_filled_and_braces_in_values_left_alone() -> None:
    assert CATALOGUE.say(Language.DE, "hi", name="{name} {0}") == "Hallo {name} {0}"


@pytest.mark.parametrize("name", ["empty", "gone"])
def test_a_missing_text_is_an_error_that_names_it(name: str) -> None:
    with pytest.raises(LocalesError, match=f"locales/de .*{name}"):
        CATALOGUE.say(Language.DE, name)


def test_days_are_written_as_people_do() -> None:
    assert Catalogue.day(Language.DE, date(2025, 12, 3)) == "3. Dezember 2025"
    assert Catalogue.day(Language.EN, date(2025, 12, 3)) == "3 December 2025"


# ── The catalogues themselves ──────────────────────────────────────────────────────────────────────────────────────


def _messages(language: Language) -> dict[str, tuple[str, bool]]:
    path = data_directory("locales") / language.value / "LC_MESSAGES" / "appealbot.po"
    with path.open("rb") as file:
        return {str(message.id): (str(message.string), message.fuzzy) for message in read_po(file) if message.id}


@pytest.mark.parametrize("language", list(Language))
def test_no_text_is_missing_or_fuzzy(language: Language) -> None:
    unfinished = [name for name, (text, fuzzy) in _messages(language).items() if fuzzy or not text.strip()]
    assert unfinished == []


def test_both_languages_hold_the_same_texts_with_the_same_placeholders() -> None:
    german, english = _messages(Language.DE), _messages(Language.EN)
    assert set(german) == set(english)
    for name in german:
        assert _placeholders(german[name][0]) == _placeholders(english[name][0]), name


def test_every_text_is_used_and_every_text_used_exists() -> None:
    used = {
        node.value
        for path in Path(appealbot.__path__[0]).rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    made = {f"command-{name.value}" for name in (*LISTED_IN_PRIVATE, *LISTED_IN_GROUPS)}
    made |= {f"smalltalk-{intent}" for intent in Intent if OUTCOME_OF_INTENT[intent] is Outcome.SMALLTALK}
    names = set(_messages(Language.DE))
    assert names - used - made == set()
    assert made <= names


def _placeholders(text: str) -> set[str]:
    return {field for _, field, _, _ in Formatter().parse(text) if field}
