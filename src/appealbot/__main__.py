"""`python -m appealbot`, the same as the command `appealbot`."""

from appealbot.commands.cli import app

app()
