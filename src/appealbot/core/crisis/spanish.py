"""How it's said in Spanish."""

from __future__ import annotations

from typing import Final

from appealbot.core.crisis.speech import Speech

SPANISH: Final = Speech(
    "es",
    lists={
        "so": (
            "ya/solo/sólo/simplemente/realmente/siempre/mucho/hoy/ahora/mejor/también|esta noche|a veces|"
            "de verdad|tanto"
        ),
        "want": (
            "quiero/kiero/quisiera/querría/deseo/prefiero/preferiría/necesito/pienso/planeo/intento|voy a|"
            "me gustaría|tengo ganas de|ganas de|pienso en"
            "|estoy pensando en|he pensado en|pensando en|he intentado|intenté|quiero solo|sueño con|podría|"
            "desearía|debería|me dan ganas de"
        ),
        "kill": (
            "matarme/suicidarme/ahorcarme/colgarme/envenenarme/ahogarme/dispararme/quemarme|pegarme un tiro|"
            "quitarme la vida|quitarme de en medio|quitarme de enmedio"
        ),
        "die": (
            "morir/morirme/morirse|estar muerto/muerta|dejar de existir/vivir|desaparecer … siempre/mundo/tierra|"
            "no despertar|no existir|no vivir"
        ),
        "high": "puente/techo/azotea/ventana/balcón/tren/edificio/vías/metro/tejado/acantilado/río/mar/terraza/coche",
        "longs": "quiero/quisiera/deseo/ganas/mejor/prefiero/preferiría/ojalá/pensando/pienso/gustaría/voy",
        "dying": "morir/morirme/muerto/muerta/suicidarme/matarme/suicidio/ahorcarme",
        "kin": (
            "amigo/amiga/hermano/hermana/madre/padre/hijo/hija/marido/esposo/esposa/mujer/vecino/vecina/"
            "compañero/compañera/primo/prima/novio/novia"
            "/mamá/papá/pareja/alumno/alumna/tío/tía/sobrino/sobrina|mejor amigo/amiga"
        ),
        "near": "mi/un/una … {kin}|alguien que conozco|alguien|él|ella|un conocido",
        "act": (
            "suicidarse/suicidar/matarse/ahorcarse|se … matar/suicidar/ahorcar/corta/cortar|quitarse la vida|"
            "quitar la vida|quiere/quería morir/morirse|no quiere … vivir/seguir"
            "|ganas de morir|suicidio|suicida|hacerse daño|se hace daño|acabar con su vida|se autolesiona|"
            "tirarse … {high}"
        ),
        "better": "mejor/felices/feliz/tranquilos/bien/aliviados",
        "gone_if": (
            "muero/muriera/muriese/desaparezco/desapareciera|no estuviera|no estoy|no existiera|falto/faltara/"
            "muerto/muerta|me muero|me fuera|no estuviese"
        ),
    },
    phrases=(
        "{want} {so}? {kill} | {kill} .",
        "me {so}? quiero/voy/quisiera/deseo … matar/suicidar/ahorcar/colgar/morir",
        "me {so}? voy a? matar/suicidar/ahorcar/colgar",
        "me mato . | me mataré/suicidaré/ahorcaré/suicido | si … me mato/suicido | yo me mato",
        "quitarme/quitar/quito … la vida | me quito la vida | me quitaré la vida",
        "{want} {so}? {die} | quiero/quisiera/prefiero … morir | me quiero/quisiera morir | quiero morirme",
        "morirme {want} | ojalá … muera/muriera/muerto/muerta/despierte/despertara/morir/nacido",
        "quiero/quisiera/prefiero/preferiría … estar muerto/muerta | estaría mejor muerto/muerta",
        "mejor muerto/muerta | mejor morir/muerte | prefiero morir | prefiero la muerte | antes muerto/muerta que",
        "no … quiero/deseo/puedo … vivir {so}? más/así/. | ya no quiero … vivir/seguir/estar aquí",
        "no quiero vivir más | no quiero … seguir viviendo/vivo/viva | no quiero seguir . | sin ganas de vivir",
        "no … ganas de vivir",
        "no quiero … estar vivo/viva | & {longs} {dying} | no quiero … existir | no quiero … estar en este mundo",
        "no quiero … despertar* | no despertar* … nunca/más/mañana/jamás | no despertar . | nunca … despertar*",
        "dormir … no despertar* | dormir … siempre | dormirme … siempre",
        "vida … no … sentido/vale/merece | no … sentido … vivir/vida | no vale la pena … vivir",
        "no … merece la pena vivir | mi vida … terminó/acabó/acabada/terminada/inútil/mierda .",
        "sin sentido … vida | vida … sin sentido",
        "no … razón/razones/motivo/motivos … para/de … vivir | no tengo por qué vivir | nada por … vivir",
        "para qué … vivir/vivo/seguir | por qué … sigo vivo/viva | no … para qué vivir",
        "cansado/cansada/harto/harta … de … vivir | cansado/cansada/harto/harta de la/mi vida | odio … mi vida",
        "odio vivir | no aguanto … vida | no soporto … vida | estoy harto/harta de la vida",
        "pienso/pensar/pensando/pensado/piensa … en el? suicidio",
        "pienso/pensar/pensando … en … morir/muerte/matarme | . suicidio .",
        "pensamientos/ideas/tendencias suicidas . | tengo … pensamientos/ideas suicidas",
        "mis … pensamientos/ideas suicidas",
        "el suicidio … única/mejor/solución/salida/opción | intento de suicidio … mi | cometer suicidio",
        "estoy … suicida | la muerte … única/mejor/solución/salida/alivio | deseo la muerte | quiero la muerte",
        "espero la muerte",
        "terminar/acabar/acabo/poner/termino/acabaré … con mi vida | poner … fin … mi vida | terminar mi vida",
        "acabar con mi vida | acabar/terminar con todo | quiero … acabar/terminar con esto | poner fin a todo",
        "quiero que … todo? … termine/acabe/pare .",
        "no … puedo … más . | ya no puedo {so}? más? | no puedo seguir {so}? así?/más?/. | no puedo seguir",
        "no aguanto … más . | no soporto … más . | no … tengo … esperanza/fuerzas . | perdí … la esperanza .",
        "he perdido … esperanza . | no … veo … salida . | no hay salida .",
        "nadie … extrañ*/echar*/notar*/importa/importaría/lloraría/llorará … me",
        "nadie me … extrañ*/echar*/necesita | nadie … si … {gone_if} | no le importo a nadie",
        "a nadie … le importa/importaría … si | quién … extrañ* … si",
        "{better} … sin mí | sin mí … {better} | mejor … si … yo? {gone_if} | soy … una carga … para",
        "soy … una carga . | soy un estorbo | ojalá … no/nunca … hubiera/hubiese/haber nacido",
        "nunca … haber nacido | no … haber nacido | nunca debí nacer",
        "voy a/quiero/pienso … tirarme/saltar/lanzarme/arrojarme … {high}",
        "quiero/voy … tirarme/saltar/lanzarme/arrojarme … {high}",
        "me … tiro/lanzo/tirar/lanzar/arrojo … del/de/por/al/desde … {high} | {want} … saltar … {high}",
        "salto … puente/tren/balcón",
        (
            "tomar/tomarme/tomé/tragar/tragarme/tomo … todas/muchas/bote/frasco/caja/demasiadas … pastillas/"
            "píldoras/medicinas"
        ),
        "me tomo/tomé … pastillas … todas/dormir | sobredosis . | me … tomar … sobredosis",
        "cuántas pastillas … morir/matarme",
        "me corto … brazos/venas/piernas/muñecas/. | cortarme … venas/brazos/muñecas/. | me … cortar … venas",
        "cortar/corto … las venas | me hago daño | hacerme daño | lastimarme | me autolesiono | autolesion*",
        "me lastimo | hacerme … algo . | lesionarme",
        "cómo … morir … dolor/rápido | cómo … {kill} | forma … fácil/rápida … de morir | morir sin dolor",
        "carta de despedida | adiós … mundo/para siempre | mi último/última … mensaje/día/noche",
        "cuando lean esto",
        "{near} … {act}|{near} … dice/quiere/habla/piensa/amenaza/intentó … {act}",
    ),
    innocent=(
        "no quiero {so}? morir/morirme | atentado*/ataque*/bomba*/terrorista* suicida*",
        "morir/muero/morirme … de risa/hambre/frío/calor/sueño/aburrimiento/sed/ganas",
        "no quiero vivir {so}? en/aquí/con/cerca/allí|no puedo más que|suicidio asistido/político",
    ),
    breaks="artículo noticia refugiados gente pregunta formulario",
    strangers="no ellos refugiados gente mar guerra pena hambre risa ley por-qué",
    joints="y pero porque por ayuda ayúdenme ayúdame que si mi todo nada desde con necesito estoy me",
    written={
        "q": "que",
        "kiero": "quiero",
        "kero": "quiero",
        "xq": "porque",
        "bibir": "vivir",
        "suisidarme": "suicidarme",
        "suicidiarme": "suicidarme",
        "mas": "más",
    },
    unlike="matarte matarle mejora",
    calm=(
        "Eso suena muy duro. Solo soy un programa, pero no está en soledad: en {calls} hay personas que "
        "escuchan día y noche, "
        "gratis y de forma anónima (en alemán). Si hay peligro ahora, llame al {emergency}."
    ),
)
