"""What somebody's typed answer to a step says: what ends or turns the dialogue first, then what the step asked for."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from appealbot.core.sign_up_age import of_age
from appealbot.core.sign_up_draft import TYPED, Step
from appealbot.core.sign_up_words import (
    AGREEING,
    BACK,
    BY,
    CANCEL,
    CHANGE,
    DECLINE,
    DENYING,
    ENDING,
    FILLING,
    HEARTILY,
    HELP,
    MOST_WORDS,
    NO,
    PLACING,
    REFUSING,
    RETURNING,
    TELEGRAM,
    WANTING,
    YES,
    tokens,
    word,
)
from appealbot.core.text import folded, vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterable

MOST_WORDS_LOST: Final = 8
"""Of somebody who doesn't know what to answer; with more, something is asked."""
_ASKING: Final = vocabulary(
    "warum wieso weshalb was wer wen wem wie wo wohin woher wann wofuer wozu welche welcher welches welchen muss "
    "kann koennen koennt darf duerfen soll gibt habt sind seid werden wird why what who whom whose how where when "
    "which does did can could would is are should must may"
)
_LEADING: Final = HEARTILY | vocabulary("aber und but and also so hm hmm aeh moment wait erst first halt")


def _within(*phrases: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(phrases)})\b")


_ENDS: Final = _within(
    r"(?:will|moechte|mag|wollte) (?:das |es )?(?:doch )?nicht (?:mehr|mitmachen|unterschreiben|weiter\w*|teilnehmen)",
    r"(?:mich|mehr) (?:doch )?nicht (?:mehr )?(?:eintragen|anmelden|registrieren)",
    r"nicht (?:mehr )?(?:mitmachen|unterschreiben|weitermachen|teilnehmen|eintragen|dabei sein)",
    "vergiss (?:es|das)", "vergessen sie (?:es|das)", "lass(?:en)? (?:wir |sie )?(?:das|es|mal|gut sein)",
    "lass ich(?: das| es)?(?: lieber)?", "kein interesse", "keine lust", "never ?mind", "forget (?:it|about it)",
    "changed? my mind", "anders ueberlegt", "anders entschieden", "not interested", "no longer (?:interested|want)",
    "want out", "want to (?:stop|leave|quit)",
    "don ?t want to (?:continue|do this|do it|sign|join|go on|register|take part|any ?more|participate)",
    "don ?t want (?:this|it) any ?more", "hoer auf", "hoeren sie auf", "bin raus",
    "i ?m (?:out|done)", "let s (?:stop|leave it)", "leave it", "drop it", "gebe? auf", "give up", "steige aus",
    "changing my mind", "hat sich erledigt",
)  # fmt: skip
_NO_NEED: Final = _within("kein interesse", "not interested", "keine lust")
"""Where news are offered, this is said of them alone."""
_RATHER_NOT: Final = re.compile(r"(?:^|\b(?:ich|will|moechte|lieber|es|das|dann|ach|oh|hm) )doch (?:lieber )?nicht$")
_TURNS_BACK: Final = _within(
    "schritt zurueck", "go back", "one back", "eins zurueck", "undo", "rueckgaengig", "step back",
    "zurueck zur? (?:letzten|vorigen|vorherigen) \\w+",
)  # fmt: skip
_SLIPPED: Final = _within(
    "vertippt", "verschrieben", "vertan", "verklickt", "verdrueckt", "made a (?:mistake|typo)", "(?:my )?mistake",
    "das war falsch", "that was wrong", "typo", "mistyped",
)  # fmt: skip
_LOST: Final = _within(
    "was soll ich", "was muss ich", "was (?:wollen|moechten) sie (?:von mir|wissen|hoeren)", "wie geht das",
    "how does (?:this|it|that) work", "what do (?:i|you want)", "what should i", "what am i supposed",
    "verstehe?(?: (?:das|ich|die frage|es))* nicht", "kapiere?(?: das)? nicht",
    "(?:don ?t|do not) (?:understand|get it)",
    "keine ahnung", "weiss(?: ich| es| das)* (?:noch )?nicht", "(?:don ?t|do not) know", "not sure", "no idea",
    "unsure",
    "bin (?:mir )?(?:nicht sicher|unsicher)", "(?:brauche|need) (?:some )?(?:hilfe|help)",
    "(?:can|could) you help",
    "(?:help me|hilf mir|helfen sie mir)", "what does (?:this|that) mean", "was (?:heisst|bedeutet) das",
    "(?:was ist|what is) (?:damit )?(?:gemeint|meant)",
)  # fmt: skip
_LOST_ALONE: Final = vocabulary(
    "hilfe help hae huh was what hm hmm hmmm mh aeh puh naja vielleicht maybe perhaps egal whatever"
) | {"hilfe bitte", "bitte hilfe", "help please", "na ja", "mal sehen", "mal schauen"}
"""Said alone, it answers nothing."""
_WITHHELD: Final = _within(
    "(?:sage?|verrate?|nenne|gebe?) (?:ich )?(?:\\w+ )?(?:\\w+ )?nicht(?: an)?",
    "nicht (?:sagen|verraten|angeben|nennen|preisgeben|mitteilen|rausgeben|teilen|schreiben)",
    "(?:rather|prefer) (?:not|to keep)", "not (?:say|saying|tell|telling|going to)", "won ?t (?:say|tell|give)",
    "(?:don ?t|do not) want to (?:say|tell|give|share|answer)",
    "keine angaben?", "geht \\w+ (?:\\w+ )?(?:nichts|nix|was) an",
    "none of your business", "anonym\\w*", "geheim", "no comment", "(?:will|moechte|mag) ich (?:lieber )?nicht",
    "ohne (?:meinen )?namen", "(?:habe?|besitze) (?:ich )?(?:leider )?(?:gar )?keine", "(?:don ?t|do not) have",
    "ich habe? (?:leider )?(?:gar )?keine", "no e ?mail(?: address)?", "keine e? ?mail\\w*(?: adresse)?",
    "don ?t use e ?mail", "i d rather not",
    "(?:that s|it s|too|das ist|zu) priva\\w*", "private matter", "^(?:skip|pass|next|ueberspringen|weiter)$",
)  # fmt: skip
_FIELDS: Final = {
    Step.ROLE: _within("rolle", "role", "funktion", "amt"),
    Step.PLACE: _within(
        "ort", "stadt", "gemeinde", "kreis", "place", "town", "city", "municipality", "organi[sz]ation"
    ),
    Step.NAME: _within("namen?s?", "vorname", "nachname", "surname", "spelled my name"),
    Step.EMAIL: _within("e? ?mail\\w*", "adresse", "address", "kontakt", "contact", "telegram"),
    Step.APPEAL: _within("aufruf", "appeal"),
}
_CHANGING: Final = _within(
    "aender\\w*", "aendere", "korrigier\\w*", "berichtig\\w*", "bearbeit\\w*", "change", "correct", "edit", "fix",
    "falsch\\w*", "wrong",
    "stimmt (?:so )?nicht", "not right", "incorrect", "isn ?t right", "nicht richtig", "falsch geschrieben",
    "vertippt", "verschrieben", "typo", "misspelled", "anderer?n?", "different", "passt nicht",
)  # fmt: skip
_PERSONAL: Final = frozenset({Step.AGE, Step.ROLE})
"""The steps with buttons that ask for what somebody may want to keep to themselves."""
_ALSO_YES: Final[dict[Step, frozenset[str]]] = {
    Step.SUMMARY: vocabulary(
        "gut perfekt prima super weiter fertig good great perfect alright sieht aus looks continue bestens"
    ),
    Step.NEWS: vocabulary("per by neuigkeiten newsletter mails news mail email send schicken schickt senden schick e"),
    Step.CONFIRM: vocabulary(
        "speichern speichere speicher eintragen trag trage abschicken absenden abschliessen save submit send store "
        "los gehts mach abspeichern sichern"
    ),
}
_ALSO_YES[Step.SPELLING] = _ALSO_YES[Step.SUMMARY] | {"one"}
_BESIDE_NO: Final[dict[Step, frozenset[str]]] = {
    Step.NEWS: _ALSO_YES[Step.NEWS] | vocabulary("werbung spam"),
    Step.CONFIRM: _ALSO_YES[Step.CONFIRM],
}
_WISHING: Final = vocabulary("will moechte wuerde would like do")
"""What goes with a yes: "ich möchte zustimmen". Not what others want: "you want me to agree"."""
_ALL_RIGHT: Final = _within(
    "nichts (?:zu )?aendern",
    "nothing to change",
    "no changes",
    "keine aenderung(?:en)?",
    "alles (?:gut|richtig|korrekt)",
)
_TELEGRAM: Final = frozenset({TELEGRAM, "telegramm"})
_LATER: Final = _within(
    "noch nicht",
    "not yet",
    "moment",
    "warte",
    "wait",
    "spaeter",
    "later",
    "warum nicht",
    "why not",
    "no worries",
    "(?:ne|eine|a|one) (?:frage|question)",
    "correct (?:it|this|that|them|my)",
)


