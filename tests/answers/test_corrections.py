"""Corrections on cards: a figure says what it was, /record lists them all, the newest first."""

from collections.abc import AsyncGenerator
from datetime import date
from pathlib import Path

import pytest

from bot.dataset.correct import correct
from bot.dataset.corrections_file import one_change
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
    data = DataCopy(folder / "data")
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


async def test_a_copy_has_the_corrections(at: Door) -> None:
    reply = await at.slash("pay", role="pm-ml-platform")
    copy = await at.press(reply, "Copy as text")
    text = await copy.file_text() if copy.files else copy.text
    assert f"{CORRECTED}high was 900000, is 950000" in text


async def test_a_record_that_needed_none_says_so(door: Door) -> None:
    text = await whole(door, await door.slash("record"))

    assert "Corrections\nNone has been needed" in text.replace("### ", "")
    text = await whole(door, await door.slash("pay", role="pm-ml-platform"))
    assert "Corrected on" not in text


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
