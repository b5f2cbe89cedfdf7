"""What was typed, in files that a spreadsheet opens: text, and never a formula."""

import csv
import io
import json
import re

import openpyxl
import pytest

from tests.kit import hostile, on_file
from tests.kit.door import Door, Reply

CLAIM = "{} The actors' strike lasted 148 days; {}; =1+1; \t=2 and 999 days."
FORMULA = re.compile("[=+\\-@\t\r\uff1d\uff0b\uff0d\uff20]")
NUMBER = re.compile(r"-?\d+(?:\.\d+)?")


async def exported(door: Door, reply: Reply, kind: str) -> Reply:
    menu = await door.press(reply, "Export")
    return await door.pick(menu, 0, kind)


def cells(text: str, delimiter: str) -> list[str]:
    """As a spreadsheet of that country reads them."""
    found = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    return [cell for row in found for cell in row]


@pytest.mark.parametrize("kind", [*hostile.FORMULAS, *hostile.MARKUP])
async def test_no_cell_is_a_formula(door: Door, kind: str) -> None:
    typed = {**hostile.FORMULAS, **hostile.MARKUP}[kind]
    reply = await door.on_message("Check against the record", CLAIM.format(typed, typed))
    assert "Export" in reply.buttons

    text = await (await exported(door, reply, "csv")).file_text()
    assert "148 days" in text
    for delimiter in ",;":
        for cell in cells(text, delimiter):
            assert not FORMULA.match(cell) or NUMBER.fullmatch(cell), cell

    book = openpyxl.load_workbook(
        io.BytesIO(await (await exported(door, reply, "xlsx")).file_bytes())
    )
    kinds = {cell.data_type for sheet in book for row in sheet.iter_rows() for cell in row}
    assert "f" not in kinds
    links = [
        sheet.title for sheet in book for row in sheet.iter_rows() for cell in row if cell.hyperlink
    ]
    assert links == []

    whole = json.loads(await (await exported(door, reply, "json")).file_text())
    assert whole


@pytest.mark.parametrize("kind", [*hostile.FORMULAS, *hostile.UNSEEN])
async def test_what_is_looked_for_is_in_no_file_as_a_formula(door: Door, kind: str) -> None:
    typed = {**hostile.FORMULAS, **hostile.UNSEEN}[kind]
    reply = await door.slash(
        "search", words=f"{on_file.by_id('events')['e-wga23-day100']['note']} {typed}"
    )

    text = await (await exported(door, reply, "csv")).file_text()
    for cell in cells(text, ","):
        assert not FORMULA.match(cell) or NUMBER.fullmatch(cell), cell
    assert not re.search(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u202e\u200b]", text)


@pytest.mark.parametrize("kind", hostile.PATHS)
async def test_files_are_called_by_ids_alone(door: Door, kind: str) -> None:
    reply = await door.slash("export", what=hostile.PATHS[kind], format="json")

    for name in reply.files:
        assert re.fullmatch(r"picketdesk-[a-z0-9.-]+\.json", name)
        assert hostile.MARK not in name
    assert reply.files or reply.private
