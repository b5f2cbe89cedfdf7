"""From what a person typed to an FTS5 expression that means only words."""

import re

_WORD = re.compile(r"\w+", re.UNICODE)
MOST_WORDS = 12


def words_in(text: str) -> list[str]:
    """The first twelve different words of a text, as FTS5 would cut it."""
    found = dict.fromkeys(word.strip("_") for word in _WORD.findall(text.casefold()))
    return [word for word in found if word][:MOST_WORDS]


def any_word(text: str, column: str = "", *, every: bool = False) -> str:
    """An FTS5 expression for some or every word of `text`, the words taken as beginnings.

    Each word is a quoted string, so no syntax of FTS5 gets through. An empty expression finds
    nothing.
    """
    joint = " AND " if every else " OR "
    expression = joint.join(f'"{word}"*' for word in words_in(text)) or '""'
    return f"{column} : ({expression})" if column else expression
