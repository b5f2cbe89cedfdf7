"""What /timeline is."""

from bot.answers.arguments import KNOWN_BY, UNDATED
from bot.answers.context import Context
from bot.answers.spec import Command, Example, Option
from bot.domain.names.meaning import forms
from bot.domain.stoppages.lists import decoded
from bot.domain.stoppages.read_list import read_stoppage_list
from bot.store.queries.stoppages import stoppage_directory


async def _stoppage_list(context: Context, text: str) -> str | None:
    """The list of stoppages that a text asks for; None where it names a strike or a holder of the
    record, or asks for no list.
    """
    if decoded(text.strip()):
        return text.strip()
    if any(context.names.exact(form, _OF_THE_RECORD) for form in forms(text)):
        return None
    wanted = read_stoppage_list(text, await stoppage_directory(context.record))
    return wanted.encoded if wanted else None


_OF_THE_RECORD = ("strike", "holder")

COMMAND = Command(
    name="timeline",
    code="ti",
    order=60,
    description="What happened, in order",
    options=(
        Option(
            "about",
            "A strike, union, company or person; or stoppages: 'stoppages 2023', 'longest strikes'",
            place=0,
            kinds=("strike", "holder", "stoppages"),
            identify=_stoppage_list,
        ),
        Option(
            "from_date",
            "From this date on: '2023-05-02', 'May 2023', '2023'",
            place=1,
            dated=True,
            edge="first",
        ),
        Option("to_date", "Up to this date", place=2, dated=True, edge="last", follows="from_date"),
        Option("known_by", KNOWN_BY, place=3, dated=True, edge="last"),
        Option("undated", place=4, choices=UNDATED),
    ),
    examples=(
        Example("what happened, in order", {"about": "Writers' strike of 2023"}),
        Example(
            "the same for a union or a company",
            {"about": "DGA", "from_date": "2023", "to_date": "2026"},
        ),
        Example("the work stoppages on the lists of the BLS", {"about": "all stoppages 2023"}),
    ),
)
