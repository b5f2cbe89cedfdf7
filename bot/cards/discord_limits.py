"""Discord's limits, and the one way in which a text is shortened."""

MESSAGE_TEXT = 4000
"""Characters of text in one Components V2 message, over all its components."""

MESSAGE_COMPONENTS = 40
CONTENT = 2000
"""Characters in the content of an ordinary message."""

BUTTON_LABEL = 80
BUTTONS_IN_ROW = 5
SELECT_OPTIONS = 25
SELECT_TEXT = 100
"""Characters in the label, value or description of a select option, and in a placeholder."""

CHOICES = 25
CHOICE_NAME = 100

ALT_TEXT = 1024
"""Characters in the description of a picture."""

PAGE_TEXT = 2800
"""Text of a page's facts and sources, addresses included: a few screens of a phone."""


_LEFT = 300
"""Characters of a text that are left where all of them are too long together."""


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
