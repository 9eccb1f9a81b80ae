"""All that the phrasings taught, made once for each version of the knowledge base."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING, Final

from appealbot.core.model import OFF_TOPIC, Language, Phrasing, Place
from appealbot.core.neighbours import NeighbourModel, fit_neighbours
from appealbot.core.text import words
from appealbot.core.words import LinearFit, LinearModel, fit_linear

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from appealbot.core.neighbours import NeighbourFit

MOST_HEADS: Final = 500
"""Labels up to which each gets a linear head of its own; beyond, the nearest phrasings decide."""


@dataclass(frozen=True, slots=True)
class Index:
    """What the phrasings taught.

    Attributes:
        fit: What reads the words.
        unmistakable: The label of each text that stands for one thing only, by its folded form.
        vocabulary: How often each word stands in the phrasings.
        knows_off_topic: Whether there are off-topic texts among them.
    """

    fit: LinearFit | NeighbourFit
    unmistakable: Mapping[str, str]
    vocabulary: Mapping[str, int]
    knows_off_topic: bool

    def model(self) -> LinearModel | NeighbourModel:
        """What reads a message's words."""
        return LinearModel(self.fit) if isinstance(self.fit, LinearFit) else NeighbourModel(self.fit)


def learnable(phrasings: Sequence[Phrasing]) -> list[Phrasing]:
    """The phrasings that models are fitted on, and a silence that is about nothing.

    The silence gives even a knowledge base without off-topic texts an alternative to answering.
    """
    return [*phrasings, Phrasing("", Language.DE, OFF_TOPIC, Place("", 0))]


def fit_index(phrasings: Sequence[Phrasing]) -> Index:
    """Learns from the phrasings. Deterministic."""
    heard = learnable(phrasings)
    texts, labels = [words(phrasing.text) for phrasing in heard], [phrasing.label for phrasing in heard]
    fit = fit_linear if len(set(labels)) <= MOST_HEADS else fit_neighbours
    return Index(
        fit(texts, labels),
        _unmistakable(texts, labels),
        Counter(chain.from_iterable(texts)),
        any(phrasing.label == OFF_TOPIC for phrasing in phrasings),
    )


def _unmistakable(texts: Sequence[Sequence[str]], labels: Sequence[str]) -> dict[str, str]:
    meant: dict[str, set[str]] = {}
    for text, label in zip(texts, labels, strict=True):
        meant.setdefault(" ".join(text), set()).add(label)
    return {text: each.pop() for text, each in meant.items() if text and len(each) == 1}
