"""The tables. No Telegram id, name or text of a person is in them: names are keyed digests."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import BigInteger, Column, Date, Integer, LargeBinary, MetaData, String, Table, Text
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
        return None if value is None else _EPOCH + timedelta(microseconds=value)


metadata: Final = MetaData(naming_convention={"pk": "pk_%(table_name)s"})

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

dialogues: Final = Table(
    "dialogues",
    metadata,
    Column("key", LargeBinary(32), primary_key=True, comment="digest of the dialogue's name"),
    Column("state", Text, nullable=False),
    Column("expires", Moment, nullable=False),
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
