"""The errors that make going on pointless; each class writes its own sentence, for an operator to read."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


class AppealbotError(Exception):
    """An error whose text is a sentence for the operator, with the remedy in it."""


class KnowledgeError(AppealbotError):
    """The knowledge base can't be loaded; `findings` are lines of the form `path:line: error: sentence [check]`."""

    def __init__(self, findings: Sequence[str]) -> None:
        self.findings = tuple(findings)
        super().__init__("The knowledge base can't be used. Mend these lines:\n" + "\n".join(self.findings))


class NoKnowledgeError(AppealbotError):
    """No entry was found where the knowledge base should be."""

    def __init__(self, directory: object) -> None:
        super().__init__(f"{directory} holds no entry. Name the right directory with --knowledge DIR.")


class LearningError(AppealbotError):
    """What people ask can't be learned."""

    def __init__(self) -> None:
        super().__init__("What people ask couldn't be learned. See that there are 2 GB of memory, and start again.")


class LocalesError(AppealbotError):
    """A catalogue of the program's own texts lacks a text."""

    def __init__(self, language: str, message: str) -> None:
        super().__init__(f"locales/{language} has no text for {message!r}. Add it to messages.po.")


class SettingsError(AppealbotError):
    """Settings are missing or wrong; all of them are named at once, and never a secret's value."""

    def __init__(self, sentences: Sequence[str]) -> None:
        super().__init__("Settings need attention:\n" + "\n".join(f"  {sentence}" for sentence in sentences))


class NoPortError(AppealbotError):
    """The preview's page finds no port."""

    def __init__(self, first: int, last: int) -> None:
        super().__init__(f"None of the ports {first} to {last} is free. Name another with --port.")


class TokenRefusedError(AppealbotError):
    """Telegram doesn't know the token (any more)."""

    def __init__(self) -> None:
        super().__init__("Telegram refuses APPEALBOT_TOKEN. Ask BotFather for the current token and set it.")


class QuestionsError(AppealbotError):
    """A file of labelled questions can't be read."""

    def __init__(self, path: object, number: int, sentence: str) -> None:
        where = f"{path}, question {number}" if number else str(path)
        super().__init__(f"{where}: {sentence}. A question needs q and expect or kind; see tests/questions.")


class MissingLibraryError(AppealbotError):
    """Something optional was asked for whose library isn't installed."""

    def __init__(self, library: str, purpose: str, extra: str = "evaluation") -> None:
        super().__init__(f"{purpose} needs {library}. Install it: pip install 'appealbot[{extra}]'")


class RevisionError(AppealbotError):
    """A revision can't be asked."""

    def __init__(self, revision: str, sentence: str) -> None:
        super().__init__(f"The revision {revision} can't be asked: {sentence}")


class StoreUnusableError(AppealbotError):
    """The database can't be opened, read or written; `reason` is the database's own word for it."""

    def __init__(self, where: object, reason: str) -> None:
        super().__init__(
            f"The database {where} can't be used: {reason}. Nothing was stored. See that it can be written and that "
            "there's room, or set APPEALBOT_DATABASE_URL to another."
        )


class StoreBusyError(StoreUnusableError):
    """Another program has kept the database locked for too long."""


class StoreUnreachableError(StoreUnusableError):
    """The database can't be reached: what was to be written last may be stored or not."""


class StoreGoneError(AppealbotError):
    """The database's file isn't the one any more that the program opened."""

    def __init__(self, where: object) -> None:
        super().__init__(
            f"The database {where} or a file that belongs to it was removed or replaced while the bot ran. What was "
            "stored since may be lost. Put the right file in its place, or a backup, and start the bot again."
        )


class StoreClosedError(AppealbotError):
    """Something was to be read or written after the store ended."""

    def __init__(self) -> None:
        super().__init__("The store is closed. Nothing was stored; start the bot again.")


class PartEndedError(AppealbotError):
    """A part of the program that must always run has ended, by a mistake in the program."""

    def __init__(self, part: str, kind: str) -> None:
        super().__init__(f"The bot's {part} ended ({kind}), so the bot ends, too. Start it again, and report this.")


class PollingTakenError(AppealbotError):
    """Another process polls now."""

    def __init__(self) -> None:
        super().__init__(
            "Another instance polls now, since this one lost its lock when the database restarted. Start this one "
            "again if it should stand by."
        )


class StoreDamagedError(AppealbotError):
    """The database's file isn't one, or not whole."""

    def __init__(self, where: object) -> None:
        super().__init__(
            f"The database {where} is damaged. Put a backup in its place, or move it away (with its -wal and -shm "
            "files) and the bot begins an empty one."
        )


class StoreNewerError(AppealbotError):
    """The database was made by a newer version of the program."""

    def __init__(self, where: object) -> None:
        super().__init__(
            f"The database {where} was made by a newer version of appealbot. Install that version, or set "
            "APPEALBOT_DATABASE_URL to another database."
        )


class TelegramSilentError(AppealbotError):
    """Telegram couldn't be reached for very long; a new process may fare better."""

    def __init__(self, seconds: float) -> None:
        super().__init__(f"Telegram couldn't be reached for {seconds / 60:.0f} minutes. Start the bot again.")


class WebhookSetError(AppealbotError):
    """Updates go to a webhook, so that polling gets none."""

    def __init__(self) -> None:
        super().__init__(
            "A webhook is set for this bot, so that polling gets no messages. Starting the bot again removes it; if it "
            "comes back, another program uses the same token."
        )


class KeyFileError(AppealbotError):
    """A file with a recipient's key can't be written, read or used."""

    def __init__(self, file: object, sentence: str) -> None:
        super().__init__(f"The key file {file} {sentence}. `appealbot keygen DIR` makes a pair of keys.")


class OutputFileError(AppealbotError):
    """A file can't be written, or is there already and mustn't be lost."""

    def __init__(self, file: object, reason: str) -> None:
        super().__init__(f"{file} can't be written: {reason}. Nothing was changed; name another file.")


class AnchorError(AppealbotError):
    """A file holds no anchor of the chain of proofs."""

    def __init__(self, file: object, sentence: str) -> None:
        super().__init__(f"{file} {sentence}. It's one line, as it was printed or written.")


class NoDatabaseError(AppealbotError):
    """There is no database where one should be."""

    def __init__(self, where: object) -> None:
        super().__init__(f"There is no database {where}. Name it with --database, or set APPEALBOT_DATABASE_URL.")


class NotSQLiteError(AppealbotError):
    """Something only works with SQLite's files."""

    def __init__(self, instead: str) -> None:
        super().__init__(f"This works with SQLite alone. For PostgreSQL use {instead}.")


class NoRecordError(AppealbotError):
    """No record has this id or receipt."""

    def __init__(self, what: str, name: str) -> None:
        super().__init__(f"No record has the {what} {name}. It may have been erased; see that no character is missing.")


class RestoreError(AppealbotError):
    """A backup can't take the database's place."""

    def __init__(self, sentence: str) -> None:
        super().__init__(f"Nothing was restored: {sentence}")
