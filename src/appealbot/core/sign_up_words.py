"""The words in which people answer the sign-up, folded, in both languages alike; and what a short answer says."""

from __future__ import annotations

from typing import Final

from rapidfuzz.distance import OSA

from appealbot.core.text import folded, vocabulary

YES: Final = "yes"
NO: Final = "no"
BACK: Final = "back"
CANCEL: Final = "cancel"
HELP: Final = "help"
"""They don't know what to answer."""
DECLINE: Final = "decline"
"""They won't tell what was asked."""
TELEGRAM: Final = "telegram"
BOTH: Final = "both"
DETAILS: Final = "details"
QUESTION: Final = "question"
"""The step's question once more: the way back from what came between."""
CHANGE: Final = "change-"
"""Goes before the step whose answer is to be changed."""

_SAID: Final = {
    YES: "ja|j|jo|jawohl|ja bitte|ja gern|ja gerne|gern|gerne|klar|einverstanden|stimmt|richtig|genau|passt|ok|okay"
    "|ich stimme zu|ich willige ein|yes|y|yes please|yep|yeah|sure|correct|right|i agree|i consent|agreed"
    "|i do|yes i do",
    NO: "nein|n|ne|nee|noe|nein danke|lieber nicht|no|nope|no thanks|no thank you|rather not|i do not agree|i don t",
    BACK: "zurueck|einen schritt zurueck|back|go back|previous",
    CANCEL: "abbrechen|abbruch|bitte abbrechen|stop|stopp|halt|aufhoeren|doch nicht|vergiss es|ich will nicht mehr"
    "|cancel|cancel please|quit|exit|never mind|nevermind|forget it|i want to stop",
    TELEGRAM: "telegram|ueber telegram|per telegram|lieber telegram|via telegram|on telegram|by telegram"
    "|lieber ueber telegram|rather on telegram|tg",
}
_VALUES: Final = {said: value for value, alternatives in _SAID.items() for said in alternatives.split("|")}

HEARTILY: Final = vocabulary(
    "ja j jo jop jou jau jap jep jepp jup jupp joa jaa jaaa jaja jawohl jawoll klar sicher sicherlich natuerlich gern "
    "gerne ok okay okey oki okee logo logisch freilich yes y yea yeah yep yup ya yess yessir sure aye"
)
"""A yes by itself; beside a "no" nobody can tell which of both is meant."""
AGREEING: Final = vocabulary(
    "einverstanden stimmt stimmts stimme richtig genau passt korrekt selbstverstaendlich unbedingt definitiv absolut "
    "zustimmen zugestimmt zustimmung willige einwillige einwilligen akzeptiere akzeptiert akzeptieren erlaube "
    "erlaubt bestaetige bestaetigt bestaetigen correct right agree agreed accept accepted consent fine absolutely "
    "definitely certainly exactly allow confirm confirmed true"
)
"""A yes, unless it's denied."""
DENYING: Final = vocabulary(
    "nein neinn nien n ne nee noe naa no nope nah nay not nicht nich nciht nihct nicth nict niht net ned nix nichts "
    "nie niemals never kein keine keinen keinem keiner keinesfalls keineswegs don dont doesn doesnt didn didnt won "
    "wont wouldn isn isnt aren arent cannot disagree lehne refuse decline ablehnen ablehne abgelehnt verweigere falsch "
    "falsche wrong incorrect"
)
REFUSING: Final = vocabulary("nein neinn nien n ne nee noe naa nope nah nay no")
"""A no by itself."""
WANTING: Final = vocabulary(
    "will moechte mag wollen moechten wuerde want would like wanna rather lieber eher prefer soll sollen darf "
    "duerfen geben angeben sagen nennen tell give say share do machen mache mitmachen have habe hab "
    "haben bekommen noetig bedarf "
    "kriegen get receive brauche need"
)
FILLING: Final = vocabulary(
    "ich i m am im bin d ll ve es das dies dieses it this that thats is s t ist so zu ein einen eine bitte please "
    "danke thanks thank thx you dir ihnen sie du the a an und and to of me mir mich mein meine meinen my all alles "
    "everything damit hiermit dann now jetzt schon doch hier here auch too with mit dem der die den text erklaerung "
    "einwilligung ganz voll total sehr very much we us wir uns wohl mal einfach just for fuer geht auf in ab herzlich "
    "vielen lieben hallo hi hello na nun gut well then for sir madam denn dazu davon yet ever any at be can kann "
    "leider sorry unfortunately thing statement terms lange"
)
ENDING: Final = vocabulary(
    "abbrechen abbrich abbrech abbruch abgebrochen stop stopp stoppen aufhoeren beenden beende cancel quit exit abort"
)
RETURNING: Final = vocabulary("zurueck back previous vorherige vorigen vorherigen zurueckgehen")
BY: Final = vocabulary(
    "ueber per via on by auf mit through use using rather lieber nur only contact kontakt telegramm tg geht"
)
"""What goes with naming Telegram as the way."""
PLACING: Final = vocabulary(
    "schritt step eins one einmal nochmal noch again wieder gehen gehe geh go frage question letzten letzte last "
    "vorgang eintragung anmeldung eintrag registration sign up signup dialog dialogue prozess process want moechte "
    "will lieber wuerde would like"
)
"""What goes with ending and returning: "einen Schritt zurück", "die Eintragung abbrechen"."""

