"""`python -m bot correct --from FILE.toml`: all that a file says in one version, or nothing."""

import csv
import io
import json
import shutil
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.dataset.correct import Corrected, correct
from bot.dataset.corrections_file import Wanted, read_wanted
from bot.dataset.csv_text import CsvText
from bot.dataset.draft import Draft
from bot.dataset.tables import CORRECTED, corrected_columns
from bot.errors import DatasetError
from bot.lifecycle.data_commands import check_report
from bot.models.correction import key_columns
from bot.settings import ROOT
from tests.kit.bot_process import run_bot, said
from tests.kit.data_copy import DataCopy

TODAY = date(2026, 11, 21)
WHY = 'why = "A slip."'
TOPIC = "market-rate"
TWICE = ("f-pm-ceiling", "hope-medium")
"""A record of which a source states two things."""


@pytest.fixture
def data(tmp_path: Path) -> DataCopy:
    return DataCopy.never_corrected(tmp_path / "data")


def file_of(data: DataCopy, text: str) -> Path:
    path = data.directory.parent / "made.toml"
    path.write_text(text, encoding="utf-8")
    return path


def apply(data: DataCopy, text: str) -> Corrected:
    return correct(data.directory, read_wanted(file_of(data, text)), TODAY, TODAY)


def refused(data: DataCopy, text: str) -> list[str]:
    """Why a file is refused; nothing is written."""
    before = {path.name: path.read_bytes() for path in data.directory.iterdir()}
    with pytest.raises(DatasetError) as raised:
        apply(data, text)
    assert {path.name: path.read_bytes() for path in data.directory.iterdir()} == before
    return [str(fault) for fault in raised.value.faults]


def change(record: str, field: str, now: str, source: str = "") -> str:
    of = f'source = "{source}"\n' if source else ""
    return f'[[change]]\nrecord = "{record}"\n{of}field = "{field}"\nis = "{now}"\n{WHY}\n'


def remove(record: str, source: str = "") -> str:
    of = f'source = "{source}"\n' if source else ""
    return f'[[remove]]\nrecord = "{record}"\n{of}{WHY}\n'


def add(table: str, **row: str) -> str:
    cells = ", ".join(f"{column} = {json.dumps(cell)}" for column, cell in row.items())
    return f'[[add]]\ntable = "{table}"\n{WHY}\nrow = {{ {cells} }}\n'


def ledger(data: DataCopy) -> list[tuple[str, str, str]]:
    return [(row["record"], row["source"], row["field"]) for row in data.rows("corrections")]


def test_what_belongs_together_changes_in_one_version(data: DataCopy) -> None:
    """The event and its strike: one alone would be a fault."""
    one = change("e-wga07-end", "date", "2008-02-13")
    [fault] = refused(data, one)
    assert fault.startswith("made.toml:change:1:date: is not the strike's own")

    done = apply(data, one + change("wga-2007", "end", "2008-02-13"))

    assert (done.version, len(done.ledger)) == ("2026.11.2", 2)
    assert check_report(data.directory)[1]


def test_rows_come_and_go_with_their_evidence(data: DataCopy) -> None:
    before = {table: data.rows(table) for table in ("topics", "events", "evidence")}
    aliased = {row["meaning"] for row in data.rows("aliases")}
    place = next(n for n, row in enumerate(before["events"]) if row["id"] not in aliased)
    event = before["events"][place]["id"]
    own = [row for row in before["evidence"] if row["record"] == event]
    told = add("topics", id="a-new-one", proposition="Made up", about='With "marks", and a comma')

    apply(data, remove(event) + told)

    assert [row["id"] for row in data.rows("events")] == [
        row["id"] for row in before["events"] if row["id"] != event
    ]
    assert data.rows("evidence") == [row for row in before["evidence"] if row["record"] != event]
    assert data.rows("topics")[-1]["about"] == 'With "marks", and a comma'
    taken, *words, new = data.rows("corrections")
    assert json.loads(taken["was"]) == {"events": before["events"][place]}
    assert [json.loads(row["was"]) for row in words] == [{"evidence": row} for row in own]
    assert (new["was"], json.loads(new["is"])) == ("", {"topics": data.rows("topics")[-1]})
    assert check_report(data.directory)[1]


