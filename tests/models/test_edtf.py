"""EDTF dates: what is read, its strict bounds, and what is refused."""

from calendar import monthrange
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.models.base import read_date
from bot.models.dates import Precision, When, read_edtf

days = st.dates(date(1000, 1, 1), date(2999, 12, 31))
marks = st.sampled_from(["", "?", "~", "%"])


@pytest.mark.parametrize(
    ("text", "first", "last", "precision"),
    [
        ("2023-07-14", "2023-07-14", "2023-07-14", Precision.DAY),
        ("2023-07", "2023-07-01", "2023-07-31", Precision.MONTH),
        ("2024-02", "2024-02-01", "2024-02-29", Precision.MONTH),
        ("1900-02", "1900-02-01", "1900-02-28", Precision.MONTH),
        ("2023", "2023-01-01", "2023-12-31", Precision.YEAR),
        ("2023-07?", "2023-07-01", "2023-07-31", Precision.MONTH),
        ("2023~", "2023-01-01", "2023-12-31", Precision.YEAR),
        ("2023-07%", "2023-07-01", "2023-07-31", Precision.MONTH),
        ("2023-07-14%", "2023-07-14", "2023-07-14", Precision.DAY),
        ("2023-05-02/2023-09-27", "2023-05-02", "2023-09-27", Precision.SPAN),
        ("2014-07/2015-06", "2014-07-01", "2015-06-30", Precision.SPAN),
        ("2020/2022", "2020-01-01", "2022-12-31", Precision.SPAN),
        ("2020?/2022-03~", "2020-01-01", "2022-03-31", Precision.SPAN),
        ("2023/2023-03", "2023-01-01", "2023-03-31", Precision.SPAN),
        ("0001", "0001-01-01", "0001-12-31", Precision.YEAR),
        ("9999-12", "9999-12-01", "9999-12-31", Precision.MONTH),
    ],
)
def test_forms_and_strict_bounds(text: str, first: str, last: str, precision: Precision) -> None:
    when = read_edtf(text)

    assert when == When(text, date.fromisoformat(first), date.fromisoformat(last))
    assert when.precision is precision
    assert when.uncertain is any(mark in text for mark in "?~%")
    assert when.is_day is (precision is Precision.DAY and not when.uncertain)


@settings(deadline=None, max_examples=40)
@given(days, marks)
def test_every_day_month_and_year_in_every_doubt(day: date, mark: str) -> None:
    last = monthrange(day.year, day.month)[1]
    exact, month, year = (read_edtf(f"{day:%4Y-%m-%d}"[:n] + mark) for n in (10, 7, 4))

    assert (exact.first, exact.last) == (day, day)
    assert (month.first, month.last) == (day.replace(day=1), day.replace(day=last))
    assert (year.first, year.last) == (date(day.year, 1, 1), date(day.year, 12, 31))


@settings(deadline=None, max_examples=150)
@given(days, days, st.sampled_from([4, 7, 10]), st.sampled_from([4, 7, 10]))
def test_an_interval_runs_from_the_first_to_the_last_of_its_ends(
    a: date, b: date, left: int, right: int
) -> None:
    start, end = sorted((a, b))
    texts = (start.isoformat()[:left], end.isoformat()[:right])

    when = read_edtf("/".join(texts))

    assert when.first == read_edtf(texts[0]).first
    assert when.last == read_edtf(texts[1]).last


def test_a_day_is_its_own_when() -> None:
    assert When.of_day(date(2023, 7, 14)) == read_edtf("2023-07-14")


REFUSED = [
    "",
    " ",
    "2023-07-14 ",
    "\n2023",
    "0000",
    "10000",
    "-2023",
    "23",
    "2023-00",
    "2023-13",
    "2023-7",
    "2023-21",
    "2023-02-29",
    "2023-07-32",
    "2023-07-1",
    "20230714",
    "2023-07-14T12:00",
    "202X",
    "2023-XX",
    "Y2023",
    "July 2023",
    "2023??",
    "2023?~",
    "?2023",
    "2023?-07",
    "?",
    "%",
    "/",
    "2023/",
    "/2023",
    "2023//2024",
    "2022/2023/2024",
    "../2023",
    "2023/..",
    "2024/2023",
    "2023-07-02/2023-07-01",
    "2023-13/2024",
    "2023-13?",
    "[2022,2023]",
    "{2022..2023}",
    "\uff12\uff10\uff12\uff13",
    "\u0662\u0660\u0662\u0663",
    "2023−07",
    "2023\x00",
]


@pytest.mark.parametrize("text", REFUSED)
def test_what_is_no_edtf_date_is_a_value_error(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        read_edtf(text)


def test_an_iso_week_is_no_day() -> None:
    with pytest.raises(ValueError, match="a day of the calendar"):
        read_date("2023-W28-5")


def test_a_heap_of_doubt_is_a_value_error() -> None:
    with pytest.raises(ValueError, match=r"."):
        read_edtf("2023" + "?" * 6000)


pieces = st.sampled_from(
    ["2023", "1999", "-", "07", "31", "00", "/", "?", "~", "%", "X", "..", "T"]
)


@settings(deadline=None, max_examples=300)
@given(st.text(max_size=24) | st.lists(pieces, max_size=8).map("".join))
def test_any_text_is_a_date_or_a_value_error(text: str) -> None:
    try:
        when = read_edtf(text)
    except ValueError:
        return
    assert when.text == text
    assert when.first <= when.last


@st.composite
def spans(draw: st.DrawFn) -> When:
    first = date(2023, 1, 1) + timedelta(days=draw(st.integers(0, 40)))
    last = first + timedelta(days=draw(st.integers(0, 20)))
    return When(f"{first}/{last}", first, last)


def days_of(when: When) -> set[int]:
    return set(range(when.first.toordinal(), when.last.toordinal() + 1))


@settings(deadline=None, max_examples=200)
@given(spans(), spans())
def test_overlap_and_distance_by_counting_days(a: When, b: When) -> None:
    common = days_of(a) & days_of(b)
    distance = min(abs(one - other) for one in days_of(a) for other in days_of(b))

    assert a.overlaps(b) is b.overlaps(a) is bool(common)
    assert a.days_apart(b) == b.days_apart(a) == distance
