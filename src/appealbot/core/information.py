"""What the bot says of itself: welcome, help, privacy, imprint, one's data, small talk."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from appealbot.core import menu
from appealbot.core.commands import CommandName
from appealbot.core.markup import Span, Style, paragraphs
from appealbot.core.model import Intent, Language
from appealbot.core.turn import Button, ChatKind, Person, Reply

if TYPE_CHECKING:
    from appealbot.core.menu import Menus
    from appealbot.core.render import Renderer


@dataclass(frozen=True, slots=True)
class Operator:
    """Who runs this bot, as its imprint names them; "" for what isn't set."""

    name: str = ""
    address: str = ""
    email: str = ""

    @property
    def named(self) -> bool:
        """Whether enough is set for an imprint (German law: § 5 DDG, § 18 MStV: name and address)."""
        return bool(self.name and self.address)


@dataclass(frozen=True, slots=True)
class Information:
    """Builds the replies about the bot itself."""

    menus: Menus
    render: Renderer
    operator: Operator

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
        return Reply(text, self.menus.overview_rows(language))

    def smalltalk(self, intent: Intent | None, language: Language) -> Reply:
        """One calm sentence that leads on."""
        text = paragraphs([Span(self.say(language, f"smalltalk-{intent}"))])
        rows = () if intent is Intent.BYE else self.menu_row(language)
        return Reply(text, rows)

    def sign_up_closed(self, _: Person, chat: ChatKind, language: Language) -> Reply:
        """That signing up isn't open, honestly."""
        text = paragraphs([Span(self.say(language, "sign-up-closed"))])
        rows = self.menu_row(language) if chat is ChatKind.PRIVATE else ()
        return Reply(text, rows)

    def my_data(self, person: Person, chat: ChatKind, language: Language) -> Reply:
        """All that is remembered of this chat; in a group, where to ask for it."""
        if chat is ChatKind.GROUP:
            text = self.say(language, "my-data-private")
            return Reply(paragraphs([Span(text)]), self.render.private_link(language, "mydata"))
        nothing = self.say(language, "my-data-nothing")
        last = self.menus.knowledge.entries.get(person.last.topic) if person.last else None
        text = self.say(
            language,
            "my-data",
            language=self.say(person.chosen, "language-name") if person.chosen else nothing,
            topic=last.title.best(language) if last else nothing,
        )
        return Reply(paragraphs([Span(text)]))

    def told(self, name: CommandName, chat: ChatKind, language: Language) -> Reply:
        """What a command tells that takes no argument."""
        if name is CommandName.HELP:
            return self.help(language, chat)
        if name is CommandName.DEMANDS:
            return self.menus.overview(language)
        return self.privacy(language) if name is CommandName.PRIVACY else self.imprint(language)

    def help(self, language: Language, chat: ChatKind) -> Reply:
        """How the bot is used."""
        if chat is ChatKind.GROUP:
            return Reply(paragraphs([Span(self.say(language, "help-group"))]), self.render.private_link(language, "hi"))
        text = paragraphs([Span(self.say(language, "help-title"), Style.BOLD), Span(self.say(language, "help-text"))])
        return Reply(text, self.menu_row(language))

    def privacy(self, language: Language) -> Reply:
        """What is stored, and who is responsible."""
        contact = self.operator.email or self.operator.address
        who = (
            self.say(language, "privacy-operator", name=self.operator.name, contact=contact)
            if self.operator.named
            else self.say(language, "operator-unset")
        )
        text = paragraphs(
            [
                Span(self.say(language, "privacy-title"), Style.BOLD),
                Span(self.say(language, "privacy-text")),
                Span(who),
            ]
        )
        return Reply(text, self.menu_row(language))

    def imprint(self, language: Language) -> Reply:
        """Who runs the bot, or that nobody is named yet."""
        blocks = [Span(self.say(language, "imprint-title"), Style.BOLD)]
        if self.operator.named:
            blocks += [Span("\n".join(filter(None, [self.operator.name, self.operator.address, self.operator.email])))]
            blocks += [Span(self.say(language, "imprint-independence"))]
        else:
            blocks += [Span(self.say(language, "operator-unset"))]
        return Reply(paragraphs(blocks))

    def menu_row(self, language: Language) -> tuple[tuple[Button, ...], ...]:
        """The button to all topics, as a row."""
        return ((Button(self.say(language, "button-menu"), menu.MENU),),)
