"""How older databases become current ones; run at the start, by Alembic."""
