"""One cell of a CSV file put in the place of another, with every other byte left as it is."""

import re
from collections.abc import Iterator

_CELL = re.compile(r'("(?:[^"]|"")*"|[^,\r\n]*)(,|\r\n|\n|\r|\Z)')
_Spans = list[tuple[int, int]]


def read_cell(text: str, key: str, column: int) -> str | None:
    """The cell of a column, counted from 0, in the first row that begins with `key`."""
    span = _find(text, key, column)
    return None if span is None else _bare(text[slice(*span)])


def replaced(text: str, key: str, column: int, value: str) -> str:
    """The text with that cell set to `value`.

    Raises:
        KeyError: There is no such cell.
    """
    span = _find(text, key, column)
    if span is None:
        raise KeyError(key)
    start, end = span
    return f"{text[:start]}{quoted(value)}{text[end:]}"


def appended(text: str, cells: list[str]) -> str:
    """The text with one row more, in a line of its own."""
    end = "\r\n" if "\r\n" in text else "\n"
    before = text if text.endswith(("\n", "\r")) or not text else f"{text}{end}"
    return f"{before}{','.join(quoted(cell) for cell in cells)}{end}"


def quoted(value: str) -> str:
    """A cell as it stands in the file: in quotation marks only where it needs them."""
    if any(letter in value for letter in ',"\r\n'):
        return '"' + value.replace('"', '""') + '"'
    return value


def _find(text: str, key: str, column: int) -> tuple[int, int] | None:
    for spans in _rows(text):
        if column < len(spans) and _bare(text[slice(*spans[0])]) == key:
            return spans[column]
    return None


def _rows(text: str) -> Iterator[_Spans]:
    """Where the cells of each row begin and end."""
    spans: _Spans = []
    at = 0
    while at < len(text):
        match = _CELL.match(text, at)
        if match is None:
            return
        spans.append(match.span(1))
        at = match.end()
        if match[2] == ",":
            if at == len(text):
                spans.append((at, at))
                yield spans
            continue
        yield spans
        spans = []


def _bare(cell: str) -> str:
    return cell[1:-1].replace('""', '"') if cell.startswith('"') else cell
