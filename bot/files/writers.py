"""Exports as files: CSV, XLSX and JSON. A spreadsheet takes no cell of them for a formula."""

import csv
import io
import json
import re
from collections.abc import Sequence
from decimal import Decimal
from typing import Any, Protocol, cast

from bot.files.tables import Cell, Export, Table

_FORMULA = re.compile("[=+\\-@\t\r\n\uff1d\uff0b\uff0d\uff20'#]")
"""How a formula begins, also in full width; and the marks that this file has of its own."""

_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")
_SHEET_NAME = 31
_MOST_IN_CELL = 32_767


def defused(text: str) -> str:
    """Text for a cell of a CSV file: an apostrophe before what a spreadsheet could take for a
    formula. A negative number is none.
    """
    return f"'{text}" if _FORMULA.match(text) and not _NUMBER.fullmatch(text) else text


def original(text: str) -> str:
    """The inverse of `defused`: without the one apostrophe that a cell may begin with."""
    return text.removeprefix("'")


def csv_file(export: Export) -> bytes:
    """One table in UTF-8 with a byte order mark, which spreadsheets ask for. The lines before its
    header begin with '#': what it is, its licence, and what the answer says.
    """
    text = io.StringIO(newline="")
    plain = csv.writer(text, lineterminator="\r\n")
    whole = csv.writer(text, lineterminator="\r\n", quoting=csv.QUOTE_ALL)

    def write(cells: Sequence[str]) -> None:
        # Where numbers have a decimal comma, spreadsheets end cells at semicolons.
        alone = len(cells) == 1 and ";" in cells[0]
        (whole if alone else plain).writerow(cells)

    for name, says in export.about:
        write([f"# {name}: {' '.join(says.split())}"])
    for line in export.lines:
        if line.strip():
            write([f"# {' '.join(line.split())}"])
    write(export.main.columns)
    for row in export.main.rows:
        write([defused("" if cell is None else str(cell)) for cell in row])
    return text.getvalue().encode("utf-8-sig")


def json_file(export: Export) -> bytes:
    """All tables, each a list of objects; what is not stated is null."""
    tables = {table.name: _objects(table) for table in (export.main, *export.others)}
    whole: dict[str, Any] = {"about": dict(export.about)}
    if export.lines:
        whole["answer"] = [line for line in export.lines if line.strip()]
    return (json.dumps({**whole, **tables}, ensure_ascii=False, indent=1) + "\n").encode()


def _objects(table: Table) -> list[dict[str, Any]]:
    return [
        {column: _plain(cell) for column, cell in zip(table.columns, row, strict=True)}
        for row in table.rows
    ]


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
    """A workbook: a sheet 'About', and one for each table. Every text is written as a text."""
    import xlsxwriter  # noqa: PLC0415  # pyright: ignore[reportMissingTypeStubs]

    packed = io.BytesIO()
    book = cast(Any, xlsxwriter).Workbook(packed, {"in_memory": True})
    bold = book.add_format({"bold": True})
    about: _Sheet = book.add_worksheet("About")
    about.set_column(0, 0, 16)
    about.set_column(1, 1, 120)
    told = [*export.about, *(("", line) for line in export.lines if line.strip())]
    for number, (name, says) in enumerate(told):
        about.write_string(number, 0, name, bold)
        about.write_string(number, 1, says.strip())
    for table in (export.main, *export.others):
        _write(book.add_worksheet(table.name[:_SHEET_NAME]), table, bold)
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
