"""The second level of `check`: what is no fault, and is told all the same."""

from pathlib import Path

import pytest

from bot.dataset.check import load_dataset
from bot.lifecycle.data_commands import check_report
from tests.kit.bot_process import run_bot, said
from tests.kit.data_copy import DataCopy

EVENT, SOURCE = "made-up-end", "made-up-report"


@pytest.fixture
def data(tmp_path: Path) -> DataCopy:
    return DataCopy(tmp_path / "data")


def warnings(data: DataCopy) -> list[str]:
    text, sound = check_report(data.directory)
    assert sound, text
    return [line for line in text.splitlines() if EVENT in line]


def end_of_a_strike(data: DataCopy, **source: str) -> int:
    """A strike that ends on 9 May 2023, as a source with these cells has it; the event's line."""
    data.add("strikes", id="made-up-strike")
    cells = {"id": EVENT, "kind": "strike-end", "strike": "made-up-strike", "date": "2023-05-09"}
    line = data.add("events", **cells)
    data.change("evidence", EVENT, "source", SOURCE)
    data.add("sources", id=SOURCE, **source)
    return line


@pytest.mark.parametrize(
    ("published", "told"),
    [
        ("2023-05-09", True),
        ("2023-05-23", True),
        ("2023-05-24", False),
        ("2023-05-08", False),
        ("2023-05-01/2023-05-20", True),
        ("2023-05", False),
        ("2023-05-10?", True),
        ("2023", False),
        ("", False),
    ],
)
def test_a_key_event_has_a_source_of_its_fortnight(
    data: DataCopy, published: str, told: bool
) -> None:
    line = end_of_a_strike(data, published=published)

    expected = (
        f"warning: events.csv:{line}:date: {EVENT} has no source of its fortnight, "
        "found '2023-05-09', expected evidence from a report published from "
        "2023-05-09 to 2023-05-23: until there is one, known_by does not know of it in its own days"
    )
    assert warnings(data) == ([] if told else [expected])


def test_a_source_that_differs_does_not_count(data: DataCopy) -> None:
    end_of_a_strike(data, published="2023-09-01")
    data.add("sources", id="made-up-other", published="2023-05-10")
    data.add("evidence", record=EVENT, source="made-up-other", differs="yes")

    assert len(warnings(data)) == 1


@pytest.mark.parametrize(
    "cells", [{"kind": "vote"}, {"strike": ""}, {"strike": "wga-1960", "date": "1960-06-12"}]
)
def test_other_events_need_none(data: DataCopy, cells: dict[str, str]) -> None:
    end_of_a_strike(data, published="2029")
    for column, value in cells.items():
        data.change("events", EVENT, column, value)

    assert warnings(data) == []


def test_a_month_allows_a_fortnight_after_its_end(data: DataCopy) -> None:
    end_of_a_strike(data, published="2023-06-14")
    data.change("strikes", "made-up-strike", "end", "2023-05")
    data.change("strikes", "made-up-strike", "last_full_day", "2023-05")
    data.change("events", EVENT, "date", "2023-05")

    assert warnings(data) == []


def test_warnings_are_counted_and_no_fault(data: DataCopy, tmp_path: Path) -> None:
    end_of_a_strike(data, published="2029")

    done = run_bot(tmp_path, "check", "--data", str(data.directory))

    assert (done.returncode, said(done.stderr)) == (0, [])
    *_, count, last = done.stdout.splitlines()
    told = [line for line in done.stdout.splitlines() if line.startswith("warning: ")]
    assert count == ("1 warning" if len(told) == 1 else f"{len(told)} warnings")
    assert last == f"version {load_dataset(data.directory).version}: no faults"
    assert load_dataset(data.directory).faults == ()


def test_faults_come_first(data: DataCopy) -> None:
    end_of_a_strike(data, published="2029")
    data.add("roles", category="blue")

    text, sound = check_report(data.directory)
    assert not sound
    assert "warning" not in text
