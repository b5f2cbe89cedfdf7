"""Corrections on cards: a figure says what it was, /record lists them all, the newest first."""

import csv
import io
import json
from collections.abc import AsyncGenerator
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from bot.dataset.correct import correct
from bot.dataset.corrections_file import one_change, read_wanted
from bot.lifecycle.prepare import prepare_record
from bot.settings import Settings
from tests.kit import on_file
from tests.kit.data_copy import DataCopy
from tests.kit.door import TODAY, Door, Reply, bare, open_door

CORRECTED = "Corrected on 3 November 2026: "
QUOTE = on_file.quotes(topic="hypocrisy")[0]["id"]


def vote() -> str:
    """An event of the writers' strike that /strike lists among the turns."""
    rows = on_file.rows("events")
    return next(row["id"] for row in rows if row["strike"] == "wga-2023" and row["kind"] == "vote")


CHANGES = (
    ("f-pm-range", "high", "950000"),
    ("wga-2023", "workers", "11501"),
    (vote(), "title", "Writers *vote*"),
    (QUOTE, "stance", "mixed"),
)
SAID = "the sources say so; @everyone <b>"


@pytest.fixture(scope="module")
def corrected(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """The shipped data with some corrections, and the record that is built from it."""
    folder = tmp_path_factory.mktemp("corrected")
    data = DataCopy.never_corrected(folder / "data")
    for record, field, value in CHANGES:
        change = one_change({"record": record, "field": field, "is": value, "why": SAID})
        correct(data.directory, change, date(2026, 11, 3), TODAY)
    again = {"record": "f-pm-range", "field": "high", "is": "940000", "why": "Once more."}
    correct(data.directory, one_change(again), date(2026, 11, 20), TODAY)
    prepare_record(data.directory, folder / "record.sqlite")
    return data.directory, folder / "record.sqlite"


@pytest.fixture
async def at(settings: Settings, corrected: tuple[Path, Path]) -> AsyncGenerator[Door]:
    data, record = corrected
    changed = settings.model_copy(update={"data_dir": data, "record_db": record})
    async with open_door(changed) as opened:
        yield opened


async def whole(door: Door, reply: Reply) -> str:
    return bare("\n".join(await door.pages(reply)))


async def test_a_figure_says_all_its_corrections(at: Door) -> None:
    for command, options in (
        ("pay", {"role": "pm-ml-platform"}),
        ("compare", {"first": "pm-ml-platform", "second": "sag-aftra-member"}),
    ):
        text = await whole(at, await at.slash(command, **options))
        assert f"{CORRECTED}high was 900000, is 950000: {SAID}." in text
        assert "Corrected on 20 November 2026: high was 950000, is 940000: Once more." in text
        assert "$940,000" in text
        assert text.count("Corrected on") == 2


async def test_strikes_events_and_quotations_say_it_too(at: Door) -> None:
    workers = on_file.by_id("strikes")["wga-2023"]["workers"]
    timeline = await whole(at, await at.slash("timeline", about="wga-2023"))
    assert f"{CORRECTED}workers was {workers}, is 11501: {SAID}." in timeline
    title = on_file.by_id("events")[vote()]["title"]
    assert f"{CORRECTED}title was {title}, is Writers *vote*: {SAID}." in timeline
    strike = await whole(at, await at.slash("strike", name="wga-2023"))
    assert f"{CORRECTED}workers was" in strike
    assert "with 11,501 workers" in strike

    for command in ("quote", "positions"):
        text = await whole(at, await at.slash(command, topic="hypocrisy"))
        stance = on_file.by_id("quotes")[QUOTE]["stance"]
        assert f"{CORRECTED}stance was {stance}, is mixed: {SAID}." in text


async def test_the_record_lists_the_newest_first(at: Door) -> None:
    text = await whole(at, await at.slash("record"))

    lines = text.split("Corrections (5)")[1].splitlines()
    found = [line for line in lines if line.startswith("- ")]
    assert found[0].startswith("- 20 November 2026: `f-pm-range`: high was 950000, is 940000")
    assert len(found) == 5
    assert all(line.startswith("- 3 November 2026: ") for line in found[1:])
    assert "2026.11.6" in text


async def test_a_long_cell_is_shown_as_it_is_now_and_in_the_ledger(
    settings: Settings, tmp_path: Path
) -> None:
    """A card that has it as it is now does not repeat it."""
    data, note = DataCopy.never_corrected(tmp_path / "data"), "A note that says a lot. " * 8
    change = {"record": "f-pm-range", "field": "note", "is": note.strip(), "why": "Clearer."}
    correct(data.directory, one_change(change), date(2026, 11, 3), TODAY)
    prepare_record(data.directory, tmp_path / "record.sqlite")
    changed = settings.model_copy(update={"record_db": tmp_path / "record.sqlite"})
    async with open_door(changed) as door:
        pay = await whole(door, await door.slash("pay", role="pm-ml-platform"))
        ledger = await whole(door, await door.slash("record"))

    assert f"{CORRECTED}note was worded otherwise: Clearer." in pay
    assert pay.count(note.strip()) == 1
    assert "note was The listing calls it" in ledger


async def test_a_copy_has_the_corrections(at: Door) -> None:
    reply = await at.slash("pay", role="pm-ml-platform")
    copy = await at.press(reply, "Copy as text")
    text = await copy.file_text() if copy.files else copy.text
    assert f"{CORRECTED}high was 900000, is 950000" in text


async def test_a_record_that_needed_none_says_so(settings: Settings, tmp_path: Path) -> None:
    prepare_record(
        DataCopy.never_corrected(tmp_path / "data").directory, tmp_path / "record.sqlite"
    )
    changed = settings.model_copy(update={"record_db": tmp_path / "record.sqlite"})
    async with open_door(changed) as door:
        ledger = await whole(door, await door.slash("record"))
        pay = await whole(door, await door.slash("pay", role="pm-ml-platform"))

    assert "Corrections\nNone has been needed" in ledger.replace("### ", "")
    assert "Corrected on" not in pay


# --- Corrections of a file: rows, and what sources state ------------------------------------------

GONE, KEPT = "f-abbott-5c", "f-pm-range"
GONE_EVIDENCE = sum(row["record"] == GONE for row in on_file.rows("evidence"))
FILE = """
[[change]]
record = "f-oitnb-myles-2023"
source = "thr"
field = "via"
is = "-"
why = "They spoke to it."
[[change]]
record = "pm-ml-platform"
field = "title"
is = "Product Manager, ML Platform"
why = "Shorter."
[[change]]
record = "thr"
field = "published"
is = "2023-07"
why = "It was found."
[[change]]
record = "market-rate"
field = "about"
is = "Whether it is what others pay."
why = "Clearer."
[[remove]]
record = "f-abbott-5c"
why = "It was counted twice: see f-pm-range."
[[add]]
table = "events"
why = "It was missing."
[add.row]
id = "e-games16-made"
date = "2017-09-23"
title = "Game companies and actors agree"
what = "A tentative agreement."
kind = "agreement"
strike = "sag-aftra-games-2016"
[[add]]
table = "evidence"
why = "It was missing."
row = { record = "e-games16-made", source = "thr", says = "Says so." }
[[add]]
table = "evidence"
why = "A report of the day."
row = { record = "e-games16-start", source = "thr", says = "Says so." }
"""


@pytest.fixture(scope="module")
def from_file(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """The shipped data with the corrections of a file, and the record that is built from it."""
    folder = tmp_path_factory.mktemp("from-file")
    data = DataCopy.never_corrected(folder / "data")
    file = folder / "made.toml"
    file.write_text(FILE, encoding="utf-8")
    correct(data.directory, read_wanted(file), date(2026, 11, 3), TODAY)
    prepare_record(data.directory, folder / "record.sqlite")
    return data.directory, folder / "record.sqlite"


@pytest.fixture
async def after(settings: Settings, from_file: tuple[Path, Path]) -> AsyncGenerator[Door]:
    data, record = from_file
    changed = settings.model_copy(update={"data_dir": data, "record_db": record})
    async with open_door(changed) as opened:
        yield opened


async def test_the_record_lists_rows_and_words_of_sources(after: Door) -> None:
    text = await whole(after, await after.slash("record"))

    lines = [line for line in text.split("Corrections (7)")[1].splitlines() if line[:2] == "- "]
    said = {line.split("`")[1]: line.split("`: ")[1] for line in lines}
    assert said[GONE] == (
        "taken from the record: It was counted twice: see f-pm-range. It was: role "
        "abbott-cast, low 0.05, high 0.05, currency USD, per payment, measure paid, as_of 2023-05, "
        "of William Stanford Davis."
    )
    assert said["e-games16-made"] == "added to the record: It was missing."
    assert said["e-games16-start"] == "what thr states was added: A report of the day."
    assert said["f-oitnb-myles-2023"] == (
        "in what thr states, via was new-yorker-230712, is -: They spoke to it."
    )


async def test_cards_say_what_a_source_and_an_added_row_were(after: Door) -> None:
    timeline = await whole(after, await after.slash("timeline", about="sag-aftra-games-2016"))
    assert f"{CORRECTED}added to the record: It was missing." in timeline
    assert f"{CORRECTED}what thr states was added: A report of the day." in timeline

    role = on_file.figure("f-oitnb-myles-2023")["role"]
    pay = await whole(after, await after.slash("pay", role=role))
    said = f"{CORRECTED}what thr states was corrected: They spoke to it"
    assert said in pay

    source = await whole(after, await after.slash("source", source="thr"))
    assert f"{CORRECTED}published was empty, is 2023-07: It was found." in source
    assert "Corrected in what it states (3)" in source
    assert "`f-oitnb-myles-2023`: in what thr states, via was new-yorker-230712" in source


@pytest.mark.parametrize(
    ("command", "options", "said"),
    [
        ("pay", {"role": "pm-ml-platform"}, "title was Product Manager, Machine Learning Platform"),
        ("positions", {"topic": "market-rate"}, "about was worded otherwise: Clearer."),
        ("cite", {"record": "e-games16-made"}, "added to the record: It was missing."),
        ("cite", {"record": "thr"}, "published was empty, is 2023-07: It was found."),
    ],
)
async def test_cards_of_other_records_say_it_too(
    after: Door, command: str, options: dict[str, str], said: str
) -> None:
    text = await whole(after, await after.slash(command, **options))

    assert f"{CORRECTED}{said}" in text


@pytest.mark.parametrize(
    ("command", "option"),
    [
        ("cite", "record"),
        ("pay", "role"),
        ("strike", "name"),
        ("timeline", "about"),
        ("source", "source"),
        ("search", "words"),
        ("export", "what"),
    ],
)
async def test_who_asks_for_what_was_taken_away_is_told(
    after: Door, command: str, option: str
) -> None:
    for typed in (GONE, f" {GONE.upper()} "):
        reply = await after.slash(command, **{option: typed})
        assert reply.heading == f"{GONE} was taken from the record on 3 November 2026"
        assert f"It was counted twice: see {KEPT}." in reply.bare


@pytest.mark.parametrize("custom_id", [f"o:0:pa:{GONE}", f"v:0:ci:{GONE}", f"o:0:co:{GONE}:{KEPT}"])
async def test_an_old_button_tells_it_too(after: Door, custom_id: str) -> None:
    card = await after.slash("pay", role="pm-ml-platform")

    reply = await after.forge(card, custom_id)
    assert reply.heading == f"{GONE} was taken from the record on 3 November 2026"
    assert "It was counted twice" in reply.bare


async def test_files_have_the_ledger(after: Door) -> None:
    files = {
        kind: await after.slash("export", what="corrections", format=kind)
        for kind in ("json", "csv", "xlsx")
    }

    rows = json.loads(await files["json"].file_text())
    taken = next(row for row in rows if row["record"] == GONE)
    assert len(rows) == 8 + GONE_EVIDENCE
    assert (taken["source"], taken["field"], taken["is"]) == (None, None, None)
    assert json.loads(taken["was"])["figures"]["low"] == "0.05"
    header, first, *_ = csv.reader(io.StringIO(await files["csv"].file_text(), newline=""))
    assert json.loads(first[header.index("was")])["figures"]["low"] == "0.05"
    sheet = openpyxl.load_workbook(io.BytesIO(await files["xlsx"].file_bytes()))["corrections"]
    assert sheet.max_row == 9 + GONE_EVIDENCE


async def test_many_corrections_have_pages(settings: Settings, tmp_path: Path) -> None:
    data = DataCopy(tmp_path / "data")
    for number in range(60):
        data.add("topics", id=f"many-{number}", about=f"Number {number}.")
        data.add(
            "corrections",
            record=f"many-{number}",
            date=f"2026-11-{number % 20 + 1:02}",
            why="long " * 90,
            **{"is": f"Number {number}."},
        )
    prepare_record(data.directory, tmp_path / "record.sqlite")
    changed = settings.model_copy(update={"record_db": tmp_path / "record.sqlite"})
    async with open_door(changed) as door:
        text = await whole(door, await door.slash("record"))
        copy = await door.press(await door.slash("record"), "Copy as text")
        copied = await copy.file_text()

    days = [
        line[2:].split(":")[0]
        for line in text.splitlines()
        if line.startswith("- ") and "many" in line
    ]
    assert len(days) == 60
    assert days == sorted(days, key=lambda day: -int(day.split()[0]))
    assert copied.count("many-") == 60
