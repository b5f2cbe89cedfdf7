"""Days that are counted from a strike: 'day 50 of the SAG strike', 'a week before it began'."""

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from bot.domain.time.calendar import Stretch, strike_counted
from bot.domain.time.date_meanings import UNITS, shifted, time_of
from bot.domain.time.date_text import in_digits, one_spelling, without_leading
from bot.domain.time.relative_dates import count_of
from bot.models.dates import When


class Point(StrEnum):
    """What of a strike is meant."""

    DAY = "day"
    WEEK = "week"
    HALF = "half"
    START = "start"
    LAST_DAY = "last full day"
    END = "end"


@dataclass(frozen=True, slots=True)
class StrikeMoment:
    """A point of a strike, or some time before or after it.

    Attributes:
        name: how the strike is called in the text.
        number: of the day or the week, where one is meant; the first is 1.
        shift: how many of `unit` it is after the point, negative before it.
    """

    name: str
    point: Point
    number: int = 0
    shift: int = 0
    unit: str = "day"

    @property
    def is_counted(self) -> bool:
        return self.point in (Point.DAY, Point.WEEK)

    @property
    def says_strike(self) -> bool:
        """Whether the name has the word 'strike', or one like it."""
        return _STRIKE.search(self.name) is not None


_WEEK = 7
_SHIFT = re.compile(
    rf"(?:(?P<count>an?|(?:a )?couple(?: of)?|\d{{1,5}}) )?(?P<unit>{UNITS})s?"
    r" (?P<way>before|after|into|from|since) (?:the )?(?P<rest>.+)",
    re.ASCII,
)
_STARTS = r"start(?:s|ed|ing)?(?: date| day)?|beg[aiu]n(?:s|ning)?|beginning|outset|opening"
_ENDS = r"end(?:s|ed|ing)?(?: date| day)?|close|finish(?:ed|es)?|(?:is |was )?over"
_HALFWAY = r"half-?way(?: point| mark)?|mid-?(?:point|way)|(?:exact |very )?middle"
_POINTS = tuple(
    (point, re.compile(rf"(?:when did |when |the |(?:day|date) the )*(?:{pattern})", re.ASCII))
    for point, pattern in (
        (Point.DAY, r"day (?:number |no |#)?(?P<number>\d{1,5}) (?:of|in|into) (?P<name>.+)"),
        (Point.WEEK, r"week (?:number |no |#)?(?P<number>\d{1,4}) (?:of|in|into) (?P<name>.+)"),
        (Point.WEEK, r"(?P<number>\d{1,4}) week (?:of|in) (?P<name>.+)"),
        (Point.START, r"(?:1|opening) day (?:of|in) (?P<name>.+)"),
        (Point.LAST_DAY, r"(?:last|final|last full) day (?:of|in) (?P<name>.+)"),
        (Point.DAY, r"(?P<number>\d{1,5}) day (?:of|in) (?P<name>.+)"),
        (Point.HALF, rf"(?:{_HALFWAY}) (?:of|in|into|through|to) (?P<name>.+)"),
        (Point.START, rf"(?:{_STARTS}) (?:of|to) (?P<name>.+)"),
        (Point.END, rf"(?:{_ENDS}) (?:of|to) (?P<name>.+)"),
        (Point.DAY, r"(?P<name>.+) day (?:number |no |#)?(?P<number>\d{1,5})"),
        (Point.WEEK, r"(?P<name>.+) week (?:number |no |#)?(?P<number>\d{1,4})"),
        (Point.START, r"(?P<name>.+) 1 day"),
        (Point.LAST_DAY, r"(?P<name>.+) last (?:full )?day"),
        (Point.HALF, rf"(?P<name>.+) (?:{_HALFWAY})"),
        (Point.START, rf"(?P<name>.+) (?:{_STARTS})"),
        (Point.END, rf"(?P<name>.+) (?:{_ENDS})"),
    )
)
_STRIKE = re.compile(r"\b(?:strikes?|walk-?outs?|stoppages?)\b")


