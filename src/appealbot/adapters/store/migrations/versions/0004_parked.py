"""Updates that take long, kept until they are answered."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from appealbot.adapters.store.schema import Moment

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Makes the table."""
    op.create_table(
        "parked",
        sa.Column("digest", sa.LargeBinary(32), nullable=False, comment="the update's, as in updates"),
        sa.Column("number", sa.BigInteger(), nullable=False, comment="Telegram's, for the order"),
        sa.Column("sealed", sa.Text(), nullable=False, comment="all that is needed to answer it"),
        sa.Column("at", Moment, nullable=False),
        sa.PrimaryKeyConstraint("digest", name="pk_parked"),
        comment="Updates that Telegram was told of as arrived, and that aren't answered yet",
        sqlite_with_rowid=False,
    )
