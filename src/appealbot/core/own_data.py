"""One's own data: what is stored, as text and as a file, and having it erased."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from appealbot.core import erasing, menu
from appealbot.core.effects import DeleteMessages, Ending, EraseIntents
from appealbot.core.markup import Span, Style, paragraphs
from appealbot.core.privacy import Section
from appealbot.core.retention import IN_TEXTS
from appealbot.core.sign_up_questions import field_values
from appealbot.core.sign_up_terms import starts_of_late
from appealbot.core.turn import Button, Document, Person, Reply, Turn

if TYPE_CHECKING:
    from datetime import datetime

    from appealbot.core.catalogue import Catalogue
    from appealbot.core.effects import Effect, StoredIntent
    from appealbot.core.model import Knowledge, Language
    from appealbot.core.sign_up_draft import Draft

FILE: Final = "json"
"""Of a button that asks for the data as a file."""


@dataclass(frozen=True, slots=True)
class OwnData:
    """Tells and erases what is stored of a person."""

    catalogue: Catalogue
    knowledge: Knowledge

    def told(self, person: Person, language: Language, now: datetime) -> Reply:
        """All that is stored, for people to read, with the ways to get, correct and erase it."""
        nothing = self._say(language, "my-data-nothing")
        last = self.knowledge.entries.get(person.last.topic) if person.last else None
        chat = self._say(
            language,
            "my-data",
            language=self._language(person, language) or nothing,
            topic=last.title.best(language) if last else nothing,
        )
        blocks = [Span(chat)]
        blocks += [Span(self._stored(intent, language)) for intent in person.stored]
        if person.stored:
            blocks.append(Span(self._say(language, "my-data-sealed")))
        if person.draft is not None:
            blocks.append(Span(self._draft(person.draft, language)))
        if not person.stored and person.draft is None:
            blocks.append(Span(self._say(language, "my-data-no-sign-up")))
        if starts := starts_of_late(person.starts, now):
            blocks.append(Span(self._say(language, "my-data-starts", number=str(len(starts)))))
        if person.refused is not None:
            blocks.append(Span(self._say(language, "my-data-refused")))
        rows = [(Button(self._say(language, "button-as-file"), menu.data(menu.MY_DATA, FILE)),)]
        if person.stored or person.draft is not None:
            rows.append((Button(self._say(language, "button-correct"), menu.CORRECT),))
        if person.draft is not None:
            rows.append((Button(self._say(language, "button-go-on"), menu.JOIN),))
        rows.append((Button(self._say(language, "button-erase"), erasing.data(Ending.DELETED, person, now)),))
        return Reply(paragraphs(blocks), tuple(rows), repeats=person.draft is not None)

    def file(self, person: Person, language: Language, now: datetime) -> Reply:
        """The same as a JSON file, for programs."""
        draft = person.draft
        stored = {
            "language": person.chosen,
            "language_of_chat": person.spoken,
            "last_topic": person.last.topic if person.last else None,
            "erasing_refused": person.refused and person.refused.isoformat(),
            "sign_ups": [
                {
                    "appeal": intent.appeal,
                    "created": intent.created.isoformat(),
                    "erased_by": intent.expires.isoformat(),
                    "consent_version": intent.version,
                    "news_by_email": intent.news,
                    "sealed": self._say(language, "my-data-sealed"),
                }
                for intent in person.stored
            ],
            "sign_ups_begun": [start.isoformat() for start in starts_of_late(person.starts, now)],
            "open_sign_up": draft
            and {
                "started": draft.started.isoformat(),
                "language": draft.language,
                "of_age": draft.of_age,
                "role": draft.role,
                "place": draft.place,
                "name": draft.name,
                "email": draft.email or draft.proposed,
                "telegram": draft.username or draft.offered,
                "appeal": ", ".join(draft.appeals) or None,
                "consented": draft.agreed and draft.agreed.at.isoformat(),
                "news_by_email": draft.news,
            },
        }
        text = json.dumps(stored, ensure_ascii=False, indent=2) + "\n"
        caption = paragraphs([Span(self._say(language, "my-data-file"))])
        document = Document(self._say(language, "my-data-file-name"), text)
        return Reply(caption, document=document, repeats=person.draft is not None)

    def ask(self, ending: Ending, person: Person, language: Language, now: datetime, first: str = "") -> Reply:
        """Whether all is to be erased, after a sentence whose name is given."""
        name = "erase-ask-withdraw" if ending is Ending.WITHDRAWN and person.stored else "erase-ask"
        blocks = [Span(self._say(language, name), Style.BOLD), Span(self._say(language, "erase-ask-all"))]
        yes = Button(self._say(language, "button-erase-yes"), erasing.data(ending, person, now))
        no = Button(self._say(language, "button-erase-no"), menu.KEEP)
        if first:
            blocks.insert(0, Span(self._say(language, first)))
        return Reply(paragraphs(blocks), ((yes,), (no,)))

    def erased(
        self, ending: Ending, person: Person, language: Language, now: datetime, tapped: int | None = None
    ) -> Turn:
        """All goes: intents, draft, the dialogue's state, and from the chat what was told.

        Args:
            ending: What for.
            person: Of whom.
            language: To say it in.
            now: The time.
            tapped: The number of the message whose button was tapped: it's said in its place, so that the button goes.
        """
        messages = tuple(each for each in person.draft.leaving if each != tapped) if person.draft else ()
        deleting: tuple[Effect, ...] = (DeleteMessages(messages),) if messages else ()
        name = "my-data-withdrawn" if ending is Ending.WITHDRAWN and person.stored else "my-data-erased"
        more = Button(self._say(language, "button-privacy"), menu.data(menu.PRIVACY_ANEW, Section.TIME))
        blocks = [Span(self._say(language, name)), *self._left(person, language, now)]
        reply = Reply(paragraphs(blocks), ((more,),), edits=tapped is not None)
        return Turn((reply,), Person(code=person.code), language, effects=(EraseIntents(ending), *deleting))

    def _language(self, person: Person, language: Language) -> str | None:
        """The language that is kept: as it was chosen, or as the chat was so far."""
        if person.chosen:
            return self._say(person.chosen, "language-name")
        if person.spoken:
            return self._say(language, "my-data-spoken", language=self._say(person.spoken, "language-name"))
        return None

    def _left(self, person: Person, language: Language, now: datetime) -> list[Span]:
        """What outlives an erasure, each with its period."""
        names = ["left-erasure", "left-digests"]
        if person.stored:
            names.insert(0, "left-proof")
        if starts_of_late(person.starts, now):
            names.append("left-starts")
        lines = [f"• {self._say(language, name, **IN_TEXTS)}" for name in names]
        copies = "left-copies-of-sign-up" if person.stored else "left-copies"
        return [
            Span("\n".join([self._say(language, "left"), *lines])),
            Span(self._say(language, copies, **IN_TEXTS)),
        ]

    def _stored(self, intent: StoredIntent, language: Language) -> str:
        appeal, day = self.knowledge.appeals.get(intent.appeal), self.catalogue.day
        return self._say(
            language,
            "my-data-intent",
            appeal=appeal.title.best(language) if appeal else intent.appeal,
            created=day(language, intent.created.date()),
            expires=day(language, intent.expires.date()),
            version=intent.version,
            news=self._say(language, "button-yes" if intent.news else "button-no"),
        )

    def _draft(self, draft: Draft, language: Language) -> str:
        lines = [
            f"{self._say(language, label)}: {value}"
            for label, value in field_values(draft, self.knowledge, self.catalogue, language).items()
            if value
        ]
        return "\n".join([self._say(language, "my-data-draft"), *lines])

    def _say(self, language: Language, name: str, /, **values: str) -> str:
        return self.catalogue.say(language, name, **values)
