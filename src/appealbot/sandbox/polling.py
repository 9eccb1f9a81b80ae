"""getUpdates and the webhook's state, with the rules by which one bot is served once.

They are those of telegram-bot-api's `Client.cpp` (do_get_updates, abort_long_poll, fail_query_conflict).
"""

from __future__ import annotations

import asyncio
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, TypeVar

from appealbot.sandbox.faults import Among, Doubled, Swapped, Unconfirmed
from appealbot.sandbox.refusal import conflict, refused

if TYPE_CHECKING:
    from appealbot.sandbox.faults import Delivery, Faults
    from appealbot.sandbox.queue import Waiting
    from appealbot.sandbox.world import World

Json = dict[str, Any]

LONGEST_POLL: Final = 50
MOST_UPDATES: Final = 100
SAME_OFFSET: Final = 0.5
"""Seconds within which a repeated offset yields a single update."""
OTHER_POLLER: Final = "other getUpdates request; make sure that only one bot instance is running"
CONFLICT_PAUSE: Final = 3.0
"""Seconds between two answers that tell of a conflict."""

_Kind = TypeVar("_Kind", bound="Delivery")


@dataclass(slots=True, eq=False)
class _Poller:
    """A request that waits for updates, and why it should wait no longer."""

    terminated: str = ""


class Polling:
    """Hands the queue out to whoever polls.

    Attributes:
        polls: How often somebody did.
    """

    def __init__(self, world: World, faults: Faults) -> None:
        self._world = world
        self._faults = faults
        self._waiting: _Poller | None = None
        self._last: tuple[int, float] | None = None
        self._next_conflict = 0.0
        self._unconfirmed: list[Waiting] = []
        self.polls = 0

    async def get_updates(self, parameters: Json) -> list[Json]:
        """The method getUpdates."""
        world, offset = self._world, int(parameters.get("offset") or 0)
        limit = max(1, min(MOST_UPDATES, int(parameters.get("limit") or MOST_UPDATES)))
        if world.webhook:
            raise conflict(
                "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"
            )
        world.allow(parameters.get("allowed_updates"))
        if self._last is not None and self._last[0] == offset and time.monotonic() < self._last[1] + SAME_OFFSET:
            limit = 1
        self._last = offset, time.monotonic()
        self.polls += 1
        if self._confirm(offset):
            await world.announce()
        await self._until_updates(min(float(parameters.get("timeout") or 0), LONGEST_POLL))
        return self._hand_out(limit)

    def _confirm(self, offset: int) -> int:
        """Forgets what is confirmed; returns how many that were."""
        self._world.queue.expire(self._world.clock.now())
        confirmed = self._world.queue.confirm(offset)
        self._world.ledger.confirmed(confirmed)
        if confirmed and self._strike(Unconfirmed) is not None:
            self._unconfirmed += confirmed
        return len(confirmed)

    async def _until_updates(self, seconds: float) -> None:
        if self._unconfirmed or len(self._world.queue) or not seconds:
            return
        me = _Poller()
        previous, self._waiting = self._waiting, me
        if previous is not None:
            previous.terminated = OTHER_POLLER
        try:
            async with asyncio.timeout(seconds), self._world.changed:
                self._world.changed.notify_all()  # whoever was terminated, and whoever wants to know that the bot waits
                await self._world.changed.wait_for(lambda: bool(me.terminated or len(self._world.queue)))
        except TimeoutError:
            return
        finally:
            if self._waiting is me:
                self._waiting = None
        if me.terminated:
            await self._pause_between_conflicts()
            raise conflict(f"terminated by {me.terminated}")

    async def _pause_between_conflicts(self) -> None:
        now = time.monotonic()
        if now < self._next_conflict:
            await asyncio.sleep(CONFLICT_PAUSE)
        else:
            self._next_conflict = now + CONFLICT_PAUSE

    def _hand_out(self, limit: int) -> list[Json]:
        self._world.queue.expire(self._world.clock.now())
        handed = [*self._unconfirmed, *self._world.queue.first(limit)][:limit]
        self._unconfirmed = self._unconfirmed[limit:]
        if handed and self._strike(Doubled) is not None:
            handed = [one for waiting in handed for one in (waiting, waiting)]
        if len(handed) > 1 and self._strike(Swapped) is not None:
            handed = [one for start in range(0, len(handed), 2) for one in reversed(handed[start : start + 2])]
        self._world.ledger.delivered(handed)
        among = self._strike(Among) if handed else None
        return [*(among.values if among else ()), *(waiting.update for waiting in handed)]

    def _strike(self, kind: type[_Kind]) -> _Kind | None:
        return self._faults.strike((kind,), "getUpdates", {})

    @property
    def waiting(self) -> bool:
        """Whether a request waits for updates."""
        return self._waiting is not None

    # ── The webhook, of which the sandbox keeps the state alone ─────────────────────────────────────────────────────

    async def set_webhook(self, parameters: Json) -> bool:
        """The method setWebhook; without a URL, it deletes."""
        url = str(parameters.get("url") or "")
        if url and not url.startswith("https://"):
            raise refused("bad webhook: An HTTPS URL must be provided for webhook")
        if parameters.get("drop_pending_updates") in {True, "true", "True"}:
            self._world.queue.clear()
        self._world.webhook = url
        self._world.allow(parameters.get("allowed_updates"))
        if url and self._waiting is not None:
            self._waiting.terminated = "setWebhook request"
            await self._world.announce()
        return True

    async def delete_webhook(self, parameters: Json) -> bool:
        """The method deleteWebhook."""
        return await self.set_webhook({**parameters, "url": ""})

    async def get_webhook_info(self, _: Json) -> Json:
        """The method getWebhookInfo."""
        allowed = {"allowed_updates": sorted(self._world.allowed)} if self._world.allowed else {}
        return {
            "url": self._world.webhook,
            "has_custom_certificate": False,
            "pending_update_count": len(self._world.queue),
            **allowed,
        }
