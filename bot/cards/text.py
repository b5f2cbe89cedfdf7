"""Foreign text made fit to show: nothing unseen, nothing that turns what stands around it, and what
is too long is shortened in the middle.
"""

import re
import unicodedata
from collections.abc import Sequence

LONGEST_ECHO = 200
"""Characters of a typed text that a card repeats and that its buttons can read back."""

LONGEST_CLAIM = 700
"""Characters of a claim that a card repeats; a longer one is answered with a file, since its
buttons cannot read it back.
"""

_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]")
_PILED_MARKS = re.compile("([\u0300-\u036f]{2})[\u0300-\u036f]+")
ISOLATE, POP = "\u2068", "\u2069"
_LEFT = 300
"""Characters of a text that are left where all of them are too long together."""

_UNSEEN = frozenset({"Cc", "Cf", "Co", "Cs", "Cn"})
"""Categories of characters that are not seen: control, format, private, surrogate, unassigned."""


def cleaned(text: str, limit: int = LONGEST_ECHO) -> str:
    """What a person typed, as one line without control, zero-width and direction characters."""
    kept = text if text.isprintable() else _seen(text)
    line = _PILED_MARKS.sub(r"\1", " ".join(kept.split()))
    return line if len(line) <= limit else line[: limit - 1].rstrip() + "…"


def _seen(text: str) -> str:
    return "".join(
        " " if letter.isspace() else letter
        for letter in text
        if letter.isspace() or unicodedata.category(letter) not in _UNSEEN
    )


def isolated(text: str) -> str:
    """Text that may run from right to left, kept from turning what stands around it."""
    return f"{ISOLATE}{text}{POP}" if _RIGHT_TO_LEFT.search(text) else text


def joined(names: Sequence[str]) -> str:
    """'A', 'A and B', 'A, B and C'; '' of none."""
    *first, last = names or ("",)
    return f"{', '.join(first)} and {last}" if first else last


def shorten(text: str, limit: int) -> str:
    """At most `limit` characters: the middle goes, so that names with one beginning, or one end,
    stay distinct.
    """
    if len(text) <= limit:
        return text
    kept = limit - 1
    tail = kept // 3
    return f"{text[: kept - tail].rstrip()}…{text[-tail:].lstrip()}" if tail else text[:kept] + "…"


def shorter(texts: list[str], by: int) -> list[str]:
    """The texts with so many characters less in all, the longest shortened first, each to _LEFT."""
    left = list(texts)
    for place in sorted(range(len(texts)), key=lambda place: -len(texts[place])):
        whole = len(left[place])
        left[place] = shorten(left[place], max(_LEFT, whole - max(0, by)))
        by -= whole - len(left[place])
    return left


def shorten_all(texts: list[str], limit: int) -> list[str]:
    """The texts shortened and still different from one another where they were so before."""
    short: list[str] = []
    for text in texts:
        candidate = shorten(text, limit)
        number = 2
        while candidate in short:
            mark = f" ({number})"
            candidate = shorten(text, limit - len(mark)) + mark
            number += 1
        short.append(candidate)
    return short
