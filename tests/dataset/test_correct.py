"""`python -m bot correct`: one cell, one row of the ledger, one version, or nothing at all."""

import difflib
import json
import os
from datetime import date
from pathlib import Path
from typing import NamedTuple

import pytest

from bot.dataset.correct import Corrected, correct, next_version
from bot.dataset.corrections_file import one_change
from bot.dataset.tables import read_dataset
from bot.errors import DatasetError
from bot.lifecycle.data_commands import check_report
from bot.settings import ROOT
from tests.kit.bot_process import run_bot, said
from tests.kit.data_copy import DataCopy

TODAY = date(2026, 11, 21)
FIGURE = "f-pm-range"


@pytest.fixture
def data(tmp_path: Path) -> DataCopy:
    return DataCopy.never_corrected(tmp_path / "data")


class Change(NamedTuple):
    value: str
    field: str = "high"
    record: str = FIGURE
    day: date = TODAY
    why: str = "The listing says so, and “more”."


def correct_cell(data: DataCopy, wanted: Change) -> Corrected:
    cells = {"record": wanted.record, "field": wanted.field, "is": wanted.value}
    entry = one_change(cells | {"why": wanted.why})
    return correct(data.directory, entry, wanted.day, TODAY)


def contents(data: DataCopy) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(data.directory.iterdir())}


def changed_lines(before: bytes, after: bytes) -> list[str]:
    lines = difflib.ndiff(
        before.decode().splitlines(keepends=True), after.decode().splitlines(keepends=True)
    )
    return [line for line in lines if line[0] in "+-"]


def faults_of(data: DataCopy, wanted: Change) -> list[str]:
    before = contents(data)
    with pytest.raises(DatasetError) as raised:
        correct_cell(data, wanted)
    assert contents(data) == before, "nothing is written"
    return [str(fault) for fault in raised.value.faults]


def test_only_the_cell_the_ledger_and_the_version_change(data: DataCopy) -> None:
    before = contents(data)

    done = correct_cell(data, Change("950000"))

    after = contents(data)
    [row] = done.ledger
    assert (row.was, row.now, done.version) == ("900000", "950000", "2026.11.2")
    assert before.keys() == after.keys()
    assert {name for name in after if after[name] != before[name]} == {
        "figures.csv",
        "corrections.csv",
        "datapackage.json",
    }
    minus, plus = changed_lines(before["figures.csv"], after["figures.csv"])
    assert minus[2:].replace(",900000,", ",950000,") == plus[2:]
    [row] = changed_lines(before["corrections.csv"], after["corrections.csv"])
    assert row == '+ 2026-11-21,f-pm-range,,high,900000,950000,"The listing says so, and “more”."\n'
    old, new = changed_lines(before["datapackage.json"], after["datapackage.json"])
    assert (old.strip(), new.strip()) == (
        '-   "version": "2026.11.1",',
        '+   "version": "2026.11.2",',
    )
    assert check_report(data.directory)[1]


def test_a_cell_can_be_corrected_again_and_back(data: DataCopy) -> None:
    for value in ("950000", "960000", "900000"):
        correct_cell(data, Change(value))

    assert data.path("figures").read_bytes() == (ROOT / "data" / "figures.csv").read_bytes()
    assert [row["is"] for row in data.rows("corrections")] == ["950000", "960000", "900000"]
    assert read_dataset(data.directory).version == "2026.11.4"
    assert check_report(data.directory)[1]


def test_a_cell_can_be_emptied_and_filled(data: DataCopy) -> None:
    note = data.rows("figures")[0]["note"]
    assert "," in note, "it stands in quotation marks"
    correct_cell(data, Change("", "note"))
    correct_cell(data, Change(note, "note"))

    assert data.path("figures").read_bytes() == (ROOT / "data" / "figures.csv").read_bytes()
    assert [(row["was"], row["is"]) for row in data.rows("corrections")] == [(note, ""), ("", note)]


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        (Change("3", record="nobody"), "correct:change:1:record: refers to nothing"),
        (Change("3", field="salary"), "correct:change:1:field: is no such column"),
        (Change("f-other", field="id"), "correct:change:1:field: is no such column"),
        (Change("900000"), "correct:change:1:is: corrects nothing"),
        (Change("much"), "correct:change:1:high: is not valid, found 'much'"),
        (
            Change("1"),
            "correct:change:1:-: is not valid, found 'this row', expected a low that",
        ),
        (Change("nobody", field="role"), "correct:change:1:role: refers to nothing"),
        (Change("3", day=date(2026, 11, 22)), "corrections.csv:1:date: is to come"),
        (Change("950000", why=" "), "correct:change:1:why: is not valid"),
    ],
)
def test_what_does_not_hold_is_refused(data: DataCopy, wanted: Change, expected: str) -> None:
    [fault] = faults_of(data, wanted)

    assert fault.startswith(expected)


