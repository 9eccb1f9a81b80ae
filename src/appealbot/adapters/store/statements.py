"""The statements, built once: the two databases spell an insert that may meet its like in the same words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sqlalchemy import bindparam, case, delete, literal, select, update
from sqlalchemy.dialects import postgresql, sqlite

from appealbot.adapters.store.records import Status
from appealbot.adapters.store.schema import counts, dialogue_erasures, dialogues, facts, parked, updates

if TYPE_CHECKING:
    from sqlalchemy import Table

MOST_ATTEMPTS: Final = 3

FIND_UPDATES: Final = select(
    updates.c.digest, updates.c.status, updates.c.attempts, updates.c.before, updates.c.at
).where(updates.c.digest.in_(bindparam("digests", expanding=True)))
FIND_DIALOGUES: Final = select(dialogues).where(dialogues.c.key.in_(bindparam("keys", expanding=True)))
LOCK_DIALOGUES: Final = FIND_DIALOGUES.order_by(dialogues.c.key).with_for_update()
AMEND_DIALOGUE: Final = (
    update(dialogues).where(dialogues.c.key == bindparam("dialogue")).values(state=bindparam("amended"))
)
CLEAR_DIALOGUES: Final = delete(dialogues).where(dialogues.c.key.in_(bindparam("keys", expanding=True)))
DONE: Final = (
    update(updates)
    .where(updates.c.digest.in_(bindparam("digests", expanding=True)), updates.c.status == Status.COMMITTED)
    .values(status=Status.DONE, dialogue=None, before=None)
)
FIND_PARKED: Final = select(parked.c.sealed).order_by(parked.c.at, parked.c.number)
RELEASE: Final = delete(parked).where(parked.c.digest.in_(bindparam("digests", expanding=True)))
FORGET_BEFORE: Final = update(updates).where(updates.c.dialogue == bindparam("key")).values(dialogue=None, before=None)
FORGET_EACH_BEFORE: Final = (
    update(updates).where(updates.c.dialogue.in_(bindparam("keys", expanding=True))).values(dialogue=None, before=None)
)
FORGET_OTHERS_BEFORE: Final = (
    update(updates)
    .where(updates.c.dialogue == bindparam("key"), updates.c.digest != bindparam("own"))
    .values(dialogue=None, before=None)
)


class Inserts:
    """The inserts, for one kind of database."""

    def __init__(self, dialect: str) -> None:
        def insert(table: Table) -> postgresql.Insert | sqlite.Insert:
            return postgresql.insert(table) if dialect == "postgresql" else sqlite.insert(table)

        new = insert(updates)
        self.commit = new.on_conflict_do_update(
            index_elements=[updates.c.digest],
            set_={name: new.excluded[name] for name in ("status", "at", "dialogue", "before")},
            where=updates.c.status == Status.NEW,
        ).returning(updates.c.digest)
        """Says which updates weren't committed before."""

        new = insert(updates)
        attempts = updates.c.attempts + 1
        last = attempts >= MOST_ATTEMPTS
        self.failed = new.on_conflict_do_update(
            index_elements=[updates.c.digest],
            set_={
                "attempts": attempts,
                "status": case((last, literal(Status.SET_ASIDE)), else_=updates.c.status),
                "dialogue": case((last, None), else_=updates.c.dialogue),
                "before": case((last, None), else_=updates.c.before),
            },
            where=updates.c.status.in_([Status.NEW, Status.COMMITTED]),
        ).returning(updates.c.attempts)

        new = insert(dialogues)
        self.dialogue = new.on_conflict_do_update(
            index_elements=[dialogues.c.key],
            set_={name: new.excluded[name] for name in ("state", "expires", "last_line_until")},
        )
        new = insert(counts)
        self.count = new.on_conflict_do_update(
            index_elements=[counts.c.name, counts.c.day], set_={"number": counts.c.number + new.excluded.number}
        )
        self.park = insert(parked).on_conflict_do_nothing()
        """What is parked already stays in its place."""
        self.erased = insert(dialogue_erasures).on_conflict_do_nothing()
        self.first_fact = insert(facts).on_conflict_do_nothing()
        new = insert(facts)
        self.fact = new.on_conflict_do_update(index_elements=[facts.c.name], set_={"value": new.excluded.value})
