"""Tables that may be larger than memory: read as a stream, with faults that can be counted."""

from pathlib import Path

import pytest

from bench.synthetic import write_package
from bot.dataset.check import check_dataset, load_dataset
from bot.dataset.csv_rows import MOST_FAULTS
from bot.dataset.tables import read_dataset
from bot.errors import DatasetError, StartError
from bot.lifecycle.data_commands import check_report
from bot.lifecycle.prepare import prepare_record
from tests.kit.data_copy import DataCopy

FIGURES = 300


@pytest.fixture
def data(tmp_path: Path) -> DataCopy:
    return DataCopy(tmp_path / "data")


def add_evidence_for_nothing(data: DataCopy, rows: int) -> None:
    [source, *_] = [row["id"] for row in data.rows("sources")]
    with data.path("evidence").open("a", encoding="utf-8") as file:
        file.writelines(f"nothing-{row},{source},-,,,,,Says so.,\n" for row in range(rows))


def test_synthetic_records_are_sound_and_the_same_each_time(tmp_path: Path) -> None:
    for name in ("one", "two"):
        write_package(tmp_path / name, FIGURES)

    report, sound = check_report(tmp_path / "one")
    assert sound, report
    assert f"figures: {FIGURES} rows" in report
    for path in (tmp_path / "one").iterdir():
        assert path.read_bytes() == (tmp_path / "two" / path.name).read_bytes()


def test_faults_beyond_the_ones_that_are_kept_are_counted(data: DataCopy) -> None:
    add_evidence_for_nothing(data, MOST_FAULTS + 7)

    text, sound = check_report(data.directory)
    assert not sound
    *lines, count = text.splitlines()
    assert len(lines) == MOST_FAULTS
    assert count == f"{MOST_FAULTS} faults, and 7 more"
    with pytest.raises(DatasetError, match=f"^{MOST_FAULTS + 7} faults"):
        load_dataset(data.directory)


def test_of_a_large_table_that_is_cut_short_nothing_counts(data: DataCopy) -> None:
    line = data.path("figures").read_text(encoding="utf-8").count("\n") + 1
    with data.path("figures").open("a", encoding="utf-8") as file:
        file.write('f-made-up,"an open quote\n')

    text, _ = check_report(data.directory)
    assert text.splitlines()[0].startswith(f"figures.csv:{line}:-: is not CSV, found ")
    assert text.splitlines()[-1] == "1 faults"


def test_a_table_that_is_another_file_by_the_time_it_is_stored_is_not(data: DataCopy) -> None:
    reading = check_dataset(data.directory)
    assert reading.faults == ()
    assert len(reading.tables.figures) == len(data.rows("figures"))
    data.path("figures").write_text(
        "".join(data.path("figures").read_text(encoding="utf-8").splitlines(keepends=True)[:20]),
        encoding="utf-8",
    )

    with pytest.raises(DatasetError, match="1 fault in the data set"):
        list(reading.tables.figures)


def test_a_large_table_is_read_as_often_as_it_is_needed(data: DataCopy) -> None:
    figures = read_dataset(data.directory).tables.figures

    assert [placed.row for placed in figures] == [placed.row for placed in figures]
    assert next(iter(figures)) in figures
    assert len(figures) == len(data.rows("figures"))


def test_the_operator_hears_how_many_faults_there_are(data: DataCopy, tmp_path: Path) -> None:
    add_evidence_for_nothing(data, MOST_FAULTS + 1)

    with pytest.raises(StartError, match=f"{MOST_FAULTS + 1} faults in the data set"):
        prepare_record(data.directory, tmp_path / "record.sqlite")
