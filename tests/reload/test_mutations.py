"""Whatever the files hold: nothing breaks, and nothing is half live."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from appealbot.bootstrap.bot import read_surroundings
from appealbot.bootstrap.learning import Learned, aware
from appealbot.bootstrap.reading import read_anew
from appealbot.core.index import fit_index
from appealbot.core.information import Operator
from appealbot.core.matching import Matcher
from appealbot.core.turn import ChatKind, Person, Said
from tests.lint.bench import SOUND, Bench

if TYPE_CHECKING:
    from appealbot.bootstrap.bot import Surroundings
    from appealbot.bootstrap.reading import Read

NOW = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
PIECES = ["", ":", "- ", "{", "}", "[", "]", "'", '"', "\n", "\t", "#", "&a ", "*a", "!x ", "---\n", "\x00", "\ufeff", "é", "a: b\n", "de: ", "id: ", "  "]  # fmt: skip
"""What YAML is made of, and what it mustn't hold."""


@pytest.fixture(scope="module")
def surroundings() -> Surroundings:
    return read_surroundings(Operator(), "", takes_sign_ups=False)


@pytest.fixture(scope="module")
def bench(tmp_path_factory: pytest.TempPathFactory) -> Bench:
    return Bench(tmp_path_factory.mktemp("mutations"))


@pytest.fixture(scope="module")
def before(bench: Bench) -> Read:
    return read_anew(bench.directory, None, lambda _: False)


@pytest.fixture(scope="module")
def learned(before: Read) -> Learned:
    return Learned(before.digest, fit_index(before.knowledge.phrasings), None)


@settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    path=st.sampled_from(sorted(SOUND)),
    edits=st.lists(
        st.tuples(st.floats(0, 1), st.integers(0, 30), st.one_of(st.sampled_from(PIECES), st.text(max_size=5))),
        min_size=1,
        max_size=3,
    ),
)
def test_a_spoiled_file_is_refused_or_answers_whole(
    bench: Bench,
    before: Read,
    learned: Learned,
    surroundings: Surroundings,
    path: str,
    edits: list[tuple[float, int, str]],
) -> None:
    text = SOUND[path]
    for place, length, piece in edits:
        start = int(place * len(text))
        text = text[:start] + piece + text[start + length :]
    bench.write(path, text.encode("utf-8", "surrogatepass"))
    read = read_anew(bench.directory, before, lambda digest: digest == learned.digest)
    bench.write(path, SOUND[path])
    if read.problems:
        assert all(problem.place.path and problem.place.line >= 1 and problem.sentence for problem in read.problems)
        return
    interim = learned if read.digest == learned.digest else aware(learned, read)
    if interim is None:
        return
    bot = surroundings.bot(read.knowledge, Matcher(read.knowledge.entries, interim.index))
    untouched = [entry for entry in before.knowledge.entries.values() if entry.place.path != path]
    assert [read.knowledge.entries[entry.id] for entry in untouched] == untouched
    for entry in read.knowledge.entries.values():
        for questions in (entry.questions.de, entry.questions.en):
            for question in questions or ():
                turn = bot.conversation.respond(Said(question, ChatKind.PRIVATE), Person(), NOW)
                assert turn.replies
