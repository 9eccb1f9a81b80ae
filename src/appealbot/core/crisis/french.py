"""How it's said in French."""

from __future__ import annotations

from typing import Final

from appealbot.core.crisis.speech import Speech

FRENCH: Final = Speech(
    "fr",
    lists={
        "i": "je/j/jai/jme/jvais/jveux/moi",
        "so": (
            "juste/plus/vraiment/tout/trop/encore/souvent/toujours/parfois/bientôt|ce soir|simplement/maintenant/"
            "déjà/seulement/même/tellement"
        ),
        "want": (
            "veux/voudrais/aimerais/souhaite/préfère/préférerais/vais/vai/jveux/veut|ai envie de/d|jai envie de/"
            "d|jaimerais/jveu/jvais|envie de/d"
            "|pense à|songe à|pense a|rêve de|suis prêt à|suis prête à|pourrais|vaut mieux|vx"
        ),
        "kill": (
            "tuer/suicider/pendre/buter/noyer/flinguer/empoisonner/immoler/supprimer/zigouiller|donner la mort|"
            "ôter la vie|enlever la vie|foutre en l'air"
            "|tirer une balle|jeter … pont/train/fenêtre/toit/métro/balcon/rails/vide/eau|ouvrir/tailler/couper/"
            "trancher les veines"
        ),
        "die": (
            "mourir/crever/morir/mourire|être mort/morte|disparaître … toujours/jamais|plus exister/vivre|"
            "plus me réveiller|ne plus être là|plus être là"
        ),
        "gone_if": (
            "meurs/mourais/disparais/disparaissais/mort/morte/crève|suis plus là|étais plus là|n'étais pas là|"
            "existais pas"
        ),
        "longs": "veux/voudrais/envie/préfère/préférerais/aimerais/mieux/souhaite/pense/vais/plutôt/prêt/prête",
        "dying": "mourir/mort/morte/suicider/suicide/crever",
        "kin": (
            "ami/amie/frère/sœur/mère/père/fils/fille/mari/femme/voisin/voisine/collègue/copain/copine/cousin/"
            "cousine/enfant/pote/colocataire"
            "/oncle/tante/maman/papa/compagnon/compagne/élève/coloc|meilleur ami|meilleure amie"
        ),
        "near": "mon/ma/un/une … {kin}|quelqu'un … je connais|quelquun|il|elle|un ami à moi",
        "act": (
            "se suicider/tuer/pendre/suicide/tue/scarifie/mutile|se faire du mal|s'ôter la vie|sôter la vie|"
            "mourir|plus vivre|mettre fin à ses/sa"
            "|suicide|suicidaire/suicidaires|sauter du/de … pont/toit/fenêtre|en finir|se fait du mal|"
            "se jeter … train/pont"
        ),
    },
    phrases=(
        "{i} … {want} {so}? {so}? me {kill}|. {so}? {want} me {kill}|envie de me {kill}|me {kill} .",
        "{i} … me {kill}|je me tue/suicide/pends/bute/flingue/noie|me tuerai/suiciderai/pendrai",
        "{i} … {want} {so}? {die} | . {so}? {want} {so}? {die} | envie de/d {die} | {i} … {want} {so}? mourir",
        "mourir … {want} .",
        "aimerais/voudrais/préfère/préférerais/souhaite/veux … {so}? être mort/morte|voudrais/aimerais/veux … mourir",
        "{i} … plus envie de vivre | plus … envie de vivre | plus le goût de vivre | pas envie de vivre",
        "plus la force … vivre/continuer | plus de force pour vivre",
        "{i} … veux/voulais/peux/souhaite plus … vivre . | veux/peux plus vivre {so}? comme/ainsi/.",
        "veux plus de cette vie | jveux/veux plus vivre .",
        "ne/n? veux plus … être là/vivant/vivante | ne plus … vivre . | ne plus … me réveiller",
        "plus jamais … réveiller | pas … me réveiller",
        "m'endormir … plus … réveiller | dormir … plus … réveiller | m'endormir … toujours | dormir pour toujours",
        "dormir … jamais … réveiller",
        "{i} … disparaître … toujours/jamais/monde/terre | {i} … {want} {so}? disparaître . | quitter ce monde",
        "quitter cette vie/terre",
        "mettre/mets/mettrai … fin … mes jours | mettre/mets/mettrai … fin … ma vie | mettre fin à tout ça",
        "en finir avec … vie/tout | {want} … en finir .",
        "veux/voudrais/aimerais … que … tout/ça/cela … arrête/finisse/cesse/termine | {i} … en finir .",
        "{want} … en finir",
        "{i} … pense/penser/songe/pensais/réfléchis … au/aux/sur suicide | {i} … suicidaire/suicidaires",
        ". suicide . | . suicidaire . | pensées/idées suicidaires .",
        "{i}/jai … pensées/idées/envies suicidaires | mes … pensées/idées suicidaires",
        "tentative de suicide … ma/mon | {i} … tenté/essayé de me {kill}",
        "le suicide … seule/dernière/solution/issue",
        "{i} … pense/penser … à la/ma mort | pense/penser … à mourir | {i} … attends/souhaite/désire … la mort",
        "la mort … délivrance/mieux/solution/issue/soulagement",
        "& je/j/me/jai/jveux {longs} {dying} | plutôt mourir | mourir plutôt/que | préfère/préférerais … mourir",
        "mieux mort/morte | autant mourir | mieux … mourir",
        "vie … plus/aucun/pas … sens/intérêt/but | ma vie … finie/foutue/terminée/inutile/nulle . | ma vie … rien",
        "vie … vaut … pas/plus/rien … vécue | pas la peine de vivre",
        "plus/aucune/pas … raison/raisons de vivre | plus rien … vivre | rien … pour quoi? vivre",
        "à quoi bon … vivre/continuer/vie | pourquoi … vivre . | pourquoi … je vis/continue .",
        "marre/assez/fatigué/fatiguée/dégoûté/dégoûtée/lasse/las … de … vivre | marre de la vie | marre de ma vie",
        "marre de vivre | {i} … déteste/hais … ma vie | je déteste vivre",
        "{i}/jen … peux plus . | jen peux … plus . | je n'en peux plus {so}? | j'en peux plus",
        "{i} … tiens plus . | {i} … supporte plus … vie/vivre/. | {i} … peux plus continuer .",
        "{i}/jai … perdu … tout? espoir . | {i} … plus aucun? d'espoir . | {i} … plus … espoir .",
        "{i} … suis à bout . | je vois … pas/plus/aucune … issue/sortie .",
        "je … aurais … jamais … né/née | jamais … né/née . | n'aurais … jamais … naître",
        "aimerais … jamais … né/née | voulu … jamais … né/née | pas demandé à naître",
        (
            "personne … manquera/regrettera/regretterait/pleurera/remarquera/remarquerait/soucie/pleurerait/"
            "manquerais … {gone_if}"
        ),
        "personne … me … regrettera/regretterait/pleurera/pleurerait",
        "je … manquerai/manquerais … à personne | personne … si je {gone_if} | personne … quand je {gone_if}",
        "qui … pleurerait/manquerait/remarquerait … si",
        "mieux/heureux/tranquilles/soulagés … sans moi | sans moi … mieux/heureux/tranquilles/facile",
        "{i} … suis … un/qu'un … fardeau/poids | un fardeau pour … tous/tout/famille/monde/les",
        "{i} … {want} … sauter … pont/toit/fenêtre/balcon/train/immeuble/étage/vide/falaise",
        "je saute … pont/toit/fenêtre/balcon/train",
        "{i} … jette/jeter … sous/du/par/dans … train/pont/fenêtre/métro/vide/toit",
        (
            "{i} … avale/avaler/avalé/prendre/pris … tous/tout/trop/boîte/tube/plein … médicaments/cachets/"
            "comprimés/pilules/somnifères"
        ),
        "overdose .",
        "combien … médicaments/cachets/comprimés/somnifères … mourir",
        "comment … mourir/tuer … douleur/souffrir/vite/rapidement | comment me {kill} | mourir sans souffrir",
        "{i} … me/m … fais/faire … du mal | me faire du mal",
        "je me … scarifie/mutile/coupe/taillade/blesse … bras/veines/exprès/. | me scarifier/mutiler/couper .",
        "{i} … scarifie/mutile | m'ouvrir les veines",
        "peur de … me faire du mal | faire une bêtise . | lettre d'adieu | adieu … monde | adieu à tous",
        "c'est … mon/ma dernier/dernière … message/jour/nuit | quand vous lirez",
        "{near} … {act} | {near} … veut/parle/dit/pense/menace/essayé/tenté/voudrait/va … {act}",
        "{near} … envie de mourir",
    ),
    innocent=(
        "veux/voudrais/voulons … pas {so}? mourir | pas envie de mourir",
        "attentat*/attaque*/kamikaze/commando suicide | mourir de rire/faim/chaud/froid/ennui/soif",
        "plus vivre dans/ici/avec/en/à/chez/au/là|plus être là pour|suicide politique/économique|suicide assisté",
    ),
    breaks="pas article presse réfugiés gens question lu appel formulaire",
    strangers="pas ils elles gens réfugiés mer guerre peine rire faim loi pourquoi père attentat on nous",
    joints=(
        "et mais parce aidez aide svp que si car ma mon s'il pourquoi merci personne tout rien c'est je depuis sans"
    ),
    written={
        "chui": "je suis",
        "jsuis": "je suis",
        "jpeux": "je peux",
        "jpense": "je pense",
        "jme": "je me",
        "jveux": "je veux",
        "jvais": "je vais",
        "jai": "j ai",
        "jaimerais": "j aimerais",
        "jen": "j en",
        "nen": "n en",
        "mourrir": "mourir",
        "men": "m en",
    },
    unlike="mourra couleur",
    calm=(
        "Cela semble très dur. Je ne suis qu'un programme, mais vous n'êtes pas seul·e : aux numéros "
        "{calls}, des personnes écoutent "
        "jour et nuit, gratuitement et anonymement (en allemand). En cas de danger, appelez tout de suite le "
        "{emergency}."
    ),
)
