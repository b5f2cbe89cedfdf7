"""The answer of /timeline where it asks for a list of stoppages."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from bot.answers.arguments import asked_cutoff, asked_date
from bot.answers.context import Context
from bot.answers.timeline.stoppages_card import render_stoppages
from bot.answers.timeline.stoppages_heading import Stoppages
from bot.cards.card import Card
from bot.cards.parts.as_known import as_known
from bot.charts.stoppage_names import strikes_by_stoppage
from bot.domain.evidence.as_known import Cutoff, known_by
from bot.domain.stoppages.by_list import is_tracked, listing
from bot.domain.stoppages.lists import StoppageList, listed_years, was_on
from bot.errors import UserError
from bot.models.evidence import Stated
from bot.models.question import Question
from bot.models.source import Source
from bot.models.statistics import TOTALS_BY_YEAR, Stoppage
from bot.store.queries.stoppages import all_stoppages, stoppage_directory

_MOST_CARRIED = 80
"""Characters of all options together: buttons add an order to them."""


async def answer_stoppages(context: Context, question: Question, wanted: StoppageList) -> Card:
    """The stoppages of a list that were on from one date to another, as far as either is given."""
    if sum(len(value) for _, value in question.options) > _MOST_CARRIED:
        raise UserError(
            "No button can carry this list with dates so long", "A date can be a day, not a span."
        )
    everything = await all_stoppages(context.record)
    directory = await stoppage_directory(context.record)
    first, last = asked_date(question["from_date"]), asked_date(question["to_date"])
    answer = Stoppages(
        wanted=wanted,
        party=directory.label(wanted.party),
        stoppages=(),
        ever=directory.listed(replace(wanted, first=None, last=None)),
        lists=listed_years(everything),
        provisional={
            one.start.first.year: context.record.sources[one.source]
            for one in everything
            if one.provisional and not is_tracked(one)
        },
        totals={year: context.record.sources[one] for year, one in TOTALS_BY_YEAR.items()},
        from_day=max(wanted.first_day, first.first if first else date.min),
        to_day=min(wanted.last_day, last.last if last else date.max),
        first=first,
        last=last,
        sources=context.record.sources,
        strikes=strikes_by_stoppage(context.record.strikes.values()),
    )
    answer = replace(answer, stoppages=_asked_days(answer))
    cutoff = asked_cutoff(context, question["known_by"])
    return render_stoppages(_as_known(answer, cutoff) if cutoff else answer, question)


def _asked_days(answer: Stoppages) -> list[Stoppage]:
    """Those that were on in the days asked about. What has no end on the bureau's lists may be on
    ever since, but nobody knows beyond their last year.
    """
    if answer.lists is None or answer.to_day < answer.from_day:
        return []
    return [
        one
        for one in answer.ever
        if was_on(one, answer.from_day, answer.to_day)
        and (is_tracked(one) or not answer.after_lists)
    ]


def _as_known(answer: Stoppages, cutoff: Cutoff) -> Stoppages:
    """What of it was published by a day; what was not is counted list by list, too."""
    stated = [Stated(one, (listing(one, answer.sources),)) for one in answer.stoppages]
    listed = known_by((one for one in stated if not is_tracked(one.row)), cutoff)
    beside = known_by((one for one in stated if is_tracked(one.row)), cutoff)
    shown = {one.row.id for known in (listed, beside) for one in known.shown}
    return replace(
        answer,
        stoppages=[one for one in answer.stoppages if one.id in shown],
        ever=[one for one in answer.ever if cutoff.has(answer.sources[one.source])],
        provisional=_out(answer.provisional, cutoff),
        totals=_out(answer.totals, cutoff),
        known=as_known(cutoff.day, "stoppage", listed),
        later_beside=len(beside.later),
    )


def _out(by_year: Mapping[int, Source], cutoff: Cutoff) -> dict[int, Source]:
    return {year: source for year, source in by_year.items() if cutoff.has(source)}
