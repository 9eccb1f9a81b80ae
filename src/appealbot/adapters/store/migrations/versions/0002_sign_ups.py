"""The sign-ups' tables: sealed intents, proofs of consent, the ledger of erasures."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from appealbot.adapters.store.schema import Moment

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Makes the tables, and the end of the chain of proofs."""
    _make_proofs()
    op.create_table(
        "sign_ups",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("subject", sa.LargeBinary(32), nullable=False, comment="digest of the person's Telegram id"),
        sa.Column("appeal", sa.String(80), nullable=False),
        sa.Column("language", sa.String(8), nullable=False),
        sa.Column("created", Moment, nullable=False),
        sa.Column("confirmed", Moment, nullable=False, comment="when the person confirmed it in the chat"),
        sa.Column("expires", Moment, nullable=False),
        sa.Column("receipt", sa.LargeBinary(32), nullable=False, comment="digest of the receipt"),
        sa.PrimaryKeyConstraint("id", name="pk_sign_ups"),
        sa.ForeignKeyConstraint(["id"], ["consents.id"], name="fk_sign_ups_id"),
        sa.UniqueConstraint("subject", "appeal", name="uq_sign_ups_subject"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_sign_ups_expires", "sign_ups", ["expires"])
    op.create_index("ix_sign_ups_receipt", "sign_ups", ["receipt"])
    op.create_table(
        "sealed_copies",
        sa.Column("sign_up", sa.String(32), nullable=False),
        sa.Column("recipient", sa.String(8), nullable=False, comment="the id of the key that opens it"),
        sa.Column("sealed", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("sign_up", "recipient", name="pk_sealed_copies"),
        sa.ForeignKeyConstraint(["sign_up"], ["sign_ups.id"], name="fk_sealed_copies_sign_up", ondelete="CASCADE"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "erasures",
        sa.Column("subject", sa.LargeBinary(32), nullable=False),
        sa.Column("at", Moment, nullable=False),
        sa.PrimaryKeyConstraint("subject", "at", name="pk_erasures"),
        comment="Whose sign-ups were erased, so that they are erased again after an older backup was put back",
        sqlite_with_rowid=False,
    )
    facts = sa.table("facts", sa.column("name"), sa.column("value"))
    op.execute(facts.insert().values(name="proofs", value=f"0 {'00' * 32}"))


def _make_proofs() -> None:
    op.create_table(
        "consent_texts",
        sa.Column("digest", sa.LargeBinary(32), nullable=False, comment="SHA-256 of the body"),
        sa.Column("version", sa.String(40), nullable=False),
        sa.Column("language", sa.String(8), nullable=False),
        sa.Column("body", sa.Text, nullable=False),
        sa.Column("first", Moment, nullable=False, comment="when somebody first agreed to it"),
        sa.PrimaryKeyConstraint("digest", name="pk_consent_texts"),
        comment="Every text that somebody agreed to; nothing here is ever changed",
        sqlite_with_rowid=False,
    )
    op.create_table(
        "consents",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("number", sa.Integer, nullable=False, comment="its place in the chain"),
        sa.Column("previous", sa.LargeBinary(32), nullable=False, comment="the link of the proof before it"),
        sa.Column("text", sa.LargeBinary(32), nullable=False),
        sa.Column("version", sa.String(40), nullable=False),
        sa.Column("language", sa.String(8), nullable=False),
        sa.Column("at", Moment, nullable=False),
        sa.Column("details", sa.LargeBinary(32), nullable=False, comment="salted SHA-256 of all below but the last"),
        sa.Column("salt", sa.LargeBinary(16)),
        sa.Column("appeal", sa.String(80)),
        sa.Column("news", sa.Boolean),
        sa.Column("act", sa.String(10)),
        sa.Column("message", sa.BigInteger),
        sa.Column("bot", sa.String(20)),
        sa.Column("supersedes", sa.String(32)),
        sa.Column("ended", Moment, comment="when what was agreed to was erased; the details are gone then"),
        sa.PrimaryKeyConstraint("id", name="pk_consents"),
        sa.UniqueConstraint("number", name="uq_consents_number"),
        sa.ForeignKeyConstraint(["text"], ["consent_texts.digest"], name="fk_consents_text"),
        comment="Who agreed isn't here: while a sign-up is stored it has the same id",
        sqlite_with_rowid=False,
    )
    op.create_index("ix_consents_ended", "consents", ["ended"])