def asks(text: str) -> bool:
    """Whether a text asks something, with a question mark or without."""
    if "?" in text:
        return True
    said = folded(text).split()
    first = next((each for each in said if each not in _LEADING), "")
    return len(said) > 1 and first in _ASKING


def read(text: str, step: Step, year: int) -> str | None:
    """What a typed text answers to a step, as its buttons' values and HELP or DECLINE; None: nothing that is known.

    What ends the dialogue, turns it back or asks for help comes first. A yes is one only where the text holds nothing
    else, so that nobody agrees by a "yes, but".

    Args:
        text: What was typed.
        step: What was asked.
        year: That it is, to tell the age of somebody who names the year of birth.
    """
    return _turned(text, step) or _lost(folded(text)) or _told(text, step, year)


def _told(text: str, step: Step, year: int) -> str | None:
    """The answer to the step itself."""
    if "?" in text:
        return None
    if step in TYPED:
        return _in_place_of_telling(text, step)
    field = _changed(folded(text)) if step is Step.SUMMARY else None
    if field is not None:
        return CHANGE + field
    if asks(text):
        return None
    old = of_age(text, year) if step is Step.AGE else None
    return _yes_or_no(text, folded(text), step) if old is None else YES if old else NO


def _lost(said: str) -> str | None:
    lost = _LOST.search(said) and len(said.split()) <= MOST_WORDS_LOST
    return HELP if lost or said in _LOST_ALONE else None


