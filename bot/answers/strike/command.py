"""What /strike is."""

from bot.answers.spec import Command, Example, Option

COMMAND = Command(
    name="strike",
    code="st",
    order=70,
    description="One strike: days, what was demanded, offered and won, its rank among stoppages",
    options=(
        Option(
            "name",
            "A strike by name: 'writers 2023'",
            place=0,
            kinds=("strike",),
            required=True,
        ),
    ),
    examples=(
        Example(
            "what was demanded, offered and won, and how large it was", {"name": "actors 2023"}
        ),
    ),
)
