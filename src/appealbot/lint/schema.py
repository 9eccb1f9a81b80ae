"""The form of each file of the knowledge base: checked on loading, and generated as a JSON Schema for editors."""

from __future__ import annotations

from typing import Annotated, Any, Final

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator

TOPIC_ID = r"^[A-Za-z0-9][A-Za-z0-9_-]{0,49}$"
"""The letters of a deep link; short enough for its 64 characters and for a button's 64 bytes."""

Id = Annotated[str, StringConstraints(pattern=TOPIC_ID)]
Line = Annotated[str, StringConstraints(min_length=1, pattern=r"\S")]
Day = Annotated[str, StringConstraints(pattern=r"^\d{4}-\d{2}-\d{2}$")]


class _Form(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class _InALanguage(_Form):
    @model_validator(mode="after")
    def _in_one_language_at_least(self) -> _InALanguage:
        if not any(getattr(self, language) for language in ("de", "en")):
            message = "needs a text in German (de) or English (en)"
            raise ValueError(message)
        return self


class TextForm(_InALanguage):
    """A text in German, English or both."""

    de: Line | None = Field(default=None, description="German")
    en: Line | None = Field(default=None, description="English")


class ListForm(_InALanguage):
    """Texts in German, English or both."""

    de: list[Line] = Field(default=[], description="German")
    en: list[Line] = Field(default=[], description="English")


class QuoteForm(_Form):
    """A quote of the appeal."""

    de: Line = Field(description="Verbatim from the appeal's text")
    en: Line | None = Field(default=None, description="Our own translation")


class EntryForm(_Form):
    """What people read: one entry a file, both languages side by side."""

    id: Id = Field(description="The topic id; the file has the same name")
    appeal: Id = Field(description="An id of appeals.yaml; the folder has the same name")
    section: Annotated[str, StringConstraints(pattern=r"^[1-9]\d?$")] | None = Field(
        default=None, description="The number of the demand, where the entry belongs to one"
    )
    title: TextForm = Field(description="Short enough for a button")
    questions: ListForm = Field(
        description="3 to 6 canonical questions; what else people ask goes to the questions file"
    )
    keywords: ListForm | None = Field(default=None, description="Words that people type when they mean this entry")
    quotes: list[QuoteForm] = Field(default=[], description="What the answer stands on")
    answer: TextForm = Field(description="At most 600 characters of plain language")
    short: TextForm | None = Field(default=None, description="The answer in a sentence or two, for groups")
    related: list[Id] = Field(default=[], description="Topic ids that lead on, the most useful first")
    counterpart: Id | None = Field(default=None, description="The other appeal's entry on the same matter")
    translation_of: str | None = Field(
        default=None,
        description="The German text's fingerprint when the English was last compared with it; check tells it",
    )


class PhrasingsForm(_Form):
    """What people write: matched against, never shown."""

    de: list[Line] = Field(default=[], description="German")
    en: list[Line] = Field(default=[], description="English")


class WishForm(_Form):
    """The words that say a wish; "*" at a word's end stands for all that begin so."""

    acts: ListForm = Field(description="What is wished; several words in this order, with others between or not")
    named: ListForm = Field(description="What it can only be about: beside these, other words don't matter")
    holds: ListForm | None = Field(default=None, description="What holds already: to deny it refuses nothing")
    doubts: ListForm | None = Field(
        default=None, description="What tells that somebody else is to, or that it's opposed"
    )


class WishesForm(_Form):
    """The words without which no dialogue opens by itself."""

    sign_up: WishForm = Field(description="To be signed up")
    my_data: WishForm = Field(description="To see, correct or erase one's data")
    plain: ListForm = Field(description="What may stand beside a wish, whatever it is")


class ContactForm(_Form):
    """How to reach the authors. An address is shown only if a person has verified it."""

    email: Line | None = None
    verified_by: Line | None = Field(default=None, description="Who made sure that the address is right")
    verified_on: Day | None = None
    printed_is_unusable: Annotated[str, StringConstraints(pattern="^yes$")] | None = Field(
        default=None, description="yes: mail to the address in the appeal's text can't arrive"
    )


class AppealForm(_Form):
    """An appeal, or a section of entries in the bot's own words (then without `source`)."""

    title: TextForm
    short: TextForm = Field(description="A name in a word or two")
    who: TextForm | None = Field(default=None, description="Who speaks")
    to_whom: TextForm | None = Field(default=None, description="Whom it addresses")
    date: Annotated[str, StringConstraints(pattern=r"^\d{4}(-\d{2}(-\d{2})?)?$")] | None = Field(
        default=None, description="When it was published, as exactly as is known"
    )
    deadline: Day | None = Field(default=None, description="Until when it asks for responses")
    sections: list[TextForm] = Field(default=[], description="The titles of its numbered demands, in order")
    contact: ContactForm | None = None
    source: Annotated[str, StringConstraints(pattern=r"^[a-z0-9-]+\.md$")] | None = Field(
        default=None, description="The file in sources/ that holds its text"
    )
    called: list[Line] = Field(
        default=[], description='Beginnings of the words by which people call it or its authors ("hess", "mayor")'
    )
    order: list[Id] = Field(default=[], description="Its entries as the menu lists them; others follow by their ids")


class AppealsForm(_Form):
    """All appeals, in the order in which the menu shows them."""

    appeals: dict[Id, AppealForm]


FORMS: Final[dict[str, type[BaseModel]]] = {
    "entry": EntryForm,
    "questions": PhrasingsForm,
    "appeals": AppealsForm,
    "wishes": WishesForm,
}
"""The forms by the name of their schema file in `schema/`."""


def json_schema(name: str) -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of a form, for editors.

    The bot reads every scalar as text; editors read `5` as a number, so that numbers and truth values count as texts.
    """
    schema = _with_loose_scalars(FORMS[name].model_json_schema())
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}


def _with_loose_scalars(schema: Any) -> Any:  # noqa: ANN401 - JSON
    if isinstance(schema, dict):
        loose = {key: _with_loose_scalars(value) for key, value in schema.items()}
        return {**loose, "type": ["string", "number", "boolean"]} if loose.get("type") == "string" else loose
    return [_with_loose_scalars(item) for item in schema] if isinstance(schema, list) else schema
