"""The answer of /timeline where it asks for a list of stoppages."""

from dataclasses import replace
from datetime import date

from bot.answers.arguments import asked_cutoff, asked_date
from bot.answers.context import Context
from bot.answers.timeline.stoppages_card import Stoppages, render_stoppages
from bot.cards.card import Card
from bot.cards.parts.as_known import as_known
from bot.domain.evidence.as_known import known_by
from bot.domain.stoppages.lists import StoppageList, listed_years, was_on
from bot.errors import UserError
from bot.models.evidence import Attestation, Stated
from bot.models.question import Question
from bot.models.statistics import Stoppage
from bot.store.queries.stoppages import all_stoppages, stoppage_directory

_MOST_CARRIED = 80
"""Characters of all options together: buttons add an order to them."""


async def answer_stoppages(context: Context, question: Question, wanted: StoppageList) -> Card:
    """The stoppages of a list that were on from one date to another, as far as either is given."""
    if sum(len(value) for _, value in question.options) > _MOST_CARRIED:
        raise UserError(
            "No button can carry this list with dates so long", "A date can be a day, not a span."
        )
    cutoff = asked_cutoff(context, question["known_by"])
    first, last = asked_date(question["from_date"]), asked_date(question["to_date"])
    everything = await all_stoppages(context.record)
    directory = await stoppage_directory(context.record)
    years = listed_years(everything)
    ever = directory.listed(replace(wanted, first=None, last=None))
    from_day = max(date(wanted.first or 1, 1, 1), first.first if first else date.min)
    to_day = min(date(wanted.last or 9999, 12, 31), last.last if last else date.max)
    # What has no end on the lists may be on ever since, but nobody knows beyond their last year.
    on_lists = years is not None and from_day <= min(to_day, date(years.last, 12, 31))
    found = [one for one in ever if on_lists and was_on(one, from_day, to_day)]
    known = None
    if cutoff is not None:
        then = known_by((_attested(context, one) for one in found), cutoff)
        found = [stated.row for stated in then.shown]
        known = as_known(cutoff.day, "stoppage", then)
    return render_stoppages(
        Stoppages(
            wanted=wanted,
            party=directory.label(wanted.party),
            stoppages=found,
            ever=ever,
            lists=years,
            provisional={
                one.start.first.year: context.record.sources[one.source]
                for one in everything
                if one.provisional
            },
            from_day=from_day,
            to_day=to_day,
            first=first,
            last=last,
            sources=context.record.sources,
            known=known,
        ),
        question,
    )


def _attested(context: Context, stoppage: Stoppage) -> Stated[Stoppage]:
    """A stoppage with its list for a source."""
    source = context.record.sources[stoppage.source]
    return Stated(stoppage, (Attestation.of_publisher(source, "Lists it."),))
