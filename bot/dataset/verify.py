"""Quotations held against the texts that they are from, character for character."""

from pathlib import Path

from bot.dataset.tables import Tables
from bot.errors import Fault


def verify_excerpts(tables: Tables, texts: Path) -> tuple[int, tuple[Fault, ...]]:
    """How many excerpts were compared with the files in `texts`, and which are not there."""
    contents: dict[str, str | None] = {}
    faults: list[Fault] = []
    compared = 0
    for placed in tables.evidence:
        row = placed.row
        if row.excerpt is None or row.doc is None:
            continue
        if row.doc not in contents:
            contents[row.doc] = _content(texts / row.doc)
        text = contents[row.doc]
        compared += 1
        if text is None:
            faults.append(placed.fault("doc", "has no text", row.doc, "a file"))
        elif (found := text[row.start : row.end]) != row.excerpt:
            what, expected = "is not what the text has there", repr(row.excerpt)
            faults.append(placed.fault("excerpt", what, found, expected))
    return compared, tuple(faults)


def _content(path: Path) -> str | None:
    try:
        return path.read_bytes().decode("utf-8")
    except (OSError, UnicodeDecodeError):
        return None
