"""The answer of /timeline where it asks for all stoppages."""

import re
from datetime import date

from bot.answers.arguments import asked_cutoff, asked_date
from bot.answers.context import Context
from bot.answers.timeline.stoppages_card import Stoppages, render_stoppages
from bot.cards.card import Card
from bot.cards.parts.as_known import as_known
from bot.domain.evidence.as_known import known_by
from bot.models.evidence import Attestation, Name, Stated
from bot.models.question import Question
from bot.models.statistics import Stoppage
from bot.store.queries.names import ALL_STOPPAGES
from bot.store.queries.stoppages import list_stoppages

_LIST = re.compile(rf"{ALL_STOPPAGES}(?:-(?P<year>[0-9]{{4}}))?")
_MOST_YEARS = 100


def listed_year(about: str) -> str | None:
    """The year whose stoppages are asked for, '' for all; None where it is about another thing."""
    match = _LIST.fullmatch(about)
    return match["year"] or "" if match else None


async def answer_stoppages(context: Context, question: Question, listed: str) -> Card:
    """The stoppages on BLS's lists that were on in a year ('' for all), or from one date to
    another, or both.
    """
    year, cutoff = asked_date(listed), asked_cutoff(context, question["known_by"])
    first, last = asked_date(question["from_date"]), asked_date(question["to_date"])
    years = _listed_years(context)
    from_day = max((one.first for one in (year, first) if one), default=date.min)
    to_day = min((one.last for one in (year, last) if one), default=date.max)
    stoppages: list[Stoppage] = []
    # What has no end on the lists may be on ever since, but nobody knows beyond their last year.
    if years and from_day <= min(to_day, date(int(years[0].record[-4:]), 12, 31)):
        stoppages = await list_stoppages(context.record, from_day, to_day)
    known = None
    if cutoff is not None:
        then = known_by((_attested(context, one) for one in stoppages), cutoff)
        stoppages = [stated.row for stated in then.shown]
        known = as_known(cutoff.day, "stoppage", then)
    names = () if year else years
    return render_stoppages(
        Stoppages(stoppages, year, first, last, names, context.record.sources, known), question
    )


def _listed_years(context: Context) -> list[Name]:
    """The names by which the stoppages of one year can be asked for, the latest first."""
    listed = context.names.common(("stoppages",), _MOST_YEARS)
    years = (name for name in listed if name.record != ALL_STOPPAGES)
    return sorted(years, key=lambda name: name.record, reverse=True)


def _attested(context: Context, stoppage: Stoppage) -> Stated[Stoppage]:
    """A stoppage with its list for a source."""
    source = context.record.sources[stoppage.source]
    return Stated(stoppage, (Attestation.of_publisher(source, "Lists it."),))
