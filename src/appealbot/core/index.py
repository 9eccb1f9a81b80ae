"""All that the phrasings taught, made once for each version of the knowledge base."""

from __future__ import annotations

import hashlib
from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from appealbot.core.model import OFF_TOPIC, Language, Phrasing, Place
from appealbot.core.neighbours import NeighbourModel, fit_neighbours
from appealbot.core.refit import MOST_CHANGED, changed, refit_linear
from appealbot.core.text import words
from appealbot.core.words import LinearFit, LinearModel, fit_linear

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from appealbot.core.neighbours import NeighbourFit

MOST_HEADS: Final = 500
"""Labels up to which each gets a linear head of its own; beyond, the nearest phrasings decide."""
DIGITS: Final = 16
"""Of a label's digest."""


@dataclass(frozen=True, slots=True)
class Index:
    """What the phrasings taught.

    Attributes:
        fit: What reads the words.
        unmistakable: The label of each text that stands for one thing only, by its folded form.
        vocabulary: How often each word stands in the phrasings.
        knows_off_topic: Whether there are off-topic texts among them.
        learned: For each label a digest of its phrasings, by which a change is found.
    """

    fit: LinearFit | NeighbourFit
    unmistakable: Mapping[str, str]
    vocabulary: Mapping[str, int]
    knows_off_topic: bool
    learned: Mapping[str, str]

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
    texts, labels = heard(phrasings)
    fit = fit_linear if len(set(labels)) <= MOST_HEADS else fit_neighbours
    return _index(fit(texts, labels), texts, labels)


def refit_index(old: Index, phrasings: Sequence[Phrasing]) -> Index | None:
    """The same within seconds, where few labels' phrasings changed; the other heads are taken over.

    Returns:
        None where too many changed, or no heads are there to take over.
    """
    texts, labels = heard(phrasings)
    touched = changed(old.learned, digests(texts, labels))
    if not isinstance(old.fit, LinearFit) or len(touched) > MOST_CHANGED or len(set(labels)) > MOST_HEADS:
        return None
    return _index(refit_linear(old.fit, texts, labels, touched), texts, labels)


def aware_index(old: Index, phrasings: Sequence[Phrasing]) -> Index:
    """An index that knows what stands in these phrasings word for word, and for the rest what an older one learned."""
    texts, labels = heard(phrasings)
    return replace(old, unmistakable=_unmistakable(texts, labels), vocabulary=_vocabulary(texts))


def heard(phrasings: Sequence[Phrasing]) -> tuple[list[tuple[str, ...]], list[str]]:
    """What models are fitted on: the words of each phrasing, and what it stands for."""
    learned = learnable(phrasings)
    return [tuple(words(phrasing.text)) for phrasing in learned], [phrasing.label for phrasing in learned]


def digests(texts: Sequence[Sequence[str]], labels: Sequence[str]) -> dict[str, str]:
    """For each label a digest of its phrasings."""
    hashed = {label: hashlib.sha256() for label in sorted(set(labels))}
    for text, label in zip(texts, labels, strict=True):
        hashed[label].update("\0".join((*text, "\n")).encode("utf-8", "surrogatepass"))
    return {label: each.hexdigest()[:DIGITS] for label, each in hashed.items()}


def _index(fit: LinearFit | NeighbourFit, texts: Sequence[Sequence[str]], labels: Sequence[str]) -> Index:
    # The silence that `learnable` adds is off-topic, too.
    knows = labels.count(OFF_TOPIC) > 1
    return Index(fit, _unmistakable(texts, labels), _vocabulary(texts), knows, digests(texts, labels))


def _vocabulary(texts: Sequence[Sequence[str]]) -> Counter[str]:
    counts: Counter[str] = Counter()
    for text in texts:  # one by one, so that a thread that counts lets others work
        counts.update(text)
    return counts


def _unmistakable(texts: Sequence[Sequence[str]], labels: Sequence[str]) -> dict[str, str]:
    meant: dict[str, set[str]] = {}
    for text, label in zip(texts, labels, strict=True):
        meant.setdefault(" ".join(text), set()).add(label)
    return {text: each.pop() for text, each in meant.items() if text and len(each) == 1}
