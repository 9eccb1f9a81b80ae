from __future__ import annotations

import hashlib

import pytest

from appealbot.adapters.consent_texts import read_consent_files, read_terms
from appealbot.adapters.packaged import data_directory
from appealbot.core.model import Language
from appealbot.lint.consent import SUMS, check_consent_texts

TEXT = "{operator} {address} {contact} {appeal} {deadline} {version}"


def _archive(**changed: str) -> dict[str, str]:
    files = {"1.de.txt": TEXT, "1.en.txt": TEXT}
    digest = hashlib.sha256(TEXT.encode()).hexdigest()
    files[SUMS] = "".join(f"{digest}  {name}\n" for name in files)
    return files | changed


def _found(files: dict[str, str]) -> list[str]:
    return [f"{problem.place.path} {problem.check}" for problem in check_consent_texts(files, "consent")]


def test_the_archive_that_comes_with_the_program_is_sound() -> None:
    assert list(check_consent_texts(read_consent_files(data_directory("locales")))) == []
    assert _found(_archive()) == []


def test_a_text_that_changed_under_its_version_is_reported() -> None:
    assert _found(_archive(**{"1.de.txt": TEXT + "!"})) == ["consent/1.de.txt consent.changed"]


@pytest.mark.parametrize("name", ["1.de.txt", "1.en.txt"])
def test_a_version_that_is_gone_is_reported(name: str) -> None:
    files = _archive()
    del files[name]
    assert _found(files) == [f"consent/{name} consent.missing"]


def test_a_version_without_its_sum_or_its_other_language_is_reported() -> None:
    files = _archive(**{"2.de.txt": TEXT})
    assert _found(files) == ["consent/2.de.txt consent.unlisted", "consent/2.en.txt consent.missing"]
    assert len(_found({"1.de.txt": TEXT, "1.en.txt": TEXT})) == 2


def test_a_text_that_is_too_long_or_lacks_a_placeholder_is_reported() -> None:
    files = {"1.de.txt": TEXT + "x" * 1_200, "1.en.txt": TEXT.replace("{deadline}", "")}
    files[SUMS] = "".join(f"{hashlib.sha256(text.encode()).hexdigest()}  {name}\n" for name, text in files.items())
    assert _found(files) == ["consent/1.de.txt consent.length", "consent/1.en.txt consent.placeholders"]


def test_the_newest_version_is_in_force() -> None:
    terms = read_terms(data_directory("locales"))
    assert terms.version == "2"
    for language in Language:
        assert "/withdraw" in terms.texts[language]
        assert "Art. 9" in terms.texts[language]
