"""How it's said in German, dialects and learners' German included."""

from __future__ import annotations

from typing import Final

from appealbot.core.crisis.speech import Speech

GERMAN: Final = Speech(
    "de",
    lists={
        "i": "ich/isch/ick/i",
        "me": "mich/mi|mir/mi",
        "so": (
            "einfach|nur|nur noch|echt|wirklich|jetzt|heute|heute nacht|heute abend|gleich|bald|morgen|auch|"
            "endlich|doch"
            "|selbst|selber|so|halt|schon|dann|wieder|immer|lieber|am liebsten|gern/gerne|eigentlich|manchmal|"
            "oft|sofort"
            "|langsam|ganz ehrlich|ehrlich|ehrlich gesagt|irgendwie|absolut|total|völlig|überhaupt|oft schon|mehr"
        ),
        "wish": (
            "will/wil|wollte/wollt|wollen|möchte/möchten/möcht/mecht|mag/mags/mog|würde/würd/werde/werd|wünsche/"
            "wünschte/wünsch"
            "|hätte gern|hab vor|habe vor|überlege/überleg|plane|versuche/versuch|denke/denk|sehne|hoffe|bete|"
            "muss|habe lust"
            "|träume|wär/wäre am liebsten"
        ),
        "no_more": (
            "nicht mehr|nicht länger|nie wieder|nie mehr|nimmer|nimma|nich mehr|nix mehr|kein mehr|nicht weiter"
        ),
        "live": (
            "leben/lebn/leba/weiterleben|weiter leben|am leben sein|aufwachen/aufzuwachen/aufwache|wach werden|"
            "existieren"
        ),
        "gone": (
            "sterben/verrecken/krepieren/abkratzen|tot sein|gestorben sein|{no_more} {live}|{no_more} da sein|"
            "{no_more} sein"
            "|{no_more} auf … welt sein|für immer … schlafen/einschlafen/weg/verschwinden|für immer weg sein"
            "|weg/verschwinden … für immer|weg sein von … welt|weg von … welt|einfach verschwinden|weg sein für immer"
            "|einschlafen und {no_more} …|schlafen und {no_more} …|lebendig begraben sein|nie geboren … sein|tod sein"
            "|einschlafen und nicht …|bei gott sein|im himmel sein|unter der erde liegen/sein|in der erde liegen"
        ),
        "kill": (
            "umbring*/umzubring*/umbrächt*/umgebracht|bringe um|bring um|töte/töten/töt/tötn|erhäng*/aufhäng*/"
            "aufzuhäng*/aufgehängt"
            "|erschieß*/erschoss*|ertränk*|ersäuf*|vergift*/vergas*|verbrenn*|anzünd*/anzuzünd*|strangulier*|"
            "aufknüpf*"
            "|killen/kille/kill|kalt machen|zu töten|zu erhängen|zu erschießen|zu vergiften|zu verbrennen|abstechen"
            "|in brand setzen/setze/stecken|zu tode hungern"
        ),
        "harm": (
            "was/etwas/wat antun/anzutun/antue/antu/antut/an|selbst weh tun/tue/tu|selber weh tun/tue/tu|"
            "schaden zufügen|leid antun"
            "|selbst etwas antun/antue|selber was antun/antue"
        ),
        "cut": (
            "ritz*/ritzen/geritzt/gritzt|schneide/schneid|selbst … verletz*/geschnitten/schneiden/schlagen/"
            "schlage/bestrafe"
            "|selber … verletz*/geschnitten/schneiden/schlagen/schlage|verletze/verletz … selbst/selber"
            "|absichtlich geschnitten/verletzt|in den arm schneiden/geschnitten/schneide"
        ),
        "take": "nehm*/nimm/nehmen|zu nehmen|genommen",
        "life": "leben/lebn|dasein",
        "suicide": "selbstmord/selbsmord/selbstmort/suizid/sujzid/freitod/selbsttötung|selbst mord|harakiri",
        "high": (
            "brück*/dach/hochhaus/balkon/fenster/turm/klippe/zug/züge/bahn/sbahn/ubahn/straßenbahn/gleis*/"
            "schienen/lkw/laster/auto"
            "/autos/fluss/rhein/main/neckar/spree/donau/elbe/lahn/fulda/wasser/hausdach/stock/bus/straße/meer/"
            "tiefe/abgrund"
        ),
        "jump": (
            "spring*/runterspring*/runterzuspring*/hinunterspring*/gesprungen/werf*/schmeiß*/stürz*/leg*/lauf*/"
            "geh*|zu springen"
            "|zu werfen|zu stürzen|zu legen|hupf*"
        ),
        "off": "vor/von/vom/aus/unter/in/auf/ausm/vorn/vors/vorm",
        "pills": "tablett*/pill*/schlaftablett*/schlafmittel/medikament*/überdosis/gift/rattengift/schmerztablett*",
        "swallow": (
            "nehm*/nimm/schluck*/genommen/geschluckt/einwerf*/gesammelt/runterschluck*|zu nehmen|zu schlucken|trink*"
        ),
        "nobody": "keiner/niemand/niemanden/keinen/keinem/niemandem/koana/kein",
        "everybody": (
            "alle/allen/alles/jeder/familie/kinder/kindern/welt/leute/leuten/ihr/euch/sie/ihnen/mama/mutter/"
            "eltern/freunde/mann/frau"
        ),
        "better": "besser/leichter/glücklicher/schöner/einfacher/erleichtert/froh|gut dran",
        "gone_if": (
            "weg/tot/verschwunden/gestorben/fort/nicht wäre/wär/bin|nicht mehr … wäre/wär/bin/gibt/gäbe/lebe/da|"
            "sterbe/sterben"
            "|nicht gäbe/gibt/gebe|nicht da … wäre/wär|nie geboren"
        ),
        "kin": (
            "freund*/bruder*/schwester*/mutter/mama/vater*/papa/sohn*/tochter/kind/kinder/mann/frau/partner*/"
            "kolleg*/nachbar*"
            "/mitbewohner*/zimmernachbar*/zimmergenoss*/zimmerkolleg*/cousin*/cousine/onkel/tante/oma/opa/"
            "ehemann/ehefrau/kumpel"
            "/neffe*/nichte/klient*/schüler*/patenkind/schützling/ex/schwager/bekannte*/mitschüler*/patient*/"
            "mündel/pflegesohn"
            "/pflegekind/verlobte*|beste freund*/freundin"
        ),
        "longs": (
            "will/wil/möchte/möcht/mag/würde/wünsche/wünschte/wunsch/hoffe/bete/liebsten/sehne/sehnsucht/"
            "überlege/besser/bereit/einfach/endlich/nur"
        ),
        "dying": "sterben/sterbe/verrecken/krepieren/umfallen/tot/tod",
        "killing": (
            "umbring*/umzubring*/erhäng*/aufhäng*/aufzuhäng*/erschieß*/vergift*/ertränk*/töten/umgebracht/aufgehängt"
        ),
        "beside": (
            "jemand/bruder/schwester/freund/freundin/kumpel/sohn/tochter/mutter/vater/mann/frau/kollege/kollegin/"
            "nachbar/nachbarin/mitbewohner/mitbewohnerin/schüler/schülerin/cousin/cousine/klient/klientin/"
            "bekannter/bekannte/neben/zimmernachbar"
        ),
        "ours": "von mir|bei uns|aus unserer|aus meiner|aus unserem|aus meinem",
        "it": "es|alles|das|alles das|der schmerz|die schmerzen|mein leben|das hier|dieses leben",
        "dead": "tot|tod|gestorben|{no_more} da|{no_more} hier|{no_more} am leben|weg von",
        "near": (
            "mein/meine/meinem/meinen/meiner/unser/unsere/unserem … {kin}"
            "|ein/eine/einem/einer … freund*/bekannte*/kumpel/kolleg*/nachbar*/mitbewohner*/schüler*/klient*/"
            "bewohner*/mitschüler*/patient*"
            "|jemand/jemandem|ein/eine/einem/einer/der/die/dem … den/die/der ich betreue/kenne/begleite/unterstütze"
            "|ein/eine/einem/einer … {ours}|er|sie|die person|der junge|das mädchen"
        ),
        "says": (
            "will/möchte/wollte/würde/wird|redet/spricht/droht/denkt/sagt/sagte/schreibt/schrieb/erzählt/"
            "überlegt/plant/versucht/hat"
            "/meint/meinte/kündigt/könnte/hatte"
        ),
        "act": (
            "sich … umbring*/umzubring*/erhäng*/aufhäng*/aufzuhäng*/erschieß*/ertränk*/töten/töte/vergift*/ritzt/"
            "ritzen/verbrenn*"
            "|sich … umgebracht|sich … das/sein/ihr leben … {take}|sich … {harm}|sich … selbst/selber … verletz*/"
            "weh/töten"
            "|sich … vor/von/aus/vom/unter … {high} … {jump}|vom/von/aus/vor … {high} … {jump}|{suicide}|"
            "suizidgedanken"
            "|selbstmordgedanken|{no_more} {live}|{no_more} da sein|sterben|tot sein|suizidale/"
            "suizidalen gedanken|den tod"
            "|die pulsadern"
        ),
    },
    phrases=(
        # Taking one's life
        "{i} {so}? {wish} {so}? {so}? mich … {kill}",
        "{wish} {i} … mich … {kill}",
        ". {so}? {wish} {so}? mich … {kill}",
        "{i} {so}? mich … {kill}",
        ". mich {so}? {kill}",
        "{i} {so}? bring/bringe/brings {so}? mich … um",
        "bring/bringe/töte/töt/häng/hänge/erhänge/erschieße/erschieß/ertränke/vergifte/verbrenne/kill {i} … mich",
        "{i} {so}? töte/töt/erhänge/erhäng/erschieße/erschieß/ertränke/vergifte/verbrenne/kille/kill {so}? mich",
        "{i} {so}? häng/hänge {so}? mich … auf",
        "bring/bringe mich {so}? {so}? um",
        ". {so}? häng/hänge mich {so}? {so}? auf",
        "{wish} {kill} mich",
        "{i} {wish} … {kill} mich",
        "mich … umzubringen/aufzuhängen/anzuzünden",
        "mich {so}? zu … töten/erhängen/erschießen/ertränken/verbrennen/vergiften",
        "mich selbst/selber zu? töten/umbring*/töte",
        "{i} … {wish} dass mich jemand/einer … tötet/umbringt/erschießt/überfährt",
        "erschießt/erschieß/tötet mich einfach/bitte/doch",
        "mir … mein/meine/das/s leben … {take}",
        "{take} {i}? mir … das/s/mein leben",
        "mein leben {so}? {take}",
        "mein/meinem leben … beende*/beend",
        "mein/meinem/meim/dem/diesem leben … beenden/beende/beend",
        "mein/meinem/meim/dem/diesem leben … ein ende … setz*/mach*/bereit*",
        "mach*/setz*/bereit* {i}? … meinem/dem/allem … ein ende",
        "allem {so}? ein ende … setz*/mach*/bereit*",
        "{i} … wegwerfen … mein leben",
        "{i} … aus dem leben … gehen/scheiden/geh/scheide/treten",
        "{i} {so}? … mach/mache/machs … schluss mit … leben/allem/mir",
        "schluss {so}? mach/mache/machen mit … leben/allem/mir",
        "{i} … {wish} einfach/endlich/damit schluss machen .",
        "daran {so}? schluss zu? machen",
        "mit … leben … schluss … mach*/gemacht",
        "{i} … {wish} {so}? … alles {so}? beenden",
        "{i} … {wish} es/das {so} beenden",
        # The word itself
        ". {so}? {suicide} .",
        ". suizidgedanken/selbstmordgedanken/suizidal .",
        ". {so}? gedanken … an/über {suicide} .",
        "hilfe bei suizidgedanken/selbstmordgedanken .",
        "wer/was hilft bei suizidgedanken/selbstmordgedanken .",
        "hilfe ich … {suicide}",
        "{i} … begehe/mache/mach/will {suicide}",
        "{i} … {wish} … {suicide} … begeh*/mach*/verüb*/zu",
        "begehe/mache/mach {so}? ich? {suicide}",
        "denk*/dachte/gedacht {i}? … an/über/ans {suicide}",
        "{i} … an {suicide} … denk*/dachte/gedacht",
        "{i}? hab/habe/hatte {i}? … gedanken … an/über/von/zu {suicide}",
        "{i} … suizidgedanken/selbstmordgedanken",
        "hab/habe/hatte … suizidgedanken/selbstmordgedanken",
        "suizidgedanken/selbstmordgedanken … hab/habe {i}",
        "meine/meinen … suizidgedanken/selbstmordgedanken",
        "{i} … suizidale/suizidalen gedanken",
        "{i} … bin/fühle/fühl … suizidal/lebensmüde/suizidgefährdet/selbstmordgefährdet/todessehnsüchtig",
        "bin/fühle/fühl {so}? {so}? {so}? lebensmüde/suizidal/suizidgefährdet",
        "{suicide} … {so}? ist/wäre/als {so}? {so}? … ausweg/lösung/möglichkeit/erlösung/option",
        "einziger/einzige/letzter/letzte/bleibt … {suicide}",
        "{i} … suizidversuch/selbstmordversuch",
        "mein/meinem/meinen/meiner … suizidversuch/selbstmordversuch/suizid/selbstmord",
        "todessehnsucht/todeswunsch",
        # Not wanting to live
        "{i} … {wish} … {gone}",
        "{wish} {i} … {gone}",
        ". {so}? {wish} {so}? {so}? {so}? {gone}",
        "{gone} {so}? {wish} {i}",
        ". {gone} {wish}",
        "{i} … {no_more} {live} {wish}",
        "{i} … {no_more} {live} .",
        "{i} {so}? {no_more} {so}? {live} {wish}?",
        "{i} … {wish} … {no_more} … aufwach*/aufzuwach*",
        "{no_more} … aufwache/aufwachen/aufzuwachen",
        "{i} … wach/wache … {no_more} auf",
        "{no_more} {so}? {live} {so}? {wish}",
        "{no_more} {so}? leben wollen",
        "kein/keine/keinen {so}? … mehr zu/zum leben/weiterleben/weiterzuleben",
        (
            "kein/keine/keinen {so}? lust/kraft/mut/bock/wille/willen/grund/energie {so}? … zu/zum/am leben/"
            "weiterleben/weiterzuleben/lebn"
        ),
        "kein/keine/keinen … grund … weiterzuleben/weiterleben/leben",
        "nichts … wofür/für … lebe/leben/lohnt",
        "{i} … kein/keinen … sinn/grund … im/zu/am/meinem … leben/weiterleben/weiterzuleben/lebn",
        "{i} … kein/keinen sinn mehr .",
        "{i} … sehe/seh/finde … kein/keinen … sinn … leben/weiterleben",
        "leben/lebn … kein/keinen/keinerlei … sinn/zweck/wert",
        "kein/keinen … sinn … leben/weiterleben/lebn",
        "hat … alles … kein/keinen … sinn",
        "alles … kein/keinen sinn/zweck mehr",
        "es … kein/keinen sinn mehr … weiterzuleben/weiterzumachen/zu leben",
        "mein leben {so}? … sinnlos/wertlos/vorbei/zerstört/verloren/kaputt/nutzlos/überflüssig/hoffnungslos",
        "mein leben … nicht/nichts {so}? … wert/lebenswert",
        "leben … nicht/nichts mehr wert/lebenswert",
        "leben … nicht lebenswert",
        "{i} … nicht … wert … zu? leben",
        "wozu/wofür/warum/weshalb/wieso {so}? … soll/sollte/muss {i} {so}? … leben/weiterleben",
        "wozu/wofür/warum/weshalb/wieso {so}? lebe/leb {i} …",
        "wozu/wofür {so}? noch {so}? leben/weiterleben",
        "lohnt … nicht/nimmer … leben/weiterzuleben/weiterleben",
        "leben … lohnt … nicht/nimmer",
        "lebenswillen/lebensmut/lebenswille … verloren/weg/mehr",
        "kein/keinen … lebenswillen/lebensmut/lebenswille",
        "leben … satt/leid .",
        "{i} … leben … satt/leid/müde",
        "leben … nicht/nimmer mehr? … aushalten/aus/ertragen/ertrage",
        "halt/halte/ertrage/ertrag {i}? … leben … nicht/nimmer",
        "{i} … hasse/hass … mein/dieses leben",
        "hasse/hass mein leben",
        "{i} … kann/könnte {so}? auch/gleich/ebenso/genauso {so}? sterben/tot/verrecken",
        "kann/könnte {i} {so}? auch/gleich/ebenso/genauso {so}? sterben/tot/verrecken",
        "{i} {so}? sollte/soll/müsste {so}? {so}? … sterben/tot/verrecken/verschwinden",
        "sollte/soll {i} {so}? {so}? sterben/tot/verrecken/verschwinden",
        "{i} … verdien*/verdient … sterben/tod/tot",
        "{i} … verdien*/verdient … nicht/kein … leben",
        "{i} … nicht … verdien*/verdient … leben",
        "{i} … sterben/verrecken wollen",
        "{i} {so}? möchte/will/mag/wollen {so}? tot .",
        "{i} … tot machen|mich … tot machen",
        "wenn … mach/mache {i} {so}? schluss|dann mach/mache {i} {so}? schluss",
        "leer/leere/dunkel/einsam/verzweifelt/müde/traurig … will/mag/kann {so}? nicht mehr .",
        "leben/lebn … für mich … gelaufen/vorbei/aus/kaputt/beendet/ende",
        "leben … gelaufen/vorbei/aus/kaputt/beendet … für mich",
        "leben kaputt/vorbei",
        "mit dem/meinem leben {so}? abgeschlossen/fertig/durch",
        "kein/keinen/keine {so}? bock/lust {so}? … auf … leben/welt",
        "nix … wofür/für … lebe/leben/lohnt",
        "{i} {so}? pack/packe/schaff/schaffe/ertrage/ertrag/halt/halte/krieg/kriege … leben … nicht/nimmer",
        "{i} … müde/erschöpft … vom/zu/des leben/lebens",
        "lass/lasst/lassen mich {so}? sterben/gehen",
        "mich … erlösen/erlöst|erlöst/erlöse/erlös mich",
        "für mich … kein/keine/keinen {so}? ausweg/hoffnung/zukunft/sinn {so}? … .",
        "gibt es … kein/keine/keinen {so}? ausweg/hoffnung … für mich",
        "{i} {so}? verschwinde/geh/gehe/bin … für immer",
        "tschüss/tschüs/ciao/lebwohl/ade/adieu/bye/tschau … welt|leb/lebt wohl .|leb/lebt wohl welt/alle/meine",
        "danke für alles … {i} … gehe/gehen/geh/abschied",
        "{i} … schmerz*/leid/qual* … nicht/nimmer länger/mehr|schmerz*/leid/qual* … dass er/sie/es … aufhör*",
        ". {so}? suizidgedanken/selbstmordgedanken {so}? jeden/täglich/immer/seit/wieder/und/ständig/dauernd/nachts",
        "{i} … messer/klinge/rasierklinge/pistole/waffe … hand/arm/hals/kehle/kopf",
        "{i} … strick/seil … da/hier/hand/hals/baum/balken",
        "wenn {i} … sterbe/sterben/stürbe/tot … egal/besser/froh",
        "egal … ob/wenn {i} … lebe/sterbe/tot/sterben/leb/weg",
        "{i} … aus dem/diesem leben",
        "{i} … in/ins den/einen? wasser/fluss/see/meer/rhein/main … geh*",
        "geh/gehe {so}? {so}? … ins wasser",
        "{i} {so}? geh/gehe/leg/lege/steh/stehe … auf/vor … gleis*/schienen",
        "{i} … leben … wegwerfen/hinschmeißen/wegschmeißen",
        "{i} … angefangen … mich … {cut}|mich … aufgeschlitzt/aufgeschnitten",
        "{i} … will/möchte/muss mich … verletzen/schneiden/ritzen/bestrafen/schlagen",
        "leben … qual/hölle/strafe/last .|leben ist {so}? … qual/hölle/strafe",
        "{i} … hab/habe … vom leben … genug|genug vom leben",
        "{i} … keine/nicht … angst … vor … tod|tod … keine angst … mehr|{i} … bereit … tod/gehen",
        "{i} … fühle/fühl … mich … tot|innerlich … tot",
        "nie wieder … aufwach*|nicht mehr … aufwach*",
        "{i} … ende/beende … alles .|alles … beenden .",
        "{i} … gift … {take}/trinke/trinken/schluck*",
        "{i} … hör/höre auf zu … leben/atmen/essen",
        "es … vorbei mit mir|es … aus mit mir|aus und vorbei … mit mir",
        "{i} … will/möchte … frieden … tod|endlich … ruhe … tot/tod/sterben",
        "{i} … erlösung … tod/sterben|{i} … nicht … auf der welt … sein",
        "warum/wieso … {i} … noch … am leben|warum/wieso bin {i} … noch? … da/hier/geboren/leben .",
        "bin … nicht wert … leben|welt … besser … ohne mich|niemand/keiner liebt/mag/will mich {so}? .",
        "{wish} … {no_more} hier sein auf/in dieser|wäre/wär/bin … lieber {no_more} hier/da",
        "nichts/nix … was/das/der … mich … hält/haelt",
        "{i} … schaff/schaffe … nicht/nimmer … weiterzuleben/leben/weiterleben",
        "{me} … selbst/selber … wehgetan/weh/verletzt/geschnitten",
        "methode*/weg/wege/möglichkeit* … zum/zu/mich sterben/umbring*/umzubring*",
        "wünschte/wünsche/wollte {i} … wäre/wär … ertrunken/gestorben/erschossen/umgekommen/tot/weg",
        "wäre/wär {i} … gestorben/ertrunken/umgekommen/tot/verreckt|hätten … mich … sterben … lassen",
        "{i} spring/springe {so}? .|ich spring/springe jetzt/gleich/heute",
        "bitte/bittet töte/tötet/erschieß/erschießt mich|bringt/bring mich doch/bitte/einfach um",
        "{i} {so}? ende/beende es {so}? {so}? .|{i} {so}? ende/beende es heute/jetzt/bald",
        "bring/bringe/bringen es {so}? zu ende | {i} {so}? mach/mache {so}? {so}? ein ende",
        "mach/mache {i}? {so}? ein ende .",
        "lebe/leb {i} nicht mehr|{i} lebe/leb … nicht mehr lange|{i} … nicht mehr lange leben/da",
        "seht/sehen/siehst/sieht mich {so}? nie/nicht wieder/mehr .|seht/sehen/siehst mich {so}? nie wieder",
        "{near} … hat … sich … aufgeschnitten/geschnitten/geritzt/verletzt/aufgehängt",
        "{i} … schluck/schlucke … alles … ruhe/schluss/vorbei/schrank",
        "{i} … {wish} … tod|{i} will … den tod|mein leben … satt",
        "keine freude … am/mehr … leben|leben … keine freude … mehr .",
        "{i} … kein/keinen platz … welt|passe … nicht … in diese welt",
        "{i} … umgebracht/getötet … hätte/habe … mich|hätte {i} mich … {kill}",
        "{i} … sterb*/tot … besser|besser … sterb*/tot … {i}",
        "will/wil/möchte/mag/mog/kann/wollte {so}? {no_more} {live}",
        "hab/habe/hatte/meine … {suicide} gedanken | nase/schnauze/faust voll vom/von leben/meinem | genug vom leben",
        "was/wozu … bringt … leben/weiterzuleben/weiterleben | {i} lieber sterbe | sterbe {i} lieber",
        "für immer {so}? einschlafen/schlafen | einschlafen/schlafen {so}? für immer | {pills} … {i} will nicht mehr",
        "{i} … nie … glücklich … leben/sterben | leben … ist … scheiße/scheisse/scheiss/beschissen .",
        "{i} … nicht mehr … am leben",
        "schluss mit meinem/dem/diesem/meim leben | gedanken … ans/an/übers sterben/tod/suizid | {i} ritz/ritze mir",
        "wie … erstickt/verblutet/stirbt … man … aufhängt/schneidet/springt | wie … hängt man sich auf",
        "{i} … will/möchte {so}? nur … weg .| ritz/ritze mir … arme/beine/haut | {i} … blut sehen",
        "{i} … will/möchte … zu … mama/papa/kind/mann/frau/toten … himmel | {i} … folge/nachfolgen … in den tod",
        "{i} … aus der welt … schaffen/gehen | {i} … meine kinder … umbringen/tod/mitnehmen … mich",
        # In whatever order
        "& ich/mir/mich/mein/meine {longs} {dying}",
        "& ich mich {longs} {killing}",
        "& {beside} sich {killing}",
        "& {beside} sich anzutun/antäte",
        "& {beside} antun/antut sich",
        "& ich mir antun/antue/anzutun",
        "& {beside} suizid/selbstmord/suizidgedanken/selbstmordgedanken redet/spricht/geäußert/hat/droht/will",
        "{i}/mein/meine … wunsch … sterben/tod",
        "kb/kein/keine/keinen … auf {so}? leben",
        "kein/keine/keinen … kraft/energie … weiterzumachen/weiterzukämpfen/weiter",
        "zur last fallen/falle",
        "{i} … überlege/überleg/denke/denk … zu? springen .",
        "{i} {swallow} {so}? die? … ganzen/alle {pills}",
        "kein/keine mensch/seele/sau … {me} … weinen/vermiss*/braucht/trauern|um mich weinen/trauern",
        "für wen/was {so}? … leben/lebe|nicht {so}? ertragen … leben",
        "heute/morgen nacht/abend … ist {so}? schluss/vorbei/ende|schon alles vorbereitet … schluss",
        "{i} … will … himmel",
        "einfach weg sein|nicht mehr … müssen dieses/das leben",
        # Death as the better thing
        "wäre/wär {i} {so}? {so}? {so}? {so}? tot/gestorben/weg/tod/nie geboren",
        "wäre/wär/wer {i} {so}? {so}? {so}? nie/nicht/niemals geboren/aufgewacht",
        "{i} {so}? wäre/wär/wer {so}? {so}? … tot/gestorben/tod .",
        "{i} {so}? wäre/wär/wer {so}? nie/nicht/niemals geboren",
        "{i} {so}? tot/tod wäre/wär",
        ". {so}? wäre/wär {so} tot",
        "{i} … nie/nicht/niemals … geboren … wäre/wär/worden/werden",
        "besser/leichter/schöner/gut … wenn/dass/wär/wäre {i} … {dead}/sterbe/weg",
        "am besten … {i} … {dead}/sterbe/sterben",
        "besser/leichter/schöner … {i} {so}? nicht … da/hier/gibt/gäbe/lebe/wäre/wär/leben/geboren",
        "besser/leichter/schöner … mich nicht {so}? … gibt/gäbe/gebe",
        "besser/leichter/einfacher … {no_more} da … sein",
        "besser/leichter/schöner … tot zu? sein",
        "besser {so}? tot als",
        ". {so}? lieber {so}? tot .",
        ". {so}? lieber tot als",
        "bin {i} … lieber tot",
        "{i} {so}? bin … lieber tot",
        "lieber {so}? sterbe {i}",
        "{i} sterbe lieber",
        "lieber sterben als",
        "{i} {so}? lieber … sterben",
        "tod … erlösung/ausweg/besser/befreiung/lösung/frieden",
        "nur noch der/den tod/strick",
        "einziger/bleibt … tod/strick",
        "nur noch {so}? sterben/tod/umbringen",
        "sehn* {i}? … tod/sterben",
        "wünsch* {i}? … tod",
        "mir {so}? den tod",
        "{i} … warte/freue … auf/aufs … tod/sterben",
        "{i} … bereit … zu? sterben",
        "denk*/dachte/gedacht {i}? {so}? {so}? … an/ans/über den/das/mein*? sterben/tod",
        "denk*/dachte {i}? … ans/übers sterben",
        "{i} … ans/übers/zu sterben … denk*",
        "{i} … an/über … den/meinen tod denk*/nach/nachdenk*",
        "denk*/dachte {i}? … daran … sterben/{gone}",
        "{i} … egal … {i} … lebe/sterbe/leb/sterb/tot",
        "egal ob {i} … lebe/sterbe/leb/sterb/tot",
        "bald/morgen/heute/dann/gleich bin {i} {so}? {dead}",
        "bin {i} … tot .",
        "{i} … bald {so}? {dead}",
        "{i} … gott … {wish} … sterben",
        "wie/was … {i} … am? schnell*/schmerzlos*/leicht*/einfach* … sterben/sterbe/umbring*/töte*",
        "wie … sterbe/stirbt {i}/man … schnell*/schmerzlos*/leicht*/einfach*",
        "wie/was … man … schmerzlos*/schmerzfrei … sterben/stirbt/umbring*",
        "schmerzlos*/schmerzfrei … sterben/umbring*/tod",
        "wie … stirbt/sterbe {i}/man am schnellsten/besten/leichtesten",
        "wie viele/viel … {pills} … sterben/tödlich/tot/aufzuwachen/umbring*/aufwach*",
        # Nobody would miss me
        "{nobody} … {me} … vermiss*",
        "{me} … vermiss* … {nobody}",
        "{me} … {nobody} … vermiss*/braucht/brauchen",
        "vermiss* {me} … {nobody}",
        (
            "{nobody} … merk*/auffallen/interessier*/jucken/juckt/kümmer*/trauern/weinen/stören/stört/"
            "fehlen … {i}/mich … {gone_if}"
        ),
        "{nobody} … fällt … auf … {i} … {gone_if}",
        "wen/wem … {i} … {gone_if}",
        "wer … vermisst/vermissen … mich",
        "wen juckts/interessierts/kümmerts … {i} … {gone_if}",
        "{i} … {nobody} … fehlen",
        "{everybody} … {better} … ohne mich",
        "ohne mich … {better}",
        "{better} … {everybody} … ohne mich",
        "{everybody} … {better} … {i}/mich … {gone_if}",
        "{better} {so}? dran … ohne mich",
        "ohne mich … {everybody} … {better}",
        "{i} … eine/ne/zur {so}? last/belastung/bürde … für",
        "{i} … nur {so}? eine/ne last/belastung",
        "{i} … allen/euch/ihnen/jedem/familie … zur/eine/ne {so}? last/belastung/bürde",
        "{i} … nur im weg .",
        "{i} … falle/fall … allen/jedem/familie … zur last",
        "wenn {i} {so}? … weg/{dead} wäre/wär",
        "wenn … mich {so}? nicht/nimmer … gäbe/geben/gebe",
        "braucht mich {so}? {nobody}",
        "{nobody} braucht mich",
        # Unable to go on
        "{i} kann/kan {so}? {so}? {so}? nicht/nich/nimmer mehr? .",
        "{i} {so}? {so}? nicht mehr kann .",
        "kann {i} {so}? {so}? nicht mehr .",
        ". {so}? kann {so}? {so}? nicht mehr .",
        "{i} pack/packe/schaff/schaffe es/das/s/alles {so}? {so}? nicht/nimmer mehr? .",
        "{i} mag {so}? {so}? nicht/nimmer mehr? .",
        "{i} {wish} {so} {so}? nicht mehr .",
        "{i} kann/kan {so}? {so}? nicht mehr {so}? weiter*/weitermachen/leben/kämpfen/lebn",
        "{i} … kann/kan {so}? nicht/nimmer … weiterleben/weitermachen/leben/lebn .",
        "{i} … so … nicht weiterleben/weiterlebn",
        "{i} halt/halte {so}? … es/das/s/alles … nicht/nimmer mehr/länger? {so}? … aus .",
        "halt/halte {i} … nicht/nimmer mehr/länger … aus .",
        "{i} ertrage/ertrag … es/das/s/alles … nicht/nimmer mehr?/länger .",
        "{i} … bin {so}? {so}? am ende .",
        "{i} … am ende meiner/mit … kraft/kräfte/kräften",
        "{i} … kein/keine kraft/hoffnung/energie {so}? mehr .",
        "kein/keine kraft/hoffnung {so}? mehr .",
        "{i} … sehe/seh/finde/hab/habe/weiß … kein/keinen … ausweg/lichtblick {so}? .",
        "kein/keinen ausweg mehr .",
        "{i} … hoffnung … verloren/aufgegeben .",
        "{i} … bin {so}? {so}? hoffnungslos/verzweifelt und … sterben/leben",
        "{i} … {wish} … dass {it} {so}? … vorbei/aufhört/endet/ende/schluss",
        ". {wish} … dass {it} {so} … vorbei/aufhört/endet/ende/schluss",
        "wenn es/alles {so} {so}? vorbei wäre/wär",
        "{i} … nix/nichts … leben wollen",
        "nix/nichts {so}? mehr leben",
        "{i} {so}? … nix/nichts … mehr wert",
        "{i} {so}? … bin/fühle/fühl … wertlos/überflüssig/nutzlos .",
        # Ways to do it
        "{i} … {wish} … {off} … {high} … {jump}",
        "{i} {so}? {off} … {high} {so}? {jump}",
        "{i} {so}? {jump} {so}? {so}? … vor/von/vom/aus/unter/in/ausm … {high}",
        "{jump} {i} … vor/von/vom/aus/unter/in/ausm … {high}",
        "mich … vor/von/vom/aus/unter/in/auf … {high} … {jump}",
        ". {so}? spring/springe {so}? … von/vom/aus/vor … {high}",
        "daran … vor/von/vom/aus/unter … {high} … {jump}",
        (
            "{i} … steh/stehe/sitz/sitze {so}? … auf/am/oben dem/der/den/einem/einer/nem dach/brück*/"
            "gleis*/geländer/abgrund/klippe/hochhaus"
        ),
        "{i} … alle/ganzen/ganze/viele/viel/packung/schachtel/zu … {pills} … {swallow}",
        "{i} … überdosis",
        "{swallow} {i} … alle/ganzen/ganze/viele … {pills}",
        ". {so}? {swallow} {so}? … alle/ganzen/ganze/viele … {pills}",
        "hab/habe {i}? … {pills} … genommen/geschluckt/gesammelt/bereit/bereitgelegt/liegen/gekauft/besorgt/vor",
        "{i} … {pills} … bereit/bereitgelegt/gesammelt/besorgt",
        "{pills} {so}? … vor/neben mir",
        "{i} … pulsader*",
        "mir … pulsader*",
        (
            "{i} … arme/arm/handgelenk*/adern/unterarm … aufschneid*/schneid*/aufgeschnitten/geschnitten/"
            "schlitz*/aufschlitz*/ritz*/auf"
        ),
        "mir … kugel … geben/gebe/kopf/jagen/jage/schieß*",
        "{i} … kugel … kopf",
        "strick/schlinge … hals",
        "strick/seil/schlinge … {take}/bereit/gekauft/besorgt/hängt",
        "mir {so}? … den/einen/n strick",
        "{i} … gegen/an … baum/wand/mauer/pfeiler fahren/fahre/fahr/rasen/rase",
        "{i} {so}? fahr/fahre/rase … gegen … baum/wand/mauer/brück*/pfeiler",
        "{i} … {wish} … nichts mehr … essen … sterb*/tot",
        # Farewell
        "abschiedsbrief*",
        "das {so}? … mein/meine abschied/abschiedsnachricht .",
        "wenn … das/dies/diese … lest/lesen/liest … bin {i} … {dead}/weg",
        "mein/meine letzter/letzte/letzten tag/nacht/nachricht/worte/brief/stunde … .",
        "mein letzter tag … welt/leben/erde",
        "{i} … verabschied* … von … welt/leben/allen/euch für immer",
        "{i} … euch/ihr … nie wieder sehen",
        # Hurting oneself
        "{i} {so}? … {me} … {harm}",
        "{wish} {i}? {me} … {harm}",
        "tu/tue {i}? {me} {so}? … was/etwas/wat an",
        "{i} tu/tue {me} … was/etwas/weh",
        "{me} … was/etwas {so}? anzutun/antue",
        ". {so}? könnte/kann {i}? mir … {harm}",
        "{i} … {wish}? … mich … {cut}",
        "{i} {so}? ritz/ritze/verletz/verletze/schneid/schneide {so}? mich",
        "ritz/ritze/verletz/verletze {i}? mich .",
        "ritz/ritze {i}? mich",
        "hab/habe {i}? mich … geritzt/gritzt",
        ". {so}? hab/habe {i}? mich {so}? {so}? {so}? {cut}",
        "{i} … selbstverletz*",
        "{i} … füge/fügen … mir … schmerzen/wunden … zu",
        "{i} … drück*/brenn* … zigarett* … mir/arm/haut",
        # Of one near to them
        "{near} … {says} … {act}",
        "{near} … {says} … dass er/sie/es/ihm/ihr … {act}",
        "{near} … sich … {suicide}|{near} … {no_more} … leben … will/möchte/mag",
        "{says} {near} … {act}",
        "{near} … bring*/bringt sich um",
        "{near} … sagt/schreibt/meint/schrieb/sagte … {act}",
        "{near} … ist/wirkt … suizidal/suizidgefährdet/selbstmordgefährdet/lebensmüde",
        "{near} … suizidgedanken/selbstmordgedanken",
        "{near} … ritzt/verletzt … sich",
        "{near} … sich … ritzt/umbringt/antut/erhängt/umgebracht",
        "{near} … nicht/nimmer mehr leben/weiterleben/lebn … will/möchte/wollte/mag",
        "angst … dass {near} sich … umbringt/antut/{act}",
        "angst um {near} … {act}",
        "{near} {so}? tut sich … was/etwas",
        "{near} … tut … sich … was/etwas … an .",
    ),
    innocent=(
        "mich {so}? aus der/dem/eurer liste",
        "zum sterben … langweilig/schön/müde/komisch/peinlich/zu",
        (
            "sterben/sterbe {so}? vor … langeweile/hunger/lachen/neugier/scham/durst/hitze/kälte/ungeduld/"
            "spannung/peinlichkeit"
        ),
        "sterbe/sterben/stirb vor",
        "sterbe {so}? {so}? … vor langeweile/hunger/lachen/neugier/scham/durst/hitze/kälte/ungeduld/spannung",
        "nicht {so}? sterben/umgebracht/getötet",
        "sterben lassen|sterben lasst/lässt .",
        "aussterben/aussterbe",
        "nehmen sich … das leben",
        "danach streben",
        "hier {no_more} leben/weiterleben/sein/da",
        "dort {no_more} leben/weiterleben/sein",
        (
            "in … stadt/dorf/land/unterkunft/heim/lager/hessen/bayern/deutschland/wohnung/haus/zimmer/camp/"
            "gemeinde/kreis {no_more} leben/sein"
        ),
        "{no_more} leben/sein als/in/bei/mit/hier/dort/von/ohne",
        "von … hartz/sozialhilfe/bürgergeld/geld/leistungen {no_more} leben",
        "davon {no_more} leben",
        "umbringt dieser/diese/dieses/das",
        "tot lachen/gelacht/ärgern/geärgert/schlagen/geschlagen",
        "man … sich … aufhängen",
        "politisch*/wirtschaftlich*/beruflich* {suicide}",
        "daten/unterschrift/konto/angaben/eintrag/chat … wenn {i} … tot/sterbe/gestorben/mehr",
        "angst … vor/vorm … dem? tod/sterben",
        "bring mich … um den verstand/schlaf/fassung",
    ),
    breaks=(
        "nicht kein keine keinen dass man frage artikel zahlen statistik bericht gelesen gehört wer aufruf "
        "forder* appell*"
    ),
    strangers=(
        "nicht kein keine keinen mittelmeer meer krieg menschen flüchtlinge geflüchtete leute sie man wir "
        "ihr partei politik hunger langeweile lachen daten"
        " taliban vater gestorben warum frage wer staat gesetz todesstrafe aussterben deutschland angst "
        "kommunen land abschiebung"
    ),
    joints=(
        "und aber weil seit denn ich bitte hilfe hilf helft wenn oder was wo wie wer mein meine alles es sie "
        "so deshalb darum wegen"
        " warum danke sorry wirklich ehrlich"
    ),
    written={
        "nichtmehr": "nicht mehr",
        "nichmehr": "nicht mehr",
        "niemehr": "nie mehr",
        "niewieder": "nie wieder",
        "nich": "nicht",
        "nit": "nicht",
        "ned": "nicht",
        "net": "nicht",
        "nd": "nicht",
        "ichwill": "ich will",
        "habs": "habe es",
        "wills": "will es",
        "wers": "wäre es",
        "wärs": "wäre es",
        "gehts": "geht es",
        "nen": "einen",
        "totsein": "tot sein",
        "mer": "mehr",
        "mea": "mehr",
        "meh": "mehr",
        "nimer": "nimmer",
        "dasein": "da sein",
        "bringmich": "bring mich",
        "bisl": "bisschen",
        "iwie": "irgendwie",
        "umbringn": "umbringen",
        "sterbn": "sterben",
    },
    unlike=(
        "strich beschweren beschwert verlassen  lieben streben werben erben stärken starben störben gaben "
        "verbrennung teilen"
    ),
)
