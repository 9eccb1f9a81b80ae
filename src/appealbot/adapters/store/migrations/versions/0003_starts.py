"""Who began a sign-up in the last day."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from appealbot.adapters.store.schema import Moment

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Makes the table."""
    op.create_table(
        "starts",
        sa.Column(
            "person",
            sa.LargeBinary(32),
            nullable=False,
            comment="digest of the Telegram id, another one than a subject",
        ),
        sa.Column("at", Moment, nullable=False),
        sa.PrimaryKeyConstraint("person", "at", name="pk_starts"),
        comment="Who began a sign-up in the last day, so that nobody floods it; an erasure leaves it",
        sqlite_with_rowid=False,
    )
