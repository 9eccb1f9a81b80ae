"""How long a match and a start take and how much memory they need, beside rapidfuzz over the same phrasings.

Usage: python benchmarks/matching.py [ENTRIES …]

Measures the real knowledge base, with and without the sentence encoder, then made-up ones of so many entries
(1,000 and 10,000 unless told otherwise), each in a process of its own.
"""

from __future__ import annotations

import os
import random
import resource
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from rapidfuzz import fuzz, process

from appealbot.adapters.question_files import read_questions
from appealbot.bootstrap.bot import load_knowledge, open_bot
from appealbot.core.index import fit_index
from appealbot.core.matching import Matcher
from appealbot.core.model import Entry, Language, Localised, Phrasing, Place
from appealbot.core.text import folded

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

ROOT = Path(__file__).resolve().parent.parent
MESSAGES = 500
OF_PEER = 30
"""Messages for the peer, which is slower."""
PHRASINGS = 12
"""For each made-up entry and language."""
LINE = '{"text": "Dürfen Geflüchtete arbeiten?"}\n'


def percentiles(measure: Callable[[str], object], texts: Sequence[str]) -> str:
    """The median and the 99th percentile in milliseconds."""
    times = []
    for text in texts:
        begun = time.perf_counter()
        measure(text)
        times.append((time.perf_counter() - begun) * 1_000)
    times.sort()
    return f"p50 {times[len(times) // 2]:8.2f} ms  p99 {times[int(len(times) * 0.99)]:8.2f} ms"


def asked() -> list[str]:
    """Messages as people send them, German and English, on the subject and off it."""
    texts = [question.text for language in Language for question in read_questions(ROOT / "tests/questions" / language)]
    return random.Random(1).sample(texts, MESSAGES)  # noqa: S311 - no secret


def made_up(entries: int, words: Sequence[str]) -> tuple[dict[str, Entry], list[Phrasing]]:
    """Entries whose phrasings are drawn from a vocabulary, each entry from a part of its own."""
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
    return made, heard


def report(name: str, match: Callable[[str], object]) -> None:
    """Prints a line for the matcher, with the memory that this process has needed so far."""
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1_024
    print(f"{name:34} {percentiles(match, asked())}  peak {memory:6.0f} MB", flush=True)


def report_peer(phrasings: Sequence[Phrasing]) -> None:
    """Prints a line for rapidfuzz over whole sentences."""
    choices = [folded(phrasing.text) for phrasing in phrasings]
    times = percentiles(lambda text: process.extractOne(folded(text), choices, scorer=fuzz.WRatio), asked()[:OF_PEER])
    print(f"{'  rapidfuzz extractOne (WRatio)':34} {times}", flush=True)


def measure_real(semantic: str) -> None:
    """The real knowledge base; `semantic` is on or off."""
    report(f"62 entries (real), encoder {semantic}", open_bot().matcher.match)
    if semantic == "off":
        report_peer(load_knowledge().phrasings)


def measure_made_up(entries: int) -> None:
    """A made-up knowledge base, words alone."""
    words = sorted({word for phrasing in load_knowledge().phrasings for word in folded(phrasing.text).split()})
    made, heard = made_up(entries, words)
    begun = time.perf_counter()
    index = fit_index(heard)
    print(f"{entries} entries learned in {time.perf_counter() - begun:.1f} s")
    report(f"{entries} entries, words alone", Matcher(made, index).match)
    report_peer(heard)


def measure_start(home: str) -> float:
    """Seconds from the command to the first answer, with the cache below `home`."""
    environment = {**os.environ, "XDG_CACHE_HOME": home}
    begun = time.perf_counter()
    command = [sys.executable, "-m", "appealbot", "ask", "--jsonl"]
    subprocess.run(command, input=LINE, text=True, env=environment, check=True, capture_output=True)  # noqa: S603 - ours
    return time.perf_counter() - begun


def main() -> None:
    """Runs each measurement in a process of its own, so that each has its own memory."""
    if sys.argv[1:2] == ["--real"]:
        return measure_real(sys.argv[2])
    if sys.argv[1:2] == ["--made-up"]:
        return measure_made_up(int(sys.argv[2]))
    with TemporaryDirectory() as home:
        print(f"start with an empty cache: {measure_start(home):.1f} s, again: {measure_start(home):.1f} s", flush=True)
    for semantic in ("on", "off"):
        environment = {**os.environ, "APPEALBOT_SEMANTIC": semantic}
        subprocess.run([sys.executable, __file__, "--real", semantic], env=environment, check=True)  # noqa: S603 - ours
    for entries in sys.argv[1:] or ["1000", "10000"]:
        subprocess.run([sys.executable, __file__, "--made-up", entries], check=True)  # noqa: S603 - ours
    return None


if __name__ == "__main__":
    main()
