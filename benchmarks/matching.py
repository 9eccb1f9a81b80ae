"""How long a match takes and how much memory it needs, beside rapidfuzz over the same phrasings in the same run.

Usage: python benchmarks/matching.py [ENTRIES …]   (default: the real knowledge base, then 300 made-up entries)
"""

from __future__ import annotations

import random
import resource
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from rapidfuzz import fuzz, process

from appealbot.adapters.model_cache import ModelCache
from appealbot.adapters.question_files import read_questions
from appealbot.bootstrap.bot import build_matcher, load_knowledge
from appealbot.core.matching import Matcher, learnable
from appealbot.core.model import Entry, Knowledge, Language, Localised, Phrasing, Place
from appealbot.core.text import folded

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

ROOT = Path(__file__).resolve().parent.parent
MESSAGES = 300
PHRASINGS = 12
"""For each made-up entry and language."""


def percentiles(measure: Callable[[str], object], texts: Sequence[str]) -> tuple[float, float]:
    """The median and the 99th percentile in milliseconds."""
    times = []
    for text in texts:
        begun = time.perf_counter()
        measure(text)
        times.append((time.perf_counter() - begun) * 1_000)
    times.sort()
    return times[len(times) // 2], times[int(len(times) * 0.99)]


def made_up(entries: int, words: Sequence[str]) -> Knowledge:
    """A knowledge base of entries whose phrasings are drawn from a vocabulary, each entry from a part of its own."""
    draw = random.Random(entries)  # noqa: S311 - no secret
    here, heard = Place("made-up"), []
    made: dict[str, Entry] = {}
    for number in range(entries):
        own = draw.sample(words, 12)
        topic = f"topic-{number}"
        made[topic] = Entry(topic, "a", Localised(topic), Localised((topic,)), Localised(topic), here)
        for language in Language:
            for _ in range(PHRASINGS):
                text = " ".join([*draw.sample(own, 4), *draw.sample(words, 3)])
                heard.append(Phrasing(text, language, topic, here))
    return Knowledge({}, made, tuple(heard))


def report(name: str, match: Callable[[str], object], knowledge: Knowledge, texts: Sequence[str]) -> None:
    """Prints a line for the matcher and one for its peer."""
    choices = [folded(phrasing.text) for phrasing in knowledge.phrasings]
    ours = percentiles(match, texts)
    peer = percentiles(lambda text: process.extractOne(folded(text), choices, scorer=fuzz.WRatio), texts[:40])
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1_024
    print(f"{name:34} p50 {ours[0]:8.2f} ms  p99 {ours[1]:8.2f} ms  peak {memory:6.0f} MB")
    print(f"{'  rapidfuzz extractOne (WRatio)':34} p50 {peer[0]:8.2f} ms  p99 {peer[1]:8.2f} ms")


def main() -> None:
    """Measures the sizes named on the command line."""
    texts = [question.text for question in read_questions(ROOT / "tests" / "questions" / "de")]
    texts = random.Random(1).sample(texts, MESSAGES)  # noqa: S311 - no secret
    begun = time.perf_counter()
    knowledge = load_knowledge()
    matcher = build_matcher(knowledge)
    print(f"start {time.perf_counter() - begun:.1f} s after imports")
    report(f"{len(knowledge.entries)} entries (real)", matcher.match, knowledge, texts)
    words = sorted({word for phrasing in knowledge.phrasings for word in folded(phrasing.text).split()})
    for entries in [int(argument) for argument in sys.argv[1:]] or [300]:
        large = made_up(entries, words)
        with TemporaryDirectory() as directory:
            begun = time.perf_counter()
            model = ModelCache(print, Path(directory)).words(learnable(large))
        print(f"fitted in {time.perf_counter() - begun:.1f} s")
        report(f"{entries} entries, words alone", Matcher(large, model).match, large, texts)


if __name__ == "__main__":
    main()
