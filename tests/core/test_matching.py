from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING

import numpy as np
import pytest

from appealbot.core.grams import character_grams, word_grams
from appealbot.core.index import MOST_HEADS, Index, fit_index, learnable
from appealbot.core.matching import MOST_SENTENCES, Matcher, Meaning
from appealbot.core.meaning import fit_heads
from appealbot.core.model import OFF_TOPIC, Entry, Intent, Knowledge, Language, Localised, Phrasing, Place
from appealbot.core.neighbours import NeighbourFit, fit_neighbours
from appealbot.core.outcome import Because, Outcome
from appealbot.core.text import words
from appealbot.core.wishes import Wishes, WishWords
from appealbot.core.words import LinearFit

if TYPE_CHECKING:
    from collections.abc import Sequence

    from appealbot.core.grams import Floats

HERE = Place("here.yaml")
WISHES = Wishes(
    sign_up=WishWords((("unterschreib*",), ("tragt", "ein"), ("dabei",))),
    my_data=WishWords((("loesch*",),), ends=True),
    plain=tuple((word,) for word in ("ich", "will", "auch", "mich", "bin")),
)


def _entry(topic: str) -> Entry:
    title = Localised(topic, topic)
    return Entry(topic, "a", title, Localised((topic,), (topic,)), title, HERE)


def _keyword(entry: Entry, *keywords: str) -> Entry:
    return replace(entry, keywords=Localised(keywords))


def _knowledge(heard: dict[str, list[str]]) -> Knowledge:
    topics = [label for label in heard if label != OFF_TOPIC and label not in tuple(Intent)]
    phrasings = tuple(Phrasing(text, Language.DE, label, HERE) for label, texts in heard.items() for text in texts)
    return Knowledge(MappingProxyType({}), {topic: _entry(topic) for topic in topics}, phrasings)


def _matcher(heard: dict[str, list[str]]) -> Matcher:
    knowledge = _knowledge(heard)
    return Matcher(knowledge.entries, fit_index(knowledge.phrasings), wishes=WISHES)


class Synonyms:
    """A sentence encoder that knows three meanings."""

    name = "synonyms-1"
    known = (("wohn", "miete", "dach"), ("arbeit", "job", "beruf"), ("wetter", "regen", "sonne"))

    def encode(self, texts: Sequence[str]) -> Floats:
        rows = [[float(any(word in text.lower() for word in kind)) for kind in self.known] for text in texts]
        return np.array(rows, dtype=np.float32)


def _with_meaning(heard: dict[str, list[str]]) -> Matcher:
    knowledge, encoder = _knowledge(heard), Synonyms()
    texts = learnable(knowledge.phrasings)
    heads = fit_heads(encoder.encode([phrasing.text for phrasing in texts]), [phrasing.label for phrasing in texts])
    return Matcher(knowledge.entries, fit_index(knowledge.phrasings), Meaning(encoder, heads))


HEARD = {
    "housing": ["wohnung", "wer baut wohnungen", "ist die miete zu hoch", "was sagen sie zum wohnen"],
    "work": ["arbeit", "dürfen geflüchtete arbeiten", "wann gibt es arbeit", "was sagen sie zum arbeiten"],
    OFF_TOPIC: ["wie wird das wetter", "wer wird deutscher meister", "wetter morgen"],
    "greeting": ["hallo", "guten tag", "moin zusammen"],
    "sign-up": ["ich will unterschreiben", "tragt mich ein", "ich bin dabei"],
}


@pytest.fixture(scope="module")
def matcher() -> Matcher:
    return _matcher(HEARD)


def test_the_same_words_are_sure_at_once(matcher: Matcher) -> None:
    match = matcher.match("Wer baut Wohnungen?!")
    assert (match.outcome, match.topics, match.score) == (Outcome.ANSWER, ("housing",), 1.0)
    assert matcher.match("WETTER, morgen?").off_topic
    assert matcher.match("Hallo!").intent is Intent.GREETING


def test_similar_words_are_an_answer(matcher: Matcher) -> None:
    match = matcher.match("bauen die denn wohnungen mit niedriger miete")
    assert (match.outcome, match.topics[0]) == (Outcome.ANSWER, "housing")


def test_slips_are_mended_first(matcher: Matcher) -> None:
    assert matcher.match("wer baut wohnugnen").topics[0] == "housing"


def test_off_topic_words_are_none_and_offer_nothing_as_an_answer(matcher: Matcher) -> None:
    match = matcher.match("wie ist denn das wetter heute")
    assert (match.outcome, match.off_topic) == (Outcome.NONE, True)


def test_what_wants_to_join_is_an_intent(matcher: Matcher) -> None:
    match = matcher.match("ich will auch unterschreiben, tragt mich ein")
    assert (match.outcome, match.intent) == (Outcome.SIGN_UP, Intent.SIGN_UP)


DIALOGUES = {
    **HEARD,
    "bot-sign-up": ["wie kann man hier mitmachen", "was bringt eine unterschrift"],
    "refuse": ["ich unterschreibe nicht", "tragt mich nicht ein"],
    "withdraw": ["löscht mich", "löscht alles von mir"],
}


