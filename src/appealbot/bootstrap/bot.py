"""Puts together what answers: knowledge, matcher, conversation."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from appealbot.adapters.consent_texts import read_consent_files, read_terms
from appealbot.adapters.locales import read_catalogue
from appealbot.adapters.model_cache import ModelCache, heads_name, index_name
from appealbot.adapters.packaged import data_directory
from appealbot.adapters.question_files import questions_by_file
from appealbot.adapters.sentence_encoder import UniversalSentenceEncoder, installed_encoder
from appealbot.adapters.settings import semantic_wanted
from appealbot.adapters.yaml_files import digest, read_files
from appealbot.bootstrap.distress import learn_distress, learned_detector
from appealbot.core.conversation import Conversation
from appealbot.core.information import Operator
from appealbot.core.language import LanguageDetector
from appealbot.core.matching import Matcher, Meaning
from appealbot.core.model import Language
from appealbot.core.text import words
from appealbot.core.words import LinearFit
from appealbot.errors import KnowledgeError, NoKnowledgeError
from appealbot.lint.consent import check_consent_texts
from appealbot.lint.context import Context
from appealbot.lint.loading import holds_phrasings, load
from appealbot.lint.report import report

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from datetime import date
    from pathlib import Path

    from appealbot.core.catalogue import Catalogue
    from appealbot.core.crisis.detector import DistressDetector
    from appealbot.core.meaning import SentenceEncoder
    from appealbot.core.model import Entry, Knowledge, Phrasing
    from appealbot.core.sign_up_terms import SignUpTerms
    from appealbot.lint.report import Report


@dataclass(frozen=True, slots=True)
class Bot:
    """What answers: the conversation and the parts that some commands use on their own."""

    conversation: Conversation
    catalogue: Catalogue
    matcher: Matcher
    detector: LanguageDetector
    knowledge: Knowledge
    distress: DistressDetector


def check_knowledge(directory: Path | None, today: date, tests: Sequence[Path] = ()) -> Report:
    """Runs every check over a directory, or over the knowledge that came with the program.

    Args:
        directory: Where the files are.
        today: What dates are compared with.
        tests: Files or directories of labelled questions, which the phrasings mustn't repeat.
    """
    where = directory or data_directory("knowledge")
    files = read_files(where)
    loaded = load(files.documents, files.sources)
    problems = (*files.problems, *loaded.problems)
    context = None
    if loaded.knowledge.entries:
        broken = any(problem.fatal for problem in problems)
        matcher = None if broken else build_matcher(where, loaded.knowledge, wanted_encoder())
        context = Context(
            knowledge=loaded.knowledge,
            documents=files.documents,
            questions_files=loaded.questions_files,
            today=today,
            finds=(lambda text: list(matcher.chances(text))) if matcher else None,
            asked=[(question.text, file) for path in tests for file, question in questions_by_file(path)],
        )
    consent = check_consent_texts(read_consent_files(data_directory("locales")))
    return report(context, (*problems, *consent), len(files.documents) + len(files.problems))


def load_knowledge(directory: Path | None = None, *, phrasings: bool = True) -> Knowledge:
    """The knowledge base of a directory, or the one that came with the program.

    Args:
        directory: Where the files are.
        phrasings: False leaves out what stands in files of its own, of which there are many: only the entries'
            canonical questions are among the phrasings then.

    Raises:
        KnowledgeError: A file can't be loaded; each reason has its file and line.
        NoKnowledgeError: The directory holds no entry.
    """
    where = directory or data_directory("knowledge")
    files = read_files(where, lambda path: phrasings or not holds_phrasings(path))
    loaded = load(files.documents, files.sources)
    fatal = [problem for problem in (*files.problems, *loaded.problems) if problem.fatal]
    if fatal:
        raise KnowledgeError([problem.line() for problem in fatal])
    if not loaded.knowledge.entries:
        raise NoKnowledgeError(where)
    return loaded.knowledge


def open_bot(
    directory: Path | None = None,
    operator: Operator | None = None,
    username: str = "",
    announce: Callable[[str], None] = lambda _: None,
    *,
    takes_sign_ups: bool = False,
) -> Bot:
    """The bot on a knowledge base; what people ask is only read where it wasn't learned before.

    Args:
        directory: Where the knowledge base is; None takes the one that came with the program.
        operator: Who runs the bot.
        username: Its name on Telegram.
        announce: Told what takes long.
        takes_sign_ups: Whether there is somebody to seal them for and a place to store them; the operator must be named
            besides.

    Raises:
        KnowledgeError: A file can't be loaded; each reason has its file and line.
        NoKnowledgeError: The directory holds no entry.
    """
    where = directory or data_directory("knowledge")
    surroundings = read_surroundings(operator or Operator(), username, announce, takes_sign_ups=takes_sign_ups)
    knowledge = load_knowledge(where, phrasings=False)
    return surroundings.bot(knowledge, build_matcher(where, knowledge, wanted_encoder(), announce))


@dataclass(frozen=True, slots=True)
class Surroundings:
    """All that a bot is made of besides its knowledge; a reload leaves it as it is.

    Attributes:
        catalogue: The bot's own texts.
        operator: Who runs it.
        username: Its name on Telegram.
        sign_up: What people consent to when they sign up; None where they can't.
        distress: What listens for it; it's no campaign's.
    """

    catalogue: Catalogue
    operator: Operator
    username: str
    sign_up: SignUpTerms | None
    distress: DistressDetector

    def bot(self, knowledge: Knowledge, matcher: Matcher) -> Bot:
        """The bot on some knowledge."""
        detector = LanguageDetector(_german_terms(knowledge), _shared_words(knowledge))
        conversation = Conversation(
            knowledge=knowledge,
            catalogue=self.catalogue,
            matcher=matcher,
            detector=detector,
            operator=self.operator,
            username=self.username,
            sign_up=self.sign_up,
            distress=self.distress,
        )
        return Bot(conversation, self.catalogue, matcher, detector, knowledge, self.distress)


def read_surroundings(
    operator: Operator, username: str, announce: Callable[[str], None] = lambda _: None, *, takes_sign_ups: bool
) -> Surroundings:
    """What comes from the program's own files, and who runs it; see `open_bot`."""
    where = data_directory("locales")
    terms = read_terms(where) if takes_sign_ups and operator.named else None
    distress = learned_detector(ModelCache(announce), _own_phrasings, wanted_encoder())
    return Surroundings(read_catalogue(where), operator, username, terms, distress)


