"""One cell of a CSV file is changed, and no other byte."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.dataset.correct import appended, read_cell, replaced
from bot.dataset.tables import MODELS
from bot.models.base import Named, columns_of
from bot.settings import ROOT

cells = st.text(st.sampled_from('ab ,"\n|é'), max_size=6)
tables = st.lists(st.lists(cells, min_size=2, max_size=4), min_size=1, max_size=5)


@given(tables, st.sampled_from(["\n", "\r\n"]), st.sampled_from([0, 1]), st.data(), cells)
def test_one_cell_is_replaced_and_nothing_else(
    rows: list[list[str]], end: str, quoting: int, draw: st.DataObject, value: str
) -> None:
    keyed = [[f"key-{number}", *row] for number, row in enumerate(rows)]
    out = io.StringIO(newline="")
    csv.writer(out, lineterminator=end, quoting=quoting).writerows(keyed)  # pyright: ignore[reportArgumentType]
    number = draw.draw(st.integers(0, len(rows) - 1))
    column = draw.draw(st.integers(1, len(rows[number])))

    text = replaced(out.getvalue(), f"key-{number}", column, value)

    found = list(csv.reader(io.StringIO(text, newline=""), strict=True))
    expected = [[*row] for row in keyed]
    expected[number][column] = value
    assert found == expected
    assert read_cell(text, f"key-{number}", column) == value
    back = replaced(text, f"key-{number}", column, keyed[number][column])
    assert quoting or back == out.getvalue()


@given(tables, cells)
def test_a_row_is_added_at_the_end(rows: list[list[str]], value: str) -> None:
    out = io.StringIO(newline="")
    csv.writer(out, lineterminator="\n").writerows(rows)

    for text in (out.getvalue(), out.getvalue().removesuffix("\n")):
        more = appended(text, ["key", value])
        assert list(csv.reader(io.StringIO(more, newline=""))) == [*rows, ["key", value]]


@pytest.mark.parametrize("table", [t for t, model in MODELS.items() if issubclass(model, Named)])
def test_every_cell_of_the_shipped_data_is_found(table: str) -> None:
    text = (ROOT / "data" / f"{table}.csv").read_bytes().decode("utf-8")
    columns = columns_of(MODELS[table])
    rows = list(csv.reader(io.StringIO(text, newline="")))

    for row in (rows[1], rows[len(rows) // 2], rows[-1]):
        for number in range(1, len(columns)):
            assert read_cell(text, row[0], number) == row[number]
            assert replaced(text, row[0], number, row[number]) == text
