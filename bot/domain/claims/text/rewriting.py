"""A text as the patterns of numbers read it: numbers in words as digits, and amounts of US dollars
in one notation; with the way back to where everything stands.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction

from bot.domain.number_words import ONES, SCALES, VALUES, number_of
from bot.domain.time.date_text import full_year

_SIMPLE = 12
"""Numbers up to which a word alone may count nothing: 'one of them', 'the two of us'."""

_NUMBER_WORD = "|".join((*VALUES, "hundred", *SCALES))
_UNITS = "days?|weeks?|months?|years?|hours?|percent|per|dollars?|fold"
_IN_WORDS = re.compile(
    rf"(?<![\w.,$£€-])(?:an?\s(?=hundred\b))?(?:{_NUMBER_WORD})\b"
    rf"(?:(?:-|\s|\sand\s)(?:{_NUMBER_WORD})\b)*"
    rf"(?P<half>\sand\sa\shalf(?=\s(?:{'|'.join(SCALES)}|{_UNITS})\b))?"
    rf"(?:\s(?P<scale>{'|'.join(SCALES)})\b)?"
    rf"(?!-(?!(?:{_UNITS})\b))",
    re.IGNORECASE,
)
_TO_ANOTHER = re.compile(rf"\s(?:to|or)\s(?:\d|(?:{_NUMBER_WORD})\b)", re.IGNORECASE)
_WORD = re.compile(r"[a-z]+", re.IGNORECASE)


def _in_digits(found: re.Match[str]) -> str | None:
    """'one hundred and eighteen' is '118', 'eleven and a half thousand' '11.5 thousand'; a word
    alone, and what is no number ('nineteen sixty'), stay.
    """
    said = [word.lower() for word in _WORD.findall(found[0].removesuffix(found["half"] or ""))]
    scale = (found["scale"] or "").lower()
    if found["half"]:
        said = [
            word.lower() for word in _WORD.findall(found[0][: found.start("half") - found.start()])
        ]
    elif not scale and said[-1] in SCALES and not any(word in SCALES for word in said[:-1]):
        scale = said.pop()
    elif scale:
        said.pop()
    value = number_of([word for word in said if word not in ("and", "a", "an")])
    if value is None:
        return None
    if not scale and not found["half"] and value <= _SIMPLE:
        between = _TO_ANOTHER.match(found.string, found.end())
        return str(value) if between else None
    whole = f"{value}.5" if found["half"] else f"{value:,}"
    return f"{whole} {scale}" if scale else whole


_SHARES = {
    "half": Fraction(1, 2),
    "third": Fraction(1, 3),
    "thirds": Fraction(1, 3),
    "quarter": Fraction(1, 4),
    "quarters": Fraction(1, 4),
    "fifth": Fraction(1, 5),
    "fifths": Fraction(1, 5),
}
_SMALL = "|".join(ONES.split()[:_SIMPLE])
_OF = (
    r"(?=\sof\s(?!\d|an?\s|the\s(?:year|season|decade|century|\d))"
    r"|\sthe\s(?:\w+\s)?(?:writers|actors|members|voters))"
)
_SHARE = re.compile(
    rf"(?<![\w-])(?:(?P<n>{_SMALL}|\d\d?)\s(?:in|out\sof)\s(?P<of>{_SMALL}|\d\d?)\b(?![.,]?\d"
    rf"|\s(?:years?|months?|weeks?|days?)\b)"
    rf"|(?:(?P<some>an?|one|two|three|four)[\s-])?(?P<part>half|thirds?|quarters?|fifths?)\b{_OF})",
    re.IGNORECASE,
)


def _in_percent(found: re.Match[str]) -> str | None:
    """'nine in ten' and 'two thirds of' are shares that are rounded."""
    if found["part"]:
        many = _count(found["some"] or "a")
        share = _SHARES[found["part"].lower()] * many
    else:
        share = Fraction(_count(found["n"]), _count(found["of"]))
    return f"about {float(share * 100):.3g}%" if 0 < share <= 1 else None


def _count(word: str) -> int:
    return int(word) if word.isdecimal() else VALUES.get(word.lower(), 1)


_HALF_UNITS = {"year": "6 months", "month": "2 weeks", "day": "12 hours"}
_GROUP = "[ \u00a0\u2009\u202f]"
_NOTATIONS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], str | None]], ...] = (
    (re.compile(r"\b(?:US|U\.S\.)\s?\$\s?(?=\.?\d)"), lambda _: "$"),
    (re.compile(r"\bUSD\s?(?=\.?\d)"), lambda _: "$"),
    (re.compile(r"(?<=\$)\.(?=\d)"), lambda _: "0."),
    (re.compile(r"(?<=\d)MM\b"), lambda _: "M"),
    (
        re.compile(rf"(?<=\$)\d{{1,3}}(?:{_GROUP}\d{{3}})+(?!\d)"),
        lambda found: ",".join(re.split(_GROUP, found[0])),
    ),
    (
        re.compile(
            rf"(?<![\w.,$-])\d{{1,3}}(?:{_GROUP}\d{{3}})+(?=\s(?:to|and"
            rf"|or)\s\d{{1,3}}{_GROUP}\d{{3}}"
            r"|\s(?:US\s)?(?:dollars|USD|workers|members|actors|writers|performers|people|days)\b)"
        ),
        lambda found: ",".join(re.split(_GROUP, found[0])),
    ),
    (
        re.compile(r"(?<=\$)\d{1,3}(?:\.\d{3})+(?![\d.]*\d|\s?(?:million|billion|[mbk]n?\b))"),
        lambda found: found[0].replace(".", ","),
    ),
    (
        re.compile(r"\bhalf\san?\s(?P<unit>year|month|day)\b", re.IGNORECASE),
        lambda found: _HALF_UNITS[found["unit"].lower()],
    ),
    (
        re.compile(
            r"(?:(?<=\bthe\s)|(?<=\bof\s)"
            r"|(?<=\bin\s))['’]?(?P<yy>\d\d)(?=\s(?:\w+\s){0,2}(?:strike|walkout)s?\b)",
            re.IGNORECASE,
        ),
        lambda found: str(full_year(found["yy"])),
    ),
    (
        re.compile(r"(?<![\d/])(?P<day>\d{1,2}/\d{1,2}/)(?P<yy>\d\d)(?![\d/])"),
        lambda found: f"{found['day']}{full_year(found['yy'])}",
    ),
    (re.compile(r"\ba\syear\sand\sa\shalf\b", re.IGNORECASE), lambda _: "18 months"),
    (_SHARE, _in_percent),
    (_IN_WORDS, _in_digits),
)


@dataclass(frozen=True, slots=True)
class Rewritten:
    """A text with parts of it written otherwise, and where each of its characters stood."""

    text: str
    _starts: tuple[int, ...]
    _ends: tuple[int, ...]

    def original(self, start: int, end: int) -> tuple[int, int]:
        """Where what is written from `start` to `end` stood, the end excluded."""
        return self._starts[start], self._ends[end - 1]


def rewritten(text: str) -> Rewritten:
    """The text in digits and dollars. What is rewritten once is not rewritten again."""
    edits: dict[int, tuple[int, str]] = {}
    taken: set[int] = set()
    for pattern, write in _NOTATIONS:
        for found in pattern.finditer(text):
            place = range(found.start(), found.end())
            if taken.isdisjoint(place) and (instead := write(found)) is not None:
                taken.update(place)
                edits[found.start()] = (found.end(), instead)
    written: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    at = 0
    while at < len(text):
        end, instead = edits.get(at, (at + 1, text[at]))
        written.append(instead)
        starts += [at] * len(instead)
        ends += [end] * len(instead)
        at = end
    return Rewritten("".join(written), tuple(starts), tuple(ends))
