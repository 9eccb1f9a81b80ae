"""Learns what people ask in a process of its own, so that whoever answers isn't slowed down."""

from __future__ import annotations

import asyncio
import os
import sys
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from threadpoolctl import threadpool_limits

from appealbot.adapters import core_dumps
from appealbot.adapters.model_cache import ModelCache
from appealbot.bootstrap.bot import learned_digest, load_knowledge, wanted_encoder
from appealbot.core.index import aware_index, refit_index
from appealbot.core.matching import Meaning
from appealbot.core.refit import carried
from appealbot.core.words import LinearFit

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Sequence

    from appealbot.bootstrap.reading import Read
    from appealbot.core.index import Index
    from appealbot.core.meaning import SentenceEncoder
    from appealbot.core.model import Phrasing

POLITENESS: Final = 10
"""How much the process steps back for others once the quick part is done (nice)."""
CHANGED_MEANWHILE: Final = 3
"""Exit code: the files aren't those any more that should have been learned from."""


@dataclass(frozen=True, slots=True)
class Learned:
    """What a matcher is made of, besides the entries.

    Attributes:
        digest: Of what it was learned from.
        index: What the words say.
        meaning: What the meaning says; None without a sentence encoder, and where there are too many entries.
    """

    digest: str
    index: Index
    meaning: Meaning | None


def kept(cache: ModelCache, digest: str, encoder: SentenceEncoder | None) -> Learned | None:
    """What was learned before; None where it wasn't, or not all of it."""
    index = cache.kept_index(digest)
    if index is None:
        return None
    if encoder is None or not isinstance(index.fit, LinearFit):
        return Learned(digest, index, None)
    heads = cache.kept_heads(digest, encoder)
    return Learned(digest, index, Meaning(encoder, heads)) if heads is not None else None


def aware(old: Learned, read: Read) -> Learned | None:
    """What knows new phrasings word for word, and for the rest what was learned before.

    Returns:
        None where what was learned before leads to none of the entries.
    """
    if not any(label in read.knowledge.entries for label in old.index.fit.labels):
        return None
    return Learned("", aware_index(old.index, read.knowledge.phrasings), old.meaning)


def quick_digest(digest: str, before: str) -> str:
    """What is learned quickly is kept by: what it should know, and what the rest was taken over from."""
    return f"{digest} after {before}"


@asynccontextmanager
async def learning(directory: Path, cache: Path, digest: str, before: str) -> AsyncIterator[AsyncIterator[str]]:
    """A process that learns; gives the digests of what is ready, as it becomes so. Leaving ends the process.

    Args:
        directory: The knowledge base.
        cache: Where what was learned is kept.
        digest: Of what it should be learned from; if the files are others by then, nothing is learned.
        before: Of what was learned last, "" where nothing was: what hasn't changed is taken over from it at first.
    """
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", __name__, str(directory), str(cache), digest, before, stdout=asyncio.subprocess.PIPE
    )
    assert process.stdout is not None  # noqa: S101 - it was asked for
    try:
        yield _lines(process.stdout)
    finally:
        if process.returncode is None:
            process.kill()
        await process.wait()


async def _lines(stream: asyncio.StreamReader) -> AsyncIterator[str]:
    async for line in stream:
        yield line.decode().strip()


def learn(cache: ModelCache, digest: str, before: str, phrasings: Sequence[Phrasing]) -> None:
    """Learns, first what changed and then all; prints the digest of each when it's kept."""
    encoder = wanted_encoder()
    old = kept(cache, before, encoder) if before else None
    index = refit_index(old.index, phrasings) if old else None
    if old is not None and index is not None:
        quick = quick_digest(digest, before)
        if old.meaning is not None and encoder is not None:
            cache.keep_heads(quick, encoder, carried(old.meaning.heads, index.fit.labels))
        cache.keep_index(quick, index)
        print(quick, flush=True)  # noqa: T201 - the process that waits for it reads it
    os.nice(POLITENESS)
    full = cache.index(digest, lambda: phrasings)
    if encoder is not None and isinstance(full.fit, LinearFit):
        cache.heads(digest, lambda: phrasings, encoder)
    print(digest, flush=True)  # noqa: T201 - as above


def main(arguments: Sequence[str]) -> int:
    """The process."""
    core_dumps.forbid()  # it reads the settings, too
    directory, cache, digest, before = Path(arguments[0]), Path(arguments[1]), arguments[2], arguments[3]
    knowledge = load_knowledge(directory)
    if learned_digest(directory, knowledge) != digest:
        return CHANGED_MEANWHILE
    with threadpool_limits(1):
        learn(ModelCache(lambda _: None, cache), digest, before, knowledge.phrasings)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
