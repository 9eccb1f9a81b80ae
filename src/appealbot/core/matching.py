"""Which entry a message asks for, and how sure that is."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

import numpy as np

from appealbot.core.model import OFF_TOPIC, Intent
from appealbot.core.spelling import Spelling
from appealbot.core.text import words
from appealbot.core.words import fit_words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from appealbot.core.model import Knowledge
    from appealbot.core.words import Floats, Reading, WordModel


class Outcome(StrEnum):
    """What a message leads to."""

    ANSWER = "answer"
    CHOICES = "choices"
    NONE = "none"
    SMALLTALK = "smalltalk"
    SIGN_UP = "sign_up"
    MY_DATA = "my_data"


OUTCOME_OF_INTENT: Final = {
    Intent.GREETING: Outcome.SMALLTALK,
    Intent.THANKS: Outcome.SMALLTALK,
    Intent.BYE: Outcome.SMALLTALK,
    Intent.HELP: Outcome.SMALLTALK,
    Intent.ABUSE: Outcome.SMALLTALK,
    Intent.SIGN_UP: Outcome.SIGN_UP,
    Intent.WITHDRAW: Outcome.MY_DATA,
    Intent.EXPORT: Outcome.MY_DATA,
    Intent.CORRECT: Outcome.MY_DATA,
}
"""Where each intent leads."""


@dataclass(frozen=True, slots=True)
class Match:
    """How a message was understood.

    Attributes:
        outcome: What to do.
        topics: For an answer its entry, then what else may have been meant; for choices those to offer, best first;
            for none the nearest, as an offer.
        score: The probability (0 to 1) of the first label.
        intent: What was wanted, where the outcome is small talk, a sign-up or one's own data.
        off_topic: For none: the message is about something else altogether, rather than a gap in the knowledge.
    """

    outcome: Outcome
    topics: tuple[str, ...]
    score: float
    intent: Intent | None = None
    off_topic: bool = False


@dataclass(frozen=True, slots=True)
class Thresholds:
    """Where one outcome ends and the next begins.

    Attributes:
        answer: Sureness (see `Matcher`) from which the best entry is given alone.
        apart: Share of the best entry's probability from which the second one is too close for an answer alone.
        covered: Probability that any entry is meant, from which choices are offered.
        plausible: Probability that the best entry itself must have for choices to be offered.
        offered: Share of the best entry's probability from which another one is worth offering.
        beside: Probability from which another entry is offered beside an answer.
    """

    answer: float = -2.0
    apart: float = 0.8
    covered: float = 0.35
    plausible: float = 0.03
    offered: float = 0.03
    beside: float = 0.03


SHARPNESS: Final = 3.0
"""Factor that turns the head's margins into log probabilities; the best of 1 to 6 on the labelled samples."""
NEARNESS_WEIGHT: Final = 2.0
"""How much nearness to the entry's own phrasings, against that to off-topic texts, counts beside log probability."""
FEWEST_CHOICES: Final = 2
MOST_CHOICES: Final = 4


class Matcher:
    """Matches messages against everything the knowledge base has heard.

    A message that says the same as a phrasing is sure at once. For the rest, *sureness* is the log probability of the
    best label plus how much nearer the message is to that label's phrasings than to off-topic ones.
    """

    def __init__(self, knowledge: Knowledge, model: WordModel, thresholds: Thresholds | None = None) -> None:
        self._thresholds = thresholds or Thresholds()
        self._model = model
        self._entries = frozenset(knowledge.entries)
        texts = [words(phrasing.text) for phrasing in knowledge.phrasings]
        self._spelling = Spelling(texts)
        self._exact = _unmistakable(texts, knowledge)
        self._off_topic = model.labels.index(OFF_TOPIC)

    def match(self, text: str) -> Match:
        """How a message is understood; its first 1,000 characters count."""
        heard = words(text)
        if (label := self._exact.get(" ".join(heard))) is not None:
            return self._sure(label)
        repaired = self._spelling.repair(heard)
        if not repaired:
            return Match(Outcome.NONE, (), 0.0, off_topic=True)
        reading = self._model.read(repaired)
        return self._decided(_chances(reading), reading.nearness)

    def topics(self, text: str) -> list[str]:
        """All topic ids, the likeliest first, without regard to texts that say exactly the same."""
        chances = _chances(self._model.read(self._spelling.repair(words(text))))
        ranked = sorted(zip(chances, self._model.labels, strict=True), key=lambda pair: -pair[0])
        return [label for _, label in ranked if label in self._entries]

    def _sure(self, label: str) -> Match:
        if label in self._entries:
            return Match(Outcome.ANSWER, (label,), 1.0)
        if label == OFF_TOPIC:
            return Match(Outcome.NONE, (), 1.0, off_topic=True)
        intent = Intent(label)
        return Match(OUTCOME_OF_INTENT[intent], (), 1.0, intent)

    def _decided(self, chances: Floats, nearness: Floats) -> Match:
        labels = self._model.labels
        order = sorted(range(len(labels)), key=lambda index: -chances[index])
        best = order[0]
        score = round(float(chances[best]), 4)
        sureness = float(np.log(chances[best]) + NEARNESS_WEIGHT * (nearness[best] - nearness[self._off_topic]))
        ranked = [index for index in order if labels[index] in self._entries]
        topics = tuple(
            labels[index]
            for place, index in enumerate(ranked[:MOST_CHOICES])
            if place < FEWEST_CHOICES or chances[index] >= self._thresholds.offered * chances[ranked[0]]
        )
        covered = float(sum(chances[index] for index in ranked))
        if labels[best] not in self._entries and labels[best] != OFF_TOPIC and covered < 1 - self._thresholds.covered:
            intent = Intent(labels[best])
            return Match(OUTCOME_OF_INTENT[intent], (), score, intent)
        close = len(ranked) > 1 and chances[ranked[1]] >= self._thresholds.apart * chances[ranked[0]]
        if labels[best] in self._entries and sureness >= self._thresholds.answer and not close:
            others = tuple(topic for topic in topics[1:] if chances[labels.index(topic)] >= self._thresholds.beside)
            return Match(Outcome.ANSWER, (topics[0], *others), score)
        if covered >= self._thresholds.covered and chances[ranked[0]] >= self._thresholds.plausible:
            return Match(Outcome.CHOICES, topics, score)
        return Match(Outcome.NONE, topics, score, off_topic=labels[best] == OFF_TOPIC)


def _chances(reading: Reading) -> Floats:
    scaled = SHARPNESS * (reading.margins - reading.margins.max())
    exponents: Floats = np.exp(scaled)
    chances: Floats = exponents / exponents.sum()
    return chances


def fit(knowledge: Knowledge) -> WordModel:
    """The word model of a knowledge base, fitted on all its phrasings."""
    heard = [(words(phrasing.text), phrasing.label) for phrasing in knowledge.phrasings]
    heard = [(text, label) for text, label in heard if text]
    # Silence is about nothing: so that even a knowledge base without off-topic texts has an alternative to answering.
    heard.append(([], OFF_TOPIC))
    return fit_words([text for text, _ in heard], [label for _, label in heard])


def _unmistakable(texts: Sequence[Sequence[str]], knowledge: Knowledge) -> Mapping[str, str]:
    """The label of each text that stands for one thing only, by its folded form."""
    meant: dict[str, set[str]] = {}
    for text, phrasing in zip(texts, knowledge.phrasings, strict=True):
        meant.setdefault(" ".join(text), set()).add(phrasing.label)
    return {text: labels.pop() for text, labels in meant.items() if text and len(labels) == 1}
