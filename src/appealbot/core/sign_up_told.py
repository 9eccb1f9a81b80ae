"""What somebody tells in free text: the name, the place or the address in it, and whether it's rather a sentence."""

from __future__ import annotations

import re
from typing import Final

from appealbot.core.sign_up_draft import Step
from appealbot.core.text import clean, folded, vocabulary

_LEADS: Final = {
    Step.NAME: re.compile(
        r"^(?:(?:ja|yes|hallo|hello|hi|also)\W+)?"
        r"(?:ich hei(?:ß|ss)e|(?:mein|der) (?:voller )?name (?:ist|lautet|wäre)|my (?:full )?name(?:['’]s| is)|name ?:|"
        r"(?:ich bin(?: (?:der|die))?|i am|i['’]?m|call me|"
        r"nenn(?:en sie)? mich(?: einfach)?)(?=(?:\s+\S+){1,4}\s*$))\s+",
        re.IGNORECASE,
    ),
    Step.PLACE: re.compile(
        r"^(?:(?:ja|yes|hallo|hello|hi|also)\W+)?"
        r"(?:(?:ich|wir) (?:komme|kommen|bin|sind|wohne|wohnen) (?:aus|in|von)|komme aus|"
        r"(?:i|we)(?:['’]?(?:m|re)| am| are| live| come) (?:from|in)|it['’]?s|das ist|aus|from|in)\s+",
        re.IGNORECASE,
    ),
}
_ADDRESS: Final = re.compile(r"[^\s<>()\[\],;:\"]+@[^\s<>()\[\],;:\"]+")
_SENTENCE: Final = vocabulary(
    "ich nicht warum wieso weshalb wozu wofuer wann woher welche welcher welches moechte wissen haben sagen weil "
    "daten kein keine bitte why what don doesn didn want because when where which rather data please question frage "
    "verstehe understand vielleicht maybe egal niemand nobody nix nichts nothing wtf spaeter later loeschen loesche "
    "delete"
)
"""Words that stand in no name of a person or a place; one makes a text doubtful."""
_OFTEN_SENTENCE: Final = vocabulary(
    "sie du wir ihr ihre you your it is ist sind bin hat habe have das this that was wie wer who how do does to the "
    "not i me my mein meine euch uns man auch noch schon aber but so hier here wollen will can kann muss soll darf "
    "geht gibt are should would like mit passiert erst first wait"
)
"""Words of sentences that are also somebody's name: two make a text doubtful that isn't written as a name."""
_FEWEST: Final = 3


def told(text: str, step: Step) -> str:
    """The part of a text that tells what was asked: "ich heiße Anna" tells a name, "in Kassel" a place."""
    if step is Step.EMAIL:
        found = _ADDRESS.findall(text)
        return found[0].rstrip(".!") if len(found) == 1 and " " in text.strip() else text
    return _LEADS[step].sub("", clean(text) if _LEADS[step].match(clean(text)) else text)


def doubtful(text: str) -> bool:
    """Whether what was told as a name or a place may be a sentence: then they are asked, and nothing is taken."""
    said = folded(text).split()
    if not _SENTENCE.isdisjoint(said):
        return True
    named = all(not word[0].islower() for word in clean(text).split())
    return not named and len(said) >= _FEWEST and sum(word in _OFTEN_SENTENCE for word in said) > 1
