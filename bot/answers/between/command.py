"""What /between is."""

from bot.answers.arguments import DATE, DATED_KINDS
from bot.answers.spec import Command, Example, Option

COMMAND = Command(
    name="between",
    code="be",
    order=90,
    description="The days between two dates or events, counted both ways",
    options=(
        Option("start", DATE, place=0, kinds=DATED_KINDS, dated=True, required=True),
        Option(
            "end",
            DATE,
            place=1,
            kinds=DATED_KINDS,
            dated=True,
            follows="start",
            required=True,
        ),
    ),
    examples=(
        Example(
            "days between two dates or events",
            {"start": "2 May 2023", "end": "27 September 2023"},
        ),
    ),
)
