"""The index of a date: published, or the mean of its months; and why there is none."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.dataset.tables import read_dataset
from bot.domain.pay.price_index import IndexLevel, NoIndex, PriceIndex, months_of
from bot.models.dates import read_edtf
from bot.models.statistics import Price
from bot.settings import ROOT

PRICES = {p.row.period: p.row for p in read_dataset(ROOT / "data").tables.prices}
INDEX = PriceIndex(PRICES)
AVERAGES = [period for period in PRICES if len(period) == len("2023")]
MONTHS = [period for period in PRICES if len(period) > len("2023")]


def level(date: str, index: PriceIndex = INDEX) -> IndexLevel:
    found = index.of(read_edtf(date))
    assert isinstance(found, IndexLevel)
    return found


def why_none(date: str) -> NoIndex:
    found = INDEX.of(read_edtf(date))
    assert isinstance(found, NoIndex)
    return found


def texts(dates: tuple[object, ...]) -> list[str]:
    return [getattr(date, "text", "") for date in dates]


def made(**values: str) -> PriceIndex:
    """An index of made-up values: `y2023` is a year's, `m2023_07` a month's."""
    periods = {name[1:].replace("_", "-"): value for name, value in values.items()}
    return PriceIndex(
        {p: Price(period=p, value=Decimal(value), source="a") for p, value in periods.items()}
    )


@given(st.sampled_from(AVERAGES))
def test_the_published_average_of_a_year_is_taken_as_it_is(year: str) -> None:
    found = level(year)

    assert found.value == PRICES[year].value
    assert not found.mean_of
    assert not found.is_of_whole_year


@given(st.sampled_from(MONTHS))
def test_the_index_of_a_month_is_taken_as_it_is(month: str) -> None:
    for date in (month, f"{month}-14", f"{month}?"):
        assert (level(date).value, level(date).period.text) == (PRICES[month].value, month)


def test_the_published_average_goes_before_the_mean_of_the_months() -> None:
    months = {f"m2023_{month:02}": "200" for month in range(1, 13)}

    assert level("2023", made(y2023="100.5", **months)).value == Decimal("100.5")
    assert level("2023-01/2023-12", made(y2023="100.5", **months)).value == Decimal("100.5")
    assert level("2023", made(**months)).value == Decimal(200)


def test_every_year_since_1913_has_an_average() -> None:
    assert INDEX.averages == (1913, 2025)
    assert INDEX.years == (1913, 2026)
    assert INDEX.months == ("2010-01", "2026-08")
    assert all(isinstance(INDEX.of_year(year), IndexLevel) for year in range(1913, 2027))
    assert (PriceIndex({}).years, PriceIndex({}).averages) == ((0, 0), (0, 0))


def test_2025_is_the_published_average_of_eleven_months() -> None:
    found = level("2025")

    assert found.value == Decimal("321.943")
    assert texts(found.never_published) == ["2025-10"]
    assert level("2024").never_published == ()
    assert level("1950").never_published == ()


def test_2026_is_the_mean_of_the_months_that_are_published() -> None:
    found = level("2026")

    assert sum(price.value for price in found.mean_of) == Decimal("2653.243")
    assert found.value == Decimal("331.655"), "2653.243 ÷ 8 = 331.655375"
    assert found.period.text == "2026-01/2026-08"
    assert texts(found.not_on_record) == ["2026-09", "2026-10", "2026-11", "2026-12"]
    assert found.never_published == ()


def test_a_contract_year_is_the_mean_of_its_months() -> None:
    found = level("2024-07-01/2025-06-30")

    assert sum(price.value for price in found.mean_of) == Decimal("3812.772")
    assert found.value == Decimal("317.731"), "3812.772 ÷ 12"
    assert found == level("2024-07/2025-06")
    assert [price.period for price in found.mean_of][::11] == ["2024-07", "2025-06"]


def test_a_month_that_was_never_published_is_left_out_of_a_mean_and_named() -> None:
    found = level("2025-07-01/2026-06-30")

    assert len(found.mean_of) == 11
    assert texts(found.never_published) == ["2025-10"]
    assert found.not_on_record == ()


def test_months_that_are_not_on_record_are_named() -> None:
    assert texts(level("2025-11-01/2026-10-31").not_on_record) == ["2026-09", "2026-10"]
    assert texts(level("2009-07/2010-06").not_on_record)[::5] == ["2009-07", "2009-12"]
    assert level("2009-07/2010-06").never_published == ()


def test_before_2010_the_average_of_its_year_stands_for_a_month() -> None:
    for date in ("1950-06", "1950-06-03", "1950-03/1950-08"):
        found = level(date)
        assert (found.value, found.period.text) == (PRICES["1950"].value, "1950")
        assert found.is_of_whole_year


@pytest.mark.parametrize(
    ("date", "known"),
    [
        ("2026-07-01/2027-06-30", ["2026-07", "2026-08"]),
        ("2026-05-02/2027-05-01", ["2026-05", "2026-06", "2026-07", "2026-08"]),
        ("2027-07-01/2028-06-30", []),
        ("1987-07/1988-06", []),
        ("2026-09", []),
        ("1912", []),
    ],
)
def test_fewer_than_half_of_the_months_give_no_index(date: str, known: list[str]) -> None:
    reason = why_none(date)

    assert texts(reason.known) == known
    assert reason.months
    assert not reason.never_published


def test_october_2025_has_none() -> None:
    assert why_none("2025-10").never_published
    assert why_none("2025-10-14").never_published


@pytest.mark.parametrize("date", ["2013/2019", "2019/2020", "2023-06-01/2024-06-30"])
def test_more_than_twelve_months_have_none(date: str) -> None:
    assert why_none(date) == NoIndex()


@pytest.mark.parametrize(
    ("date", "first", "last", "count"),
    [
        ("2023-07-14", "2023-07", "2023-07", 1),
        ("2023", "2023-01", "2023-12", 12),
        ("2022-05-02/2023-05-01", "2022-05", "2023-04", 12),
        ("2023-07-30/2024-07-31", "2023-08", "2024-07", 12),
        ("2024-08-04/2025-08-02", "2024-08", "2025-07", 12),
        ("2023-11-09/2024-06-30", "2023-11", "2024-06", 8),
        ("2023-05-02/2023-09-27", "2023-05", "2023-09", 5),
        ("2023-07-28/2023-08-03", "2023-07", "2023-08", 2),
        ("9999", "9999-01", "9999-12", 12),
    ],
)
def test_a_month_counts_that_a_date_has_most_of(
    date: str, first: str, last: str, count: int
) -> None:
    months = months_of(read_edtf(date))

    assert (months[0], months[-1], len(months)) == (first, last, count)


@given(st.sampled_from(MONTHS), st.integers(2, 12))
def test_a_mean_lies_between_its_months_and_is_rounded_as_the_bureau_rounds(
    start: str, count: int
) -> None:
    number = int(start[:4]) * 12 + int(start[5:]) - 1 + count - 1
    found = INDEX.of(read_edtf(f"{start}/{number // 12}-{number % 12 + 1:02}"))

    if isinstance(found, NoIndex) or not found.mean_of:
        return
    values = [price.value for price in found.mean_of]
    assert min(values) <= found.value <= max(values)
    assert abs(found.value * len(values) - sum(values)) <= len(values) * Decimal("0.0005")
    assert 2 * len(values) >= count
