"""What /timeline is."""

import re

from bot.answers.arguments import KNOWN_BY, UNDATED
from bot.answers.context import Context
from bot.answers.spec import Command, Example, Option
from bot.store.queries.names import ALL_STOPPAGES

_STOPPAGES = re.compile(
    r"(?:(?:all|bls|work) )*stoppages(?: of| in)? (?P<year>[1-9][0-9]{3})", re.IGNORECASE
)


async def _stoppages_of_a_year(_: Context, text: str) -> str | None:
    """'all stoppages 1987' may be of any year: that the lists have none of it is an answer too."""
    found = _STOPPAGES.fullmatch(" ".join(text.split()))
    return f"{ALL_STOPPAGES}-{found['year']}" if found else None


COMMAND = Command(
    name="timeline",
    code="ti",
    order=60,
    description="What happened, in order",
    options=(
        Option(
            "about",
            "A strike, a union, a company, a person, or 'all stoppages' with a year",
            place=0,
            kinds=("strike", "holder", "stoppages"),
            identify=_stoppages_of_a_year,
        ),
        Option(
            "from_date",
            "From this date on: '2023-05-02', 'May 2023', '2023'",
            place=1,
            dated=True,
            edge="first",
        ),
        Option("to_date", "Up to this date", place=2, dated=True, edge="last"),
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
