"""A top code beside a wage: a bound, from which no change is computed."""

from tests.kit.door import Door

BESIDE = "no change from the one to the other can be computed"
NOTE = "A top code: the wage is only known to reach this amount."


async def test_percentiles_of_2024_and_2025_side_by_side(door: Door) -> None:
    text = "\n".join(await door.pages(await door.slash("pay", role="11-1011")))

    of_p90 = text[text.index("90th percentile") :]
    assert "**$507,730 a year** · *90th percentile*, May 2025" in of_p90
    assert "**at least $239,200 a year** · *90th percentile*, May 2024" in of_p90
    assert "**at least $208,000 a year** · *90th percentile*, May 2021" in of_p90
    assert BESIDE in of_p90
    assert text.count(BESIDE) == 2, "of the 75th and the 90th percentile"
    assert text.count(NOTE) == 16


async def test_no_word_of_top_codes_where_all_wages_are_published(door: Door) -> None:
    text = "\n".join(await door.pages(await door.slash("pay", role="27-2011")))

    assert "op code" not in text


async def test_a_ratio_of_a_top_code_is_a_bound_and_says_so(door: Door) -> None:
    reply = await door.slash("compare", first="11-1011", second="11-1021")
    capped = await door.pick(reply, 0, "11-1011-2024-a-p90")
    other = await door.pick(capped, 1, "11-1021-2025-a-p90")

    assert "is at least about 0.94 times" in other.heading
    text = await door.read(other)
    assert "A top code, not a wage." in text
    assert "no change can be computed from it" in text
    assert NOTE in text
    assert "Different dates: May 2024; May 2025." in text


async def test_two_top_codes_have_no_ratio(door: Door) -> None:
    reply = await door.slash("compare", first="11-1011", second="11-1021")
    capped = await door.pick(reply, 0, "11-1011-2024-a-p90")

    assert "11-1011-2024-a-p90, 11-1021-2024-a-p90" in capped.bare, "of one kind and year"
    assert "No ratio: neither figure has a bound where a ratio would need one." in await door.read(
        capped
    )


async def test_a_top_code_stays_a_bound_in_other_dollars(door: Door) -> None:
    """239,200 × 321.943 ÷ 314.069 = 245,196.9, of which at least 245,196 stays true."""
    reply = await door.slash("pay", role="11-1011", dollars_of=2025)
    text = "\n".join(await door.pages(reply))

    formula = "(× 321.943 ÷ 314.069, CPI-U of 2025 and May 2024)"
    assert f"In dollars of 2025: **at least $245,196 a year** {formula}" in text


async def test_a_file_has_the_note_beside_the_bound(door: Door) -> None:
    reply = await door.slash("export", what="11-1011", format="csv")

    rows = [row for row in (await reply.file_text()).splitlines() if "11-1011-2024-a-p90" in row]
    assert rows
    assert all(NOTE in row and ",239200," in row for row in rows)
