"""What /search is."""

from bot.answers.spec import Command, Example, Option

COMMAND = Command(
    name="search",
    code="se",
    order=120,
    description="Search everything on record",
    options=(
        Option("words", "Words to look for", required=True),
        # The one record that a menu opened, or a button.
        Option("record", place=0),
    ),
    examples=(Example("anything, ranked", {"words": "residual checks"}),),
    asks_others=True,
)
