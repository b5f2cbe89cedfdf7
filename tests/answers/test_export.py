"""/export: the record, its tables and answers as files that are read back."""

import csv
import io
import json
import re
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from bot.dataset.exported import EXPORTED, original
from bot.dataset.tables import MODELS, fingerprint, package_files
from bot.interactions import file_replies as exporter
from bot.interactions.custom_ids import from_custom_id
from bot.lifecycle.data_commands import check_report
from bot.lifecycle.prepare import prepare_record
from bot.settings import ROOT, Settings
from tests.answers.test_cite import ASKED
from tests.kit.door import Door, Reply, open_door, packages_on_the_loop
from tests.kit.on_file import rows

DATA = ROOT / "data"
VERSION = json.loads((DATA / "datapackage.json").read_text(encoding="utf-8"))["version"]


def read_csv(text: str) -> list[dict[str, str]]:
    """The rows, with the marks of their cells undone."""
    header, *rows = csv.reader(io.StringIO(text, newline=""))
    return [dict(zip(header, map(original, row), strict=True)) for row in rows]


async def workbook(reply: Reply) -> Any:
    return openpyxl.load_workbook(io.BytesIO(await reply.file_bytes()))


def rows_of(sheet: Any) -> list[dict[str, Any]]:
    header, *rows = sheet.iter_rows(values_only=True)
    return [dict(zip(header, row, strict=True)) for row in rows]


# --- The record ----------------------------------------------------------------------------------


async def test_the_record_comes_back_byte_for_byte_and_passes_the_check(
    door: Door, tmp_path: Path
) -> None:
    reply = await door.slash("export", what="the record itself")

    assert reply.files == [f"picketdesk-{VERSION}.zip"]
    assert VERSION in reply.text
    with zipfile.ZipFile(io.BytesIO(await reply.file_bytes())) as folder:
        folder.extractall(tmp_path)
    assert fingerprint(package_files(tmp_path)) == fingerprint(package_files(DATA))
    report, sound = check_report(tmp_path)
    assert sound, report
    readme = (tmp_path / "README.txt").read_text(encoding="utf-8")
    for said in (VERSION, "CC0 1.0", "To cite", "bot check"):
        assert said in readme
    assert "CC0 1.0" in (tmp_path / "LICENSE.txt").read_text(encoding="utf-8")


async def test_what_is_exported_is_what_is_answered_from(
    settings: Settings, tmp_path: Path
) -> None:
    """Also when the folder of the data is another one by now, or gone."""
    data = tmp_path / "data"
    data.mkdir()
    for name, path in package_files(DATA).items():
        (data / name).write_bytes(path.read_bytes())
    built = tmp_path / "record.sqlite"
    prepare_record(data, built)
    before = fingerprint(package_files(data))
    for file in data.iterdir():
        file.unlink()
    async with open_door(settings.model_copy(update={"record_db": built})) as door:
        reply = await door.slash("export", what="record")
        with zipfile.ZipFile(io.BytesIO(await reply.file_bytes())) as folder:
            folder.extractall(tmp_path / "found")
    assert fingerprint(package_files(tmp_path / "found")) == before


def _files() -> Iterator[str]:
    return (f"{table}.csv" for table in MODELS)


async def test_the_record_as_a_workbook_and_as_json(door: Door) -> None:
    book = await workbook(await door.slash("export", what="record", format="xlsx"))
    whole = json.loads(await (await door.slash("export", what="record", format="json")).file_text())

    assert {*book.sheetnames[:-1]} == {*MODELS}
    assert book.sheetnames[-1] == "About"
    assert set(whole) == {"about", *MODELS}
    for table in MODELS:
        expected = rows(table)
        assert len(whole[table]) == len(expected)
        assert [row[0] for row in book[table].iter_rows(min_row=2, values_only=True)] == [
            next(iter(row.values())) for row in expected
        ]


# --- Tables --------------------------------------------------------------------------------------


