"""The tables. No Telegram id, name or text of a person is readable in them: they're keyed digests, or sealed."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Date,
    ForeignKey,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
)
from sqlalchemy.types import TypeDecorator

if TYPE_CHECKING:
    from sqlalchemy import Dialect

_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)


class Moment(TypeDecorator[datetime]):
    """A point in time to the microsecond, exact in every database (SQLite's own type forgets the time zone)."""

    impl = BigInteger
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> int | None:  # noqa: ARG002
        """Microseconds since 1970."""
        return None if value is None else (value - _EPOCH) // timedelta(microseconds=1)

    def process_result_value(self, value: Any | None, dialect: Dialect) -> datetime | None:  # noqa: ANN401, ARG002
        """The time in UTC."""
        return None if value is None else moment(value)


def moment(microseconds: int) -> datetime:
    """The time that a `Moment` is stored as."""
    return _EPOCH + timedelta(microseconds=microseconds)


metadata: Final = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
        "ix": "ix_%(table_name)s_%(column_0_name)s",
    }
)

facts: Final = Table(
    "facts",
    metadata,
    Column("name", String(40), primary_key=True),
    Column("value", Text, nullable=False),
    comment="What the store knows of itself: its own key, when it last purged",
    sqlite_with_rowid=False,
)

updates: Final = Table(
    "updates",
    metadata,
    Column("digest", LargeBinary(32), primary_key=True, comment="of Telegram's id and what it is about"),
    Column("status", String(10), nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("at", Moment, nullable=False, comment="when it was handled"),
    Column("dialogue", LargeBinary(32), comment="whose state `before` is; both are gone once the answer is out"),
    Column("before", Text, comment="the dialogue's state that it was answered from"),
    sqlite_with_rowid=False,
)

parked: Final = Table(
    "parked",
    metadata,
    Column("digest", LargeBinary(32), primary_key=True, comment="the update's, as in updates"),
    Column("number", BigInteger, nullable=False, comment="Telegram's, for the order"),
    Column("sealed", Text, nullable=False, comment="all that is needed to answer it"),
    Column("at", Moment, nullable=False),
    comment="Updates that Telegram was told of as arrived, and that aren't answered yet",
    sqlite_with_rowid=False,
)

dialogues: Final = Table(
    "dialogues",
    metadata,
    Column("key", LargeBinary(32), primary_key=True, comment="digest of the dialogue's name"),
    Column("state", Text, nullable=False),
    Column("expires", Moment, nullable=False),
    Column("last_line_until", Moment, comment="when the last line of `state`, an open sign-up's, goes before"),
    sqlite_with_rowid=False,
)

counts: Final = Table(
    "counts",
    metadata,
    Column("name", String(80), primary_key=True),
    Column("day", Date, primary_key=True),
    Column("number", Integer, nullable=False),
    sqlite_with_rowid=False,
)

consent_texts: Final = Table(
    "consent_texts",
    metadata,
    Column("digest", LargeBinary(32), primary_key=True, comment="SHA-256 of the body"),
    Column("version", String(40), nullable=False),
    Column("language", String(8), nullable=False),
    Column("body", Text, nullable=False),
    Column("first", Moment, nullable=False, comment="when somebody first agreed to it"),
    comment="Every text that somebody agreed to; nothing here is ever changed",
    sqlite_with_rowid=False,
)

consents: Final = Table(
    "consents",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("number", Integer, nullable=False, unique=True, comment="its place in the chain"),
    Column("previous", LargeBinary(32), nullable=False, comment="the link of the proof before it"),
    Column("text", LargeBinary(32), ForeignKey(consent_texts.c.digest), nullable=False),
    Column("version", String(40), nullable=False),
    Column("language", String(8), nullable=False),
    Column("at", Moment, nullable=False),
    Column("details", LargeBinary(32), nullable=False, comment="salted SHA-256 of all below but the last"),
    Column("salt", LargeBinary(16)),
    Column("appeal", String(80)),
    Column("news", Boolean),
    Column("act", String(10)),
    Column("message", BigInteger),
    Column("answers", Text, comment="what was said to each question; NULL also in proofs of before it was kept"),
    Column("bot", String(20)),
    Column("supersedes", String(32)),
    Column("ended", Moment, index=True, comment="when what was agreed to was erased; the details are gone then"),
    comment="Who agreed isn't here: while a sign-up is stored it has the same id",
    sqlite_with_rowid=False,
)

sign_ups: Final = Table(
    "sign_ups",
    metadata,
    Column("id", String(32), ForeignKey(consents.c.id), primary_key=True),
    Column("subject", LargeBinary(32), nullable=False, comment="digest of the person's Telegram id"),
    Column("appeal", String(80), nullable=False),
    Column("language", String(8), nullable=False),
    Column("created", Moment, nullable=False),
    Column("confirmed", Moment, nullable=False, comment="when the person confirmed it in the chat"),
    Column("expires", Moment, nullable=False, index=True),
    Column("receipt", LargeBinary(32), nullable=False, index=True, comment="digest of the receipt"),
    UniqueConstraint("subject", "appeal"),
    sqlite_with_rowid=False,
)

sealed_copies: Final = Table(
    "sealed_copies",
    metadata,
    Column("sign_up", String(32), ForeignKey(sign_ups.c.id, ondelete="CASCADE"), primary_key=True),
    Column("recipient", String(8), primary_key=True, comment="the id of the key that opens it"),
    Column("sealed", LargeBinary, nullable=False),
    sqlite_with_rowid=False,
)

starts: Final = Table(
    "starts",
    metadata,
    Column(
        "person", LargeBinary(32), primary_key=True, comment="digest of the Telegram id, another one than a subject"
    ),
    Column("at", Moment, primary_key=True),
    comment="Who began a sign-up in the last day, so that nobody floods it; an erasure leaves it",
    sqlite_with_rowid=False,
)

erasures: Final = Table(
    "erasures",
    metadata,
    Column("subject", LargeBinary(32), primary_key=True),
    Column("at", Moment, primary_key=True),
    comment="Whose sign-ups were erased, so that they are erased again after an older backup was put back",
    sqlite_with_rowid=False,
)

dialogue_erasures: Final = Table(
    "dialogue_erasures",
    metadata,
    Column("dialogue", LargeBinary(32), primary_key=True),
    Column("at", Moment, primary_key=True),
    comment="Which dialogues' drafts or settings were erased, as `erasures` for sign-ups",
    sqlite_with_rowid=False,
)
