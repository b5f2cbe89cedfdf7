"""Tables as CSV, XLSX and JSON: everything comes back, and nothing is a formula."""

import csv
import io
import json
from dataclasses import replace
from decimal import Decimal

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.dataset.exported import EXPORTED, defused, original
from bot.files.order import LOOKED_AT, telling_first
from bot.files.tables import Cell, Cited, Export, Table
from bot.files.writers import csv_file, json_file, xlsx_file
from tests.kit.builders import make_source

TERMS = ("CC0", "Record 2026.11.1")
ABOUT = (("What", "A test"), ("Licence", 'CC0, "as it is"'))
HOSTILE = (
    "=1+1",
    "+1+1",
    "-1+1",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    "\n=1",
    "'=1",
    "''",
    "#N/A",
    "\uff1d1+1",
    '=HYPERLINK("http://x.example","a")',
    '=cmd|"/c calc"!A1',
    "-",
)
START = tuple("=+-@\t\r\n\uff1d\uff0b\uff0d\uff20")

texts = st.one_of(
    st.sampled_from(HOSTILE),
    st.text(st.characters(codec="utf-8", exclude_categories=("Cs",)), max_size=20),
    st.builds("{}{}".format, st.sampled_from("=+-@\t\r\n'#"), st.text("a=,\"\n '", max_size=5)),
)


def export(
    *rows: tuple[Cell, ...], lines: tuple[str, ...] = (), by: tuple[Cited, ...] = ()
) -> Export:
    columns = tuple(f"c{number}" for number in range(len(rows[0]) if rows else 1))
    table = Table("main", columns, rows)
    return Export("name", ABOUT, TERMS, table, (by,) * len(rows), lines=lines)


def read(content: bytes, delimiter: str = ",") -> list[list[str]]:
    """The lines of a CSV file."""
    text = io.StringIO(content.decode("utf-8-sig"), newline="")
    return list(csv.reader(text, delimiter=delimiter))


@given(texts)
def test_a_cell_comes_back_as_it_was(text: str) -> None:
    assert original(defused(text)) == text


@given(texts)
def test_no_cell_begins_like_a_formula_unless_it_is_a_number(text: str) -> None:
    shown = defused(text)

    if shown.startswith(START):
        assert isinstance(float(shown), float)


@given(st.lists(st.tuples(texts, texts), max_size=5))
def test_a_csv_file_comes_back_row_by_row(rows: list[tuple[str, str]]) -> None:
    _, *found = read(csv_file(export(*rows)))

    assert [[original(cell) for cell in line[:2]] for line in found] == [list(row) for row in rows]


def test_a_csv_file_is_one_table_whose_rows_say_where_they_are_from() -> None:
    made = export(("a", Decimal("-4.50"), None), lines=("One = two",), by=(Cited(make_source()),))

    header, row = read(csv_file(made))
    assert header == ["c0", "c1", "c2", *EXPORTED]
    assert row[:3] == ["a", "-4.50", ""]
    assert make_source().outlet in row[3]
    assert row[4:] == [*TERMS]
    assert (
        csv_file(made).decode().startswith('\ufeff"c0","c1","c2","sources","licence","version"\r\n')
    )


@pytest.mark.parametrize("text", HOSTILE)
def test_a_workbook_has_texts_and_no_formulas(text: str) -> None:
    book = openpyxl.load_workbook(io.BytesIO(xlsx_file(export((text, Decimal("27.73"), 3, None)))))

    cells = next(book["main"].iter_rows(min_row=2))
    assert [cell.data_type for cell in cells] == ["s", "n", "n", "n", "n", "s", "s"]
    assert [cell.value for cell in cells[1:]] == [27.73, 3, None, None, *TERMS]
    assert str(cells[0].value).replace("_x000D_", "\r") == text
    assert [cell.value for cell in next(book["About"].iter_rows())] == ["What", "A test"]


def test_json_has_numbers_texts_and_nulls() -> None:
    made = export(("=1", Decimal("27.73"), Decimal(900000), None), by=(Cited(make_source()),))
    [row] = json.loads(json_file(made))

    [source] = row.pop("sources")
    assert row == {
        "c0": "=1",
        "c1": 27.73,
        "c2": 900000,
        "c3": None,
        "licence": TERMS[0],
        "version": TERMS[1],
    }
    assert (source["id"], source["states"]) == (make_source().id, None)


def test_no_key_of_json_is_one_that_pandas_makes_days_of() -> None:
    made = replace(export(("2023-07",)), main=Table("events", ("date",), (("2023-07",),)))

    assert json.loads(json_file(made))[0]["dated"] == "2023-07"


@pytest.mark.parametrize("delimiter", [",", ";"])
def test_a_line_of_text_is_one_cell_also_where_cells_end_at_semicolons(delimiter: str) -> None:
    _, *found = read(csv_file(export(("a;=1", 1), ('so";=1+1;', 2))), delimiter)

    assert [line[0].partition(",")[0] for line in found] == ["a;=1", 'so";=1+1;']


def numbered(*late: Cell) -> Export:
    """A table whose second column shows only below the rows that are looked at what it holds."""
    return export(*((number, number) for number in range(150)), *((-1, cell) for cell in late))


@pytest.mark.parametrize("late", ["2010-01", Decimal("0.03"), "word"])
def test_what_a_column_holds_is_seen_in_its_first_rows(late: Cell) -> None:
    before = numbered(late)
    ordered = telling_first(before)

    assert (-1, late) in ordered.main.rows[:LOOKED_AT]
    others = [row for row in ordered.main.rows if row[0] != -1]
    assert others == list(before.main.rows[:150])


def test_rows_whose_kind_is_seen_stay_in_their_order() -> None:
    for made in (numbered(7), numbered(None), export(("a", 1))):
        assert telling_first(made).main.rows == made.main.rows


cells = st.one_of(
    st.none(), st.integers(0, 9), st.sampled_from(["", "x", "12"]), st.just(Decimal("1.5"))
)


@given(st.lists(st.tuples(cells, cells), min_size=90, max_size=130))
def test_ordering_loses_no_row(rows: list[tuple[Cell, Cell]]) -> None:
    ordered = telling_first(export(*rows))

    assert sorted(map(str, ordered.main.rows)) == sorted(map(str, rows))
