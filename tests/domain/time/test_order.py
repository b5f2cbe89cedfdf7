"""The order of events: of each year the known days, then longer times, then guesses."""

from hypothesis import given
from hypothesis import strategies as st

from bot.domain.time.order import Dating, best_dated, in_order
from bot.models.dates import read_edtf
from bot.models.event import Event
from bot.models.evidence import Stated

DATES = st.one_of(
    st.dates().map(lambda day: day.isoformat()),
    st.dates().map(lambda day: day.isoformat()[:7]),
    st.dates().map(lambda day: day.isoformat()[:4]),
    st.sampled_from(["2023?", "2023-07?", "2023-07-14/2023-11-08", "2025-12-30/2026-01-04"]),
)


def event(number: int, text: str) -> Stated[Event]:
    return Stated(
        Event(
            id=f"e-{number}",
            date=read_edtf(text),
            title="It happened",
            what="So it was.",
            kind="other",
            parties=(),
            strike=None,
            note=None,
        ),
        (),
    )


EVENTS = st.lists(DATES, max_size=12).map(
    lambda dates: [event(number, text) for number, text in enumerate(dates)]
)


@given(EVENTS)
def test_in_each_year_days_come_before_what_has_none(events: list[Stated[Event]]) -> None:
    for latest_first in (False, True):
        told = in_order(events, latest_first=latest_first)
        assert {one.row.id for one in told} == {one.row.id for one in events}
        sign = -1 if latest_first else 1
        dates = [one.row.date for one in told]
        years = [sign * (date.last if latest_first else date.first).year for date in dates]
        assert years == sorted(years)
        keys = [(year, Dating.of(date)) for year, date in zip(years, dates, strict=True)]
        assert keys == sorted(keys)


@given(EVENTS)
def test_the_best_dated_come_first(events: list[Stated[Event]]) -> None:
    told = [Dating.of(one.row.date) for one in best_dated(events)]

    assert told == sorted(told)


def test_two_days_that_follow_each_other_are_as_good_as_one() -> None:
    assert Dating.of(read_edtf("2023-08-17/2023-08-18")) is Dating.DAY
    assert Dating.of(read_edtf("2023-08-17/2023-08-19")) is Dating.LONGER
    assert Dating.of(read_edtf("2023-08-17?")) is Dating.PERHAPS
