"""An edit shows, or is refused whole."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from appealbot.adapters.model_cache import ModelCache
from appealbot.bootstrap.bot import learned_digest, load_knowledge
from appealbot.core.index import fit_index
from tests.lint.bench import ABOUT, HOUSING, SOUND
from tests.reload.onlooking import live, onlooking, refused

if TYPE_CHECKING:
    from tests.lint.bench import Bench

ASKED = "Bist du ein Mensch?"
QUESTIONS = "towns/towns-housing.questions.yaml"


async def test_an_edited_answer_shows(bench: Bench) -> None:
    async with onlooking(bench) as telegram:
        assert "Ein Programm." in (await telegram.say(ASKED))["text"]
        bench.change(ABOUT, "Ein Programm.", "Ein Roboter.")
        await telegram.state(live)
        assert "Ein Roboter." in (await telegram.say(ASKED))["text"]
        assert "Knowledge reloaded: 3 entries." in telegram.lines


async def test_a_broken_file_is_refused_with_its_line_and_the_old_answer_stays_until_it_is_mended(bench: Bench) -> None:
    async with onlooking(bench) as telegram:
        bench.change(ABOUT, "answer: {de: Ein Programm.", "answer: {de: Ein Roboter.")
        bench.change(ABOUT, "title:", "title")
        state = await telegram.state(refused)
        assert {(problem.place.path, problem.place.line) for problem in state.problems} == {(ABOUT, 4)}
        assert any(
            line.startswith("The knowledge base was refused") and f"{ABOUT}:4" in line for line in telegram.lines
        )
        assert "Ein Programm." in (await telegram.say(ASKED))["text"]
        bench.change(ABOUT, "title", "title:")
        await telegram.state(live)
        assert "Ein Roboter." in (await telegram.say(ASKED))["text"]


async def test_a_quote_that_is_not_the_appeals_is_refused(bench: Bench) -> None:
    async with onlooking(bench) as telegram:
        bench.change(HOUSING, "de: Wir fordern mehr Wohnungen", "de: Wir fordern weniger Wohnungen")
        state = await telegram.state(refused)
        assert [problem.check for problem in state.problems] == ["quotes.verbatim"]
        assert "weniger" not in (await telegram.say("Wer soll Wohnungen bauen?"))["text"]


async def test_what_was_found_before_is_no_reason_to_refuse_another_edit(bench: Bench) -> None:
    bench.change(HOUSING, "de: Wir fordern mehr Wohnungen", "de: Wir fordern weniger Wohnungen")
    async with onlooking(bench) as telegram:
        bench.change(ABOUT, "Ein Programm.", "Ein Roboter.")
        assert telegram.answer(await telegram.state(live)) == "Ein Roboter."


async def test_a_file_written_in_small_steps_is_never_half_live(bench: Bench) -> None:
    async with onlooking(bench) as telegram:
        new = SOUND[ABOUT].replace("Ein Programm.", "Ein Roboter, der lange Sätze schreibt.").encode()
        path = bench.directory / ABOUT
        with path.open("wb", buffering=0) as file:
            for start in range(0, len(new), 10):
                file.write(new[start : start + 10])
                # Whatever waits to look at the file gets to do so.
                await telegram.say(ASKED)
        await telegram.seen(lambda: telegram.answer(telegram.states[-1]) != "Ein Programm.")
        answers = {telegram.answer(state) for state in telegram.states}
        assert answers == {"Ein Programm.", "Ein Roboter, der lange Sätze schreibt."}


async def test_a_new_question_is_understood_at_once_and_what_is_like_it_soon(bench: Bench) -> None:
    async with onlooking(bench) as telegram:
        bench.change(QUESTIONS, "de: [", "de: [quietschende Kellerasseln vertreiben, ")
        await telegram.state(lambda state: state.learning)
        exact = await telegram.say("Quietschende Kellerasseln vertreiben?")
        assert exact["text"].startswith("Wohnungen")
        await telegram.state(live)
        assert "Wohnungen" in str(await telegram.say("wie kann man quietschende kellerasseln los werden"))


async def test_a_new_entry_and_a_removed_one_show(bench: Bench) -> None:
    async with onlooking(bench) as telegram:
        text = SOUND[ABOUT].replace("bot-about", "bot-colour").replace("title: {de: Der Bot", "title: {de: Die Farbe")
        for old, new in (("Wer bist du eigentlich?", "Welche Farbe hast du?"), ("Bist du ein Mensch?", "Bist du blau?"), ("Was ist das hier?", "Bist du grün?")):  # fmt: skip
            text = text.replace(old, new)
        bench.write("bot/bot-colour.yaml", text)
        (bench.directory / "bot/bot-privacy.yaml").unlink()
        bench.change(HOUSING, "counterpart: bot-privacy\n", "")
        state = await telegram.state(live)
        assert state.bot is not None
        assert sorted(state.bot.knowledge.entries) == ["bot-about", "bot-colour", "towns-housing"]
        assert (await telegram.say("Bist du grün?"))["text"].startswith("Die Farbe")


async def test_after_two_edits_while_learning_it_knows_what_a_fresh_start_would(bench: Bench) -> None:
    async with onlooking(bench) as telegram:
        for word in ("Dachboden", "Erker"):
            bench.change(QUESTIONS, "de: [", f"de: [habt ihr einen {word}, ")
            await telegram.state(lambda state: state.learning)
        state = await telegram.state(live)
        knowledge = load_knowledge(bench.directory)
        kept = ModelCache(lambda _: None).kept_index(learned_digest(bench.directory, knowledge))
        fresh = fit_index(knowledge.phrasings)
        assert kept is not None
        assert (kept.fit.labels, kept.learned) == (fresh.fit.labels, fresh.learned)
        for text in ("habt ihr einen Erker", "gibt es einen dachboden"):
            heard = text.split()
            assert kept.model().read(heard).margins.tolist() == fresh.model().read(heard).margins.tolist()
        assert state.bot is not None
        assert state.bot.matcher.match("habt ihr einen Dachboden").topics == ("towns-housing",)


async def test_a_file_that_is_none_of_the_knowledge_changes_nothing(bench: Bench) -> None:
    async with onlooking(bench) as telegram:
        bench.write("bot/.bot-about.yaml.swp", "title: half")
        bench.write("bot/bot-about.yaml~", "title: half")
        bench.change(ABOUT, "Ein Programm.", "Ein Roboter.")
        await telegram.state(live)
        assert [line for line in telegram.lines if "refused" in line] == []


async def test_a_directory_that_is_missing_or_empty_at_the_start_is_waited_for(bench: Bench) -> None:
    aside = bench.directory.with_name("aside")
    shutil.move(bench.directory, aside)
    async with onlooking(bench, ready=False) as telegram:
        await telegram.seen(lambda: bool(telegram.states))
        (state,) = telegram.states
        assert state.bot is None
        assert "there is no entry" in state.problems[0].sentence
        bench.directory.mkdir()
        shutil.copytree(aside, bench.directory, dirs_exist_ok=True)
        await telegram.state(live)
        assert "Ein Programm." in (await telegram.say(ASKED))["text"]


async def test_a_directory_that_takes_anothers_place_is_watched_too(bench: Bench) -> None:
    async with onlooking(bench) as telegram:
        shutil.move(bench.directory, bench.directory.with_name("aside"))
        await telegram.state(refused)
        assert "Ein Programm." in (await telegram.say(ASKED))["text"]
        shutil.copytree(bench.directory.with_name("aside"), bench.directory)
        await telegram.state(live)
        bench.change(ABOUT, "Ein Programm.", "Ein Roboter.")
        assert telegram.answer(await telegram.state(live)) == "Ein Roboter."
