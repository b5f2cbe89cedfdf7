"""Numbers in running text: amounts, shares, multiples, durations, counts, with the dates that they
do not overlap.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from bot.domain.claims.text.dates import find_dates, find_orders
from bot.domain.claims.text.rewriting import rewritten
from bot.domain.claims.text.statements import DAYS_LOST, Assertion, Hedge, Kind
from bot.domain.number_words import VALUES

_STRIKE_DAY = re.compile(r"\bday\s(?P<day>\d{1,3})(?=\sof\b|\son\b|[,.!]|\s*$)", re.IGNORECASE)


def find_numbers(text: str) -> list[Assertion]:
    """The dates and numbers of a text that do not overlap, in its order; a date goes first."""
    kept: list[Assertion] = []
    taken: set[int] = set()
    digits = rewritten(text)
    found = (*find_orders(digits.text), *find_dates(digits.text), *_numerals(digits.text))
    for one in found:
        place = range(one.start, one.end)
        if taken.isdisjoint(place):
            taken.update(place)
            start, end = digits.original(one.start, one.end)
            kept.append(replace(one, start=start, end=end))
    return sorted(kept, key=lambda one: one.start)


_DIGITS = r"\d{1,3}(?:,\d{3}){1,4}(?:\.\d{1,4})?|\d{1,15}(?:\.\d{1,4})?"
_SMALL = {word: value for word, value in VALUES.items() if value > 1}
_IN_WORDS = "|".join(_SMALL)
_SCALES = {
    "k": 1000,
    "thousand": 1000,
    "grand": 1000,
    "m": 1_000_000,
    "mn": 1_000_000,
    "mln": 1_000_000,
    "million": 1_000_000,
    "b": 1_000_000_000,
    "bn": 1_000_000_000,
    "billion": 1_000_000_000,
}
_SCALE = r"(?:k|thousand|grand|mln|million|mn|m|billion|bn|b)\b"
_TO = r"(?(between)\sand\s|\s?(?:-|–|—|to)\s?)"
_UNITS = {
    "yr": "year",
    "annum": "year",
    "wk": "week",
    "hr": "hour",
    "show": "episode",
    "annually": "year",
    "yearly": "year",
    "annual": "year",
    "monthly": "month",
    "weekly": "week",
    "daily": "day",
    "hourly": "hour",
    "p.a": "year",
}
_UNIT = r"year|yr|annum|month|week|wk|day|hour|hr|episode|show|script"
_PER = re.compile(
    r"\s?(?:,\s)?(?:from acting |in (?:pay|wages|salary) )?"
    rf"(?:(?:a|an|per|each|every|/)\s?(?P<unit>{_UNIT})\b(?!s)|/(?P<slash>{_UNIT})\b"
    r"|(?P<adverb>annually|yearly|monthly|weekly|daily|hourly|p\.a)\b)",
    re.IGNORECASE,
)
_PER_BEFORE = re.compile(
    r"\b(?P<unit>annual|yearly|monthly|weekly|hourly|daily)\b[^.,;]{0,40}$", re.IGNORECASE
)
_AT_MOST = (
    r"(?<!add )(?<!adds )(?<!added )up to|as much as|as high as|at most|a maximum of"
    r"|no more than|tops out at"
)
_HEDGES = (
    (
        Hedge.ABOUT,
        r"about|around|roughly|approximately|approx\.?|some|circa|close to|an estimated|~",
    ),
    (Hedge.NEARLY, r"nearly|almost|just under|just shy of"),
    (Hedge.MORE, r"more than|over|above|at least|upwards of|north of|exceeding|no less than"),
    (Hedge.LESS, r"less than|under|below|fewer than|within"),
    (Hedge.CEILING, _AT_MOST),
)
_HEDGE_BEFORE = [
    (
        hedge,
        re.compile(
            rf"(?:(?<=\W)|^)(?:{words})(?:\s(?:a|an|the))?(?: total of)?\s?$", re.IGNORECASE
        ),
    )
    for hedge, words in _HEDGES
]
_MORE_BEHIND = re.compile(r"\+|\s(?:or more|plus|and up)\b", re.IGNORECASE)

_NOT_IN_WORD = r"(?<![\w.,$£€¥/-])"
_OTHER_DOLLARS = r"(?:(?:A|AU|C|CA|Can|NZ|HK|S|SG|NT|R|Mex)\$)"
_OTHER_UNITS = (
    "euros?|EUR|pounds?(?: sterling)?|quid|GBP|yen|JPY|yuan|won|rupees|pesos|francs|kron[ao]r?"
    "|CAD|AUD|NZD"
    "|(?:Canadian|Australian|New Zealand|Hong Kong|Singapore) dollars?"
)
_FOREIGN = re.compile(
    rf"(?:(?<!\w){_OTHER_DOLLARS}|[£€¥])\s?(?:{_DIGITS})(?:\s?{_SCALE})?"
    rf"(?:\s?(?:-|–|—|to)\s?(?:{_OTHER_DOLLARS}|[£€¥])?\s?(?:{_DIGITS})(?:\s?{_SCALE})?)?"
    rf"|{_NOT_IN_WORD}(?:{_DIGITS})(?:\s?{_SCALE})?\s(?:{_OTHER_UNITS})\b",
    re.IGNORECASE,
)
_MONEY = re.compile(
    rf"(?:(?P<between>between\s)"
    rf"|from\s)?(?:US)?\$\s?(?P<low>{_DIGITS})(?:\s?(?P<low_scale>{_SCALE}))?"
    rf"(?:{_TO}(?:US)?\$?\s?(?P<high>{_DIGITS})(?:\s?(?P<high_scale>{_SCALE}))?(?![\w%]))?",
    re.IGNORECASE,
)
_DOLLARS = re.compile(
    rf"{_NOT_IN_WORD}(?P<between>between\s)?(?P<low>{_DIGITS}"
    rf"|(?:{_IN_WORDS})\b)(?:[\s-]?(?P<low_scale>{_SCALE}))?"
    rf"(?:{_TO}(?P<high>{_DIGITS})(?:\s?(?P<high_scale>{_SCALE}))?)?"
    r"[\s-](?P<unit>dollars?|bucks|USD|cents?)\b",
    re.IGNORECASE,
)
_BARE_K = re.compile(
    rf"{_NOT_IN_WORD}(?P<between>between\s)?(?P<low>\d{{2,3}})(?P<low_scale>k)?(?:{_TO}(?P<high>\d{{2,3}}))?"
    r"(?P<high_scale>k)\b(?!\s(?:video|members|people|workers|actors|writers|views|followers))",
    re.IGNORECASE,
)
_HALF = re.compile(
    r"\b(?P<low>half a|a quarter of a|a)\s(?P<low_scale>million|billion)\b(?:\s(?:dollars|bucks))?",
    re.IGNORECASE,
)
_MANY = re.compile(
    r"\b(?P<low>(?:tens|hundreds) of )?(?P<low_scale>thousand|million|billion)s\b"
    r"(?:\sof\sdollars)?",
    re.IGNORECASE,
)
_SHARES = {"tens of ": Fraction(20), "hundreds of ": Fraction(200), "": Fraction(2)} | {
    "half a": Fraction(1, 2),
    "a quarter of a": Fraction(1, 4),
    "a": Fraction(1),
}
_PERCENT = re.compile(
    rf"{_NOT_IN_WORD}(?P<between>between\s)?(?P<low>{_DIGITS}"
    rf"|(?:{_IN_WORDS})\b)(?:\s?%?{_TO}(?P<high>{_DIGITS}))?"
    r"(?:\s?%|[\s-](?:percent|per cent|pct)\b|\s(?:in|out of)\s(?:a hundred|100)\b)",
    re.IGNORECASE,
)
_MULTIPLE = re.compile(
    rf"{_NOT_IN_WORD}(?P<low>{_DIGITS}|(?:{_IN_WORDS})\b)(?:\s?(?:x(?=\s)|-?fold\b)|\stimes\b)",
    re.IGNORECASE,
)
_DURATION = re.compile(
    rf"{_NOT_IN_WORD}(?P<between>between\s)?(?P<low>{_DIGITS}|(?:{_IN_WORDS})\b)"
    rf"(?:{_TO}(?P<high>{_DIGITS}|(?:{_IN_WORDS})\b))?[\s-]"
    r"(?:(?:full|whole|straight|long)\s)?(?P<unit>day|week|month|year|hour|minute)s?\b"
    r"(?!\s?-?old)(?!\s(?:ago|back)\b)",
    re.IGNORECASE,
)
_OUT = re.compile(
    r"(?<=\bout\s)(?:for\s)?(?P<low>\d{1,3})(?P<unit>)(?=\s*(?:[.,;!?]|$))", re.IGNORECASE
)
"""'sag was out 118': the days go without saying."""

_COUNT = re.compile(
    rf"{_NOT_IN_WORD}(?P<low>{_DIGITS})(?![\w:]|\.\d|,\d|/)"
    rf"(?:\s(?P<low_scale>thousand|million"
    rf"|billion)\b)?(?:\s(?:of\sthe\s)?(?P<unit>[a-z][\w'’-]*))?",
    re.IGNORECASE,
)
_TURNOUT_BEFORE = re.compile(r"turnout\b(?:(?!percent|%).)*$", re.IGNORECASE)
_TURNOUT_BEHIND = re.compile(
    r"\s?(?:turnout|of (?:those entitled|eligible|(?:\S+\s){0,3}?(?:members"
    r"|voters)\s(?:\w+\s){0,3}?"
    r"(?:vote|voted|cast)\b(?!\s(?:yes|no|for|against))))",
    re.IGNORECASE,
)
_COUNTED = (
    "roles|jobs|positions|posts|listings|openings|members|unions|strikes|actors|writers|workers|"
    "people|studios|companies|sources|articles|episodes|checks|performers|directors|seasons"
)
_FEW = re.compile(
    rf"\b(?P<low>{_IN_WORDS})\s(?:(?:other|more|different|big|major|new)\s)?(?P<unit>{_COUNTED})\b",
    re.IGNORECASE,
)


_LOST_DAYS = re.compile(
    r"lost\s(?:working\s|work\s)?days|(?:work(?:ing|er)?|person)?[\s-]?days?\s(?:of\s(?:work"
    r"|idleness)\s)?(?:were\s)?(?:lost|idle)|working[\s-]days",
    re.IGNORECASE,
)
_COUNTED_PEOPLE = re.compile(
    r"(?:(?!(?:to|for|of|in|from|by|at|with|on|the|a)\s)[\w'’-]+\s){0,3}?"
    rf"(?P<unit>{_COUNTED}|\w+(?:[eo]rs|ists|ants)|clerks|nurses|pilots|janitors|staff|employees"
    rf"|crew)\b",
    re.IGNORECASE,
)
_PLACES = (
    "level|space|gate|suite|room|floor|section|stage|lot|exit|channel|season|episode|chapter|local"
    "|route|highway|phase|booth|row|seat|table|pages?|article|item|step"
)
_NUMBERED = re.compile(rf"\b(?:[A-Z]{{1,4}}\.?|[Nn]o\.?|Act|[Dd]ay|(?i:{_PLACES}))\s$")
_STREET = re.compile(
    r"(?:[NSEW]\.?\s)?(?:[A-Z][\w'’.-]*\s){1,3}(?:Ave|Avenue|Blvd|Boulevard|St|Street|Rd|Road|Dr"
    r"|Drive|Ln|Lane"
    r"|Way|Pl|Place|Plaza|Ct|Court|Pkwy|Parkway|Hwy|Highway)\b"
)
_NO_NOUNS = frozenset(
    {"and", "for", "the", "with", "that", "was", "were", "are", "has", "have", "but"}
)


def _numerals(text: str) -> Iterator[Assertion]:
    """Every number of a text by kind; a later one may overlap an earlier one, which then stands."""
    for found in _FOREIGN.finditer(text):
        yield Assertion(found.start(), found.end(), Kind.FOREIGN)
    for found in _STRIKE_DAY.finditer(text):
        number = Fraction(found["day"])
        yield Assertion(found.start(), found.end(), Kind.STRIKE_DAY, number, number)
    for pattern, kind in (
        (_MONEY, Kind.MONEY),
        (_DOLLARS, Kind.MONEY),
        (_HALF, Kind.MONEY),
        (_MANY, Kind.MONEY),
        (_BARE_K, Kind.MONEY),
        (_PERCENT, Kind.PERCENT),
        (_MULTIPLE, Kind.MULTIPLE),
        (_DURATION, Kind.DURATION),
        (_OUT, Kind.DURATION),
        (_COUNT, Kind.COUNT),
        (_FEW, Kind.COUNT),
    ):
        for found in pattern.finditer(text):
            if (number := _assertion(text, found, kind)) is not None:
                yield number


def _assertion(text: str, found: re.Match[str], kind: Kind) -> Assertion | None:
    parts = found.groupdict()
    high_scale = parts.get("high_scale")
    # '$300-900k' and '$1 to 2 million': the scale of the second number is the first one's too.
    low_scale = parts.get("low_scale") or (
        high_scale if parts.get("high") or not parts["low"] else ""
    )
    if kind is Kind.MONEY and not parts.get("high") and high_scale:
        low_scale = high_scale
    low, step = _value(parts["low"] or "", low_scale)
    high = low
    if parts.get("high"):
        high, high_step = _value(parts["high"] or "", high_scale)
        step = max(step, high_step)
    if high < low:
        return None
    if kind is Kind.PERCENT and not step:
        # '78 percent' is said of 78.33, too.
        step = Fraction(1, 10 ** len((parts["low"] or "").partition(".")[2]))
    unit, end = _unit(text, found, kind, (parts.get("unit") or "").lower())
    if unit.startswith("cent") and kind is Kind.MONEY:
        low, high, unit = low / 100, high / 100, ""
    if kind is Kind.COUNT and _is_no_count(text, found, unit):
        return None
    hedge, start = _hedge(text, found.start(), end)
    return Assertion(start, end, kind, low, high, hedge, _UNITS.get(unit, unit), step)


def _is_no_count(text: str, found: re.Match[str], unit: str) -> bool:
    """Whether a number counts nothing: that of a bill, of a list, of a page."""
    parts = found.groupdict()
    if "," in (parts["low"] or "") or parts.get("low_scale"):
        return False
    if _STREET.match(text, found.start("unit") if found["unit"] else found.end()):
        return True
    numbered = _NUMBERED.search(text[max(0, found.start() - 8) : found.start()]) is not None
    return numbered or (unit != "of" and (unit in _NO_NOUNS or len(unit) < 3))


def _value(digits: str, scale: str | None) -> tuple[Fraction, Fraction]:
    """A number, and the step to which its writing is rounded."""
    factor = _SCALES[scale.lower()] if scale else 1
    written = digits.lower()
    if written in _SHARES:
        return _SHARES[written] * factor, Fraction(0)
    if written in _SMALL:
        return Fraction(_SMALL[written] * factor), Fraction(factor if factor > 1 else 0)
    bare = written.replace(",", "")
    decimals = len(bare.partition(".")[2])
    rounded = factor > 1
    return Fraction(bare) * factor, Fraction(factor, 10**decimals) if rounded else Fraction(0)


def _unit(text: str, found: re.Match[str], kind: Kind, unit: str) -> tuple[str, int]:
    """What the number is per or of, and where its words end; `unit` is the word behind it."""
    if kind is Kind.PERCENT:
        turnout = _TURNOUT_BEFORE.search(text[max(0, found.start() - 60) : found.start()])
        turnout = turnout or _TURNOUT_BEHIND.match(text, found.end())
        return ("turnout" if turnout else ""), found.end()
    if kind is Kind.COUNT:
        return _counted(text, found, unit), found.end()
    if kind is Kind.DURATION:
        return unit.removesuffix("s") or "day", found.end()
    if kind is not Kind.MONEY or unit.startswith("cent"):
        return unit, found.end()
    return _paid_for(text, found)


def _counted(text: str, found: re.Match[str], unit: str) -> str:
    """What is counted: the people at the end of 'striking Hollywood writers', days lost, else the
    word behind the number.
    """
    place = found.start("unit") if found["unit"] else found.end()
    if _LOST_DAYS.match(text, place):
        return DAYS_LOST
    people = _COUNTED_PEOPLE.match(text, place)
    if people:
        return people["unit"].lower()
    return "" if unit in _NO_NOUNS else unit


def _paid_for(text: str, found: re.Match[str]) -> tuple[str, int]:
    behind = _PER.match(text, found.end())
    if behind is not None:
        return (behind["unit"] or behind["slash"] or behind["adverb"]).lower(), behind.end()
    before = _PER_BEFORE.search(text[max(0, found.start() - 60) : found.start()])
    return (before["unit"].lower() if before else ""), found.end()


def _hedge(text: str, start: int, end: int) -> tuple[Hedge, int]:
    """The hedge of the number from `start` to `end`, and where its words begin."""
    before = text[max(0, start - 24) : start]
    for hedge, pattern in _HEDGE_BEFORE:
        if (found := pattern.search(before)) is not None:
            return hedge, start - len(before) + found.start()
    return (Hedge.MORE if _MORE_BEHIND.match(text, end) else Hedge.NONE), start
