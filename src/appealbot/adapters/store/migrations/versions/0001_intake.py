"""The intake's tables: handled updates, dialogues, counts."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from appealbot.adapters.store.schema import Moment

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Makes the tables."""
    op.create_table(
        "facts",
        sa.Column("name", sa.String(40), nullable=False),
        sa.Column("value", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("name", name="pk_facts"),
        comment="What the store knows of itself: its own key, when it last purged",
        sqlite_with_rowid=False,
    )
    op.create_table(
        "updates",
        sa.Column("digest", sa.LargeBinary(32), nullable=False, comment="of Telegram's id and what it is about"),
        sa.Column("status", sa.String(10), nullable=False),
        sa.Column("attempts", sa.Integer, nullable=False),
        sa.Column("at", Moment, nullable=False, comment="when it was handled"),
        sa.Column(
            "dialogue", sa.LargeBinary(32), comment="whose state `before` is; both are gone once the answer is out"
        ),
        sa.Column("before", sa.Text, comment="the dialogue's state that it was answered from"),
        sa.PrimaryKeyConstraint("digest", name="pk_updates"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "dialogues",
        sa.Column("key", sa.LargeBinary(32), nullable=False, comment="digest of the dialogue's name"),
        sa.Column("state", sa.Text, nullable=False),
        sa.Column("expires", Moment, nullable=False),
        sa.PrimaryKeyConstraint("key", name="pk_dialogues"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "counts",
        sa.Column("name", sa.String(80), nullable=False),
        sa.Column("day", sa.Date, nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("name", "day", name="pk_counts"),
        sqlite_with_rowid=False,
    )
