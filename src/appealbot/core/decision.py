"""From evidence to an outcome: when one entry is sure, when several are offered, when there is an honest no."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

import numpy as np

from appealbot.core.model import OFF_TOPIC, Intent, Language
from appealbot.core.outcome import ON_DIALOGUES, OUTCOME_OF_INTENT, REFUSAL_OF, Because, Match, Outcome

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from appealbot.core.grams import Floats


@dataclass(frozen=True, slots=True)
class Calibration:
    """How evidence becomes an outcome; docs/matching.md tells by which questions it was set, and what it gives.

    Attributes:
        sharpness: Factor that turns the word heads' margins into log probabilities.
        inside_weight: How much the evidence of being about us at all counts towards sureness.
        answer: Sureness from which the best entry is given alone: the log probability that it's meant, were the message
            about any entry, plus the weighted evidence that it is.
    """

    sharpness: float
    inside_weight: float
    answer: float


WORDS_ALONE: Final = {Language.DE: Calibration(6.0, 0.7, 0.15), Language.EN: Calibration(5.0, 0.5, -0.15)}
WITH_MEANING: Final = {Language.DE: Calibration(4.0, 0.5, -0.08), Language.EN: Calibration(5.0, 0.2, -0.15)}
APART: Final = 0.9
"""Share of the best entry's probability from which the second one is too close for an answer alone."""
ELSEWHERE: Final = 2.0
"""Log odds of off-topic against the best entry from which there is an honest no instead of choices."""
FEWEST_KNOWN: Final = -1.2
"""Where there are no off-topic texts: the evidence of being about us below which there is an honest no."""
CLEAR: Final = 0.95
"""Probability from which an answer stands on its own, whatever was said before."""
CLEAR_WISH: Final = 0.5
"""The same for a wish or small talk."""
BESIDE: Final = 0.02
"""Probability from which another entry is offered beside an answer."""
HEAD_START: Final = 0.7
"""Log odds by which a dialogue is preferred to what may be meant instead: it does nothing without a yes."""
SURE_SENTENCE: Final = 0.65
"""Score from which a sentence decides for a message that isn't long."""
MOST_CHOICES: Final = 4
MOST_FURTHER: Final = 5
"""Further questions of a message that get their buttons."""
_ABOUT_DIALOGUES: Final = frozenset(
    {intent for intent, outcome in OUTCOME_OF_INTENT.items() if outcome in REFUSAL_OF} | {*REFUSAL_OF.values()}
)


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a message's words and meaning say: a log weight for each label, and whether it's about any at all."""

    weights: Floats
    inside: float


class Decider:
    """Decides on one set of labels.

    Args:
        labels: What the weights stand for, in order; `OFF_TOPIC` among them.
        entries: Those of them that are topic ids.
        knows_off_topic: Whether off-topic texts were learned from.
    """

    def __init__(self, labels: Sequence[str], entries: Collection[str], *, knows_off_topic: bool) -> None:
        self._labels = labels
        self._entries = np.array([place for place, label in enumerate(labels) if label in entries])
        self._off_topic = labels.index(OFF_TOPIC)
        self._knows_off_topic = knows_off_topic
        self._wishes = [label in OUTCOME_OF_INTENT for label in labels]
        self._dialogues = {
            outcome: [place for place, label in enumerate(labels) if _leads_to(label) is outcome]
            for outcome in ON_DIALOGUES.values()
        }

    def chances(self, evidence: Evidence) -> dict[str, float]:
        """The probability of each topic id, were the message about one; the likeliest comes first."""
        chances = softmax(evidence.weights[self._entries])
        order = np.argsort(-chances, kind="stable")
        return {self._labels[self._entries[place]]: float(chances[place]) for place in order}

    def decide(self, evidence: Evidence, limits: Calibration) -> Match:
        """The outcome that this evidence leads to."""
        ranked = list(self.chances(evidence).items())[:MOST_CHOICES]
        topic, chance = ranked[0]
        sureness = float(np.log(chance)) + limits.inside_weight * evidence.inside
        score = round(1 / (1 + float(np.exp(limits.answer - sureness))), 4)
        best = self._labels[int(np.argmax(evidence.weights))]
        if best in OUTCOME_OF_INTENT:
            clear = bool(softmax(evidence.weights).max() >= CLEAR_WISH)
            return replace(self._wish(Intent(best), evidence, score), clear=clear)
        close = len(ranked) > 1 and ranked[1][1] >= APART * chance
        elsewhere = self._elsewhere(evidence)
        if best != OFF_TOPIC and not (close or elsewhere) and sureness >= limits.answer:
            others = (label for label, share in ranked[1:] if share >= BESIDE)
            return Match(Outcome.ANSWER, (topic, *others), score, clear=chance >= CLEAR, because=Because.SURE)
        if (intent := self._dialogue(evidence)) is not None:
            return self._wish(intent, evidence, score)
        topics = tuple(label for label, _ in ranked)
        if elsewhere:
            return Match(Outcome.NONE, topics, score, off_topic=best == OFF_TOPIC, because=Because.ELSEWHERE)
        return Match(Outcome.CHOICES, topics, score, because=Because.CLOSE if close else Because.UNSURE)

    def without_wishes(self, evidence: Evidence) -> Evidence:
        """The evidence as if nobody could wish for a dialogue, or refuse one: what else a message may be about."""
        wishes = [place for place, label in enumerate(self._labels) if label in _ABOUT_DIALOGUES]
        weights = evidence.weights.copy()
        weights[wishes] = -np.inf
        return replace(evidence, weights=weights)

    def _wish(self, intent: Intent, evidence: Evidence, score: float) -> Match:
        """What is wanted; how sure a wish for a dialogue is, is the probability of all that leads into it."""
        outcome = OUTCOME_OF_INTENT[intent]
        if (places := self._dialogues.get(outcome)) is not None:
            score = round(float(softmax(evidence.weights)[places].sum()), 4)
        return Match(outcome, (), score, intent, because=Because.WISH)

    def _elsewhere(self, evidence: Evidence) -> bool:
        """Whether a message is about something else, so that not even choices would help."""
        if not self._knows_off_topic:
            return evidence.inside < FEWEST_KNOWN
        return bool(evidence.weights[self._off_topic] - evidence.weights[self._entries].max() >= ELSEWHERE)

    def _dialogue(self, evidence: Evidence) -> Intent | None:
        """The intent of the dialogue that a message is about, where its intents and its entry together outweigh all."""
        for places in self._dialogues.values():
            intents = [place for place in places if self._wishes[place] and np.isfinite(evidence.weights[place])]
            others = np.delete(evidence.weights, places)
            if intents and others.size and _sum(evidence.weights[places]) + HEAD_START > others.max():
                return Intent(self._labels[max(intents, key=lambda place: float(evidence.weights[place]))])
        return None


def of_sentences(whole: Match, answers: Sequence[Match]) -> Match:
    """What a message that is unsure as a whole asks, where one of its sentences is sure of what the whole suspects."""
    sure = [match for match in answers if match.score >= SURE_SENTENCE and match.topics[0] in whole.topics]
    if len({match.topics[0] for match in sure}) != 1:
        return whole
    return replace(sure[0], because=Because.SENTENCE)


def of_long(whole: Match, answers: Sequence[Match]) -> Match:
    """What a message asks whose question is drowned by what surrounds it: what its sentences ask by themselves."""
    topics = tuple(dict.fromkeys(match.topics[0] for match in answers))
    if len(topics) == 1:
        return replace(answers[0], because=Because.LONG)
    if whole.outcome is Outcome.ANSWER and whole.topics[0] in topics:
        return whole
    if whole.outcome is not Outcome.ANSWER and not topics:
        return whole
    offered = tuple(dict.fromkeys((*topics, *whole.topics)))[:MOST_CHOICES]
    return Match(Outcome.CHOICES, offered, whole.score, because=Because.LONG)


def of_pieces(match: Match, answers: Sequence[Match]) -> Match:
    """The same for a message without full stops: pieces cut anywhere answer too easily, so that they offer instead."""
    if match.outcome is not Outcome.ANSWER or match.score >= SURE_SENTENCE:
        return match
    offered = dict.fromkeys((match.topics[0], *(each.topics[0] for each in answers), *match.topics))
    return Match(Outcome.CHOICES, tuple(offered)[:MOST_CHOICES], match.score, because=Because.LONG)


def of_questions(match: Match, asked: Sequence[Match]) -> Match:
    """What a message asks that holds several questions: the first is answered, the further ones are offered.

    Args:
        match: How it's understood otherwise: as a whole, or by what all its sentences say.
        asked: How each question in it is understood by itself, in their order.
    """
    sure = [each.topics[0] for each in asked if each.outcome is Outcome.ANSWER and each.score >= SURE_SENTENCE]
    given = sure[0] if len(set(sure)) > 1 else match.topics[0] if match.outcome is Outcome.ANSWER else None
    meant = [each for each in asked if each.outcome in {Outcome.ANSWER, Outcome.CHOICES}]
    if given is None:
        return _one_of_each(match, meant)
    others = (each.topics[0] for each in meant if each.outcome is Outcome.ANSWER or given not in each.topics)
    further = tuple(dict.fromkeys(topic for topic in others if topic != given))[:MOST_FURTHER]
    if not further:
        return match
    beside = (topic for topic in match.topics if topic not in {given, *further})
    several = replace(match, outcome=Outcome.ANSWER, topics=(given, *further, *beside), further=further)
    return replace(several, intent=None, off_topic=False, because=Because.SEVERAL)


def _one_of_each(match: Match, meant: Sequence[Match]) -> Match:
    """Choices that hold what each question is likeliest to mean."""
    likeliest = dict.fromkeys(each.topics[0] for each in meant)
    if match.outcome is not Outcome.CHOICES or len(likeliest) < 2:  # noqa: PLR2004 - several
        return match
    return replace(match, topics=tuple(dict.fromkeys((*likeliest, *match.topics)))[:MOST_CHOICES])


def calibration(calibrations: Mapping[Language, Calibration], language: Language | None) -> Calibration:
    """The calibration for a language; where it's unknown the one for German, the original's."""
    return calibrations[language or Language.DE]


def softmax(weights: Floats) -> Floats:
    """Log weights as probabilities."""
    exponents: Floats = np.exp(weights - weights.max())
    chances: Floats = exponents / exponents.sum()
    return chances


def _sum(weights: Floats) -> float:
    """The log weight of all of these together."""
    peak = weights.max()
    return float(peak + np.log(np.exp(weights - peak).sum()))


def _leads_to(label: str) -> Outcome | None:
    return ON_DIALOGUES.get(label) or (OUTCOME_OF_INTENT[Intent(label)] if label in OUTCOME_OF_INTENT else None)