def test_faults_that_are_there_already_are_named(data: DataCopy) -> None:
    data.add("roles", category="blue")

    [fault] = faults_of(data, Change("950000"))
    assert "'blue'" in fault


def test_a_correction_before_the_last_one_does_not_follow(data: DataCopy) -> None:
    correct_cell(data, Change("950000"))

    faults = faults_of(data, Change("960000", day=date(2026, 11, 3)))
    assert any("does not follow from the correction before" in fault for fault in faults)


@pytest.mark.parametrize("done", [0, 1, 2])
def test_an_end_between_two_files_does_not_go_unnoticed(
    data: DataCopy, monkeypatch: pytest.MonkeyPatch, done: int
) -> None:
    """The version alone says nothing wrong; with the ledger alone, `check` names the cell."""
    replace, count = os.replace, iter(range(9))

    def ends(source: Path, target: Path) -> None:
        if next(count) == done:
            raise OSError(28, "No space left on device")
        replace(source, target)

    monkeypatch.setattr(Path, "replace", ends)
    with pytest.raises(OSError, match="No space"):
        correct_cell(data, Change("950000"))

    text, sound = check_report(data.directory)
    assert sound is (done < 2)
    if not sound:
        assert text.startswith("corrections.csv:2:is: is not what the record has, found '950000'")
        assert "expected '900000', as figures.csv:2 has it" in text
    assert not list(data.directory.glob("*.new"))


def test_the_rights_of_the_files_stay(data: DataCopy) -> None:
    data.path("figures").chmod(0o640)

    correct_cell(data, Change("950000"))

    assert data.path("figures").stat().st_mode & 0o777 == 0o640


@pytest.mark.parametrize(
    ("version", "day", "expected"),
    [
        ("2026.11.1", date(2026, 11, 21), "2026.11.2"),
        ("2026.11.9", date(2026, 11, 30), "2026.11.10"),
        ("2026.11.3", date(2026, 12, 1), "2026.12.1"),
        ("2026.12.1", date(2027, 1, 5), "2027.1.1"),
        ("2026.11.3", date(2026, 10, 31), "2026.11.4"),
    ],
)
def test_the_next_version(version: str, day: date, expected: str) -> None:
    assert next_version(version, day) == expected


# --- As a process --------------------------------------------------------------------------------


def test_the_command_says_what_it_did(data: DataCopy, tmp_path: Path) -> None:
    options = ["--why", "A slip", "--date", "2026-11-05", "--data", str(data.directory)]

    done = run_bot(tmp_path, "correct", FIGURE, "high", "950000", *options)

    assert (done.returncode, said(done.stderr)) == (0, [])
    assert "f-pm-range: high was '900000', is '950000'" in done.stdout
    assert "version 2026.11.2" in done.stdout
    package = json.loads((data.directory / "datapackage.json").read_text(encoding="utf-8"))
    assert package["version"] == "2026.11.2"


def test_the_command_names_faults_as_check_does(data: DataCopy, tmp_path: Path) -> None:
    where = {"DATA_DIR": str(data.directory)}
    done = run_bot(tmp_path, "correct", FIGURE, "high", "-3", "--why", "A slip", **where)

    assert (done.returncode, said(done.stderr)) == (1, [])
    first, *_, last = done.stdout.splitlines()
    assert first.startswith("correct:change:1:high: is not valid, found '-3'")
    assert last == "Nothing was changed."


def test_the_command_needs_a_reason_and_a_day(data: DataCopy, tmp_path: Path) -> None:
    where = {"DATA_DIR": str(data.directory)}
    for options in ([], ["--why", "A slip", "--date", "soon"]):
        done = run_bot(tmp_path, "correct", FIGURE, "high", "950000", *options, **where)
        assert done.returncode == 2
        assert "Traceback" not in done.stderr
    assert data.rows("corrections") == []
