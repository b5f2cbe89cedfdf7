"""The card of /strike for strikes that the record does not have yet."""

from datetime import date

from bot.answers.strike.card import StrikeAnswer, render_strike
from bot.answers.strike.rank import Standing
from bot.cards.card import Card
from bot.cards.plain_text import plain_text
from bot.domain.stoppages.lists import ListedYears
from bot.domain.time.calendar import strike_span
from bot.models.evidence import Stated
from bot.models.question import Question
from bot.models.statistics import Rank, RankedStoppage, StoppageRanking
from tests.kit import chart_specs as specs
from tests.kit.builders import make_source, make_stoppage, make_strike, make_word

TODAY = date(2026, 11, 21)
LISTS = (make_source("bls-stoppages"), make_source("bls-stoppages-2023"))
QUESTION = Question.of("strike", name="strike-a")


def card(*ranked: RankedStoppage, **cells: str) -> Card:
    largest = tuple(one.stoppage for one in ranked)
    answer = StrikeAnswer(
        span=strike_span(Stated(make_strike(**cells), (make_word(),)), TODAY),
        standing=Standing(
            StoppageRanking(ranked, 659, largest, largest),
            LISTS,
            ListedYears(1993, 2023),
            (),
            {},
            strikes={one.id: "Strike of a test" for one in largest},
        ),
        contracts=(),
        subjects=(),
        bargained=(),
        key_events=(),
        set_by_contract=(),
        events=(),
        figures=(),
    )
    return render_strike(answer).answering(QUESTION, "1")


def ranked(identifier: str, workers: str, *, others: int = 0) -> RankedStoppage:
    stoppage = make_stoppage(identifier, workers=workers, end="")
    return RankedStoppage(stoppage, Rank(12, others), Rank(1, 0))


def test_a_strike_that_goes_on() -> None:
    made = card(start="2026-11-19", workers="1", union="WGA|SAG")

    assert made.heading == ("Strike of a test: 2 days elapsed, 3 counted so far, with 1 worker")
    text = plain_text(made)
    assert "Strike of a test: since 19 November 2026, going on [1]" in text
    assert "Parties: WGA and SAG; AMPTP." in text
    assert "About" not in text
    assert made.buttons == ()


def test_the_first_day_of_one() -> None:
    assert "0 days elapsed, 1 day counted so far" in card(start="2026-11-21").heading


def test_several_stoppages_are_ranked_each_and_equal_numbers_share_a_place() -> None:
    made = card(ranked("ws-a", "5000", others=2), ranked("ws-b", "4000", others=1))
    text = plain_text(made)

    assert "Number 12 (shared with 2 others) by workers (5,000 workers)" in text
    assert "Number 12 (shared with 1 other) by workers (4,000 workers)" in text
    assert text.count("no end on the list") == 2
    assert made.chart is not None
    written = specs.labels(specs.drawn(made.chart))
    assert written.count("12. Strike of a test") == 2
