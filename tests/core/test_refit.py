from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pytest

from appealbot.core.index import aware_index, fit_index, learnable, refit_index
from appealbot.core.meaning import fit_heads
from appealbot.core.model import Language, Phrasing, Place
from appealbot.core.refit import MOST_CHANGED, carried, changed
from appealbot.core.text import words

if TYPE_CHECKING:
    from appealbot.core.grams import Floats
    from appealbot.core.index import Index

HERE = Place("here.yaml")
HEARD = {
    "homes": ["wer baut wohnungen", "wohnung gesucht", "die miete ist zu hoch", "wo soll ich wohnen"],
    "work": ["dürfen sie arbeiten", "arbeit finden", "wann gibt es eine stelle", "job ohne erlaubnis"],
    "school": ["lernen die kinder deutsch", "platz in der schule", "wann beginnt der unterricht"],
    "off-topic": ["wie wird das wetter", "wer gewinnt das spiel", "ein rezept für kuchen"],
}


def _phrasings(heard: dict[str, list[str]]) -> list[Phrasing]:
    return [Phrasing(text, Language.DE, label, HERE) for label, texts in heard.items() for text in texts]


def _best(index: Index, text: str) -> str:
    model = index.model()
    return str(model.labels[int(np.argmax(model.read(words(text)).margins))])


def test_what_changed_is_what_is_new_or_other_than_before() -> None:
    assert changed({"a": "1", "b": "2", "gone": "3"}, {"a": "1", "b": "other", "c": "4"}) == {"b", "c"}


def test_a_changed_label_is_learned_and_the_others_say_nearly_the_same_as_fitted_anew() -> None:
    edited = _phrasings({**HEARD, "work": [*HEARD["work"], "berufsanerkennung für pflegekräfte"]})
    old, fresh = fit_index(_phrasings(HEARD)), fit_index(edited)
    quick = refit_index(old, edited)
    assert quick is not None
    assert _best(quick, "anerkennung von pflegekräften") == "work"
    assert (quick.learned, quick.unmistakable, quick.vocabulary) == (
        fresh.learned,
        fresh.unmistakable,
        fresh.vocabulary,
    )
    for text in ("wohnung", "schule für kinder", "wetter morgen", "arbeit"):
        near, exact = (index.model().read(words(text)).margins for index in (quick, fresh))
        assert near == pytest.approx(exact, abs=0.2)


def test_a_new_label_is_learned_and_a_removed_one_forgotten() -> None:
    edited = {**HEARD, "family": ["darf meine familie kommen", "nachzug der familie"]}
    del edited["school"]
    quick = refit_index(fit_index(_phrasings(HEARD)), _phrasings(edited))
    assert quick is not None
    assert quick.fit.labels == ("family", "homes", "off-topic", "work")
    assert _best(quick, "familie") == "family"


def test_where_nearly_all_changed_everything_is_fitted_instead() -> None:
    many = {f"topic-{number}": [f"wort{number} satz{number}"] for number in range(MOST_CHANGED + 1)}
    assert refit_index(fit_index(_phrasings(HEARD)), _phrasings(many)) is None


def test_new_phrasings_are_known_word_for_word_before_anything_is_fitted() -> None:
    old = fit_index(_phrasings(HEARD))
    aware = aware_index(old, _phrasings({**HEARD, "homes": ["kellerasseln im bad"]}))
    assert aware.fit is old.fit
    assert aware.unmistakable["kellerasseln im bad"] == "homes"
    assert "wohnung gesucht" not in aware.unmistakable
    assert aware.vocabulary["kellerasseln"] == 1
    assert aware == replace(old, unmistakable=aware.unmistakable, vocabulary=aware.vocabulary)


def _vectors(labels: list[str]) -> Floats:
    """Phrasings of one label lie together."""
    chance = np.random.default_rng(1)
    places = {label: chance.normal(size=8) for label in ("family", "homes", "off-topic", "school", "work")}
    vectors = np.array([places[label] + 0.3 * chance.normal(size=8) for label in labels])
    near: Floats = (vectors / np.linalg.norm(vectors, axis=1, keepdims=True)).astype(np.float32)
    return near


def test_heads_on_vectors_are_carried_over_and_a_new_one_is_the_average() -> None:
    labels = [label for label in ("homes", "off-topic", "school", "work") for _ in range(30)]
    old = fit_heads(_vectors(labels), labels)
    now = ("family", "homes", "off-topic", "work")
    quick = carried(old, now)
    assert quick.labels == now
    assert quick.coefficients[:, 0] == pytest.approx(old.coefficients[:, :-1].mean(axis=1))
    assert quick.coefficients[:, 1:] == pytest.approx(old.coefficients[:, [0, 1, 3, 4]])
    assert quick.intercepts[1:] == pytest.approx(old.intercepts[[0, 1, 3, 4]])


def test_the_silence_that_is_about_nothing_is_no_off_topic_text() -> None:
    without = {label: texts for label, texts in HEARD.items() if label != "off-topic"}
    assert not fit_index(_phrasings(without)).knows_off_topic
    assert learnable(_phrasings(without))[-1].label == "off-topic"
