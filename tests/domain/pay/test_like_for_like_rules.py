"""Like for like: the same year, the same unit, by the median."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

from bot.domain.pay.comparison import like_for_like, two_codes
from bot.models.measure import Measure, Per
from bot.models.statistics import Occupation

NEAR = date(2023, 7, 1)


def year(soc: str, when: int, **wages: str) -> Occupation:
    columns = dict.fromkeys(Occupation.model_fields, "")
    return Occupation.model_validate(
        {**columns, "soc": soc, "title": soc, "year": str(when), **wages}
    )


def test_the_nearest_year_that_both_have() -> None:
    one = [year("11-1111", y, h_median="30") for y in (2021, 2022, 2024)]
    other = [year("22-2222", y, h_median="10") for y in (2021, 2022, 2023)]

    found = like_for_like(one, other, NEAR)

    assert found is not None
    assert (found.first.year, found.second.year, found.per) == (2022, 2022, Per.HOUR)


def test_yearly_wages_go_before_hourly_ones_where_both_have_them() -> None:
    both = year("11-1111", 2023, h_median="30", a_median="60000")
    hourly = year("22-2222", 2023, h_median="10")
    yearly = year("33-3333", 2023, h_median="60", a_median="120000", a_mean="130000")

    assert (found := like_for_like([both], [hourly], NEAR)) is not None
    assert found.per is Per.HOUR
    assert (found := like_for_like([both], [yearly], NEAR)) is not None
    assert found.per is Per.YEAR
    assert found.first is yearly
    assert found.ratio(Measure.MEDIAN) == Fraction(2)
    assert found.ratio(Measure.MEAN) is None


def test_nothing_in_common_is_no_pair() -> None:
    one, other = year("11-1111", 2023, a_median="60000"), year("22-2222", 2023, h_median="10")

    assert like_for_like([one], [other], NEAR) is None
    assert like_for_like([], [other], NEAR) is None


def test_the_ratio_is_exact() -> None:
    one = year("15-1221", 2023, h_median="69.75", h_mean="75.56")
    other = year("27-2011", 2023, h_median="20.5", h_mean="41.01")

    found = like_for_like([other], [one], NEAR)

    assert found is not None
    assert found.first is one
    assert found.ratio(Measure.MEDIAN) == Fraction(Decimal("69.75")) / Fraction(Decimal("20.5"))


def test_two_different_occupations() -> None:
    assert two_codes(["11-1111", "22-2222"]) == ("11-1111", "22-2222")
    for others in (["11-1111", "11-1111"], ["11-1111", None], ["11-1111"], ["a", "b", "c"]):
        assert two_codes(others) is None
