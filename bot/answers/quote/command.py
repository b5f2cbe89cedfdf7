"""What /quote is."""

from bot.answers.spec import Command, Example, Option

COMMAND = Command(
    name="quote",
    code="qu",
    order=30,
    description="Exact words from the five articles: who, where, when",
    options=(
        Option("topic", "A proposition that people take sides on", place=0, kinds=("topic",)),
        Option("holder", "Who speaks: a person, a body, an article", place=1, kinds=("holder",)),
        Option("source", "The article", place=2, kinds=("source",)),
        Option(
            "stance",
            "On which side",
            place=3,
            choices=(
                ("for", "for"),
                ("against", "against"),
                ("mixed", "mixed"),
                ("reports", "reports, takes no side"),
            ),
        ),
        Option("words", "Words that the passage has"),
    ),
    examples=(
        Example("exact words, who, where and when", {"topic": "hypocrisy"}),
        Example("the passages that have these words", {"words": "sound basis"}),
    ),
)
