"""The record as files: the data package as it is, and its tables with the sources of their rows."""

import io
import json
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any

from bot.dataset.csv_rows import read_rows
from bot.files.order import telling_first
from bot.files.tables import Cell, Cited, Export, Table, sources_table
from bot.models.source import Source
from bot.models.statistics import oews_source

DESCRIPTOR = "datapackage.json"
LICENCE = (
    "Facts and figures are free to use (CC0 1.0, "
    "https://creativecommons.org/publicdomain/zero/1.0/). Quotations and excerpts belong to their "
    "authors and are quoted with attribution; whoever passes them on names the source."
)
_SHORT_LICENCE = "CC0 1.0; quotations and excerpts belong to their authors"
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


def row_terms(version: str) -> tuple[str, str]:
    """What every row of a table says: its licence, and the version that it is of. A bare version
    would be taken for a date: 2026.11.2 for 2 November.
    """
    return _SHORT_LICENCE, f"Picketdesk record {version}"


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
    cited = tuple(reader.cited(table, row) for row in table.rows)
    met = {one.source.id: one.source for row in cited for one in row}
    export = Export(
        name=f"picketdesk-{version}-{name}",
        about=about(f"The table of {name}, and the sources of each row", version),
        terms=row_terms(version),
        main=table,
        cited=cited,
        others=() if name == "sources" else (sources_table(met[one] for one in sorted(met)),),
    )
    return telling_first(export)


def record_export(
    files: Mapping[str, bytes], sources: Mapping[str, Source], version: str
) -> Export:
    """All tables of the package."""
    reader = _Reader(files, sources)
    names = [name.removesuffix(".csv") for name in files if name.endswith(".csv")]
    first, *others = (reader.table(name) for name in names)
    what = "The whole record; the table evidence has who states what"
    return Export(
        name=f"picketdesk-{version}",
        about=about(what, version),
        terms=row_terms(version),
        main=first,
        others=tuple(others),
    )


class _Reader:
    """Reads the tables of a package, with numbers where the descriptor has them."""

    def __init__(self, files: Mapping[str, bytes], sources: Mapping[str, Source]) -> None:
        self._files = files
        self._sources = sources
        described: dict[str, Any] = json.loads(files[DESCRIPTOR])
        self._columns: dict[str, dict[str, str]] = {
            resource["name"]: {
                field["name"]: field["type"] for field in resource["schema"]["fields"]
            }
            for resource in described["resources"]
        }
        self._stated: dict[str, list[str]] = {}
        for record, source, *_ in self._cells("evidence"):
            self._stated.setdefault(record, []).append(source)

    def _cells(self, name: str) -> Iterator[list[str]]:
        """The rows of a table below its header, as `dataset.csv_rows` takes them."""
        return read_rows(self._files[f"{name}.csv"].decode("utf-8"), len(self._columns[name]))

    def table(self, name: str) -> Table:
        columns = self._columns[name]
        numbers = [kind in _NUMBERS for kind in columns.values()]
        rows = tuple(
            tuple(_cell(cell, number=number) for cell, number in zip(row, numbers, strict=True))
            for row in self._cells(name)
        )
        return Table(name, tuple(columns), rows)

    def cited(self, table: Table, row: Sequence[Cell]) -> tuple[Cited, ...]:
        """The sources of a row that are on record: the ledger also names others."""
        cells = dict(zip(table.columns, row, strict=True))
        named = cells.get("source")
        if table.name == "occupations":
            named = oews_source(int(str(cells["year"])))
        if table.name == "sources":
            named = cells["id"]
        ids = dict.fromkeys([str(named), *self._stated.get(str(cells.get("id")), ())])
        return tuple(Cited(self._sources[one]) for one in ids if one in self._sources)


def _cell(text: str, *, number: bool) -> Cell:
    if not text:
        return None
    return Decimal(text) if number else text
