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


async def test_1950_by_hand(door: Door) -> None:
    """390,000 × 24.1 ÷ 305.691 = 30,746.7 and 900,000 × 24.1 ÷ 305.691 = 70,954.0; less than
    30,000 × 24.1 ÷ 305.691 = 2,365.1, so less than 2,366.
    """
    reply = await door.slash(
        "compare", first="rs-ml-l6", second="sag-aftra-member", dollars_of=1950
    )

    formula = "(× 24.1 ÷ 305.691, CPI-U of 1950 and July 2023)"
    assert f"In dollars of 1950: $30,747 to $70,954 a year {formula}" in reply.bare
    assert f"In dollars of 1950: less than $2,366 a year {formula}" in reply.bare
    assert reply.heading.endswith("in dollars of 1950")


async def test_2026_by_hand(door: Door) -> None:
    """2,653.243 ÷ 8 = 331.655375; 30,000 × 331.655 ÷ 305.691 = 32,548.06."""
    reply = await door.slash("pay", role="sag-aftra-member", dollars_of=2026)
    text = await door.read(reply)

    formula = "(× 331.655 ÷ 305.691, CPI-U of January to August 2026 and July 2023)"
    assert f"In dollars of 2026: less than $32,549 a year {formula}" in text
    assert (
        "CPI-U of January to August 2026, the mean of 8 months: (325.252 + 326.785 + 330.213 + "
        "333.02 + 335.123 + 333.952 + 333.918 + 334.98) ÷ 8 ≈ 331.655; no index of September to "
        "December 2026 is on record."
    ) in text


async def test_a_contract_year_by_hand(door: Door) -> None:
    """3,812.772 ÷ 12 = 317.731; 1,204 × 313.689 ÷ 317.731 = 1,188.68."""
    reply = await door.slash("pay", role="day-performer", dollars_of=2024)
    text = "\n".join(await door.pages(reply))

    formula = "(× 313.689 ÷ 317.731, CPI-U of 2024 and July 2024 to June 2025)"
    assert f"In dollars of 2024: **$1,189 a day** {formula}" in text
    mean = (
        "CPI-U of July 2024 to June 2025, the mean of 12 months: (314.54 + 314.796 + 315.301 + "
        "315.664 + 315.493 + 315.605 + 317.671 + 319.082 + 319.799 + 320.795 + 321.465 + 322.561) "
        "÷ 12 = 317.731."
    )
    assert text.count(mean) == 1, "said once on a card"


async def test_a_contract_year_of_writers_is_from_may_to_april(door: Door) -> None:
    reply = await door.slash("pay", role="staff-writer", dollars_of=2025)
    text = await door.read(reply)

    assert "CPI-U of 2025 and May 2025 to April 2026" in text


async def test_october_2025_is_named(door: Door) -> None:
    reply = await door.slash("pay", role="day-performer", dollars_of=2025)
    text = await door.read(reply)

    assert "The average of 2025 is of fewer months: October 2025 was never published." in text
    assert "the mean of 11 months: (323.048 + " in text
    assert "÷ 11 ≈ 327.668; October 2025 was never published." in text


async def test_a_contract_year_that_has_hardly_begun_is_not_adjusted(door: Door) -> None:
    reply = await door.slash("pay", role="day-performer", dollars_of=2024)

    assert (
        "Not adjusted: of its 12 months, only July to August 2026 has a price index on record, "
        "fewer than half."
    ) in reply.bare


async def test_years_that_have_not_come_are_not_adjusted(door: Door) -> None:
    text = "\n".join(await door.pages(await door.slash("pay", role="stand-in", dollars_of=2024)))

    assert (
        "Not adjusted: no price index of July 2028 to June 2029 is on record; those of months run "
        "from January 2010 to August 2026."
    ) in text


async def test_a_date_of_several_years_is_not_adjusted(door: Door) -> None:
    reply = await door.slash("pay", role="oitnb-cast", dollars_of=2024)

    text = "\n".join(await door.pages(reply))
    assert text.count("Not adjusted: its date is of more than 12 months.") == 1


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

    opened = await door.pick(reply, await door.menu(reply, "All figures of"), "wga-writer")
    assert "In dollars of 2024: " in opened.text
    picked = await door.pick(reply, 0, "f-pm-ceiling")
    assert picked.heading.endswith(", in dollars of 2024")


async def test_a_year_without_an_index_is_refused(door: Door) -> None:
    for year in (1912, 2027, 2031, 0, -1, 99999):
        reply = await door.slash("pay", role="grip", dollars_of=year)
        assert reply.private
        assert "can be a year from 1913 to 2026." in reply.text
        assert "yearly averages of 1913 to 2025, and months from January 2010 to August 2026" in (
            reply.text
        )
