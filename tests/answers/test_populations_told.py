"""Wages of one occupation in several years: other people counted are no raise."""

import pytest

from tests.kit import on_file
from tests.kit.door import Door

WARNING = "The people counted changed by more than a fifth."


def employed(code: str, year: int) -> int:
    rows = on_file.rows("occupations")
    return next(int(r["employment"]) for r in rows if (r["soc"], r["year"]) == (code, str(year)))


async def test_actors_of_2024_and_2025(door: Door) -> None:
    reply = await door.slash("pay", role="actors")

    assert reply.heading.startswith("Actors: $29.05 an hour, median, May 2025")
    assert WARNING in reply.bare
    assert "55,000 in 2025 (42% more than in 2024); 38,800 in 2024 (38% fewer than in 2023)" in (
        reply.bare
    )
    assert (
        "Between such years a higher wage is no raise and a lower one no cut: others earn it."
        in reply.bare
    )
    text = await door.read(reply)
    assert "$29.05 an hour · median, May 2025" in text
    assert "$23.33 an hour · median, May 2024" in text


async def test_an_occupation_whose_people_are_much_the_same(door: Door) -> None:
    years = [employed("29-1141", year) for year in range(2021, 2026)]
    assert max(years) < 1.2 * min(years)

    assert WARNING not in (await door.slash("pay", role="29-1141")).bare


async def test_the_years_that_were_not_known_are_not_counted(door: Door) -> None:
    reply = await door.slash("pay", role="actors", known_by="2026-05-14")

    assert reply.heading.startswith("Actors: $23.33 an hour, median, May 2024")
    assert "employed in May: 38,800 in 2024 (38% fewer than in 2023)" in reply.bare


@pytest.mark.parametrize(("year", "warned"), [("2024", True), ("2025", False)])
async def test_a_claim_about_two_years(door: Door, year: str, *, warned: bool) -> None:
    wage = {"2024": "$23.33", "2025": "$29.05"}[year]
    claim = f"The actors' median hourly wage was {wage} in May {year} and $29.05 in May 2025."
    reply = await door.slash("check", claim=claim)

    assert (WARNING in reply.bare) is warned
    told = "Actors, employed in May: 55,000 in 2025 (42% more than in 2024); 38,800 in 2024."
    assert (told in reply.bare) is warned


async def test_two_occupations_are_compared_in_one_year_and_without_warning(door: Door) -> None:
    reply = await door.slash("compare", first="actors", second="data scientists")

    assert reply.bare.count("May 2025") >= 2
    assert WARNING not in reply.bare


async def test_where_one_has_no_wages_of_2025_both_are_of_2024(door: Door) -> None:
    reply = await door.slash("compare", first="11-1031", second="11-1011")

    assert "$206,420 ÷ $44,810" in reply.bare
    assert reply.bare.count("a year · median, May 2024") == 2


async def test_the_files_say_so_too(door: Door) -> None:
    reply = await door.slash("export", what="27-2011", format="json")

    assert WARNING in (await reply.file_text())
