"""What only the right people can read: sealed boxes for offline recipients, and the state of open dialogues."""

from __future__ import annotations

import base64
import binascii
import os
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING, Final

from nacl.bindings import sodium_pad, sodium_unpad
from nacl.encoding import RawEncoder
from nacl.exceptions import CryptoError
from nacl.hash import blake2b
from nacl.public import PrivateKey, PublicKey, SealedBox
from nacl.secret import SecretBox

from appealbot.core.recipients import PRIVATE, Recipient, read_recipients
from appealbot.errors import KeyFileError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

SIZES: Final = (256, 512, 1024)
"""Bytes that what is sealed is padded to, as a sealed box is as long as its content; what is longer, to multiples of
the last one."""
_STATES: Final = b"appealbot state"
"""Sets the key of states apart from whatever else is made of the same one: at most 16 bytes."""
_SEALED: Final = "sealed:"
_STATE_SIZE: Final = 512


def seal(content: bytes, recipients: Sequence[Recipient]) -> tuple[tuple[str, bytes], ...]:
    """The content, sealed to each recipient by themselves, with the key's id: any one of them can open it."""
    size = next((size for size in SIZES if len(content) < size), SIZES[-1])
    padded = sodium_pad(content, size)
    return tuple((each.id, SealedBox(PublicKey(each.key)).encrypt(padded)) for each in recipients)


class Opener:
    """Private keys, on the computer of somebody who may read."""

    def __init__(self, keys: Sequence[PrivateKey]) -> None:
        self._boxes = {Recipient(bytes(key.public_key)).id: SealedBox(key) for key in keys}

    def open(self, sealed: Sequence[tuple[str, bytes]]) -> bytes | None:
        """The content; None where none of the keys fits, or what was sealed isn't whole."""
        for key_id, box in sealed:
            if key_id in self._boxes:
                with suppress(CryptoError):
                    padded = self._boxes[key_id].decrypt(box)
                    return sodium_unpad(padded, len(padded))
        return None


class StateBox:
    """Hides the state of a dialogue while personal data are in it; made anew at each start from the same key.

    Args:
        key: The installation's secret key; it isn't in the database.
        former: Those that it had before: what was sealed with them is still opened.
    """

    def __init__(self, key: bytes, former: Sequence[bytes] = ()) -> None:
        self._box, *self._former = [SecretBox(_state_key(each)) for each in (key, *former)]

    def seal_state(self, text: str) -> str:
        """The text, unreadable without the key; of a length that tells little."""
        sealed = self._box.encrypt(sodium_pad(text.encode(), _STATE_SIZE))
        return _SEALED + base64.b64encode(sealed).decode()

    def open_state(self, text: str) -> str | None:
        """What was sealed; None where it was sealed with another key or not at all, or was changed."""
        if not text.startswith(_SEALED):
            return None
        with suppress(binascii.Error, ValueError):
            sealed = base64.b64decode(text.removeprefix(_SEALED), validate=True)
            for box in (self._box, *self._former):
                with suppress(CryptoError):
                    return sodium_unpad(box.decrypt(sealed), _STATE_SIZE).decode()
        return None


def new_key_file(directory: Path) -> tuple[Path, Recipient]:
    """Makes a key pair; the private key goes into a new file that nobody else may read.

    Raises:
        KeyFileError: The file can't be written.
    """
    key = PrivateKey.generate()
    recipient = Recipient(bytes(key.public_key))
    file = directory / f"appealbot-{recipient.id}.key"
    try:
        directory.mkdir(mode=0o700, parents=True, exist_ok=True)
        with open(file, "x", encoding="ascii", opener=partial(os.open, mode=0o600)) as writing:
            writing.write(f"{PRIVATE}{recipient.id}-{bytes(key).hex()}\n")
            writing.flush()
            os.fsync(writing.fileno())
    except OSError as error:
        raise KeyFileError(file, f"can't be written ({error.strerror})") from None
    return file, recipient


def read_key_files(files: Sequence[Path]) -> Opener:
    """The private keys in files.

    Raises:
        KeyFileError: A file can't be read or holds no private key.
    """
    return Opener([_read_key_file(file) for file in files])


def _read_key_file(file: Path) -> PrivateKey:
    try:
        text = file.read_text(encoding="ascii").strip()
    except OSError as error:
        raise KeyFileError(file, f"can't be read ({error.strerror})") from None
    except ValueError:
        text = ""
    if not text.startswith(PRIVATE):
        with suppress(ValueError):
            if read_recipients(text):
                raise KeyFileError(file, "holds a public key; what is sealed to it opens with the private one")
        raise KeyFileError(file, "holds no private key")
    key_id, _, digits = text.removeprefix(PRIVATE).partition("-")
    with suppress(ValueError, CryptoError):
        key = PrivateKey(bytes.fromhex(digits))
        if Recipient(bytes(key.public_key)).id == key_id:
            return key
    raise KeyFileError(file, "holds a private key that isn't whole")


def _state_key(key: bytes) -> bytes:
    return blake2b(b"", digest_size=SecretBox.KEY_SIZE, key=_shortened(key), person=_STATES, encoder=RawEncoder)


def _shortened(key: bytes) -> bytes:
    """A key as BLAKE2b takes it: at most 64 bytes."""
    return blake2b(key, digest_size=64, encoder=RawEncoder)
