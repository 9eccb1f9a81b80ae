"""No text says of how long something is kept what `appealbot.core.retention` doesn't."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from appealbot.adapters.consent_texts import read_terms
from appealbot.adapters.locales import read_catalogue
from appealbot.adapters.packaged import data_directory
from appealbot.core.model import Language
from appealbot.core.retention import IN_TEXTS
from tests.periods import contradictions, told

ROOT = Path(__file__).resolve().parent.parent
CATALOGUE = read_catalogue(data_directory("locales"))
TERMS = read_terms(data_directory("locales"))
ENTRIES = sorted(path for path in (ROOT / "knowledge" / "bot").glob("*.yaml") if ".questions." not in path.name)
DOCS = [ROOT / "README.md", ROOT / "docs" / "operators.md"]


def _filled(text: str) -> str:
    """The periods filled in; other placeholders are left as they are."""
    return re.sub(r"\{(\w+)\}", lambda found: IN_TEXTS.get(found[1], found[0]), text)


@pytest.mark.parametrize("language", list(Language))
def test_the_bots_own_texts_say_nothing_else(language: Language) -> None:
    texts = [_filled(text) for text in CATALOGUE.texts[language].values()]
    assert [wrong for text in texts for wrong in contradictions(text)] == []
    assert sum(told(text) for text in texts) >= 20


@pytest.mark.parametrize("language", list(Language))
def test_the_consent_text_says_nothing_else(language: Language) -> None:
    assert contradictions(TERMS.texts[language]) == []
    assert told(TERMS.texts[language]) == 3


@pytest.mark.parametrize("path", ENTRIES, ids=lambda path: path.stem)
def test_the_entries_on_the_bot_say_nothing_else(path: Path) -> None:
    entry = yaml.safe_load(path.read_text(encoding="utf-8"))
    for text in (*entry["answer"].values(), *entry["short"].values()):
        assert contradictions(text) == []


@pytest.mark.parametrize("path", DOCS, ids=lambda path: path.stem)
def test_the_docs_say_nothing_else(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert contradictions(text) == []
    assert told(text) >= 3


@pytest.mark.parametrize("language", list(Language))
def test_the_notice_tells_every_period(language: Language) -> None:
    named = set(re.findall(r"\{(\w+)\}", CATALOGUE.texts[language]["privacy-time"]))
    assert named == set(IN_TEXTS)


@pytest.mark.parametrize(
    "text",
    [
        "Sicherungskopien: 30 Tage",
        "Backups are erased after two weeks, exports after a month.",
        "Angefangene Eintragungen verschwinden nach 12 Monaten.",
        "Unfinished sign-ups vanish after a year.",
        "Prüfnummern Ihrer Nachrichten: 24 Stunden",
        "Der Eintrag wird nach 24 Stunden gelöscht.",
        "Gelöscht wird nach 12 Monaten; ein Nachweis ohne Namen bleibt danach ein Jahr.",
        "Of a sign-up remain a note of the erasure (14 days) and backups (14 days).",
        "Letztes Thema, letzte Knöpfe: höchstens 2 Tage, mit gewählter Sprache zwei Jahre",
        "| an open dialogue's draft | 48 hours |",
        "Nach fünf Jahren oder einem Monat ist alles weg.",
    ],
)
def test_a_wrong_period_is_found(text: str) -> None:
    assert len(contradictions(text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Backups are erased after two weeks.",
        "The sign-up is erased after a year.",
        "Eintragen kann ich nur Menschen ab 16 Jahren.",
        "What it remembers (last topic) is kept for two days (with a chosen language, for a year).",
        "Eine Eintragung haben Sie begonnen. Das ist 24 Stunden lang vermerkt.",
        "In den letzten 24 Stunden begonnene Eintragungen: 3.",
        "Bei der TelefonSeelsorge hört Tag und Nacht ein Mensch zu.",
    ],
)
def test_a_right_period_is_not(text: str) -> None:
    assert contradictions(text) == []