def _turned(text: str, step: Step) -> str | None:
    """CANCEL or BACK, where a text says so in any step; of the news alone, "rather not" is a no."""
    said, heard = folded(text), tokens(text)
    if len(heard) > MOST_WORDS:
        return None
    if _only(heard, RETURNING, PLACING):
        return BACK
    if asks(text):
        return None
    if step is Step.NEWS and (_NO_NEED.search(said) or _RATHER_NOT.search(said)):
        return NO
    if (
        word(said) == CANCEL
        or _ENDS.search(said)
        or _RATHER_NOT.search(said)
        or _only(heard, ENDING, PLACING | REFUSING)
    ):
        return CANCEL
    return _returning(said, step)


def _returning(said: str, step: Step) -> str | None:
    if word(said) == BACK or _TURNS_BACK.search(said):
        return BACK
    slipped = _SLIPPED.search(said) and not any(field.search(said) for field in _FIELDS.values())
    return None if not slipped else NO if step is Step.SUMMARY else BACK


def _only(heard: list[str], told: frozenset[str], beside: Iterable[str] = ()) -> bool:
    """Whether of the words at least one is of the told ones, and all others mean nothing beside them."""
    return any(each in told for each in heard) and all(each in told | FILLING | set(beside) for each in heard)


def _in_place_of_telling(text: str, step: Step) -> str | None:
    known, heard = word(text), tokens(text)
    if step is Step.EMAIL and (known == TELEGRAM or _only(heard, _TELEGRAM, BY | WANTING | HEARTILY)):
        return TELEGRAM
    declined = known == NO or _WITHHELD.search(folded(text)) or _only(heard, DENYING, WANTING)
    return DECLINE if declined else YES if known == YES else None


def _changed(said: str) -> Step | None:
    """Which answer of the summary is said to be wrong."""
    meant = [step for step, pattern in _FIELDS.items() if pattern.search(said)]
    return meant[0] if len(meant) == 1 and _CHANGING.search(said) else None


def _yes_or_no(text: str, said: str, step: Step) -> str | None:
    heard = tokens(text)
    if _LATER.search(said) or len(heard) > MOST_WORDS:
        return None
    also = _ALSO_YES.get(step, frozenset())
    if (
        word(said) == YES
        or _only(heard, HEARTILY | AGREEING | also, _WISHING)
        or (step is Step.SUMMARY and _ALL_RIGHT.search(said))
    ):
        return YES
    if any(each in HEARTILY for each in heard):
        return None
    return _no(heard, said, step)


def _no(heard: list[str], said: str, step: Step) -> str | None:
    if said in REFUSING:
        return _plain_no(step)
    beside = AGREEING | WANTING | _BESIDE_NO.get(step, frozenset())
    denied = heard[:1] and (heard[0] in REFUSING or _only(heard, DENYING, beside))
    withheld = step in _PERSONAL and _WITHHELD.search(said)
    return _refusal(step) if denied or withheld else None


def _plain_no(step: Step) -> str:
    return DECLINE if step in TYPED else HELP if step in {Step.ROLE, Step.APPEAL} else NO


def _refusal(step: Step) -> str:
    """What a refusal is: of the question for the age, it's no word about the age."""
    return CANCEL if step is Step.AGE else _plain_no(step)
