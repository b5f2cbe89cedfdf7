"""What /source is."""

from bot.answers.spec import Command, Example, Option

COMMAND = Command(
    name="source",
    code="so",
    order=50,
    description="What an article states, whom it repeats, where others differ",
    options=(
        Option(
            "source",
            "An article or document: title, outlet, author",
            place=0,
            kinds=("source",),
            required=True,
        ),
    ),
    examples=(Example("what an article states, and whom it repeats", {"source": "TechCrunch"}),),
)
