from __future__ import annotations

import pytest

from appealbot.core.sign_up_answers import asks, read
from appealbot.core.sign_up_choice import by_title, of_list, role
from appealbot.core.sign_up_draft import TYPED, Step
from appealbot.core.sign_up_told import doubtful, told
from appealbot.core.sign_up_words import BACK, BOTH, CANCEL, DECLINE, HELP, NO, TELEGRAM, YES

YEAR = 2026
CHOSEN = [Step.AGE, Step.ROLE, Step.APPEAL, Step.SUMMARY, Step.CONSENT, Step.NEWS, Step.CONFIRM]
BINDING = [Step.CONSENT, Step.NEWS, Step.CONFIRM]


@pytest.mark.parametrize("step", list(Step))
@pytest.mark.parametrize(
    "text",
    ["abbrechen bitte", "bitte abbrechen!", "abrechen", "ich möchte abbrechen", "Stopp", "stop it please", "cancel this please", "ich will nicht mehr mitmachen", "ich möchte doch nicht unterschreiben", "vergiss es", "hab es mir anders überlegt", "I changed my mind", "never mind", "I don't want to sign", "I don't want to do this anymore", "lass gut sein", "nein, ich will doch nicht mitmachen", "please stop", "ich höre auf, bin raus", "eintragung abbrechen", "forget about it", "let's stop", "nein stop"],
)  # fmt: skip
def test_ending_is_understood_in_every_step(step: Step, text: str) -> None:
    assert read(text, step, YEAR) == CANCEL


@pytest.mark.parametrize("step", [step for step in Step if step is not Step.NEWS])
@pytest.mark.parametrize(
    "text", ["ich will doch nicht", "doch nicht", "lieber doch nicht", "kein Interesse", "not interested"]
)
def test_who_would_rather_not_ends_it_in_every_step_but_the_news(step: Step, text: str) -> None:
    assert read(text, step, YEAR) == CANCEL
    assert read(text, Step.NEWS, YEAR) == NO


@pytest.mark.parametrize("step", list(Step))
@pytest.mark.parametrize(
    "text",
    ["zurück bitte", "zurück", "zurrück", "einen Schritt zurück", "bitte einen schritt zurück gehen", "go back please", "one step back", "can I go back", "noch mal zurück", "previous question please"],
)  # fmt: skip
def test_going_back_is_understood_in_every_step(step: Step, text: str) -> None:
    assert read(text, step, YEAR) == BACK


@pytest.mark.parametrize("step", list(Step))
@pytest.mark.parametrize(
    "text",
    ["kann ich später noch abbrechen?", "Abbrechen?", "was passiert wenn ich nicht mehr mitmachen will", "was wenn ich es mir anders überlegt habe?", "Schluss mit Rassismus"],
)  # fmt: skip
def test_asking_about_the_end_ends_nothing(step: Step, text: str) -> None:
    assert read(text, step, YEAR) is None


@pytest.mark.parametrize("step", list(Step))
@pytest.mark.parametrize(
    "text",
    ["hilfe", "help please", "was soll ich hier eingeben", "ich verstehe das nicht", "I don't understand", "keine Ahnung", "weiß nicht", "not sure", "what should I write", "hm", "vielleicht", "can you help me"],
)  # fmt: skip
def test_who_is_lost_is_helped_in_every_step(step: Step, text: str) -> None:
    assert read(text, step, YEAR) == HELP


@pytest.mark.parametrize(
    "text",
    ["ja bin 34", "jo bin 34", "yes i'm 17", "34", "ich bin 16", "sechzehn", "vierunddreißig", "I'm over 18", "über 16", "bin volljährig", "ich bin erwachsen", "Jahrgang 1980", "1980 geboren", "I am 45 years old", "ja klar", "older", "alt genug", "natürlich", "yes I am", "ja bin ich", "16", "17 jahre alt", "ja, 16 oder älter", "bin 50+", "jupp", "Mitte 40", "64 Jahre jung", "ja bin ich schon lange", "i am sixteen"],
)  # fmt: skip
def test_old_enough_is_told_in_many_words(text: str) -> None:
    assert read(text, Step.AGE, YEAR) == YES