@pytest.mark.parametrize("table", MODELS)
async def test_a_table_as_csv_has_the_rows_of_the_data_and_their_sources(
    door: Door, table: str
) -> None:
    reply = await door.slash("export", what=f"{table}.csv")

    found = read_csv(await reply.file_text())
    sources, licences, versions = ([row.pop(name) for row in found] for name in EXPORTED)
    assert sorted(map(str, found)) == sorted(map(str, rows(table)))
    assert {*licences, *versions} == {
        "CC0 1.0; quotations and excerpts belong to their authors",
        f"Picketdesk record {VERSION}",
    }
    if table in ("figures", "quotes", "statements", "events", "strikes", "occupations", "prices"):
        assert all(sources)


async def test_exported_tables_in_the_place_of_the_data_pass_the_check(
    door: Door, tmp_path: Path
) -> None:
    for name, path in package_files(DATA).items():
        (tmp_path / name).write_bytes(path.read_bytes())
    for table in MODELS:
        reply = await door.slash("export", what=f"{table}.csv")
        (tmp_path / f"{table}.csv").write_bytes(await reply.file_bytes())

    report, sound = check_report(tmp_path)
    assert sound, report
    assert report == check_report(DATA)[0]


async def test_a_table_as_a_workbook_has_numbers_and_its_sources(door: Door) -> None:
    reply = await door.slash("export", what="figures", format="xlsx")

    book = await workbook(reply)
    assert book.sheetnames == ["figures", "sources", "About"]
    expected = rows("figures")
    found = rows_of(book["figures"])
    for row, data in zip(found, expected, strict=True):
        assert row["id"] == data["id"]
        for column in ("low", "high", "share"):
            assert row[column] == (float(data[column]) if data[column] else None)
    about = " ".join(str(cell.value) for row in book["About"].iter_rows() for cell in row)
    assert VERSION in about
    assert "CC0 1.0" in about
    named = {row["id"] for row in rows_of(book["sources"])}
    stated = {row["source"] for row in rows("evidence") if row["record"] in _ids(expected)}
    assert stated == named


def _ids(rows: Iterable[dict[str, str]]) -> set[str]:
    return {row["id"] for row in rows}


async def test_no_cell_of_any_workbook_is_a_formula(door: Door) -> None:
    book = await workbook(await door.slash("export", what="record", format="xlsx"))

    cells = (cell for sheet in book for row in sheet.iter_rows() for cell in row)
    assert {cell.data_type for cell in cells} <= {"s", "n"}


# --- Answers -------------------------------------------------------------------------------------


@pytest.mark.parametrize(("command", "options", "_"), ASKED)
async def test_every_card_can_be_had_as_a_file(
    door: Door, command: str, options: dict[str, str], _: str
) -> None:
    card = await door.slash(command, **options)
    formats = await door.press(card, "Export")
    assert formats.private
    assert formats.heading == "The answer as a file"

    found = read_csv(await (await door.pick(formats, 0, "csv")).file_text())
    book = await workbook(await door.pick(formats, 0, "xlsx"))
    whole = json.loads(await (await door.pick(formats, 0, "json")).file_text())
    assert book.sheetnames[-1] == "About"
    about = " ".join(str(cell.value) for row in book["About"].iter_rows() for cell in row)
    assert card.heading in about
    assert len(whole) == len(found) == book.worksheets[0].max_row - 1 > 0
    for row, one in zip(found, whole, strict=True):
        assert [*row] == [*one]
        assert row["licence"] == one["licence"] != ""
        assert VERSION in row["version"]
        assert len(one["sources"]) == len(list(filter(None, row["sources"].split(" | "))))


async def test_a_comparison_has_its_facts_and_its_arithmetic(door: Door) -> None:
    card = await door.slash("compare", first="rs-ml-l6", second="sag-aftra-member")
    formats = await door.press(card, "Export")
    whole = json.loads(await (await door.pick(formats, 0, "json")).file_text())
    book = await workbook(await door.pick(formats, 0, "xlsx"))

    about = [row[1] for row in book["About"].iter_rows(values_only=True)]
    assert "Lower end: $390,000 ÷ $30,000 = 13." in about
    assert (whole[-1]["kind"], whole[-1]["record"]) == ("answer", None)
    assert "Lower end: $390,000 ÷ $30,000 = 13." in whole[-1]["text"]
    one, other = (
        next(row for row in whole if row["record"] == record)
        for record in ("f-rs6-range", "f-sag-mean-30k")
    )
    assert (one["low"], one["high"], one["per"]) == (390000, 900000, "year")
    assert (other["low"], other["high"], other["strict"]) == (None, 30000, "high")
    assert "No source is given for it" in other["note"]
    stated = rows_of(book["statements"])
    cited = {(row["record"], source["id"]) for row in whole for source in row["sources"]}
    assert {(row["record"], row["source_id"]) for row in stated} == cited
    assert {row["source_id"] for row in stated} <= {row["id"] for row in rows_of(book["sources"])}


