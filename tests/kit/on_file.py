"""The shipped record as its CSV files have it, read without the bot."""

import csv
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path

DATA = Path(__file__).resolve().parents[2] / "data"
Row = dict[str, str]


@cache
def read_csv(path: Path) -> tuple[Row, ...]:
    with path.open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file, strict=True))


def rows(table: str) -> tuple[Row, ...]:
    return read_csv(DATA / f"{table}.csv")


@cache
def by_id(table: str) -> dict[str, Row]:
    return {row["id"]: row for row in rows(table)}


def ids(table: str) -> list[str]:
    key = "soc" if table == "occupations" else "id"
    return list(dict.fromkeys(row[key] for row in rows(table)))


def figure(identifier: str) -> Row:
    return by_id("figures")[identifier]


def low(identifier: str) -> Decimal:
    return Decimal(figure(identifier)["low"])


def high(identifier: str) -> Decimal:
    return Decimal(figure(identifier)["high"])


def figures_of(role: str) -> list[Row]:
    return [row for row in rows("figures") if row["role"] == role]


def quotes(**filters: str) -> list[Row]:
    return [row for row in rows("quotes") if all(row[key] == filters[key] for key in filters)]


def statements(**filters: str) -> list[Row]:
    return [row for row in rows("statements") if all(row[key] == filters[key] for key in filters)]


def evidence(record: str, *, differing: bool = False) -> list[Row]:
    return [
        row
        for row in rows("evidence")
        if row["record"] == record and bool(row["differs"]) is differing
    ]


def articles() -> list[Row]:
    """The five articles that are quoted word for word."""
    return [row for row in rows("sources") if row["doc"]]


def origin(record: str, source: str) -> str:
    """The source at the end of the chain of `via` and `repeats`."""
    for row in rows("evidence"):
        if (row["record"], row["source"]) == (record, source) and row["via"]:
            return source if row["via"] in ("-", "?") else origin(record, row["via"])
    repeats = by_id("sources")[source]["repeats"]
    return origin(record, repeats) if repeats else source


def reported(record: str) -> tuple[int, int]:
    """How many sources state a record, and how many origins they have."""
    sources = {row["source"] for row in evidence(record)}
    return len(sources), len({origin(record, source) for source in sources})


def money(value: Decimal) -> str:
    return f"${value:,.0f}" if value == value.to_integral_value() else f"${value:,.2f}"


def amounts(row: Row) -> list[str]:
    """The bounds of a figure, and its share, as a card writes them."""
    written = [money(Decimal(row[end])) for end in ("low", "high") if row[end] and row["currency"]]
    if row["share"]:
        written.append(f"{abs(Decimal(row['share'])).normalize():f}%")
    return written


MONTHS = [date(2000, month, 1).strftime("%B") for month in range(1, 13)]


def spoken(text: str) -> str:
    """'2023-07-14' as '14 July 2023', '2023-07' as 'July 2023'."""
    year, *rest = text.split("-")
    named = [MONTHS[int(rest[0]) - 1]] if rest else []
    return " ".join([*(str(int(day)) for day in rest[1:]), *named, year])


def day(text: str) -> date:
    return date.fromisoformat(text)
