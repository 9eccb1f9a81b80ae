from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from appealbot.adapters.distress_texts import distress_digest, read_distress_texts
from appealbot.adapters.model_cache import (
    MOST_KEPT,
    PREPARED,
    ModelCache,
    distress_meaning_name,
    distress_words_name,
    heads_name,
    index_name,
)
from appealbot.adapters.packaged import data_directory
from appealbot.adapters.sentence_encoder import installed_encoder
from appealbot.bootstrap.bot import learned_digest
from appealbot.core.crisis.fitting import Examples
from appealbot.core.index import MOST_HEADS
from appealbot.core.model import Language, Phrasing, Place

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from appealbot.core.grams import Floats
    from appealbot.core.model import Knowledge

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


def _never() -> Sequence[Phrasing]:
    raise AssertionError("these phrasings were learned before")


def test_what_was_learned_is_kept_and_read_without_the_phrasings(tmp_path: Path) -> None:
    told: list[str] = []
    first = ModelCache(told.append, tmp_path).index("1", lambda: HEARD)
    second = ModelCache(told.append, tmp_path).index("1", _never)
    assert len(told) == 1
    assert np.array_equal(first.model().read(["wohnung"]).margins, second.model().read(["wohnung"]).margins)
    assert (first.unmistakable, dict(first.vocabulary)) == (second.unmistakable, second.vocabulary)


def test_very_many_entries_are_kept_too(tmp_path: Path) -> None:
    heard = [Phrasing(f"wort{number}", Language.DE, f"topic-{number}", HERE) for number in range(MOST_HEADS + 1)]
    ModelCache(lambda _: None, tmp_path).index("1", lambda: heard)
    model = ModelCache(lambda _: None, tmp_path).index("1", _never).model()
    assert model.labels[int(np.argmax(model.read(["wort77"]).margins))] == "topic-77"


@pytest.mark.parametrize("spoiled", [b"", b"nonsense", b"PK\x03\x04 cut off"])
def test_a_spoiled_file_is_made_anew(tmp_path: Path, spoiled: bytes) -> None:
    cache = ModelCache(lambda _: None, tmp_path)
    cache.index("1", lambda: HEARD)
    (kept,) = tmp_path.glob("index-*.npz")
    kept.write_bytes(spoiled)
    assert cache.index("1", lambda: HEARD).fit.labels == ("a", "b", "off-topic")


def test_a_file_with_a_flipped_byte_is_never_in_the_way(tmp_path: Path) -> None:
    cache = ModelCache(lambda _: None, tmp_path)
    cache.index("1", lambda: HEARD)
    (kept,) = tmp_path.glob("index-*.npz")
    sound = kept.read_bytes()
    for place in range(0, len(sound), 41):
        kept.write_bytes(sound[:place] + bytes([sound[place] ^ 0xFF]) + sound[place + 1 :])
        assert cache.index("1", lambda: HEARD).fit.labels == ("a", "b", "off-topic")


def test_a_changed_line_costs_only_its_own_vector(tmp_path: Path) -> None:
    encoder = Counting()
    cache = ModelCache(lambda _: None, tmp_path)
    cache.heads("1", lambda: HEARD, encoder)
    cache.heads("2", lambda: [*HEARD, Phrasing("dach", Language.DE, "a", HERE)], encoder)
    cache.heads("1", _never, encoder)
    assert encoder.asked == ["wohnung", "arbeit", "wetter", "miete", "", "dach"]


def test_only_the_latest_are_kept(tmp_path: Path) -> None:
    cache = ModelCache(lambda _: None, tmp_path)
    for count in range(MOST_KEPT + 2):
        cache.index(str(count), lambda: HEARD)
    assert len(list(tmp_path.glob("index-*.npz"))) == MOST_KEPT


def test_where_nothing_can_be_kept_it_works_all_the_same(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    index = ModelCache(lambda _: None, tmp_path / "file" / "below").index("1", lambda: HEARD)
    assert index.fit.labels == ("a", "b", "off-topic")


def test_what_comes_with_the_program_was_learned_from_its_knowledge_base(knowledge: Knowledge) -> None:
    """After a change of what people ask: scripts/prepare."""
    digest, encoder = learned_digest(data_directory("knowledge"), knowledge), installed_encoder()
    assert encoder is not None
    assert (PREPARED / index_name(digest)).exists()
    assert (PREPARED / heads_name(digest, encoder)).exists()


def test_what_comes_with_the_program_was_learned_from_its_texts_on_distress() -> None:
    """After a change of these: scripts/prepare."""
    digest, encoder = distress_digest(data_directory("training")), installed_encoder()
    assert encoder is not None
    assert (PREPARED / distress_words_name(digest)).exists()
    assert (PREPARED / distress_meaning_name(digest, encoder)).exists()


DISTRESS = Examples(["ich will weg", "wozu weiter"], ["weiter weg"], ["wer hat unterschrieben", "was wird gefordert"])


def _unread() -> Examples:
    raise AssertionError("these texts were learned from before")


def test_what_was_learned_of_distress_is_kept(tmp_path: Path) -> None:
    told: list[str] = []
    cache = ModelCache(told.append, tmp_path)
    words, meaning = (
        cache.words_of_distress("1", lambda: DISTRESS),
        cache.meaning_of_distress("1", lambda: DISTRESS, Counting()),
    )
    kept, kept_meaning = cache.words_of_distress("1", _unread), cache.meaning_of_distress("1", _unread, Counting())
    assert np.array_equal(words.coefficients, kept.coefficients)
    assert (words.scale, words.intercept) == (kept.scale, kept.intercept)
    assert np.array_equal(meaning.texts, kept_meaning.texts)
    assert (meaning.scale, meaning.intercept) == (kept_meaning.scale, kept_meaning.intercept)


def test_no_text_on_distress_is_both_told_and_near() -> None:
    texts = read_distress_texts(data_directory("training"))
    assert set(texts.told).isdisjoint(texts.near)
