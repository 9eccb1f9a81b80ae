"""Who wrote, when it was delivered and confirmed, and how often it was answered: what proofs of delivery count."""

from __future__ import annotations

import time
from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from appealbot.sandbox.queue import Waiting


@dataclass(slots=True)
class Account:
    """A message of a person. Times are seconds of the monotonic clock.

    Attributes:
        chat: Where it was written.
        written: When.
        delivered: When the bot first got it.
        deliveries: How often the bot got it.
        confirmed: When the bot confirmed it.
    """

    chat: int
    written: float
    delivered: float | None = None
    deliveries: int = 0
    confirmed: float | None = None


@dataclass(slots=True)
class Ledger:
    """The accounts of all messages, and the answers by chat.

    Which answer belongs to which message is known where a chat holds a single message, or where its answers are counted
    in order; therefore proofs use a chat for each message.

    Attributes:
        accounts: Every message, in the order of writing.
        answers: When the bot wrote in a chat.
        owing: The chats with fewer answers than messages.
        confirmed_owing: How many messages were confirmed while their chat still lacked an answer.
    """

    accounts: list[Account] = field(default_factory=list)
    answers: defaultdict[int, list[float]] = field(default_factory=lambda: defaultdict(list))
    written: defaultdict[int, list[Account]] = field(default_factory=lambda: defaultdict(list))
    owing: set[int] = field(default_factory=set)
    confirmed_owing: int = 0

    def wrote(self, chat: int) -> int:
        """A person wrote; returns the account's number, counted from 1."""
        account = Account(chat, time.monotonic())
        self.accounts.append(account)
        self.written[chat].append(account)
        self.owing.add(chat)
        return len(self.accounts)

    def delivered(self, waiting: list[Waiting]) -> None:
        """The bot got these."""
        now = time.monotonic()
        for account in self._of(waiting):
            account.delivered = account.delivered or now
            account.deliveries += 1

    def confirmed(self, waiting: list[Waiting]) -> None:
        """The bot confirmed these."""
        now = time.monotonic()
        for account in self._of(waiting):
            account.confirmed = now
            self.confirmed_owing += account.chat in self.owing

    def answered(self, chat: int) -> None:
        """The bot wrote in a chat."""
        self.answers[chat].append(time.monotonic())
        if len(self.answers[chat]) >= len(self.written[chat]):
            self.owing.discard(chat)

    def seconds(self, chat: int) -> float:
        """From writing to the first answer, in a chat that got one."""
        return self.answers[chat][0] - self.written[chat][0].written

    def _of(self, waiting: list[Waiting]) -> list[Account]:
        return [self.accounts[one.number - 1] for one in waiting if one.number]
