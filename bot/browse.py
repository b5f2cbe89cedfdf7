"""The record in Datasette, for whoever wants to look at all of it."""

import json
import os
import sqlite3
import sys
from collections.abc import Mapping
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from bot.dataset.package import Package, read_package
from bot.errors import Fault, StartError
from bot.ports import HOST, free_port
from bot.store.tables import HIDDEN, columns_by_table, described_column

_SHOWN: Mapping[str, dict[str, Any]] = {
    "records": {
        "title": "Everything, with a search",
        "description": "Whatever can be cited. Search it, then open a record: its row names the "
        "rows of other tables that belong to it.",
        "fts_table": "search",
        "facets": ["kind"],
        "sort_desc": "weight",
        "label_column": "title",
    },
    "sources": {"facets": ["standing", "kind"], "label_column": "title"},
    "roles": {"facets": ["category", "counts"], "label_column": "title"},
    "figures": {"facets": ["measure", "per"], "sort_desc": "as_of_last"},
    "holders": {"facets": ["kind"], "label_column": "name"},
    "topics": {"label_column": "proposition"},
    "quotes": {"facets": ["stance", "topic", "voice"], "label_column": "text"},
    "statements": {"facets": ["stance", "topic"], "label_column": "says"},
    "events": {"facets": ["kind", "strike"], "sort": "date_first", "label_column": "title"},
    "strikes": {"sort": "start_first", "label_column": "name"},
    "evidence": {"facets": ["differs", "source"]},
    "occupations": {"facets": ["year"]},
    "stoppages": {"facets": ["ownership", "provisional"], "sort_desc": "days_lost"},
    "corrections": {"sort_desc": "date"},
    "parties": {
        "title": "Parties",
        "description": "Which holder is a party to which event or strike, or is named in it.",
        "facets": ["holder"],
    },
}
"""How the tables stand in Datasette, beside what the data package says of them."""


_WHERE = "The table records has a search over everything; its rows lead to all the others."


def run_browse(data: Path, record: Path, port: int) -> None:
    """Become Datasette, on this machine alone, until it is ended; `port` 0 takes any that is free.

    StartError where Datasette is not installed, or cannot start.
    """
    if find_spec("datasette") is None:
        raise StartError("Datasette is not installed: `make browse` installs it.")
    port = free_port(port, "`make browse ARGS='--port {}'`")
    path = record.with_suffix(".metadata.json")
    write_metadata(data, record, path)
    sys.stdout.write(
        f"The record, in Datasette: http://{HOST}:{port}/{record.stem}\n"
        "Open it in a browser; it takes a second or two to start. Ctrl-C ends it.\n"
    )
    sys.stdout.flush()
    serve = ["serve", "--immutable", str(record), "--metadata", str(path)]
    where = ["--host", HOST, "--port", str(port)]
    os.execv(sys.executable, [sys.executable, "-m", "datasette", *serve, *where])  # noqa: S606


def write_metadata(data: Path, record: Path, path: Path) -> None:
    """Write what Datasette shows beside the tables; StartError where that cannot be done."""
    package = read_package(data)
    if isinstance(package, Fault):
        raise StartError(
            f"DATA_DIR: {data}: {package}. Mend that, or set DATA_DIR to another folder."
        )
    try:
        found = metadata(package, columns_by_table(record), record.stem)
        path.write_text(json.dumps(found, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    except (OSError, sqlite3.Error) as error:
        raise StartError(
            f"RECORD_DB: {path} cannot be written: {error}. Set RECORD_DB to a file in a folder "
            "that can be written."
        ) from error


def metadata(
    package: Package, columns: Mapping[str, tuple[str, ...]], database: str
) -> dict[str, Any]:
    """Datasette's metadata: titles, licence, and what the tables and columns of a record are."""
    tables = {table: _table(package, table, names) for table, names in columns.items()}
    licence = next(iter(package.licenses), None)
    return {
        "title": f"{package.title}, version {package.version}",
        "description": package.description,
        **({"license": licence.title, "license_url": licence.path} if licence else {}),
        "databases": {database: {"title": package.title, "description": _WHERE, "tables": tables}},
    }


def _table(package: Package, table: str, columns: tuple[str, ...]) -> dict[str, Any]:
    if table in HIDDEN:
        return {"hidden": True}
    resource = next((one for one in package.resources if one.name == table), None)
    described = {one.name: one.description for one in resource.columns.fields} if resource else {}
    own = {"title": resource.title, "description": resource.description} if resource else {}
    texts = {name: described_column(table, name, described) for name in columns}
    said = {name: text for name, text in texts.items() if text}
    return own | dict(_SHOWN.get(table, {})) | {"columns": said}
