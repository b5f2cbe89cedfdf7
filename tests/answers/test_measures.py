"""/measures: what each kind of pay figure means, with an example that is on record."""

from bot.models.measure import MEANINGS, Measure
from tests.kit import on_file
from tests.kit.door import Door


async def test_every_measure_is_named_and_explained(door: Door) -> None:
    text = "\n".join(await door.pages(await door.slash("measures")))

    for meaning in MEANINGS.values():
        assert meaning.says in text
        assert meaning.label.casefold() in text.casefold()


async def test_every_measure_that_is_on_record_has_an_example_of_it(door: Door) -> None:
    text = "\n".join(await door.pages(await door.slash("measures")))

    on_record = {row["measure"] for row in on_file.rows("figures")}
    wages = {"mean", "median", "p10", "p25", "p75", "p90"}
    without = set(Measure) - on_record - wages
    assert text.count("For example ") == len(Measure) - len(without)
    assert text.count("No figure on record is of this measure.") == len(without)


async def test_an_example_is_a_figure_of_that_measure(door: Door) -> None:
    """The minimum that is shown is one that the record has as a minimum."""
    reply = await door.slash("measures")
    lines = "\n".join(await door.pages(reply)).splitlines()
    [place] = [number for number, line in enumerate(lines) if "Scale minimum" in line]

    minimums = [row for row in on_file.rows("figures") if row["measure"] == "minimum"]
    amounts = {amount for row in minimums for amount in on_file.amounts(row)}
    assert any(amount in lines[place + 1] for amount in amounts)


async def test_an_example_stands_with_its_note(door: Door) -> None:
    text = "\n".join(await door.pages(await door.slash("measures")))

    row = on_file.figure("f-sag-mean-30k")
    assert row["note"]
    assert row["note"] in text.replace("\\", "")


async def test_a_role_of_an_example_opens(door: Door) -> None:
    reply = await door.slash("measures")
    [menu] = reply.menus
    opened = await door.pick(reply, 0, menu["options"][0]["value"])

    assert menu["options"][0]["label"].split(" (")[0] in opened.bare
    assert opened.private


async def test_its_examples_can_be_had_as_a_file(door: Door) -> None:
    reply = await door.slash("measures")
    formats = await door.press(reply, "Export")
    file = await (await door.pick(formats, 0, "csv")).file_text()

    assert "measure" in file.splitlines()[0]
