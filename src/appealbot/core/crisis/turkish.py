"""How it's said in Turkish."""

from __future__ import annotations

from typing import Final

from appealbot.core.crisis.speech import Speech

TURKISH: Final = Speech(
    "tr",
    lists={
        "want": (
            "istiyorum/istiyom/isterim/isterdim/istedim/düşünüyorum/planlıyorum/geliyor/istiyoruz/diliyorum/"
            "lazım/istiyordum/içimden"
        ),
        "will": (
            "istiyorum/istiyom/edeceğim/edicem/ederim/edeyim/etmeyi/etmek/etsem/ediyorum/etmem/edecem/etmeye/"
            "düşünüyorum/düşüncesi"
        ),
        "refuse": "istemiyorum/istemiyom/istemem/istemiyordum/istemezdim",
        "end": "son ver*|sonlandır*|bitir*|kıy*|nokta koy*|veda et*|al*",
        "high": (
            "köprü*/çatı*/balkon*/pencere*/cam*/bina*/tren*/metro*/ray*/deniz*/nehir*/uçurum*/dam*/kat*/araba*/"
            "kamyon*/suya/kule*"
        ),
        "better": "iyi/mutlu/rahat/huzurlu/kolay",
        "kin": (
            "arkadaşım/arkadaşımın/kardeşim/kardeşimin/abim/ablam/annem/babam/eşim/kocam/karım/oğlum/kızım/"
            "komşum/kuzenim/dostum"
            "/sevgilim|oda arkadaşım|amcam/dayım/teyzem/halam/öğrencim/nişanlım|bir arkadaşım|bir tanıdığım|"
            "tanıdığım biri"
        ),
        "act": (
            "intihar* … istiyor/etmek/edecek/etmeyi/düşünüyor/etti/eder/etmeye/bahsediyor|kendini … öldür*/as*/"
            "kes*/at*/vur*/yak*"
            "|kendine zarar|ölmek istiyor*|ölmek istediğini|yaşamak istemiyor*|yaşamak istemediğini|canına kıy*|"
            "hayatına son|intihara kalkış*"
        ),
    },
    phrases=(
        "& ölmek/ölmeyi/ölümü/intihar/intiharı/öleyim istiyorum/düşünüyorum/düşünüp/isterdim/keşke/yardım",
        "ölürüm/ölsem … daha iyi | uyanmasam/ölsem/olmasam keşke | keşke … uyanmasam",
        "& ben/benim/bana ölmem/ölmeyi lazım/gerek/istiyorum | ölmem lazım/gerek",
        "ölmek/ölmeyi/gebermek/ölüp gitmek {want} | ölmek … {want}",
        "ölesim/ölesi … geliyor/var",
        "yaşamak/yaşamayı/hayatta kalmak {refuse}|yaşamak {refuse}|hayatta … kalmak {refuse}",
        "yaşamak/hayat/yaşamaya … gelmiyor/isteğim yok | yaşama isteğim",
        "yaşama/yaşamaya isteğim/gücüm/hevesim/sebebim/nedenim … yok/kalmadı",
        "yaşamak için … sebebim/nedenim/sebep/neden … yok/kalmadı/göremiyorum",
        "kendimi … öldür*|kendimi … as*|kendimi … vur*|kendimi … yak*|kendimi … zehirle*|kendimi … boğ*",
        "kendimi … öldürmek/öldürsem/öldürürüm/asarım/asacağım",
        "intihar {will}|intihar etmek {want}|intihara … kalkış*/teşebbüs/meyil*",
        "intiharı/intihar … düşünüyorum/düşündüm/düşünmek/düşüncelerim/aklımdan/aklıma|intihar etmeyi … {want}",
        "intihar … tek/son … çare/yol/seçenek|tek çarem/çare intihar|. intihar .|intihar düşüncelerim",
        "canıma … kıy*|hayatıma/yaşamıma/canıma … {end}|hayatımı/yaşamımı … {end}|bu hayata … {end}",
        "bileklerimi/bileğimi/damarlarımı … kes*|jilet at*|kollarımı/kolumu … kes*/jilet*/çiz*",
        "{high} … atla*|kendimi … {high} … at*|kendimi … {high}",
        "kendime … zarar|kendimi … kes*/kesiyorum/yaral*/cezaland*|kendimi kesmek",
        "hap/hapları/ilaç/ilaçları/ilacı/haplar … iç*/yut* … ölmek/hepsini/uyan*",
        "bütün/tüm/hepsini/avuç … hap*/ilaç* … iç*/yut*/al*",
        "hayatın/yaşamanın/hayatımın/yaşamın … anlamı … yok/kalmadı/ne | hayat … anlamsız | yaşamak … anlamsız",
        "hayatım … anlamsız",
        "niye/neden/niçin … yaşıyorum/yaşayayım|ne diye yaşıyorum|yaşamanın … ne anlamı",
        "hayatım … bitti/mahvoldu . | hayattan/yaşamaktan … bıktım/yoruldum/usandım/nefret",
        "bıktım … hayattan/yaşamaktan | hayatımdan … nefret/bıktım",
        "keşke … ölsem/ölseydim/ölmüş/doğmasaydım/olmasam/olmasaydım/uyanmasam/doğmamış | keşke … ölüm",
        "ölsem … kurtul*/iyi/de",
        "hiç doğmasaydım/doğmamış olsaydım|doğmamış olmayı",
        "ölüm/ölmek … daha … {better} | ölüm … tek … çare/kurtuluş/yol/çözüm | ölüm … kurtuluş/istiyorum",
        "ölümü … düşünüyorum/istiyorum/diliyorum/bekliyorum",
        "ölmeyi … düşünüyorum/bekliyorum/tercih | ölürüm … dönmem/dönmektense",
        "dönmektense/gitmektense … ölürüm/ölmek/ölmeyi",
        "ölsem/ölürsem/olmasam/gitsem/olsam … kimse|kimse … ölsem/ölürsem/olmasam|kimsenin umurunda … ölsem/değilim",
        "kimse … beni … özlemez/özlemeyecek/aramaz|beni … kimse … özlemez/aramaz",
        "bensiz … daha … {better} | ben olmasam/ölürsem/olmazsam … {better} | benden kurtul*",
        "herkese/aileme … yük/yüküm | ben … bir yüküm",
        "bir daha … uyanma*|uyanmamak/uyanmamayı|uyanmak {refuse}|uyuyup … uyanma*|sonsuza kadar uyu*",
        "yok olmak/kaybolmak/yok olup gitmek {want}|bu dünyadan … gitmek/göçmek/kurtul*|bu dünyada … {refuse}",
        "artık … dayanamıyorum/dayanamıyom/dayanacak gücüm | dayanamıyorum artık/. | daha fazla dayanamıyorum",
        "dayanacak gücüm … yok/kalmadı",
        "artık … devam edemiyorum|böyle … yaşayamam/yaşayamıyorum|artık … yaşayamıyorum/yaşayamam",
        "hiç? umudum/ümidim … yok/kalmadı .|çıkış yolu/çaresi … yok/göremiyorum|çıkış yolum … yok/kalmadı|tükendim .",
        "veda/intihar mektub*|elveda … dünya/herkes|bu … son mesajım|son gecem/günüm|hakkınızı helal edin .",
        "{kin} … {act}|{kin} … intihar*|intihar etmek isteyen … {kin}",
    ),
    innocent=(
        "intihar saldır*/bomba*/eylem*|gülmekten/açlıktan/sıkıntıdan/soğuktan/sıcaktan/meraktan … öl*",
        (
            "burada/orada/kampta/almanyada/yurtta/şehirde/evde/köyde/türkiyede/ülkede/heimda/bayernde/"
            "kasabada/konutta … yaşamak {refuse}"
        ),
    ),
    breaks="değil haber makale mülteciler insanlar",
    strangers="savaş mülteciler insanlar deniz ceza saldırı istemiyorum neden",
    joints="ama çünkü ve lütfen yardım bana ben ne nasıl",
    written={"istiom": "istiyorum", "istiyorm": "istiyorum", "intahar": "intihar", "intiar": "intihar"},
    unlike="olmak kesin",
    calm=(
        "Bu çok ağır geliyor olmalı. Ben sadece bir programım, ama yalnız değilsiniz: {calls} numaralarında "
        "gece gündüz, "
        "ücretsiz ve isim sormadan dinleyen insanlar var (Almanca). Tehlike varsa lütfen hemen {emergency} "
        "numarasını arayın."
    ),
)
