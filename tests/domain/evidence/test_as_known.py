"""What was known by a day: only what dated sources had published by then."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from bot.domain.evidence.agreement import support
from bot.domain.evidence.as_known import Cutoff, known_by, known_strikes, told_before_end
from bot.models.event import Strike
from bot.models.evidence import Stated
from bot.models.role import Figure
from tests.kit.builders import figure_lists, make_source, make_stated, make_strike, make_word

TODAY = date(2024, 6, 1)
DAY = Cutoff(date(2023, 7, 27), TODAY)
days = st.dates(date(2022, 12, 1), date(2024, 2, 1))


def dated(published: str) -> Stated[Figure]:
    return make_stated("f-dated", (make_word(make_source("one", published=published)),))


def ids(found: tuple[Stated[Figure], ...]) -> list[str]:
    return [stated.row.id for stated in found]


def test_a_source_counts_from_the_last_day_that_its_date_allows() -> None:
    for published, known in (
        ("2023-07-26", True),
        ("2023-07-27", True),
        ("2023-07-28", False),
        ("2023-07", False),
        ("2023-06", True),
        ("2023", False),
        ("2022", True),
        ("2023-07-20/2023-07-27", True),
        ("2023-07-20/2023-07-28", False),
    ):
        found = known_by([dated(published)], DAY)
        assert bool(found.shown) is known, published
        assert bool(found.later) is not known, published


def test_an_undated_source_is_left_out_and_told_apart() -> None:
    undated, later = make_source("undated", published=""), make_source("later", published="2024")
    both = make_stated("f-both", (make_word(undated), make_word(later)))
    alone = make_stated("f-later", (make_word(later), make_word(undated, differs=True)))

    found = known_by([both, alone], DAY)

    assert found.shown == ()
    assert ids(found.undated) == ["f-both"]
    assert [word.source.id for word in found.undated[0].evidence] == ["undated"]
    assert found.later == (alone,)
    assert found.earliest == TODAY, "all that is on record is out by today"


def test_later_words_of_what_is_shown_are_left_out() -> None:
    early, late = make_source("early"), make_source("late", published="2023-08-01")
    stated = make_stated(
        words=(make_word(early), make_word(late), make_word(late, differs=True)),
    )

    [shown] = known_by([stated], DAY).shown

    assert [word.source.id for word in shown.evidence] == ["early"]
    assert support(shown.agreeing).sources == 1


def test_a_word_that_only_differs_makes_nothing_known() -> None:
    stated = make_stated(words=(make_word(differs=True), make_word(make_source("b", published=""))))

    assert known_by([stated], DAY).undated[0].row == stated.row


def test_two_that_repeat_an_undated_source_stay_two_of_one_origin() -> None:
    listing = make_source("listing", published="")
    words = [make_word(make_source(name), listing) for name in ("a", "b")]

    [shown] = known_by([make_stated(words=tuple(words))], DAY).shown

    found = support(shown.agreeing)
    assert (found.sources, found.origins) == (2, 1)


@given(figure_lists(), days, st.integers(0, 400))
def test_a_later_day_never_shows_less(figures: list[Stated[Figure]], day: date, more: int) -> None:
    before, after = (
        known_by(figures, Cutoff(last, TODAY)) for last in (day, day + timedelta(days=more))
    )

    later = {stated.row.id: stated.evidence for stated in after.shown}
    for stated in before.shown:
        assert set(stated.evidence) <= set(later[stated.row.id])
    assert {*ids(after.undated)} <= {*ids(before.undated)}


@given(figure_lists(), days)
def test_nothing_shown_has_a_source_after_the_day(figures: list[Stated[Figure]], day: date) -> None:
    found = known_by(figures, Cutoff(day, TODAY))

    words = [word for stated in found.shown for word in stated.evidence]
    assert all(word.source.published and word.source.published.last <= day for word in words)
    assert all(stated.agreeing for stated in found.shown)
    undated = [word for stated in found.undated for word in stated.evidence]
    assert all(word.source.published is None for word in undated)


@given(figure_lists(), days)
def test_by_brute_force(figures: list[Stated[Figure]], day: date) -> None:
    shown, later, undated = [], [], []
    for stated in figures:
        dates = [word.source.published for word in stated.evidence if not word.differs]
        if any(when is not None and when.last <= day for when in dates):
            shown.append(stated.row.id)
        elif None in dates:
            undated.append(stated.row.id)
        else:
            later.append(stated.row.id)

    found = known_by(figures, Cutoff(day, TODAY))
    assert (ids(found.shown), ids(found.later), ids(found.undated)) == (shown, later, undated)
    assert len(shown) + len(later) + len(undated) == len(figures)


def test_all_that_is_dated_was_known_by_today() -> None:
    """'2024' may be any day of the year, but it is on record in June."""
    stated = dated("2024")

    assert known_by([stated], Cutoff(TODAY - timedelta(days=1), TODAY)).later == (stated,)
    assert known_by([stated], Cutoff(TODAY, TODAY)).shown == (stated,)


# --- Strikes -------------------------------------------------------------------------------------


def strike(published: str, **cells: str) -> Stated[Strike]:
    return Stated(make_strike(**cells), (make_word(make_source("one", published=published)),))


def test_a_strike_that_went_on_has_no_end_and_nothing_that_tells_of_it() -> None:
    ended = {"end": "2023-09-27", "last_full_day": "2023-09-26", "published_days": "146|148"}
    stated = strike("2023-05-03", **ended, note="It ended in September.", workers="11500")

    [then] = known_strikes([stated], DAY).shown
    assert (then.row.end, then.row.last_full_day, then.row.note) == (None, None, None)
    assert then.row.published_days == ()
    assert then.row.workers == 11500

    [over] = known_strikes([stated], Cutoff(date(2023, 9, 27), TODAY)).shown
    assert over.row == stated.row
    assert told_before_end(over)
    assert not told_before_end(strike("2023-09-27", **ended))
    assert not told_before_end(strike("2023-09-27"))


def test_a_strike_to_come_was_not_known() -> None:
    announced = strike("2023-05-03", start="2023-08-01")

    found = known_strikes([announced], DAY)

    assert found.shown == ()
    assert found.later == (announced,)
    assert known_strikes([announced], Cutoff(date(2023, 8, 1), TODAY)).shown == (announced,)
