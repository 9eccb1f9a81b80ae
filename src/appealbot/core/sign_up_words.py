"""What people type instead of tapping: yes, no, back, cancel, and their roles, in both languages alike."""

from __future__ import annotations

from typing import Final

from appealbot.core.effects import Role
from appealbot.core.text import folded

YES: Final = "yes"
NO: Final = "no"
BACK: Final = "back"
CANCEL: Final = "cancel"
TELEGRAM: Final = "telegram"
CHANGE: Final = "change-"
"""Goes before the step whose answer is to be changed."""

_SAID: Final = {
    YES: "ja|j|jo|jawohl|ja bitte|ja gern|ja gerne|gern|gerne|klar|einverstanden|stimmt|richtig|genau|passt|ok|okay"
    "|ich stimme zu|ich willige ein|yes|y|yes please|yep|yeah|sure|correct|right|i agree|i consent|agreed",
    NO: "nein|n|ne|nee|noe|nein danke|lieber nicht|no|nope|no thanks|no thank you|rather not|i do not agree|i don t",
    BACK: "zurueck|einen schritt zurueck|back|go back|previous",
    CANCEL: "abbrechen|abbruch|bitte abbrechen|stop|stopp|halt|aufhoeren|doch nicht|vergiss es|ich will nicht mehr"
    "|cancel|cancel please|quit|exit|never mind|nevermind|forget it|i want to stop",
    TELEGRAM: "telegram|ueber telegram|per telegram|lieber telegram|via telegram|on telegram|by telegram",
}
_ROLES: Final = {
    Role.MAYOR: "buergermeister|buergermeisterin|oberbuergermeister|oberbuergermeisterin|ob|mayor|lord mayor",
    Role.DEPARTMENT_HEAD: "dezernent|dezernentin|beigeordneter|beigeordnete|amtsleiter|amtsleiterin|amtsleitung"
    "|department head|head of department",
    Role.COUNCILLOR: "stadtrat|stadtraetin|gemeinderat|gemeinderaetin|ratsmitglied|stadtverordneter|stadtverordnete"
    "|kreistagsmitglied|councillor|city councillor|town councillor|council member",
    Role.ORGANISATION: "organisation|verein|verband|kirche|gemeinde|initiative|firma|unternehmen|organization|club"
    "|association|church|charity|ngo|company",
    Role.CITIZEN: "buerger|buergerin|privat|privatperson|als privatperson|einwohner|einwohnerin|citizen|private"
    "|private person|resident",
    Role.OTHER: "anderes|andere|etwas anderes|sonstiges|keine davon|other|something else|none of these",
}
_VALUES: Final = {said: value for value, alternatives in _SAID.items() for said in alternatives.split("|")}
_ROLE_VALUES: Final = {said: role.value for role, alternatives in _ROLES.items() for said in alternatives.split("|")}


def word(text: str) -> str | None:
    """YES, NO, BACK, CANCEL or TELEGRAM, where a text says just that."""
    return _VALUES.get(folded(text))


def role(text: str) -> str | None:
    """The value of the role that a text names and nothing else."""
    return _ROLE_VALUES.get(folded(text))
