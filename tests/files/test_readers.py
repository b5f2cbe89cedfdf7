"""Every kind of export, read by the programs that people read it with, each by its default call:
no row, no column and no cell is lost, and none becomes another.
"""

import asyncio
import csv
import io
import json
import re
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import closing
from datetime import date, datetime
from importlib import import_module
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from bot.dataset.exported import original
from bot.dataset.tables import MODELS
from bot.settings import Settings
from tests.kit import on_file
from tests.kit.door import open_door

pytestmark = pytest.mark.readers

ANSWERS = tuple(
    identifier
    for table in ("roles", "strikes", "topics", "sources")
    for identifier in on_file.ids(table)
)
SAMPLED = (
    *("nurse strikes of 2010", *on_file.ids("occupations")[::40], *on_file.ids("events")[::20]),
    *on_file.ids("holders")[::9],
    *on_file.ids("contracts")[::4],
    *on_file.ids("subjects")[::9],
)
TABLES = tuple(f"{table}.csv" for table in MODELS)
FORMATS = ("csv", "json", "xlsx")
_AT_ONCE = 100
"""Files that LibreOffice is given: of a thousand it converts 247, and ends well."""
_EMPTY = ("", None)
_NUMBER = re.compile(r"-?\d+(\.\d+)?")


@pytest.fixture(scope="module")
def folder(record_path: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """All exports, a file each, called after what was asked for."""
    folder = tmp_path_factory.mktemp("exports")
    settings = Settings(record_db=record_path, charts=False)  # pyright: ignore[reportCallIssue]
    asyncio.run(_export_all(settings, folder))
    return folder


async def _export_all(settings: Settings, folder: Path) -> None:
    async with open_door(settings) as door:
        for kind in FORMATS:
            for what in (*ANSWERS, *SAMPLED, *TABLES):
                reply = await door.slash("export", what=what, format=kind)
                assert len(reply.files) == 1, (what, reply.text)
                name = f"{what.removesuffix('.csv')}.{kind}".replace(" ", "-")
                (folder / name).write_bytes(await reply.file_bytes())


def exports(folder: Path, kind: str) -> Iterator[Path]:
    found = sorted(folder.glob(f"*.{kind}"))
    assert len(found) == len({*ANSWERS, *SAMPLED, *TABLES})
    return iter(found)


def rows_of(path: Path) -> list[list[str]]:
    """The header and the rows, by Python's own reader."""
    return list(csv.reader(io.StringIO(path.read_bytes().decode("utf-8-sig"), newline="")))


def plain(value: object) -> str:
    """A cell in the words of the file, whatever type a reader made of it."""
    if value in _EMPTY or value != value:  # noqa: PLR0124  # NaN
        return ""
    if isinstance(value, bool):
        return "yes" if value else ""
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    text = str(value)
    # Of twelve digits: pandas.read_json makes 0.7000000000000001 of 0.7.
    return f"{float(text):.12g}" if _NUMBER.fullmatch(text) else text


def assert_same(path: Path, columns: list[str], rows: list[Any], *, marked: bool = True) -> None:
    """A table as it was read against the CSV file of the same name, whose cells have marks."""
    header, *expected = rows_of(path.with_suffix(".csv"))
    assert columns == header, path.name
    assert len(rows) == len(expected), path.name
    for number, (row, own) in enumerate(zip(rows, expected, strict=True), 2):
        for column, value, cell in zip(header, row, own, strict=True):
            shown = cell if marked else original(cell)
            assert plain(value) == plain(shown), (path.name, number, column)


def assert_same_objects(path: Path, rows: list[dict[str, Any]]) -> None:
    expected = json.loads(path.read_text(encoding="utf-8"))
    assert len(rows) == len(expected) > 0, path.name
    for number, (row, own) in enumerate(zip(rows, expected, strict=True), 1):
        assert [*row] == [*own], path.name
        for key, value in own.items():
            if key == "sources":
                assert [one["id"] for one in row[key]] == [one["id"] for one in value], path.name
            else:
                assert plain(row[key]) == plain(value), (path.name, number, key)


# --- CSV -----------------------------------------------------------------------------------------


def test_pandas_reads_every_csv(folder: Path) -> None:
    pandas = import_module("pandas")
    for path in exports(folder, "csv"):
        read = pandas.read_csv(path)
        assert_same(path, [*read.columns], read.to_numpy(dtype=object).tolist())


def test_polars_reads_every_csv(folder: Path) -> None:
    polars = import_module("polars")
    for path in exports(folder, "csv"):
        read = polars.read_csv(path)
        assert_same(path, read.columns, read.rows())


def test_duckdb_reads_every_csv(folder: Path) -> None:
    with import_module("duckdb").connect() as database:
        for path in exports(folder, "csv"):
            read = database.execute("FROM read_csv(?)", [str(path)])
            assert_same(path, [column[0] for column in read.description], read.fetchall())


def test_libreoffice_reads_every_csv(folder: Path, tmp_path: Path) -> None:
    """Without a window it takes any CSV for Windows-1252, and quoted texts for what they look like,
    so that it has to be told of both.
    """
    paths = [*exports(folder, "csv")]
    convert(paths, "xlsx", tmp_path, "--infilter=CSV:44,34,76,1,,0,true")
    for path in paths:
        with closing(
            openpyxl.load_workbook(tmp_path / f"{path.stem}.xlsx", read_only=True)
        ) as book:
            columns, *rows = book.worksheets[0].iter_rows(values_only=True)
        assert_same(path, [str(column) for column in columns], rows)


# --- XLSX ----------------------------------------------------------------------------------------


def test_pandas_reads_every_workbook(folder: Path) -> None:
    pandas = import_module("pandas")
    for path in exports(folder, "xlsx"):
        read = pandas.read_excel(path)
        rows = read.to_numpy(dtype=object).tolist()
        assert_same(path, [*read.columns], rows, marked=False)


def test_libreoffice_reads_every_workbook(folder: Path, tmp_path: Path) -> None:
    paths = [*exports(folder, "xlsx")]
    convert(paths, "csv:Text - txt - csv (StarCalc):44,34,76", tmp_path)
    for path in paths:
        columns, *rows = rows_of(tmp_path / f"{path.stem}.csv")
        assert_same(path, columns, rows, marked=False)


def convert(paths: list[Path], kind: str, folder: Path, *options: str) -> None:
    """Write into the folder what LibreOffice reads in the files."""
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("there is no LibreOffice here: apt-get install libreoffice-calc-nogui")
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [office, profile, "--headless", *options, "--convert-to", kind, "--outdir", folder]
    for start in range(0, len(paths), _AT_ONCE):
        part = paths[start : start + _AT_ONCE]
        subprocess.run([*command, *part], check=True, capture_output=True)


# --- JSON ----------------------------------------------------------------------------------------


def test_pandas_reads_every_json(folder: Path) -> None:
    pandas = import_module("pandas")
    for path in exports(folder, "json"):
        assert_same_objects(path, pandas.read_json(path).to_dict("records"))


def test_polars_reads_every_json(folder: Path) -> None:
    polars = import_module("polars")
    for path in exports(folder, "json"):
        assert_same_objects(path, polars.read_json(path).to_dicts())


def test_duckdb_reads_every_json(folder: Path) -> None:
    with import_module("duckdb").connect() as database:
        for path in exports(folder, "json"):
            read = database.execute("FROM read_json(?)", [str(path)])
            names = [column[0] for column in read.description]
            rows = (dict(zip(names, row, strict=True)) for row in read.fetchall())
            assert_same_objects(path, [*rows])
