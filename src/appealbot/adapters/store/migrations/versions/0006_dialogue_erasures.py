"""Whose dialogue was erased, so that it doesn't come back with a backup."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from appealbot.adapters.store.schema import Moment

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Makes the table."""
    op.create_table(
        "dialogue_erasures",
        sa.Column("dialogue", sa.LargeBinary(32), nullable=False),
        sa.Column("at", Moment, nullable=False),
        sa.PrimaryKeyConstraint("dialogue", "at", name="pk_dialogue_erasures"),
        comment="Which dialogues' drafts or settings were erased, as `erasures` for sign-ups",
        sqlite_with_rowid=False,
    )
