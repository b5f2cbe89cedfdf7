"""What /on is."""

from bot.answers.arguments import DATE, DATED_KINDS
from bot.answers.spec import Command, Example, Option

COMMAND = Command(
    name="on",
    code="on",
    order=80,
    description="The state of play on a day: strikes, events, what came next",
    options=(Option("date", DATE, place=0, kinds=DATED_KINDS, dated=True, required=True),),
    examples=(Example("the state of play on a day, or in a month", {"date": "27 July 2023"}),),
)
