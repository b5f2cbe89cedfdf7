"""How high the parts of a card are on a phone 390 pixels wide, in pixels, without a browser.

The constants are measured in the preview, where the text of a card is 265 pixels wide. A line holds
so many characters on average, with what words leave empty at its end.
"""

from collections.abc import Iterable, Sequence

from bot.cards.card import Line, Link, Span, Style

FIRST_PAGE, LATER_PAGE = 1340, 1900
"""The most that a page is to have. The first is seen by scrolling once: 1,400, less what may be
misjudged and what the question was read as. Who turns it reads on, and would not turn pages all the
time.
"""

AROUND = 85
"""The name of who answers, the edges of the card and the rule above its small print."""

AIR = 17
"""Between two blocks."""

MENU = 46
"""A select menu with the air above it."""

_CHARACTERS: dict[Style, int] = {
    "plain": 32,
    "head": 28,
    "small": 39,
    "quote": 29,
    "item": 28,
    "code": 30,
}
_LINE: dict[Style, float] = {
    "plain": 22,
    "head": 26,
    "small": 19.25,
    "quote": 22,
    "item": 22,
    "code": 20,
}
_HEADING_CHARACTERS, _HEADING_LINE = 22, 24

_WIDTH, _GAP = 265, 8
_LETTER, _LABEL_EDGES = 7, 24
_BUTTON_LINE, _LABEL_LINE = 40, 20


def heading_height(text: str) -> float:
    return _wrapped(len(text), _HEADING_CHARACTERS) * _HEADING_LINE


def lines_height(lines: Iterable[Line]) -> float:
    return sum(_line_height(line) for line in lines)


def small_height(characters: int) -> float:
    """Of small print in which so many characters are seen."""
    return _wrapped(characters, _CHARACTERS["small"]) * _LINE["small"] if characters else 0


def buttons_height(labels: Sequence[str]) -> float:
    """Side by side as far as they fit; a long label takes several lines."""
    height, left = 0, 0
    for label in labels:
        letters = len(label) * _LETTER
        width = min(_WIDTH, letters + _LABEL_EDGES)
        if width > left:
            height, left = height + _BUTTON_LINE, _WIDTH
        height += (_wrapped(letters, _WIDTH - _LABEL_EDGES) - 1) * _LABEL_LINE
        left -= width + _GAP
    return height


def _line_height(line: Line) -> float:
    """Of a line of a card, which a phone breaks into several; code has line ends of its own."""
    told = "".join(_seen(span) for span in line.spans)
    texts = told.split("\n") if line.style == "code" else [told]
    characters = _CHARACTERS[line.style]
    return sum(_wrapped(len(text), characters) for text in texts) * _LINE[line.style]


def _seen(span: Span) -> str:
    """The text without its marks; an address that is there to copy is seen."""
    if isinstance(span, str):
        return span
    if isinstance(span, Link) and not span.url.startswith("https://"):
        return f"{span.text} {span.url}"
    return span.text


def _wrapped(size: int, room: int) -> int:
    """How many lines something takes; one that is empty takes one."""
    return max(1, -(-size // room))
