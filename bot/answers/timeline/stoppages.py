"""The answer of /timeline where it asks for all stoppages."""

import re
from dataclasses import dataclass
from datetime import date

from bot.answers.context import Context
from bot.answers.timeline.stoppages_card import Stoppages, render_stoppages
from bot.cards.card import Card
from bot.cards.parts.as_known import as_known
from bot.domain.evidence.as_known import Cutoff, known_by
from bot.models.dates import When
from bot.models.evidence import Attestation, Name, Stated
from bot.models.question import Question
from bot.models.stoppage import Stoppage
from bot.store.queries.names import ALL_STOPPAGES
from bot.store.queries.stoppages import list_stoppages


def listed_year(about: str) -> str | None:
    """The year whose stoppages are asked for, '' for all; None where it is about another thing."""
    found = _LIST.fullmatch(about)
    return found["year"] or "" if found else None


@dataclass(frozen=True, slots=True)
class Asked:
    """Which stoppages are asked for: those on in a year, or from one date to another, or both; and
    the day by which their list had to be known.
    """

    year: When | None
    first: When | None
    last: When | None
    known: Cutoff | None


async def stoppages(context: Context, question: Question, asked: Asked) -> Card:
    """The stoppages on BLS's lists that were on in a year, or between two dates, or both."""
    listed = context.names.common(("stoppages",), _YEARS)
    years = sorted((name for name in listed if name.record != ALL_STOPPAGES), key=_by_record)
    from_day = max((one.first for one in (asked.year, asked.first) if one), default=date.min)
    to_day = min((one.last for one in (asked.year, asked.last) if one), default=date.max)
    found: list[Stoppage] = []
    if years and from_day <= min(to_day, date(int(years[-1].record[-4:]), 12, 31)):
        found = await list_stoppages(context.record, from_day, to_day)
    known = None
    if asked.known is not None:
        parted = known_by((_attested(context, one) for one in found), asked.known)
        found = [stated.row for stated in parted.shown]
        known = as_known(asked.known.day, "stoppage", parted)
    listed_then = Stoppages(
        found,
        asked.year,
        asked.first,
        asked.last,
        () if asked.year else years[::-1],
        context.record.sources,
        known,
    )
    return render_stoppages(listed_then, question)


def _attested(context: Context, stoppage: Stoppage) -> Stated[Stoppage]:
    """A stoppage with its list for a source."""
    source = context.record.sources[stoppage.source]
    return Stated(stoppage, (Attestation.of_publisher(source, "Lists it."),))


_LIST = re.compile(rf"{ALL_STOPPAGES}(?:-(?P<year>[0-9]{{4}}))?")
_YEARS = 100


def _by_record(name: Name) -> str:
    return name.record
