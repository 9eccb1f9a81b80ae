"""Who is in the preview: people with phones in several languages, a private chat each, and a group with all of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from appealbot.sandbox.people import Named

if TYPE_CHECKING:
    from appealbot.sandbox.world import World

Json = dict[str, Any]

PEOPLE: Final = (
    Named(101, "Aylin", "aylin_beispiel", "de"),
    Named(102, "Tom", "tom_example", "en"),
    Named(103, "Jonas", None, "de"),
    Named(104, "Noor", None, None),
)
GROUP: Final = -1001
CHATS: Final = (*(person.id for person in PEOPLE), GROUP)
_SCOPES: Final = {"private": "all_private_chats", "group": "all_group_chats"}
_LANGUAGES: Final = ("de", "en")


def furnish(world: World) -> None:
    """Puts the people and the group into a world."""
    for person in PEOPLE:
        world.meet(person)
    world.chat(GROUP).title = "Runder Tisch"


def members(chat: int) -> tuple[int, ...]:
    """Who writes in a chat; nobody where there's no such chat."""
    everybody = tuple(person.id for person in PEOPLE)
    return everybody if chat == GROUP else tuple(person for person in everybody if person == chat)


def told(world: World) -> Json:
    """The scene as the page gets it, with the bot's profile as it's set by now."""
    profile = world.profile
    bot = world.bot()
    return {
        "kind": "scene",
        "bot": {
            "id": bot["id"],
            "name": bot["first_name"],
            "username": bot["username"],
            "description": {
                code: profile.get(f"description:default:{code}", {}).get("description", "") for code in _LANGUAGES
            },
        },
        "people": [{"id": person.id, "name": person.first_name, "code": person.code} for person in PEOPLE],
        "chats": [
            {
                "id": chat,
                "kind": "private" if world.chat(chat).private else "group",
                "title": world.chat(chat).title,
                "people": list(members(chat)),
            }
            for chat in CHATS
        ],
        "commands": {
            kind: {code: profile.get(f"commands:{scope}:{code}", {}).get("commands", []) for code in _LANGUAGES}
            for kind, scope in _SCOPES.items()
        },
    }
