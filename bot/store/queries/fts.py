"""From what a person typed to an FTS5 expression that means only words."""

import re

_WORD = re.compile(r"\d+(?:[.,]\d+)+|\w+")
MOST_WORDS = 12
_BEGINNING = 3
"""A last word of so many letters is taken as a beginning: it may still be being typed."""


def words_in(text: str) -> list[str]:
    """The first twelve different words of a text; '900,000' is one word."""
    found = dict.fromkeys(word.strip("_") for word in _WORD.findall(text.casefold()))
    return [word for word in found if word][:MOST_WORDS]


def any_word(text: str, column: str = "", *, every: bool = False, whole: bool = False) -> str:
    """An FTS5 expression for some or every word of `text`; `whole` takes the last word as it is.

    Each word is a quoted phrase, so no syntax of FTS5 gets through. An empty expression finds
    nothing.
    """
    expression = (" AND " if every else " OR ").join(phrases_in(text, whole=whole)) or '""'
    return f"{column} : ({expression})" if column else expression


def phrases_in(text: str, *, whole: bool = False) -> list[str]:
    """Each word of a text as an FTS5 expression of its own."""
    words = words_in(text)
    phrases = [f'"{word}"' for word in words]
    if not whole and words and words[-1].isalpha() and len(words[-1]) >= _BEGINNING:
        phrases[-1] += "*"
    return phrases