async def test_an_answer_by_name_or_id(door: Door) -> None:
    for what, name in (
        ("day performer", "pay-day-performer"),
        ("27-2011-2023-h-median", "pay-27-2011-2023-h-median"),
        ("sag-aftra-2023", "strike-sag-aftra-2023"),
        ("q-wishu-01", "search-q-wishu-01"),
        ("saafir", "source-saafir"),
    ):
        reply = await door.slash("export", what=what, private=True)
        assert reply.files == [f"picketdesk-{VERSION}-{name}.csv"]
        assert reply.private
    assert not (await door.slash("export", what="saafir")).private


async def test_a_search_is_read_back_from_its_card(door: Door) -> None:
    formats = await door.press(await door.slash("search", words="residual checks"), "Export")

    assert "residual" in await (await door.pick(formats, 0, "csv")).file_text()


async def test_strikes_and_stoppages_have_their_dates(door: Door) -> None:
    strike = await door.slash("export", what="wga-2023")
    listed = await door.press(await door.slash("timeline", about="all stoppages 2023"), "Export")

    rows = read_csv(await strike.file_text())
    assert {row["kind"] for row in rows} == {"strike", "term", "figure", "event", "answer"}
    assert len({row["record"] for row in rows}) == len(rows)
    assert rows[0]["as_of"] == "2023-05-02/2023-09-27"
    assert (rows[0]["start"], rows[0]["end"]) == ("2023-05-02", "2023-09-27")
    found = json.loads(await (await door.pick(listed, 0, "json")).file_text())
    sources = {(row["kind"], source["id"]) for row in found for source in row["sources"]}
    assert sources == {
        ("stoppage", "bls-stoppages"),
        ("stoppage", "bls-stoppages-2023"),
        ("tracked_stoppage", "cornell-lat-2603"),
    }
    assert all(row["workers"] >= 1000 and row["days_lost"] for row in found[:-1])
    assert found[-1]["kind"] == "answer"


@pytest.mark.parametrize(
    "typed", ["Verizon strikes", "stoppages in Alaska", "nurse strikes of 2010"]
)
async def test_several_stoppages_are_a_table_of_them(door: Door, typed: str) -> None:
    given = await door.slash("export", what=typed)
    card = await door.slash("timeline", about=typed)

    found = {row["record"] for row in read_csv(await given.file_text())} - {""}
    assert "-timeline-" in given.files[0]
    assert len(found) == int(card.heading.split()[0]) > 1
    assert all(one.startswith("ws-") for one in found)


@pytest.mark.parametrize("typed", ["stoppages", "all stoppages", "the work stoppages"])
async def test_all_stoppages_are_their_table(door: Door, typed: str) -> None:
    given = await door.slash("export", what=typed)

    assert given.files[0].endswith("-stoppages.csv")
    assert "timeline" not in given.files[0]


# --- Charts --------------------------------------------------------------------------------------


async def test_a_chart_as_a_picture_and_as_a_drawing(settings: Settings) -> None:
    async with open_door(settings, charts=True) as door:
        card = await door.slash("compare", first="rs-ml-l6", second="sag-aftra-member")
        formats = await door.press(card, "Export")
        while not card.pictures:
            card = await door.press(card, "Next")
        [shown] = card.pictures

        picture = await door.pick(formats, 0, "png")
        drawing = await door.pick(formats, 0, "svg")

        assert picture.files == [f"picketdesk-{VERSION}-compare-rs-ml-l6-sag-aftra-member.png"]
        assert await picture.file_bytes() == shown.png
        text = await drawing.file_text()
        assert text.startswith("<svg ")
        assert "Liberation Sans" in text
        assert "TechCrunch" in text
        assert VERSION in text


