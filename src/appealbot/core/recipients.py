"""Public keys of those who may read sign-up intents, as people copy them from a terminal into a setting."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from typing import Final

PRIVATE: Final = "PRIVATE-"
"""How the text of a private key begins, so that nobody mistakes it for a public one."""
_FORM: Final = re.compile(r"([0-9a-f]{8})-([0-9a-f]{64})")


@dataclass(frozen=True, slots=True)
class Recipient:
    """Somebody who may read what is sealed.

    Attributes:
        key: Their public key (X25519, 32 bytes).
    """

    key: bytes

    @property
    def id(self) -> str:
        """The key's short name: beside what was sealed to it, in its text, in its file's name."""
        return hashlib.sha256(self.key).hexdigest()[:8]

    @property
    def text(self) -> str:
        """How it's written; the id in front betrays a slip in copying."""
        return f"{self.id}-{self.key.hex()}"


def read_recipients(text: str) -> tuple[Recipient, ...]:
    """The recipients of a list that is separated by commas or spaces.

    Raises:
        ValueError: One of them is no public key, or a private one; the sentence doesn't repeat it.
    """
    recipients = []
    for number, each in enumerate(text.replace(",", " ").split(), 1):
        if each.startswith(PRIVATE):
            raise ValueError(f"holds a private key at place {number}; it must never be here: make a new pair")
        form = _FORM.fullmatch(each)
        recipient = Recipient(bytes.fromhex(form[2])) if form else None
        if form is None or recipient is None or recipient.id != form[1]:
            raise ValueError(f"holds no whole public key at place {number}: copy what `appealbot keygen` printed")
        recipients.append(recipient)
    return tuple(dict.fromkeys(recipients))
