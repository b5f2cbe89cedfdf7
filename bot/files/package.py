"""The record as files: the data package as it is, and its tables with the sources of their rows."""

import csv
import io
import json
import zipfile
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from bot.cards.citations import full_source
from bot.files.tables import Cell, Export, Table, sources_table
from bot.models.source import Source
from bot.models.statistics import oews_source

DESCRIPTOR = "datapackage.json"
LICENCE = (
    "Facts and figures are free to use (CC0 1.0, "
    "https://creativecommons.org/publicdomain/zero/1.0/). Quotations and excerpts belong to their "
    "authors and are quoted with attribution; whoever passes them on names the source."
)
STATED_BY = "stated_by"
"""The column that an exported table has beyond its own: the sources of a row."""

_ZIP_TIME = (1980, 1, 1, 0, 0, 0)
_NUMBERS = frozenset({"integer", "number"})


def about(what: str, version: str) -> tuple[tuple[str, str], ...]:
    """What every file says of itself."""
    return (
        ("What", what),
        ("From", f"The Picketdesk record, version {version}"),
        ("Licence", LICENCE),
        ("To cite", f"Picketdesk. The Picketdesk record, version {version} [Data set]."),
    )


def package_zip(files: Mapping[str, bytes], version: str) -> bytes:
    """The data package, byte for byte, with a README and its licence. Unpacked, it can be checked,
    edited and used as the folder of the data.
    """
    packed = io.BytesIO()
    readme = "\n\n".join(f"{name}: {says}" for name, says in about("The whole record", version))
    texts = {"README.txt": f"{readme}\n\n{_CHECK}\n", "LICENSE.txt": f"{LICENCE}\n"}
    whole = {**files, **{name: text.encode() for name, text in texts.items()}}
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as folder:
        for name, content in whole.items():
            folder.writestr(zipfile.ZipInfo(name, _ZIP_TIME), content, zipfile.ZIP_DEFLATED)
    return packed.getvalue()


_CHECK = (
    "The files are a Frictionless Data Package: datapackage.json says what each column means. "
    "After an edit, `python -m bot check --data DIR` of Picketdesk names every fault. Cells are as "
    "they are on record: where one begins with a hyphen, it is no formula."
)


def table_export(
    name: str, files: Mapping[str, bytes], sources: Mapping[str, Source], version: str
) -> Export:
    """One table of the package, every row with who states it, and those sources."""
    reader = _Reader(files, sources)
    table = reader.table(name)
    cited = reader.cited(table)
    what = f"The table of {name}; {STATED_BY} names the sources of each row"
    others = () if name == "sources" else (sources_table(cited),)
    return Export(f"picketdesk-{version}-{name}", about(what, version), table, others)


def record_export(
    files: Mapping[str, bytes], sources: Mapping[str, Source], version: str
) -> Export:
    """All tables of the package."""
    reader = _Reader(files, sources)
    names = [name.removesuffix(".csv") for name in files if name.endswith(".csv")]
    first, *others = (reader.plain_table(name) for name in names)
    what = "The whole record; the table evidence has who states what"
    return Export(f"picketdesk-{version}", about(what, version), first, tuple(others))


class _Reader:
    """Reads the tables of a package, with numbers where the descriptor has them."""

    def __init__(self, files: Mapping[str, bytes], sources: Mapping[str, Source]) -> None:
        self._files = files
        self._sources = sources
        described: dict[str, Any] = json.loads(files[DESCRIPTOR])
        self._numbers = {
            resource["name"]: {
                field["name"] for field in resource["schema"]["fields"] if field["type"] in _NUMBERS
            }
            for resource in described["resources"]
        }
        self._stated: dict[str, list[str]] = {}
        for record, source, *_ in self._cells("evidence")[1:]:
            self._stated.setdefault(record, []).append(source)

    def _cells(self, name: str) -> list[list[str]]:
        text = self._files[f"{name}.csv"].decode("utf-8")
        return list(csv.reader(io.StringIO(text, newline="")))

    def plain_table(self, name: str) -> Table:
        header, *rows = self._cells(name)
        numbers = self._numbers[name]
        typed = [
            tuple(_cell(cell, number=column in numbers) for column, cell in zip(header, row))  # noqa: B905
            for row in rows
        ]
        return Table(name, tuple(header), tuple(typed))

    def table(self, name: str) -> Table:
        """The table with a column for the sources of each row, where it has any."""
        plain = self.plain_table(name)
        told = [self._of_row(plain, row) for row in plain.rows]
        if name == "sources" or not any(told):
            return plain
        rows = tuple(
            (*row, " | ".join(full_source(self._sources[one]) for one in ids) or None)
            for row, ids in zip(plain.rows, told, strict=True)
        )
        return Table(name, (*plain.columns, STATED_BY), rows)

    def cited(self, table: Table) -> list[Source]:
        """The sources of all rows of a table, by id."""
        ids = {one for row in table.rows for one in self._of_row(table, row)}
        return [self._sources[one] for one in sorted(ids)]

    def _of_row(self, table: Table, row: Sequence[Cell]) -> list[str]:
        """The ids of the sources of a row that are on record: the ledger also names others."""
        cells = dict(zip(table.columns, row, strict=False))
        if table.name == "occupations":
            return [oews_source(int(str(cells["year"])))]
        named = cells.get("source")
        own = [str(named)] if named and table.name != "holders" else []
        ids = dict.fromkeys([*own, *self._stated.get(str(row[0]), ())])
        return [one for one in ids if one in self._sources]


def _cell(text: str, *, number: bool) -> Cell:
    if not text:
        return None
    return Decimal(text) if number else text