def test_what_a_source_states_is_corrected(data: DataCopy) -> None:
    apply(data, change("f-oitnb-myles-2023", "via", "-", "thr"))

    key = ("f-oitnb-myles-2023", "thr")
    [row] = [r for r in data.rows("evidence") if (r["record"], r["source"]) == key]
    assert row["via"] == "-"
    assert ledger(data) == [("f-oitnb-myles-2023", "thr", "via")]
    assert check_report(data.directory)[1]


def test_of_several_words_of_a_source_the_via_changes_in_all(data: DataCopy) -> None:
    record, source = TWICE
    apply(data, change(record, "via", "-", source))

    rows = [r for r in data.rows("evidence") if (r["record"], r["source"]) == TWICE]
    assert [row["via"] for row in rows] == ["-"] * len(rows)
    assert len(rows) > 1
    assert ledger(data) == [(record, source, "via")]
    assert check_report(data.directory)[1]


def test_several_words_of_a_source_are_taken_away_and_added(data: DataCopy) -> None:
    record, source = TWICE
    count = sum((r["record"], r["source"]) == TWICE for r in data.rows("evidence"))
    [fault] = refused(data, change(record, "differs", "yes", source))
    assert fault.startswith("made.toml:change:1:source: states several things for it")

    apply(data, remove(record, source) + add("evidence", record=record, source=source, says="So."))

    rows = [r for r in data.rows("evidence") if (r["record"], r["source"]) == TWICE]
    assert [row["says"] for row in rows] == ["So."]
    assert ledger(data) == [(record, source, "")] * (count + 1)
    assert check_report(data.directory)[1]
    apply(data, change(record, "says", "So it is.", source))
    apply(data, remove(record, source))
    assert check_report(data.directory)[1]


def test_a_record_can_be_added_corrected_and_taken_away(data: DataCopy) -> None:
    for text in (
        add("topics", id="a-new-one", proposition="Made up", about="Once."),
        change("a-new-one", "about", "Twice."),
        remove("a-new-one"),
    ):
        apply(data, text)
        assert check_report(data.directory)[1]
    assert data.path("topics").read_bytes() == (ROOT / "data" / "topics.csv").read_bytes()

    faults = refused(data, add("topics", id="a-new-one", proposition="Made up", about="Again."))
    assert any(fault.startswith("made.toml:add:1:record: was taken away") for fault in faults)