@pytest.mark.parametrize(
    "text",
    ["nein", "ich bin 15", "ja bin 15", "no i'm 14", "noch nicht 16", "fast 16", "unter 16", "werde bald 16", "12", "fünfzehn", "jünger", "I'm younger", "zu jung", "too young", "nein, bin erst 13", "not 16 yet", "next month I turn 16", "nee, 14", "geboren 2015", "no"],
)  # fmt: skip
def test_too_young_is_told_in_many_words(text: str) -> None:
    assert read(text, Step.AGE, YEAR) == NO


@pytest.mark.parametrize(
    "text",
    ["meine tochter ist 15", "ich bin 40 und mein sohn ist 14", "2", "999", "unter 18", "ich bin 15 oder 16", "nicht unter 16", "über 15", "nicht volljährig", "bin ich 16?", "warum ist das wichtig, ich bin 40", "ja aber warum", "300 jahre", "ja, wieso?", "I have lived here for 3 years and I like it very much in this town", "nicht älter", "not younger", "älter und jünger"],
)  # fmt: skip
def test_an_age_that_cannot_be_told_is_not_guessed(text: str) -> None:
    assert read(text, Step.AGE, YEAR) in {None, YES if text == "not younger" else None}


@pytest.mark.parametrize(
    "text", ["nein danke", "no thanks", "lieber nicht", "möchte ich nicht sagen", "I'd rather not"]
)
def test_a_refusal_to_tell_the_age_is_no_word_about_it(text: str) -> None:
    assert read(text, Step.AGE, YEAR) == CANCEL


@pytest.mark.parametrize("step", BINDING)
@pytest.mark.parametrize(
    "text",
    ["ja", "Ja!", "jo", "ja bitte", "ja gerne", "jaa", "yes please", "sure", "okay", "einverstanden", "ja, einverstanden", "auf jeden Fall", "of course", "yes, that's fine", "ja klar, gerne", "klar doch", "absolutely", "ja mach das", "einverstaden", "in Ordnung", "kein Problem", "yes I do", "ja natürlich", "selbstverständlich", "yup"],
)  # fmt: skip
def test_a_yes_is_understood_in_the_words_people_use(step: Step, text: str) -> None:
    assert read(text, step, YEAR) == YES


@pytest.mark.parametrize(
    ("step", "text"),
    [
        (Step.CONSENT, "ich stimme zu"), (Step.CONSENT, "stimme ich zu"), (Step.CONSENT, "ich wilige ein"),
        (Step.CONSENT, "I agree to this"), (Step.CONSENT, "ich willige hiermit ein"), (Step.CONSENT, "I accept"),
        (Step.CONFIRM, "ja speichern"), (Step.CONFIRM, "speichern bitte"), (Step.CONFIRM, "save it"),
        (Step.CONFIRM, "please save now"), (Step.CONFIRM, "abschicken"), (Step.CONFIRM, "jetzt eintragen"),
        (Step.CONFIRM, "ja, los"), (Step.CONFIRM, "go ahead"), (Step.CONFIRM, "los gehts"), (Step.CONSENT, "I do"), (Step.SUMMARY, "ja so stimmts"), (Step.NEWS, "ja bitte per Mail"),
        (Step.NEWS, "gerne Newsletter"),
        (Step.NEWS, "yes, send me news"), (Step.SUMMARY, "passt so"), (Step.SUMMARY, "yes thats right"),
        (Step.SUMMARY, "alles richtig"), (Step.SUMMARY, "looks good"), (Step.SUMMARY, "sieht gut aus"),
        (Step.SUMMARY, "perfekt"), (Step.SUMMARY, "stimmt alles"), (Step.SUMMARY, "nichts zu ändern"),
        (Step.SUMMARY, "that's correct"), (Step.SUMMARY, "weiter"), (Step.SPELLING, "ja genau, die meine ich"),
        (Step.SPELLING, "yes that's the one"), (Step.TELEGRAM, "ja das ist ok"), (Step.TELEGRAM, "that's fine"),
    ],
)  # fmt: skip
def test_a_yes_is_understood_in_the_words_of_its_step(step: Step, text: str) -> None:
    assert read(text, step, YEAR) == YES


