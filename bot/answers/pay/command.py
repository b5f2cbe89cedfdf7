"""What /pay is."""

from bot.answers.arguments import DOLLARS_OF, KNOWN_BY, ROLE_KINDS, UNDATED
from bot.answers.spec import Command, Example, Option

COMMAND = Command(
    name="pay",
    code="pa",
    order=20,
    description="Every pay figure on record for one role, and who reports it",
    options=(
        Option(
            "role", "A role: a title, an alias or an id", place=0, kinds=ROLE_KINDS, required=True
        ),
        Option("dollars_of", DOLLARS_OF, place=1, year=True),
        Option("known_by", KNOWN_BY, place=2, dated=True, edge="last"),
        Option("undated", place=3, choices=UNDATED),
    ),
    examples=(
        Example(
            "every figure on record for one role, and who reports it", {"role": "day performer"}
        ),
        Example(
            "what was published by then alone",
            {"role": "SAG-AFTRA member", "known_by": "July 2023"},
        ),
    ),
)