EVENT_ROW = {"date": "2023-07-14", "title": "T", "what": "W.", "kind": "other"}
REFUSED = {
    "no file": (None, "made.toml:1:-: cannot be read"),
    "no TOML": ("[[change", "made.toml:1:-: is not TOML"),
    "nothing": ("", "made.toml:1:-: has no entries"),
    "another kind": (f"[[changes]]\n{WHY}", "made.toml:changes:1:-: is not valid"),
    "no reason": (change(TOPIC, "about", "x").replace(WHY, ""), "made.toml:change:1:why: is"),
    "a key too many": (f'{remove(TOPIC)}field = "x"', "made.toml:remove:1:field: is not valid"),
    "no text": (change(TOPIC, "about", "x").replace('"x"', "3"), "made.toml:change:1:is: is not"),
    "a date of TOML": (
        add("events", id="e-new", **EVENT_ROW).replace('"2023-07-14"', "2023-07-14"),
        "made.toml:add:1:date: is not valid, found '2023-07-14'",
    ),
    "an unknown record": (
        change(TOPIC, "about", "x") + change("nobody", "about", "x"),
        "made.toml:change:2:record: refers to nothing, found 'nobody'",
    ),
    "no id": (change("2023-07", "value", "1"), "made.toml:change:1:record: refers to nothing"),
    "an unknown column": (change(TOPIC, "high", "1"), "made.toml:change:1:field: is no such"),
    "an id": (change(TOPIC, "id", "x"), "made.toml:change:1:field: is no such column"),
    "an unknown source": (
        change("f-pm-range", "via", "-", "nobody"),
        "made.toml:change:1:source: refers to nothing",
    ),
    "the key of evidence": (
        change("f-pm-range", "source", "thr", "gq-india-230731"),
        "made.toml:change:1:field: is no such column",
    ),
    "the same cell twice": (
        change(TOPIC, "about", "x") + change(TOPIC, "about", "y"),
        "made.toml:change:2:field: is there twice",
    ),
    "no change": (
        change("f-pm-range", "high", "900000"),
        "made.toml:change:1:is: corrects nothing",
    ),
    "what is taken away": (
        remove(TOPIC) + change(TOPIC, "about", "x"),
        "made.toml:change:1:record: is taken away",
    ),
    "taken away twice": (remove(TOPIC) * 2, "made.toml:remove:2:record: is taken away"),
    "what is referred to": (
        remove(TOPIC),
        "made.toml:remove:1:record: is still referred to, found",
    ),
    "the only source": (
        remove("f-oitnb-myles-2023", "thr"),
        "made.toml:remove:1:record: is stated by nobody else, found 'f-oitnb-myles-2023'",
    ),
    "a table without ids": (
        add("prices", period="2031-01", value="1"),
        "made.toml:add:1:table: takes no corrections, found 'prices'",
    ),
    "a row that is there": (
        add("topics", id=TOPIC, proposition="x", about="y"),
        "made.toml:add:1:id: is there already",
    ),
    "a row twice": (
        add("topics", id="new", proposition="x", about="y") * 2,
        "made.toml:add:2:id: is there already",
    ),
    "a row without an id": (add("topics", about="y"), "made.toml:add:1:id: is missing"),
    "an unknown cell": (
        add("topics", id="new", proposition="x", about="y", high="1"),
        "made.toml:add:1:high: is no such column",
    ),
    "a row that is not valid": (
        add("topics", id="new", proposition="", about="y"),
        "made.toml:add:1:proposition: is not valid",
    ),
    "a row without evidence": (
        add("events", id="e-new", **EVENT_ROW),
        "made.toml:add:1:id: has no evidence",
    ),
    "a cell that is not valid": (
        change("f-pm-range", "high", "much"),
        "made.toml:change:1:high: is not valid, found 'much'",
    ),
}


@pytest.mark.parametrize("kind", REFUSED)
def test_what_is_wrong_with_a_file_is_named(data: DataCopy, kind: str) -> None:
    text, expected = REFUSED[kind]
    if text is None:
        with pytest.raises(DatasetError) as raised:
            read_wanted(data.directory.parent / "made.toml")
        faults = [str(fault) for fault in raised.value.faults]
    else:
        faults = refused(data, text)

    assert any(fault.startswith(expected) for fault in faults), faults
    elsewhere = ("what is referred to", "the only source")
    places = ("made.toml:", "") if kind in elsewhere else ("made.toml:",)
    assert all(fault.startswith(places) for fault in faults)


def test_all_that_is_wrong_is_named_in_one_run(data: DataCopy) -> None:
    kinds = ("an unknown record", "an id", "a table without ids", "a row without an id")
    faults = refused(data, "".join(str(REFUSED[kind][0]) for kind in kinds))

    assert [fault.split(": ")[1].split(",")[0] for fault in faults] == [
        "takes no corrections",
        "is missing",
        "refers to nothing",
        "is no such column",
    ]


