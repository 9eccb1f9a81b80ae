"""Distress is heard in whatever language, step and sentence; what only sounds like it isn't taken for it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from appealbot.core.crisis.detector import DistressDetector
from appealbot.core.crisis.helplines import GERMANY
from appealbot.core.crisis.speech import Speech
from appealbot.core.crisis.speeches import SPEECHES, distress_detector
from appealbot.core.crisis.spoken import LONGEST, tokens
from appealbot.core.turn import ChatKind
from tests.chat import Chat
from tests.conftest import NOW

if TYPE_CHECKING:
    from appealbot.bootstrap.bot import Bot

STORY = (
    "Guten Tag, ich heiße Ali und bin seit 2019 hier. Meine Familie ist noch in Syrien, meine Mutter ist krank. Ich habe in "
    "Gießen die Sprachschule gemacht und dann in einer Küche gearbeitet, bis die Erlaubnis weg war. Jeden Monat kommt Post. "
)

TOLD = {
    "de": [
        "ich will mich erhängen",
        "niemand würde mich vermissen",
        "Am liebsten würde ich von der Brücke springen",
        "Ich kann einfach nicht mehr, alles ist dunkel",
        "ich wünschte ich wär nie geboren",
        "i mog nimma lebn",
        "ich nix mehr leben wollen",
        "ich wil mich umbrignen",
        "Ich will einfach nur,\ndass alles aufhört",
        "ich will steeeerben",
        "Ich moechte nicht mehr leben",
        "ich hab mich wieder geritzt",
        "lieber sterbe ich als zurückzugehen",
        "ohne mich wären alle besser dran",
        "wie viele Schlaftabletten braucht man, um nicht mehr aufzuwachen",
        "ein Freund von mir will sich umbringen",
        "meine Mitbewohnerin hat gesagt, sie will nicht mehr leben",
        "das bringt nichts... ich bring mich um",
        "ICH WILL STERBEN LASST MICH ALLE IN RUHE",
    ],
    "en": [
        "I wanna die",
        "i wnat to kil myself",
        "im gonna kill myself tonight",
        "everyone would be happier if i was gone",
        "I can't go on",
        "if they deport me i will hang myself",
        "my sister says she wants to die",
        "there is no reason to live",
        "i've been cutting again",
        "I'm su1cidal",
        "suicidal",
    ],
    "tr": ["artık yaşamak istemiyorum", "kendimi oldurmek istiyorum", "arkadaşım intihar etmek istiyor"],
    "ar": ["أريد أن أموت", "ما عاد بدي عيش", "صديقي يريد الانتحار", "سأقتل نفسي"],
    "uk": ["я хочу померти", "не хочу більше жити", "я вб'ю себе", "мій друг хоче покінчити з собою"],
    "ru": ["я хочу умереть", "нет смысла жить", "я повешусь", "моя сестра говорит что не хочет жить"],
    "fa": ["می‌خواهم بمیرم", "میخوام خودکشی کنم", "دیگر نمی‌خواهم زندگی کنم", "برادرم میگه میخواد خودشو بکشه"],
    "fr": ["j'ai envie de mourir", "je vais me suicider", "la vie n'a plus de sens", "mon ami veut se suicider"],
    "es": ["quiero morir", "ya no quiero vivir", "me voy a suicidar", "mi amigo se quiere suicidar"],
    "ku": ["ez dixwazim bimirim", "ez ê xwe bikujim", "êdî naxwazim bijîm", "نامەوێت بژیم"],
}

UNLIKE = [
    "",
    "👍",
    "die Todesstrafe",
    "death penalty",
    "when is the deadline",
    "Warum lässt man Menschen im Mittelmeer sterben?",
    "people drown in the Mediterranean",
    "es ist zum Sterben langweilig",
    "ich sterbe vor Langeweile",
    "I'm dying to know who signed",
    "Immer mehr Geflüchtete nehmen sich das Leben",
    "Suizide in Sammelunterkünften nehmen zu",
    "many refugees commit suicide",
    "lebensmüde Politik",
    "das ist politischer Selbstmord",
    "Selbstmordattentäter",
    "I'd kill for a flat",
    "ich bring dich um du bot",
    "die Taliban wollen mich töten",
    "my husband wants to kill me",
    "ich will nicht sterben",
    "I don't want to die",
    "if I go back I will die",
    "ich will hier nicht mehr leben, kann ich in eine andere Stadt ziehen?",
    "I don't want to live in the shelter anymore",
    "ich kann nicht mehr warten",
    "ohne die Flüchtlinge wären wir alle besser dran",
    "ich sehe keinen Sinn in dem Aufruf",
    "ich will mich anschließen",
    "was passiert mit meinen Daten wenn ich sterbe",
    "ich muss Schluss machen, Akku leer",
    "wie kann man wollen, dass Europa Menschen sterben lässt?",
    "Die EU will sie einfach sterben lassen",
    "ich will danach streben",
    "artık bu kampta yaşamak istemiyorum",
    "intihar saldırısı",
    "اللاجئون يموتون في البحر",
    "لا أريد أن أموت",
    "смертная казнь",
    "не хочу умирать",
    "не хочу жити в таборі",
    "مهاجران در دریا غرق می‌شوند",
    "je ne veux pas mourir",
    "attentat suicide",
    "no quiero vivir en un campo",
]


@pytest.mark.parametrize(("code", "text"), [(code, text) for code, texts in TOLD.items() for text in texts])
def test_distress_is_heard_in_the_language_it_is_told_in(code: str, text: str) -> None:
    heard = distress_detector().heard(text)
    assert heard is not None
    assert heard.speech is not None
    assert heard.speech.code == code


@pytest.mark.parametrize("text", UNLIKE)
def test_what_only_sounds_like_it_is_not_taken_for_distress(text: str) -> None:
    assert distress_detector().heard(text) is None


@pytest.mark.parametrize("told", ["Manchmal will ich einfach nicht mehr leben.", "Maybe I should just kill myself."])
def test_it_is_heard_in_the_last_sentence_of_the_longest_message(told: str) -> None:
    story = (STORY * 20)[: LONGEST - len(told) - 1]
    assert distress_detector().heard(story) is None
    assert distress_detector().heard(f"{story} {told}") is not None


BEYOND = [
    "der schmerz im kopf hört erst auf wenn ich nicht mehr atme",
    "meine kollegin meint, ohne sie wäre die welt besser dran",
    "i dont think ill make it to my next birthday and thats fine by me",
    "i keep a blade under my pillow and used it again",
    "someone i love is talking about not being here next week",
    "I was fine for years. Then the letter came. I packed nothing. I just keep looking at the rails.",
    "we had a plan for the summer but i wont be alive for it",
    "hayatımın sonuna geldim, vedalaşmak istedim",
    "لم يعد لدي سبب لأبقى حيا",
    "voglio farla finita",
]
BESIDE = [
    "meine kollegin meint, ohne zuzug wäre die stadt besser dran",
    "der lärm hört erst auf wenn die baustelle weg ist",
    "my contract ends next week and that's fine by me",
    "mein Zug steht auf der Brücke, komme später zum Infostand",
    "Die Klinge der Säge ist stumpf, wir brauchen Azubis",
    "mein Opa ist gestern gestorben, ich melde mich später",
    "wir sind am Ende unserer Kräfte im Helferkreis",
    "wie viele haben sich in der Haft das Leben genommen",
    "I was a nurse for years. Then I fled. May I work here?",
    "müdürlük bana cevap vermiyor",
    "я устал ждать ответа из ведомства",
]


@pytest.mark.parametrize("text", BEYOND)
def test_what_no_phrase_tells_is_heard_all_the_same(bot: Bot, text: str) -> None:
    assert bot.distress.heard(text) is not None


@pytest.mark.parametrize("text", [*UNLIKE, *BESIDE])
def test_what_was_learned_takes_nothing_for_distress_that_only_sounds_like_it(bot: Bot, text: str) -> None:
    assert bot.distress.heard(text) is None


def test_every_language_but_the_bots_own_has_a_sentence_with_the_numbers() -> None:
    for speech in SPEECHES[2:]:
        said = speech.calm.format_map(GERMANY.named())
        assert all(call in said for call in GERMANY.calls)
        assert GERMANY.emergency in said


# ── How phrases are written ────────────────────────────────────────────────────────────────────────────────────────


def _hears(text: str, *phrases: str) -> bool:
    speech = Speech(
        "xx",
        phrases,
        lists={"end": "go | be gone", "edge": "so .|never ."},
        innocent=("wish to be gone home",),
        breaks="not",
        strangers="their",
        joints="because",
        written={"wanna": "want to"},
        unlike="wishing",
    )
    return DistressDetector([speech]).heard(text) is not None


@pytest.mark.parametrize(
    ("text", "phrase", "heard"),
    [
        ("I wish to go", "wish to go", True),
        ("I wish, to go", "wish to go", True),
        ("I wish. To go", "wish to go", False),
        ("I wish... to go", "wish to go", True),
        ("I wish to go", "wish go", False),
        ("wished to", "wish* to", True),
        ("hope to", "wish/hope to", True),
        ("wish to be gone", "wish to {end}", True),
        ("wish to be gone home", "wish to {end}", False),
        ("wish to stay", "wish/{end} stay", False),
        ("be gone stay", "wish/{end} stay", True),
        ("a wish of mine to go", "wish … to go", True),
        ("a wish 1 2 3 4 5 6 7 to go", "wish … to go", False),
        ("a wish not to go", "wish … go", False),
        ("a wish. go", "wish … go", False),
        ("to go", "to really? go", True),
        ("to really go", "to really? go", True),
        ("I go", "i go .", True),
        ("I go because", "i go .", True),
        ("I go home", "i go .", False),
        ("well, go", ". go", True),
        ("well go", ". go", False),
        ("I wanna go", "want to go", True),
        ("goodbey", "goodbye", True),
        ("goodbyeee", "goodbye", True),
        ("goodness", "goodbye", False),
        ("disapearing", "disappear*", True),
        ("distances", "disappear*", False),
        ("wishing", "wishinf", False),
        ("hope", "hop", False),
        ("not so", "not {edge}", True),
        ("not so much", "not {edge}", False),
        ("adieu", "hello | adieu", True),
        ("to go home is my wish", "& wish go", True),
        ("my wish is their go", "& wish go", False),
        ("my wish. To go", "& wish go", False),
        ("go " + "on " * 30 + "wish", "& wish go", False),
    ],
)
def test_phrases_are_found_as_they_are_written(text: str, phrase: str, *, heard: bool) -> None:
    assert _hears(text, phrase) is heard


def test_a_list_whose_items_need_no_word_is_none_to_look_for_by() -> None:
    speech = Speech("xx", ("gone {edge}",), lists={"edge": "… .|so"})
    assert DistressDetector([speech]).heard("gone") is not None


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Größe, möchte MOECHTE!", ["grosse", ",", "mochte", "mochte", "."]),
        ("don’t k1ll", ["dont", "kill"]),
        ("sooooo 2026 2nd", ["so", "2026", "2nd"]),
        ("Woh\u200bnung W\u0335o\u0321", ["wohnung", "wo"]),
        ("می‌خواهم أموت", ["میخواهم", "اموت"]),
        ("a_b (c)", ["a_b", ",", "c", ","]),
    ],
)
def test_words_are_compared_without_case_marks_and_emphasis(text: str, words: list[str]) -> None:
    assert tokens(text) == words


# ── What the bot does ──────────────────────────────────────────────────────────────────────────────────────────────


def test_in_distress_nothing_but_who_listens_is_told(chat: Chat) -> None:
    told = chat.say("niemand würde mich vermissen")
    assert told.startswith("Das klingt sehr schwer.")
    assert all(number in told for number in GERMANY.named().values())
    assert (chat.outcome, chat.labels, len(chat.replies)) == ("crisis", [], 1)


def test_the_reply_takes_the_language_of_the_message(chat: Chat) -> None:
    assert chat.say("I wanna die").startswith("That sounds very hard.")


def test_in_another_language_it_is_told_in_that_one_and_in_both_of_the_bots(chat: Chat) -> None:
    chat.code = "en"
    own, english, _, german, _ = chat.say("ölmek istiyorum").split("\n\n")
    assert "Almanca" in own
    assert english.startswith("That sounds very hard.")
    assert german.startswith("Das klingt sehr schwer.")


def test_in_a_language_that_is_not_known_it_is_told_in_the_persons_own(chat: Chat) -> None:
    chat.code = "en"
    assert chat.say("voglio farla finita").startswith("That sounds very hard.")


def test_what_is_typed_for_a_name_is_none_and_the_sign_up_waits_as_it_was(chat: Chat) -> None:
    chat.say("/join")
    before = chat.person
    assert chat.say("ich will sterben").startswith("Das klingt sehr schwer.")
    assert len(chat.replies) == 1
    assert replace(chat.person, offered=before.offered, offered_in=before.offered_in) == before


def test_a_command_that_tells_of_distress_is_heard(chat: Chat) -> None:
    assert chat.say("/frage ich will nicht mehr leben").startswith("Das klingt sehr schwer.")


def test_in_a_group_only_what_is_said_to_the_bot_is_answered(bot: Bot) -> None:
    group = Chat(bot.conversation, NOW, kind=ChatKind.GROUP)
    assert group.say("ich will nicht mehr leben", addressed=False) == ""
    assert group.say("/unbekannt ich will nicht mehr leben", addressed=False) == ""
    assert group.say("/unbekannt@appeal_bot ich will nicht mehr leben", addressed=False).startswith("Das klingt")
    assert group.say("/frage ich will nicht mehr leben", addressed=False).startswith("Das klingt sehr schwer.")
    assert group.say("ich will nicht mehr leben").startswith("Das klingt sehr schwer.")
