"""Prices: there and back again, and what is not adjusted."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.dataset.tables import read_dataset
from bot.domain.pay.inflation import Adjustment, adjustment, period_of, years_with_prices
from bot.domain.pay.interval import Interval
from bot.models.dates import read_edtf
from bot.models.statistics import Price
from bot.settings import ROOT

PRICES = {p.row.period: p.row for p in read_dataset(ROOT / "data").tables.prices}
FIRST, LAST = years_with_prices(PRICES)
YEARS = st.integers(FIRST, LAST)
AMOUNTS = st.decimals(0, 10**9, places=2)


@given(AMOUNTS, YEARS, YEARS)
def test_there_and_back_again(amount: Decimal, one: int, other: int) -> None:
    there = adjustment(read_edtf(str(one)), other, PRICES)
    back = adjustment(read_edtf(str(other)), one, PRICES)

    assert there is not None
    assert back is not None
    assert there.amount(amount) * back.factor == Fraction(amount)


@given(AMOUNTS, st.sampled_from(sorted(p for p in PRICES if "-" in p)), YEARS)
def test_the_formula(amount: Decimal, month: str, year: int) -> None:
    found = adjustment(read_edtf(month), year, PRICES)

    assert found is not None
    expected = Fraction(amount) * Fraction(PRICES[str(year)].value) / Fraction(PRICES[month].value)
    assert found.amount(amount) == expected


def test_an_interval_keeps_its_open_and_its_strict_ends() -> None:
    found = adjustment(read_edtf("2023-07"), 2024, PRICES)
    assert found is not None

    below = found.interval(Interval(None, Fraction(30000), high_strict=True))

    assert below == Interval(None, 30000 * found.factor, high_strict=True)
    assert found.factor == Fraction("313.689") / Fraction("305.691")


@pytest.mark.parametrize(
    ("date", "period"),
    [
        ("2023-07-14", "2023-07"),
        ("2023-07", "2023-07"),
        ("2023-07?", "2023-07"),
        ("2023", "2023"),
        ("2023-05-02/2023-09-27", "2023"),
        ("2023-07-01/2023-07-31", "2023-07"),
        ("2022-07/2023-06", None),
        ("2013/2019", None),
    ],
)
def test_the_period_whose_prices_a_date_has(date: str, period: str | None) -> None:
    assert period_of(read_edtf(date)) == period


def test_what_has_no_index_is_not_adjusted() -> None:
    assert adjustment(read_edtf("2025-10"), LAST, PRICES) is None, "never published"
    assert adjustment(read_edtf("1960"), LAST, PRICES) is None
    assert adjustment(read_edtf("2023"), LAST + 1, PRICES) is None
    assert adjustment(read_edtf("2013/2019"), LAST, PRICES) is None


def test_the_years_that_have_an_average() -> None:
    value = Decimal(100)
    prices = {p: Price(period=p, value=value, source="a") for p in ("2019", "2021", "2022-01")}

    assert years_with_prices(prices) == (2019, 2021)
    assert years_with_prices({}) == (0, 0)
    assert Adjustment(prices["2019"], prices["2021"]).factor == 1