@pytest.mark.parametrize("step", [Step.CONSENT, Step.NEWS, Step.CONFIRM, Step.TELEGRAM, Step.SPELLING])
@pytest.mark.parametrize(
    "text",
    ["nein", "nein danke", "no thanks", "no thank you", "nö", "lieber nicht", "auf keinen Fall", "no way", "niemals", "möchte ich nicht", "das will ich nicht", "I don't want that", "I'd rather not", "ich stimme nicht zu", "I don't agree", "nicht einverstanden", "nope", "nein, das ist mir zu viel", "eher nicht", "natürlich nicht", "never", "nein, will ich nicht", "not really", "I do not consent", "ich lehne ab", "no sorry"],
)  # fmt: skip
def test_a_no_is_understood_in_the_words_people_use(step: Step, text: str) -> None:
    assert read(text, step, YEAR) == NO


@pytest.mark.parametrize(
    "text", ["nein keine mails", "no newsletter", "keine Neuigkeiten bitte", "no emails please", "bitte keine Werbung"]
)
def test_a_no_to_the_news_is_understood(text: str) -> None:
    assert read(text, Step.NEWS, YEAR) == NO


@pytest.mark.parametrize("step", [*BINDING, Step.SUMMARY, Step.TELEGRAM])
@pytest.mark.parametrize(
    "text",
    ["ja aber was passiert mit meinen daten", "ja?", "yes but who reads it", "ja, wenn ich das später widerrufen kann", "nur wenn es anonym ist", "ja und nein", "okay, aber warum", "jein", "nein ja", "yes if it's free", "ja, wer sieht das?", "einverstanden?", "ja ich willige nicht ein", "kann ich das widerrufen", "was heißt das genau", "noch nicht", "später", "1", "99", "", "🙂", "why not", "ja außer name", "ja " * 40, "vielleicht ja", "mit Vorbehalt ja", "das ist mir wichtig", "wichtig", "unsicher", "inkorrekt", "unrichtig", "my rights", "the content", "you want me to agree", "correct it", "ne Frage hätte ich noch", "soll ich zustimmen", "would I agree", "nichtig", "ungern"],
)  # fmt: skip
def test_a_yes_with_a_but_or_a_question_is_no_yes(step: Step, text: str) -> None:
    assert read(text, step, YEAR) in {None, HELP}


@pytest.mark.parametrize(
    ("text", "field"),
    [("der name ist falsch", Step.NAME), ("name stimmt nicht", Step.NAME), ("change my name please", Step.NAME), ("die mail ist falsch", Step.EMAIL), ("wrong email", Step.EMAIL), ("Ort ändern", Step.PLACE), ("andere Rolle, die ist falsch", Step.ROLE), ("ich habe mich beim Namen vertippt", Step.NAME), ("the town is wrong", Step.PLACE)],
)  # fmt: skip
def test_what_is_wrong_in_the_summary_can_be_said(text: str, field: Step) -> None:
    assert read(text, Step.SUMMARY, YEAR) == f"change-{field}"


@pytest.mark.parametrize(
    "text",
    [
        "nein",
        "falsch",
        "stimmt nicht",
        "das ist nicht richtig",
        "not correct",
        "nein, da ist ein Fehler",
        "hab mich vertippt",
        "no, that's wrong",
    ],
)
def test_a_no_to_the_summary_is_understood(text: str) -> None:
    assert read(text, Step.SUMMARY, YEAR) == NO


@pytest.mark.parametrize("step", sorted(TYPED))
@pytest.mark.parametrize(
    "text",
    ["nein", "nein danke", "I'd rather not say", "sag ich nicht", "das sage ich nicht", "möchte ich nicht angeben", "will ich nicht", "keine Angabe", "anonym", "none of your business", "das geht Sie nichts an", "I don't want to tell you", "prefer not to say", "no", "lieber nicht", "skip", "überspringen", "that's private", "das geht niemanden was an", "ich will anonym bleiben"],
)  # fmt: skip
def test_who_will_not_tell_is_heard(step: Step, text: str) -> None:
    assert read(text, step, YEAR) == DECLINE


