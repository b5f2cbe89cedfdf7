"""The whole check of a data set: every row, then every rule across rows, in one run."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from bot.dataset import evidence_rules, ledger_rules, rules, table_rules
from bot.dataset.read import Reading, Tables, read_dataset
from bot.errors import DatasetError, Fault

Check = Callable[[Tables], Iterator[Fault]]

CHECKS: tuple[Check, ...] = (
    rules.unique_ids,
    rules.unambiguous_ids,
    rules.references,
    evidence_rules.evidence_records,
    evidence_rules.attested,
    evidence_rules.one_via,
    evidence_rules.ending_chains,
    evidence_rules.quoted_words,
    evidence_rules.excerpt_documents,
    table_rules.occupation_years,
    table_rules.price_periods,
    table_rules.role_occupations,
    table_rules.stoppage_sources,
    table_rules.single_stoppages,
    table_rules.strike_stoppages,
    rules.known_parties,
    table_rules.counted_figures,
    table_rules.strike_events,
    ledger_rules.corrected_fields,
    ledger_rules.adding_up,
)


def check_dataset(directory: Path) -> Reading:
    """Read the data set and run every check; the reading's faults are complete."""
    reading = read_dataset(directory)
    faults = [*reading.faults]
    for check in CHECKS:
        faults += check(reading.tables)
    faults += ledger_rules.dated_corrections(reading.tables, reading.version)
    return replace(reading, faults=tuple(sorted(set(faults))))


def load_dataset(directory: Path) -> Reading:
    """A data set without faults; DatasetError names every one that it has."""
    reading = check_dataset(directory)
    if reading.faults:
        raise DatasetError(reading.faults)
    return reading
