"""How large the stoppages of a list have to be: 'more than 50,000 workers', 'over 100k people'."""

import re

_NUMBER = r"(?P<number>[0-9]{1,3}(?:[,.’' ][0-9]{3})+|[0-9]+(?:\.[0-9]+)?)\s*(?P<times>k|thousand)?"
_WORKERS = r"(?:\s+(?:workers|people|strikers|employees|members)\b)"
_MORE = r"(?:more\s+than|over|above|larger\s+than|bigger\s+than|>)"
_LEAST = r"(?:at\s+least|>=)"
_BEFORE = r"(?:\b(?:of|with|involving|by|where)\s+)?"
_NOT_DAYS = r"(?![\w,.]|\s+(?:working\s+)?(?:days|weeks|months|years))"
_PATTERNS = tuple(
    (more, re.compile(pattern, re.IGNORECASE))
    for more, pattern in (
        (True, rf"{_BEFORE}{_MORE}\s*{_NUMBER}(?:{_WORKERS}|{_NOT_DAYS})"),
        (False, rf"{_BEFORE}{_LEAST}\s*{_NUMBER}(?:{_WORKERS}|{_NOT_DAYS})"),
        (False, rf"{_BEFORE}\b{_NUMBER}\s*\+{_WORKERS}?"),
        (
            False,
            rf"{_BEFORE}\b{_NUMBER}{_WORKERS}?\s+(?:or|and)\s+(?:more|over|up){_WORKERS}?",
        ),
    )
)
_NO_YEAR = 3000
"""A number from here on is none of a year, and of workers even where it does not say so."""


def read_size(text: str) -> tuple[int, str]:
    """The fewest workers that are asked for, 0 where it is any; and the text without that."""
    for more, pattern in _PATTERNS:
        match = pattern.search(text)
        if match is None:
            continue
        least = _counted(match)
        if least >= _NO_YEAR or re.search(_WORKERS, match[0], re.IGNORECASE):
            rest = f"{text[: match.start()]} {text[match.end() :]}"
            return min(least + more, MOST_WORKERS), rest
    return 0, text


MOST_WORKERS = 999_999_999
"""As many as an option can carry."""


def _counted(match: re.Match[str]) -> int:
    number = match["number"]
    if match["times"]:
        return int(float(number.replace(",", "")[:9]) * 1000)
    return int(float(re.sub(r"[,’' ]|\.(?=[0-9]{3})", "", number)[:12]))