async def test_where_there_is_no_chart_it_is_said(door: Door) -> None:
    for what, told in (
        ("figures", "A table has no chart"),
        ("rs-ml-l6", "This answer has no chart"),
        ("day-performer", "This bot draws no charts"),
    ):
        reply = await door.slash("export", what=what, format="svg")
        assert reply.heading == told
        assert reply.private


# --- What does not go ----------------------------------------------------------------------------


async def test_a_file_that_is_too_large_is_offered_in_parts(door: Door) -> None:
    with door.limited(60_000):
        reply = await door.slash("export", what="the record itself")
        assert "more than a message can take" in reply.heading
        assert "Discord takes 60 kB" in reply.text
        offered = {option["value"] for option in reply.menus[0]["options"]}
        assert "topics.csv" in offered
        assert "occupations.csv" not in offered

        part = await door.pick(reply, 0, "topics.csv")
        assert part.files == [f"picketdesk-{VERSION}-topics.csv"]

        table = await door.slash("export", what="occupations", format="json")
        assert "No part of it is small enough" in table.text
        assert set(table.buttons) == {"As CSV", "As XLSX"}


async def test_an_answer_that_is_too_large_is_said_to_be(door: Door) -> None:
    with door.limited(1000):
        formats = await door.press(await door.slash("pay", role="day-performer"), "Export")
        reply = await door.pick(formats, 0, "xlsx")

    assert "more than a message can take" in reply.heading
    assert reply.files == []


async def test_a_file_is_deferred_and_always_ends_in_a_message(door: Door) -> None:
    await door.slash("export", what="figures")

    kinds = [(kind, body.get("type")) for kind, body in door.payloads if kind != "commands"]
    assert kinds == [("callback", 5), ("edit", None)]


async def test_names_are_resolved_and_offered(door: Door) -> None:
    assert (await door.complete("export", "what", "figures"))[0] == "figures.csv"
    assert (await door.complete("export", "what", "the record"))[0] == "."
    several = await door.slash("export", what="Netflix CEO")
    assert "which one" in several.heading
    label = next(iter(several.buttons))
    assert (await door.press(several, label)).files


@pytest.mark.parametrize("kind", ["", "csv", "json"])
async def test_a_button_has_the_format_only_where_it_was_chosen(door: Door, kind: str) -> None:
    chosen = {"format": kind} if kind else {}
    several = await door.slash("export", what="Netflix CEO", **chosen)

    asked = [from_custom_id(one) for one in several.buttons.values()]
    assert [pressed and pressed.question["format"] for pressed in asked] == [kind] * len(asked)
    ending = f":{kind}" if kind else ""
    assert all(re.fullmatch(rf"s:0:ex:[a-z0-9-]+{ending}", one) for one in several.buttons.values())
    given = await door.press(several, next(iter(several.buttons)))
    assert given.files[0].endswith(f".{kind or 'csv'}")
    assert not given.private, "the answer to the choice is as public as the question was"


async def test_forged_requests_are_refused(door: Door) -> None:
    card = await door.slash("pay", role="rs-ml-l6")
    for forged in ("o:0:ex:no-such-id", "o:0:ex:nothing.csv", "o:0:ex:.:exe", "o:0:ex", "v:0:ex:."):
        reply = await door.forge(card, forged)
        assert reply.message is not None, forged
    formats = await door.press(card, "Export")
    menu = formats.menus[0]["custom_id"]
    assert "not on record" in (await door.forge(formats, menu, "exe")).heading


async def test_a_bug_takes_the_place_of_the_waiting(
    door: Door, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> str:
        raise RuntimeError("made up")

    monkeypatch.setattr(exporter, "told", fail)
    reply = await door.slash("export", what="figures")

    assert reply.heading == "That did not work"
    assert "made up" in str(door.errors())
    sent = [(kind, body.get("type")) for kind, body in door.payloads if kind != "commands"]
    assert sent == [("callback", 5), ("edit", None)]


async def test_an_export_holds_nobody_up(door: Door) -> None:
    ran = await packages_on_the_loop(door.slash("export", what="record", format="xlsx"))

    assert "bot" in ran
    assert not ran & {"xlsxwriter", "zipfile"}
