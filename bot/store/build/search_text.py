"""The names that a record goes by, and the words that it is found by."""

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import NamedTuple

from bot.domain.evidence.bibliography import copied_how
from bot.models.base import Row
from bot.models.dates import MONTHS, When
from bot.models.event import Event, Strike
from bot.models.measure import MEANINGS
from bot.models.quote import Holder, Quote, Statement, Topic
from bot.models.role import Figure, Role
from bot.models.source import Source


def names_of(row: Row) -> list[str]:
    """Every name of a record that can be typed: title, aliases, and what goes with them. Its id is
    none: that counts only where it is equal.
    """
    names: list[str] = []
    match row:
        case Role():
            names = _role_names(row)
        case Topic():
            names = [row.proposition, row.id.replace("-", " ")]
        case Holder():
            names = [row.name, *row.aliases]
            if row.organisation:
                names.append(f"{row.organisation} {row.name}")
        case Source():
            names = [row.title, row.outlet, f"{row.outlet} {row.title}"]
            if row.author:
                names += [row.author, f"{row.author} {row.outlet}"]
        case Strike():
            names = list(_strike_names(row))
        case Event():
            names = [row.title]
        case _:
            pass
    return names


def _role_names(role: Role) -> list[str]:
    # An id of words says what people call it: 'lighting-tech'.
    words = role.id.replace("-", " ")
    names = [role.title, *role.aliases, *([words] if words.replace(" ", "").isalpha() else [])]
    of = [body for body in (role.employer, *role.union) if body]
    return [*names, *(f"{body} {name}" for body in of for name in names)]


def _strike_names(strike: Strike) -> Iterator[str]:
    yield strike.name
    subject = strike.name.split(" of ")[0].split(",")[0]
    yield subject
    yield from (f"{days} day {subject}" for days in strike.published_days)
    # People say 'SAG' for SAG-AFTRA.
    unions = dict.fromkeys(n for name in strike.union for n in (name, name.split("-")[0]))
    for year in _years_of(strike):
        for called in (subject, *unions):
            yield from (f"{year} {called}", f"{called} {year}", f"{called} {year[2:]}")
        yield from (f"{union} strike {year}" for union in unions)
        yield from (f"{year} {union} strike" for union in unions)


def _years_of(strike: Strike) -> tuple[str, ...]:
    """The years in which it began and ended."""
    end = strike.end.last if strike.end else strike.start.first
    return tuple(dict.fromkeys((str(strike.start.first.year), str(end.year))))


class Texts(NamedTuple):
    """The title of a record, its text, and what it is found by and does not show."""

    title: str
    body: str
    more: str


def texts_of(row: Row, labels: Mapping[str, str]) -> Texts:
    """What a record is found by beside its names; `labels` has the titles of roles and the names of
    holders.
    """
    title, parts = _text(row, labels)
    return Texts(title, " · ".join(text for text in parts if text), _more(row, labels))


def _text(row: Row, roles: Mapping[str, str]) -> tuple[str, tuple[str | None, ...]]:
    if isinstance(row, Figure):
        title = f"{roles[row.role]}: {_amounts(row)}{MEANINGS[row.measure].label}"
        return f"{title}, {row.as_of.text}", (row.of, row.note)
    if isinstance(row, Role):
        return row.title, (row.employer, *row.union, *row.aliases, row.about)
    if isinstance(row, (Event, Strike)):
        return _happened(row)
    if isinstance(row, (Quote, Statement, Topic)):
        return _said(row)
    if isinstance(row, Holder):
        return row.name, (row.role, row.organisation, *row.aliases)
    if isinstance(row, Source):
        return row.title, (row.author, row.outlet, copied_how(row), row.note)
    raise TypeError(type(row).__name__)


def _amounts(figure: Figure) -> str:
    """'$300,000 to $900,000, ', 'up to $900,000, ', or nothing for a percentage."""
    if figure.currency is None:
        return ""
    low, high = (None if v is None else f"${v:,f}" for v in (figure.low, figure.high))
    if low is None:
        return f"{'less than' if figure.high_strict else 'up to'} {high}, "
    if high is None:
        return f"{'more than' if figure.low_strict else 'at least'} {low}, "
    return f"{low}, " if low == high else f"{low} to {high}, "


def _happened(row: Event | Strike) -> tuple[str, tuple[str | None, ...]]:
    if isinstance(row, Event):
        return row.title, (row.what, *row.parties, row.note)
    return row.name, (*row.union, row.employer_side, *row.issues, row.note)


def _said(row: Quote | Statement | Topic) -> tuple[str, tuple[str | None, ...]]:
    if isinstance(row, Topic):
        return row.proposition, (row.about,)
    return (row.text if isinstance(row, Quote) else row.says), (row.note,)


def _more(row: Row, speakers: Mapping[str, str]) -> str:
    """Dates in words, the words of an address, who speaks, the share of a figure."""
    match row:
        case Event():
            return in_words(row.date)
        case Strike():
            ends = (row.start, row.end or row.start)
            years = range(ends[0].first.year, ends[1].last.year + 1)
            return " ".join((*map(in_words, ends), *map(str, years)))
        case Source():
            address = _NO_WORDS.sub(" ", f"{row.url or ''} {row.copied_by or ''}")
            return f"{address} {in_words(row.published) if row.published else ''}"
        case Quote() | Statement():
            return speakers.get(row.holder, "")
        case Figure(share=Decimal()):
            return f"{row.share:f}%"
        case _:
            return ""


_NO_WORDS = re.compile(r"^https?://(?:www\.)?|\d+[kKmM]?")
"""What is left out of an address: its numbers count pages and days."""


def in_words(date: When) -> str:
    """'27 July 2023' of a day, 'July 2023' of what lies in one month, else the year."""
    first, last = date.first, date.last
    day = f"{first.day} " if first == last else ""
    alone = (first.month, first.year) == (last.month, last.year)
    return f"{day}{f'{MONTHS[first.month - 1]} ' if alone else ''}{first.year}"
