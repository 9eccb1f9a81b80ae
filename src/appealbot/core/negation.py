"""What a "not" reaches: a message is cut into clauses, and of each is told whether it denies what it says."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from appealbot.core.text import clean, folded

FEWEST_BESIDES: Final = 2
"""Words of what is asked beside a denial; a single one asks nothing."""
MOST_CONTRASTED: Final = 6
"""Words of a clause that only sets something aside: "nicht die Kommunen"."""

_END: Final = re.compile(r"[,;:.!?…()]+(?=\s|$)|\s[-–—]+\s")
_JOINT: Final = re.compile(
    r"(?<!\bnicht)(?<!\bnot)\s(?=(?:aber|sondern|nur|und|weil|but|just|only|and|because)\s)", re.IGNORECASE
)
"""Before these words a denial ends: "don't sign me up just tell me who signed"."""
_GOES_ON: Final = re.compile(r"(?:dass|das|that|zu|to|mich|uns|me)\b|\w*zu\w+en\b")
"""So begins a clause that a denial before it reaches into: "ich will nicht, dass …"."""
_NO: Final = re.compile(
    r"(?:nein|nee?|no|nope|danke|thanks|thank you|bitte nicht|lieber nicht|please don t|rather not)"
    r"(?: (?:danke|thanks|thank you|bitte nicht|please don t))*"
)
_ASKING: Final = (
    r"we[rnm]|wessen|wie\w*|(?<!\bi )was|wo\w*|wann|warum|weshalb|welche\w*|ob"
    r"|who\w*|what|when|where|why|how|which|if"
)
_ASKS: Final = re.compile(rf"(?:{_ASKING})\b")
_WANTS_TOLD: Final = re.compile(
    rf"\b(?:{_ASKING}|sag\w*|zeig\w*|erklaer\w*|erzaehl\w*|wissen|tell|show|explain|know)\b"
)
_PERSONAL: Final = re.compile(r"\b(?:ich|wir|mich|mir|uns|mein\w*|unser\w*|i|we|me|us|my|our)\b")
_MAY: Final = r"(?:kann|koennen|koennte|koennten|darf|duerfen|can|could|may)"
_NT: Final = r"(?:(?:don|doesn|didn|won|can|couldn|shouldn|wouldn|isn|aren|ain|haven|hasn|mustn|needn|wasn) ?t|cannot)"
_NOT: Final = rf"(?:nicht|nich|net|ned|nit|nie|kein\w*|nix|nichts|not|no|never|nobody|niemand|{_NT})"
_DENIES: Final = re.compile(
    rf"\b(?:{_NOT}|niemals|nimmer|keinesfalls|ohne|nirgends|nirgendwo|weder|weiger\w*|nein"
    r"|nothing|without|neither|nor|refus\w+|stop)\b"
)
_TAKES_BACK: Final = re.compile(
    rf"\b(?:{_NOT} (?:\w+ ){{0,8}}?(?:mehr|laenger|longer|any ?more)|doch nicht|nimmer|after all not)\b"
)
"""What held so far shall hold no longer."""
_DENIES_NOTHING: Final = re.compile(
    rf"""\b(?:nicht\ (?:nur|bloss|allein)|not\ (?:only|just|merely)
    |(?:warum|wieso|weshalb|why)\ (?:\w+\ ){{0,4}}?{_NOT}
    |{_MAY}\ (?:ich|man|wir|i|we)\ (?:\w+\ ){{0,2}}?(?:nicht|not)|(?:can|couldn)\ t\ (?:i|we)
    |noch\ (?:nicht|kein\w*)|not\ yet|(?:haven|hasn)\ t
    |(?:vergiss|vergesst|vergessen\ sie)\ (?:bitte\ )?nicht|nicht\ vergessen|do\ ?n\ ?t\ forget|(?:do\ )?not\ forget
    |kein(?:e|en)?\ (?:problem|frage|zweifel|thema)|no\ (?:problem|doubt|worries|question)
    |nichts\ (?:lieber|dagegen)|nothing\ against|nicht\ (?:abwarten|erwarten)|can\ ?t\ wait|(?:do\ ?n\ ?t|not)\ hesitate
    |find\w*\ (?:\w+\ ){{0,5}}?nicht|{_NT}\ find|nicht\ finden
    |ohne\ (?!mich\b|(?:\w+\ ){{0,3}}?(?:\w*zu\w+|unterschrift|anmeldung|eintrag\w*)\b)
    |without\ (?!me\b|(?:\w+\ ){{0,3}}?(?:\w+ing|registration|signature|sign)\b))""",
    re.VERBOSE,
)
"""Holds such a word, and denies nothing: "warum nicht unterschreiben?", "nicht nur unterschreiben"."""


@dataclass(frozen=True, slots=True)
class Clause:
    """A part of a message that a "not" in it reaches.

    Attributes:
        text: What it says.
        denied: Whether it says that something is not to be, or isn't.
        taken_back: Whether that is so from now on only: "nicht mehr", "no longer".
        doubtful: Whether it holds a word that might have denied it.
    """

    text: str
    denied: bool
    taken_back: bool
    doubtful: bool

    @property
    def sets_aside(self) -> bool:
        """Whether it does nothing but set something aside: "nicht die Kommunen", "not Hesse"."""
        said = folded(self.text)
        begins = _DENIES.match(said) is not None and _DENIES_NOTHING.match(said) is None
        return begins and len(said.split()) <= MOST_CONTRASTED


def clauses(text: str) -> tuple[Clause, ...]:
    """The clauses of a message, in order; each as far as a "not" reaches."""
    cut: list[str] = []
    for part in filter(None, (part.strip() for part in _END.split(clean(text)))):
        first, *others = _JOINT.split(part)
        if cut and _carries_on(cut[-1], first):
            cut[-1] = f"{cut[-1]} {first}"
        else:
            cut.append(first)
        for other in others:
            if _clause(cut[-1]).denied:
                cut.append(other)
            else:
                cut[-1] = f"{cut[-1]} {other}"
    while len(cut) > 1 and _NO.fullmatch(folded(cut[-1])):  # "mitmachen? nein danke"
        cut[-2:] = [f"{cut[-2]} {cut[-1]}"]
    return tuple(_clause(part) for part in cut)


def besides(parts: tuple[Clause, ...]) -> str:
    """What a message says beside what it denies; "" where that is too little to be asked."""
    said = ", ".join(part.text for part in parts if not (part.denied or _NO.fullmatch(folded(part.text))))
    return said if len(folded(said).split()) >= FEWEST_BESIDES and _WANTS_TOLD.search(folded(said)) else ""


def asks(text: str) -> bool:
    """Whether a message is a question, by its mark or its first word."""
    return "?" in text or _ASKS.match(folded(text)) is not None


def is_personal(text: str) -> bool:
    """Whether a message speaks of who sent it."""
    return _PERSONAL.search(folded(text)) is not None


def _carries_on(before: str, part: str) -> bool:
    return _clause(before).denied and _GOES_ON.match(folded(part)) is not None


def _clause(text: str) -> Clause:
    said = folded(text)
    left = _DENIES_NOTHING.sub(" ", said)
    denied = _DENIES.search(left) is not None and _NO.fullmatch(said) is None
    return Clause(text, denied, denied and _TAKES_BACK.search(left) is not None, denied or left != said)
