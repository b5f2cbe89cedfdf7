"""What /positions is."""

from bot.answers.spec import Command, Example, Option

COMMAND = Command(
    name="positions",
    code="po",
    order=40,
    description="Who stands where on one proposition, in their words",
    options=(
        Option(
            "topic",
            "A proposition that people take sides on",
            place=0,
            kinds=("topic",),
            required=True,
        ),
    ),
    examples=(
        Example("who stands where on one proposition", {"topic": "AI threatens to replace"}),
    ),
)
