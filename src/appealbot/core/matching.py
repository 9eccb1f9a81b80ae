"""Which entry a message asks for, and how sure that is."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

import numpy as np

from appealbot.core.model import OFF_TOPIC, Intent, Language, Phrasing, Place
from appealbot.core.spelling import Spelling
from appealbot.core.text import clean, words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from appealbot.core.meaning import Heads, SentenceEncoder
    from appealbot.core.model import Knowledge
    from appealbot.core.words import Floats, WordModel


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
        clear: For an answer: no doubt that it's a question of its own, whatever was said before.
        off_topic: For none: the message is about something else altogether, rather than a gap in the knowledge.
    """

    outcome: Outcome
    topics: tuple[str, ...]
    score: float
    intent: Intent | None = None
    off_topic: bool = False
    clear: bool = False


@dataclass(frozen=True, slots=True)
class Calibration:
    """How evidence becomes an outcome; docs/matching.md tells by which questions it was set, and what it gives.

    Attributes:
        sharpness: Factor that turns the word heads' margins into log probabilities.
        inside_weight: How much the evidence of being about us at all counts towards sureness.
        answer: Sureness from which the best entry is given alone: the log probability that it's meant, were the message
            about any entry, plus the weighted evidence that it is.
        apart: Share of the best entry's probability from which the second one is too close for an answer alone.
    """

    sharpness: float
    inside_weight: float
    answer: float
    apart: float


WORDS_ALONE: Final = Calibration(sharpness=5.0, inside_weight=0.5, answer=-0.2, apart=0.9)
WITH_MEANING: Final = Calibration(sharpness=4.0, inside_weight=0.3, answer=-0.18, apart=0.9)
MEANING_WEIGHT: Final = 0.5
"""How much the meaning's log probabilities count beside the words'."""
MEANING_INSIDE_WEIGHT: Final = 0.3
FAINTEST: Final = -14.0
"""The least log probability that the meaning gives: it may be wrong, too."""
ELSEWHERE: Final = 2.0
"""Log odds of off-topic against the best entry from which there is an honest no instead of choices."""
FAMILIAR: Final = 0.5
"""Where there are no off-topic texts: the share of known grams that speaks neither for nor against an answer."""
FAMILIAR_WEIGHT: Final = 4.0
FEWEST_KNOWN: Final = -1.2
"""There: the evidence below which there is an honest no."""
CLEAR: Final = 0.8
"""Probability from which an answer stands on its own, whatever was said before."""
BESIDE: Final = 0.02
"""Probability from which another entry is offered beside an answer."""
MOST_CHOICES: Final = 4


