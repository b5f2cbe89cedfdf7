"""What /measures is."""

from bot.answers.spec import Command, Example

COMMAND = Command(
    name="measures",
    code="me",
    order=25,
    description="What each measure of pay means, with an example from the record",
    examples=(Example("what a posted range, a mean or a minimum is, and what it is not"),),
)
