"""What was said to each question; drafts that end on time; groups that remember nobody."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from appealbot.adapters.store.schema import Moment

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Makes the columns, and forgets the states that are in plain text.

    Those of groups among them were each a person's, whom nothing here names, so that they could neither be shown nor
    erased on request. With them go the languages that were chosen and the last topics.
    """
    answers = sa.Column(
        "answers", sa.Text, comment="what was said to each question; NULL also in proofs of before it was kept"
    )
    op.add_column("consents", answers)
    last_line_until = sa.Column(
        "last_line_until", Moment, comment="when the last line of `state`, an open sign-up's, goes before"
    )
    op.add_column("dialogues", last_line_until)
    state = sa.table("dialogues", sa.column("state"))
    op.execute(state.delete().where(state.c.state.not_like("sealed:%")))
    before = sa.table("updates", sa.column("dialogue"), sa.column("before"))
    op.execute(before.update().where(before.c.before.not_like("sealed:%")).values(dialogue=None, before=None))
