"""An exported table is read right and does nothing when it's opened."""

from __future__ import annotations

import csv
import io
import json
import random
import unicodedata

from appealbot.adapters.tables import as_csv, as_json, harmless

ACTS = "=+-@\t\r\n＝＋－＠"
LETTERS = f"{ACTS}ab ;,|'\"\ufeff\u200b\x00\x01\x7f\u3000üЖ名\U0001f600"


def begins_a_formula(cell: str) -> bool:
    """As Excel and LibreOffice see it, with any width of the sign and with blanks or invisible letters before it."""
    seen = "".join(
        letter for letter in cell if unicodedata.category(letter) not in {"Cf", "Cc", "Zs"} or letter in ACTS
    )
    return unicodedata.normalize("NFKC", seen[:1]) in set("=+-@\t\r\n")


def test_no_cell_of_10_000_begins_a_formula_whatever_separates_cells() -> None:
    chance = random.Random(73)  # noqa: S311 - a test's chance
    names = ["".join(chance.choices(LETTERS, k=chance.randrange(12))) for _ in range(10_000)]
    text = as_csv(["name"], [{"name": name} for name in names]).decode("utf-8-sig")
    assert len(list(csv.reader(io.StringIO(text, newline="")))) == 10_001
    for separator in ",;|":
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=separator):
            assert not [cell for cell in row if begins_a_formula(cell)]


def test_known_attacks_are_text() -> None:
    for attack in ('=HYPERLINK("http://x.example";"x")', "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "＝1", "a;=1", ' "=1'):
        assert harmless(attack) != attack
        assert attack.replace("=", "").replace("＝", "")[-1] in harmless(attack)


def test_names_as_they_are_stay_as_they_are() -> None:
    for name in (
        "Müller-Świątek",
        "O'Neil",
        "Γιώργος",
        "Олена",
        "person@verein.example",
        "Jean-Luc, Comte d'Or",
        "A + B",
    ):
        assert harmless(name) == name


def test_the_form_is_the_standards_with_the_mark_of_utf_8() -> None:
    content = as_csv(["name", "place"], [{"name": 'Ü "x"', "place": None}])
    assert content == b'\xef\xbb\xbf"name","place"\r\n"\xc3\x9c ""x""",""\r\n'


def test_json_is_exact() -> None:
    rows = [{"name": "=1+1;\n", "place": None}]
    assert json.loads(as_json(rows)) == rows
