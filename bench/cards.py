"""The size of an answer, so that the floor can give one of the same size."""

from collections.abc import Iterator
from typing import Any, TypedDict

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
    parts = list(_walk(components))
    return {
        "texts": [part["content"] for part in parts if part.get("content")],
        "buttons": sum(part["type"] == _BUTTON for part in parts),
        "menus": [len(part["options"]) for part in parts if part["type"] == _SELECT],
        "picture": picture,
    }


def _walk(components: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for part in components:
        yield part
        yield from _walk(part.get("components") or [])
