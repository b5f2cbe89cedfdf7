"""The data package that the record was built from, file by file."""

import zlib
from collections.abc import Sequence

from bot.models.evidence import Name
from bot.store.record import Record

MOST = 50
"""Files of a data package."""

_FILES = "SELECT name, content FROM files ORDER BY name LIMIT :most"
_TABLES = "SELECT name FROM files WHERE name LIKE '%.csv' ORDER BY name LIMIT :most"


async def packed_files(record: Record) -> dict[str, bytes]:
    """Every file of the package by its name, compressed by zlib."""
    return {row[0]: row[1] for row in await record.ask(_FILES, {"most": MOST})}


def unpacked(files: dict[str, bytes], names: Sequence[str] = ()) -> dict[str, bytes]:
    """The files as they were read, or some of them; some milliseconds for all."""
    return {name: zlib.decompress(files[name]) for name in names or files}


async def table_names(record: Record) -> list[Name]:
    """What the tables of the package are called: by the names of their files, which no id has."""
    found = [str(row[0]) for row in await record.ask(_TABLES, {"most": MOST})]
    return [
        Name(file, "table", f"The table of {title}", "", 0, (file, title, f"table {title}"))
        for file in found
        for title in [file.removesuffix(".csv")]
    ]