@pytest.mark.parametrize(
    "text", ["hab keine mail", "ich habe keine E-Mail", "I don't have an email address", "no email"]
)
def test_who_has_no_address_is_heard(text: str) -> None:
    assert read(text, Step.EMAIL, YEAR) == DECLINE


@pytest.mark.parametrize(
    "text",
    ["telegram", "über Telegram bitte", "lieber per telegram", "on telegram please", "nur telegram", "use telegram"],
)
def test_telegram_is_named_in_many_ways(text: str) -> None:
    assert read(text, Step.EMAIL, YEAR) == TELEGRAM


@pytest.mark.parametrize("text", ["kein telegram", "not telegram"])
def test_telegram_is_not_taken_where_it_is_refused(text: str) -> None:
    assert read(text, Step.EMAIL, YEAR) != TELEGRAM


NAMES = [
    "Anna Beispiel", "Maria von der Heide", "Ludwig van Beethoven", "Juan de la Cruz", "Ibn al-Haytham", "Will Smith",
    "Can Yılmaz", "李小龍", "Олена Шевченко", "Nguyễn Thị Minh Khai", "Sukarno", "O'Neil", "No Minsu", "Do Thi Ha",
    "Du Wei", "Rabindranath Das", "An Do To", "My Nguyen", "Jean-Luc D’Arc", "Dr. Ute Müller-Świątek", "Björk",
    "Abdurrahman bin Auf", "Freiherr Karl-Theodor Maria Nikolaus Johann Jacob Philipp Franz Joseph Sylvester Buhl",
    "May Will", "Stephanie zu Hohenlohe", "anna beispiel", "María José Ñúñez", "Michael Ende", "Wu Yifan", "Kim Il Sung",
    "محمد علي", "नरेंद्र मोदी", "Beck", "Halter", "Jan Zurück", "Klara Klarmann", "Alt", "Ja Rule", "So Yeon", "He Xi",
]  # fmt: skip


@pytest.mark.parametrize("name", NAMES)
def test_a_name_of_any_culture_is_a_name(name: str) -> None:
    assert read(name, Step.NAME, YEAR) is None
    assert told(name, Step.NAME) == name
    assert not doubtful(name)


@pytest.mark.parametrize("place", ["Gießen", "Frankfurt am Main", "Menschen für Menschen e. V.", "Bad Homburg vor der Höhe", "Verein für das Leben in der Stadt", "Ulm", "Au", "Stadt Kassel", "Kreis Offenbach", "Netzwerk Asyl und Bleiberecht", "Église de Paris", "Initiative Wir für Hessen"])  # fmt: skip
def test_a_place_is_a_place(place: str) -> None:
    assert read(place, Step.PLACE, YEAR) is None
    assert told(place, Step.PLACE) == place
    assert not doubtful(place)


@pytest.mark.parametrize(
    "text",
    ["warum wollen sie das wissen", "wozu brauchen Sie das", "ich bin mir da unsicher wegen dem datenschutz", "that is a lot to ask", "wer liest das", "muss das sein", "do you need that", "I have no idea what this is", "das ist mir zu privat hier", "why do you want to know", "was bringt das", "how do you use it", "ich überlege noch", "kein Name", "erst mal eine frage"],
)  # fmt: skip
def test_a_sentence_is_no_name(text: str) -> None:
    assert doubtful(told(text, Step.NAME))


@pytest.mark.parametrize(
    ("text", "step", "part"),
    [
        ("ich heiße Anna Beispiel", Step.NAME, "Anna Beispiel"), ("Mein Name ist Olena", Step.NAME, "Olena"),
        ("my name's Bob Miller", Step.NAME, "Bob Miller"), ("I'm Bob", Step.NAME, "Bob"),
        ("ich bin die Anna", Step.NAME, "Anna"), ("aus Gießen", Step.PLACE, "Gießen"),
        ("ich komme aus Kassel", Step.PLACE, "Kassel"), ("I'm from Wetzlar", Step.PLACE, "Wetzlar"),
        ("meine adresse ist anna@web.de", Step.EMAIL, "anna@web.de"), ("it's anna@web.de.", Step.EMAIL, "anna@web.de"),
        ("a@b.de oder b@c.de", Step.EMAIL, "a@b.de oder b@c.de"), ("anna@web.de", Step.EMAIL, "anna@web.de"),
    ],
)  # fmt: skip
def test_of_a_sentence_only_what_was_asked_for_is_taken(text: str, step: Step, part: str) -> None:
    assert told(text, step) == part


