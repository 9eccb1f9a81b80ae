"""Which entry a message asks for, and how sure that is."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final, assert_never

import numpy as np

from appealbot.core.asking import asks
from appealbot.core.decision import (
    MOST_CHOICES,
    SURE_SENTENCE,
    WITH_MEANING,
    WORDS_ALONE,
    Decider,
    Evidence,
    calibration,
    of_long,
    of_pieces,
    of_questions,
    of_sentences,
    softmax,
)
from appealbot.core.keywords import Keywords
from appealbot.core.model import OFF_TOPIC, Intent
from appealbot.core.negation import besides, clauses
from appealbot.core.outcome import (
    ENTRY_ON,
    NOTHING_HEARD,
    ON_DIALOGUES,
    REFUSAL_OF,
    Because,
    Match,
    Outcome,
    of_label,
)
from appealbot.core.spelling import Spelling
from appealbot.core.text import LONGEST_MESSAGE, clean, runs_on, sentences, words
from appealbot.core.weighing import LIKELY, Verdict, listen, weigh, wished
from appealbot.core.wishes import Wishes

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from appealbot.core.index import Index
    from appealbot.core.meaning import Heads, SentenceEncoder
    from appealbot.core.model import Entry, Language
    from appealbot.core.negation import Clause

MEANING_WEIGHT: Final = 0.5
"""How much the meaning's log probabilities count beside the words'."""
MEANING_INSIDE_WEIGHT: Final = 0.25
"""How much the meaning's log odds of being about us count beside the words' evidence."""
FAINTEST: Final = -14.0
"""The least log probability that the meaning gives: it may be wrong, too."""
FAMILIAR: Final = 0.5
"""Where there are no off-topic texts: the share of known grams that speaks neither for nor against an answer."""
FAMILIAR_WEIGHT: Final = 4.0
LONG: Final = 60
"""Words from which on a message as a whole isn't trusted: what surrounds the question drowns it."""
SHORTEST_SENTENCE: Final = 3
"""Words; a shorter one seldom asks anything by itself."""
MOST_SENTENCES: Final = 40
"""Sentences of a message that are looked at;"""
MOST_READ: Final = 12
"""so many of them are read in full, meaning and all."""
QUESTION: Final = 2.0
"""By how much a question is preferred then, beside the words' evidence that a sentence is about us."""
_UNSURE: Final = frozenset({Outcome.CHOICES, Outcome.NONE})
_TELLING: Final = frozenset({Outcome.CHOICES, Outcome.ANSWER})
_NO_WISHES: Final = Wishes()


@dataclass(frozen=True, slots=True)
class Meaning:
    """A sentence encoder and the heads that were fitted on its vectors, with the index's labels."""

    encoder: SentenceEncoder
    heads: Heads


