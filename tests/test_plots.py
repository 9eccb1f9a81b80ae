"""Pictures are written in both formats, and the same figures always make the same file."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest

from appealbot.adapters.plots import draw_risk_coverage
from appealbot.core.evaluation import Share
from appealbot.core.risk_coverage import Rates
from appealbot.errors import MissingLibraryError

if TYPE_CHECKING:
    from pathlib import Path


def _curve(skill: int) -> list[Rates]:
    return [
        Rates(Share(right, 100), Share(right // skill, 100), Share(right // (2 * skill), 50), 1 - right / 100)
        for right in range(1, 80)
    ]


CURVES = {name: (curve := _curve(skill), curve[50]) for skill, name in enumerate("ABCDEFG", 3)}
"""More matchers than there are looks."""
PANELS = {"German": CURVES, "English": {**CURVES, "A": ([], Rates(Share(1, 100), Share(0, 100), Share(0, 50)))}}


def test_a_picture_of_curves_is_written_with_a_name_for_each(tmp_path: Path) -> None:
    draw_risk_coverage(tmp_path / "curves.svg", PANELS)
    drawn = ET.parse(tmp_path / "curves.svg").getroot()  # noqa: S314 - we drew it
    assert drawn.tag.endswith("svg")
    text = (tmp_path / "curves.svg").read_text()
    assert all(f"<!-- {said} -->" in text for said in (*CURVES, "German", "English", "as it decides itself"))


def test_a_picture_for_print_is_written(tmp_path: Path) -> None:
    draw_risk_coverage(tmp_path / "curves.png", {"German": CURVES})
    assert (tmp_path / "curves.png").read_bytes().startswith(b"\x89PNG")


def test_the_same_curves_make_the_same_file(tmp_path: Path) -> None:
    for name in ("one.svg", "two.svg"):
        draw_risk_coverage(tmp_path / name, PANELS)
    assert (tmp_path / "one.svg").read_bytes() == (tmp_path / "two.svg").read_bytes()


def test_without_the_library_its_remedy_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "matplotlib", None)
    with pytest.raises(MissingLibraryError, match=r"appealbot\[evaluation\]"):
        draw_risk_coverage(tmp_path / "curves.svg", PANELS)
