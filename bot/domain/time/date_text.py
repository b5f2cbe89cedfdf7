"""A typed date in one spelling: small letters, digits, single blanks, no commas."""

import re
from unicodedata import decimal

from bot.domain.number_words import ONES, TENS, VALUES, number_of

_MARKS = str.maketrans(
    dict.fromkeys("\u2018\u2019\u02bc`\u00b4", "'")
    | dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2212", "-")
    | dict.fromkeys(',;()\u201c\u201d"', " ")
)
_THIS_CENTURY = 40
"""Two digits of a year up to which it is one of this century."""

_CARDINALS = (
    {f"{word}th": word for word in ONES.split()}
    | {f"{word[:-1]}ieth": word for word in TENS.split()}
    | {"first": "one", "second": "two", "third": "three", "fifth": "five", "eighth": "eight"}
    | {"ninth": "nine", "twelfth": "twelve", "hundredth": "hundred"}
)
_WORDS = "|".join(sorted((*VALUES, *_CARDINALS, "hundred"), key=len, reverse=True))
_IN_WORDS = re.compile(rf"\b(?:an? (?=hundred))?(?:{_WORDS})\b(?:(?:-| | and )(?:{_WORDS})\b)*")
_TIME = re.compile(
    r"(?: at)? (?:\d{1,2}(?::\d\d){0,2} ?[ap]\.?m\.?|\d{1,2}(?::\d\d){1,2})(?: [a-z]{2,4})?$",
    re.ASCII,
)
_LEADING = re.compile(
    r"(?:(?:back in|as of|on|in|the|since|by|at|during|from|until|till|through|of)\b ?)+"
)


def full_year(two_digits: str) -> int:
    """2023 of '23', 1988 of '88'."""
    return (2000 if int(two_digits) <= _THIS_CENTURY else 1900) + int(two_digits)


def year_of(digits: str) -> int:
    """The year of two digits, or of four."""
    return full_year(digits) if len(digits) < len("2023") else int(digits)


def _ascii_digit(letter: str) -> str:
    return str(decimal(letter)) if letter.isdecimal() else letter


def one_spelling(text: str) -> str:
    """Case, kinds of quotation marks and dashes, commas, dots behind letters, digits of other
    scripts make no difference, nor does a time of day.
    """
    plain = "".join(map(_ascii_digit, text.casefold().translate(_MARKS)))
    said = _TIME.sub("", " ".join(plain.split()))
    said = re.sub(r"(?<=[a-z])\.(?![a-z])", " ", said)
    return " ".join(said.split()).rstrip(" .!")


def in_digits(said: str) -> str:
    """'27th', 'twenty-seventh' and 'twenty-seven' are '27', "'23" is 2023, "new year's" has no
    apostrophe.
    """
    said = re.sub(r"(?<![\w])'(\d\d)(?!\w)", lambda found: f"{full_year(found[1])}", said)
    said = re.sub(r"(?<=[a-z])'(?=s\b|\s|$)", "", said)
    said = re.sub(r"\b(\d+)(?:st|nd|rd|th)\b", r"\1", said, flags=re.ASCII)
    return _IN_WORDS.sub(_number, said)


def without_leading(said: str) -> str:
    """'on the 27th of July' is '27th of July'; a preposition alone stays."""
    rest = said[len(found[0]) :] if (found := _LEADING.match(said)) else said
    return rest or said


def _number(found: re.Match[str]) -> str:
    words = [word for word in re.split(r"[- ]", found[0]) if word not in ("a", "an", "and")]
    value = number_of(_CARDINALS.get(word, word) for word in words)
    return found[0] if value is None else str(value)
