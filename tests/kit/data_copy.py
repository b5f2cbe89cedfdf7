"""A copy of the shipped data set that tests plant faults in.

Rows that a test adds stand at the end of their file and are sound unless it says otherwise, so
that a fault in one of them touches nothing else. Of the two tables that are longer than all others
together it has only what others refer to, and no aliases of the rest.
"""

import csv
import io
import re
import shutil
from functools import cache
from pathlib import Path

from bot.settings import ROOT

MADE_UP_DOC = "made-up.txt"

_SOUND: dict[str, dict[str, str]] = {
    "sources": {
        "kind": "article",
        "standing": "press",
        "title": "A made-up article",
        "outlet": "A made-up paper",
        "published": "2023-07-14",
        "url": "https://example.org/made-up",
    },
    "topics": {"proposition": "A made-up proposition", "about": "Made up for a test."},
    "holders": {"name": "A made-up person", "kind": "person"},
    "strikes": {
        "name": "A made-up strike",
        "employer_side": "made-up employers",
        "start": "2023-05-02",
        "end": "2023-05-09",
        "last_full_day": "2023-05-08",
        "workers": "100",
        "published_days": "7|8",
    },
    "contracts": {
        "union": "WGA",
        "employers": "made-up employers",
        "start": "2023-05-02",
        "end": "2026-05-01",
    },
    "subjects": {},
    "terms": {"side": "won", "effective": "2023-05-02"},
    "roles": {
        "title": "A made-up role",
        "category": "crew",
        "counts": "person",
        "about": "Made up for a test.",
    },
    "figures": {
        "low": "100",
        "high": "200",
        "currency": "USD",
        "per": "week",
        "measure": "minimum",
        "as_of": "2023-07",
    },
    "quotes": {"voice": "own", "stance": "for", "text": "Some made-up words."},
    "statements": {"stance": "for", "says": "A made-up position."},
    "events": {
        "date": "2023-07-14",
        "title": "A made-up event",
        "what": "It did not happen.",
        "kind": "other",
    },
    "evidence": {"says": "Says so, in a test."},
    "prices": {"period": "2031-01", "value": "300.5"},
    "stoppages": {
        "employer": "A made-up employer",
        "union": "Made-up Workers (MUW)",
        "industry": "5121|71",
        "states": "CA|NY",
        "start": "2021-05-03",
        "end": "2021-05-07",
        "workers": "1000",
        "days_lost": "5000",
        "ownership": "Private industry",
        "source": "bls-stoppages",
    },
    "tracked_stoppages": {
        "employer": "A made-up employer",
        "union": "Made-up Workers (MUW)",
        "industry": "5121|71",
        "states": "CA|NY",
        "start": "2025-05-05",
        "end": "2025-05-09",
        "workers": "1000",
        "days_lost": "5000",
        "ownership": "Private industry",
        "provisional": "yes",
        "source": "cornell-lat-2603",
        "sure": "low",
    },
    "corrections": {
        "date": "2026-11-02",
        "field": "about",
        "was": "Made up.",
        "is": "Made up for a test.",
        "why": "For a test.",
    },
    "aliases": {"alias": "made-up word", "kind": "word", "meaning": "other words"},
    "sites": {"site": "example.net", "outlet": "A made-up paper", "kind": "partner"},
    "occupations": {
        "soc": "99-0001",
        "title": "A made-up occupation",
        "year": "2023",
        "employment": "100",
        "h_mean": "31",
        "h_p10": "10",
        "h_median": "30",
        "h_p90": "50.5",
    },
}
_TARGETS = {
    "figures": {"role": "roles"},
    "quotes": {"holder": "holders", "topic": "topics", "source": "sources"},
    "statements": {"holder": "holders", "topic": "topics"},
    "evidence": {"record": "roles", "source": "sources"},
    "terms": {"contract": "contracts", "subject": "subjects"},
    "prices": {"source": "sources"},
    "corrections": {"record": "roles"},
}
_LONG = {"occupations": ("soc", "roles", "occupation"), "stoppages": ("id", "strikes", "stoppage")}
"""The column of a long table by which another table refers to it, and that table's column."""

_HEADINGS = {
    "topics": "proposition",
    "holders": "name",
    "contracts": "name",
    "subjects": "name",
}
_UNIQUE = {"contracts": "name", "subjects": "name", "terms": "says"}
"""The column of a table that is the row's id where it is not given: no two rows may share it."""

_ATTESTED = ("figures", "statements", "events", "strikes", "terms")


@cache
def _shortened(table: str) -> str:
    """A long table's file with the rows alone that another table refers to."""
    key, other, column = _LONG[table]
    wanted = {row[column] for row in _rows((ROOT / "data" / f"{other}.csv").read_bytes())}
    rows = _rows((ROOT / "data" / f"{table}.csv").read_bytes())
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, list(rows[0]), lineterminator="\n")
    writer.writeheader()
    writer.writerows(row for row in rows if row[key] in wanted)
    return out.getvalue()


