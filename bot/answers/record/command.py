"""What /record is."""

from bot.answers.spec import Command, Example

COMMAND = Command(
    name="record",
    code="re",
    order=140,
    description="What the record holds, and how to report an error",
    examples=(Example("what the record holds, what was corrected, how to report an error"),),
    private=True,
)
