"""BLS occupations as roles: every published wage is a figure, and nothing else is."""

from decimal import Decimal

import pytest

from bot.dataset.tables import read_dataset
from bot.models.measure import Measure, Per
from bot.models.statistics import MEASURES, UNITS, Occupation, soc_of, wage_id
from bot.settings import ROOT
from bot.store.queries.pay import MOST_RECENT, occupation_roles, occupation_years, paid_roles
from bot.store.record import Record


@pytest.fixture(scope="module")
def table() -> list[Occupation]:
    return [placed.row for placed in read_dataset(ROOT / "data").tables.occupations]


async def test_every_row_comes_back_as_it_is(record: Record, table: list[Occupation]) -> None:
    codes = sorted({row.soc for row in table})
    found: list[Occupation] = []
    for start in range(0, len(codes), 4):
        years = await occupation_years(record, codes[start : start + 4])
        found += [year for several in years.values() for year in several]

    def order(row: Occupation) -> tuple[str, int]:
        return (row.soc, row.year)

    assert sorted(found, key=order) == sorted(table, key=order)


async def test_figures_are_the_published_wages(record: Record, table: list[Occupation]) -> None:
    for code in ("27-2011", "15-1221", "11-1011", "25-1063", "29-1215"):
        paid = (await paid_roles(record, [code]))[code]
        figures = {stated.row.id: stated for stated in paid.figures}
        for row in (row for row in table if row.soc == code):
            for per in UNITS:
                for measure in MEASURES:
                    wage = row.wage(per, measure)
                    stated = figures.pop(wage_id(code, row.year, per, measure), None)
                    if wage is not None:
                        assert stated is not None
                        assert (stated.row.low, stated.row.high) == (wage, wage)
                        assert stated.row.as_of.text == f"{row.year}-05"
                        assert stated.evidence[0].source.id == f"bls-oews-{row.year}"
                    elif stated is not None:
                        top = row.top_code(per, measure)
                        assert top is not None
                        assert (stated.row.low, stated.row.high) == (top, None)
                        assert stated.row.note
        assert not figures


async def test_actors_have_no_yearly_wage(record: Record) -> None:
    paid = (await occupation_roles(record, ["27-2011"]))["27-2011"]

    assert {stated.row.per for stated in paid.figures} == {Per.HOUR}
    medians = [s.row for s in paid.figures if s.row.measure is Measure.MEDIAN]
    assert {f.as_of.text: f.low for f in medians}["2023-05"] == Decimal("20.5")


async def test_roles_and_occupations_in_one_question(record: Record) -> None:
    asked = ["f-rs6-range", "27-2011-2023-h-median", "sag-aftra-member", "99-9999"]

    found = await paid_roles(record, asked)

    assert list(found) == asked[:3]
    assert [paid.role.id for paid in found.values()] == ["rs-ml-l6", "27-2011", "sag-aftra-member"]


def test_the_code_of_an_id() -> None:
    assert soc_of("27-2011") == "27-2011"
    assert soc_of("27-2011-2023-h-median") == "27-2011"
    for other in ("", "27-201", "27-20111", "pm-ml-platform", "2720-11", "é7-2011", "27-2011x"):
        assert soc_of(other) is None


async def test_what_was_asked_before_is_still_found_when_many_are_kept(
    record: Record, table: list[Occupation]
) -> None:
    codes = sorted({row.soc for row in table})[: MOST_RECENT + 2]
    for code in codes[:-1]:
        await occupation_years(record, [code])

    both = await occupation_years(record, [codes[0], codes[-1]])

    assert list(both) == [codes[0], codes[-1]]