@dataclass(frozen=True, slots=True)
class Meaning:
    """A sentence encoder and the heads that were fitted on its vectors, with the word model's labels."""

    encoder: SentenceEncoder
    heads: Heads


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a message's words and meaning say: a log weight for each label, and whether it's about any at all."""

    weights: Floats
    inside: float


class Matcher:
    """Matches messages against everything the knowledge base has heard.

    A message that says the same as a phrasing is sure at once. For the rest two questions are kept apart: which entry,
    by the heads of the labels; and whether any, by a head of its own that learned from the off-topic texts.
    """

    def __init__(self, knowledge: Knowledge, model: WordModel, meaning: Meaning | None = None) -> None:
        self._calibration = WITH_MEANING if meaning else WORDS_ALONE
        self._model = model
        self._meaning = meaning
        self._entries = frozenset(knowledge.entries)
        self._entry_places = np.array([place for place, label in enumerate(model.labels) if label in self._entries])
        self._intent_places = [place for place, label in enumerate(model.labels) if label in tuple(Intent)]
        texts = [words(phrasing.text) for phrasing in knowledge.phrasings]
        self._spelling = Spelling(texts)
        self._exact = _unmistakable(texts, knowledge)
        self._knows_off_topic = any(phrasing.label == OFF_TOPIC for phrasing in knowledge.phrasings)

    def match(self, text: str) -> Match:
        """How a message is understood; its first 1,000 characters count."""
        heard = words(text)
        if (label := self._exact.get(" ".join(heard))) is not None:
            return self._sure(label)
        evidence = self._evidence(text, heard)
        return self._decided(evidence) if evidence is not None else NOTHING_HEARD

    def chances(self, text: str) -> dict[str, float]:
        """The probability of each topic id, were the message about one; texts that say exactly the same don't count.

        The likeliest comes first.
        """
        evidence = self._evidence(text, words(text))
        if evidence is None:
            return {}
        chances = _softmax(evidence.weights[self._entry_places])
        order = np.argsort(-chances, kind="stable")
        return {self._model.labels[self._entry_places[place]]: float(chances[place]) for place in order}

    def _evidence(self, text: str, heard: Sequence[str]) -> Evidence | None:
        """What words and meaning say together; None where no phrasing holds anything of the message."""
        reading = self._model.read(self._spelling.repair(heard))
        if not reading.known:
            return None
        weights = np.log(_softmax(self._calibration.sharpness * reading.margins))
        inside = reading.inside if self._knows_off_topic else FAMILIAR_WEIGHT * (reading.known - FAMILIAR)
        if self._meaning is not None:
            meant, about_us = self._meaning.heads.read(self._meaning.encoder.encode([clean(text)])[0])
            weights = weights + MEANING_WEIGHT * np.maximum(meant, FAINTEST)
            inside += MEANING_INSIDE_WEIGHT * about_us if self._knows_off_topic else 0.0
        return Evidence(weights, inside)

    def _elsewhere(self, evidence: Evidence) -> bool:
        """Whether a message is about something else, so that not even choices would help."""
        if not self._knows_off_topic:
            return evidence.inside < FEWEST_KNOWN
        off_topic = evidence.weights[self._model.labels.index(OFF_TOPIC)]
        return bool(off_topic - evidence.weights[self._entry_places].max() >= ELSEWHERE)

    def _sure(self, label: str) -> Match:
        if label in self._entries:
            return Match(Outcome.ANSWER, (label,), 1.0, clear=True)
        if label == OFF_TOPIC:
            return Match(Outcome.NONE, (), 1.0, off_topic=True)
        intent = Intent(label)
        return Match(OUTCOME_OF_INTENT[intent], (), 1.0, intent)

    def _decided(self, evidence: Evidence) -> Match:
        limits, labels = self._calibration, self._model.labels
        best = int(np.argmax(evidence.weights))
        chances = _softmax(evidence.weights[self._entry_places])
        order = np.argsort(-chances, kind="stable")[:MOST_CHOICES]
        ranked = [(labels[self._entry_places[place]], float(chances[place])) for place in order]
        topic, chance = ranked[0]
        sureness = float(np.log(chance)) + limits.inside_weight * evidence.inside
        score = round(1 / (1 + float(np.exp(limits.answer - sureness))), 4)
        if best in self._intent_places:
            intent = Intent(labels[best])
            return Match(OUTCOME_OF_INTENT[intent], (), score, intent)
        topics = tuple(label for label, _ in ranked)
        off_topic = labels[best] == OFF_TOPIC
        if self._elsewhere(evidence):
            return Match(Outcome.NONE, topics, score, off_topic=off_topic)
        close = len(ranked) > 1 and ranked[1][1] >= limits.apart * chance
        if not off_topic and not close and sureness >= limits.answer:
            others = (label for label, share in ranked[1:] if share >= BESIDE)
            return Match(Outcome.ANSWER, (topic, *others), score, clear=chance >= CLEAR)
        return Match(Outcome.CHOICES, topics, score)


NOTHING_HEARD: Final = Match(Outcome.NONE, (), 0.0, off_topic=True)


def _softmax(weights: Floats) -> Floats:
    exponents: Floats = np.exp(weights - weights.max())
    chances: Floats = exponents / exponents.sum()
    return chances


def learnable(knowledge: Knowledge) -> list[Phrasing]:
    """The phrasings that a model can be fitted on: those with words, and a silence that is about nothing.

    The silence gives even a knowledge base without off-topic texts an alternative to answering.
    """
    silence = Phrasing("", Language.DE, OFF_TOPIC, Place("", 0))
    return [*(phrasing for phrasing in knowledge.phrasings if words(phrasing.text)), silence]


def _unmistakable(texts: Sequence[Sequence[str]], knowledge: Knowledge) -> Mapping[str, str]:
    """The label of each text that stands for one thing only, by its folded form."""
    meant: dict[str, set[str]] = {}
    for text, phrasing in zip(texts, knowledge.phrasings, strict=True):
        meant.setdefault(" ".join(text), set()).add(phrasing.label)
    return {text: labels.pop() for text, labels in meant.items() if text and len(labels) == 1}
