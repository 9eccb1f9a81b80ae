"""What must hold of each step, whatever the bot says."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from appealbot.core import menu
from appealbot.core.commands import CommandName, read_command
from appealbot.core.model import Language
from appealbot.core.sign_up_draft import Step
from appealbot.core.sign_up_words import YES, word
from appealbot.core.text import folded, words
from appealbot.core.turn import Said, Tapped

if TYPE_CHECKING:
    from datetime import datetime

    from appealbot.core.catalogue import Catalogue
    from appealbot.core.turn import Incoming
    from tests.walks.facts import Facts


@dataclass(slots=True)
class Rules:
    """Sees that nothing is saved or erased that the person didn't want, by what was shown to them.

    Attributes:
        catalogue: The bot's texts.
        asked: What was stored when a button that erases was first shown.
        refused: When they last said no to erasing.
    """

    catalogue: Catalogue
    asked: dict[str, Facts] = field(default_factory=dict)
    refused: datetime | None = None

    def shown(self, data: str, stored: Facts) -> None:
        """A button was shown, and with it what was stored then."""
        if menu.read(data).kind == menu.ERASE:
            self.asked.setdefault(data, stored)

    def kept(self, at: datetime) -> None:
        """The person was told that all stays as it is, as they had wished."""
        self.refused = at

    def broken(self, incoming: Incoming, before: Facts, after: Facts) -> str | None:
        """What was done that nobody asked for; None where all is well."""
        new = [intent for intent in after.intents if intent not in before.intents]
        gone = [intent for intent in before.intents if intent not in after.intents]
        if new and not self._confirmed(incoming, before):
            return "something was saved that nobody confirmed"
        replaced = {intent.appeal for intent in new}
        if any(intent.appeal not in replaced for intent in gone) and not self._erasing(incoming, before):
            return "a sign-up was erased that nobody wanted to be erased"
        ended = before.draft is not None and after.draft is None
        if ended and self._erases(incoming) and not self._erasing(incoming, before):
            return "a draft was erased by a button for something else"
        if before.person.chosen is not None and after.person.chosen is None and not self._erasing(incoming, before):
            return "the chosen language was forgotten"
        return "a draft outlived its day" if after.overdue else None

    def _confirmed(self, incoming: Incoming, before: Facts) -> bool:
        draft = before.draft
        if draft is None or draft.step is not Step.CONFIRM or draft.agreed is None:
            return False
        if isinstance(incoming, Tapped):
            return incoming.data == f"{menu.SIGN_UP}:{Step.CONFIRM}:{draft.token}:{YES}"
        return self._said_yes(incoming, "button-save")

    def _erasing(self, incoming: Incoming, before: Facts) -> bool:
        if self._erases(incoming):
            return isinstance(incoming, Tapped) and self._still_asked(incoming.data, before)
        if isinstance(incoming, Said) and (command := read_command(incoming.text, "")) is not None:
            nothing = not before.intents and before.draft is None  # then there's nothing to ask
            return nothing and command.name in {CommandName.DELETE, CommandName.WITHDRAW}
        return self._said_yes(incoming, "button-erase-yes", "button-erase", "button-withdraw")

    @staticmethod
    def _erases(incoming: Incoming) -> bool:
        return isinstance(incoming, Tapped) and menu.read(incoming.data).kind == menu.ERASE

    def _still_asked(self, data: str, before: Facts) -> bool:
        """Whether all that is stored was so when it was asked, and no no came in between."""
        then = self.asked[data]
        drafts = before.draft is None or (then.draft is not None and then.draft.nonce == before.draft.nonce)
        refused = self.refused is not None and self.refused >= then.at
        return set(before.intents) <= set(then.intents) and drafts and not refused

    def _said_yes(self, incoming: Incoming, *labels: str) -> bool:
        if not isinstance(incoming, Said):
            return False
        said = {folded(self.catalogue.say(language, name)) for language in Language for name in labels}
        return word(incoming.text) == YES or folded(incoming.text) in said or words(incoming.text)[:1] == ["ja"]