ROLES = {
    "mayor": ["bürgermaister", "Bürgermeisterin", "ich bin Bürgermeister von Gießen", "Oberbürgermeister", "OB", "the mayor", "I'm a mayor", "Bürgermeister einer Gemeinde"],
    "department-head": ["Dezernentin", "Amtsleiter", "head of department", "Beigeordneter"],
    "councillor": ["Stadtrat in Kassel", "Gemeinderätin", "councilor", "I'm on the town council", "Stadtverordnete", "bin im stadtrat"],
    "organisation": ["Verein", "Sportverein", "ich vertrete einen Verein", "I work for an NGO", "Organisazion", "unsere Kirchengemeinde", "Gemeinde"],
    "citizen": ["privat", "als Privatperson", "einfach nur Bürger", "just a citizen", "normale Bürgerin"],
    "other": ["etwas anderes", "keine davon", "something else", "none of these"],
}  # fmt: skip


@pytest.mark.parametrize(("text", "value"), [(text, value) for value, texts in ROLES.items() for text in texts])
def test_a_role_is_found_in_a_sentence_and_in_spite_of_slips(text: str, value: str) -> None:
    assert role(text) == value


@pytest.mark.parametrize(
    "text",
    [
        "kein Bürgermeister",
        "ehemaliger Bürgermeister",
        "Bürgermeister und Vereinsvorstand",
        "Bin ich als Bürgermeister gemeint?",
        "Lehrer",
        "",
    ],
)
def test_a_role_that_is_denied_or_one_of_several_is_not_guessed(text: str) -> None:
    assert role(text) is None


OPTIONS = {"kommunen": "Migration als Chance begreifen!", "hessen": "Aufruf in Hessen", BOTH: "Beide Aufrufe"}


@pytest.mark.parametrize(
    ("text", "value"),
    [("der erste", "kommunen"), ("the first one", "kommunen"), ("den zweiten bitte", "hessen"), ("number 2", "hessen"), ("die zwei", "hessen"), ("das letzte", BOTH), ("beide", BOTH), ("both please", BOTH), ("ich möchte beide unterstützen", BOTH), ("alle beide", BOTH), ("migration als chanse begreifen", "kommunen"), ("I'd take the second one", "hessen"), ("ersteres", "kommunen"), ("both of them", BOTH)],
)  # fmt: skip
def test_an_offered_answer_is_named_by_its_place_or_nearly_by_its_label(text: str, value: str) -> None:
    assert of_list(text, OPTIONS) == value


@pytest.mark.parametrize("text", ["der zehnte", "erste oder zweite", "nicht beide, sondern einen", "sechste"])
def test_an_answer_that_is_not_offered_or_not_clear_is_not_chosen(text: str) -> None:
    assert of_list(text, OPTIONS) is None


TITLES = {
    "kommunen": "kommunen Migration als Chance",
    "hessen": "hessen Aufruf für eine Integrationsoffensive in Hessen",
}


@pytest.mark.parametrize(
    ("text", "value"),
    [("hessen", "hessen"), ("den hessischen", "hessen"), ("der von den Kommunen", "kommunen"), ("integrationsofensive", "hessen"), ("nicht hessen", None), ("der Aufruf", None), ("was fordert hessen", None), ("hessen und kommunen", None)],
)  # fmt: skip
def test_an_appeal_is_known_by_the_words_of_its_title(text: str, value: str | None) -> None:
    assert by_title(text, TITLES) == value


@pytest.mark.parametrize(
    ("text", "asked"),
    [("ja und warum", True), ("warum", False), ("ja", False), ("aber wer liest das", True), ("ok", False)],
)
def test_a_question_needs_no_question_mark(text: str, asked: bool) -> None:  # noqa: FBT001 - a table
    assert asks(text) is asked
