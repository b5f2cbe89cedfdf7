"""Tables as CSV, XLSX and JSON: everything comes back, and nothing is a formula."""

import csv
import io
import json
from decimal import Decimal

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.files.tables import Cell, Export, Table
from bot.files.writers import csv_file, defused, json_file, original, xlsx_file

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


def export(*rows: tuple[Cell, ...], lines: tuple[str, ...] = ()) -> Export:
    columns = tuple(f"c{number}" for number in range(len(rows[0]) if rows else 1))
    return Export("name", ABOUT, Table("main", columns, rows), lines=lines)


def read(content: bytes) -> list[list[str]]:
    """The rows of a CSV file below its header, with the marks undone."""
    lines = list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))
    start = next(n for n, line in enumerate(lines) if not line[0].startswith("#"))
    return [[original(cell) for cell in line] for line in lines[start + 1 :]]


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
    assert read(csv_file(export(*rows))) == [list(row) for row in rows]


def test_what_a_csv_file_says_of_itself_stands_above_the_table() -> None:
    text = csv_file(export(("a", Decimal("-4.50"), None), lines=("One = two", "", "=1+1"))).decode()

    assert text.startswith("\ufeff# What: A test\r\n")
    assert '"# Licence: CC0, ""as it is"""\r\n# One = two\r\n# =1+1\r\n' in text
    assert text.endswith("c0,c1,c2\r\na,-4.50,\r\n")


@pytest.mark.parametrize("text", HOSTILE)
def test_a_workbook_has_texts_and_no_formulas(text: str) -> None:
    book = openpyxl.load_workbook(io.BytesIO(xlsx_file(export((text, Decimal("27.73"), 3, None)))))

    cells = next(book["main"].iter_rows(min_row=2))
    assert [cell.data_type for cell in cells] == ["s", "n", "n", "n"]
    assert [cell.value for cell in cells[1:]] == [27.73, 3, None]
    assert str(cells[0].value).replace("_x000D_", "\r") == text
    assert [cell.value for cell in next(book["About"].iter_rows())] == ["What", "A test"]


def test_json_has_numbers_texts_and_nulls() -> None:
    whole = json.loads(json_file(export(("=1", Decimal("27.73"), Decimal(900000), None))))

    assert whole["about"] == dict(ABOUT)
    assert whole["main"] == [{"c0": "=1", "c1": 27.73, "c2": 900000, "c3": None}]


def test_a_line_of_text_is_one_cell_also_where_cells_end_at_semicolons() -> None:
    text = csv_file(export(("a;=1",), ("b",), lines=("so;=1+1;",))).decode("utf-8-sig")

    for delimiter in ",;":
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))
        assert rows[2:] == [["# so;=1+1;"], ["c0"], ["a;=1"], ["b"]]
