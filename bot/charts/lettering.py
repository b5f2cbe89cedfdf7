"""How wide a text is in the font of the pictures, and texts broken into lines by it."""

import unicodedata
from collections.abc import Iterator, Mapping, Sequence

FONT = "Liberation Sans"
"""The one font that vl-convert brings along; words in a font that is not there are not drawn."""

_REGULAR = {
    191: "'",
    222: "ijl‘’",
    260: "|",
    278: " !,./:;I[\\]ft·",
    333: "()-`r“”{}",
    355: '"',
    389: "*",
    469: "^",
    500: "Jcksvxyz",
    549: "÷",
    556: "#$0123456789?L_abdeghnopqu–§£€",
    584: "+<=>~×",
    611: "FTZßø",
    667: "&ABEKPSVXY",
    722: "CDHNRUw",
    778: "GOQØ",
    833: "Mm",
    889: "%æ",
    944: "W",
}
_BOLD = {
    238: "'",
    278: " ,./I\\ijl·‘’",
    280: "|",
    333: "!()-:;[]`ft",
    389: "*r{}",
    474: '"',
    500: "z“”",
    549: "÷",
    556: "#$0123456789J_aceksvxy–§£€",
    584: "+<=>^~×",
    611: "?FLTZbdghnopqußø",
    667: "EPSVXY",
    722: "&ABCDHKNRU",
    778: "GOQwØ",
    833: "M",
    889: "%mæ",
    944: "W",
}
_WIDEST = 1015
"""Of the characters that are not named above, the widest: '@'."""


def _by_character(widths: Mapping[int, str]) -> dict[str, int]:
    return {character: width for width, named in widths.items() for character in named}


_WIDTHS = {False: _by_character(_REGULAR), True: _by_character(_BOLD)}


def width_of(text: str, size: int, *, bold: bool = False) -> float:
    """The width of a line in units, kerning aside, which only makes it less."""
    widths = _WIDTHS[bold]
    letters = unicodedata.normalize("NFD", text)
    counted = (letter for letter in letters if not unicodedata.combining(letter))
    return sum(widths.get(letter, _WIDEST) for letter in counted) * size / 1000


def wrapped(text: str, size: int, width: float, *, bold: bool = False, most: int = 4) -> list[str]:
    """The text in at most so many lines, broken between words; where it goes on, '…' says so."""
    lines = list(_lines(text.split(), size, width, bold=bold))
    if len(lines) <= most:
        return lines
    last = lines[most - 1]
    while last and width_of(f"{last}…", size, bold=bold) > width:
        last = last.rpartition(" ")[0] or last[:-1]
    return [*lines[: most - 1], f"{last}…"]


def _lines(words: Sequence[str], size: int, width: float, *, bold: bool) -> Iterator[str]:
    line = ""
    for word in words:
        longer = f"{line} {word}".strip()
        if width_of(longer, size, bold=bold) <= width:
            line = longer
            continue
        if line:
            yield line
        line = word
        while width_of(line, size, bold=bold) > width:  # a word wider than a line
            fits = next(n for n in range(len(line), 0, -1) if _fits(line[:n], size, width, bold))
            yield line[:fits]
            line = line[fits:]
    if line:
        yield line


def _fits(text: str, size: int, width: float, bold: bool) -> bool:
    return len(text) == 1 or width_of(text, size, bold=bold) <= width
