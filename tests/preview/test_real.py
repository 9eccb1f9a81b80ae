"""The preview on the real knowledge base: a sign-up and its erasure, as a person would go through them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.preview.page import AYLIN, TOM, previewed

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from tests.preview.page import Page

NAME, PLACE, EMAIL = "Aylin Kennwort", "Kennwortstadt", "kennwort@example.com"


@pytest.fixture
async def page() -> AsyncIterator[Page]:
    async with previewed(None) as shown:
        yield shown


async def test_a_sign_up_goes_through_is_shown_sealed_and_erased(page: Page) -> None:
    for said in ("ich will unterschreiben", "ja", "Bürgermeister:in", PLACE, NAME, EMAIL, "1", "stimmt", "ich willige ein"):  # fmt: skip
        await page.ask(said)
    await page.until(
        "chat", lambda chat: any("✓" in str(message.get("text")) for message in chat["messages"]), id=AYLIN
    )
    await page.ask("nein")
    assert "Gespeichert" in (await page.ask("ja"))["text"]
    saved = await page.until("insight", _sealed, text="ja")
    box = _sealed(saved)
    assert len(box) > 120
    assert "bytes)" in box
    draft = page.last("insight", text=EMAIL)
    assert any(each["what"] == "dialogue" and each["detail"].startswith("sealed:") for each in draft["stored"])
    stored = json.dumps([frame["stored"] for frame in page.told if frame["kind"] == "insight"])
    assert not any(told in stored for told in (NAME, PLACE, EMAIL))
    await page.until(
        "chat", lambda chat: not any(message.get("text") == EMAIL for message in chat["messages"]), id=AYLIN
    )

    answer = await page.ask("/mydata")
    told = await page.tap(answer, "Als Datei")
    status, file = await page.get(f"files/{told['document']['file_id']}")
    assert (status, json.loads(file)["sign_ups"][0]["appeal"] if "sign_ups" in json.loads(file) else "") is not None
    answer = await page.ask("/delete")
    await page.tap(answer, "Ja, alles löschen")
    erased = await page.until("insight", lambda insight: insight and insight["stored"], text="Ja, alles löschen")
    assert {"what": "erased", "detail": "deleted"} in erased["stored"]


async def test_questions_in_both_languages_a_follow_up_and_what_is_not_covered(page: Page) -> None:
    await page.ask("Was sagen die Kommunen zu Wohnungen?")
    assert page.last("insight", chat=AYLIN)["because"] in {"sure", "said-exactly"}
    await page.ask("und in Hessen?")
    assert page.last("insight", text="und in Hessen?")["because"] == "counterpart"
    await page.ask("Who won the football yesterday?", TOM)
    assert page.last("insight", chat=TOM)["because"] == "elsewhere"
    told = await page.until("insight", lambda insight: insight["candidates"], chat=TOM)
    assert len(told["candidates"]) == 8


def _sealed(insight: dict[str, object]) -> str:
    stored = insight.get("stored") or []
    assert isinstance(stored, list)
    return next((str(each["detail"]) for each in stored if each["what"] == "sign_up" and "(0 bytes)" not in each["detail"]), "")  # fmt: skip
