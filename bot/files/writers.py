"""Exports as files: CSV, XLSX and JSON. A spreadsheet takes no cell of them for a formula."""

import io
import json
from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Any, Protocol, cast

from bot.dataset.exported import EXPORTED, defused
from bot.files.tables import CITED_COLUMNS, Cell, Export, Table, cited_row, exported_table

_SHEET_NAME = 31
_MOST_IN_CELL = 32_767


def csv_file(export: Export) -> bytes:
    """The main table in UTF-8 with a byte order mark, which spreadsheets ask for: its header in the
    first line, a line a row. Texts stand in quotation marks: the first of a row is one cell also
    where spreadsheets end cells at semicolons.
    """
    table = exported_table(export)
    rows = (",".join(map(_csv_cell, row)) for row in (table.columns, *table.rows))
    return "".join(f"{row}\r\n" for row in rows).encode("utf-8-sig")


def _csv_cell(cell: Cell) -> str:
    if not isinstance(cell, str):
        return "" if cell is None else str(cell)
    return '"' + defused(cell).replace('"', '""') + '"'


def json_file(export: Export) -> bytes:
    """The main table as a list of objects, each with its sources as objects; what is not stated is
    null. Tables of equal rank are an object of such lists.
    """
    whole: dict[str, Any] | list[dict[str, Any]]
    if export.cited is None:
        tables = (export.main, *export.others)
        whole = {"about": dict(export.about)}
        whole |= {
            table.name: [_object(table.columns, row) for row in table.rows] for table in tables
        }
    else:
        whole = list(_objects(export))
    return (json.dumps(whole, ensure_ascii=False, indent=1) + "\n").encode()


def _objects(export: Export) -> Iterator[dict[str, Any]]:
    terms = _object(EXPORTED[1:], export.terms)
    for row, cited in zip(export.main.rows, export.cited or (), strict=True):
        sources = [_object(CITED_COLUMNS, cited_row(one)) for one in cited]
        yield {**_object(export.main.columns, row), EXPORTED[0]: sources, **terms}


_KEYS = {"date": "dated"}
"""Columns that are called otherwise in JSON: of the key 'date' pandas.read_json makes days, also
where it has months and years.
"""


def _object(columns: Iterable[str], row: Iterable[Cell]) -> dict[str, Any]:
    return {
        _KEYS.get(column, column): _plain(cell) for column, cell in zip(columns, row, strict=True)
    }


def _plain(cell: Cell) -> str | int | float | None:
    if not isinstance(cell, Decimal):
        return cell
    return int(cell) if cell == cell.to_integral_value() else float(cell)


class _Sheet(Protocol):
    """What is used of a worksheet of XlsxWriter, which has no complete types."""

    def write_string(self, row: int, column: int, text: str, style: object = None) -> int: ...

    def write_number(self, row: int, column: int, value: float) -> int: ...

    def freeze_panes(self, row: int, column: int) -> None: ...

    def set_column(self, first: int, last: int, width: float) -> int: ...


def xlsx_file(export: Export) -> bytes:
    """A workbook: a sheet for each table, the main one first, since that is what programs read; the
    last, 'About', says what it is. Every text is written as a text.
    """
    import xlsxwriter  # noqa: PLC0415  # pyright: ignore[reportMissingTypeStubs]

    packed = io.BytesIO()
    book = cast(Any, xlsxwriter).Workbook(packed, {"in_memory": True})
    bold = book.add_format({"bold": True})
    for table in (exported_table(export), *export.others):
        _write(book.add_worksheet(table.name[:_SHEET_NAME]), table, bold)
    about: _Sheet = book.add_worksheet("About")
    about.set_column(0, 0, 16)
    about.set_column(1, 1, 120)
    told = [*export.about, *(("", line) for line in export.lines if line.strip())]
    for number, (name, says) in enumerate(told):
        about.write_string(number, 0, name, bold)
        about.write_string(number, 1, says.strip())
    book.close()
    return packed.getvalue()


def _write(sheet: _Sheet, table: Table, bold: object) -> None:
    sheet.freeze_panes(1, 0)
    for place, column in enumerate(table.columns):
        sheet.write_string(0, place, column, bold)
    for number, row in enumerate(table.rows, start=1):
        for place, cell in enumerate(row):
            if isinstance(cell, str):
                sheet.write_string(number, place, cell[:_MOST_IN_CELL])
            elif cell is not None:
                sheet.write_number(number, place, float(cell))