class Matcher:
    """Matches messages against everything the knowledge base has heard.

    A message that says the same as a phrasing is sure at once. For the rest two questions are kept apart: which entry,
    by the heads of the labels; and whether any, by a head of its own that learned from the off-topic texts.

    A message of several sentences is read as a whole first, which knows its background; where that isn't sure, the
    question inside is looked for sentence by sentence.
    """

    def __init__(
        self,
        entries: Mapping[str, Entry],
        index: Index,
        meaning: Meaning | None = None,
        wishes: Wishes = _NO_WISHES,
    ) -> None:
        self._entries = entries
        self._wishes = wishes
        self._index = index
        self._model = index.model()
        self._meaning = meaning
        self._calibrations = WITH_MEANING if meaning else WORDS_ALONE
        self._decider = Decider(self._model.labels, entries, knows_off_topic=index.knows_off_topic)
        self._spelling = Spelling(index.vocabulary)
        self._keywords = Keywords(entries)

    @property
    def reads_meaning(self) -> bool:
        """Whether the sentence encoder takes part, so that a match takes several milliseconds."""
        return self._meaning is not None

    def match(self, text: str, language: Language | None = None) -> Match:
        """How a message is understood.

        Args:
            text: The message.
            language: Its language, where that's known: each is calibrated by itself.
        """
        match, parts = self._understood(text, language), clauses(text)
        wish = wished(match)
        if wish is None:
            return self._beside(match, parts, language)
        said = [self._spelling.repair(words(part.text)) for part in parts]
        verdict, dialogue = weigh(match, wish, listen(text, parts, said, self._wishes))
        entry = Match(Outcome.ANSWER, (ENTRY_ON[dialogue],), match.score, clear=match.clear, because=Because.AMID)
        match verdict:
            case Verdict.AS_MATCHED:
                return self._beside(match, parts, language)
            case Verdict.REFUSED:
                return self._refused(dialogue, parts, language)
            case Verdict.ENTRY if entry.topics[0] in self._entries:
                return entry
            case Verdict.ENTRY | Verdict.BUTTON:
                apart = self._apart(text, language)
                nearest = apart.outcome is Outcome.CHOICES and apart.topics[0] == entry.topics[0]
                return entry if nearest and match.score >= LIKELY else replace(apart, offers=dialogue)
            case Verdict.ELSE:
                return self._apart(text, language)
            case _:
                assert_never(verdict)

    def _understood(self, text: str, language: Language | None) -> Match:
        """How a message is understood before it's weighed whether it says so plainly enough to start anything."""
        whole = self._alone(text, language)
        heard = words(text)
        parts = [part for part in dict.fromkeys(sentences(text)) if len(words(part)) >= SHORTEST_SENTENCE]
        if len(parts) < 2 or whole.intent is Intent.CRISIS:  # noqa: PLR2004 - one is the whole
            return self._by_keywords(heard, whole)
        long, unsure = len(heard) > LONG, whole.outcome in _UNSURE
        if not (long or unsure or sum(map(asks, parts)) > 1):
            return self._by_keywords(heard, whole)
        read = {part: self._alone(part, language) for part in self._telling(parts[:MOST_SENTENCES])}
        asked = [self._with_context(part, parts, read[part], language) for part in read if asks(part)]
        if long:
            answers = _answers(asked) or _answers(read.values())
            match = of_long(whole, answers)
            match = of_pieces(match, answers) if runs_on(text) else match
        else:
            match = of_sentences(whole, _answers(read.values())) if unsure else whole
        match = of_questions(match, asked)
        return replace(match, cut=len(parts) > MOST_SENTENCES or len(text) > LONGEST_MESSAGE)

    def _with_context(self, question: str, parts: Sequence[str], alone: Match, language: Language | None) -> Match:
        """How a question is understood, with what was said before it where it isn't sure by itself."""
        place = parts.index(question)
        if (alone.outcome is Outcome.ANSWER and alone.score >= SURE_SENTENCE) or place == 0 or asks(parts[place - 1]):
            return alone
        within = self._alone(f"{parts[place - 1]} {question}", language)
        return within if within.outcome is Outcome.ANSWER and within.score >= SURE_SENTENCE else alone

    def _telling(self, parts: Sequence[str]) -> list[str]:
        """The sentences that are read in full, in their order: of many the questions, and what sounds like us."""
        if len(parts) <= MOST_READ:
            return list(parts)
        readings = {
            part: self._model.read(self._spelling.repair(words(part))).inside + asks(part) * QUESTION for part in parts
        }
        chosen = set(sorted(readings, key=lambda part: -readings[part])[:MOST_READ])
        return [part for part in parts if part in chosen]

    def chances(self, text: str, language: Language | None = None) -> dict[str, float]:
        """The probability of each topic id, were the message about one; texts that say exactly the same don't count.

        The likeliest comes first.
        """
        evidence = self._evidence(text, words(text), language)
        return self._decider.chances(evidence) if evidence is not None else {}

    # ── Apart from wishes ──────────────────────────────────────────────────────────────────────────────────────────

    def _refused(self, dialogue: Outcome, parts: tuple[Clause, ...], language: Language | None) -> Match:
        """The answer to what else is asked, or that nothing will be done."""
        asked = self._understood(rest, language) if (rest := besides(parts)) else None
        if asked is not None and asked.outcome in _TELLING and asked.topics[0] not in ON_DIALOGUES:
            return replace(asked, because=Because.BESIDES)
        return Match(Outcome.SMALLTALK, (), 1.0, REFUSAL_OF[dialogue], clear=True, because=Because.REFUSED)

    def _beside(self, match: Match, parts: tuple[Clause, ...], language: Language | None) -> Match:
        """What a message asks beside what it only sets aside: "nicht die Kommunen, was fordert Hessen?"."""
        rest = besides(parts) if any(part.sets_aside for part in parts) else ""
        if not rest or match.intent is not None:
            return match
        asked = self._understood(rest, language)
        better = {Outcome.ANSWER} if match.outcome is Outcome.ANSWER else _TELLING
        return replace(asked, because=Because.BESIDES) if asked.outcome in better else match

    def _apart(self, text: str, language: Language | None) -> Match:
        """How a text is understood apart from any wish for a dialogue."""
        heard = words(text)
        return self._by_keywords(heard, self._decided(text, heard, language, apart=True))

    # ── Evidence ───────────────────────────────────────────────────────────────────────────────────────────────────

    def _alone(self, text: str, language: Language | None) -> Match:
        """How a text is understood in one piece."""
        heard = words(text)
        label = self._index.unmistakable.get(" ".join(heard))
        if label == OFF_TOPIC:
            return Match(Outcome.NONE, (), 1.0, off_topic=True, because=Because.SAID_EXACTLY)
        if label is not None:
            return of_label(label)
        return self._decided(text, heard, language)

    def _decided(self, text: str, heard: Sequence[str], language: Language | None, *, apart: bool = False) -> Match:
        """What the evidence leads to; `apart` from any wish for a dialogue, or not."""
        evidence = self._evidence(text, heard, language)
        if evidence is None:
            return NOTHING_HEARD
        seen = self._decider.without_wishes(evidence) if apart else evidence
        return self._decider.decide(seen, calibration(self._calibrations, language))

    def _evidence(self, text: str, heard: Sequence[str], language: Language | None) -> Evidence | None:
        """What words and meaning say together; None where no phrasing holds anything of the message."""
        reading = self._model.read(self._spelling.repair(heard))
        if not reading.known:
            return None
        weights = np.log(softmax(calibration(self._calibrations, language).sharpness * reading.margins))
        learned = self._index.knows_off_topic
        inside = reading.inside if learned else FAMILIAR_WEIGHT * (reading.known - FAMILIAR)
        if self._meaning is not None:
            meant, about_us = self._meaning.heads.read(self._meaning.encoder.encode([clean(text)])[0])
            weights = weights + MEANING_WEIGHT * np.maximum(meant, FAINTEST)
            inside += MEANING_INSIDE_WEIGHT * about_us if learned else 0.0
        return Evidence(weights, inside)

    def _by_keywords(self, heard: Sequence[str], match: Match) -> Match:
        """A word or two that are entries' keywords get these as choices, where nothing better is known of them."""
        if match.score == 1 or match.outcome not in {Outcome.NONE, Outcome.SMALLTALK}:
            return match
        topics = self._keywords.found(self._spelling.repair(heard))
        if not topics:
            return match
        others = (topic for topic in match.topics if topic not in topics)
        return Match(Outcome.CHOICES, (*topics, *others)[:MOST_CHOICES], match.score, because=Because.KEYWORD)


def _answers(read: Iterable[Match]) -> list[Match]:
    """Those that are answers, the surest first."""
    return sorted((match for match in read if match.outcome is Outcome.ANSWER), key=lambda match: -match.score)
