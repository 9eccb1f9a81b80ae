"""Puts together what listens for distress: the languages' phrases, and what was learned from texts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from appealbot.adapters.distress_texts import distress_digest, read_distress_texts
from appealbot.adapters.model_cache import distress_meaning_name, distress_words_name
from appealbot.adapters.packaged import data_directory
from appealbot.core.crisis.detector import DistressDetector
from appealbot.core.crisis.fitting import Examples
from appealbot.core.crisis.learned import Learned, Meanings
from appealbot.core.crisis.speeches import SPEECHES
from appealbot.core.model import Intent

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from appealbot.adapters.model_cache import ModelCache
    from appealbot.core.meaning import SentenceEncoder
    from appealbot.core.model import Phrasing

    Phrasings = Callable[[], Sequence[Phrasing]]


def learned_detector(cache: ModelCache, phrasings: Phrasings, encoder: SentenceEncoder | None) -> DistressDetector:
    """What listens in all languages; what it learned comes with the program, from the cache, or is learned now.

    It's kept by the texts on distress alone, so that a change of a knowledge base leaves it as it was measured.

    Args:
        cache: Keeps what was learned.
        phrasings: What people ask otherwise; only read where something has to be learned.
        encoder: Takes part where there is one.
    """
    digest = distress_digest(data_directory("training"))

    def examples() -> Examples:
        return _examples(phrasings())

    words = cache.words_of_distress(digest, examples)
    meanings = Meanings(encoder, cache.meaning_of_distress(digest, examples, encoder)) if encoder else None
    return DistressDetector(SPEECHES, Learned(words, meanings))


def learn_distress(cache: ModelCache, phrasings: Phrasings, encoder: SentenceEncoder | None) -> set[str]:
    """Learns it, and gives the names of the files that hold it."""
    learned_detector(cache, phrasings, encoder)
    digest = distress_digest(data_directory("training"))
    return {distress_words_name(digest), *([distress_meaning_name(digest, encoder)] if encoder else [])}


def _examples(phrasings: Sequence[Phrasing]) -> Examples:
    texts = read_distress_texts(data_directory("training"))
    told = [each.text for each in phrasings if each.label == Intent.CRISIS]
    ordinary = [each.text for each in phrasings if each.label != Intent.CRISIS]
    return Examples([*texts.told, *told], texts.near, ordinary)
