"""Amounts, dates and ages as they are said."""

from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.cards.parts.amounts import (
    age,
    day,
    figure_amount,
    money,
    multiple,
    number,
    per,
    plural,
    quotient,
    term_amount,
    when,
    years,
)
from bot.domain.pay.interval import Interval, said_number, say
from bot.models.dates import read_edtf
from bot.models.measure import Measure, Per
from tests.kit.builders import make_figure, make_term

BARE = {"low": "", "high": "", "currency": "", "per": ""}


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("0", "$0"),
        ("5", "$5"),
        ("5.00", "$5"),
        ("0.05", "$0.05"),
        ("27.3", "$27.30"),
        ("27.30", "$27.30"),
        ("999.99", "$999.99"),
        ("1000", "$1,000"),
        ("900000", "$900,000"),
        ("31100000", "$31,100,000"),
        ("1234567.80", "$1,234,567.80"),
    ],
)
def test_money(value: str, shown: str) -> None:
    assert money(Decimal(value)) == shown


@settings(deadline=None, max_examples=200)
@given(st.decimals(0, 10**12, places=2))
def test_money_reads_back_to_the_cent(value: Decimal) -> None:
    shown = money(value)

    assert Decimal(shown.removeprefix("$").replace(",", "")) == value
    assert ("." in shown) is (value != int(value))


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (Decimal("1234.5"), "1,234.5"),
        (Decimal("87.0"), "87"),
        (Decimal("3.125"), "3.125"),
        (Decimal("0.034"), "0.034"),
        (160000, "160,000"),
        (0, "0"),
    ],
)
def test_numbers(value: Decimal | int, shown: str) -> None:
    assert number(value) == shown


@settings(deadline=None, max_examples=200)
@given(st.builds(Fraction, st.integers(1, 10**9), st.integers(1, 10**5)))
def test_a_ratio_is_shown_as_it_is_said(value: Fraction) -> None:
    said = said_number(value)
    shown = quotient(said)

    assert Fraction(shown.replace(",", "")) == said.value
    if not said.exact:
        assert len(shown.partition(".")[2]) == said.places


def test_a_small_ratio_is_shown_as_it_is_said() -> None:
    assert quotient(said_number(Fraction(34, 10_000))) == "0.0034"


@pytest.mark.parametrize(
    ("cells", "shown"),
    [
        ({"low": "300000", "high": "900000"}, "$300,000 to $900,000 a year"),
        ({"low": "", "high": "900000"}, "up to $900,000 a year"),
        ({"low": "", "high": "30000", "strict": "high"}, "less than $30,000 a year"),
        ({"low": "1000000", "high": ""}, "at least $1,000,000 a year"),
        ({"low": "1000000", "high": "", "strict": "low"}, "more than $1,000,000 a year"),
        ({"low": "27.30", "high": "27.30", "per": "hour"}, "$27.30 an hour"),
        ({"low": "0.05", "high": "1.5", "per": "payment"}, "$0.05 to $1.50 a payment"),
        ({"low": "35", "high": "35", "per": "payment"}, "$35, one payment"),
        ({"low": "", "high": "35", "per": "payment"}, "up to $35, one payment"),
        (
            {"low": "1000000000", "high": "", "strict": "low", "per": "total"},
            "more than $1,000,000,000 in all",
        ),
        ({"low": "3157", "high": "3157", "per": "total"}, "$3,157 in all"),
        ({"low": "1134.95", "high": "1134.95", "per": "session"}, "$1,134.95 a session"),
        ({"strict": "low"}, "more than $100 to $200 a year"),
        ({"strict": "high"}, "$100 to $200 (excluded) a year"),
        ({"strict": "both"}, "more than $100 to $200 (excluded) a year"),
        (
            {"measure": "share-below", "share": "87", "low": "", "high": "26000", "strict": "high"},
            "87% of the people: less than $26,000 a year",
        ),
        (
            {"measure": "share-below", "share": "86.5", "low": ""},
            "86.5% of the people: up to $200 a year",
        ),
        (BARE | {"measure": "increase", "share": "7"}, "a rise of 7%"),
        (BARE | {"measure": "increase", "share": "3.5"}, "a rise of 3.5%"),
        (BARE | {"measure": "increase", "share": "-4"}, "a fall of 4%"),
        (
            BARE | {"measure": "increase", "share": "5", "strict": "low"},
            "a rise of more than 5%",
        ),
        (BARE | {"measure": "offer", "share": "5"}, "5%"),
        ({"measure": "increase"}, "$100 to $200 a year"),
        (BARE | {"measure": "ratio", "low": "1.5", "high": "1.5"}, "1.5 times"),
        (BARE | {"measure": "ratio", "low": "300", "high": ""}, "at least 300 times"),
        (BARE | {"measure": "ratio", "low": "33", "strict": "low"}, "more than 33 times"),
        (BARE | {"measure": "ratio", "high": "1428"}, "up to 1,428 times"),
        (BARE | {"measure": "ratio", "low": "2", "high": "3"}, "2 to 3 times"),
    ],
)
def test_what_a_figure_states(cells: dict[str, str], shown: str) -> None:
    assert figure_amount(make_figure(**cells)) == shown