def test_a_fault_elsewhere_has_the_line_of_the_file_as_it_is(data: DataCopy) -> None:
    """Not that of the copy, in which a row above is gone."""
    faults = refused(data, remove(data.rows("quotes")[0]["id"]) + remove(TOPIC))

    lines = data.path("quotes").read_text(encoding="utf-8").splitlines()
    numbers = [number for number, one in enumerate(lines, 1) if f",{TOPIC}," in one]
    assert numbers[-1] > 2
    for number in numbers:
        assert any(fault.startswith(f"quotes.csv:{number}:topic: refers to") for fault in faults)


# --- Properties ----------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> DataCopy:
    return DataCopy.never_corrected(tmp_path_factory.mktemp("file") / "data")


def _rows(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text, newline=""), strict=True))


values = st.text(st.sampled_from('ab ,"\n|é'), max_size=6)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(drawn=st.data())
def test_a_file_changes_what_it_says_and_no_other_byte(
    shipped: DataCopy, drawn: st.DataObject
) -> None:
    """Applied and read again, the tables are as they were but for what was asked for."""
    expected: dict[str, list[dict[str, str]]] = {}
    entries: dict[str, list[Any]] = {"change": [], "remove": [], "add": []}
    for table in drawn.draw(st.sets(st.sampled_from(sorted({*CORRECTED} - {"evidence"})))):
        rows = expected[table] = shipped.rows(table)
        for place in drawn.draw(st.sets(st.integers(0, len(rows) - 1), max_size=3)):
            column = drawn.draw(st.sampled_from(corrected_columns(table)))
            value = drawn.draw(values)
            if rows[place][column] != value:
                cells = {"record": rows[place]["id"], "field": column, "is": value, "why": "So."}
                entries["change"].append(cells)
                rows[place] = rows[place] | {column: value}
        row = dict.fromkeys(rows[0], "") | {"id": f"zz-{table}", corrected_columns(table)[0]: "x"}
        if drawn.draw(st.booleans()):
            entries["add"].append({"table": table, "row": row, "why": "New."})
            expected[table] = sorted([*rows, row], key=lambda one: one["id"])
    before = {name: shipped.path(name).read_bytes().decode("utf-8") for name in CORRECTED}

    draft = Draft(shipped.directory, TODAY)
    draft.apply(_wanted(shipped, entries))

    assert draft.faults == []
    after = before | {name: text for name, text in draft.changed().items() if name in before}
    for table, rows in expected.items():
        found = sorted(csv.DictReader(io.StringIO(after[table], newline="")), key=_key)
        assert found == sorted(rows, key=_key)
    said = sum(map(len, entries.values()))
    assert len(_rows(draft.changed().get("corrections", "header\n"))) == said + 1
    touched = {one["record"] for one in entries["change"]} | {
        one["row"]["id"] for one in entries["add"]
    }
    for table, text in before.items():
        assert _untouched(after[table], touched) == _untouched(text, touched)


def _key(row: dict[str, str]) -> str:
    return row["id"]


def _untouched(text: str, touched: set[str]) -> list[str]:
    return [row.text for row in CsvText(text).rows if row.read(0) not in touched]


def _wanted(data: DataCopy, entries: dict[str, list[Any]]) -> Any:
    text = "".join(
        f"[[{kind}]]\n" + "".join(f"{name} = {_toml(value)}\n" for name, value in entry.items())
        for kind, listed in entries.items()
        for entry in listed
    )
    return read_wanted(file_of(data, text)) if text else Wanted()


def _toml(value: Any) -> str:
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{name} = {_toml(cell)}" for name, cell in value.items()) + " }"
    return json.dumps(value)


