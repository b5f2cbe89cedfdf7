"""The tables of the record: the columns of each, how a row is written, and how it is read back.

Every row was checked before it was stored, so nothing is checked again when it is read.
"""

import sqlite3
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import closing
from datetime import date
from decimal import Decimal
from functools import lru_cache
from operator import attrgetter, itemgetter
from pathlib import Path
from typing import Any, Generic, NamedTuple, Protocol, TypeVar

from bot.models.alias import Alias
from bot.models.base import Row, columns_of
from bot.models.contract import Contract, ContractTerm, Subject
from bot.models.correction import Correction
from bot.models.dates import When
from bot.models.event import Event, Strike
from bot.models.measure import Measure, Per
from bot.models.quote import Holder, Quote, Statement, Topic
from bot.models.role import Figure, Role
from bot.models.site import Site
from bot.models.source import Evidence, Source
from bot.models.statistics import (
    MEASURES,
    STOPPAGE_KINDS,
    UNITS,
    Occupation,
    Price,
    Stoppage,
    TrackedStoppage,
)

RowT = TypeVar("RowT", bound=Row)

Cell = str | int | None
Cells = Sequence[Any]
"""A row as SQLite gives it."""

HUNDREDTHS = 100
THOUSANDTHS = 1000

SQL_NAMES: Mapping[str, str] = {
    "union": "unions",
    "end": "finish",
    "end_time": "finish_time",
    "is": "now",
    "group": "in_group",
}
"""Columns of the data package whose names are words of SQL, and what they are called here."""


class Content(Protocol):
    """The rows of a checked data set, by table; they may be read anew each time."""

    def models(self, table: str) -> Iterable[Row]: ...


def insert_into(table: str, columns: Sequence[str], *, instead: str = "INSERT") -> str:
    """The statement that stores a row; `instead` may be INSERT OR IGNORE."""
    places = ", ".join("?" * len(columns))
    return " ".join((instead, "INTO", table, f"({', '.join(columns)}) VALUES ({places})"))


def select(columns: Iterable[str], rest: str) -> str:
    """The statement that reads `columns`; `rest` goes on from FROM."""
    return " ".join(("SELECT", ", ".join(columns), rest))


class Codec(NamedTuple):
    """How a field is stored whose value is no cell by itself.

    `encode` makes its cell, or a tuple of several, and `decode` takes the same; with `beside`, the
    name of another field, both have that one, too. `suffixes` follow the field's name in those of
    its columns. `unit` is what a cell counts, as people read it.
    """

    encode: Callable[[Any], Cell | tuple[Cell, ...]]
    decode: Callable[[Any], Any]
    suffixes: tuple[str, ...] = ("",)
    beside: str = ""
    unit: str = ""


class Table(Generic[RowT]):
    """A table that has one row for each row of a table of the data package.

    `names` are the columns made of the model's fields, in their order, `columns` the same with the
    table's name before them, `units` by column what its cells count, where the data package has
    them otherwise. `insert` stores what `cells` gives.
    """

    def __init__(self, name: str, model: type[RowT], **codecs: Codec) -> None:
        self.name = name
        self.model = model
        columns = {
            field: [f"{SQL_NAMES.get(column, column)}{end}" for end in codec.suffixes]
            for field, column in zip(model.model_fields, columns_of(model), strict=True)
            for codec in [codecs.get(field, Codec(_as_is, _as_is))]
        }
        self.names = tuple(column for own in columns.values() for column in own)
        self.columns = tuple(f"{name}.{column}" for column in self.names)
        self.width = len(self.names)
        self.units = {
            column: codec.unit
            for field, codec in codecs.items()
            for column in columns[field]
            if codec.unit
        }
        self.insert = insert_into(name, self.names)
        places = {field: list(map(self.names.index, own)) for field, own in columns.items()}
        self._plain = [(field, places[field][0]) for field in columns if field not in codecs]
        self._decode = [
            (field, itemgetter(*places[field], *places.get(codec.beside, ())), codec.decode)
            for field, codec in codecs.items()
        ]
        self._encode = [
            (attrgetter(field, codec.beside) if codec.beside else attrgetter(field), codec.encode)
            for field in columns
            for codec in [codecs.get(field, Codec(_as_is, _as_is))]
        ]

    @property
    def kind(self) -> str:
        """What one of its rows is called."""
        return self.name.removesuffix("s")

    def select(self, rest: str) -> str:
        """The statement that reads rows; `rest` goes on from WHERE."""
        return select(self.columns, f"FROM {self.name} {rest}")

    def select_stated(self, rest: str) -> str:
        """The statement that reads rows and the JSON cell of their evidence, for
        `Record.list_stated`; `rest` goes on from WHERE, or from another JOIN.
        """
        evidence = f"JOIN stated ON stated.record = {self.name}.id"
        return select((*self.columns, "stated.words"), f"FROM {self.name} {evidence} {rest}")

    def cells(self, row: RowT) -> tuple[Cell, ...]:
        """The row as it is stored."""
        found: list[Cell] = []
        for value_of, encode in self._encode:
            cells = encode(value_of(row))
            found += cells if isinstance(cells, tuple) else (cells,)
        return tuple(found)

    def read_all(self, found: Iterable[Cells]) -> list[RowT]:
        """The rows that were stored; the cells of each may go on after its own."""
        rows: list[RowT] = []
        for cells in found:
            values = {field: cells[place] for field, place in self._plain}
            for field, cells_of, decode in self._decode:
                values[field] = decode(cells_of(cells))
            rows.append(self.model.model_construct(**values))
        return rows


