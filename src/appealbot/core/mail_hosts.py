"""The hosts at which most people have their e-mail addresses, and which of them a mistyped one is meant to be."""

from __future__ import annotations

from typing import Final

from rapidfuzz import process
from rapidfuzz.distance import OSA

from appealbot.core.text import vocabulary

COMMON: Final = (
    "gmail.com", "web.de", "gmx.de", "gmx.net", "t-online.de", "outlook.com", "outlook.de", "hotmail.com", "hotmail.de",
    "yahoo.de", "yahoo.com", "icloud.com", "googlemail.com", "freenet.de", "posteo.de", "mailbox.org", "proton.me",
    "protonmail.com", "arcor.de", "live.de", "live.com", "vodafone.de", "magenta.de",
)  # fmt: skip
"""The most frequent first."""
REAL: Final = vocabulary(
    "mail.com mail.de email.de email.com ymail.com gmx.at gmx.ch gmx.com gmx.eu gmx.info gmx.org web.com online.de "
    "aol.de aol.com me.com mac.com msn.com live.nl live.be live.ie live.at live.fr yahoo.fr yahoo.it yahoo.es "
    "yahoo.ca yahoo.at hotmail.it hotmail.fr hotmail.es outlook.es outlook.fr outlook.at posteo.net posteo.org "
    "posteo.me posteo.eu mailbox.net protonmail.ch pm.me tutanota.com tutanota.de tuta.io tuta.com riseup.net "
    "ukr.net"
)
"""Hosts that look like a slip of a common one and are none."""
SHORTEST: Final = 6
LONG: Final = 11
"""Characters from which a host may hold two slips."""


def meant(host: str) -> str | None:
    """The common host that one is probably a slip of; None for the common ones and all others."""
    host = host.casefold()
    if host in COMMON or host in REAL or len(host) < SHORTEST:
        return None
    found = process.extractOne(host, COMMON, scorer=OSA.distance, score_cutoff=2 if len(host) >= LONG else 1)
    return found[0] if found and _slipped(host, found[0]) else None


def _slipped(host: str, common: str) -> bool:
    """Whether it isn't just the same name in another country ("live.cz")."""
    name, _, country = host.rpartition(".")
    return name != common.rpartition(".")[0] or len(country) != 2 or sorted(country) == sorted(common[-2:])  # noqa: PLR2004 - letters of a country
