"""What the bot says of itself: welcome, help, privacy, imprint, one's data, small talk."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from appealbot.core import menu
from appealbot.core.commands import CommandName
from appealbot.core.crisis.helplines import GERMANY
from appealbot.core.markup import Span, Style, paragraphs
from appealbot.core.model import Intent, Language
from appealbot.core.outcome import Outcome
from appealbot.core.privacy import Privacy
from appealbot.core.turn import Button, ChatKind, Reply

if TYPE_CHECKING:
    from datetime import date

    from appealbot.core.catalogue import Catalogue
    from appealbot.core.menu import Menus
    from appealbot.core.model import Appeal
    from appealbot.core.render import Renderer


@dataclass(frozen=True, slots=True)
class Operator:
    """Who runs this bot, as its imprint names them; "" for what isn't set."""

    name: str = ""
    address: str = ""
    email: str = ""

    @property
    def contact(self) -> str:
        """Where to write to them without Telegram."""
        return self.email or ", ".join(self.address.split("\n"))

    @property
    def named(self) -> bool:
        """Whether enough is set for an imprint (German law: § 5 DDG, § 18 MStV: name and address)."""
        return bool(self.name and self.address)


@dataclass(frozen=True, slots=True)
class Information:
    """Builds the replies about the bot itself. `open`: sign-ups are taken."""

    menus: Menus
    render: Renderer
    operator: Operator
    open: bool = False

    def say(self, language: Language, name: str, /, **values: str) -> str:
        """A text of the catalogue."""
        return self.menus.catalogue.say(language, name, **values)

    def sentence(self, language: Language, name: str) -> Reply:
        """A text of the catalogue as a message without buttons."""
        return Reply(paragraphs([Span(self.say(language, name))]))

    def welcome(self, language: Language) -> Reply:
        """That it's a program, what it can do, a worked example, the topics."""
        text = paragraphs(
            [
                Span(self.say(language, "welcome-title"), Style.BOLD),
                Span(self.say(language, "welcome-text")),
                Span(self.say(language, "welcome-example"), Style.QUOTE),
                Span(self.say(language, "welcome-onward")),
            ]
        )
        rows = self.menus.overview_rows(language)
        return Reply(text, (*rows, *self.join_row(language)) if self.open else rows)

    def smalltalk(self, intent: Intent | None, language: Language) -> Reply:
        """One calm sentence that leads on."""
        text = paragraphs([Span(self.say(language, f"smalltalk-{intent}"))])
        rows = () if intent is Intent.BYE else self.menu_row(language)
        return Reply(text, (*self.my_data_row(language), *rows) if intent in {Intent.REFUSE, Intent.KEEP} else rows)

    def crisis(self, language: Language, calm: str = "") -> Reply:
        """Who listens to somebody in distress, and nothing else: no button, no menu, no question.

        Args:
            language: Of the text.
            calm: The same in brief in the person's own language, where there's no text in it; that in each of the
                bot's languages follows, as somebody may be at hand who reads one of them.
        """
        languages = sorted(Language, key=lambda each: each is not language) if calm else [language]
        numbers = GERMANY.named()
        texts = [calm.format_map(numbers), *(self.say(each, "crisis-text", **numbers) for each in languages)]
        return Reply(paragraphs(map(Span, texts)))

    def sign_up_closed(self, language: Language, today: date) -> Reply:
        """That signing up isn't open, honestly, and how else to get in touch."""
        blocks = [Span(self.say(language, "sign-up-closed")), Span(self.deadlines(language, today))]
        if self.operator.named:
            blocks.append(Span(self.say(language, "sign-up-without-telegram", contact=self.operator.contact)))
        return Reply(paragraphs(blocks), self.menu_row(language))

    def deadlines(self, language: Language, today: date) -> str:
        """Until when the appeals ask for responses, and whether that has passed; "" where none has a deadline."""
        appeals = self.menus.knowledge.appeals.values()
        return " ".join(filter(None, (deadline(appeal, self.menus.catalogue, language, today) for appeal in appeals)))

    def private(self, language: Language, name: str, payload: str) -> Reply:
        """A sentence for a group about what belongs into the private chat, with the link to it."""
        return Reply(paragraphs([Span(self.say(language, name))]), self.render.private_link(language, payload))

    def told(self, name: CommandName, chat: ChatKind, language: Language) -> Reply:
        """What a command tells that takes no argument."""
        match name:
            case CommandName.HELP:
                return self.help(language, chat)
            case CommandName.DEMANDS:
                return self.menus.overview(language)
            case CommandName.PRIVACY:
                return self.privacy_in(chat, language)
            case CommandName.IMPRESSUM:
                return self.imprint(language)
            case CommandName.ASK:
                return self.sentence(language, "ask-how")
            case _:
                return self.sentence(language, "command-unknown")

    def help(self, language: Language, chat: ChatKind) -> Reply:
        """How the bot is used."""
        if chat is ChatKind.GROUP:
            return Reply(paragraphs([Span(self.say(language, "help-group"))]), self.render.private_link(language, "hi"))
        text = paragraphs([Span(self.say(language, "help-title"), Style.BOLD), Span(self.say(language, "help-text"))])
        return Reply(text, self.menu_row(language))

    @property
    def privacy(self) -> Privacy:
        """What is said about data."""
        return Privacy(self.menus.catalogue, self.operator)

    def privacy_in(self, chat: ChatKind, language: Language) -> Reply:
        """The essentials about data; in a group, with the way into the private chat for all else."""
        reply = self.privacy.essentials(language)
        if chat is ChatKind.PRIVATE:
            return reply
        return replace(reply, rows=self.render.private_link(language, CommandName.PRIVACY))

    def imprint(self, language: Language) -> Reply:
        """Who runs the bot, or that nobody is named yet."""
        blocks = [Span(self.say(language, "imprint-title"), Style.BOLD)]
        if self.operator.named:
            blocks += [Span("\n".join(filter(None, [self.operator.name, self.operator.address, self.operator.email])))]
            blocks += [Span(self.say(language, "imprint-independence"))]
        else:
            blocks += [Span(self.say(language, "operator-unset"))]
        return Reply(paragraphs(blocks))

    def leads(self, topic: str, language: Language) -> tuple[tuple[Button, ...], ...]:
        """The buttons from an entry on the bot to what it's about, as rows."""
        match topic:
            case "bot-sign-up" if self.open:
                return self.join_row(language)
            case "bot-privacy":
                return self.privacy.more(language)
            case "bot-delete":
                return self.my_data_row(language)
            case "bot-operator":
                return ((Button(self.say(language, "button-imprint"), menu.IMPRINT),),)
            case _:
                return ()

    def join_row(self, language: Language) -> tuple[tuple[Button, ...], ...]:
        """The button into the sign-up, as a row."""
        return ((Button(self.say(language, "button-join"), menu.JOIN),),)

    def ways_in(self, language: Language) -> dict[Outcome | None, tuple[tuple[Button, ...], ...]]:
        """The button into each dialogue that can be entered, as a row."""
        ways: dict[Outcome | None, tuple[tuple[Button, ...], ...]] = {Outcome.MY_DATA: self.my_data_row(language)}
        return {**ways, Outcome.SIGN_UP: self.join_row(language)} if self.open else ways

    def my_data_row(self, language: Language) -> tuple[tuple[Button, ...], ...]:
        """The button to one's own data, as a row."""
        return ((Button(self.say(language, "button-my-data"), menu.MY_DATA),),)

    def menu_row(self, language: Language) -> tuple[tuple[Button, ...], ...]:
        """The button to all topics, as a row."""
        return ((Button(self.say(language, "button-menu"), menu.MENU),),)


def deadline(appeal: Appeal, catalogue: Catalogue, language: Language, today: date) -> str:
    """Until when an appeal asks for responses, and whether that has passed; "" where it has no deadline."""
    if appeal.deadline is None:
        return ""
    name = "deadline-passed" if appeal.deadline < today else "deadline-open"
    day = catalogue.day(language, appeal.deadline)
    return catalogue.say(language, name, appeal=appeal.title.best(language), day=day)
