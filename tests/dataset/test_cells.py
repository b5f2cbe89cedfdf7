"""Cells and rows of a CSV file are changed, and no other byte."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.dataset.csv_text import CsvText
from bot.dataset.tables import CORRECTED
from bot.settings import ROOT

cells = st.text(st.sampled_from('ab ,"\n|é'), max_size=6)
tables = st.lists(st.lists(cells, min_size=2, max_size=4), min_size=1, max_size=5)
ends = st.sampled_from(["\n", "\r\n"])


def written(rows: list[list[str]], end: str = "\n", quoting: int = 0) -> str:
    out = io.StringIO(newline="")
    csv.writer(out, lineterminator=end, quoting=quoting).writerows(rows)  # pyright: ignore[reportArgumentType]
    return out.getvalue()


def read(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text, newline=""), strict=True))


def keyed(rows: list[list[str]]) -> list[list[str]]:
    return [["key", "header"], *([f"key-{number}", *row] for number, row in enumerate(rows))]


@given(tables, ends, st.sampled_from([0, 1]), st.data(), cells)
def test_one_cell_is_written_and_nothing_else(
    rows: list[list[str]], end: str, quoting: int, draw: st.DataObject, value: str
) -> None:
    expected = keyed(rows)
    before = written(expected, end, quoting)
    number = draw.draw(st.integers(1, len(rows)))
    column = draw.draw(st.integers(1, len(rows[number - 1])))
    text = CsvText(before)
    was, kept = text.rows[number].read(column), text.rows[number].raw[column]
    assert was == expected[number][column]

    text.rows[number].write(column, value)

    expected[number][column] = value
    assert read(str(text)) == expected
    text.rows[number].raw[column] = kept
    assert str(text) == before


@given(tables, ends, st.sampled_from([0, 1]), st.booleans(), st.data())
def test_rows_come_and_go_and_the_others_stay_as_they_are(
    rows: list[list[str]], end: str, quoting: int, cut: bool, draw: st.DataObject
) -> None:
    before = written(keyed(rows), end, quoting)
    text = CsvText(before.removesuffix(end) if cut else before)
    kept = [row.text.removesuffix(end) for row in text.rows]
    removed = draw.draw(st.integers(1, len(rows)))

    added = text.insert([draw.draw(st.sampled_from(["key-0", "key-1", "a", "z"])), "new, cell"])
    text.remove(text.rows[removed] if text.rows[removed] is not added else text.rows[-1])

    after = CsvText(str(text))
    own = [row.text.removesuffix(end) for row in after.rows]
    others = [row for row in own if not row.endswith('"new, cell"')]
    assert len(others) == len(own) - 1 or added not in text.rows
    assert [row for row in kept if row in others] == others


@given(tables, ends, cells)
def test_a_row_is_added_at_the_end(rows: list[list[str]], end: str, value: str) -> None:
    before = keyed(rows)
    for text in (written(before, end), written(before, end).removesuffix(end)):
        more = CsvText(text)
        more.append(["key", value])
        assert read(str(more)) == [*before, ["key", value]]


def test_a_cell_of_quotation_marks_is_not_empty() -> None:
    assert len(CsvText('a\n""""\n""\n').rows) == 2


@pytest.mark.parametrize(
    ("keys", "key", "place"),
    [
        (["a", "c", "c", "d"], "c", 3),
        (["b", "a", "b", "a"], "b", 3),
        (["a", "c"], "b", 1),
        (["a", "c"], "d", 2),
        (["b", "a"], "aa", 2),
        ([], "a", 0),
    ],
)
def test_a_row_is_put_where_it_belongs(keys: list[str], key: str, place: int) -> None:
    text = CsvText(written([["id", "x"], *([one, ""] for one in keys)]))

    text.insert([key, "new"])

    assert text.rows[place + 1].read(1) == "new"
    assert [row.read(0) for row in text.rows[1:]] == [*keys[:place], key, *keys[place:]]


@given(tables, ends)
def test_rows_are_found_by_the_line_that_they_begin_on(rows: list[list[str]], end: str) -> None:
    table = keyed(rows)
    text = CsvText(written(table, end))

    assert text.by_line() == {row.line: row for row in text.rows}
    lines = csv.reader(io.StringIO(str(text).replace("\r\n", "\n"), newline=""))
    began = [1]
    began += (lines.line_num + 1 for _ in lines)
    assert [row.line for row in text.rows] == began[:-1]


@pytest.mark.parametrize("table", [*CORRECTED, "corrections"])
def test_every_cell_of_the_shipped_data_is_found(table: str) -> None:
    content = (ROOT / "data" / f"{table}.csv").read_bytes().decode("utf-8")
    text = CsvText(content)

    assert [[row.read(place) for place in range(len(row.raw))] for row in text.rows] == read(
        content
    )
    for row in text.rows:
        for place in range(len(row.raw)):
            row.write(place, row.read(place))
    assert str(text) == content
