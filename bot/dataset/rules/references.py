"""What a row is held against: the ids and names of the other tables, in little memory."""

from collections import defaultdict

from bot.dataset.csv_rows import Placed
from bot.dataset.tables import LARGE, MODELS, Tables
from bot.models.base import Named, Row
from bot.models.role import Role
from bot.models.source import Evidence


class References:
    """Of the small tables all that the rules need; of the large ones what was added so far.

    Attributes:
        ids: By table, the ids of its records; of the large tables those of roles.
        counts: By table, the number of its rows; of a large one once it was read to its end.
        sources: By id.
        occupations: Their codes.
        holders: By name and alias, the ids of who goes by it.
        rates: The ids of the roles that count a rate.
        schedules: Of each role that has a schedule, its line and the schedule's id.
        excerpts: By quote, the source and the words of each row of its evidence.
        corrected_rows: By id, the records that were corrected.
    """

    def __init__(self, tables: Tables) -> None:
        self.tables = tables
        small = {table: tables.of(table) for table in MODELS if table not in LARGE}
        self.ids = {
            table: {placed.row.id for placed in rows if isinstance(placed.row, Named)}
            for table, rows in small.items()
        }
        self.ids["roles"] = set()
        self.counts = {table: len(rows) for table, rows in small.items()} | dict.fromkeys(LARGE, 0)
        self.sources = {placed.row.id: placed.row for placed in tables.sources}
        self.occupations = {placed.row.soc for placed in tables.occupations}
        self.holders: defaultdict[str, set[str]] = defaultdict(set)
        for placed in tables.holders:
            for name in (placed.row.name, *placed.row.aliases):
                self.holders[name].add(placed.row.id)
        self.rates: set[str] = set()
        self.schedules: list[tuple[int, str]] = []
        self.excerpts: dict[str, set[tuple[str, str | None]]] = {
            one: set() for one in self.ids["quotes"]
        }
        self._corrected = {placed.row.record for placed in tables.corrections}
        self.corrected_rows: dict[str, Placed[Row]] = {}

    def add(self, placed: Placed[Row]) -> None:
        """Take up a row, of whatever table."""
        row = placed.row
        if isinstance(row, Evidence):
            if row.record in self.excerpts:
                self.excerpts[row.record].add((row.source, row.excerpt))
        elif isinstance(row, Named):
            if row.id in self._corrected:
                self.corrected_rows[row.id] = placed
            if isinstance(row, Role):
                self._add_role(placed.line, row)

    def _add_role(self, line: int, role: Role) -> None:
        self.ids["roles"].add(role.id)
        if role.counts == "rate":
            self.rates.add(role.id)
        if role.schedule is not None:
            self.schedules.append((line, role.schedule))

    def drop_table(self, table: str) -> None:
        """Give up the rows of a large table that cannot be read to its end."""
        self.counts[table] = 0
        self.corrected_rows = {
            i: placed for i, placed in self.corrected_rows.items() if placed.table != table
        }
        if table == "roles":
            self.ids["roles"].clear()
            self.rates.clear()
            self.schedules.clear()
        if table == "evidence":
            self.excerpts = {one: set() for one in self.excerpts}

    def has(self, table: str, value: str | None) -> bool:
        """Whether a row may refer to `value`: nothing is at fault where the table itself is, or
        where it has a row for it that cannot be read.
        """
        known = self.ids[table]
        return value is None or value in known or not known or self.is_refused(table, value)

    def is_refused(self, table: str, key: str | None) -> bool:
        return self.tables.is_refused(table, key)
