"""Amounts in the dollars of another year: there and back again."""

from decimal import Decimal
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from bot.dataset.tables import read_dataset
from bot.domain.pay.inflation import Adjustment, Dollars
from bot.domain.pay.interval import Interval
from bot.domain.pay.price_index import IndexLevel, NoIndex, PriceIndex
from bot.models.dates import read_edtf
from bot.settings import ROOT
from tests.kit.builders import make_figure, make_source

PRICES = {p.row.period: p.row for p in read_dataset(ROOT / "data").tables.prices}
INDEX = PriceIndex(PRICES)
YEARS = st.integers(*INDEX.years)
AMOUNTS = st.decimals(0, 10**9, places=2)


def level(date: str) -> IndexLevel:
    found = INDEX.of(read_edtf(date))
    assert isinstance(found, IndexLevel)
    return found


@given(AMOUNTS, YEARS, YEARS)
def test_there_and_back_again(amount: Decimal, one: int, other: int) -> None:
    there = Adjustment(level(str(one)), level(str(other)))
    back = Adjustment(level(str(other)), level(str(one)))

    assert there.interval(Interval(Fraction(amount), None)).low == Fraction(amount) * there.factor
    assert there.factor * back.factor == 1


@given(st.sampled_from(sorted(p for p in PRICES if "-" in p)), YEARS)
def test_the_formula(month: str, year: int) -> None:
    found = Adjustment(level(month), level(str(year)))

    assert found.factor == Fraction(level(str(year)).value) / Fraction(PRICES[month].value)


def test_an_interval_keeps_its_open_and_its_strict_ends() -> None:
    found = Adjustment(level("2023-07"), level("2024"))

    below = found.interval(Interval(None, Fraction(30000), high_strict=True))

    assert below == Interval(None, 30000 * found.factor, high_strict=True)
    assert found.factor == Fraction("313.689") / Fraction("305.691")


def test_a_figure_is_adjusted_by_its_date_or_not_at_all() -> None:
    dollars = Dollars(2024, level("2024"), INDEX, make_source())

    assert dollars.adjustment(make_figure(as_of="1950-06")) == Adjustment(
        level("1950-06"), level("2024")
    )
    assert dollars.adjustment(make_figure(as_of="2013/2019")) == NoIndex()
