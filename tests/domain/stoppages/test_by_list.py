"""Stoppages of different lists stand one after the other, whatever is asked."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from bot.domain.stoppages.by_list import ListName, by_list, is_tracked, list_name, listing
from bot.domain.stoppages.lists import Order, StoppageList, listed, listed_years, was_on
from bot.models.statistics import TRACKED_UNTIL, Stoppage
from tests.kit.builders import make_source, make_stoppage, make_tracked

_DAYS = st.dates(date(2019, 1, 1), date(2025, 12, 31))


@st.composite
def _stoppages(draw: st.DrawFn) -> list[Stoppage]:
    made: list[Stoppage] = []
    for number in range(draw(st.integers(0, 12))):
        start = draw(_DAYS)
        cells = {
            "start": start.isoformat(),
            "end": draw(st.sampled_from(["", (start + timedelta(days=9)).isoformat()])),
            "workers": str(draw(st.integers(1000, 9000))),
        }
        make = draw(st.sampled_from([make_stoppage, make_tracked]))
        made.append(make(f"ws-{number}", **cells))
    return made


@given(_stoppages(), st.sampled_from(Order), st.none() | st.integers(2019, 2025))
def test_each_list_is_in_its_own_order_as_if_the_other_were_not_there(
    stoppages: list[Stoppage], order: Order, year: int | None
) -> None:
    wanted = StoppageList(order=order, first=year, last=year)

    both = listed(wanted, stoppages)

    bureau = [one for one in stoppages if not is_tracked(one)]
    tracked = [one for one in stoppages if is_tracked(one)]
    found = [one for one in both if not is_tracked(one)]
    assert found == listed(wanted, bureau)
    assert [one for one in both if is_tracked(one)] == listed(wanted, tracked)
    first, last = (found, both[len(found) :])
    if order is Order.LATEST:
        first, last = both[: len(both) - len(found)], found
    assert both == [*first, *last]


@given(_stoppages())
def test_the_years_of_the_bureaus_lists_are_those_of_its_own_stoppages(
    stoppages: list[Stoppage],
) -> None:
    bureau = [one for one in stoppages if not is_tracked(one)]

    assert listed_years(stoppages) == listed_years(bureau)


@given(_stoppages())
def test_every_stoppage_is_on_one_list(stoppages: list[Stoppage]) -> None:
    found = by_list(stoppages)

    assert sum(map(len, found.values())) == len(stoppages)
    assert all(list_name(one) is name for name, rows in found.items() for one in rows)


def test_what_began_after_the_tracker_ends_is_on_no_list() -> None:
    last = make_tracked(start=TRACKED_UNTIL.isoformat(), end="2026-03-12")
    later = make_tracked(start="2026-03-11", end="2026-03-12", source="ap", note="So.")

    assert list_name(last) is ListName.TRACKER
    assert list_name(later) is ListName.NONE


def test_what_has_no_end_on_the_tracker_is_known_no_longer_than_it_goes() -> None:
    going = make_tracked(start="2026-03-05", end="", days_lost="", note="No end.")

    assert was_on(going, date(2026, 3, 10), date(2026, 3, 31))
    assert not was_on(going, date(2026, 3, 11), date(2027, 3, 11))
    assert was_on(make_stoppage(end=""), date(2027, 1, 1), date(2027, 1, 2))


def test_what_is_not_the_trackers_is_told_in_the_words_of_its_note() -> None:
    sources = {one: make_source(one) for one in ("bls-stoppages", "cornell-lat-2603", "ap")}
    other = make_tracked(source="ap", note="The press has a later end.")

    assert listing(make_stoppage(), sources).says == "Lists the stoppage."
    assert listing(make_tracked(), sources).says == "Lists the stoppage."
    assert listing(other, sources).says == "The press has a later end."
