"""How it's said in English, learners' and texters' English included."""

from __future__ import annotations

from typing import Final

from appealbot.core.crisis.speech import Speech

ENGLISH: Final = Speech(
    "en",
    lists={
        "i": "i/im/ive/ill/id/i'd/me",
        "not": "not/never|do not|can not|no longer|am not|did not",
        "so": (
            "just|really|simply|only|so|now|tonight|today|still|always|often|sometimes|honestly|literally|"
            "probably|maybe|actually"
            "|already|also|even|finally|seriously|truly|constantly|again|very|all the time|soon|kinda|kind of|"
            "fucking|ever"
            "|tomorrow|completely|then|myself|secretly|currently|fucken"
        ),
        "wish": (
            "{want}|am going to|was going to|will|would|should|might|could|may|going to|have to|about to|need to|must"
        ),
        "want": (
            "want to|wanted to|want|wish to|wish i could|wish i would|would like to|would love to|would rather|"
            "had rather|rather"
            "|plan to|am planning to|planning to|try to|tried to|trying to|hope to|hope i|thinking of|thinking "
            "about|think of|think about|thought of|thought about|thoughts of"
            "|thoughts about|feel like|feeling like|ready to|decided to|considering|long to|prefer to"
            "|tempted to|afraid i will|scared i will|afraid i might|dream of|dreaming of|wishing to|keep wanting "
            "to|urge to"
            "|desire to|idea of|ideas of|urges to|intend to"
        ),
        "kill": (
            "kill/killing/kil/end/ending/hang/hanging/shoot/shooting/drown/drowning/poison/poisoning/stab/"
            "stabbing/burn/burning"
            "/suffocate/strangle/starve/murder/unalive/off/offing/electrocute/gas/delete {me}"
        ),
        "me": "myself/meself/mself/myslef|my self",
        "harm": (
            "hurt/hurting/harm/harming/cut/cutting/injure/injuring/punish/burn/burning/starve/damage {me}"
            "|do something/anything/sth to {me}|self harm/harming|selfharm*|do {me} harm"
        ),
        "die": (
            "die/dying/dieing|be dead|perish|drop dead|be gone|not exist|stop existing|cease … exist|"
            "not be alive|not be here"
        ),
        "life": "life/live/lif/lives/existence",
        "any_more": "anymore/any/more/longer/again",
        "live": (
            "live/living/exist/existing|be alive|being alive|be here|being here|go on living|keep living|wake up|"
            "waking up|stay alive"
        ),
        "suicide": "suicide/suicid/sucide/suicied/sewerslide/suiside",
        "high": (
            "bridge/roof/rooftop/building/window/balcony/cliff/train/trains/tracks/rails/car/cars/truck/bus/"
            "lorry/traffic/river"
            "/sea/water/tower/tube/subway/height/ocean/canal/floor/ledge/edge/railway"
        ),
        "jump": "jump/jumping/leap/leaping/throw/throwing/step/stepping/walk/walking/fall/lie/lay/stand/standing/run",
        "off": "off|from|in front of|into|out of|under|before|on to|onto|in",
        "pills": (
            "pills/tablets/pill/meds/medication/paracetamol/medicine/painkillers/poison/bleach/valium/xanax/"
            "ibuprofen/sleeping"
        ),
        "take": "take/taking/took/swallow/swallowed/swallowing/drink/drank/drinking/taken",
        "nobody": "nobody/no-one/noone/none|no one|not anyone|no body|not a soul",
        "everybody": (
            "everyone/everybody/family/world/kids/children/people/they/all/you/wife/husband/parents/friends/mum/"
            "mother/mom"
        ),
        "better": "better/happier/easier|best off|relieved",
        "gone_if": (
            "die/died/dead/gone/disappear/disappeared|not exist|not here|not around|not alive|not wake up|"
            "not be here/around"
            "|was not|were not|left this world|never existed|no longer here/around/existed|never woke up|"
            "ended it|never been born"
        ),
        "kin": (
            "friend/friends/brother/sister/mother/mum/mom/father/dad/son/daughter/child/kid/husband/wife/partner/"
            "colleague"
            "/neighbour/neighbor/roommate/flatmate/cousin/uncle/aunt/grandma/grandpa/boyfriend/girlfriend/mate/"
            "buddy/nephew"
            "/niece/client/student/pupil/ex/bro/housemate/classmate/coworker/patient/bestie"
        ),
        "near": (
            "my/our … {kin}|a/one {so}? friend/mate/colleague/neighbour/neighbor/roommate/client/student/pupil/"
            "classmate|friend of mine"
            "|someone/somebody … i know/love/support/help|someone/somebody … in/at/from my/our"
            "|someone/somebody i know|someone/somebody|he|she|boy/girl/man/woman/guy/refugee/resident/kid i know/"
            "help/support/teach"
            "|boy/girl/man/woman/guy/refugee/resident/kid in our/my … shelter/home/camp/accommodation|mate"
        ),
        "longs": (
            "want/wanted/wish/wished/hope/rather/ready/feel/thinking/think/thoughts/prefer/better/deserve/just/"
            "please/pray"
        ),
        "dying": "dead/death/dying/suicide/suicidal|to {so}? die|i die|could die",
        "killing": "kill/killing/hang/hanging/cutting/cuts/harming/harm/hurting/hurts/shoot/drown",
        "beside": (
            "someone/somebody/brother/sister/friend/son/daughter/mother/mum/mom/father/dad/husband/wife/partner/"
            "colleague/neighbour/roommate/flatmate/girl/boy/student/pupil/boyfriend/girlfriend/cousin/mate"
        ),
        "says": (
            "wants/wanted/want/says/said/talks/talked/talking/keeps/kept/is/was/threatens/threatened/threatening/"
            "thinks/tried/tries"
            "/trying/might/will/would/could/texted/told/wrote/plans/going/mentioned/has/hes/shes/may/just/wishes/"
            "messaged/saying"
        ),
        "act": (
            "kill/killing/hang/hanging/hurt/hurting/harm/harming/cut/cutting/shoot/drown/end/poison/"
            "unalive himself/herself/themself"
            "/themselves/hisself|commit/committing/attempt/attempted {suicide}|{suicide}|suicidal|to die|end/"
            "ending/take/taking … own? life"
            "|not want to live/be here|not wish to live|not want to be alive|no reason to live|selfharm*|"
            "self harm*|be dead"
            "|jump/jumping off/from/in … {high}|overdosed/overdose|slit … wrists|end it all|not want to go on|"
            "wants to die"
        ),
    },
    phrases=(
        # Taking one's life
        "{wish} {so}? {so}? {kill}",
        "{i} … {wish} … {kill} .",
        "{i} {so}? kill/hang/shoot/unalive/drown {me}",
        "if … {i} … kill/hang/shoot/end/drown {me}",
        "how … {i}/to … kill/hang/shoot/unalive/drown {me}",
        ". {so}? kill/killing/hang/hanging/shoot/unalive/drown {me}",
        "best/easiest/painless/quickest/fastest … way/ways/method … to? … die/kill/suicide/end",
        "painless/painlessly/peaceful … way … out/die/kill/suicide/end",
        "how … to? {i}? … die … painless/painlessly/quickly/fast/peacefully",
        "how … can/do i … die .",
        "kms",
        "end/ending/take/taking/ended/finish/finishing/terminate my {so}? … own? {life}",
        "end/ending my own life",
        "{wish} {so}? … end/ending/finish it all",
        "{i} {so}? … {wish} {so}? … end/ending it .",
        ". {so}? {want} {so}? end/ending it .",
        "if … i … will/shall/would … end it",
        "end/ending it all",
        "{i} … put an end to … life/it/myself/everything",
        "end my/this {so}? … misery/suffering/pain/existence",
        "{wish} … leave this world/life/planet/earth",
        "{i} … leave this world/life/planet/earth",
        "leave/leaving this world",
        # The word itself
        ". {so}? {suicide} .",
        ". {so}? suicidal .",
        "suicidal {so}? thoughts/feelings/urges/ideation .",
        "{i} … suicidal",
        ". {so}? feel/feeling {so}? suicidal",
        "{i}/have/having/had/my … suicidal thoughts/feelings/urges/ideas/ideation",
        "my … {suicide}",
        "{wish} {so}? … commit/committing/attempt/attempting {suicide}",
        "{i} … commit/committing/committed/attempt/attempted {suicide}",
        ". {so}? commit {suicide}",
        "{i} … thoughts/ideas of/about {suicide}",
        ". {so}? … thoughts/thinking/think of/about {suicide}",
        "{i} … think/thinking/thought/considering/contemplating/contemplate/consider/planning … {suicide}",
        ". considering/contemplating {suicide}",
        "{suicide} … only/best/way/answer/solution … out/left/option/way/answer/solution/me",
        "{suicide} {so}? … is … option/answer/solution/way",
        "only/last … {suicide}",
        "help … {suicide} .",
        "helpline/hotline … {suicide}|{suicide} helpline/hotline/prevention",
        "{i} … death wish",
        # Not wanting to live
        "{i} … {want} {so}? {so}? {die}",
        ". {so}? {want} {so}? {so}? {die}",
        "{i} {so}? am/was going to {so}? die/kill tonight/today/soon/now",
        "{i} {so}? {so}? am {so}? going to die soon/tonight",
        "want to be dead",
        "{i} … {wish} {so}? … sleep … never wake/again",
        "{wish} {so}? … sleep forever/permanently|{wish} {so}? fall … asleep … never/not wake",
        "never/not … wake up … again/tomorrow/anymore/any/more/morning",
        "never/not … wake up .",
        "{i} … wish/hope/pray … not wake up",
        "never wake up again/.",
        "{i} … {wish} {so}? … disappear/vanish … forever/world/earth/good/existence/completely",
        "{i} {so}? {want} {so}? disappear/vanish .",
        ". {so}? {want} {so}? disappear/vanish .",
        "{i} … {wish} … stop/cease existing/living/breathing/exist",
        "not want/wish to {live} {so}? {any_more}",
        "not want/wish to {live} {so}? .",
        "not want/wish to {live} {so}? this/like … life/this/that/way",
        "not want/wish … to {so}? be … alive/here … {any_more}",
        "not want to {so}? be alive",
        "not want to be in this world|not want this life",
        "no {so}? … wish/desire/will/reason/reasons/point/purpose/strength/energy/motivation … to/in/of … {live}",
        "no {so}? … wish/desire/will/reason/reasons/strength/energy … left … live/living",
        (
            "not {so}? … see/have/find … reason/point/purpose/sense/meaning … to/in … live/living/alive/life/"
            "existing/going"
        ),
        "not … have … will/strength/energy to live/go",
        "no {so}? reason/point … living/live/life/alive/existing",
        "no point {so}? … in? going on .",
        "what/whats … point/use/sense/reason … of/in/to … living/live/life/alive/existing",
        "why … {i} … alive/living/exist/existing .",
        "why … should/do/must … i … live/living/exist/alive|why … i … still … alive/living",
        "not … worth … living/life",
        "not worth living",
        "my life {so}? … over/worthless/meaningless/pointless/finished/useless/hopeless/ruined/done .",
        "life {so}? … no/any … meaning/sense/point/purpose … {any_more}",
        "life {so}? … no/without … meaning/sense/point/purpose … for? me?",
        "life {so}? is/feels {so}? … meaningless/pointless/worthless/unbearable/hopeless",
        "my life … no/not … meaning/sense/value/worth/purpose/mean",
        "nothing {so}? … left? … to live for|nothing … live for|nothing worth living for",
        "{i} … hate … my life|hate my life|hate being alive|hate living",
        "{i} … tired/sick … of/from … living/life/existing/alive/breathing",
        "tired of living/life/being alive|sick of living/life .",
        "{i} … had/have … enough of … life/living",
        "{i} … done with … life/living/world",
        "{i} … not/hardly/barely … bear/stand/take … life/living/being/existing",
        "not/hardly … bear/stand/take being/living/life … {any_more}",
        "give/gave/given/giving … up … on … life/living",
        "lost … will … live/living",
        "lost … hope … live/living/wake/life",
        "not feel like {live}|not feel like being",
        "{i} {so}? {so}? should/must {so}? die | {i} … should … be dead/gone",
        "{i} … deserve/deserved … die/death/dead | not deserve … live/life/alive/living",
        "{i} … feel like … ending everything/it/life|end/ending everything .",
        "nothing {so}? left for me|nothing left in? … life|no future for me .",
        "wish/hope/pray … god/allah/lord/he … take/takes me | god … take me … away/home/please",
        "take me away from this world",
        "only … way … out/left … death/dying/suicide/die|only … death/dying|no other way … die/death/suicide",
        "can/could not {so}? … bear/stand/face/take … to? … live/living/life/alive/existing",
        "{i} … can/could not live {so}? .|can not live with … myself/this/pain {so}? .",
        "{i} … have/got/bought/found … a rope/noose/gun/razor/knife/blade … .",
        "rope … ready/around|{i} … knife/blade/razor … wrist/wrists/throat/arm/hand/veins",
        "life {so}? is/has {so}? … over/hell/torture/finished/nothing … for me | my life is … hell .",
        "my life {so}? … nothing",
        "{i} … done/finished … living/life|{i} … no … life … left",
        "{i} {so}? … ready to go/leave … forever/world/life|{i} … ready to die|ready to die",
        "{i} … am … dead inside|dead inside",
        "{i} … not … good enough to live | {i} … not … afraid … die/dying/death | not afraid … to die",
        "not afraid of death .",
        "why … was … i … born|why … i … born .|why am i {so}? alive/here .|why do i {so}? exist/live",
        "{i} … want/wish/need out of this life/world|{i} … escape … life/world … die/death/forever",
        "{i} … do not/never belong in this world|world … better … without me|better place without me",
        "{i} … not … make it … night/tomorrow/morning|{i} … last … night/day … alive/earth",
        "thoughts … about/of … harming/hurting/killing/ending/dying",
        "dark thoughts … hurting/dying/death/killing/again",
        "{i} … could … die/dead … now/today/tonight .|rather … not … be alive/exist/here",
        "{i} … not … here … much longer .|{i} … will not be … alive/around … long/longer/tomorrow/when/by",
        "when/by … read … this … not … alive/here|{i} … give/gave/giving up on life|{i} … quit life",
        "drink/drinking/drank bleach/poison|hold my breath … die|{i} … walk/walking into … sea/ocean/traffic/river",
        "not want to live in this/my … world/life/body/hell/pain/planet",
        "no reason/reasons/point to/in go/going/continue/carry on?|no reason to continue",
        "if i die/died/disappear/disappeared … {nobody}|if i … dead … {nobody}",
        "one/some of our/my … {says} … {act}|{beside} … who … is suicidal",
        "might/may as well {so}? {die}|might/may as well end it|{i} … be killed … rather|just end me|end me .",
        "not want {so}? this life",
        "jump … and end/die/finish | everyone … hates me … die/dead/disappear | nobody/no-one loves me .",
        "no one loves me .",
        "crashing/crash my car|hang me|i … suffocate/electrocute/strangle myself",
        "stop {harm} | how to/do/can i? {so}? commit/committing {suicide} | point of/in going on",
        "how to kill/hang/end yourself/myself/oneself | sick and tired of life/living | {i} … over life",
        "{i} … want … to? be with god/allah/heaven | see … in … next life | {i} … nothing but death",
        "{i} … tried {kill} | tried killing/hanging/drowning/cutting {me} | life … not worth it",
        "not worth it anymore .| {i} … thoughts … of/about {kill}/{harm} | {i} … keep thinking … {kill}/dying/death",
        "{i} … made/making my will … die | {i} … join … in heaven | {i} … rest in peace .",
        # In whatever order
        "& i/me/my {longs} {dying}",
        "& i/myself {longs} kill/killing/hang/hanging/drown/shoot {me}",
        "& {beside} {killing} himself/herself/themself/themselves",
        "& {beside} suicide/suicidal/self-harm/selfharm*",
        "my life to end/stop|want … out of it all|life is too much .|{i} … not want to see tomorrow/another",
        "{i} … end/ending things .|{i} … end/ending things tonight/today/now",
        "way/ways to die | losing/lost the will to | {i} … should have/of died/drowned",
        "wish i had/have died/drowned | wish … i … drowned",
        "too/so {so}? tired to live | all i … want/need … is to? {so}? die/dead/death | not want a future",
        "no future … die",
        "{i} … want out .",
        # Death as the better thing
        "{i} … wish/wished … {i} … dead/died/die/gone/exist/existed/born/alive/disappear",
        ". {so}? wish {i} … dead/die/died/born/gone",
        "wish {i} … never/not … born/existed/exist/alive/wake/woken",
        "should/would … {i}? … never … born/existed",
        "better/best/easier … if … {i} … {gone_if}",
        "better … dead|better {so}? off dead",
        "rather {so}? be? {die}",
        "rather {so}? be? dead",
        "rather {so}? die",
        "prefer … die/death/dying/dead",
        "die before/than/rather … {i}? … go/return/deported/back",
        "death/dying {so}? … would/is/seems/will … easier/better/release/relief/peace/mercy",
        "death {so}? is {so}? my/the … only/best … way/option/escape/solution/answer",
        "only … death/dying … help/free/end/left/out",
        "{i} … think/thinking/dream/dreaming/thoughts/fantasise/fantasize … about/of {so}? dying",
        ". {so}? … think/thinking/thoughts about/of {so}? dying",
        "{i} … think/thinking/obsessed … about/of/with {so}? my/own death",
        "think/thinking/thoughts … about/of death … time/day/night",
        "{i} … long/longing/waiting/wait/pray/praying … for … death",
        "{i} … pray/praying/ask … god/allah … take/die/death",
        "{i} … not care … if/whether … {i} … live/die/alive/dead",
        "not care … live or die|not mind dying",
        "{i} … soon/tonight/tomorrow {so}? be? dead/gone",
        "{i} … will/shall/be … dead … soon/tomorrow/tonight/when/by/.",
        "let me … die|please let me die|just let me die",
        "please/just/someone/somebody … kill/shoot me .",
        # Nobody would miss me
        "{nobody} … miss/misses … me",
        "{nobody} … notice/care/cares/mind/cry/bother/know/mourn/grieve … if/when … {i} … {gone_if}",
        "{nobody} … cares/care if/when/whether {i} … live/die/dead/alive",
        "would/will … anyone/anybody … miss/notice/care/cry … me/if",
        "who … would/will … miss/notice/care … me/if … {i}?",
        "{everybody} … {better} … without me",
        "{better} {so}? off without me|{better} without me",
        "{everybody} … {better} … if/when/with/once … {i} … {gone_if}",
        "without me … {everybody} … {better}|without me … {better}",
        "{i} {so}? am {so}? {so}? a? burden",
        "{i} … being a burden",
        "world/family/everyone/everybody … not … need/want me",
        "{nobody} needs/wants/loves me|not … anyone needs me",
        "if i … disappeared … {nobody}",
        # Unable to go on
        "{i} … can not … do this/it {so}? {any_more} .",
        "{i} … can not … take it/this/life {so}? {any_more}? .",
        "{i} … can not … go on {so}? {any_more}? {so}? .",
        "{i} … can not … go on living/like|can not live like this",
        ". {so}? can not … go/carry on {so}? {any_more}? .",
        "{i} … can not … carry/keep on/going {so}? {any_more}? .",
        "{i} … can not … live … {any_more} .",
        "{i} … can not … live/bear/endure/stand like? this/it/life … {any_more}? .",
        "{i} … can not cope {so}? {any_more}? .",
        "{i} … not … see/have/find/know … way out {so}? {any_more}? {any_more}? .",
        "{i} … see/have/find no … way out {so}? {any_more}? .",
        ". {so}? no way out {so}? {any_more}? .",
        "{i} … lost … all hope .|lost all hope|{i} … no hope {any_more}? .|{i} … no hope left",
        "{i} … at the end of my rope/strength/tether",
        "{i} … feel/am/feeling/m … hopeless/worthless .",
        "{i} … want/wish/need … everything/it/all/pain/this … to stop/end {so}? .",
        "want/wish … everything/pain/it … to be over",
        "{i} … want/wish it {so}? … all? … over .",
        "{i} … give up … life/everything/.",
        # Ways to do it
        "{i} … {wish} {so}? … {jump} {so}? … {off} … {high}",
        ". {so}? {want} {so}? … {jump} {so}? … {off} … {high}",
        "{i} {so}? {jump} {so}? … {off} {so}? the/a {high}",
        "throw/throwing myself … off/from/in/into/out/under/before/on/onto/front",
        "{i} … on/at/near … edge/ledge/bridge/roof/tracks/rails … jump/ready/end/now/about",
        "{i} … standing/sitting/am/m … on {so}? the/a edge/ledge/bridge/roof/rooftop/tracks/rails",
        "{i} … {take} … {pills} … all/many/lot/bunch/bottle/pack/whole/handful/die/end",
        "{take} … all/many/lot/bunch/bottle/pack/whole/handful … {pills}",
        "{i} … overdose/overdosed/overdosing/od",
        "{wish} {so}? overdose/od",
        (
            "{i} … have/got/bought/saved/collected … {pills}/rope/noose/razor/gun … ready/hand/front/here/up/"
            "tonight/enough/beside"
        ),
        "{pills} … in front of me|{pills} … in my hand",
        "how many … {pills} … die/kill/dead/lethal/fatal/wake/end",
        "lethal/fatal dose",
        "{i} … noose|rope around my neck|tie/tied … noose",
        "slit/slitting/cut/cutting/slash/slashing … my {so}? … wrist/wrists/veins/throat/vein",
        "bullet … my head/brain|gun … my head/mouth|blow/blowing my brains",
        "{i} … drive/crash/driving … into … tree/wall/traffic/bridge",
        "{i} … starve … myself … death",
        # Farewell
        "suicide note|goodbye letter|farewell letter|goodbye note|letter … before … i die",
        "{i} … wrote/write/writing/written … last/goodbye/farewell letter/letters/note/message",
        "goodbye … world/everyone/everybody/forever .",
        "goodbye {so}? cruel world",
        "this … is … my/the … last/final/goodbye … message/words/day/night/letter/.",
        "by/when … time … read … this … {i} … dead/gone/alive",
        "when you read this",
        "my last day/night … earth/alive/world/life",
        "you … never … see/hear … me/from … again",
        "tonight/today is my last night/day .",
        # Hurting oneself
        "{i} … {harm}",
        "{wish} {so}? {harm}",
        ". {so}? {harm} .",
        "{i} … cut … {me}|{i} … cutting {so}? again/.",
        "{i} … cut/cutting/scratch/burn … my {so}? … arms/arm/legs/skin/thighs/wrists/wrist",
        "{i} … selfharm*|{i} … self harm/harming/harmed",
        "selfharm*|self harm/harming .",
        "self harm … only/helps/help/me/again",
        "scared/afraid … what … i … do to {me}",
        "{i} … do something/anything … to {me}",
        "not … trust … {me} … alone/tonight/safe",
        "not … safe … with/from/around {me}",
        # Of one near to them
        "{near} … {says} … {act}",
        "{near} {act}",
        "{says} … {near} … {act}",
        "{near} … cuts/cutting/hurts/hurting/harms/harming himself/herself/themself/themselves",
        "{near} … want/wants/wish/wishes … to die/live",
        "worried/scared/afraid … {near} … {act}",
        "{near} … not want/wish … to live/alive/go",
        "{near} … suicidal",
        "{near} … talking/talks/speaks/spoke … about/of dying/suicide/death/killing",
        "{near} … wants/tried/threatens/threatened … to {so}? jump … {high}",
    ),
    innocent=(
        "not {so}? want/wish to {so}? {die}",
        "not want to {so}? get? killed",
        "dying to know/see/hear/meet/read/find/try/sign/help",
        (
            "die/dying of/from … laughter/laughing/boredom/hunger/curiosity/embarrassment/thirst/heat/cold/"
            "waiting/cancer"
        ),
        "die/dying laughing/out",
        "die/dying in … sea/mediterranean/war/water/custody/ocean/desert/camps",
        "to die for|die hard|old habits die",
        "kill for|would kill to|kill time|kill two birds",
        "live/living in {so}? the/a/this shelter/camp/container/hostel",
        "political/economic/electoral/career/professional/cultural/national/collective {suicide}",
        "{suicide} bomb*/attack*/vest/mission/squad/rate/rates/statistics",
        "assisted {suicide}|{suicide} squad",
        "shoot myself in the foot",
        "not want to be here when",
        "back … home … die",
        "my data/name/signature/details … when/if … {i} … die/dead",
        "when/if {i} … die/dead … my data/name/signature/details/entry",
    ),
    breaks=(
        "not never dont read heard article news statistics study they people refugees who signing signature"
        " question appeal form forms letter"
    ),
    strangers=(
        "not never no mediterranean sea war people refugees they we penalty hunger boredom laughing data "
        "my-data party politics tired-of bored"
        " tax language deadline law town country father mayors cities government why which claim asylum "
        "taliban he she"
    ),
    joints=(
        "and but because since please help if when so i my its it they what why how where sorry or im thanks "
        "anyone somebody"
        " everything nothing"
    ),
    written={
        "wanna": "want to",
        "wana": "want to",
        "wannna": "want to",
        "gonna": "going to",
        "gona": "going to",
        "tryna": "trying to",
        "finna": "going to",
        "gotta": "have to",
        "imma": "i will",
        "ima": "i will",
        "dont": "do not",
        "dnt": "do not",
        "doesnt": "does not",
        "didnt": "did not",
        "wouldnt": "would not",
        "wont": "will not",
        "cant": "can not",
        "cannot": "can not",
        "couldnt": "can not",
        "isnt": "is not",
        "aint": "is not",
        "arent": "are not",
        "wasnt": "was not",
        "werent": "were not",
        "havent": "have not",
        "hasnt": "has not",
        "shouldnt": "should not",
        "im": "i am",
        "ive": "i have",
        "ill": "i will",
        "theres": "there is",
        "whats": "what is",
        "noone": "no one",
        "longer": "anymore",
        "hes": "he is",
        "shes": "she is",
        "rlly": "really",
        "wnat": "want",
        "wan": "want",
        "wnt": "want",
        "kil": "kill",
        "kll": "kill",
        "alife": "alive",
        "commit": "commit",
        "comit": "commit",
        "suecide": "suicide",
        "2": "to",
        "u": "you",
        "unaliving": "unalive",
        "ctb": "commit suicide",
    },
    unlike="doing noise giving loving leaving having within death breath dealing healing",
)
