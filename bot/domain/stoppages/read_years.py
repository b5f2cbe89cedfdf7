"""The years that a list of stoppages is asked for: 'since 2000', 'the 1990s', '2018 to 2020'."""

import re

from bot.domain.time.date_text import full_year

Years = tuple[int | None, int | None]
"""The first and the last; None where there is none."""

_YEAR = r"(?:1[5-9]|2[0-9])[0-9]{2}"
_TO = r"\s*(?:-|–|/|\bto\b|\bthrough\b|\buntil\b|\btill\b|\band\b)\s*"
_IN = r"(?:\b(?:in|of|from|during)\s+)?(?:\bthe\s+)?"
_PATTERNS = [
    (kind, re.compile(pattern, re.IGNORECASE))
    for kind, pattern in (
        ("range", rf"(?:\b(?:from|between)\s+)?\b(?P<a>{_YEAR}){_TO}(?P<b>{_YEAR})\b"),
        ("range", rf"\b(?P<a>{_YEAR})\s*[-–/]\s*(?P<b>[0-9]{{2}})\b"),
        ("decade", rf"{_IN}\b(?P<a>(?:1[5-9]|2[0-9])[0-9])0['’]?s\b"),
        ("since", rf"\b(?:since|from)\s+(?P<a>{_YEAR})(?:\s+(?:on|onwards?|to now|to today))?\b"),
        ("since", rf"\b(?P<a>{_YEAR})\s+(?:and later|on|onwards?)\b"),
        ("after", rf"\bafter\s+(?P<a>{_YEAR})\b"),
        ("before", rf"\bbefore\s+(?P<a>{_YEAR})\b"),
        ("until", rf"\b(?:until|till|up to|through)\s+(?P<a>{_YEAR})\b"),
        ("one", rf"{_IN}\b(?P<a>{_YEAR})\b"),
    )
]
_SHORT = re.compile(r"['’](?P<year>[0-9]{2})(?=['’]?s?\b)|\b(?P<decade>[89]0)(?=['’]?s\b)")


def read_years(text: str) -> tuple[Years, str]:
    """The years in a text, (None, None) where there are none, and the text without them."""
    text = _SHORT.sub(_in_full, text)
    for kind, pattern in _PATTERNS:
        if match := pattern.search(text):
            first, last = _span(kind, match)
            turned = first is not None and last is not None and last < first
            rest = f"{text[: match.start()]} {text[match.end() :]}"
            return (last, first) if turned else (first, last), rest
    return (None, None), text


def _in_full(short: re.Match[str]) -> str:
    """'1997' for "'97", '1990' of 'the 90s'."""
    return str(full_year(short["year"] or short["decade"]))


def _span(kind: str, match: re.Match[str]) -> Years:
    written = match["a"]
    year = int(written)
    if kind == "range":
        last = match["b"]
        return year, int(f"{written[: -len(last)]}{last}")
    spans: dict[str, Years] = {
        "decade": (year * 10, year * 10 + 9),
        "since": (year, None),
        "after": (year + 1, None),
        "before": (None, year - 1),
        "until": (None, year),
        "one": (year, year),
    }
    return spans[kind]