def wanted_encoder() -> UniversalSentenceEncoder | None:
    """The sentence encoder, where it's installed and APPEALBOT_SEMANTIC isn't "off"."""
    return installed_encoder() if semantic_wanted() else None


def build_matcher(
    directory: Path,
    knowledge: Knowledge,
    encoder: SentenceEncoder | None,
    announce: Callable[[str], None] = lambda _: None,
) -> Matcher:
    """The matcher of a knowledge base; what it learned comes with the program, from the cache, or is learned now.

    Args:
        directory: Where the knowledge base is: its phrasings are only read to learn from them.
        knowledge: Its entries.
        encoder: Takes part, unless there are too many entries for a head each.
        announce: Told what takes long.
    """

    def phrasings() -> Sequence[Phrasing]:
        return load_knowledge(directory).phrasings

    cache, learned_from = ModelCache(announce), learned_digest(directory, knowledge)
    index = cache.index(learned_from, phrasings)
    few = isinstance(index.fit, LinearFit)
    meaning = Meaning(encoder, cache.heads(learned_from, phrasings, encoder)) if encoder and few else None
    return Matcher(knowledge.entries, index, meaning, knowledge.wishes)


def learned_digest(directory: Path, knowledge: Knowledge) -> str:
    """A hash of all that the models learn from: the files of phrasings, and the entries' canonical questions."""
    canonical = [
        f"{entry.id}\0{question}"
        for entry in knowledge.entries.values()
        for language in Language
        for question in entry.questions.get(language) or ()
    ]
    hashed = hashlib.sha256("\0".join(canonical).encode("utf-8", "surrogatepass"))
    hashed.update(digest(directory, holds_phrasings).encode())
    return hashed.hexdigest()


def prepare() -> None:
    """Learns what the knowledge base that comes with the program teaches, to be shipped with it."""
    where = data_directory("knowledge")
    knowledge, encoder, cache = load_knowledge(where), installed_encoder(), ModelCache(print)
    learned_from = learned_digest(where, knowledge)
    cache.index(learned_from, lambda: knowledge.phrasings)
    names = {index_name(learned_from)}
    if encoder is not None:
        cache.heads(learned_from, lambda: knowledge.phrasings, encoder)
        names.add(heads_name(learned_from, encoder))
    cache.ship(names | learn_distress(cache, lambda: knowledge.phrasings, encoder))


def _own_phrasings() -> Sequence[Phrasing]:
    """What people ask, as far as it comes with the program."""
    return load_knowledge().phrasings


def _german_terms(knowledge: Knowledge) -> frozenset[str]:
    """Words that English texts keep in German: those of the English keywords that are German keywords too."""
    english = {word for entry in knowledge.entries.values() for text in entry.keywords.en or () for word in words(text)}
    german = {word for entry in knowledge.entries.values() for text in entry.keywords.de or () for word in words(text)}
    return frozenset(english & german)


def _shared_words(knowledge: Knowledge) -> frozenset[str]:
    """Words that the entries write in both languages ("Integration", "Frankfurt")."""
    german, english = (
        {word for entry in knowledge.entries.values() for text in _texts(entry, language) for word in words(text)}
        for language in Language
    )
    return frozenset(german & english)


def _texts(entry: Entry, language: Language) -> Iterator[str]:
    for lines in (entry.questions, entry.keywords):
        yield from lines.get(language) or ()
    for text in (entry.title, entry.answer, entry.short):
        yield text.get(language) or ""
