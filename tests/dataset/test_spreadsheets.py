"""Data that went through a spreadsheet or came from /export, and characters that are not seen."""

import unicodedata
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from bot.dataset.correct import correct
from bot.dataset.corrections_file import one_change
from bot.dataset.csv_rows import read_rows
from bot.dataset.csv_text import CsvText
from bot.dataset.expected import expected
from bot.dataset.tables import MODELS
from bot.errors import DatasetError
from bot.lifecycle.data_commands import check_report
from bot.models.base import columns_of
from bot.models.correction import Correction
from bot.models.unseen import unseen
from tests.kit import on_file
from tests.kit.data_copy import DataCopy

BOM = b"\xef\xbb\xbf"
TODAY = date(2026, 11, 21)
DELETE = "expected the text without it: delete it, or type the text anew"


@pytest.fixture
def data(tmp_path: Path) -> DataCopy:
    return DataCopy.never_corrected(tmp_path / "data")


def faults(data: DataCopy) -> list[str]:
    lines = check_report(data.directory)[0].splitlines()
    return [one for one in lines if ", expected " in one and not one.startswith("warning")]


def saved(data: DataCopy, table: str, change: Callable[[bytes], bytes]) -> None:
    path = data.path(table)
    path.write_bytes(change(path.read_bytes()))


# --- Spreadsheets --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "change",
    [
        lambda content: BOM + content,
        lambda content: content.replace(b"\n", b"\r\n"),
        lambda content: BOM + content.replace(b"\n", b"\r\n") + b",,\r\n,,\r\n",
        lambda content: content + b"\n\n\n",
        lambda content: content + b",,\n\n",
    ],
    ids=["mark", "line ends", "Excel", "empty lines", "empty rows"],
)
def test_a_file_saved_by_a_spreadsheet_is_taken_and_corrected(
    data: DataCopy, change: Callable[[bytes], bytes]
) -> None:
    saved(data, "topics", change)
    before = data.path("topics").read_bytes()
    assert faults(data) == []

    wanted = one_change(
        {"record": "pay-gap", "field": "about", "is": "Another.", "source": None, "why": "A slip."}
    )
    correct(data.directory, wanted, TODAY, TODAY)

    assert faults(data) == []
    after = data.path("topics").read_bytes()
    assert len(before.split(b"\n")) == len(after.split(b"\n"))
    assert (after[:3] == BOM) is (before[:3] == BOM)


def test_an_empty_row_between_others_is_a_fault(data: DataCopy) -> None:
    saved(data, "topics", lambda content: content.replace(b"\n", b"\n\n", 2))

    assert [one.partition(",")[0] for one in faults(data)] == [
        "topics.csv:2:-: is an empty row",
        "topics.csv:4:-: is an empty row",
    ]


@pytest.mark.parametrize(("delimiter", "name"), [(";", "semicolons"), ("\t", "tabs")])
def test_other_delimiters_are_named_with_what_to_do(
    data: DataCopy, delimiter: str, name: str
) -> None:
    saved(data, "topics", lambda content: content.replace(b",", delimiter.encode()))

    [fault] = faults(data)
    assert fault.startswith(f"topics.csv:1:-: has {name} between its cells, found ")
    assert "save it from LibreOffice with ',' as the field delimiter" in fault


def test_a_file_in_another_encoding_is_told_how_excel_saves_utf_8(data: DataCopy) -> None:
    saved(data, "topics", lambda content: content + "caf\xe9".encode("latin-1"))

    assert faults(data)[0].endswith("expected UTF-8 text: in Excel, save it as 'CSV UTF-8'")


# --- Exports -------------------------------------------------------------------------------------


def test_rows_of_an_export_lose_their_marks_and_the_columns_of_the_export() -> None:
    text = '\ufeff"id","via","sources","licence","version"\r\n"a","\'-","S","CC0","1"\r\n,,,,\r\n'

    assert list(read_rows(text, 2)) == [["a", "-"]]
    row = CsvText(text).rows[1]
    assert row.read(1) == "-"
    row.write(1, "=x")
    assert row.text == '"a",\'=x,"S","CC0","1"\r\n'