def term(unit: str = "", **cells: str) -> dict[str, str]:
    return {"unit": unit, "measure": "count", "of": "something"} | cells


MONEY = {"currency": "USD", "measure": "amount"}


@pytest.mark.parametrize(
    ("cells", "shown"),
    [
        (term("percent", low="43", high="67"), "43% to 67%"),
        (term("percent", low="", high="140"), "up to 140%"),
        (term("percent", low="24", high="", strict="low"), "more than 24%"),
        (term("points", low="1", high="1", measure="rate-rise"), "1 point"),
        (term("points", low="1.5", high="1.5", measure="rate-rise"), "1.5 points"),
        (term("people", low="3", high="6"), "3 to 6 people"),
        (term("weeks", low="10", high=""), "at least 10 weeks"),
        (term("times", low="7.5", high="7.5"), "7.5 times"),
        (term(**MONEY, low="", high="5000", per="month"), "up to $5,000 a month"),
        (term(**MONEY, low="70", high="75", per="day"), "$70 to $75 a day"),
        (term(**MONEY, low="15000", high="15000", per="episode"), "$15,000 an episode"),
        (term(**MONEY, low="15000", high="15000", per="hour"), "$15,000 an hour"),
        (term(**MONEY, low="1000000000", high="", strict="low"), "more than $1,000,000,000"),
    ],
)
def test_what_a_term_states(cells: dict[str, str], shown: str) -> None:
    assert term_amount(make_term(**cells)) == shown


@pytest.mark.parametrize("unit", [*Per, None])
def test_every_unit_is_said(unit: Per | None) -> None:
    said = per(unit)

    assert (unit or "") in said or unit is Per.TOTAL
    assert (said == "") is (unit is None)


@pytest.mark.parametrize("measure", [m for m in Measure if m is not Measure.RATIO])
def test_every_measure_says_its_amount(measure: Measure) -> None:
    assert "$100 to $200 a year" in figure_amount(make_figure(measure=measure))


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("2023-07-14", "14 July 2023"),
        ("2023-07-04", "4 July 2023"),
        ("2023-07", "July 2023"),
        ("2023", "2023"),
        ("2023-07-14?", "perhaps 14 July 2023"),
        ("2023-07?", "perhaps July 2023"),
        ("2023?", "perhaps 2023"),
        ("2023-07~", "about July 2023"),
        ("2023~", "about 2023"),
        ("2023%", "perhaps 2023"),
        ("2014-07-01/2015-06-30", "1 July 2014 to 30 June 2015"),
        ("2020/2022", "2020 to 2022"),
        ("2020-03/2022-04-05", "March 2020 to 5 April 2022"),
        ("2020?/2022-04~", "perhaps 2020 to about April 2022"),
    ],
)
def test_dates_are_as_imprecise_as_they_are(text: str, shown: str) -> None:
    assert when(read_edtf(text)) == shown


