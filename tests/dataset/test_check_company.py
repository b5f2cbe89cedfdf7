"""A fault keeps bad company: it neither accuses its neighbours nor hides theirs."""

import csv
import io
from pathlib import Path

import pytest

from bot.lifecycle.data_commands import check_report
from tests.kit.data_copy import MADE_UP_DOC, DataCopy


@pytest.fixture
def data(tmp_path: Path) -> DataCopy:
    return DataCopy(tmp_path / "data")


def places(data: DataCopy) -> list[str]:
    """The file, row and column of each fault."""
    text, sound = check_report(data.directory)
    return [] if sound else [line.split(": ")[0] for line in text.splitlines()[:-1]]


def used_topic(data: DataCopy) -> str:
    """The id of a topic that quotes refer to."""
    return data.rows("quotes")[0]["topic"]


def test_what_refers_to_a_row_that_is_not_valid_is_not_at_fault(data: DataCopy) -> None:
    line = data.change("topics", used_topic(data), "about", "")

    assert places(data) == [f"topics.csv:{line}:about"]


def test_figures_of_a_role_that_is_not_valid_are_not_at_fault(data: DataCopy) -> None:
    line = data.change("roles", data.rows("figures")[0]["role"], "category", "nobody")

    assert places(data) == [f"roles.csv:{line}:category"]


def test_what_refers_to_a_row_with_a_cell_too_few_is_not_at_fault(data: DataCopy) -> None:
    topic = used_topic(data)
    line = data.change("topics", topic, "about", "CUT HERE")
    data.replace("topics", ",CUT HERE", "")

    assert places(data) == [f"topics.csv:{line}:-"]


def test_a_figure_whose_evidence_is_not_valid_is_not_at_fault(data: DataCopy) -> None:
    data.add("figures", id="made-up-figure")
    line = data.change("evidence", "made-up-figure", "says", "")

    assert places(data) == [f"evidence.csv:{line}:-"]


def test_a_quote_whose_excerpt_is_not_valid_is_not_at_fault(data: DataCopy) -> None:
    data.add("quotes", id="made-up-quote")
    line = data.change("evidence", "made-up-quote", "end", "999")

    assert places(data) == [f"evidence.csv:{line}:-"]


def test_a_party_whose_holder_is_not_valid_is_not_at_fault(data: DataCopy) -> None:
    line = data.add("holders", name="The Broken Guild", kind="guild")
    data.add("events", parties="The Broken Guild")

    assert places(data) == [f"holders.csv:{line}:kind"]


def test_excerpts_of_a_source_that_is_not_valid_are_not_at_fault(data: DataCopy) -> None:
    source = data.rows("quotes")[0]["source"]
    line = data.change("sources", source, "url", "nonsense")

    assert places(data) == [f"sources.csv:{line}:url"]


def test_a_quote_from_nowhere_is_one_fault(data: DataCopy) -> None:
    quote = data.rows("quotes")[0]["id"]
    line = data.change("quotes", quote, "source", "nobody-has-this")

    assert places(data) == [f"quotes.csv:{line}:source"]


def test_an_excerpt_from_nowhere_is_one_fault(data: DataCopy) -> None:
    data.sound("sources")
    place = {"doc": MADE_UP_DOC, "start": "10", "end": "16", "says": ""}
    line = data.add("evidence", source="nobody-has-this", excerpt="Words.", **place)

    assert places(data) == [f"evidence.csv:{line}:source"]


@pytest.mark.parametrize("table", ["sources", "topics", "holders", "roles", "quotes", "evidence"])
def test_a_quote_that_opens_in_the_middle_is_one_fault(data: DataCopy, table: str) -> None:
    lines = data.path(table).read_text(encoding="utf-8").split("\n")
    lines.insert(5, 'made-up,"and never closed')
    text = "\n".join(lines)
    data.path(table).write_text(text, encoding="utf-8", newline="")
    with pytest.raises(csv.Error):  # else the file closes it somewhere by chance
        list(csv.reader(io.StringIO(text, newline=""), strict=True))

    assert [place.split(":")[0] for place in places(data)] == [f"{table}.csv"]


def test_a_row_without_an_id_hides_no_other_fault(data: DataCopy) -> None:
    source = data.new_id()
    data.add("sources", id=source)
    data.add("evidence", source=source, via="-")
    second = data.add("evidence", source=source)
    data.add("topics", id="")

    found = places(data)
    assert f"evidence.csv:{second}:via" in found
    assert len(found) == 2


def test_a_second_row_that_is_not_valid_hides_no_missing_evidence(data: DataCopy) -> None:
    line = data.add("statements", id="made-up-unsaid")
    data.change("evidence", "made-up-unsaid", "record", data.sound("roles"))
    data.add("topics", id="made-up-unsaid", about="")

    found = places(data)
    assert f"statements.csv:{line}:id" in found


# --- What the descriptor forbids, or the record cannot hold ---------------------------------------

FORBIDDEN = {
    "amount finer than a cent": ("figures", "low", "1.234"),
    "date of a week": ("events", "date", "2023-W28-5"),
    "flag that says no": ("figures", "disagrees", "no"),
    "flag in English": ("evidence", "differs", "true"),
    "flag in digits": ("evidence", "differs", "1"),
    "share above a hundred": ("figures", "share", "101"),
    "time after midnight": ("strikes", "start_time", "99:99 America/Los_Angeles"),
    "length in superscript": ("strikes", "published_days", "7²"),
    "count with an underscore": ("strikes", "workers", "1_000"),
    "count with a point": ("strikes", "workers", "100.0"),
    "amount in other digits": ("figures", "low", "\u0661\u0660\u0660"),
}


@pytest.mark.parametrize("kind", FORBIDDEN)
def test_a_cell_that_the_descriptor_forbids_is_a_fault(data: DataCopy, kind: str) -> None:
    table, column, value = FORBIDDEN[kind]
    line = data.add(table, **{column: value})

    assert [fault.rpartition(":")[0] for fault in places(data)] == [f"{table}.csv:{line}"]


def test_an_offset_before_the_text_is_a_fault(data: DataCopy) -> None:
    source = data.sound("sources")
    line = data.add_excerpt(data.sound("roles"), source, "nine char", start="-9", end="0")

    assert places(data) == [f"evidence.csv:{line}:start"]
