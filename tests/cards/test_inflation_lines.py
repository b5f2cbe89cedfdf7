"""What a card says of an amount in the dollars of another year."""

from decimal import Decimal
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from bot.cards.markdown import lines_text
from bot.cards.parts.amounts import rounded_bounds
from bot.cards.parts.inflation import adjusted_lines, dollars_lines
from bot.dataset.tables import read_dataset
from bot.domain.pay.inflation import Dollars
from bot.domain.pay.interval import Interval
from bot.domain.pay.price_index import IndexLevel, PriceIndex
from bot.settings import ROOT
from tests.kit.builders import make_figure, make_source
from tests.kit.door import bare

PRICES = {p.row.period: p.row for p in read_dataset(ROOT / "data").tables.prices}
AMOUNTS = st.fractions(min_value=Fraction(1, 100), max_value=10**7, max_denominator=10**6)


def dollars(year: int) -> Dollars:
    index = PriceIndex(PRICES)
    to = index.of_year(year)
    assert isinstance(to, IndexLevel)
    return Dollars(year, to, index, make_source())


def said(as_of: str, told: set[str] | None = None, **cells: str) -> str:
    lines = adjusted_lines(make_figure(as_of=as_of, **cells), dollars(2024), told or set())
    return bare(lines_text(lines))


def test_a_month_before_2010_has_the_average_of_its_year() -> None:
    """100 × 313.689 ÷ 24.1 = 1,301.6; 200 × 313.689 ÷ 24.1 = 2,603.2."""
    text = said("1950-06")

    assert "$1,302 to $2,603 a year (× 313.689 ÷ 24.1, CPI-U of 2024 and 1950)" in text
    assert "No month of 1950 is on record: its average stands for June 1950." in text


def test_what_was_told_is_not_said_again() -> None:
    told: set[str] = set()
    figure = make_figure(as_of="2024-07/2025-06")

    assert len(adjusted_lines(figure, dollars(2024), told)) == 2
    assert len(adjusted_lines(figure, dollars(2024), told)) == 1


def test_october_2025_was_never_published() -> None:
    assert said("2025-10") == ("Not adjusted: no price index of October 2025 was ever published.")


def test_a_year_whose_average_is_of_all_months_needs_no_word() -> None:
    assert dollars_lines(dollars(2024)) == []
    assert dollars_lines(dollars(1950)) == []
    assert dollars_lines(None) == []
    assert len(dollars_lines(dollars(2026))) == 1


@given(AMOUNTS)
def test_open_bounds_stay_true_when_rounded(amount: Fraction) -> None:
    at_least, _ = rounded_bounds(Interval(amount, None))
    _, up_to = rounded_bounds(Interval(None, amount))

    assert at_least is not None
    assert up_to is not None
    assert at_least <= amount <= up_to
    assert up_to - at_least <= (1 if amount >= 1000 else Decimal("0.01"))
