"""`appealbot keygen`: a pair of keys for somebody who may read sign-ups."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from appealbot.adapters import core_dumps
from appealbot.adapters.sealing import new_key_file

ADVICE = """
The private key is in {file}.
It opens every sign-up that's sealed to it, and nothing else can: without it they are lost.
- Keep it on an encrypted computer or USB stick of the person who may read sign-ups, with a copy in a safe.
- It must never be on the server, in a mail, in a chat or in a repository.
- Have a second person make a pair of their own: then a lost key loses nothing.

The public key goes into the server's settings, with those of others separated by commas:"""


def keygen(
    directory: Annotated[Path, typer.Argument(help="Where the private key's file is written.", metavar="DIR")],
) -> None:
    """Make a pair of keys for somebody who may read sign-ups; on their own computer, never on the server."""
    core_dumps.forbid()
    file, recipient = new_key_file(directory)
    typer.echo(ADVICE.format(file=file).strip(), err=True)
    typer.echo(f"APPEALBOT_RECIPIENT_KEYS={recipient.text}")
