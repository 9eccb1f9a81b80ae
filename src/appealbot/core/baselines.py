"""What the bot is measured against: the nearest phrasing decides, as in many a question-and-answer bot.

A baseline hears what the bot's own matcher hears, the phrasings of intents and off-topic texts included, and takes
part in the same conversation.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Final, Protocol

import numpy as np
from rapidfuzz import process

from appealbot.core.decision import MOST_CHOICES
from appealbot.core.model import Intent
from appealbot.core.outcome import NOTHING_HEARD, OUTCOME_OF_INTENT, Match, Outcome
from appealbot.core.text import words

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from appealbot.core.grams import Floats
    from appealbot.core.model import Knowledge, Language

MIDDLING: Final = 0.7
"""Nearness from which a baseline gives choices."""
NEAR: Final = 0.85
"""Nearness from which it answers. Both are usual values for rapidfuzz; the best threshold is looked for afterwards."""
NOISE: Final = 50.0
"""Of 100; rapidfuzz scores below it count as 0, which saves a third of the time."""


class Rival(StrEnum):
    """What the bot can be compared with by name."""

    WORDS = "words"
    MEANING = "meaning"
    WRATIO = "wratio"
    TOKEN_SET = "token-set"  # noqa: S105 - a way to compare sets of words
    BM25 = "bm25"


class Nearness(Protocol):
    """Compares a message with all phrasings."""

    def nearness(self, heard: Sequence[str]) -> Floats:
        """For each phrasing, how near the words of a message are to it, 0 to 1."""


class WholeSentences:
    """Compares whole sentences by one of rapidfuzz's scorers."""

    def __init__(self, texts: Sequence[Sequence[str]], scorer: Callable[..., float]) -> None:
        self._sentences = [" ".join(text) for text in texts]
        self._scorer = scorer

    def nearness(self, heard: Sequence[str]) -> Floats:
        """The scorer's result for each phrasing, of 1."""
        ratios = process.cdist(
            [" ".join(heard)], self._sentences, scorer=self._scorer, score_cutoff=NOISE, dtype=np.float32
        )
        return np.asarray(ratios[0] / 100, dtype=np.float32)


class NearestPhrasing:
    """Takes for each entry, intent and off-topic its nearest phrasing."""

    def __init__(self, knowledge: Knowledge, near: Nearness) -> None:
        labels = [phrasing.label for phrasing in knowledge.phrasings]
        self._near = near
        self._order = np.argsort(labels, kind="stable")
        self._labels, self._starts = np.unique(np.array(labels)[self._order], return_index=True)
        self._is_entry = np.isin(self._labels, list(knowledge.entries))
        self._last: tuple[str, Floats] = ("", np.zeros(0, dtype=np.float32))

    def match(self, text: str, language: Language | None = None) -> Match:  # noqa: ARG002 - it makes no difference
        """The nearest entry is the answer where nothing else is nearer and it's near enough.

        The score is its nearness and how much nearer it is than any intent or off-topic text: of the scores tried, the
        one that lets BM25 answer most at few wrong answers.
        """
        near = self._of_labels(text)
        if not near.any():
            return NOTHING_HEARD
        entries = np.flatnonzero(self._is_entry)
        ranked = entries[np.argsort(-near[entries], kind="stable")][:MOST_CHOICES]
        topics = tuple(str(self._labels[place]) for place in ranked)
        nearest, entry = float(near.max()), float(near[ranked[0]])
        elsewhere = float(near[~self._is_entry].max(initial=0))
        score = round((1 + 2 * entry - elsewhere) / 3, 4)
        if entry == nearest and nearest >= MIDDLING:
            return Match(Outcome.ANSWER if nearest >= NEAR else Outcome.CHOICES, topics, score)
        label = str(self._labels[int(near.argmax())])
        if nearest >= MIDDLING and label in tuple(Intent):
            return Match(OUTCOME_OF_INTENT[Intent(label)], (), score, Intent(label))
        return Match(Outcome.NONE, topics, score)

    def chances(self, text: str, language: Language | None = None) -> dict[str, float]:  # noqa: ARG002 - as above
        """Each topic id's nearness, as its share of all; the nearest first."""
        near = np.where(self._is_entry, self._of_labels(text), 0)
        order = [place for place in np.argsort(-near, kind="stable") if near[place]]
        return {str(self._labels[place]): float(near[place] / near.sum()) for place in order}

    def _of_labels(self, text: str) -> Floats:
        """The nearness of each label; kept, since a conversation may ask twice."""
        if self._last[0] != text:
            near = self._near.nearness(words(text))
            self._last = (text, np.maximum.reduceat(near[self._order], self._starts))
        return self._last[1]
