"""Words that give a language away: they mean something in German or in English only, in any sentence about anything.

They are written as `core.text.words` cuts them ("für" is "fuer", "don't" is "don" and "t"). Left out is what both
languages write ("was", "so", "in", "will", "war", "die"), names, and what people borrow ("sorry", "team").
"""

from __future__ import annotations

from typing import Final


def _words(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


GERMAN: Final = _words(
    """
    aber ab ach alle alles allem allen aller allerdings als andere anderen auch auf aus
    bei beide beim beiden bekomme bekommen bekommt bevor bin bis bisschen bist bitte bleiben bleibt brauche braucht
    da dabei dadurch dafuer dagegen damit danach danke dann daran darauf darf darfst darueber darum das dass dat davon
    dazu dein deine deinem deinen deiner dem den denen denn der deren des deshalb dessen dich diese diesem diesen
    dieser dieses dir doch dort du duerfen duerft durch durfte
    ebenfalls eben egal eher eigentlich ein eine einem einen einer eines einfach einige einmal endlich er erst es etwa
    etwas euch euer eure eurem euren eurer
    finde findet fordern fordert frage fragen fuer fuers
    gab ganz gar geben gegen gehen gehoert geht gemacht genau genug gerade gern gerne gesagt gewesen gibt gibts gilt
    gleich gut
    ham hab habe haben habt haette haetten hast hat hatte hatten heissen heisst hier hin hinter
    ich ihm ihn ihnen ihr ihre ihrem ihren ihrer immer im indem ins irgendwie isch ist
    ja je jede jedem jeden jeder jedes jemand jene jetzt
    kam kann kannst kein keine keinem keinen keiner kennt koennen koennt koennte koennten kommen kommt konnte kriege
    kriegen kriegt kuemmert
    lassen leider leute los
    mach mache machen macht mag mal manche mehr mein meine meinem meinen meiner meint mich mir mit moechte moechten
    moegen moeglich muss muessen muesste musst musste
    nach nachher natuerlich naemlich ne ned nee neben nehmen nein nen nennt net nicht nichts nie niemand nimmt nix noch
    nur nun
    ob obwohl oder ohne
    raus rein
    sag sage sagen sagt sagte schon sehr sei seid sein seine seinem seinen seiner seit selber selbst sich sie sind
    sogar solche soll sollen sollst sollte sollten sollt sondern sonst soviel sowas sowie stattdessen steht stimmt
    trotzdem tun tut
    ueber ueberhaupt um und ungefaehr uns unser unsere unserem unseren unserer unter
    viel viele vielen vielleicht vom von vor
    waere waeren wann waren warum wegen weg weil weiss weiter welche welchem welchen welcher welches wem wen wenig wenn
    wer werde werden wessen weshalb wie wieder wieso wieviel wird wirklich wir wo woher wohin wollen wollte wollten
    worum wos wozu wuerde wuerden wurde wurden
    zu zum zur zurueck zusammen zwischen
    deutsch englisch
    ausm bissl bisserl dei derf det dit dou ebbes eich etz fei gell gibbet gibs gschwind halt heit hob hobts hoid hom
    ick isses jetz keene koa koan mei mer mia mog nedda nich nimma nua ois ooch san scho schaffe uff unsa weng wia
    """
)
ENGLISH: Final = _words(
    """
    a about actually after again against ain all almost already although always and any anybody anyone anything are
    aren around as ask asked asking at away
    be because become been before being believe best better between both but by
    came can cannot come comes coming could couldn
    did didn do does doesn doing don done down during
    each either else end enough even ever every everybody everyone everything explain
    few first for from
    gave get gets getting give given gives go goes going gonna got gotta
    had has hasn have having he help hers here him himself his how
    i idk if into it its itself
    just keep kinda knew know known knows
    last least less let ll long look
    made make makes making many may maybe me mean means might mine more most much must my myself
    need needed needs neither never next no nobody nor not nothing now
    of off often on once one ones only or other others our ours out over own
    people please put
    quite rather read really right
    said same saw say says see seem seems she should shouldn since some somebody someone something sometimes still stop
    take takes tell than thank thanks that the their theirs them themselves then there these they thing things think
    this those though through to told too took true tryna try trying
    u under understand unless until up upon us use used
    ve very via
    wanna want wanted wants wasn way we well went were weren what whats when where whether which while who whole whom
    whose why with within without won work working works would wouldn write wrong wrote
    yeah yes yet you your yours yourself
    german english
    """
)
OTHERS: Final = {
    "ku": _words(
        """
        almani bike bikim bo cawa dibe dikarim dixwazim ez heye ji kurdi min name nine nizanim rojbas silav spas te xwe
        ye yi rojbaş çawa çi jê kî tê yî almanî kurdî nîne
        """
    ),
    "so": _words(
        """
        aan afka ayaa baan caawi fahmin fadlan iyo inaan jarmal jarmalka kaa kama karaa maxaa mahadsanid rabaa salaan
        sidee soo soomaali waa waan waxaan waxan walaal waxa
        """
    ),
}
"""Languages of the audience that are not told by their letters, by their codes: Kurmanji and Somali."""
