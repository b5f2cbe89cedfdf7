"""Dates, amounts and words as the Associated Press writes them."""

import pytest

from bot.citations.ap_style import ap_amount, ap_date, between, dated, from_to, in_ap_words
from bot.models.dates import read_edtf
from bot.models.role import Figure
from tests.kit.builders import make_figure


@pytest.mark.parametrize(
    ("edtf", "alone", "in_a_sentence"),
    [
        ("2023-07-27", "July 27, 2023", "on July 27, 2023"),
        ("2023-09-14", "Sept. 14, 2023", "on Sept. 14, 2023"),
        ("2023-03-01", "March 1, 2023", "on March 1, 2023"),
        ("2023-09", "September 2023", "in September 2023"),
        ("2023", "2023", "in 2023"),
        ("2017?", "perhaps 2017", "perhaps in 2017"),
        ("2017-10-20?", "perhaps Oct. 20, 2017", "perhaps on Oct. 20, 2017"),
        ("1987~", "about 1987", "about 1987"),
        ("2023-05-02/2023-05-09", "May 2 to 9, 2023", "from May 2 to 9, 2023"),
        ("2023-05-02/2023-09-27", "May 2 to Sept. 27, 2023", "from May 2 to Sept. 27, 2023"),
        (
            *("2007-11-05/2008-02-12", "Nov. 5, 2007, to Feb. 12, 2008"),
            "from Nov. 5, 2007, to Feb. 12, 2008",
        ),
        ("2023-06/2023-08", "June to August 2023", "from June to August 2023"),
        ("2022-07/2023-06", "July 2022 to June 2023", "from July 2022 to June 2023"),
        ("2013/2019", "2013 to 2019", "from 2013 to 2019"),
        ("2013/2023?", "2013 to perhaps 2023", "from 2013 to perhaps 2023"),
        ("2026-02-17/2026-05", "Feb. 17, 2026, to May 2026", "from Feb. 17, 2026, to May 2026"),
    ],
)
def test_dates(edtf: str, alone: str, in_a_sentence: str) -> None:
    assert ap_date(read_edtf(edtf)) == alone
    assert dated(read_edtf(edtf)) == in_a_sentence


def test_one_moment_of_a_span() -> None:
    assert between(read_edtf("2023-07-27/2023-11-08")) == "between July 27 and Nov. 8, 2023"
    assert between(read_edtf("2023-07-27")) == "on July 27, 2023"


def test_one_day_from_its_beginning_to_its_end() -> None:
    day = read_edtf("2013-11-20")

    assert from_to(day, day) == "on Nov. 20, 2013"
    assert from_to(day, read_edtf("2013-11-21/2013-11-23")) == (
        "from Nov. 20, 2013, to Nov. 21 to 23, 2013"
    )


def dollars(low: str, high: str, **cells: str) -> Figure:
    return make_figure(low=low, high=high, **cells)


_NO_MONEY = {"low": "", "high": "", "currency": "", "per": ""}


@pytest.mark.parametrize(
    ("made", "expected"),
    [
        (dollars("390000", "900000"), "$390,000 to $900,000 a year"),
        (dollars("20.50", "20.50", per="hour"), "$20.50 an hour"),
        (dollars("35", "35", per="payment"), "$35"),
        (dollars("1000000000", "", per="payment", strict="low"), "more than $1 billion"),
        (dollars("246573481", "246573481"), "$246.6 million a year"),
        (dollars("1350000", "1350000"), "$1.35 million a year"),
        (dollars("", "34600000"), "up to $34.6 million a year"),
        (dollars("", "34612345"), "up to $34,612,345 a year"),
        (dollars("999999", "999999"), "$999,999 a year"),
        (dollars("50299296", "50299296", measure="total-compensation"), "$50.3 million"),
        (make_figure(**_NO_MONEY, measure="increase", share="7"), "a rise of 7%"),
        (
            make_figure(**{**_NO_MONEY, "low": "234", "high": "234"}, measure="ratio"),
            "234 to 1",
        ),
    ],
)
def test_amounts(made: Figure, expected: str) -> None:
    assert ap_amount(made) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Directors ratify with 87 percent", "Directors ratify with 87%"),
        ("4, 3 and 2 percent", "4%, 3% and 2%"),
        ("from 11.5 to 12 percent", "from 11.5% to 12%"),
        (
            "4 percent in May 2024 and 3.5 percent in May 2025",
            "4% in May 2024 and 3.5% in May 2025",
        ),
        ("317.2 million dollars more", "$317.2 million more"),
        ("300,000 to 900,000 dollars", "$300,000 to $900,000"),
        ("extended to 12 July", "extended to July 12"),
        ("From 25 September 2023 to 1 May 2026", "From Sept. 25, 2023, to May 1, 2026"),
        ("4 to 7 October 2023", "Oct. 4 to 7, 2023"),
        ("in May as on 20 September; 25 of 30", "in May as on Sept. 20; 25 of 30"),
        ("over eighty percent of members", "over eighty percent of members"),
    ],
)
def test_words(text: str, expected: str) -> None:
    assert in_ap_words(text) == expected