def _whole(value: Decimal) -> int:
    if value != value.to_integral_value():
        raise ValueError("an amount finer than the record stores")
    return int(value)


def _in_parts_of(parts: int, unit: str) -> Codec:
    """A decimal as the whole number of its parts; None stays None."""

    def encode(value: Decimal | None) -> int | None:
        return None if value is None else _whole(value * parts)

    def decode(cell: int | None) -> Decimal | None:
        return None if cell is None else Decimal(cell) / parts

    return Codec(encode, decode, unit=unit)


def _encode_date(value: When | None) -> tuple[Cell, ...]:
    return (value.text, value.first.isoformat(), value.last.isoformat()) if value else (None,) * 3


# Many rows are of one date, and to read it anew takes ten times as long.
@lru_cache(maxsize=4096)
def _decode_date(cells: tuple[str, str, str] | tuple[None, None, None]) -> When | None:
    text, first, last = cells
    if text is None or first is None or last is None:
        return None
    return When(text, date.fromisoformat(first), date.fromisoformat(last))


def _encode_day(value: When | None) -> str | None:
    return value.text if value else None


def _decode_day(cell: str | None) -> When | None:
    return _decode_date((cell, cell, cell)) if cell else None


def _decode_list(cell: str) -> tuple[str, ...]:
    return tuple(cell.split("|")) if cell else ()


def _encode_amount(value: tuple[Decimal | None, str | None]) -> Cell | tuple[Cell, ...]:
    amount, currency = value
    return _BY_CURRENCY[currency].encode(amount)


def _decode_amount(cells: tuple[int | None, str | None]) -> Decimal | None:
    amount, currency = cells
    return _BY_CURRENCY[currency].decode(amount)


def _as_is(value: Cell) -> Cell:
    return value


_LIST = Codec("|".join, _decode_list)
_FLAG = Codec(int, bool, unit="1 for yes, else 0")
_DATE = Codec(_encode_date, _decode_date, ("", "_first", "_last"))
_DAY = Codec(_encode_day, _decode_day)
_ISO_DAY = Codec(date.isoformat, date.fromisoformat)
# To look a member up takes a tenth of the time of Measure(cell).
_MEASURE = Codec(str, {one.value: one for one in Measure}.__getitem__)
_PER = Codec(_as_is, {None: None, **{one.value: one for one in Per}}.__getitem__)
_SHARE = _in_parts_of(THOUSANDTHS, "In thousandths of a percent")
_WAGE = _in_parts_of(HUNDREDTHS, "In cents")
_BY_CURRENCY = {"USD": _WAGE, None: _SHARE}
_AMOUNT = Codec(
    _encode_amount, _decode_amount, beside="currency", unit="In cents (a ratio in thousandths)"
)
_BOUND = Codec(
    _encode_amount,
    _decode_amount,
    beside="currency",
    unit="In cents (what is counted in a unit in thousandths)",
)
_INDEX = _in_parts_of(THOUSANDTHS, "In thousandths")
_WAGES = {
    f"{unit}_{amount}": _WAGE for unit in UNITS.values() for amount in (*MEASURES, "top_code")
}

