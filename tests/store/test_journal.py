"""What went out is known after the process was killed, before the database has noted it."""

from __future__ import annotations

from pathlib import Path

import pytest

from appealbot.adapters.store.journal import DIGEST, Journal
from appealbot.adapters.store.records import Status
from appealbot.adapters.store.store import Store
from tests.store.moves import NOW, handle, message

FULL = Path("/dev/full")


def test_what_is_noted_outlives_the_journal(tmp_path: Path) -> None:
    first = Journal(tmp_path / "sent")
    first.note(b"a" * DIGEST)
    first.note(b"b" * DIGEST)
    first.close()
    second = Journal(tmp_path / "sent")
    assert second.noted() == [b"a" * DIGEST, b"b" * DIGEST]
    second.clear()
    assert second.noted() == []
    second.close()


def test_a_digest_that_was_cut_off_is_left_out_and_the_file_is_private(tmp_path: Path) -> None:
    (tmp_path / "sent").write_bytes(b"a" * DIGEST + b"b" * 5)
    journal = Journal(tmp_path / "sent")
    assert journal.noted() == [b"a" * DIGEST]
    journal.close()
    assert Journal(tmp_path / "new").size() == 0
    assert (tmp_path / "new").stat().st_mode & 0o777 == 0o600


@pytest.mark.skipif(not FULL.exists(), reason="only Linux has a device that is always full")
def test_a_full_disk_does_not_make_an_answer_that_went_out_fail() -> None:
    journal = Journal(FULL)
    journal.note(b"a" * DIGEST)
    assert journal.size() == 0
    journal.close()


async def test_an_answer_that_only_the_journal_knows_is_done_after_the_next_start(sqlite: str, file: Path) -> None:
    async with Store.open(sqlite) as store:
        await handle(store, message(1), "chat")
        digest = store._names.update(message(1))  # noqa: SLF001 - what a killed process leaves behind can't be made otherwise
    journal = Journal(file.with_name(f"{file.name}-sent"))
    journal.note(digest)
    journal.close()
    async with Store.open(sqlite) as store:
        assert (await store.find(message(1), "chat", NOW)).status is Status.DONE


@pytest.mark.parametrize("noted", [0, 3])
async def test_the_journal_is_empty_when_the_database_has_noted_all(sqlite: str, file: Path, noted: int) -> None:
    async with Store.open(sqlite) as store:
        for number in range(noted):
            await handle(store, message(number), "chat")
            store.done(message(number))
        await store.flush()
        assert file.with_name(f"{file.name}-sent").stat().st_size == 0