def read_strike_moment(text: str, *, begun: bool = False) -> StrikeMoment | None:
    """What of which strike a text means; None where it speaks of no strike in this way. Where it
    is only `begun`, the word 'strike' may be still to come.
    """
    said = without_leading(in_digits(one_spelling(text)))
    shift = _SHIFT.fullmatch(said)
    moment = _shifted(shift) if shift else _point(said)
    if moment is None or begun:
        return moment
    by_day = moment.is_counted and not shift
    return moment if by_day or moment.says_strike else None


_UNNAMED = re.compile(
    r"(?:the )?(?:(?P<unit>day|week) (?:number |no |#)?(?P<number>\d{1,5})"
    r"|(?P<nth>\d{1,5}) (?P<of>day|week))(?: (?:of|in|into))?",
    re.ASCII,
)


def read_unnamed_day(text: str) -> StrikeMoment | None:
    """'day 100', of whichever strike."""
    found = _UNNAMED.fullmatch(in_digits(one_spelling(text)))
    if found is None:
        return None
    point, number = Point(found["unit"] or found["of"]), int(found["number"] or found["nth"])
    return StrikeMoment("", point, number)


@dataclass(frozen=True, slots=True)
class EventMoment:
    """Some time before or after what is called so."""

    name: str
    shift: int = 0
    unit: str = "day"

    @property
    def is_after(self) -> bool:
        return self.shift > 0

    def of(self, when: When) -> When | None:
        """When that is, as exact as the other; None where the calendar ends before."""
        return _moved(when, self.shift, self.unit)


_DAY_OF = re.compile(r"(?:the )?(?:day|date|morning|evening|night) of (?:the )?(?P<name>.+)")


def read_event_moment(text: str) -> EventMoment | None:
    """'two days after the SAG deal', 'the day of the vote'; None where it is nothing like it."""
    said = without_leading(in_digits(one_spelling(text)))
    if (found := _DAY_OF.fullmatch(said)) is not None:
        return EventMoment(found["name"])
    found = _SHIFT.fullmatch(said)
    if found is None or found["way"] == "into":
        return None
    count = count_of(found["count"] or "")
    return EventMoment(found["rest"], -count if found["way"] == "before" else count, found["unit"])


def _shifted(found: re.Match[str]) -> StrikeMoment | None:
    """What is before a strike is before its start, what is after it after its end."""
    way = found["way"]
    point = Point.END if way in ("after", "since") else Point.START
    base = _point(found["rest"])
    if base is None and _STRIKE.search(found["rest"]):
        base = StrikeMoment(found["rest"], point)
    count = count_of(found["count"] or "")
    return base and replace(base, shift=-count if way == "before" else count, unit=found["unit"])


def _point(said: str) -> StrikeMoment | None:
    for point, pattern in _POINTS:
        if (found := pattern.fullmatch(said)) is not None:
            parts = found.groupdict()
            name = parts["name"].removeprefix("the ")
            return StrikeMoment(name, point, int(parts.get("number") or 0))
    return None


def day_of_strike(strike: Stretch, moment: StrikeMoment, today: date) -> When | None:
    """When that is, as exact as the strike's dates; None for a day that the strike did not have,
    for the end of one that goes on, and where the calendar ends before.
    """
    point = _point_of(strike, moment, today)
    return point and _moved(point, moment.shift, moment.unit)


def _moved(when: When, count: int, unit: str) -> When | None:
    if not count:
        return when
    try:
        return time_of(shifted(when.first, count, unit), shifted(when.last, count, unit))
    except (ValueError, OverflowError):
        return None


def _point_of(strike: Stretch, moment: StrikeMoment, today: date) -> When | None:
    if moment.point is Point.START:
        return strike.start
    if moment.point is Point.END:
        return strike.end
    if moment.point is Point.LAST_DAY:
        return strike.last_full_day or strike.end
    length = strike_counted(strike, today).most
    if moment.point is Point.HALF:
        half = replace(moment, point=Point.DAY, number=(length + 1) // 2)
        return _point_of(strike, half, today) if strike.end else None
    days = _WEEK if moment.point is Point.WEEK else 1
    first, last = days * (moment.number - 1) + 1, min(days * moment.number, length)
    if not 1 <= first <= last:
        return None
    start = strike.start
    return time_of(start.first + timedelta(days=first - 1), start.last + timedelta(days=last - 1))
