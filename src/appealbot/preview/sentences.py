"""Why the bot did what it did, and what the page can't have: in both languages, for those who look at the preview."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from appealbot.core.outcome import Because


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence in both languages."""

    de: str
    en: str

    def as_json(self) -> dict[str, str]:
        """By language."""
        return {"de": self.de, "en": self.en}


class Aside(StrEnum):
    """What leads to a reply, or to none, where no question was understood."""

    COMMAND = "command"
    TAPPED = "tapped"
    DIALOGUE = "dialogue"
    ATTACHED = "attached"
    SILENT = "silent"
    KEPT_OFF = "kept-off"


WHY: Final[dict[Because | Aside | None, Sentence]] = {
    Because.SAID_EXACTLY: Sentence(
        "Die Nachricht sagt genau das, was unter den Fragen der Wissensbasis steht.",
        "The message says exactly what stands among the knowledge base's questions.",
    ),
    Because.SURE: Sentence("Ein Eintrag ist wahrscheinlich genug.", "One entry is likely enough."),
    Because.CLOSE: Sentence(
        "Zwei Einträge sind fast gleich wahrscheinlich; darum eine Auswahl.",
        "Two entries are nearly as likely; so there's a choice.",
    ),
    Because.UNSURE: Sentence(
        "Kein Eintrag ist wahrscheinlich genug; darum eine Auswahl.",
        "No entry is likely enough; so there's a choice.",
    ),
    Because.ELSEWHERE: Sentence("Es geht um etwas anderes.", "It's about something else."),
    Because.UNHEARD: Sentence(
        "Nichts davon kommt in der Wissensbasis vor.", "Nothing in it occurs in the knowledge base."
    ),
    Because.WISH: Sentence(
        "Es ist ein Wunsch an den Bot selbst: ein Gruß, Hilfe, Mitmachen oder die eigenen Daten.",
        "It's a wish to the bot itself: a greeting, help, joining or one's own data.",
    ),
    Because.AMID: Sentence(
        "Vielleicht ein Wunsch; so deutlich, dass sich ein Dialog öffnet, ist er nicht.",
        "A wish, perhaps; not so plain that a dialogue opens.",
    ),
    Because.REFUSED: Sentence(
        "Etwas soll nicht geschehen, also geschieht nichts.", "Something is refused, so nothing is done."
    ),
    Because.BESIDES: Sentence(
        "Etwas wird abgelehnt oder beiseitegelassen; es zählt, was daneben gefragt ist.",
        "Something is refused or set aside; what is asked besides counts.",
    ),
    Because.KEYWORD: Sentence(
        "Die Nachricht ist ein Stichwort dieser Einträge.", "The message is a keyword of these entries."
    ),
    Because.SENTENCE: Sentence(
        "Ein Satz der Nachricht ist sich sicher in dem, was das Ganze vermuten lässt.",
        "One sentence of the message is sure of what the whole suggests.",
    ),
    Because.LONG: Sentence(
        "Die Nachricht ist lang; es zählt, was ihre Sätze für sich fragen.",
        "The message is long; what its sentences ask by themselves counts.",
    ),
    Because.SEVERAL: Sentence(
        "Die Nachricht fragt mehreres; die erste Frage wird beantwortet, die anderen stehen auf Knöpfen.",
        "The message asks several things; the first is answered, the others are on buttons.",
    ),
    Because.FOLLOW_UP: Sentence("Es ist eine Nachfrage zur letzten Antwort.", "It's a follow-up to the last answer."),
    Because.COUNTERPART: Sentence(
        "Es nennt nur den anderen Aufruf: dessen Eintrag zur selben Sache.",
        "It names the other appeal alone: its entry on the same matter.",
    ),
    Because.OTHER_LANGUAGE: Sentence(
        "Die Nachricht ist weder auf Deutsch noch auf Englisch.", "The message is in neither German nor English."
    ),
    Because.DISTRESS: Sentence(
        "Jemand will nicht mehr leben oder verletzt sich selbst; das geht allem anderen vor.",
        "Somebody doesn't want to live, or hurts themselves; that comes before all else.",
    ),
    Because.PICKED: Sentence(
        "Der Eintrag wurde mit einem Knopf oder einem Link gewählt.", "The entry was picked by a button or a link."
    ),
    Aside.COMMAND: Sentence("Ein Befehl; es gibt nichts zu deuten.", "A command; there's nothing to understand."),
    Aside.TAPPED: Sentence("Ein Knopf; er trägt bei sich, wohin er führt.", "A button; it carries where it leads."),
    Aside.DIALOGUE: Sentence(
        "Ein Schritt in einem Dialog, oder die Beschriftung eines Knopfs als Text.",
        "A step in a dialogue, or a button's label that was typed.",
    ),
    Aside.ATTACHED: Sentence(
        "Ohne Text; der Bot liest weder Bilder noch Ton.", "Without a text; the bot reads neither pictures nor sound."
    ),
    Aside.SILENT: Sentence(
        "In einer Gruppe antwortet der Bot nur auf Befehle und auf Antworten an ihn.",
        "In a group the bot answers commands and replies to it, nothing else.",
    ),
    Aside.KEPT_OFF: Sentence(
        "In Gruppen bekommen Bots nur Befehle, Antworten an sie und Erwähnungen; der Bot hat es nicht gelesen.",
        "In groups bots get only commands, replies to them and mentions; the bot hasn't read it.",
    ),
    None: Sentence("Wer die Frage gedeutet hat, sagt nicht warum.", "What understood the question doesn't tell why."),
}

NOT_UNDERSTOOD: Final = Sentence("Das versteht die Vorschau nicht.", "The preview doesn't understand that.")
NOBODY: Final = Sentence("Diese Person gibt es in diesem Chat nicht.", "This person isn't in this chat.")
EMPTY: Final = Sentence("Telegram schickt keine leeren Nachrichten.", "Telegram sends no empty messages.")
TOO_LONG: Final = Sentence(
    "Das ist zu lang: Telegram nimmt höchstens 4096 Zeichen.", "That's too long: Telegram takes 4,096 characters."
)
NO_MESSAGE: Final = Sentence("Diese Nachricht gibt es nicht mehr.", "This message is no longer there.")
NO_BUTTON: Final = Sentence("Diesen Knopf gibt es nicht mehr.", "This button is no longer there.")
NO_CHAT: Final = Sentence("Diesen Chat gibt es nicht.", "There is no such chat.")
