"""What /check is, and 'Check against the record' on any message."""

from bot.answers.spec import Command, Example, Option
from bot.domain.claims.text.statements import LONGEST, joined

COMMAND = Command(
    name="check",
    code="ch",
    order=130,
    description="A claim's amounts, dates and quotations held against the record",
    options=(Option("claim", "A text of up to 4,000 characters", required=True, longest=LONGEST),),
    examples=(
        Example(
            "a claim's numbers and dates held against the record; also by a right click on a "
            "message",
            {"claim": "The actors' strike lasted 118 days, from 14 July 2023"},
        ),
    ),
    longest=LONGEST,
    joins=joined,
    message_menu="Check against the record",
    loads_late=True,
)
