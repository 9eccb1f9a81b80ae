"""How it's said in Kurdish: Kurmanji in Latin letters, and the plainest of Sorani."""

from __future__ import annotations

from typing import Final

from appealbot.core.crisis.speech import Speech

KURDISH: Final = Speech(
    "ku",
    lists={
        "want": "dixwazim/dxwazim/dixazim/dixwezim|dil heye|divê/gerek|difikirim/dfikirim|biryar",
        "kin": (
            "hevalê/hevala/heval/birayê/bira/birayê/xwişka/xwîşka/xwişk/dayika/diya/bavê/hevjîna/hevjînê/jina/"
            "mêrê/kurê/keça/cîranê/cîrana"
            "/hevalek/pismamê/dotmama/zarokê/xwendekarê"
        ),
    },
    phrases=(
        "{want} … bimirim/bimrim/bimirm/mirinê/bimiram|{want} … ez … bimirim|ez … bimirim .",
        "jiyana xwe … biqedînim/diqedînim/xilas | xwe … bikujim/bkujim/dikujim/kuştin/bikuje | xwe … bikujim",
        "xwekuştin*/xwekujî* … dikim/bikim/{want}",
        "ez … xwe … daliqînim | xwe daleqînim/daliqînim/bixeniqînim/dixeniqînim/bişewitînim/dişewitînim",
        "ez … intîhar … bikim/dikim/{want} | xwe … bavêjim/davêjim … pirê/pira/banî/trênê/pencerê/avê/jor/jêr",
        "ji … pirê/banî/pencerê … xwe … bavêjim/davêjim",
        "naxwazim … bijîm/bijim/jiyan* | êdî … naxwazim … bijîm/jiyan* | naxwazim … sax … bim/bimînim",
        "naxwazim şiyar bim | naxwazim … hişyar bim",
        "jiyan/jiyana/jîn/jîna/jiyanê … bê … wate/mane/hêvî | jiyana/jiyan … bêwate/bêmane",
        "wateya/maneya … jiyanê … nema/tune/nîne | jiyana min … qediya/xilas",
        "ji … jiyanê/jîyanê/jîna … bêzar/westiyam/westiyame/aciz | min … ji jiyanê … têr",
        "ez … westiyam/westiyame … jiyanê",
        "xwezî/xwezi … bimirama/nehatibûma/mirîbûma/mirîbama/nebûma/miribûma/bimirama",
        "mirin … çêtir/baştir/xweştir | ez bimirim … çêtir/baştir | bêyî min … çêtir/baştir/rehet",
        "kes … bêriya min | êdî … nikarim/nkarim . | ez êdî nikarim | nikarim … bijîm",
        "hêviya min … nema/tune/nemaye | dawî li jiyana xwe | dawî … jiyana xwe … bînim/tînim",
        "destê/destên/damarên xwe … dibirim/bibirim/jê|zirarê … didim xwe|xwe birîndar … dikim",
        "{kin} … xwe … bikuje/bkuje/dikuje/kuşt | {kin} … dixwaze … bimire/bimre | {kin} … naxwaze … bijî",
        "{kin} … intîhar*/xwekuştin*/xwekujî* | dixwaze xwe bikuje",
        "دەمەوێت/دەمەوێ/ئەمەوێت/ئەمەوێ/دەمەوی … بمرم/بمردایەم/خۆم … بکوژم? | خۆم … بکوژم/دەکوژم/ئەکوژم/هەڵدەواسم",
        "خۆکوشتن … دەکەم/بکەم/بیر | بیر لە خۆکوشتن",
        "نامەوێت/نامەوێ … بژیم/بژیت/ژیان/بمێنم | ئیتر نامەوێت/نامەوێ … بژیم",
        "خۆزگە … بمردمایە/مردبام/بمرم/نەدەبووم | ژیانم … بێ مانا/مانای | لە ژیان … بێزار/ماندوو",
    ),
    innocent=("naxwazim bimirim/bimrim|li vir/wir/kampê naxwazim … bijîm|naxwazim … li … bijîm",),
    breaks="ne na nûçe penaber",
    joints="û lê ji alîkarî tikaye",
    calm=(
        "Ev pir giran xuya dike. Ez tenê bername me, lê hûn ne bi tenê ne: li ser {calls} şev û roj, belaş û "
        "bê nav, mirov guh didin "
        "(bi almanî). Heke xeterî hebe, ji kerema xwe tavilê li {emergency} bigerin."
    ),
)