def test_a_day_has_its_month_in_letters() -> None:
    assert day(date(2023, 8, 7)) == "7 August 2023"


@pytest.mark.parametrize(
    ("as_of", "today", "shown"),
    [
        ("2023-07-14", "2023-07-14", ""),
        ("2023-07-14", "2023-08-13", ""),
        ("2023-07-14", "2023-08-14", "1 month old"),
        ("2023-07", "2023-08-30", ""),
        ("2023-07", "2023-08-31", "1 month old"),
        ("2023-07-14", "2025-06-14", "23 months old"),
        ("2023-07-14", "2025-07-13", "23 months old"),
        ("2023-07-14", "2025-07-14", "2 years old"),
        ("2023-07", "2026-08-01", "3 years old"),
        ("2023-07", "2023-09-15", "1 to 2 months old"),
        ("2023", "2026-08-01", "2 to 3 years old"),
        ("1960", "2026-08-01", "65 to 66 years old"),
        ("2027", "2026-08-01", ""),
        ("2020/2023-07-14", "2025-07-14", "2 to 5 years old"),
    ],
)
def test_age(as_of: str, today: str, shown: str) -> None:
    assert age(read_edtf(as_of), date.fromisoformat(today)) == shown


@settings(deadline=None, max_examples=150)
@given(st.dates(date(1950, 1, 1), date(2030, 1, 1)), st.integers(0, 9000))
def test_age_never_says_more_than_the_days_allow(first: date, days: int) -> None:
    said = age(read_edtf(first.isoformat()), first + timedelta(days=days))

    if not said:
        assert days < 32
        return
    count, unit, _ = said.split()
    months = int(count) * (12 if unit.startswith("year") else 1)
    assert months * 28 <= days
    assert days <= (months + (12 if unit.startswith("year") else 1)) * 31


@pytest.mark.parametrize(
    ("low", "high", "strict", "shown"),
    [
        ("13", None, "low", "more than 13 times"),
        ("13.67", None, "", "at least about 13.7 times"),
        ("1", None, "", "at least 1.0 times"),
        (None, "13.24", "", "at most about 13.2 times"),
        (None, "2", "high", "less than 2 times"),
        ("2", "3", "", "between 2 and 3 times"),
        ("14.733", "34.0008", "both", "between about 14.7 and 34.0 times"),
        ("2", "2.96", "", "between about 2 and 3.0 times"),
        ("3.4", "3.4", "", "3.4 times"),
        ("3.44", "3.44", "", "about 3.4 times"),
        ("1428.6", "1428.6", "", "about 1,429 times"),
    ],
)
def test_a_ratio_in_words(low: str | None, high: str | None, strict: str, shown: str) -> None:
    ratio = Interval(
        None if low is None else Fraction(low),
        None if high is None else Fraction(high),
        strict in ("low", "both"),
        strict in ("high", "both"),
    )

    assert multiple(say(ratio)) == shown


@pytest.mark.parametrize(
    ("count", "shown"),
    [(0, "0 sources"), (1, "1 source"), (2, "2 sources"), (1165, "1,165 sources")],
)
def test_plurals(count: int, shown: str) -> None:
    assert plural(count, "source") == shown
    assert plural(2, "person", "people") == "2 people"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("2023", "2023"),
        ("2023-07-14", "2023"),
        ("2025-05-02/2026-05-01", "2025–26"),
        ("2019/2020", "2019–20"),
        ("1998/2003", "1998–2003"),
        ("2023-08?", "perhaps 2023"),
        ("2017~", "about 2017"),
    ],
)
def test_years(text: str, shown: str) -> None:
    assert years(read_edtf(text)) == shown
