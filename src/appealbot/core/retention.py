"""How long what is kept: the one place that says so, for what erases and for every text that tells people."""

from __future__ import annotations

from datetime import timedelta
from typing import Final

MONTHS_A_YEAR: Final = 12
YEAR: Final = timedelta(days=365)

CHATS_KEPT: Final = timedelta(days=2)
"""What a chat is remembered by (last topic, last buttons), after its last message: until the end of the next day."""
CHATS_WITH_LANGUAGE_KEPT: Final = YEAR
"""The same where a language was chosen: it should still be there when somebody comes back."""
DRAFTS_KEPT: Final = timedelta(hours=24)
"""A sign-up that is being filled in, from its beginning."""
STARTS_KEPT: Final = timedelta(hours=24)
"""That somebody began a sign-up."""
SIGN_UPS_KEPT: Final = YEAR
"""A sign-up intent that was saved."""
PROOFS_KEPT: Final = timedelta(days=3 * 365 + 1)
"""What is left of a consent's proof, after the consent ended: until claims lapse, three years (§ 195 BGB)."""
PARKED_KEPT: Final = timedelta(hours=24)
"""A message that waits for its answer: as long as Telegram would have kept it."""
STATES_BEFORE_KEPT: Final = timedelta(hours=24)
"""A state that an unfinished update is answered from: as long as Telegram may repeat it."""
UPDATES_KEPT: Final = timedelta(days=8)
"""Which messages were handled: Telegram repeats them for a day; a week more covers a server that was down."""
BACKUPS_KEPT: Final = timedelta(days=14)
"""Backups, and tables that were exported; people erase these, not the program."""
ERASURES_KEPT: Final = BACKUPS_KEPT + timedelta(days=1)
"""Whose sign-ups were erased: as long as a backup may bring them back."""


def _hours(period: timedelta) -> str:
    return str(period // timedelta(hours=1))


IN_TEXTS: Final = {
    "chat_days": str(CHATS_KEPT.days),
    "language_years": str(CHATS_WITH_LANGUAGE_KEPT // YEAR),
    "draft_hours": _hours(DRAFTS_KEPT),
    "start_hours": _hours(STARTS_KEPT),
    "sign_up_months": str(SIGN_UPS_KEPT * MONTHS_A_YEAR // YEAR),
    "proof_years": str(PROOFS_KEPT // YEAR),
    "parked_hours": _hours(PARKED_KEPT),
    "update_days": str(UPDATES_KEPT.days),
    "backup_days": str(BACKUPS_KEPT.days),
    "erasure_days": str(ERASURES_KEPT.days),
}
"""The periods as the bot's texts name them: what their {placeholders} are filled with."""
