"""The strike that is meant by a name in a counted day, and the others that it can mean."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.answers.context import Context
from bot.answers.spec import Option
from bot.domain.stoppages.by_list import list_name
from bot.interactions.named_strikes import STRIKE, named_strikes
from bot.interactions.resolve_names import find_meant
from bot.models.dates import When
from bot.models.evidence import Name
from bot.models.statistics import STOPPAGE_KINDS
from bot.store.queries.stoppages import stoppages_by_id

_STOPPAGE = Option("strike", kinds=STOPPAGE_KINDS)


@dataclass(frozen=True, slots=True)
class DatedStrike:
    """A strike of the record, or a stoppage that is on some list alone, which is named."""

    name: str
    start: When
    end: When | None
    last_full_day: When | None
    listed: str = ""


@dataclass(frozen=True, slots=True)
class MeantStrikes:
    """What a name can mean, the one that is taken first, and `why` it leads; '' where it is the one
    that is called so. Nothing where none is.
    """

    found: Sequence[DatedStrike] = ()
    why: str = ""


def strikes_on_record(context: Context, name: str) -> MeantStrikes:
    names, why = named_strikes(context, name)
    return MeantStrikes(strikes_of(context, names), why)


def common_strikes(context: Context, limit: int) -> Sequence[DatedStrike]:
    """The best attested strikes of the record."""
    return strikes_of(context, context.names.common(STRIKE, limit))


def strikes_of(context: Context, names: Sequence[Name]) -> list[DatedStrike]:
    rows = (context.record.strikes[one.record].row for one in names)
    return [DatedStrike(row.name, row.start, row.end, row.last_full_day) for row in rows]


async def meant_strikes(context: Context, name: str) -> MeantStrikes:
    """The strikes of the record that a name can mean; without any, the stoppages on the lists."""
    on_record = strikes_on_record(context, name)
    return on_record if on_record.found else await listed_stoppages(context, name)


async def listed_stoppages(context: Context, name: str) -> MeantStrikes:
    """The listed stoppages that a name can mean, in the words of /strike."""
    meant = await find_meant(context, _STOPPAGE, name)
    if meant.name is None or meant.nearly:
        return MeantStrikes()
    names = [one for one in (meant.name, *meant.others) if one.kind in STOPPAGE_KINDS]
    rows = await stoppages_by_id(context.record, [one.record for one in names])
    found = [
        DatedStrike(one.title, row.start, row.end, None, list_name(row).short)
        for one in names
        if (row := rows.get(one.record)) is not None
    ]
    latest = "the latest large one " if len(found) > 1 else ""
    return MeantStrikes(found, f"{latest}{found[0].listed}" if found else "")