@pytest.fixture(scope="module")
def about_dialogues() -> Matcher:
    return _matcher(DIALOGUES)


def test_a_wish_that_is_about_something_else_gets_the_entry(about_dialogues: Matcher) -> None:
    match = about_dialogues.match("ich will die quittung unterschreiben")
    assert (match.outcome, match.topics, match.because) == (Outcome.ANSWER, ("bot-sign-up",), Because.AMID)


def test_without_an_entry_on_the_dialogue_a_button_is_offered(matcher: Matcher) -> None:
    match = matcher.match("ich will die quittung unterschreiben")
    assert match.outcome is not Outcome.SIGN_UP
    assert match.offers is Outcome.SIGN_UP


def test_a_wish_said_in_no_word_for_it_opens_nothing() -> None:
    match = Matcher(_knowledge(HEARD).entries, fit_index(_knowledge(HEARD).phrasings)).match("ich will unterschreiben")
    assert (match.outcome is Outcome.SIGN_UP, match.offers) == (False, Outcome.SIGN_UP)


def test_a_single_word_of_a_wish_is_nothing_by_itself(matcher: Matcher) -> None:
    match = matcher.match("will")
    assert (match.outcome is Outcome.SIGN_UP, match.offers) == (False, None)


def test_a_refusal_is_answered_calmly(about_dialogues: Matcher) -> None:
    match = about_dialogues.match("tragt mich bitte nicht ein")
    assert (match.outcome, match.intent, match.because) == (Outcome.SMALLTALK, Intent.REFUSE, Because.REFUSED)


def test_what_is_asked_beside_a_refusal_is_answered(about_dialogues: Matcher) -> None:
    match = about_dialogues.match("tragt mich nicht ein, nein, ich unterschreibe nicht, wer baut wohnungen")
    assert (match.outcome, match.topics[0], match.because) == (Outcome.ANSWER, "housing", Because.BESIDES)


def test_what_is_set_aside_is_not_answered(matcher: Matcher) -> None:
    match = matcher.match("Nicht die Arbeit, wer baut Wohnungen?")
    assert (match.topics[0], match.because) == ("housing", Because.BESIDES)


def test_words_of_two_entries_are_choices() -> None:
    match = _matcher({"housing": ["die forderung", "wohnung"], "work": ["die forderung", "arbeit"]}).match(
        "die forderung"
    )
    assert match.outcome is Outcome.CHOICES
    assert set(match.topics) == {"housing", "work"}


@pytest.mark.parametrize("text", ["", "👍", "qqq xxx", "{}"])
def test_unknown_words_are_none(matcher: Matcher, text: str) -> None:
    assert matcher.match(text).outcome is Outcome.NONE


def test_all_topics_are_ranked(matcher: Matcher) -> None:
    assert list(matcher.chances("arbeit finden")) == ["work", "housing"]


def test_a_text_that_stands_for_two_things_is_not_sure_at_once() -> None:
    assert _matcher({"housing": ["das dach", "wohnung"], "work": ["das dach", "arbeit"]}).match("das dach").score < 1


def test_a_single_entry_without_off_topic_texts_is_enough() -> None:
    matcher = _matcher({"housing": ["wer baut wohnungen", "was kostet die miete"]})
    assert matcher.match("wohnungen bauen").topics == ("housing",)
    assert matcher.match("qqq").outcome is Outcome.NONE


def test_a_phrasing_without_words_teaches_nothing() -> None:
    assert _matcher({"housing": ["wohnung", "👍"], "work": ["arbeit"]}).match("👍").outcome is Outcome.NONE


def test_fitting_twice_gives_the_same_model() -> None:
    first, second = (fit_index(_knowledge(HEARD).phrasings).fit for _ in range(2))
    assert isinstance(first, LinearFit)
    assert isinstance(second, LinearFit)
    assert first.labels == second.labels
    assert np.array_equal(first.coefficients, second.coefficients)


def test_meaning_finds_what_the_words_alone_do_not() -> None:
    text = "job finden"
    with_meaning = _with_meaning(HEARD)
    assert next(iter(with_meaning.chances(text))) == "work"
    alone = _matcher(HEARD)
    assert with_meaning.chances(text)["work"] > alone.chances(text)["work"]


def test_meaning_helps_without_off_topic_texts_too() -> None:
    assert (
        _with_meaning({"housing": HEARD["housing"], "work": HEARD["work"]})
        .match("gibt es wohnungen mit miete")
        .topics[0]
        == "housing"
    )


def test_heads_on_two_labels_are_enough() -> None:
    assert _with_meaning({"housing": HEARD["housing"]}).match("wer baut die wohnungen").topics == ("housing",)


def test_of_nothing_there_are_no_chances(matcher: Matcher) -> None:
    assert matcher.chances("👍") == {}


def test_grams_of_words_are_stems_and_pairs() -> None:
    assert word_grams(["sichere", "häfen"]) == ["sich", "haf", "sich haf"]


def test_grams_of_characters_stay_inside_words() -> None:
    assert character_grams(["ab"]) == [" a", "ab", "b ", " ab", "ab ", " ab "]
    assert character_grams(["a"]) == [" a", "a ", " a "]