_INTO: Final = {
    "ja": "kein problem|no problem|auf jeden fall|of course|in ordnung|geht klar|go ahead|do it|please do|mach das"
    "|machen sie das|so ist es|keine einwaende|no objection|no objections|nicht juenger|not younger|aber sicher"
    "|aber ja|aber gern|aber gerne|aber klar|aber natuerlich|by all means|for sure",
    "nein": "sicher nicht|natuerlich nicht|of course not|certainly not|absolutely not|definitely not|auf keinen fall"
    "|no way|auf gar keinen fall|bestimmt nicht|sicherlich nicht|klar nicht|sure not|in keinem fall|im leben nicht"
    "|gar nicht|ganz und gar nicht|bloss nicht|not at all|not really|i d rather not|rather not|lieber nicht|eher nicht"
    "|nicht wirklich",
}
_PHRASES: Final = [
    (f" {phrase} ", f" {into} ")
    for into, phrases in _INTO.items()
    for phrase in sorted(phrases.split("|"), key=len, reverse=True)
]
_REPAIRED: Final = HEARTILY | AGREEING | WANTING | FILLING | ENDING | RETURNING
"""What slips of the keyboard are mended to. No denial: "meine" is as near to "keine" as a slip is."""
_OWN: Final = frozenset({"content"})
"""Words of their own that look like a slip of a yes."""
SHORTEST_MENDED: Final = 5
MOST_WORDS: Final = 14
"""Of a short answer; what is longer wants to be understood as a whole."""


def word(text: str) -> str | None:
    """YES, NO, BACK, CANCEL or TELEGRAM, where a text says just that."""
    return _VALUES.get(folded(text))


def tokens(text: str) -> list[str]:
    """The words of an answer, slips mended, and phrases that say yes or no by other words put as that.

    Of a text with too many words for an answer, one more than `MOST_WORDS`.
    """
    said = f" {folded(text)} "
    for phrase, into in _PHRASES:
        said = said.replace(phrase, into)
    return [mended(each, _REPAIRED) for each in said.split()[: MOST_WORDS + 1]]


def mended(token: str, known: frozenset[str]) -> str:
    """The known word that a token is a slip of; itself, where it's none.

    One slip, and neither in the first letter nor by a longer ending: "wichtig" isn't "richtig", "rights" isn't "right".
    """
    if token in known or token in DENYING or token in _OWN or len(token) < SHORTEST_MENDED:
        return token
    near = sorted(each for each in known if each[0] == token[0] and not token.startswith(each))
    return next((each for each in near if OSA.distance(token, each, score_cutoff=1) <= 1), token)