def test_a_row_is_added_to_an_export(data: DataCopy) -> None:
    text = CsvText('id,proposition,about,version\n"a","\'-b",c,1\n')

    text.append(["x", "=1", "y"])

    assert str(text).endswith("\nx,'=1,y,\n")
    assert list(read_rows(str(text), 3)) == [["a", "-b", "c"], ["x", "=1", "y"]]
    data.path("topics").write_text("id,proposition,about,note\na,b,c,d\n", encoding="utf-8")
    assert "has other columns" in faults(data)[0]


# --- What is not seen ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("letter", "name"),
    [
        ("\u202e", "U+202E right-to-left override"),
        ("\u2066", "U+2066 left-to-right isolate"),
        ("\u200b", "U+200B zero width space"),
        ("\ufeff", "U+FEFF zero width no-break space"),
        ("\u00ad", "U+00AD soft hyphen"),
        ("\u2028", "U+2028 line separator"),
        ("\u3164", "U+3164 hangul filler"),
        ("\ue000", "U+E000 private use"),
        ("\x07", "U+0007 control character"),
        ("\t", "U+0009 tab"),
    ],
)
def test_what_is_not_seen_is_refused_by_its_name(data: DataCopy, letter: str, name: str) -> None:
    line = data.add("topics", about=f"Made{letter} up.")

    assert faults(data) == [
        f"topics.csv:{line}:about: has a character that is not seen, found {name!r}, {DELETE}"
    ]


def test_the_ledger_takes_nothing_that_is_not_seen(data: DataCopy) -> None:
    cells = {"record": "pay-gap", "field": "about", "is": "Another.", "source": None}
    for change in ({"why": "A\u202e slip."}, {"is": "An\u200bother.", "why": "A slip."}):
        with pytest.raises(DatasetError) as raised:
            correct(data.directory, one_change({**cells, **change}), TODAY, TODAY)
        assert {fault.what for fault in raised.value.faults} == {"has a character that is not seen"}


def test_a_row_in_the_ledger_hides_nothing_behind_an_escape() -> None:
    row = r'{"topics": {"id": "made-up", "proposition": "One\u202e", "about": "Two"}}'
    cells = {"date": TODAY, "record": "made-up", "source": "", "field": "", "was": row, "is": ""}

    with pytest.raises(ValidationError, match=r"U\+202E right-to-left override"):
        Correction.model_validate({**cells, "why": "So."})


def test_the_descriptor_hides_nothing_either(data: DataCopy) -> None:
    path = data.directory / "datapackage.json"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace('"title": "', r'"title": "\u202e', 1), encoding="utf-8")

    assert any("found 'U+202E right-to-left override'" in one for one in faults(data))


@given(st.text(st.characters(codec="utf-8")))
def test_what_is_seen_is_taken_and_all_else_is_named_once(text: str) -> None:
    found = unseen(text)

    kinds = {unicodedata.category(letter) for letter in text if letter != "\n"}
    if kinds & {"Cc", "Cf", "Co", "Zl", "Zp"}:
        assert found
    assert (found == "") is all(unseen(letter) == "" for letter in text)
    assert text.isprintable() or found or "\n" in text or kinds & {"Zs", "Cn"}


def test_the_record_has_nothing_that_is_not_seen() -> None:
    for table in MODELS:
        for row in on_file.rows(table):
            assert unseen("".join(row.values())) == "", (table, row)


# --- What is expected ----------------------------------------------------------------------------

_ODD = ("", " ", "x" * 600, "a b", "Ab", "1e3", "-5", "1.23456", "9" * 20, "2023-13", "2023-02-30")
_MORE = ("2023-05/..", "2023-09/2023-05", "http://", "javascript:x", "a||b", "00:01", "../x", "0")


@pytest.mark.parametrize("table", MODELS)
def test_what_is_expected_is_said_in_words_that_go_on_from_expected(table: str) -> None:
    model, sound = MODELS[table], on_file.rows(table)[0]
    for column in columns_of(model):
        for cell in (*_ODD, *_MORE):
            try:
                model.model_validate({**sound, column: cell})
            except ValidationError as error:
                for detail in error.errors(include_url=False):
                    said = expected(detail, model)
                    wrong = ("not ", "no such", "input", "string", "value", "what is valid (")
                    assert not said.lower().startswith(wrong), (column, cell, said)