SOURCES = Table("sources", Source, published=_DATE)
TOPICS = Table("topics", Topic)
HOLDERS = Table("holders", Holder, aliases=_LIST)
STRIKES = Table(
    "strikes",
    Strike,
    union=_LIST,
    start=_DATE,
    end=_DATE,
    last_full_day=_DATE,
    published_days=_LIST,
    issues=_LIST,
    stoppage=_LIST,
)
ROLES = Table("roles", Role, union=_LIST, aliases=_LIST)
FIGURES = Table(
    "figures",
    Figure,
    low=_AMOUNT,
    high=_AMOUNT,
    per=_PER,
    measure=_MEASURE,
    share=_SHARE,
    as_of=_DATE,
    disagrees=_FLAG,
)
CONTRACTS = Table("contracts", Contract, union=_LIST, start=_DATE, end=_DATE, aliases=_LIST)
SUBJECTS = Table("subjects", Subject, aliases=_LIST)
TERMS = Table("terms", ContractTerm, effective=_DATE, figures=_LIST, low=_BOUND, high=_BOUND)
QUOTES = Table("quotes", Quote, said_on=_DATE)
STATEMENTS = Table("statements", Statement, said_on=_DATE)
EVENTS = Table("events", Event, date=_DATE, parties=_LIST)
EVIDENCE = Table("evidence", Evidence, differs=_FLAG)
OCCUPATIONS = Table("occupations", Occupation, **_WAGES)
PRICES = Table("prices", Price, value=_INDEX)
_STOPPAGE = {
    "industry": _LIST,
    "states": _LIST,
    "start": _DAY,
    "end": _DAY,
    "provisional": _FLAG,
}
STOPPAGES = Table("stoppages", Stoppage, **_STOPPAGE)
TRACKED_STOPPAGES = Table("tracked_stoppages", TrackedStoppage, **_STOPPAGE)
CORRECTIONS = Table("corrections", Correction, date=_ISO_DAY)
ALIASES = Table("aliases", Alias)
SITES = Table("sites", Site)

CITED: tuple[Table[Any], ...] = (
    SOURCES,
    TOPICS,
    HOLDERS,
    STRIKES,
    ROLES,
    FIGURES,
    QUOTES,
    STATEMENTS,
    EVENTS,
)
"""The tables of what is cited by its id, in the order in which they are stored."""

BARGAINED: tuple[Table[Any], ...] = (CONTRACTS, SUBJECTS, TERMS)
"""The tables of what was bargained over, in the order in which they are stored, after those."""

RANKED_KINDS = (*(table.kind for table in (*CITED, *BARGAINED)), "occupation", *STOPPAGE_KINDS)
"""The kinds of record that are found by their words; a kind is known by its place."""

TABLES: Mapping[str, Table[Any]] = {
    table.name: table
    for table in (
        *CITED,
        *BARGAINED,
        *(EVIDENCE, OCCUPATIONS, PRICES, STOPPAGES, TRACKED_STOPPAGES, CORRECTIONS, ALIASES, SITES),
    )
}

ATTESTED = tuple(
    f"evidence.{name}"
    for name in ("source", "origin", "excerpt", "doc", "start", "finish", "says", "differs", "via")
)
"""The columns of a row of evidence that an answer is given with, for `Record.attestations`."""


_PACKAGE_NAMES = {own: name for name, own in SQL_NAMES.items()}

_OWN: Mapping[str, Mapping[str, str]] = {
    "records": {
        "id": "Id of the record.",
        "kind": "What it is.",
        "title": "What it is called.",
        "weight": (
            "How many sources state it, those of a role's figures included; of a stoppage, how "
            "often its workers double from a thousand on."
        ),
    },
    "parties": {"holder": "Who is a party, or is named.", "record": "The event or strike."},
    "evidence": {
        "number": "Place in the table.",
        "origin": "The source at the end of the chain of via and repeats.",
    },
    "corrections": {"number": "Place in the ledger."},
}
"""Columns that the record has of its own."""

HIDDEN = ("files", "meta", "names", "numbers", "ranks", "shingles", "stated", "words")
"""Tables that are made for the answers of the bot alone."""


def columns_by_table(path: Path) -> dict[str, tuple[str, ...]]:
    """The columns of every table of a built record.

    Raises:
        sqlite3.Error: The file is none.
    """
    with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)) as connection:
        listed = connection.execute("PRAGMA table_list").fetchall()
        return {
            name: tuple(
                row[1] for row in connection.execute("SELECT * FROM pragma_table_info(?)", (name,))
            )
            for schema, name, kind, *_ in listed
            if schema == "main" and kind == "table" and not name.startswith("sqlite_")
        }


def described_column(table: str, column: str, described: Mapping[str, str]) -> str:
    """What a column is, by the descriptions of the data package; '' where nothing says it."""
    own = _OWN.get(table, {}).get(column, "")
    name = _PACKAGE_NAMES.get(column, column)
    unit = TABLES[table].units.get(column) if table in TABLES else None
    if name in described and not own:
        return f"{unit}. {described[name]}" if unit else described[name]
    for end, says in (("_first", "First day that it allows"), ("_last", "Last day that it allows")):
        whole = column.removesuffix(end)
        whole = _PACKAGE_NAMES.get(whole, whole)
        if column.endswith(end) and whole in described:
            return f"{says}. {described[whole]}"
    return own