@cache
def _short_aliases() -> str:
    """The aliases but for those of what the long tables have."""
    header, *lines = (ROOT / "data" / "aliases.csv").read_text(encoding="utf-8").splitlines()
    kept = [line for line in lines if ",word," in line or re.search(",record,[^0-9]", line)]
    return "\n".join([header, *kept, ""])


def _rows(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8"), newline=""), strict=True))


class DataCopy:
    """The data set in a folder of the test's own; what a method adds or changes is on disk."""

    def __init__(self, directory: Path) -> None:
        shutil.copytree(ROOT / "data", directory)
        self.directory = directory
        self._made = 0
        for table in _LONG:
            self.path(table).write_text(_shortened(table), encoding="utf-8", newline="")
        self.path("aliases").write_text(_short_aliases(), encoding="utf-8", newline="")

    @classmethod
    def never_corrected(cls, directory: Path) -> "DataCopy":
        """A copy that says of itself that nothing was ever wrong: the first version of a month."""
        copy = cls(directory)
        header, _ = copy._text("corrections").split("\n", 1)
        copy.path("corrections").write_text(f"{header}\n", encoding="utf-8", newline="")
        package = directory / "datapackage.json"
        text = re.sub(r'"version": "[0-9.]+"', '"version": "2026.11.1"', package.read_text("utf-8"))
        package.write_text(text, encoding="utf-8", newline="")
        return copy

    def path(self, table: str) -> Path:
        return self.directory / f"{table}.csv"

    def rows(self, table: str) -> list[dict[str, str]]:
        return _rows(self.path(table).read_bytes())

    def new_id(self) -> str:
        self._made += 1
        return f"made-up-{self._made}"

    def add(self, table: str, **cells: str) -> int:
        """Add a row that is sound but for `cells`, with its evidence; the line that it is on."""
        row = dict.fromkeys(self._columns(table), "") | _SOUND[table]
        if "id" in row:
            row["id"] = self.new_id()
        if table in _UNIQUE:
            row[_UNIQUE[table]] = row["id"]
        for column, target in _TARGETS.get(table, {}).items():
            if column not in cells:
                row[column] = self.sound(target)
        row |= cells
        line = self.add_cells(table, list(row.values()))
        if table in _ATTESTED:
            self.add("evidence", record=row["id"])
        if table in ("contracts", "subjects"):
            since = {"effective": row["start"]} if table == "contracts" else {}
            self.add("terms", **{table.removesuffix("s"): row["id"]}, **since)
        if table == "quotes":
            words = row["text"] if 1 <= len(row["text"]) <= 300 else "Other words."
            self.add_excerpt(row["id"], row["source"], words)
        return line

    def add_cells(self, table: str, cells: list[str]) -> int:
        """Add a row as it is; the line that it is on."""
        line = self._text(table).count("\n") + 1
        with self.path(table).open("a", encoding="utf-8", newline="") as file:
            csv.writer(file, lineterminator="\n").writerow(cells)
        return line

    def add_excerpt(self, record: str, source: str, words: str, **cells: str) -> int:
        """Add evidence with words of a text, as the sound source with a document has it."""
        docs = {row["id"]: row["doc"] for row in self.rows("sources")}
        place = {"doc": docs[source], "start": "10", "end": str(10 + len(words))}
        more = {"record": record, "source": source, "excerpt": words, "says": "", **place}
        return self.add("evidence", **(more | cells))

    def sound(self, table: str) -> str:
        """The id of a row of our own in `table`, which nothing is wrong with."""
        name = "Only words"
        heading = _HEADINGS.get(table, "title")
        for row in self.rows(table):
            if row[heading] == name:
                return row["id"]
        identifier = self.new_id()
        more = {"doc": MADE_UP_DOC} if table == "sources" else {}
        self.add(table, **{"id": identifier, heading: name, **more})
        return identifier

    def change(self, table: str, key: str, column: str, value: str) -> int:
        """Set one cell of the first row whose id (or record) is `key`; the line that it is on."""
        rows = list(csv.reader(io.StringIO(self._text(table), newline=""), strict=True))
        number = rows[0].index(column)
        out = io.StringIO(newline="")
        writer = csv.writer(out, lineterminator="\n")
        line = 0
        for row in rows:
            if not line and row[0] == key:
                line = out.getvalue().count("\n") + 1
                row[number] = value
            writer.writerow(row)
        assert line, f"{table}.csv has no {key}"
        self.path(table).write_text(out.getvalue(), encoding="utf-8", newline="")
        return line

    def replace(self, table: str, old: str, new: str) -> None:
        """Put `new` in the place of the first `old` in a file's text."""
        text = self._text(table)
        assert old in text
        self.path(table).write_text(text.replace(old, new, 1), encoding="utf-8", newline="")

    def _text(self, table: str) -> str:
        return self.path(table).read_bytes().decode("utf-8")

    def _columns(self, table: str) -> list[str]:
        return next(csv.reader(io.StringIO(self._text(table), newline="")))