def _many(heard: dict[str, list[str]]) -> Matcher:
    """As `_matcher`, but as if there were too many entries for a head each."""
    phrasings = _knowledge(heard).phrasings
    texts = learnable(phrasings)
    fit = fit_neighbours([words(each.text) for each in texts], [each.label for each in texts])
    index = fit_index(phrasings)
    return Matcher(
        _knowledge(heard).entries, Index(fit, {}, index.vocabulary, index.knows_off_topic, {}), wishes=WISHES
    )


def test_the_nearest_phrasings_decide_where_there_are_many_entries() -> None:
    matcher = _many(HEARD)
    assert matcher.match("bauen die wohnungen mit niedriger miete").topics[0] == "housing"
    assert matcher.match("wie wird denn das wetter heute").off_topic
    assert matcher.match("ich will auch unterschreiben").outcome is Outcome.SIGN_UP


def test_more_labels_than_heads_are_filed_by_their_grams() -> None:
    heard = {f"topic-{number}": [f"wort{number} eins", f"wort{number} zwei"] for number in range(MOST_HEADS + 1)}
    knowledge = _knowledge(heard)
    index = fit_index(knowledge.phrasings)
    assert isinstance(index.fit, NeighbourFit)
    assert Matcher(knowledge.entries, index).match("wort77 drei").topics[0] == "topic-77"


# ── A word or two, and many sentences ──────────────────────────────────────────────────────────────────────────────


def _known_by_keywords(heard: dict[str, list[str]]) -> Matcher:
    knowledge = _knowledge(heard)
    entries = {topic: _keyword(entry, "Sonnendach") for topic, entry in knowledge.entries.items()}
    return Matcher(entries, fit_index(knowledge.phrasings), wishes=WISHES)


def test_a_keyword_by_itself_offers_its_entries() -> None:
    heard = {"housing": ["wohnung"], OFF_TOPIC: ["sonnendach gesucht", "sonnendach kaputt", "ein sonnendach kaufen"]}
    assert _known_by_keywords(heard).match("Sonnendächer").topics == ("housing",)
    assert _known_by_keywords(heard).match("wer will mir ein sonnendach kaufen").outcome is Outcome.NONE


def test_a_keyword_without_words_is_not_every_message_without_words() -> None:
    knowledge = _knowledge({"housing": ["wohnung"], "work": ["arbeit"]})
    entries = {topic: _keyword(entry, "§") for topic, entry in knowledge.entries.items()}
    assert Matcher(entries, fit_index(knowledge.phrasings)).match("👍").outcome is Outcome.NONE


def test_what_a_phrasing_says_exactly_is_no_keyword() -> None:
    heard = {"housing": ["wohnung"], OFF_TOPIC: ["sonnendach"]}
    assert _known_by_keywords(heard).match("sonnendach").off_topic


TALK = "Gestern saß ich lange im Garten und habe mit der Nachbarin über dies und das geredet."
"""Seventeen words that no phrasing holds."""


def test_a_question_is_found_among_many_sentences(matcher: Matcher) -> None:
    text = f"{TALK} {TALK} Wer baut Wohnungen? {TALK} {TALK}"
    assert matcher.match(text).topics == ("housing",)


def test_of_two_questions_among_many_sentences_each_has_its_place(matcher: Matcher) -> None:
    text = f"{TALK} {TALK} Wer baut Wohnungen? {TALK} Dürfen Geflüchtete arbeiten? {TALK}"
    assert set(matcher.match(text).topics[:2]) == {"housing", "work"}


def test_a_question_at_the_end_of_four_thousand_characters_is_read(matcher: Matcher) -> None:
    talk = "\n".join(f"{TALK} Das war am {day}. Mai." for day in range(1, 36))
    text = f"{talk} Wer baut Wohnungen?"
    assert 3_500 < len(text) < 4_096
    assert matcher.match(text).topics == ("housing",)


def test_a_question_in_many_words_without_a_stop_is_read(matcher: Matcher) -> None:
    talk = " ".join(f"und am {day} saß ich wieder im Garten herum" for day in range(1, 40))
    assert "housing" in matcher.match(f"{talk} wer baut eigentlich die Wohnungen").topics


def test_a_question_is_read_with_the_sentence_before_it() -> None:
    matcher = _matcher(
        {
            "housing": ["wer baut wohnungen", "wohnungen fehlen"],
            "work": ["dürfen sie arbeiten"],
            OFF_TOPIC: ["wie wird das wetter"],
        }
    )
    text = "Dürfen sie denn arbeiten? Wohnungen fehlen überall. Wer macht das dann?"
    assert set(matcher.match(text).topics[:2]) == {"housing", "work"}


def test_that_not_all_of_a_message_was_read_is_told(matcher: Matcher) -> None:
    many = "\n".join(f"Wer baut die Wohnung Nummer {number}?" for number in range(MOST_SENTENCES + 1))
    assert matcher.match(many).cut
    assert not matcher.match("Wer baut Wohnungen? Dürfen Geflüchtete arbeiten?").cut
