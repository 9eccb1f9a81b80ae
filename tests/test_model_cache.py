from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from appealbot.adapters.model_cache import PREPARED, ModelCache, heads_name, word_model_name
from appealbot.adapters.sentence_encoder import installed_encoder
from appealbot.core.matching import learnable
from appealbot.core.model import Language, Phrasing, Place

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from appealbot.core.model import Knowledge
    from appealbot.core.words import Floats

HERE = Place("here.yaml")
HEARD = [
    Phrasing(text, Language.DE, label, HERE)
    for text, label in (("wohnung", "a"), ("arbeit", "b"), ("wetter", "off-topic"), ("miete", "a"))
]


class Counting:
    """An encoder that counts what it's asked for."""

    name = "counting-1"

    def __init__(self) -> None:
        self.asked: list[str] = []

    def encode(self, texts: Sequence[str]) -> Floats:
        self.asked += texts
        return np.array([[len(text), text.count("w"), 1] for text in texts], dtype=np.float32)


def test_a_model_is_fitted_once_and_then_read(tmp_path: Path) -> None:
    told: list[str] = []
    first = ModelCache(told.append, tmp_path).words(HEARD)
    second = ModelCache(told.append, tmp_path).words(HEARD)
    assert len(told) == 1
    assert np.array_equal(first.read(["wohnung"]).margins, second.read(["wohnung"]).margins)


@pytest.mark.parametrize("spoiled", [b"", b"nonsense", b"PK\x03\x04 cut off"])
def test_a_spoiled_file_is_made_anew(tmp_path: Path, spoiled: bytes) -> None:
    cache = ModelCache(lambda _: None, tmp_path)
    cache.words(HEARD)
    (kept,) = tmp_path.glob("words-*.npz")
    kept.write_bytes(spoiled)
    assert cache.words(HEARD).labels == ("a", "b", "off-topic")


def test_a_changed_line_costs_only_its_own_vector(tmp_path: Path) -> None:
    encoder = Counting()
    cache = ModelCache(lambda _: None, tmp_path)
    cache.heads(HEARD, encoder)
    cache.heads([*HEARD, Phrasing("dach", Language.DE, "a", HERE)], encoder)
    cache.heads(HEARD, encoder)
    assert encoder.asked == ["wohnung", "arbeit", "wetter", "miete", "dach"]


def test_only_the_latest_models_are_kept(tmp_path: Path) -> None:
    cache = ModelCache(lambda _: None, tmp_path)
    for count in range(6):
        cache.words([*HEARD, *[Phrasing(f"mehr {count}", Language.DE, "b", HERE)]])
    assert len(list(tmp_path.glob("words-*.npz"))) == 4


def test_where_nothing_can_be_kept_it_works_all_the_same(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    assert ModelCache(lambda _: None, tmp_path / "file" / "below").words(HEARD).labels == ("a", "b", "off-topic")


def test_the_models_that_come_with_the_program_fit_its_knowledge_base(knowledge: Knowledge) -> None:
    """After a change of what people ask: scripts/prepare."""
    heard, encoder = learnable(knowledge), installed_encoder()
    assert encoder is not None
    assert (PREPARED / word_model_name(heard)).exists()
    assert (PREPARED / heads_name(heard, encoder)).exists()
