"""dollars_of on /compare and /pay, typed and read."""

from decimal import Decimal

from tests.kit import on_file
from tests.kit.door import Door


def index(period: str) -> Decimal:
    return Decimal(next(row["value"] for row in on_file.rows("prices") if row["period"] == period))


async def test_both_sides_in_the_dollars_of_a_year(door: Door) -> None:
    reply = await door.slash(
        "compare", first="pm-ml-platform", second="wga-writer", dollars_of=2024
    )
    text = "\n".join(await door.pages(reply))

    assert reply.heading.endswith(", in dollars of 2024")
    low = round(300000 * index("2024") / index("2023-07"))
    mean = round(260000 * index("2024") / index("2021"))
    assert f"In dollars of 2024: **${low:,} to " in text
    assert f"In dollars of 2024: **${mean:,} a year**" in text
    assert "(× 313.689 ÷ 305.691, CPI-U of 2024 and July 2023)" in text
    assert f"${low:,} ÷ ${mean:,}" in text
    assert "Different dates" not in text


async def test_a_date_of_several_years_is_not_adjusted(door: Door) -> None:
    reply = await door.slash(
        "compare", first="day-performer", second="weekly-performer", dollars_of=2024
    )

    assert reply.text.count("Not adjusted: its date is of several years") == 2
    assert "in dollars of" not in reply.heading


async def test_every_amount_of_a_role(door: Door) -> None:
    reply = await door.slash("pay", role="coceo-sarandos", dollars_of=2025)
    text = "\n".join(await door.pages(reply))

    assert text.count("In dollars of 2025: ") == 4
    paid = round(50299296 * index("2025") / index("2022"))
    assert f"**${paid:,} a year**" in text


async def test_the_year_goes_along_with_the_buttons(door: Door) -> None:
    reply = await door.slash(
        "compare", first="pm-ml-platform", second="wga-writer", dollars_of=2024
    )

    opened = await door.press(reply, "All figures: WGA writer")
    assert "In dollars of 2024: " in opened.text
    picked = await door.pick(reply, 0, "f-pm-ceiling")
    assert picked.heading.endswith(", in dollars of 2024")


async def test_a_year_without_an_index_is_refused(door: Door) -> None:
    for year in (1990, 2018, 2026, -1, 99999):
        reply = await door.slash("pay", role="grip", dollars_of=year)
        assert reply.private
        assert "from 2019 to 2025" in reply.text
