"""The size of an answer, so that the floor can give one of the same size."""

from typing import Any, TypedDict

from tests.kit.loopback_payloads import walk

_BUTTON, _SELECT = 2, 3


class Outline(TypedDict):
    """The texts of a card, how many buttons it has, the options of each menu, and the bytes of its
    picture.
    """

    texts: list[str]
    buttons: int
    menus: list[int]
    picture: int


def outline(components: list[dict[str, Any]], picture: int = 0) -> Outline:
    parts = list(walk(components))
    return {
        "texts": [part["content"] for part in parts if part.get("content")],
        "buttons": sum(part["type"] == _BUTTON for part in parts),
        "menus": [len(part["options"]) for part in parts if part["type"] == _SELECT],
        "picture": picture,
    }
