"""The whole check of a data set: every row, every rule across rows, and excerpts beside texts."""

from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from itertools import islice
from pathlib import Path

from bot.dataset.csv_rows import Faults, Streamed
from bot.dataset.rules import contracts as contract_rules
from bot.dataset.rules import corrections as correction_rules
from bot.dataset.rules import rows as row_rules
from bot.dataset.rules import stoppages as stoppage_rules
from bot.dataset.rules import tables as table_rules
from bot.dataset.rules.evidence import IdSpill, quoted_words, record_faults
from bot.dataset.rules.rows import References
from bot.dataset.tables import LARGE, MODELS, ReadDataset, Tables, read_dataset
from bot.errors import DatasetError, Fault

_AT_ONCE = 1000

TABLE_RULES: tuple[Callable[[Tables], Iterator[Fault]], ...] = (
    table_rules.unambiguous_ids,
    table_rules.occupation_years,
    table_rules.price_periods,
    stoppage_rules.bureau_stoppages,
    stoppage_rules.tracked_stoppages,
    stoppage_rules.single_stoppages,
    stoppage_rules.strike_stoppages,
    table_rules.strike_events,
    contract_rules.single_names,
    contract_rules.flat_groups,
    contract_rules.used_rows,
    contract_rules.contract_times,
    contract_rules.term_times,
    contract_rules.single_terms,
)
REFERENCE_RULES: tuple[Callable[[References], Iterator[Fault]], ...] = (
    row_rules.schedules,
    quoted_words,
    table_rules.known_meanings,
    correction_rules.known_fields,
    correction_rules.adding_up,
    contract_rules.contract_unions,
    contract_rules.term_figures,
)


def check_dataset(directory: Path) -> ReadDataset:
    """Read the data set and run every check; the reading's faults are complete, or as many of them
    as are kept. The large tables are gone through once, whatever their size.
    """
    reading = read_dataset(directory)
    tables = reading.tables
    known = References(tables)
    faults = Faults()
    faults.update(reading.faults)
    with closing(IdSpill()) as gathered:
        # The large ones last: they refer to the others, and nothing refers to figures but evidence.
        for table in sorted(MODELS, key=LARGE.__contains__):
            faults.merge(_check_rows(table, known, gathered))
        faults.update(record_faults(gathered.by_id(), known))
    for rule in TABLE_RULES:
        faults.update(rule(tables))
    for check in REFERENCE_RULES:
        faults.update(check(known))
    faults.update(correction_rules.dated_corrections(tables, reading.version))
    return replace(reading, faults=tuple(sorted(faults.kept)), more=faults.more)


def _check_rows(table: str, known: References, gathered: IdSpill) -> Faults:
    """What is wrong with the rows of one table, each by itself and beside what is known."""
    faults = Faults()
    rows = known.tables.of(table)
    waiting = iter(rows)
    count = 0
    while part := list(islice(waiting, _AT_ONCE)):
        count += len(part)
        gathered.add(part)
        for placed in part:
            known.add(placed)
            for rule in row_rules.ROW_RULES.get(table, ()):
                faults.update(rule(placed, known))
    if not isinstance(rows, Streamed):
        return faults
    if rows.reader.cut:
        known.drop_table(table)
        gathered.drop_table(table)
        return rows.reader.faults
    known.counts[table] = count
    faults.merge(rows.reader.faults)
    return faults


def load_dataset(directory: Path) -> ReadDataset:
    """A data set without faults.

    Raises:
        DatasetError: It has some; each is named.
    """
    reading = check_dataset(directory)
    if reading.faults:
        raise DatasetError(reading.faults, reading.more)
    return reading


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
            expected = "a file of that name in UTF-8"
            faults.append(placed.fault("doc", "has no text", row.doc, expected))
        elif (found := text[row.start : row.end]) != row.excerpt:
            what, expected = "is not what the text has there", repr(row.excerpt)
            faults.append(placed.fault("excerpt", what, found, expected))
    return compared, tuple(faults)


def _content(path: Path) -> str | None:
    try:
        return path.read_bytes().decode("utf-8")
    except (OSError, UnicodeDecodeError):
        return None