def test_the_ledger_leads_back_to_the_data_as_they_were(data: DataCopy, tmp_path: Path) -> None:
    """Every row that it has, taken back from the last on: nothing was lost."""
    before = tmp_path / "before"
    shutil.copytree(data.directory, before)
    record = data.rows("events")[3]["id"]
    source = next(r["source"] for r in data.rows("evidence") if r["record"] == record)
    apply(data, change(record, "title", "Other") + change(record, "says", "Other.", source))
    apply(
        data, change(record, "title", "Another") + add("topics", id="n", proposition="p", about="a")
    )
    apply(data, remove(record) + remove("n"))

    tables: dict[str, list[dict[str, str]]] = {
        t: data.rows(t) for t in ("events", "evidence", "topics")
    }
    for row in reversed(data.rows("corrections")):
        _take_back(tables, row)

    for table, rows in tables.items():
        old = list(csv.DictReader(io.StringIO((before / f"{table}.csv").read_text("utf-8"))))
        order = [sorted(one.items()) for one in old]
        assert sorted(sorted(one.items()) for one in rows) == sorted(order)


def _take_back(tables: dict[str, list[dict[str, str]]], row: dict[str, str]) -> None:
    if not row["field"]:
        [(table, cells)] = json.loads(row["was"] or row["is"]).items()
        tables[table].append(cells) if row["was"] else tables[table].remove(cells)
        return
    table = (
        "evidence"
        if row["source"]
        else next(
            name
            for name in ("events", "topics")
            for one in tables[name]
            if one["id"] == row["record"]
        )
    )
    key = [row["record"], row["source"]] if row["source"] else [row["record"]]
    own = next(one for one in tables[table] if [one[c] for c in key_columns(table)] == key)
    assert own[row["field"]] == row["is"]
    own[row["field"]] = row["was"]


# --- As a process --------------------------------------------------------------------------------


def test_the_command_tells_all_that_it_did(data: DataCopy, tmp_path: Path) -> None:
    told = add("topics", id="a-new-one", proposition="Made up", about="Once.")
    text = change("f-oitnb-myles-2023", "via", "-", "thr")
    path = file_of(data, text + told + remove("f-abbott-5c"))
    where = ["--date", "2026-11-05", "--data", str(data.directory)]
    sources = [r["source"] for r in data.rows("evidence") if r["record"] == "f-abbott-5c"]

    done = run_bot(tmp_path, "correct", "--from", str(path), *where)

    assert (done.returncode, said(done.stderr)) == (0, [])
    assert done.stdout.splitlines() == [
        "f-abbott-5c: taken away from figures",
        *(f"f-abbott-5c, by {source}: taken away from evidence" for source in sources),
        "f-oitnb-myles-2023, by thr: via was 'new-yorker-230712', is '-'",
        "a-new-one: added to topics",
        f"The data are version 2026.11.2, and corrections.csv has {3 + len(sources)} rows more.",
    ]
    assert {row["date"] for row in data.rows("corrections")} == {"2026-11-05"}

    done = run_bot(tmp_path, "correct", "--from", str(path), *where)

    assert (done.returncode, said(done.stderr)) == (1, [])
    assert done.stdout.startswith("made.toml:add:1:id: is there already")
    assert done.stdout.splitlines()[-1] == "Nothing was changed."


def test_one_cell_of_what_a_source_states(data: DataCopy, tmp_path: Path) -> None:
    cell = ("f-oitnb-myles-2023", "via", "-", "--source", "thr", "--why", "A slip")

    done = run_bot(tmp_path, "correct", *cell, DATA_DIR=str(data.directory))

    assert (done.returncode, said(done.stderr)) == (0, [])
    assert ledger(data) == [("f-oitnb-myles-2023", "thr", "via")]


def test_a_file_and_a_cell_are_not_given_together(data: DataCopy, tmp_path: Path) -> None:
    path = str(file_of(data, remove(TOPIC)))
    for typed in ((), ("--from", path, "--why", "x"), ("--from", path, "r"), ("r", "f", "n")):
        done = run_bot(tmp_path, "correct", *typed, DATA_DIR=str(data.directory))
        assert done.returncode == 2
        assert "Traceback" not in done.stderr
        assert "--from FILE.toml" in done.stderr
