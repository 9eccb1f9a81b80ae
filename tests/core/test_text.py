from __future__ import annotations

import tracemalloc
import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from appealbot.core.text import (
    LONGEST_QUESTION,
    LONGEST_SENTENCE,
    clean,
    folded,
    mixed_script_words,
    script,
    sentences,
    unsafe_contacts,
    utf16_length,
    words,
)

PRINTED_ADDRESS = "buerg\u0435\u0440meisterin@stadt-frankfurt.de"


@pytest.mark.parametrize(
    "spelling",
    ["Bürgermeister:innen", "Bürgermeister*innen", "Bürgermeister_innen", "BürgermeisterInnen", "Bürgermeister/-innen"],
)
def test_gender_forms_are_one_word(spelling: str) -> None:
    assert words(spelling) == ["buergermeisterinnen"]


def test_umlauts_and_sharp_s_are_spelled_out() -> None:
    assert folded("Größe ÄRGER Straße") == "groesse aerger strasse"


def test_stacked_marks_are_taken_off() -> None:
    zalgo = "D" + "\u0300\u0301\u0302\u0303" * 20 + "uldung"
    assert words(zalgo) == ["d\u0300uldung".replace("d\u0300", "d")]


def test_a_letter_keeps_what_composes_with_it() -> None:
    assert clean("u\u0308ber") == "über"


def test_invisible_characters_and_lone_surrogates_are_taken_off() -> None:
    assert clean("Du\u200bl\u202edu\u00adng\ud800\U000e0041") == "Duldung"


def test_lines_and_tabs_become_spaces() -> None:
    assert clean("eins\n\n zwei\tdrei ") == "eins zwei drei"


def test_only_the_first_thousand_characters_are_read() -> None:
    assert len(clean("a" * 4_096)) == LONGEST_QUESTION


def test_sentences_end_with_a_mark_or_a_line() -> None:
    assert sentences("Eins. Zwei?\nDrei!  Vier") == ["Eins.", "Zwei?", "Drei!", "Vier"]


def test_a_very_long_sentence_is_read_in_pieces_that_overlap() -> None:
    said = [f"wort{number}" for number in range(100)]
    pieces = [piece.split() for piece in sentences(" ".join(said))]
    assert max(map(len, pieces)) < LONGEST_SENTENCE
    assert sorted({word for piece in pieces for word in piece}) == sorted(said)
    assert all(set(piece) & set(following) for piece, following in pairwise(pieces))


def test_emoji_have_no_words() -> None:
    assert words("👍🏽 🤷‍♀️ !!!") == []


def test_length_is_counted_in_utf_16_units() -> None:
    assert utf16_length("a😀ü") == 4


def test_the_printed_address_mixes_scripts() -> None:
    assert mixed_script_words(f"an {PRINTED_ADDRESS} bitte") == [PRINTED_ADDRESS]
    assert unsafe_contacts(f"an {PRINTED_ADDRESS} bitte") == [PRINTED_ADDRESS]


@pytest.mark.parametrize("name", ["Олена", "Γιώργος", "Łukasz", "O'Neil", "Müller-Świątek", "max@example.org"])
def test_a_word_in_one_script_is_safe(name: str) -> None:
    assert mixed_script_words(name) == []


def test_a_mixed_word_that_is_no_contact_is_only_reported_as_mixed() -> None:
    assert unsafe_contacts("H\u0435ssen") == []
    assert mixed_script_words("H\u0435ssen") == ["H\u0435ssen"]


def test_digits_have_no_script() -> None:
    assert (script("7"), script("e"), script("\u0435")) == ("", "LATIN", "CYRILLIC")


@given(st.text())
def test_cleaning_twice_changes_nothing_and_leaves_no_control_characters(text: str) -> None:
    once = clean(text)
    assert clean(once) == once
    assert not [character for character in once if unicodedata.category(character) in {"Cc", "Cf", "Cs", "Mn"}]


def test_strange_characters_leave_nothing_in_memory() -> None:
    strange = ["".join(map(chr, range(start, start + 1_000))) for start in range(0x10000, 0x40000, 1_000)]
    clean(strange[0])
    tracemalloc.start()
    try:
        for text in strange:
            clean(text)
        kept, _ = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert kept < 100_000
