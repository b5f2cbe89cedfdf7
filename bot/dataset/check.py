"""The whole check of a data set: every row, then every rule across rows, in one run."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from bot.dataset import rules
from bot.dataset.read import Reading, Tables, read_dataset
from bot.errors import DatasetError, Fault

Check = Callable[[Tables], Iterator[Fault]]

CHECKS: tuple[Check, ...] = (
    rules.unique_ids,
    rules.unambiguous_ids,
    rules.references,
    rules.evidence_records,
    rules.attested,
    rules.one_via,
    rules.ending_chains,
    rules.quoted_words,
    rules.excerpt_documents,
    rules.occupation_years,
    rules.price_periods,
    rules.role_occupations,
    rules.known_parties,
    rules.counted_figures,
    rules.strike_events,
)


def check_dataset(directory: Path) -> Reading:
    """Read the data set and run every check; the reading's faults are complete."""
    reading = read_dataset(directory)
    faults = [*reading.faults]
    for check in CHECKS:
        faults += check(reading.tables)
    return replace(reading, faults=tuple(sorted(set(faults))))


def load_dataset(directory: Path) -> Reading:
    """A data set without faults; DatasetError names every one that it has."""
    reading = check_dataset(directory)
    if reading.faults:
        raise DatasetError(reading.faults)
    return reading
