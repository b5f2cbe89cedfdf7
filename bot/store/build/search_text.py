"""The names that a record goes by, and the words that it is found by."""

from collections.abc import Iterator, Mapping

from bot.models.base import Row
from bot.models.event import Event, Strike
from bot.models.measure import MEANINGS
from bot.models.quote import Holder, Quote, Statement, Topic
from bot.models.role import Figure, Role
from bot.models.source import Source

_THOUSAND = 1000


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


def searched(row: Row, roles: Mapping[str, str]) -> tuple[str, str]:
    """The title of a record and its text; `roles` has the titles of roles."""
    title, more = _text(row, roles)
    return title, " · ".join(text for text in more if text)


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
        return row.title, (row.author, row.outlet, row.note)
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


def digits(row: Row) -> str:
    """The amounts of a figure as people type them: '900,000', '900000', '900K'."""
    if not isinstance(row, Figure):
        return ""
    found: list[str] = []
    for value in (row.low, row.high):
        if value is not None:
            found += [f"{value:,f}", f"{value:f}"]
            if value >= _THOUSAND and value % _THOUSAND == 0:
                found.append(f"{value / _THOUSAND:f}K")
    return " ".join(dict.fromkeys(found))
